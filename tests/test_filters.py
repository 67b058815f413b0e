from datetime import date

import pytest
from django.db import connection

from newsarchive import search
from newsarchive.filters import (
    ArticleFilter,
    ClaimFilter,
    DisagreementFilter,
    PersonFilter,
    WorkFilter,
    archive,
)
from newsarchive.filters import claims as claim_filters
from newsarchive.models import Article, Claim, Disagreement, Person, Work
from newsarchive.paging import NEWEST_FIRST, page_of
from newsarchive.time_box import TimeBox
from tests.archives import forget_statistics
from tests.factories import (
    make_appearance,
    make_article,
    make_citation,
    make_cited_claim,
    make_claim,
    make_disagreement,
    make_outlet,
    make_person,
    make_work,
)

pytestmark = pytest.mark.django_db


def filtered(filter_class, queryset, **parameters):
    return filter_class(parameters, queryset=queryset)


def articles(**parameters):
    """Return the sources of the articles in the list, in its order, one row a page."""
    filterset = filtered(ArticleFilter, Article.objects.current(), **parameters)
    queryset, token, found = filterset.qs, "", []
    while True:
        page = page_of(queryset, filterset.page_order, token, 1)
        found += [article.source for article in page.rows]
        assert len(set(found)) == len(found)  # or it would go on for ever
        token = page.next
        if not token:
            return found


def claims(**parameters):
    return list(filtered(ClaimFilter, Claim.objects.standing().order_by("id"), **parameters).qs)


def disagreements(**parameters):
    return list(filtered(DisagreementFilter, Disagreement.objects.standing().order_by("id"), **parameters).qs)


def test_articles_by_words():
    make_article("boats", source="found")
    make_article("trams", source="other")

    assert articles(q="boats") == ["found"]
    assert articles(q="?!") == articles(q="") == ["other", "found"]
    assert articles(q="boats\0") == ["found"]


def test_articles_by_outlet():
    outlet = make_outlet("The Daily Example")
    make_article(outlet=outlet, source="found")
    make_article(outlet="Another", source="other")

    assert articles(outlet=str(outlet.pk)) == ["found"]


def test_articles_by_date_leave_out_those_without_one():
    for day in (1, 2, 3):
        make_article(published=date(2024, 1, day), source=f"{day}")
    make_article(sort_date=date(2024, 1, 2), source="no date")

    assert articles(published_after="2024-01-02") == ["3", "2"]
    assert articles(published_before="2024-01-02") == ["2", "1"]
    assert articles(published_after="2024-01-02", published_before="2024-01-02") == ["2"]


