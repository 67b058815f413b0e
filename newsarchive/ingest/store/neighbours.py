"""Load from the archive what linking must see: the appearances and entities that the names of some reach."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from django.db.models import Q, QuerySet

from newsarchive.batches import batches
from newsarchive.ingest.document import EntityReading, Name, Reading
from newsarchive.ingest.link import (
    is_ambiguous,
    is_character,
    link_keys,
    work_key,
)
from newsarchive.ingest.linkable import Known, Linkable
from newsarchive.ingest.namesakes import LIFE_DATES, LifeDate, dates_differ
from newsarchive.ingest.store.bearers import bearers
from newsarchive.ingest.store.contexts import is_role, with_dates, with_persons, with_roles, with_titles
from newsarchive.ingest.store.sides import PERSONS, Side
from newsarchive.models import Appearance, CharacterSurname
from newsarchive.names import surnames
from newsarchive.prepared import prepared
from newsarchive.values import DateValue
from newsarchive.vocabulary import AliasKind, Origin, PersonKind, Predicate

_BATCH = 500

# What is asked of an appearance: its id, article, kind and names, its home where that is another, whose it is, pinned, and
# its likely kind.
_Row: TypeAlias = tuple[int, int, str, list[tuple[str, str]], int | None, int | None, bool, str]


@dataclass
class Neighbourhood:
    """All current appearances that share a name, however indirectly, and the entities that they stand at."""

    appearances: list[Linkable] = field(default_factory=list)
    known: list[Known] = field(default_factory=list)


def read_linkables(reading: Reading, side: Side, article: int) -> list[Linkable]:
    """Return the reading's entities of one side as linking sees them: ids from -1 down, by their positions."""
    persons = frozenset(
        key
        for entity in reading.entities
        if entity.type == "person" and entity.kind != PersonKind.CHARACTER
        for key in _keys(entity, PERSONS)
    )
    titles = frozenset(
        work_key(name.text)
        for entity in reading.entities
        if entity.type == "work"
        for name in entity.names
        if name.kind != AliasKind.SHORT
    )
    linkables = []
    for position, entity in enumerate(reading.entities):
        if entity.type != side.column:
            continue
        linkable = Linkable(
            -1 - position,
            article,
            entity.kind.value,
            entity.names,
            persons=persons,
            likely_kind=entity.likely_kind or "",
        )
        if entity.type == "person":
            linkable = replace(linkable, titles=titles, dates=_life_dates(reading, position))
            if is_character(linkable):
                linkable = replace(linkable, players=_players(reading, linkable))
        linkables.append(linkable)
    return linkables


def _life_dates(reading: Reading, position: int) -> frozenset[LifeDate]:
    return frozenset(
        LifeDate(claim.predicate.value, claim.value.iso)
        for claim in reading.claims
        if claim.subject == position and claim.predicate in LIFE_DATES and not claim.negated
        if isinstance(claim.value, DateValue)
    )


def linkables_of(side: Side, articles: Iterable[int]) -> list[Linkable]:
    """Return the stored appearances of articles, current or not."""
    return _linkables(_in_articles(side, articles=list(articles)))


@prepared
def _in_articles(side: Side, *, articles: Collection[int]) -> "QuerySet[Appearance, _Row]":
    return _rows(side, Appearance.objects.filter(article__in=articles, **{f"{side.column}__isnull": False}))


def at_home(side: Side, entities: Iterable[int]) -> Q:
    """Return the condition that an appearance is, without any merge, one of the entities'."""
    ids = list(entities)
    return Q(**{f"{side.home}__in": ids}) | Q(**{f"{side.home}__isnull": True, f"{side.column}__in": ids})


def load(
    side: Side, new: Iterable[Linkable], entities: Iterable[int], gone: Iterable[Linkable] = ()
) -> Neighbourhood:
    """Return the neighbourhood of appearances that are not stored yet, and of entities that lost or gained some.

    gone: what these have lost; it is no part of the neighbourhood, but what shared its names is.
    """
    found = Neighbourhood(list(new))
    reaching = [*found.appearances, *gone]
    open_keys = {key for one in reaching for key in link_keys(one, side.key_of)}
    open_surnames = _surnames(reaching) if side is PERSONS else set()
    open_entities = set(entities)
    known_keys, known_surnames, known_entities = set(open_keys), set(open_surnames), set(open_entities)
    dormant: set[int] = set()
    while open_keys or open_entities or open_surnames:
        loaded = _appearances_at(side, open_entities)
        found.appearances += loaded
        keys = open_keys | {key for one in loaded for key in link_keys(one, side.key_of)}
        keys |= {key for known in _load_known(side, open_entities) for key in known.keys}
        names = open_surnames | (_surnames(loaded) if side is PERSONS else set())
        standing, asleep = bearers(side, keys - (known_keys - open_keys))
        reached = {entity for ones in standing.values() for entity in ones}
        dormant |= {entity for ones in asleep.values() for entity in ones.values()}
        reached |= {survivor for ones in asleep.values() for survivor in ones}
        if side is PERSONS:
            reached |= _characters_called(names - (known_surnames - open_surnames))
        known_keys |= keys
        known_surnames |= names
        open_keys, open_surnames = set(), set()
        open_entities = reached - known_entities
        known_entities |= reached
    found.known = _load_known(side, known_entities | dormant)
    if side is not PERSONS and is_ambiguous(
        [*(one.kind for one in found.appearances), *(one.kind for one in found.known)]
    ):
        found.appearances = with_persons(found.appearances)
    elif side is PERSONS:
        if any(is_character(one) for one in found.appearances):
            found.appearances = with_roles(found.appearances)
        found.appearances = with_dates(found.appearances)
        if dates_differ(date for one in found.appearances for date in one.dates):
            found.appearances = with_titles(with_persons(found.appearances))
    return found


