"""The desk costs no more in a large archive than in a small one: counted in queries and in SQLite's steps, not timed."""

import pytest
from django.core.management import call_command

from newsarchive.models import Claim
from newsarchive.vocabulary import Rank
from tests.benchmarks import addresses
from tests.benchmarks.commands import _editor
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.loading import load
from tests.benchmarks.measuring import interleaved, pages, table
from tests.benchmarks.plans import reading_through, seen_plans

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


def steps_of(n):
    """Return the thousands of steps of each page in an archive of n articles about the same persons and works."""
    load(Corpus(n, seed=5, persons=30, works=20), for_ingest=False)
    found = addresses.desk()
    return {
        name: one.steps
        for name, one in pages(_editor(), {name: found[name] for name in WALKED if name in found}, 0).items()
    }


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_four_times_the_archive_is_no_more_work_at_the_desk():
    small = steps_of(60)
    call_command("flush", interactive=False, verbosity=0)
    large = steps_of(240)

    assert {"front", "review", "Claim form"} <= small.keys()
    grown = {name: (small[name], large[name]) for name in small if large[name] > 2 * small[name] + 5}
    assert grown == {}


@pytest.mark.django_db(transaction=True)
def test_pages_of_the_desk_take_few_queries():
    load(Corpus(60, seed=5, persons=30, works=20), for_ingest=False)
    editor, found = _editor(), addresses.desk()
    lists = {name: address for name, address in found.items() if "=" not in name and "merge" not in name}

    queries = {name: one.queries for name, one in pages(editor, lists, 0).items()}

    assert len(queries) > 30
    # The first visit of a page also notes who is there and what was seen, and BEGIN and COMMIT are counted.
    assert {name: number for name, number in queries.items() if number > 20} == {}


@pytest.mark.django_db(transaction=True)
def test_a_scan_of_all_claims_is_told_from_a_walk_along_an_index():
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
