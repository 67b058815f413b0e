"""Join and part persons or works on an editor's word: linking keeps to that word (a Judgement), this carries it out."""

from collections.abc import Iterable

from django.db import transaction

from newsarchive.ingest.store.entities import merge, settle
from newsarchive.ingest.store.questions import ask_about_surnames
from newsarchive.ingest.store.sides import PERSONS, WORKS, Side
from newsarchive.ingest.store.touched import Touched
from newsarchive.models import Person, Work


def merge_persons(kept: Person, duplicates: Iterable[Person]) -> None:
    """Let one person stand for others too: their appearances, claims, aliases and judgements move to it.

    What was decided on either holds for both. Rows are read anew. Without a judgement that they are the same, the next
    article that bears one of their names parts them again.
    """
    _merge(PERSONS, kept.pk, [person.pk for person in duplicates])


def merge_works(kept: Work, duplicates: Iterable[Work]) -> None:
    """Let one work stand for others too, as merge_persons() does for persons."""
    _merge(WORKS, kept.pk, [work.pk for work in duplicates])


def relink_persons(persons: Iterable[Person]) -> None:
    """Link the persons' appearances anew, after an editor's word on them has changed: one that stood for others by
    that word alone parts from them, and those take up their ids again."""
    _relink(PERSONS, [person.pk for person in persons])


def relink_works(works: Iterable[Work]) -> None:
    """Link the works' appearances anew, as relink_persons() does for persons."""
    _relink(WORKS, [work.pk for work in works])


def _merge(side: Side, kept: int, duplicates: list[int]) -> None:
    touched = Touched()
    with transaction.atomic():
        merge(side, {duplicate: kept for duplicate in duplicates if duplicate != kept}, touched)
        touched.bring_up_to_date()
        ask_about_surnames(touched)


def _relink(side: Side, ids: list[int]) -> None:
    touched = Touched()
    with transaction.atomic():
        settle(side, [], touched, concerned=ids)
        touched.bring_up_to_date()
        ask_about_surnames(touched)
