"""What is settled is opened again by a new source that contradicts it, says so, and is settled again without that source."""

import pytest
from django.contrib.auth.models import User

from newsarchive import curation
from newsarchive.curation import identity
from newsarchive.ingest.document import Reading
from newsarchive.ingest.store.rereading import reread, stored_articles
from newsarchive.models import Disagreement, Person
from newsarchive.verify import verify
from newsarchive.vocabulary import DisagreementStatus, Rank
from tests.curation.dump import changes, dump
from tests.curation.test_identity import born
from tests.ingest.store.readings import ingest

pytestmark = pytest.mark.django_db

SETTLED, OPEN = DisagreementStatus.SETTLED, DisagreementStatus.OPEN


@pytest.fixture(autouse=True)
def sound_archive():
    yield
    assert [str(problem) for problem in verify()] == []


@pytest.fixture
def editor():
    return User.objects.create_user("editor")


@pytest.fixture
def settled(editor):
    ingest(born("Ana Ruiz", "1990-01-01"), "a.txt")
    ingest(born("Ana Ruiz", "1991-02-02"), "b.txt")
    row = Disagreement.objects.get()
    preferred = row.claims.get(value="1990-01-01")
    return curation.settle(row, preferred=preferred, by=editor, reason="Her passport.")


def status_of(row):
    row.refresh_from_db()
    return (row.status, row.is_reopened)


@pytest.mark.parametrize(
    ("iso", "more"),
    [
        ("1990-01-01", " Again."),  # the preferred value, in other words
        ("1991-02-02", " Again."),  # the deprecated one: decided on
        ("1990-01", ""),  # agrees, less precisely
        ("1990", ""),
        ("199X", ""),
        ("1991-02-02", "\n"),  # nearly the same text
    ],
)
def test_what_agrees_or_was_decided_on_leaves_it_settled(settled, iso, more):
    ingest(born("Ana Ruiz", iso, more), "c.txt")

    assert status_of(settled) == (SETTLED, False)


def test_reading_anew_whatever_is_there_leaves_it_settled(settled):
    for stored in stored_articles(None):
        for reading in (
            Reading(),
            born("Ana Ruiz", "1990-01-01" if "1990" in stored.article.text else "1991-02-02").reading,
        ):
            reread(stored, reading, reading, is_first=True)
            assert status_of(settled) == (SETTLED, False)
    ingest(born("Ana Ruiz", "1991-02-02"), "b.txt")
    ingest(born("Ana Ruiz", "1991-02-02"), "elsewhere.txt")

    assert status_of(settled) == (SETTLED, False)


def test_a_new_source_that_contradicts_it_opens_it_and_says_so(settled):
    ingest(born("Ana Ruiz", "1989-03-03"), "c.txt")

    assert status_of(settled) == (OPEN, True)
    assert settled.preferred.rank == Rank.PREFERRED


def test_it_is_settled_again_when_that_source_says_otherwise(settled):
    ingest(born("Ana Ruiz", "1989-03-03"), "c.txt")
    ingest(born("Ana Ruiz", "1990-01-01", " Corrected."), "c.txt")

    assert status_of(settled) == (SETTLED, False)


def test_it_is_settled_again_when_that_source_is_rejected(settled, editor):
    ingest(born("Ana Ruiz", "1989-03-03"), "c.txt")
    claim = Person.objects.get().claims.get(value="1989-03-03")

    curation.reject_claims([claim], by=editor, reason="A misprint.")
    assert status_of(settled) == (SETTLED, False)

    curation.reset_claims([claim], by=editor)
    assert status_of(settled) == (OPEN, True)


def test_a_merge_that_brings_a_contradiction_opens_it_until_it_is_undone(settled, editor):
    ingest(born("Anita", "1989-03-03"), "c.txt")
    before = dump()
    ana, anita = Person.objects.get(name="Ana Ruiz"), Person.objects.get(name="Anita")

    merge = identity.merge([anita], kept=ana, by=editor, reason="One.")
    assert status_of(settled) == (OPEN, True)

    identity.undo_merge(merge, by=editor)
    assert status_of(settled) == (SETTLED, False)
    assert changes(before, dump()) == []


def test_a_merge_with_one_who_agrees_leaves_it_settled(settled, editor):
    ingest(born("Anita", "1990-01"), "c.txt")
    ana, anita = Person.objects.get(name="Ana Ruiz"), Person.objects.get(name="Anita")

    merge = identity.merge([anita], kept=ana, by=editor, reason="One.")
    assert status_of(settled) == (SETTLED, False)

    identity.undo_merge(merge, by=editor)
    assert status_of(settled) == (SETTLED, False)


def test_what_is_settled_goes_along_into_a_merge_and_back(settled, editor):
    ingest(born("Anita", "1990-01-01"), "c.txt")
    before = dump()
    ana, anita = Person.objects.get(name="Ana Ruiz"), Person.objects.get(name="Anita")

    merge = identity.merge([ana], kept=anita, by=editor, reason="One.")
    assert Disagreement.objects.get(subject_person=anita).status == SETTLED

    ingest(born("Anita", "1990"), "d.txt")
    assert Disagreement.objects.get(subject_person=anita).status == SETTLED
    ingest(born("Anita", "1990-01-01", " More."), "d.txt")
    identity.undo_merge(merge, by=editor)

    assert status_of(settled) == (SETTLED, False)
    assert before["Disagreement"] == dump()["Disagreement"]
