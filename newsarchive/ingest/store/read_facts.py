"""Keep which facts articles tell and leave in doubt, and find which articles are to be read anew when that changes.

What is kept is what first readings say: second readings, in the light of others, tell nothing, so that no fact can prop
itself up.
"""

from collections.abc import Collection, Iterable

from django.db.models import Exists, OuterRef, QuerySet

from newsarchive.bulk import insert_values
from newsarchive.ingest.document import Reading
from newsarchive.models import ReadFact
from newsarchive.prepared import prepared


def note_facts(article: int, reading: Reading) -> set[int]:
    """Note the facts of an article's first reading instead of those noted before; return the current articles that may
    now say more, or less."""
    before = _facts_of(article=article)
    if before:
        ReadFact.objects.filter(article=article).delete()
    told_before = {key for key, is_told in before if is_told}
    insert_values(
        ReadFact,
        ["article", "key", "is_told"],
        [(article, key, key in reading.told) for key in sorted(reading.told | reading.in_doubt)],
    )
    return _hearing_of(told_before ^ reading.told, [article])


def turn_facts_over(changed: Collection[int]) -> set[int]:
    """Return the current articles that may say more, or less, because others have become current, or are no longer."""
    told = ReadFact.objects.filter(article__in=changed, is_told=True)
    return _hearing_of(set(told.values_list("key", flat=True)), changed)


def facts_told_by_others(articles: Iterable[int]) -> dict[int, frozenset[int]]:
    """Return for each article the keys of the facts that it leaves in doubt and current others tell."""
    found: dict[int, set[int]] = {pk: set() for pk in articles}
    tellers = ReadFact.objects.filter(key=OuterRef("key"), is_told=True, article__is_current=True)
    doubts = ReadFact.objects.filter(article__in=list(found), is_told=False)
    for article, key in doubts.filter(Exists(tellers)).order_by().values_list("article", "key"):
        found[article].add(key)
    return {article: frozenset(keys) for article, keys in found.items()}


def _hearing_of(keys: Iterable[int], changed: Collection[int]) -> set[int]:
    """Return the current articles that leave one of the facts in doubt, where none but those that changed tells it."""
    hearing: set[int] = set()
    for key in sorted(keys):
        if not _another_teller(key=key, changed=changed):
            hearing |= {article for (article,) in _doubters(key=key)}
    return hearing.difference(changed)


@prepared
def _facts_of(*, article: int) -> QuerySet[ReadFact, tuple[int, bool]]:
    return ReadFact.objects.filter(article=article).order_by().values_list("key", "is_told")


@prepared
def _another_teller(*, key: int, changed: Collection[int]) -> QuerySet[ReadFact, tuple[int]]:
    told = ReadFact.objects.filter(key=key, is_told=True, article__is_current=True)
    return told.exclude(article__in=changed).order_by().values_list("article")[:1]


@prepared
def _doubters(*, key: int) -> QuerySet[ReadFact, tuple[int]]:
    doubts = ReadFact.objects.filter(key=key, is_told=False, article__is_current=True)
    return doubts.order_by().values_list("article")
