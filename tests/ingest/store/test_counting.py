"""What an article adds to a claim that many make is counted at a run's end, and costs no more however many these are."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsarchive.ingest import store
from newsarchive.ingest.store import touched
from newsarchive.models import Claim, Disagreement, Uncounted
from newsarchive.verify import renew, verify
from newsarchive.vocabulary import DisagreementStatus
from tests.archives import forget_statistics
from tests.benchmarks.measuring import counted_steps
from tests.ingest.store.archive import contents, differences
from tests.ingest.store.readings import Story, ingest, released, song

pytestmark = pytest.mark.django_db(transaction=True)

NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


def story(number, day="2024-01-24"):
    """Return an article of its own words about the day on which one song came out."""
    words = " ".join(NUMBERS[int(digit)] for digit in f"{number * 7919:05}")
    quote = f"Blue Sky was released on {day}"
    return Story(f"In {words} words: {quote}.", (song("Blue Sky"),), (released("Blue Sky", day, quote),))


def tell(numbers, day="2024-01-24"):
    run = store.start_run(["/news"])
    for number in numbers:
        ingest(story(number, day), f"{number}.txt", run=run)


def problems():
    return [str(problem) for problem in verify()]


def cost_of(number):
    """Return the queries that one more article takes, and SQLite's steps in hundreds."""
    with CaptureQueriesContext(connection) as queries, counted_steps() as steps:
        tell([number])
    return len(queries), steps[0]


@pytest.mark.sqlite
def test_one_more_article_costs_no_more_where_many_make_its_claim(monkeypatch):
    monkeypatch.setattr(touched, "MANY", 10)
    forget_statistics()
    tell(range(20))
    few = cost_of(20)
    tell(range(21, 120))
    many = cost_of(120)

    assert many[0] == few[0]
    if connection.vendor == "sqlite":
        assert many[1] <= 2 * few[1]


def test_the_end_of_a_run_counts_what_was_put_off(monkeypatch):
    monkeypatch.setattr(touched, "MANY", 3)
    tell(range(6))
    claim = Claim.objects.get()
    assert claim.article_count == 3
    assert Uncounted.objects.get().claim == claim
    assert problems() == []  # as if the run had been killed here

    call_command("ingest", "--retry-failed", verbosity=0)

    claim.refresh_from_db()
    assert claim.article_count == 6
    assert not Uncounted.objects.exists()
    assert problems() == []


def test_a_rival_of_a_claim_of_many_articles_is_weighed_at_the_end(monkeypatch):
    monkeypatch.setattr(touched, "MANY", 3)
    tell(range(4))
    tell([4], "2024-02-25")
    assert problems() == []

    store.count_put_off()

    row = Disagreement.objects.get()
    assert (row.status, row.value_count, row.article_count) == (DisagreementStatus.OPEN, 2, 5)
    assert problems() == []


def test_renewing_counts_what_was_put_off(monkeypatch):
    monkeypatch.setattr(touched, "MANY", 3)
    tell(range(5))

    renew()

    assert Claim.objects.get().article_count == 5
    assert not Uncounted.objects.exists()


@pytest.mark.parametrize("numbers", [range(8), range(7, -1, -1)])
def test_the_archive_is_the_same_whatever_is_put_off(numbers, monkeypatch):
    def told(most):
        monkeypatch.setattr(touched, "MANY", most)
        for number in numbers:
            tell([number], "2024-02-25" if number in {2, 5} else "2024-01-24")
        ingest(story(1, "2024-03-01"), "3.txt")  # another text of a document
        store.count_put_off()
        assert problems() == []
        found = contents()
        call_command("flush", interactive=False, verbosity=0)
        return found

    assert differences(told(1), told(1_000)) == []
