from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsarchive.bookkeeping import Property, update_disagreements
from newsarchive.models import Disagreement
from newsarchive.vocabulary import Predicate, Rank
from tests.admin.archive import history_of
from tests.factories import make_article, make_citation, make_claim, make_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def claims():
    """Two claims about one release date, each made by an article of its own."""
    work = make_work("Paper Boats")
    made = []
    for day, words in (("2020-05-01", "May 1, 2020"), ("2020-06-02", "June 2, 2020")):
        claim = make_claim(work, Predicate.RELEASE_DATE, day)
        article = make_article(f"Well. It came out on {words}, they say.", published=date(2020, 7, 1))
        make_citation(claim, article, f"came out on {words}", value_words=words)
        made.append(claim)
    return made


@pytest.fixture
def disagreement(claims):
    update_disagreements({Property.of(claims[0])})
    return Disagreement.objects.get()


def url(disagreement, page="change"):
    return reverse(f"admin:newsarchive_disagreement_{page}", args=[disagreement.pk])


def test_the_values_stand_side_by_side_with_their_quotes(desk, disagreement):
    page = desk.get(url(disagreement)).content.decode()

    assert "<mark>came out on <strong>May 1, 2020</strong></mark>, they say." in page
    assert "<mark>came out on <strong>June 2, 2020</strong></mark>, they say." in page
    assert page.count('name="preferred"') == 3


def test_the_articles_stand_by_date_across_the_values(desk, disagreement, claims):
    early = make_article("It came out on May 1.", published=date(2020, 6, 1))
    make_citation(claims[0], early, "May 1", value_words="May 1")

    sheet = desk.get(url(disagreement)).context["sheet"]

    first, second = (claim.citations.first().article for claim in claims)
    assert sheet.columns == [early, first, second]
    row = next(row for row in sheet.rows if row.claim == claims[0])
    assert [bool(cell) for cell in row.cells] == [True, True, False]
    assert row.precision == "to the day"


def test_a_long_list_of_articles_is_cut(desk, disagreement, claims, monkeypatch):
    monkeypatch.setattr("newsarchive.admin.disagreement_sheet.SHOWN_CITATIONS", 1)
    make_citation(claims[0], make_article("It came out on May 1."), "May 1")

    response = desk.get(url(disagreement))

    row = next(row for row in response.context["sheet"].rows if row.claim == claims[0])
    assert (len(row.evidence), row.more) == (1, 1)
    assert "1 more article" in response.content.decode()


def test_the_page_takes_as_many_queries_for_many_articles_as_for_few(desk, disagreement, claims):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            desk.get(url(disagreement))
        return len(captured)

    queries()
    few = queries()
    for _ in range(10):
        make_citation(claims[0], make_article("It came out on May 1."), "May 1")

    assert queries() == few


def test_settling_prefers_for_all_sources(desk, editor, disagreement, claims):
    response = desk.post(
        url(disagreement, "settle"), {"preferred": claims[0].pk, "reason": "The label says so."}, follow=True
    )

    disagreement.refresh_from_db()
    assert (disagreement.status, disagreement.preferred, disagreement.settled_by) == (
        "settled",
        claims[0],
        editor,
    )
    for claim, rank in zip(claims, (Rank.PREFERRED, Rank.DEPRECATED), strict=True):
        claim.refresh_from_db()
        assert claim.rank == rank
    assert "is preferred" in response.content.decode()


@pytest.mark.parametrize(
    ("fields", "message"),
    [({"reason": "So."}, "Choose the claim"), ({"preferred": 1, "reason": " "}, "Say why")],
)
def test_settling_needs_a_choice_and_a_reason(desk, disagreement, claims, fields, message):
    if "preferred" in fields:
        fields = {**fields, "preferred": claims[0].pk}

    response = desk.post(url(disagreement, "settle"), fields, follow=True)

    disagreement.refresh_from_db()
    assert disagreement.status == "open"
    assert message in response.content.decode()


def test_a_settled_one_can_be_opened_again(desk, disagreement, claims):
    desk.post(url(disagreement, "settle"), {"preferred": claims[0].pk, "reason": "The label says so."})
    assert "Open again" in desk.get(url(disagreement)).content.decode()

    desk.post(url(disagreement, "reopen"))

    disagreement.refresh_from_db()
    assert (disagreement.status, disagreement.preferred) == ("open", None)
    told = history_of(desk, disagreement)
    assert "status: open → settled" in told and "status: settled → open" in told


def test_the_viewer_settles_nothing(window, disagreement, claims):
    assert 'name="preferred"' not in window.get(url(disagreement)).content.decode()
    assert window.post(url(disagreement, "reopen")).status_code == 403
    settle = {"preferred": claims[0].pk, "reason": "So."}
    assert window.post(url(disagreement, "settle"), settle).status_code == 403
    assert window.get(url(disagreement, "settle")).status_code == 405