def _keys(entity: EntityReading, side: Side) -> set[str]:
    return {side.key_of(name.text) for name in entity.names if name.kind != AliasKind.SHORT}


def _players(reading: Reading, character: Linkable) -> frozenset[str]:
    """Return the keys of those whom the reading says to play the character."""
    return frozenset(
        key
        for claim in reading.claims
        if claim.predicate == Predicate.PLAYS
        if claim.value is not None and is_role(str(claim.value), character)
        for key in _keys(reading.entities[claim.subject], PERSONS)
    )


def _appearances_at(side: Side, entities: set[int]) -> list[Linkable]:
    found = []
    for batch in batches(sorted(entities), _BATCH):
        found += _linkables(_of_entities(side, entities=batch))
    return found


@prepared
def _of_entities(side: Side, *, entities: Collection[int]) -> "QuerySet[Appearance, _Row]":
    return _rows(side, Appearance.objects.current().filter(at_home(side, entities)))


def _rows(side: Side, appearances: QuerySet[Appearance]) -> "QuerySet[Appearance, _Row]":
    columns = (
        "pk",
        "article_id",
        "kind",
        "names",
        f"{side.home}_id",
        f"{side.column}_id",
        "pinned",
        "likely_kind",
    )
    return appearances.order_by("pk").values_list(*columns)


def _linkables(rows: Iterable[_Row]) -> list[Linkable]:
    return [
        Linkable(pk, article, kind, _names(names), home or shown, pinned, likely_kind=likely_kind)
        for pk, article, kind, names, home, shown, pinned, likely_kind in rows
    ]


def _names(stored: Iterable[tuple[str, str]]) -> tuple[Name, ...]:
    return tuple(Name(text, AliasKind(kind)) for text, kind in stored)


def _load_known(side: Side, entities: set[int]) -> list[Known]:
    found = []
    for batch in batches(sorted(entities), _BATCH):
        given: dict[int, set[str]] = defaultdict(set)
        for pk, name in _given_names(side, entities=batch):
            given[pk].add(side.key_of(name))
        for pk, kind, name, curated, joined_into in _known(side, entities=batch):
            keys = given[pk] | ({side.key_of(name)} if curated or given[pk] else set())
            found.append(
                Known(
                    id=pk,
                    kind=kind,
                    key=side.key_of(name),
                    keys=frozenset() if joined_into else frozenset(keys),
                    curated=curated,
                    held_together=curated,
                    joined_into=joined_into,
                )
            )
    return found


@prepared
def _given_names(side: Side, *, entities: Collection[int]) -> QuerySet[Any, tuple[int, str]]:
    aliases = side.alias_model._default_manager.filter(
        **{f"{side.column}__in": entities}, origin=Origin.EDITOR
    )
    return aliases.exclude(kind=AliasKind.SHORT).values_list(f"{side.column}_id", side.name)


@prepared
def _known(side: Side, *, entities: Collection[int]) -> QuerySet[Any, tuple[int, str, str, bool, int | None]]:
    rows = side.model._default_manager.filter(pk__in=entities)
    return rows.values_list("pk", "kind", side.name, "curated", "joined_into")


def _surnames(appearances: Iterable[Linkable]) -> set[str]:
    return {
        surname for one in appearances if is_character(one) for surname in surnames(n.text for n in one.names)
    }


def _characters_called(names: set[str]) -> set[int]:
    """Return those whom current articles name as characters by one of the surnames, whatever else others say they are."""
    found: set[int] = set()
    for batch in batches(sorted(names), _BATCH):
        rows = CharacterSurname.objects.called(batch).filter(appearance__in=Appearance.objects.current())
        homes = rows.order_by().values_list("appearance__home_person", "appearance__person")
        found |= {home or shown for home, shown in homes.distinct()}
    return found
