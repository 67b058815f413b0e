"""The desk costs no more in a large archive than in a small one: counted in queries and in SQLite's steps, not timed."""

import pytest
from django.core.management import call_command
from django.db import connection

from newsarchive.admin.options import ArchiveAdmin
from newsarchive.models import Claim
from newsarchive.vocabulary import Rank
from tests.archives import forget_statistics
from tests.benchmarks import addresses
from tests.benchmarks.commands import editor
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.loading import load
from tests.benchmarks.measuring import interleaved, pages, table
from tests.benchmarks.plans import indexes_of_the_few, reading_through, seen_plans

# An editor goes through these all day.
WALKED = [
    "front",
    "review",
    "review of an article",
    "duplicates",
    "Article form",
    "Claim form",
    "Claim review=preferred",
    "Claim review=deprecated",
    "Citation status__exact=accepted",
    "Article current=no",
    "Article english=unknown",
    "Person merged=yes",
    "Original q=10 %",
]


# The session and the account of whoever asks: two queries that every page of every admin begins with.
BEFORE_THE_PAGE = 2


# Nearly every row is so: reading on until a page is full, or counting until the cap, ends soon.
COMMONEST = {
    "Article dated=yes",
    "Article english=yes",
    "Claim origin__exact=machine",
    "Citation modality__exact=asserted",
    "Citation origin__exact=machine",
}


def measured(n):
    """Return what each page of the desk takes in an archive of n articles about the same persons and works.

    Counted is every statement of the second visit: the first one also notes who is there and what was seen.
    """
    load(Corpus(n, seed=5, persons=30, works=20), for_ingest=False)
    return pages(editor(), addresses.desk(), 1)


@pytest.mark.long
@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_four_times_the_archive_is_no_more_work_at_the_desk():
    forget_statistics()
    small = measured(60)
    call_command("flush", interactive=False, verbosity=0)
    large = measured(240)

    assert {"front", "review", "Claim form", "merge preview, most covered"} <= small.keys()
    limit = 12 + BEFORE_THE_PAGE
    assert {name: one.queries for name, one in large.items() if one.queries > limit} == {}
    both = small.keys() & large.keys()
    more = {name: (small[name].queries, large[name].queries) for name in both}
    # One more where the small archive has no row at all of those that a list fetches beside its own.
    assert {name: pair for name, pair in more.items() if pair[1] > pair[0] + 1} == {}
    steps = {name: (small[name].steps, large[name].steps) for name in WALKED if name in both}
    assert {name: pair for name, pair in steps.items() if pair[1] > 2 * pair[0] + 5} == {}


def plans_of_the_desk():
    """Return the lines of plans that read through a table that grows, by the page that they are of."""
    client, few = editor(), indexes_of_the_few()
    found = {}
    pages_of_desk = addresses.desk()
    assert pages_of_desk.keys() >= COMMONEST
    del pages_of_desk["Original"]  # of which this archive holds less than a page
    for name, address in pages_of_desk.items():
        with seen_plans() as seen:
            assert client.get(address, follow=True).status_code == 200
        for sql, plan in seen.items():
            for line in reading_through(sql, plan, few):
                found.setdefault(name, []).append(f"{line}: {sql[:300]}")
    return {name: lines for name, lines in found.items() if name not in COMMONEST}


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_no_page_of_the_desk_reads_through_a_table_that_grows(monkeypatch):
    # so that lists end before their tables, as in a large archive
    monkeypatch.setattr(ArchiveAdmin, "list_per_page", 5)
    load(Corpus(60, seed=5, persons=30, works=20), for_ingest=False)
    # what any test may leave that ingests: statistics of tables with next to no rows
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    forget_statistics()

    assert plans_of_the_desk() == {}


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_scan_of_all_claims_is_told_from_a_walk_along_an_index():
    forget_statistics()
    load(Corpus(20, seed=5, persons=30, works=20), for_ingest=False)
    with seen_plans() as seen:
        list(Claim.objects.order_by("-article_count", "-id")[:5])
        list(Claim.objects.filter(value="nothing"))
        list(
            Claim.objects.filter(rank=Rank.PREFERRED)
            .exclude(rank=Rank.NORMAL)
            .order_by("-article_count", "-id")[:5]
        )
    walk, scan, found = [reading_through(sql, plan) for sql, plan in seen.items()]

    assert walk == []
    assert scan == ["SCAN newsarchive_claim"]
    assert found == []


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_gone_quotes_are_found_by_their_few_marks_whatever_sqlite_counted():
    load(Corpus(20, seed=5, persons=30, works=20), for_ingest=False)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # which tells nothing of the table of marks: it is empty
        cursor.execute(
            "UPDATE sqlite_stat1 SET stat = '600000' || substr(stat, instr(stat, ' '))"
            " WHERE tbl IN ('newsarchive_citation', 'newsarchive_claim')"
        )
    connection.close()  # a new one reads them

    with seen_plans() as seen:
        assert list(Claim.objects.quote_gone()) == []

    (plan,) = seen.values()
    assert [line for line in plan if line.startswith("SCAN")] == []
    forget_statistics()


def test_what_is_measured_is_called_in_turn():
    called = []

    found = interleaved({"a": lambda: called.append("a"), "b": lambda: called.append("b")}, rounds=2)

    assert called == ["a", "b"] * 3
    assert len(found["a"].milliseconds) == 2
    assert found["a"].median <= found["a"].p95


def test_figures_are_told_in_a_table():
    assert table(("page", "ms"), [("front", 1.25)]).splitlines() == [
        "| page  | ms  |",
        "|-------|-----|",
        "| front | 1.2 |",
    ]