def make_covered():
    """Make five articles, two of each day; return a person who is in all but one of them, and a work that is, too."""
    ada, boats = make_person(), make_work()
    for number in range(5):
        article = make_article(f"text {number}", published=date(2024, 1, 1 + number // 2), source=f"{number}")
        if number != 1:
            make_appearance(article, ada)
            make_appearance(article, ada)
        if number != 3:
            make_appearance(article, boats)
    return ada, boats


@pytest.mark.parametrize("few", [0, 1_000])
def test_articles_by_person_and_work_however_many_there_are(monkeypatch, few):
    monkeypatch.setattr(search, "FEW", few)
    ada, boats = make_covered()

    assert articles(person=str(ada.pk)) == ["4", "3", "2", "0"]
    assert articles(work=str(boats.pk)) == ["4", "2", "1", "0"]
    assert articles(work=str(boats.pk), person=str(ada.pk)) == ["4", "2", "0"]
    assert articles(person=str(ada.pk), q="text 2") == ["2"]


@pytest.mark.django_db(transaction=True)
def test_articles_of_a_person_are_met_once_whatever_way_sqlite_takes():
    """By what ANALYZE finds here, it looks the listed ids up in the index of dates, behind a day that several share."""
    ada, _ = make_covered()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")

    try:
        assert articles(person=str(ada.pk)) == ["4", "3", "2", "0"]
    finally:
        forget_statistics()


@pytest.mark.sqlite
def test_a_walk_along_the_articles_of_a_person_begins_and_ends_at_the_days_wanted(monkeypatch):
    monkeypatch.setattr(search, "FEW", 0)
    ada = make_person()
    for day in (1, 2, 3, 4):
        make_appearance(make_article(source=str(day), published=date(2024, 1, day)), ada)
    days = {"published_after": "2024-01-02", "published_before": "2024-01-03"}

    filterset = filtered(ArticleFilter, Article.objects.current().for_list(), person=str(ada.pk), **days)
    plan = filterset.page_order.apply(filterset.qs).explain()

    assert articles(person=str(ada.pk), **days) == ["3", "2"]
    assert "appearance_person_newest (person_id=? AND sort_date>? AND sort_date<?)" in plan
    assert filterset.selection().count() == 2
    assert filterset.selection(without="published_after").count() == 3


@pytest.mark.sqlite
def test_articles_of_a_person_with_many_are_a_walk_along_an_index(monkeypatch):
    monkeypatch.setattr(search, "FEW", 0)
    ada = make_person()
    make_appearance(make_article(), ada)

    filterset = filtered(ArticleFilter, Article.objects.current().for_list(), person=str(ada.pk))
    token = page_of(filterset.qs, filterset.page_order).next
    plan = filterset.page_order.apply(filterset.qs).explain()

    assert token == ""
    assert "appearance_person_newest (person_id=?" in plan
    assert "USE TEMP B-TREE FOR ORDER BY" not in plan


def test_articles_of_a_merged_person_are_those_of_the_survivor():
    ada = make_person()
    middle = make_person(merged_into=ada)
    merged = make_person(merged_into=middle)
    make_appearance(make_article(source="found"), ada)

    assert articles(person=str(merged.pk)) == ["found"]


def test_relevance_counts_only_for_words():
    assert filtered(ArticleFilter, Article.objects.all(), q="boats", order="relevance").is_by_relevance
    assert not filtered(ArticleFilter, Article.objects.all(), q="?", order="relevance").is_by_relevance
    assert not filtered(ArticleFilter, Article.objects.all(), q="boats").is_by_relevance
    assert filtered(ArticleFilter, Article.objects.all(), q="boats").page_order is NEWEST_FIRST


def test_persons_by_name_and_kind():
    ada = make_person("Ada Lind", aliases=["Countess"])
    band = make_person("The Linds", kind="group")

    assert list(filtered(PersonFilter, Person.objects.all(), q="countess").qs) == [ada]
    assert list(filtered(PersonFilter, Person.objects.all(), kind="group").qs) == [band]


def test_works_by_title_and_kind():
    song = make_work("Boats", kind="song")
    film = make_work("Boats", kind="film")

    assert set(filtered(WorkFilter, Work.objects.all(), q="boats").qs) == {song, film}
    assert list(filtered(WorkFilter, Work.objects.all(), q="boats", kind="film").qs) == [film]


def test_claims_by_words_predicate_and_status():
    ada = make_person("Ada Lind")
    born = make_cited_claim(ada, "birth_date", "1990", status="accepted")
    said = make_cited_claim(ada, "statement", "It was windy.")

    assert claims(q="lind") == [born, said]
    assert claims(q="windy") == [said]
    assert claims(predicate="birth_date") == [born]
    assert claims(status="unreviewed") == [said]


def test_claims_by_the_manner_in_which_a_source_makes_them():
    article = make_article("Rumour has it.")
    rumoured = make_claim(make_person(), "birth_date", "1990")
    make_citation(rumoured, article, "Rumour", modality="rumoured")
    make_cited_claim(make_person(), "birth_date", "1991")

    assert claims(modality="rumoured") == [rumoured]


@pytest.mark.parametrize(("few", "many"), [(0, 0), (0, 99), (99, 99)])
def test_claims_by_outlet_and_modality_are_the_same_however_many_there_are(monkeypatch, few, many):
    for name in ("_FEW_ARTICLES", "_FEW_CITATIONS"):
        monkeypatch.setattr(claim_filters, name, few)
    for name in ("_MANY_ARTICLES", "_MANY_CITATIONS"):
        monkeypatch.setattr(claim_filters, name, many)
    harbour = make_outlet("Harbour Post")
    found, other, gone = (make_claim(make_work("Boats"), "publisher", name) for name in ("A", "B", "C"))
    for text in ("It is by A, they say.", "By A, they said."):
        make_citation(
            found, make_article(text, outlet=harbour), "by A" if "by" in text else "By A", modality="rumoured"
        )
    make_citation(other, make_article("It is by B.", outlet="Tram Times"), "by B")
    rejected = {"modality": "rumoured", "status": "rejected"}
    make_citation(gone, make_article("It is by C.", outlet=harbour), "by C", **rejected)

    for wanted in ({"outlet": str(harbour.pk)}, {"modality": "rumoured"}):
        filterset = filtered(ClaimFilter, Claim.objects.standing(), **wanted)
        assert list(filterset.qs) == list(filterset.selection()) == [found]


def test_claims_that_are_disputed_now():
    ada, ben = make_person("Ada"), make_person("Ben")
    disputed = [make_cited_claim(ada, "birth_date", year) for year in ("1990", "1991")]
    settled = [make_cited_claim(ben, "birth_date", year) for year in ("1990", "1991")]
    make_disagreement(*disputed)
    make_disagreement(*settled, status="settled")

    assert claims(disputed="yes") == disputed


def test_claims_by_the_person_or_work_they_are_about_or_name():
    ada, boats = make_person("Ada"), make_work("Boats")
    sung = make_cited_claim(boats, "performer", ada)
    born = make_cited_claim(ada, "birth_date", "1990")
    make_cited_claim(make_person("Ben"), "birth_date", "1990")

    assert claims(person=str(ada.pk)) == [sung, born]
    assert claims(work=str(boats.pk)) == [sung]


def test_disagreements_by_state_and_predicate():
    opened = make_disagreement(make_claim(make_person("Ada"), "birth_date", "1990"))
    settled = make_disagreement(make_claim(make_work(), "duration", 5), status="settled")

    assert disagreements(status="open") == [opened]
    assert disagreements(predicate="duration") == [settled]


@pytest.mark.parametrize(
    ("parameter", "value", "message"),
    [
        ("outlet", "99", "Select a valid choice"),
        ("outlet", "x" * 3_000, "Select a valid choice"),
        ("published_after", "2024-02-30", "Enter a valid date"),
        ("published_before", "soon", "Enter a valid date"),
        ("person", "99", "The archive has no person of this number."),
        ("person", "9" * 40, "The archive has no person of this number."),
        ("work", "x", "The archive has no work of this number."),
        ("work", "\0", "Null characters are not allowed"),
        ("order", "size", "Select a valid choice"),
        ("q", "a" * 501, "at most 500 characters"),
    ],
)
def test_a_bad_value_is_told_and_all_others_count(parameter, value, message):
    make_article("boats", source="found")
    make_article("trams", source="other")
    other = {"q": "boats"} if parameter != "q" else {"published_before": "2000-01-01"}

    filterset = filtered(ArticleFilter, Article.objects.current(), **other, **{parameter: value})

    assert [article.source for article in filterset.qs] == (["found"] if parameter != "q" else [])
    assert message in filterset.form.errors[parameter][0]
    assert [chip.label for chip in filterset.chips()] == [filterset.form.fields[next(iter(other))].label]


@pytest.mark.parametrize("status", ["rejected", "closed"])
def test_what_is_not_shown_cannot_be_asked_for(status):
    claim = make_cited_claim(make_person(), "birth_date", "1990")

    assert "status" in filtered(ClaimFilter, Claim.objects.all(), status=status).form.errors
    assert "status" in filtered(DisagreementFilter, Disagreement.objects.all(), status=status).form.errors
    assert claims(status=status) == [claim]


def test_each_filter_that_counts_can_be_taken_away():
    outlet, ada = make_outlet("The Daily Example"), make_person("Ada Lind")
    parameters = {
        "q": "boats & trams",
        "outlet": str(outlet.pk),
        "published_after": "2024-01-02",
        "person": str(ada.pk),
        "order": "relevance",
        "page": "abc",
        "published_before": "",
    }

    chips = filtered(ArticleFilter, Article.objects.all(), **parameters).chips()

    assert [(chip.label, chip.value) for chip in chips] == [
        ("Words in headline or text", "boats & trams"),
        ("Outlet", "The Daily Example"),
        ("Published from", "2 January 2024"),
        ("Person", "Ada Lind"),
        ("Order", "best match first"),
    ]
    assert (
        chips[0].without == f"?outlet={outlet.pk}&published_after=2024-01-02&person={ada.pk}&order=relevance"
    )
    assert "q=boats+%26+trams" in chips[1].without


def test_there_are_no_chips_without_filters():
    assert filtered(ClaimFilter, Claim.objects.all(), q="  ", predicate="").chips() == []
    assert ClaimFilter(None, queryset=Claim.objects.all()).chips() == []


def options(filterset, name):
    """Return what a list of choices says once they are counted, without the one for all."""
    filterset.write_counts(filterset.choice_counts(TimeBox(60)))
    return [label for value, label in filterset.form.fields[name].widget.choices if value]


def test_articles_oldest_first_also_along_the_appearances_of_a_person(monkeypatch):
    ada = make_person()
    for day in (1, 2, 3):
        make_appearance(make_article(f"{day}", published=date(2024, 1, day), source=f"{day}"), ada)

    assert articles(order="oldest") == ["1", "2", "3"]
    monkeypatch.setattr(search, "FEW", 0)
    assert articles(order="oldest", person=str(ada.pk)) == ["1", "2", "3"]


def test_choices_count_the_rows_that_the_other_filters_leave():
    harbour, trams = make_outlet("Harbour Post"), make_outlet("Tram Times")
    for outlet, text in ((harbour, "boats"), (harbour, "boats again"), (trams, "trams"), (None, "boats")):
        make_article(text, outlet=outlet)

    def outlets(**parameters):
        return options(filtered(ArticleFilter, Article.objects.current(), **parameters), "outlet")

    assert outlets() == ["Harbour Post (2)", "Tram Times (1)"]
    assert outlets(q="boats") == ["Harbour Post (2)", "Tram Times (0)"]
    assert outlets(outlet=str(trams.pk)) == ["Harbour Post (2)", "Tram Times (1)"]
    assert outlets(q="trams", outlet=str(harbour.pk)) == ["Harbour Post (0)", "Tram Times (1)"]


def test_of_very_many_outlets_those_with_most_rows_and_the_chosen_one_are_offered(monkeypatch):
    monkeypatch.setattr(archive, "OUTLETS_SHOWN", 2)
    made = [make_outlet(f"Outlet {number}") for number in range(5)]
    make_article("boats", outlet=made[4])

    filterset = filtered(ArticleFilter, Article.objects.current(), outlet=str(made[3].pk))

    assert options(filterset, "outlet") == ["Outlet 3 (0)", "Outlet 4 (1)"]


def test_a_chip_names_its_choice_without_the_count():
    filterset = filtered(PersonFilter, Person.objects.all(), kind="group")
    options(filterset, "kind")

    assert [chip.value for chip in filterset.chips()] == ["group"]


def test_claims_by_origins_outlet_and_days():
    post, times = make_outlet("Post"), make_outlet("Times")
    ada = make_person("Ada")
    early = make_article("Early words.", outlet=post, published=date(2024, 1, 1))
    late = make_article("Late words.", outlet=times, published=date(2024, 3, 1))
    both = make_claim(ada, "birth_date", "1990")
    for article in (early, late):
        make_citation(both, article, article.text)
    one = make_cited_claim(ada, "birth_date", "1991", article=early)

    assert claims(origins="2") == [both]
    assert claims(outlet=str(times.pk)) == [both]
    assert claims(outlet=str(post.pk)) == [both, one]
    assert claims(said_after="2024-02-01") == [both]
    assert claims(said_before="2023-12-31") == []
    filterset = filtered(ClaimFilter, Claim.objects.standing())
    assert options(filterset, "origins")[:2] == ["2 or more (1)", "3 or more (0)"]
    assert options(filtered(ClaimFilter, Claim.objects.standing()), "outlet") == ["Post (2)", "Times (1)"]
    assert options(filtered(ClaimFilter, Claim.objects.standing()), "modality")[0] == "asserted (2)"


def test_persons_and_works_that_are_disputed_or_have_to_do_with_each_other():
    ada, ben = make_person("Ada"), make_person("Ben")
    boats, trams = make_work("Boats"), make_work("Trams")
    make_cited_claim(boats, "performer", ada)
    make_disagreement(make_cited_claim(ben, "birth_date", "1990"))
    make_disagreement(make_cited_claim(trams, "duration", 5), status="settled")

    assert list(filtered(PersonFilter, Person.objects.all(), work=str(boats.pk)).qs) == [ada]
    assert list(filtered(WorkFilter, Work.objects.all(), person=str(ada.pk)).qs) == [boats]
    assert list(filtered(PersonFilter, Person.objects.all(), disputed="yes").qs) == [ben]
    assert list(filtered(WorkFilter, Work.objects.all(), disputed="yes").qs) == []
    assert options(filtered(PersonFilter, Person.objects.all()), "disputed") == ["disputed now (1)"]


def test_disagreements_by_words_and_subject():
    ada = make_disagreement(make_claim(make_person("Ada Lind"), "birth_date", "1990"))
    boats = make_disagreement(make_claim(make_work("Paper Boats"), "duration", 5))

    assert disagreements(q="lind") == [ada]
    assert disagreements(q="boats") == [boats]
    assert disagreements(work=str(boats.subject_work_id)) == [boats]
    assert disagreements(person=str(ada.subject_person_id)) == [ada]


@pytest.mark.parametrize(
    ("filter_class", "order", "expected"),
    [
        (PersonFilter, "", ["Cy", "Ada", "Ben"]),
        (PersonFilter, "name", ["Ada", "Ben", "Cy"]),
        (PersonFilter, "new", ["Ada", "Cy", "Ben"]),
    ],
)
def test_the_order_of_a_list_holds_from_page_to_page(filter_class, order, expected):
    for name, article_count in (("Ben", 1), ("Cy", 3), ("Ada", 2)):
        make_person(name, article_count=article_count)
    filterset = filtered(filter_class, Person.objects.all(), order=order)
    found, token = [], ""
    while True:
        page = page_of(filterset.qs, filterset.page_order, token, 1)
        found += [row.name for row in page.rows]
        token = page.next
        if not token:
            break

    assert found == expected


def test_the_address_of_a_state_holds_what_counts_and_nothing_else():
    filterset = filtered(
        PersonFilter, Person.objects.all(), kind="group", q="", order="x", page="abc", other="1"
    )

    assert filterset.address == "?kind=group"
    assert filtered(PersonFilter, Person.objects.all()).address == ""