def test_the_list_shows_the_values(desk, disagreement):
    page = desk.get(reverse("admin:newsarchive_disagreement_changelist")).content.decode()

    assert "2020-05-01 / 2020-06-02" in page


def say(claims, day, words, published):
    """Let a new article give a day; return its claim."""
    work = claims[0].subject
    claim = make_claim(work, Predicate.RELEASE_DATE, day)
    make_citation(
        claim, make_article(f"It came out on {words}.", published=published), words, value_words=words
    )
    update_disagreements({Property.of(claim)})
    return claim


def test_a_settled_one_opens_again_when_a_new_source_contradicts_and_says_which(desk, disagreement, claims):
    desk.post(url(disagreement, "settle"), {"preferred": claims[0].pk, "reason": "The label says so."})

    newcomer = say(claims, "2020-07-03", "July 3, 2020", date(2020, 9, 1))

    disagreement.refresh_from_db()
    assert disagreement.is_reopened
    response = desk.get(url(disagreement))
    assert [row.claim for row in response.context["sheet"].news] == [newcomer]
    html = response.content.decode()
    assert "Opened again." in html and "The label says so." in html and "new since" in html
    reopened = reverse("admin:newsarchive_disagreement_changelist") + "?settled=before"
    assert "2020-07-03" in desk.get(reopened).content.decode()


def test_a_settled_one_stays_so_when_a_new_source_agrees_or_says_less(desk, disagreement, claims):
    desk.post(url(disagreement, "settle"), {"preferred": claims[0].pk, "reason": "The label says so."})

    say(claims, "2020-05", "May 2020", date(2020, 9, 1))

    disagreement.refresh_from_db()
    assert disagreement.status == "settled"


def both_are_right(desk, disagreement, claims):
    return desk.post(
        url(disagreement, "settle"),
        {
            "preferred": "both",
            "reason": "It came out twice.",
            f"holds_for_{claims[0].pk}": "Japan",
            f"holds_for_{claims[1].pk}": "Britain",
        },
        follow=True,
    )


def test_both_can_be_right_each_for_a_territory(desk, editor, disagreement, claims):
    both_are_right(desk, disagreement, claims)

    disagreement.refresh_from_db()
    assert (disagreement.status, disagreement.preferred, disagreement.settled_by) == ("settled", None, editor)
    for claim, territory in zip(claims, ("Japan", "Britain"), strict=True):
        claim.refresh_from_db()
        assert (claim.qualifier, claim.status, claim.rank) == (territory, "accepted", Rank.NORMAL)
    assert "(Japan)" in desk.get(url(disagreement)).content.decode()


def test_both_are_right_only_with_what_separates_them(desk, disagreement, claims):
    fields = {"preferred": "both", "reason": "So.", f"holds_for_{claims[0].pk}": "Japan"}

    response = desk.post(url(disagreement, "settle"), fields, follow=True)

    disagreement.refresh_from_db()
    claims[0].refresh_from_db()
    assert (disagreement.status, claims[0].qualifier) == ("open", "")
    assert "what it holds for" in response.content.decode()


def test_what_was_separated_opens_again_only_for_a_third_value(desk, disagreement, claims):
    both_are_right(desk, disagreement, claims)

    say(claims, "2020-05-01", "May 1, 2020", date(2020, 9, 1))
    disagreement.refresh_from_db()
    assert disagreement.status == "settled"

    say(claims, "2020-07-03", "July 3, 2020", date(2020, 9, 2))
    disagreement.refresh_from_db()
    assert disagreement.is_reopened


def test_opening_again_takes_back_what_separated_the_values(desk, disagreement, claims):
    both_are_right(desk, disagreement, claims)

    desk.post(url(disagreement, "reopen"))

    disagreement.refresh_from_db()
    claims[0].refresh_from_db()
    assert (disagreement.status, claims[0].qualifier, claims[0].status) == ("open", "", "unreviewed")


def test_settling_from_a_page_that_is_out_of_date_writes_nothing_and_says_why(desk, disagreement, claims):
    version = desk.get(url(disagreement)).context["sheet_version"]
    desk.post(url(disagreement, "settle"), {"preferred": claims[0].pk, "reason": "The label says so."})

    fields = {"preferred": claims[1].pk, "reason": "The film says so.", "version": version}
    response = desk.post(url(disagreement, "settle"), fields, follow=True)

    disagreement.refresh_from_db()
    assert disagreement.preferred == claims[0]
    html = response.content.decode()
    assert "it is settled, 2020-05-01 is preferred, by editor" in html and "Nothing was written" in html


def test_settling_from_a_page_that_is_up_to_date(desk, disagreement, claims):
    version = desk.get(url(disagreement)).context["sheet_version"]

    fields = {"preferred": claims[1].pk, "reason": "The film says so.", "version": version}
    desk.post(url(disagreement, "settle"), fields)

    disagreement.refresh_from_db()
    assert disagreement.preferred == claims[1]
