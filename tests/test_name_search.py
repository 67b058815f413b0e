import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from newsarchive import name_search
from newsarchive.ingest.store.candidates import compare
from newsarchive.ingest.store.sides import PERSONS as PERSON_SIDE
from newsarchive.ingest.store.sides import WORKS as WORK_SIDE
from newsarchive.models import Person, Work
from newsarchive.name_search import PERSONS, WORKS, Closeness
from tests.factories import make_person, make_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def names():
    make_person("Um Tae-hwa", article_count=3)
    make_person("Quentin Tarantino", article_count=2)
    make_person("Park Bo-gum", article_count=1)
    make_person("Zoë Kravitz", article_count=4)
    make_person("V", aliases=["Kim Taehyung"], article_count=9)
    make_work("Concrete Utopia", aliases=[("Concrete Paradise", "former")], article_count=5)
    make_work("Love Wins All", article_count=7)
    compare(PERSON_SIDE, Person.objects.values_list("pk", flat=True))
    compare(WORK_SIDE, Work.objects.values_list("pk", flat=True))


def found(names, text, **options):
    return [(str(match.entity), match.closeness) for match in name_search.matches(names, text, 5, **options)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Um Tae-hwa", "Um Tae-hwa"),
        ("Uhm Tae Hwa", "Um Tae-hwa"),
        ("um taehwa", "Um Tae-hwa"),
        ("Tae-hwa Um", "Um Tae-hwa"),
        ("zoe kravitz", "Zoë Kravitz"),
        ("PARK BOGUM", "Park Bo-gum"),
        ("kim tae hyung", "V"),
        ("v", "V"),
    ],
)
def test_a_name_is_the_same_in_any_spelling(names, text, name):
    assert found(PERSONS, text) == [(name, Closeness.SAME)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Um Taehwe", "Um Tae-hwa"),
        ("Quentin Tarantno", "Quentin Tarantino"),
        ("Quentn Tarantino", "Quentin Tarantino"),
        ("Buentin Tarantino", "Quentin Tarantino"),
        ("tarantno", "Quentin Tarantino"),
        ("atrantino", "Quentin Tarantino"),
        ("kravits", "Zoë Kravitz"),
        ("Kim Taehyun", "V"),
    ],
)
def test_a_slip_of_the_pen_finds_the_name_that_is_near(names, text, name):
    assert found(PERSONS, text) == [(name, Closeness.NEAR)]


@pytest.mark.parametrize("text", ["lvoe wins all", "love wins al", "love win all"])
def test_a_title_with_a_slip_is_found(names, text):
    assert found(WORKS, text) == [("Love Wins All", Closeness.NEAR)]


@pytest.mark.parametrize("text", ["", "?!", "-", "boats", "um", "Jane Tarantella Smith", "x" * 500])
def test_what_is_no_name_finds_nobody(names, text):
    assert [one for one in found(PERSONS, text) if one[1] != Closeness.WORDS][1:] == []
    assert "Quentin Tarantino" not in dict(found(PERSONS, text))


def test_a_former_title_is_told_as_the_one_that_was_meant(names):
    (match,) = name_search.matches(WORKS, "concrete paradise", 5)

    assert (str(match.entity), match.name, match.is_other_name) == (
        "Concrete Utopia",
        "Concrete Paradise",
        True,
    )
    assert match.column == "work"


def test_a_name_is_found_while_it_is_typed(names):
    assert found(PERSONS, "quentin tar", is_typing=True) == [("Quentin Tarantino", Closeness.WORDS)]
    assert found(PERSONS, "quentin tarent", is_typing=True) == [("Quentin Tarantino", Closeness.NEAR)]
    assert found(PERSONS, "v", is_typing=True) == [("V", Closeness.SAME)]
    assert found(PERSONS, "q", is_typing=True) == []


def test_namesakes_come_by_their_coverage_and_by_kind(names):
    make_person("IU", article_count=1)
    make_person("IU", kind="group", article_count=2)

    assert [m.entity.article_count for m in name_search.matches(PERSONS, "iu", 5)] == [2, 1]
    assert [m.entity.article_count for m in name_search.matches(PERSONS, "iu", 5, kind="person")] == [1]


def test_what_was_merged_or_dismissed_is_not_offered(names):
    Person.objects.filter(name="Um Tae-hwa").update(dismissed=True)
    Person.objects.filter(name="Park Bo-gum").update(merged_into=Person.objects.get(name="V"))

    assert found(PERSONS, "um tae-hwa") == found(PERSONS, "um taehwe") == []
    assert found(PERSONS, "park bogum") == found(PERSONS, "bo-gum") == []


class AnyName(TestCase):
    @settings(max_examples=60, deadline=None)
    @given(st.text(max_size=40) | st.text(alphabet="abé\"*-' \0#", max_size=40), st.booleans())
    def test_nothing_typed_is_an_error(self, text, is_typing):
        make_person("Ada Bé", aliases=["a b"])
        make_work("Bé")

        for names in (PERSONS, WORKS):
            assert len(name_search.matches(names, text, 2, is_typing=is_typing)) <= 2
