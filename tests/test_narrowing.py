from datetime import date

import pytest
from django.http import QueryDict

from newsarchive.filters import ArticleFilter, ClaimFilter, DisagreementFilter, PersonFilter
from newsarchive.models import Article, Claim, Disagreement, Person
from newsarchive.narrowing import LISTS, as_typed, narrow, outlets_like
from newsarchive.query import parse
from tests.factories import make_outlet, make_person, make_work

pytestmark = pytest.mark.django_db


def narrowed(text):
    return narrow(parse(text))


def lists(text):
    return sorted(narrowed(text).filters)


def test_an_outlet_is_found_by_its_name_or_a_part_of_it():
    guardian, weekly = make_outlet("The Guardian"), make_outlet("Guardian Weekly")
    make_outlet("Post")

    for text in ("outlet:guardian", 'outlet:"the GUARDIAN"'):
        found = narrowed(text)
        assert found.filters == {"articles": [("outlet", guardian)], "claims": [("outlet", guardian)]}
        assert found.problems == []
    assert outlets_like("guard", 5) == [guardian, weekly]
    assert outlets_like("weekly", 5) == [weekly]
    assert outlets_like("?", 5) == []
    assert narrowed("outlet:guard").problems == [
        '“outlet:guard” was taken for The Guardian; there is also outlet:"Guardian Weekly".'
    ]


def test_an_outlet_that_is_not_there_is_told_and_not_heeded():
    make_outlet("The Guardian")

    found = narrowed("outlet:gaurdian boats")

    assert sorted(found.filters) == sorted(LISTS)
    assert not found.is_narrowed
    assert found.problems == [
        'No outlet here is called “gaurdian”; it was not heeded. Did you mean outlet:"The Guardian"?'
    ]


def test_dates_narrow_to_what_was_published_from_or_before_them():
    found = narrowed("after:2024-01 before:2025")

    assert found.filters == {
        "articles": [("published_after", date(2024, 1, 1)), ("published_before", date(2024, 12, 31))],
        "claims": [("said_after", date(2024, 1, 1)), ("said_before", date(2024, 12, 31))],
    }
    assert [(chip.label, chip.value) for chip in found.chips] == [
        ("Published from", "1 January 2024"),
        ("Published before", "1 January 2025"),
    ]
    assert narrowed("before:yesterday").problems == [
        "“before:yesterday” is not a date; use 2024-01-31, 2024-01 or 2024."
    ]


def test_persons_and_works_are_found_by_any_of_their_names():
    um, iu, work = make_person("Um Tae-hwa"), make_person("IU"), make_work("Lilac")

    found = narrowed('person:"Uhm Tae Hwa" person:iu work:lilac')

    assert found.filters["articles"] == [("person", um), ("person", iu), ("work", work)]
    assert sorted(found.filters) == ["articles", "claims", "disagreements"]
    assert found.problems == []
    assert narrowed("person:nobody").problems == ["No person here is called “nobody”; it was not heeded."]
    assert narrowed("person:tae").problems == ["“person:tae” was taken for Um Tae-hwa."]


def test_of_namesakes_the_one_in_most_articles_is_taken_unless_its_number_is_told():
    first, second = make_person("IU", article_count=1), make_person("IU", article_count=2)

    found = narrowed("person:IU")
    assert found.filters["articles"] == [("person", second)]
    assert "More than one person is called “IU”" in found.problems[0]
    assert narrowed(f'person:"IU #{first.pk}"').filters["articles"] == [("person", first)]
    assert narrowed('person:"IU #999"').filters["articles"] == [("person", second)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kind:film", ["works"]),
        ("kind:Group", ["persons"]),
        ('predicate:"release date"', ["claims", "disagreements"]),
        ("predicate:release_date", ["claims", "disagreements"]),
        ("modality:planned", ["claims"]),
        ("origins:2", ["claims"]),
        ("status:accepted", ["claims"]),
        ("status:open", ["disagreements"]),
        ("is:disputed", ["claims", "disagreements", "persons", "works"]),
        ("kind:film outlet:post", []),
    ],
)
def test_a_list_is_left_out_where_an_operator_says_nothing_of_its_rows(text, expected):
    make_outlet("Post")

    assert lists(text) == expected
    assert narrowed(text).is_narrowed


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("kind:flim", "Did you mean kind:film?"),
        ("predicate:x", "is none of: release_date, "),
        ("is:x", "disputed"),
    ],
)
def test_a_value_that_there_is_none_of_is_told(text, told):
    found = narrowed(text)

    assert told in found.problems[0]
    assert not found.is_narrowed


def test_each_part_can_be_taken_away_by_its_chip():
    make_outlet("Post")

    assert [(chip.label, chip.value, chip.without) for chip in narrowed("boats -tram outlet:post").chips] == [
        ("Word", "boats", "?q=-tram+outlet%3Apost"),
        ("Without", "tram", "?q=boats+outlet%3Apost"),
        ("Outlet", "Post", "?q=boats+-tram"),
    ]


@pytest.mark.parametrize(
    ("filterset", "model", "name", "address"),
    [
        (ArticleFilter, Article, "articles", "q=boats+-tram&outlet=1&published_after=2024-01-01&published_before=2024-12-31&person=1&work=1"),
        (PersonFilter, Person, "persons", "q=ada&kind=group&disputed=yes&work=1"),
        (ClaimFilter, Claim, "claims", "predicate=release_date&status=accepted&modality=planned&disputed=yes&origins=3&outlet=1&said_after=2024-01-01&said_before=2024-02-29&person=2"),
        (DisagreementFilter, Disagreement, "disagreements", "q=ada&status=open&predicate=director&person=1"),
    ],
)  # fmt: skip
def test_the_filters_of_a_list_are_said_as_operators_that_set_them_again(filterset, model, name, address):
    make_outlet("The Guardian", pk=1)
    make_person("Um Tae-hwa", pk=1)
    make_person("IU", pk=2, article_count=1)
    make_person("IU", pk=3, article_count=2)
    make_work("Love Wins All", pk=1)

    typed = as_typed(filterset(QueryDict(address), queryset=model.objects.all()).cleaned)
    query = parse(typed)
    found = narrow(query)

    assert query.problems == () and found.problems == []
    assert found.address(name, query.words) == f"?{address}"


def test_a_list_that_is_not_narrowed_leaves_the_box_empty():
    assert as_typed({}) == as_typed({"q": "", "order": "new", "outlet": None}) == ""
    assert as_typed({"published_before": date.max}) == "before:9999-12-31"
