"""Tell what plainly belongs where: one entity bears the names, and nothing about it needs thought."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from newsarchive.ingest.link import is_ambiguous, is_character, link_keys, rival_kinds
from newsarchive.ingest.linkable import Linkable
from newsarchive.ingest.namesakes import LIFE_DATES, LifeDate, dates_differ
from newsarchive.ingest.store.bearers import bearers
from newsarchive.ingest.store.neighbours import at_home
from newsarchive.ingest.store.sides import PERSONS, Side
from newsarchive.models import Appearance, Claim, Judgement
from newsarchive.naming import tells_nothing_new
from newsarchive.prepared import prepared
from newsarchive.vocabulary import AliasKind, Origin, PersonKind, Verdict, WorkKind

_FULL_NAMES = [kind for kind in AliasKind.values if kind not in {AliasKind.SHORT, AliasKind.FORMER}]


@dataclass
class QuickHomes:
    """Where appearances plainly belong. homes: appearance → entity (below 0: a new one); confirmed: entities whose
    names and kind all their appearances only confirm."""

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
    told_anew: set[int] = set()
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
            is_confirmed = bool(found) and all(plain[home].is_confirmed_by(one) for one in group)
            (quick.confirmed if is_confirmed else told_anew).add(home)
    # One article may call it by two of its names, as if they were of two.
    quick.confirmed -= told_anew
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
            and one.likely_kind in {self.kind, ""}
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
