"""Load from the archive what linking must see: the appearances and entities that the names of some reach."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from django.db.models import Exists, OuterRef, Q, QuerySet

from newsarchive.batches import batches
from newsarchive.ingest.document import EntityReading, Name, Reading
from newsarchive.ingest.link import (
    is_ambiguous,
    is_character,
    link_keys,
    rival_kinds,
    work_key,
)
from newsarchive.ingest.linkable import Known, Linkable
from newsarchive.ingest.namesakes import LIFE_DATES, LifeDate, dates_differ
from newsarchive.ingest.store.bearers import bearers
from newsarchive.ingest.store.contexts import is_role, with_dates, with_persons, with_roles, with_titles
from newsarchive.ingest.store.sides import PERSONS, Side
from newsarchive.models import Appearance, CharacterSurname, Claim, Judgement
from newsarchive.names import surnames
from newsarchive.naming import tells_nothing_new
from newsarchive.prepared import prepared
from newsarchive.values import DateValue
from newsarchive.vocabulary import AliasKind, Origin, PersonKind, Predicate, Verdict, WorkKind

_BATCH = 500

# What is asked of an appearance: its id, article, kind and names, its home where that is another, whose it is, pinned.
_Row: TypeAlias = tuple[int, int, str, list[tuple[str, str]], int | None, int | None, bool]

_FULL_NAMES = [kind for kind in AliasKind.values if kind not in {AliasKind.SHORT, AliasKind.FORMER}]


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
        linkable = Linkable(-1 - position, article, entity.kind.value, entity.names, persons=persons)
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


@dataclass
class QuickHomes:
    """Where appearances plainly belong. homes: appearance → entity (below 0: a new one); confirmed: entities whose
    names and kind the appearances only confirm."""

    homes: dict[int, int] = field(default_factory=dict)
    confirmed: set[int] = field(default_factory=set)


def quick_homes(side: Side, linkables: list[Linkable]) -> QuickHomes:
    """Return the homes that are plain: one entity bears the names, and nothing about it needs thought.

    What is not in the answer must be linked with its whole neighbourhood.
    """
    groups = [group for group in _by_common_key(side, linkables) if not any(map(is_character, group))]
    keys = {key for group in groups for one in group for key in link_keys(one, side.key_of)}
    standing, dormant = bearers(side, keys)
    plain = _plain_entities(side, {entity for entities in standing.values() for entity in entities})
    quick = QuickHomes()
    for group in groups:
        group_keys = {key for one in group for key in link_keys(one, side.key_of)}
        found = {entity for key in group_keys for entity in standing[key]}
        asleep = {survivor for key in group_keys for survivor in dormant[key]}
        if len(found) > 1 or asleep - found or found - plain.keys():
            continue
        home = next(iter(found), group[0].id)
        kinds = [one.kind for one in group] + [plain[entity].kind for entity in found]
        if PersonKind.CHARACTER in kinds or not all(
            _is_truly_called(side, one, plain[one], group_keys) for one in found
        ):
            continue
        dates = {date for one in group for date in one.dates}
        if dates and found and dates_differ(dates | _claimed_dates(home)):
            continue
        if side is PERSONS or (
            not is_ambiguous(kinds)
            and all(
                _is_of_one_kind(side, one, plain[one], [member.kind for member in group]) for one in found
            )
        ):
            quick.homes |= {one.id: home for one in group}
            if found and all(plain[home].is_confirmed_by(one) for one in group):
                quick.confirmed.add(home)
    return quick


def _is_truly_called(side: Side, entity: int, plain: "_Plain", keys: set[str]) -> bool:
    """Tell whether an article calls an entity by a name of one of the keys, in full, and no character: a name that it
    has from a character or as a short form alone, even if it is shown under that, draws none who bear it."""
    names = [name for name in plain.names if side.key_of(name) in keys]
    return bool(_called(side, entity=entity, names=names))


@prepared
def _called(side: Side, *, entity: int, names: Collection[str]) -> QuerySet[Appearance, int]:
    """Return an appearance of no character that calls an entity by one of the names in full."""
    named = Appearance.objects.current().filter(at_home(side, [entity]), pinned=False, name__in=names)
    in_full = named.exclude(kind=PersonKind.CHARACTER).exclude(names__0__1=AliasKind.SHORT)
    return in_full.values_list("pk", flat=True)[:1]


def _is_of_one_kind(side: Side, entity: int, plain: "_Plain", kinds: list[str]) -> bool:
    """Tell whether one more article that tells the kinds, or one less, leaves open nothing about a work: none of
    another kind bears its titles, nor does any article tell another kind of it."""
    rivals = rival_kinds(kinds)
    if not rivals:
        return True
    keys = {side.key_of(name) for name, kind in plain.names.items() if kind != AliasKind.SHORT}
    standing, dormant = bearers(side, keys)
    if {one for ones in (*standing.values(), *dormant.values()) for one in ones} - {entity}:
        return False
    return not _told_to_be(side, entity=entity, kinds=rivals)


@prepared
def _told_to_be(side: Side, *, entity: int, kinds: Collection[str]) -> QuerySet[Appearance, int]:
    """Return an appearance that tells one of the kinds of an entity."""
    at = Appearance.objects.current().filter(at_home(side, [entity]), kind__in=kinds)
    return at.values_list("pk", flat=True)[:1]


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


def is_plainly_at(side: Side, one: Linkable) -> bool:
    """Tell whether nothing changes for others when an appearance no longer counts: it joined no two names."""
    keys = link_keys(one, side.key_of)
    if one.pinned or not keys:
        return True
    if is_character(one):
        return False
    if side is PERSONS and _is_held_by_context(one.entity or 0):
        return False
    standing, _ = bearers(side, set(keys))
    plain = _plain_entities(side, {one.entity or 0}).get(one.entity or 0)
    if set().union(*standing.values()) != {one.entity} or plain is None:
        return False
    if side is not PERSONS and not _is_of_one_kind(side, one.entity or 0, plain, [one.kind]):
        return False
    names = [[name.text, name.kind.value] for name in one.names]
    twins = Appearance.objects.current().filter(at_home(side, [one.entity or 0]), names=names, pinned=False)
    return len(keys) == 1 or twins.exists()


def _is_held_by_context(person: int) -> bool:
    """Tell whether what else articles name keeps a person one: a character in some of them, or of two dates of life."""
    characters = Appearance.objects.current().filter(at_home(PERSONS, [person]), kind=PersonKind.CHARACTER)
    return characters.exists() or dates_differ(_claimed_dates(person))


def _claimed_dates(person: int) -> set[LifeDate]:
    return {LifeDate(predicate, iso) for predicate, iso in _life_claims(person=person)}


@prepared
def _life_claims(*, person: int) -> QuerySet[Claim, tuple[str, str]]:
    claims = Claim.objects.filter(subject_person=person, predicate__in=LIFE_DATES, negated=False)
    return claims.values_list("predicate", "date")


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


def _by_common_key(side: Side, linkables: list[Linkable]) -> list[list[Linkable]]:
    groups: list[tuple[set[tuple[str, bool]], list[Linkable]]] = []
    for one in linkables:
        keys = {(key, is_character(one)) for key in link_keys(one, side.key_of)}
        joined = [group for group in groups if group[0] & keys]
        groups = [group for group in groups if not group[0] & keys]
        merged = [member for _, members in joined for member in members]
        groups.append((keys.union(*(group[0] for group in joined)), [*merged, one]))
    return [members for _, members in groups]


@dataclass
class _Plain:
    """An entity that no editor had a hand in, with the kinds of its names."""

    name: str
    kind: str
    names: dict[str, AliasKind]

    def is_confirmed_by(self, one: Linkable) -> bool:
        """Tell whether an appearance says nothing of the entity's kind and names that is not known."""
        return (
            one.names[0].text == self.name
            and one.kind in {self.kind, WorkKind.OTHER}
            and all(tells_nothing_new(self.names.get(name.text), name.kind) for name in one.names)
        )


