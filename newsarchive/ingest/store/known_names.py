"""Keep what articles tell for others to be read by, names and facts, and which are due to be read again when that changes.

A stored article notes the names that its first reading confirms, and marks them stale: the archive counts them anew once
a run has read all its inputs. Where that changes what a name stands for, the articles that have it in their text are due.
Those that leave a fact in doubt are due when the first article comes that tells it, or the last one goes.
Second readings confirm nothing, so that no name can prop itself up.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import TypeAlias

from django.db.models import QuerySet

from newsarchive.batches import batches
from newsarchive.bulk import insert_values, update_each
from newsarchive.ingest.document import Reading
from newsarchive.ingest.extract.confirmed import ConfirmedName as NameReading
from newsarchive.ingest.extract.confirmed import Told, most_told
from newsarchive.ingest.extract.known import words_key
from newsarchive.ingest.store.read_facts import note_facts, turn_facts_over
from newsarchive.ingest.store.sides import SIDES, Side
from newsarchive.models import Article, ConfirmedName, KnownName, SecondReading
from newsarchive.one_writer import writing
from newsarchive.prepared import prepared
from newsarchive.search import articles_with
from newsarchive.vocabulary import AliasKind, Origin, PersonKind, SubjectType, WorkKind

_BATCH = 200

# A name that is known and stale already is left as it is.
_NOW_STALE = (
    'ON CONFLICT ("key", "context") DO UPDATE SET "is_stale" = excluded."is_stale"'
    ' WHERE NOT "newsarchive_knownname"."is_stale"'
)

# Key and context of a name.
Place: TypeAlias = tuple[str, str]


def confirm(article: Article, reading: Reading, names: Iterable[NameReading]) -> None:
    """Note what an article's first reading tells for others to be read by, instead of what was noted before; if it is
    current, it is due for a second one. names: those that it confirms."""
    names = list(names)
    changed = {(name.key, name.context) for name in names}
    if before := _confirmed(article=article.pk):
        changed |= set(before)
        ConfirmedName.objects.filter(article=article).delete()
    if _second_reading(article=article.pk):
        SecondReading.objects.filter(article=article).delete()
    insert_values(
        ConfirmedName,
        ["article", "key", "context", "type", "kind", "name", "is_hint"],
        [
            (article.pk, name.key, name.context, *name.told[:2], name.told.name[:200], name.is_hint)
            for name in names
        ],
    )
    _mark_stale(changed)
    hearing = note_facts(article.pk, reading)
    if article.is_current:
        _make_due(hearing)
        insert_values(SecondReading, ["article"], [[article.pk]])


@prepared
def _confirmed(*, article: int) -> QuerySet[ConfirmedName, Place]:
    return ConfirmedName.objects.filter(article=article).order_by().values_list("key", "context")


@prepared
def _second_reading(*, article: int) -> QuerySet[SecondReading, int]:
    return SecondReading.objects.filter(article=article).values_list("article_id", flat=True)


def turn_over_what_is_told(arriving: Collection[int], leaving: Collection[int]) -> None:
    """Note that articles have become current, or are no longer: their names and facts come or go."""
    if not arriving and not leaving:
        return
    changed = ConfirmedName.objects.filter(article__in=[*arriving, *leaving])
    _mark_stale(set(changed.values_list("key", "context")))
    SecondReading.objects.filter(article__in=leaving).update(is_due=False)
    _make_due({*arriving, *turn_facts_over([*arriving, *leaving])})


def settle_names() -> None:
    """Count the stale names anew, and note which articles are due for a second reading by what changed.

    Each batch is a transaction: a run that ends in between is gone on with by the next.
    """
    _note_given_names()
    while True:
        with writing():
            stale = list(KnownName.objects.filter(is_stale=True).order_by("pk")[:_BATCH])
            if not stale:
                return
            _make_due(_count(stale))


def _mark_stale(places: Iterable[Place]) -> None:
    for batch in batches(sorted(places), _BATCH):
        insert_values(
            KnownName,
            ["is_stale", "key", "context"],
            [(True, key, context) for key, context in batch],
            on_conflict=_NOW_STALE,
        )


def _make_due(articles: set[int]) -> None:
    for batch in batches(sorted(articles), _BATCH):
        SecondReading.objects.bulk_create(
            (SecondReading(article_id=pk, is_due=True) for pk in batch),
            update_conflicts=True,
            unique_fields=["article"],
            update_fields=["is_due"],
        )


def _count(stale: list[KnownName]) -> set[int]:
    """Renew what articles and editors tell of names; return the articles whose reading that may change."""
    votes: dict[Place, Counter[Told]] = defaultdict(Counter)
    hints: dict[Place, Counter[Told]] = defaultdict(Counter)
    articles: dict[Place, set[int]] = defaultdict(set)
    rows = ConfirmedName.objects.filter(article__is_current=True, key__in={name.key for name in stale})
    for key, context, article, type_, kind, whole, is_hint in rows.order_by().values_list(
        "key", "context", "article", "type", "kind", "name", "is_hint"
    ):
        (hints if is_hint else votes)[key, context][told(type_, kind, whole)] += 1
        articles[key, context].add(article)
    due: set[int] = set()
    gone = []
    for name in stale:
        place = (name.key, name.context)
        before = (name.type, name.kind, name.name)
        count_before, name.article_count = name.article_count, len(articles[place])
        given = told(name.given_type, name.given_kind) if name.given_type else None
        name.type, name.kind, name.name = given or most_told(votes[place], hints[place]) or ("", "", "")
        name.is_stale = False
        if (name.type, name.kind, name.name) != before:
            due |= _articles_with(name)
        elif 1 in {count_before, name.article_count} and not name.given_type:
            # The only article that confirms a name is not read by it.
            due |= articles[place]
        if not name.article_count and not name.given_type:
            gone.append(name.pk)
    update_each(
        [name for name in stale if name.pk not in gone],
        ["type", "kind", "name", "article_count", "is_stale"],
    )
    KnownName.objects.filter(pk__in=gone).delete()
    return due


def told(type_: str, kind: str, name: str = "") -> Told:
    """Return what the columns of a name say that it stands for."""
    of_work = type_ == SubjectType.WORK
    return Told(type_, WorkKind(kind) if of_work else PersonKind(kind), name)


def _articles_with(name: KnownName) -> set[int]:
    """Return the current articles that have the words of the name, and of its context, in a row."""
    return articles_with([phrase for phrase in (name.key, name.context) if phrase])


def _note_given_names() -> None:
    """Mark stale the names that editors gave, or took back, since the last run."""
    given: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for side in SIDES:
        for name, kind in _given_names(side):
            given[words_key(name)].add((side.column, kind))
    given.pop("", None)
    # A name that editors gave to two kinds of things tells nothing by itself.
    wanted = {key: next(iter(told)) for key, told in given.items() if len(told) == 1}
    present = {
        key: (type_, kind)
        for key, type_, kind in KnownName.objects.filter(context="")
        .exclude(given_type="")
        .values_list("key", "given_type", "given_kind")
    }
    changed = {key for key in wanted.keys() | present.keys() if wanted.get(key) != present.get(key)}
    for batch in batches(sorted(changed), _BATCH):
        rows = []
        for key in batch:
            type_, kind = wanted.get(key, ("", ""))
            rows.append(KnownName(key=key, given_type=type_, given_kind=kind, is_stale=True))
        KnownName.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["key", "context"],
            update_fields=["given_type", "given_kind", "is_stale"],
        )


def _given_names(side: Side) -> Iterable[tuple[str, str]]:
    """Yield the names that editors gave to persons or works, with the kinds of these."""
    entities = side.model._default_manager.filter(curated=True, merged_into=None)
    yield from entities.values_list(side.name, "kind")
    aliases = side.alias_model._default_manager.filter(origin=Origin.EDITOR).exclude(kind=AliasKind.SHORT)
    yield from aliases.values_list(side.name, f"{side.column}__kind")


def count_due() -> int:
    """Return how many articles are due for a second reading."""
    return SecondReading.objects.filter(is_due=True).count()
