"""Dates in figures, from their article to an editor's desk."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from newsarchive import curation
from newsarchive.desk import counts_of, queues
from newsarchive.models import Citation, Claim, Outlet
from newsarchive.verify import verify
from newsarchive.vocabulary import DateOrder, Predicate, ReviewStatus
from newsarchive.wording import date_in_words
from tests.ingest.store.archive import contents, differences
from tests.ingest.store.readings import Span, Story, day, ingest, work

pytestmark = pytest.mark.django_db

BOTH = "[2025-03-04,2025-04-03]"


def story(outlet="The Ledger", iso=BOTH, words="03/04/2025", text="Paper Boats is out on {}."):
    text = text.format(words)
    start = text.index(words)
    claim = (
        "Paper Boats",
        Predicate.RELEASE_DATE,
        day(iso),
        text,
        {"value_span": Span(start, start + len(words))},
    )
    return Story(
        text, entities=(work("Paper Boats"),), claims=(claim,), published=date(2025, 6, 1), fields={"outlet": outlet}
    )  # fmt: skip


def dates():
    return sorted(Claim.objects.standing().values_list("date", flat=True))


def waiting():
    queue = next(queue for queue in queues() if queue.label == "Dates with two readings")
    return counts_of([queue])[0]


@pytest.fixture
def editor():
    return User.objects.create_user("editor")


def test_an_ambiguous_date_waits_for_an_editor_and_is_told_with_both_readings():
    ingest(story(), "a.txt")

    assert dates() == [BOTH]
    assert waiting() == "1"
    assert date_in_words(BOTH) == "4 March 2025 or 3 April 2025"


def test_an_editor_chooses_one_reading_for_good(editor):
    ingest(story(), "a.txt")
    ambiguous = Claim.objects.get()

    chosen = curation.choose_reading(ambiguous, "2025-04-03", by=editor)

    ambiguous.refresh_from_db()
    assert (chosen.status, chosen.date, chosen.article_count) == ("accepted", "2025-04-03", 1)
    assert (ambiguous.status, ambiguous.reason) == ("rejected", "Read as 2025-04-03.")
    assert waiting() == "0"
    assert list(verify()) == []

    ingest(story(text="Paper Boats came out on {}."), "b.txt")
    assert waiting() == "0"


def test_a_day_that_is_no_reading_cannot_be_chosen(editor):
    ingest(story(), "a.txt")

    with pytest.raises(ValidationError):
        curation.choose_reading(Claim.objects.get(), "2025-05-05", by=editor)


@pytest.mark.parametrize(("order", "expected"), [("dmy", "2025-04-03"), ("mdy", "2025-03-04")])
def test_an_outlet_that_has_an_order_is_read_in_it(order, expected):
    Outlet.objects.create(name="The Ledger", date_order=order)

    ingest(story(), "a.txt")
    ingest(story("The Other", text="Paper Boats came out on {}."), "b.txt")

    assert dates() == sorted([expected, BOTH])


def test_an_outlets_order_outranks_what_its_document_suggests():
    Outlet.objects.create(name="The Ledger", date_order=DateOrder.MONTH_FIRST)

    ingest(story(iso="2025-04-03"), "a.txt")

    assert dates() == ["2025-03-04"]


def test_setting_an_outlets_order_brings_its_dates_along_and_opening_it_brings_them_back(editor):
    ingest(story(), "a.txt")
    ingest(story("The Other", text="Paper Boats came out on {}."), "b.txt")
    before = contents()
    ledger = Outlet.objects.get(name="The Ledger")

    assert curation.set_date_order(ledger, "dmy", by=editor)
    assert dates() == sorted(["2025-04-03", BOTH])
    assert list(verify()) == []
    assert not curation.set_date_order(ledger, "dmy", by=editor)

    assert curation.set_date_order(ledger, "", by=editor)
    assert differences(contents(), before) == []
    assert list(verify()) == []


def test_it_does_not_matter_whether_the_order_is_set_before_or_after_the_articles_come(editor):
    ingest(story(), "a.txt")
    curation.set_date_order(Outlet.objects.get(), "dmy", by=editor)
    afterwards = contents()
    for model in (Citation, Claim):
        model.objects.all().delete()
    ingest(story(text="Paper Boats is out on {}. "), "a.txt")

    assert [claim["value"] for claim in contents()["claims"]] == [
        claim["value"] for claim in afterwards["claims"]
    ]


def test_what_an_editor_accepted_stays_where_it_is(editor):
    ingest(story(), "a.txt")
    curation.accept_citations(Citation.objects.all(), by=editor)

    curation.set_date_order(Outlet.objects.get(), "dmy", by=editor)

    assert dates() == [BOTH]
    assert Citation.objects.get().status == ReviewStatus.ACCEPTED


def test_days_that_figures_tell_for_sure_are_left_alone(editor):
    ingest(story(iso="2025-04-25", words="25/04/2025"), "a.txt")

    curation.set_date_order(Outlet.objects.get(), "mdy", by=editor)

    assert dates() == ["2025-04-25"]