def _plain_entities(side: Side, ids: set[int]) -> dict[int, _Plain]:
    """Return those entities that no editor had a hand in and whose name links."""
    if not ids:
        return {}
    plain = {
        pk: _Plain(name, kind, {name: AliasKind.NAME})
        for pk, name, kind in _untouched(side, entities=sorted(ids))
    }
    for pk, name, kind in _aliases(side, entities=sorted(plain)):
        plain[pk].names[name] = AliasKind(kind)
    return plain


@prepared
def _untouched(side: Side, *, entities: Collection[int]) -> QuerySet[Any, tuple[int, str, str]]:
    column = side.column
    judged = Judgement.objects.filter(
        Q(**{f"{column}_a": OuterRef("pk")}) | Q(**{f"{column}_b": OuterRef("pk")}),
        origin=Origin.EDITOR,
        verdict__in=[Verdict.SAME, Verdict.DIFFERENT],
    )
    at = Appearance.objects.filter(**{column: OuterRef("pk")})
    # One appearance under a full name is enough for that name, or another such one, to be the one that is shown.
    linking = at.current().filter(names__0__1__in=_FULL_NAMES, pinned=False)
    rows = side.model._default_manager.filter(
        ~Exists(judged),
        ~Exists(at.filter(pinned=True)),
        Exists(linking),
        pk__in=entities,
        curated=False,
        merged_into=None,
        dismissed=False,
    )
    return rows.order_by("pk").values_list("pk", side.name, "kind")


@prepared
def _aliases(side: Side, *, entities: Collection[int]) -> QuerySet[Any, tuple[int, str, str]]:
    aliases = side.alias_model._default_manager.filter(**{f"{side.column}__in": entities})
    return aliases.order_by().values_list(f"{side.column}_id", side.name, "kind")


def _appearances_at(side: Side, entities: set[int]) -> list[Linkable]:
    found = []
    for batch in batches(sorted(entities), _BATCH):
        found += _linkables(_of_entities(side, entities=batch))
    return found


@prepared
def _of_entities(side: Side, *, entities: Collection[int]) -> "QuerySet[Appearance, _Row]":
    return _rows(side, Appearance.objects.current().filter(at_home(side, entities)))


def _rows(side: Side, appearances: QuerySet[Appearance]) -> "QuerySet[Appearance, _Row]":
    columns = ("pk", "article_id", "kind", "names", f"{side.home}_id", f"{side.column}_id", "pinned")
    return appearances.order_by("pk").values_list(*columns)


def _linkables(rows: Iterable[_Row]) -> list[Linkable]:
    return [
        Linkable(pk, article, kind, _names(names), home or shown, pinned)
        for pk, article, kind, names, home, shown, pinned in rows
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
