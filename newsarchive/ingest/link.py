"""Decide which appearances are of one person or work: a pure function of what the articles say and editors decided.

Appearances are linked by their names: equal keys (see newsarchive.names) are one name, and an appearance under several
names joins all who bear them. Short forms (a surname alone) never link; a pinned appearance stays where an editor put
it and links nothing. Nothing depends on the order in which articles came, so the same articles give the same groups;
only the ids that the groups get follow the entities that stood there before.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from newsarchive.ingest.linkable import Apart, Known, Linkable, Linking
from newsarchive.ingest.namesakes import dates_differ, part_by_dates
from newsarchive.names import fold, name_key, surnames, title_key
from newsarchive.naming import begins_with_title
from newsarchive.vocabulary import AliasKind, PersonKind, WorkKind

# Kinds of works that are told apart only by genre: a series and a show of one title are one work, a film is another.
_FAMILIES: dict[str, int] = {
    WorkKind.SONG: 0,
    WorkKind.ALBUM: 1,
    WorkKind.FILM: 2,
    WorkKind.SERIES: 3,
    WorkKind.SHOW: 3,
    WorkKind.TOUR: 4,
    WorkKind.BOOK: 5,
    WorkKind.GAME: 6,
}


def link_persons(appearances: Iterable[Linkable], known: Iterable[Known], are_apart: Apart) -> Linking:
    """Link persons, groups and organisations with each other, and characters with characters; a person and a character
    of one name where their articles name a work in common, since one article may not tell who is played and who plays.

    Persons of one name stay two where their articles give them different dates of life and have nothing else in common.
    are_apart: whether two entities of the archive must not become one.
    """
    appearances, known = list(appearances), list(known)
    by_name = _Union()
    _join_by_names(by_name, appearances, known, lambda kind: kind == PersonKind.CHARACTER, person_key)
    _join_characters(by_name, [one for one in appearances if is_character(one) and not one.pinned])
    _join_kinds_of_person(by_name, [one for one in appearances if not one.pinned])
    union = _Union()
    for members, anchors in _groups(by_name, appearances, known):
        if not anchors and dates_differ(date for one in members for date in one.dates):
            names = {key for one in members for key in link_keys(one, person_key)}
            part_by_dates(union.join, members, names)
        else:
            union.join([*(one.id for one in members), *(("known", entity.id) for entity in anchors)])
    return _settle(union, appearances, known, are_apart, person_key)


def link_works(appearances: Iterable[Linkable], known: Iterable[Known], are_apart: Apart) -> Linking:
    """Link works of one title and of compatible kinds; one whose kind is not told joins the work it has most persons
    in common with, where works of several kinds bear its title. A kind that one article alone tells may be misread, and
    parts nothing by itself."""
    appearances, known = list(appearances), list(known)
    by_title = _Union()
    _join_by_names(by_title, appearances, known, lambda kind: 0, work_key)
    union = _Union()
    for members, anchors in _groups(by_title, appearances, known):
        if len({_FAMILIES[kind] for kind in _kinds(members, anchors) if kind in _FAMILIES}) > 1:
            _join_by_kinds(union, members, anchors)
        else:
            union.join([*(one.id for one in members), *(("known", entity.id) for entity in anchors)])
    return _settle(union, appearances, known, are_apart, work_key)


def link_keys(appearance: Linkable, key_of: Callable[[str], str]) -> list[str]:
    """Return the keys by which an appearance links, the one of its main name first: those of all but short forms."""
    names = (name.text for name in appearance.names if name.kind != AliasKind.SHORT)
    return list(dict.fromkeys(key_of(name) for name in names))


def person_key(name: str) -> str:
    """Return the key by which persons link; a name without letters or digits is its own key."""
    return name_key(name)[:200] or name.casefold()


def work_key(title: str) -> str:
    """Return the key by which works link; a title without letters or digits is its own key."""
    return title_key(title)[:300] or title.casefold()


def is_character(appearance: Linkable) -> bool:
    return appearance.kind == PersonKind.CHARACTER


def is_ambiguous(kinds: Iterable[str]) -> bool:
    """Tell whether works of these kinds are more than one work, whatever their titles."""
    return len({_FAMILIES[kind] for kind in kinds if kind in _FAMILIES}) > 1


def rival_kinds(kinds: Iterable[str]) -> set[str]:
    """Return the kinds of works that none of these kinds may stand for; none if these tell nothing."""
    families = {_FAMILIES[kind] for kind in kinds if kind in _FAMILIES}
    return {kind for kind, family in _FAMILIES.items() if families and family not in families}


class _Union:
    """Nodes joined into groups (union–find)."""

    def __init__(self) -> None:
        self._parent: dict[Hashable, Hashable] = {}

    def find(self, node: Hashable) -> Hashable:
        parent = self._parent.setdefault(node, node)
        while parent != self._parent[parent]:
            self._parent[node] = self._parent[parent]
            node, parent = parent, self._parent[parent]
        return parent

    def join(self, nodes: Iterable[Hashable]) -> None:
        roots = [self.find(node) for node in nodes]
        for root in roots[1:]:
            self._parent[self.find(root)] = self.find(roots[0])


def _join_by_names(
    union: _Union,
    appearances: list[Linkable],
    known: list[Known],
    part_of: Callable[[str], Hashable],
    key_of: Callable[[str], str],
) -> None:
    """Join what bears one name within one part of the archive (characters, for one, are a part of their own)."""
    at = defaultdict(list)
    for one in appearances:
        if not one.pinned:
            at[one.entity].append(one)
            union.join([one.id, *(("key", part_of(one.kind), key) for key in link_keys(one, key_of))])
    for entity in known:
        parts = {part_of(entity.kind)} | (
            {part_of(one.kind) for one in at[entity.id]} if entity.curated else set()
        )
        for part in parts if entity.keys else ():
            union.join([("known", entity.id), *(("key", part, key) for key in entity.keys)])
        if entity.held_together:
            union.join([("known", entity.id), *(one.id for one in at[entity.id])])


def _groups(
    union: _Union, appearances: list[Linkable], known: list[Known]
) -> Iterator[tuple[list[Linkable], list[Known]]]:
    """Yield each group's appearances and the entities that editors tied to it, in an order free of ids."""
    members, anchors = defaultdict(list), defaultdict(list)
    for one in appearances:
        if not one.pinned:
            members[union.find(one.id)].append(one)
    for entity in known:
        if (entity.keys or entity.held_together) and entity.joined_into is None:
            anchors[union.find(("known", entity.id))].append(entity)
    for root in members | anchors:
        yield members[root], anchors[root]


def _kinds(members: list[Linkable], anchors: list[Known]) -> Iterator[str]:
    yield from (one.kind for one in members)
    yield from (entity.kind for entity in anchors if entity.curated)


def _join_by_kinds(union: _Union, members: list[Linkable], anchors: list[Known]) -> None:
    """Part a group of one title by kinds; those whose kind is not told, or not surely, choose among the parts."""
    sure = _sure_families(members, anchors)
    if len(sure) == 1:
        union.join([*(one.id for one in members), *(("known", entity.id) for entity in anchors)])
        return
    told = [one for one in members if one.kind in _FAMILIES]
    untold = [one for one in members if one.kind not in _FAMILIES]
    for one in told:
        union.join([one.id, *((_FAMILIES[one.kind], key) for key in link_keys(one, work_key))])
    for entity in anchors:
        node = ("known", entity.id)
        if entity.kind in _FAMILIES:
            union.join([node, *((_FAMILIES[entity.kind], key) for key in entity.keys)])
        # An editor's kind outweighs the one that the articles tell.
        held = [one for one in members if entity.held_together and one.entity == entity.id]
        union.join([node, *(one.id for one in held)])
    parts: dict[Hashable, tuple[list[Linkable], list[Known]]] = defaultdict(lambda: ([], []))
    for entity in anchors:
        if entity.kind in _FAMILIES:
            parts[union.find(("known", entity.id))][1].append(entity)
    for one in told:
        parts[union.find(one.id)][0].append(one)
    for one in untold:
        if (root := union.find(one.id)) in parts:
            parts[root][0].append(one)
    choices = [_Choice.of(root, *part) for root, part in parts.items()]
    homeless = [one for one in untold if union.find(one.id) not in parts]
    _join_by_persons(union, choices, sure)
    for one in homeless:
        if choices:
            keys = frozenset(link_keys(one, work_key))
            nearest = min(choices, key=lambda choice: choice.distance(keys, one.persons))
            union.join([nearest.root, one.id])


def _sure_families(members: list[Linkable], anchors: list[Known]) -> set[int]:
    """Return the families of kinds that are hardly misread: two articles tell them, or an editor does, or one article
    tells them beside another."""
    told: dict[int, set[int]] = defaultdict(set)
    for one in members:
        if one.kind in _FAMILIES:
            told[one.article].add(_FAMILIES[one.kind])
    articles = Counter(family for families in told.values() for family in families)
    sure = {family for family, count in articles.items() if count > 1}
    sure |= {family for families in told.values() if len(families) > 1 for family in families}
    return sure | {_FAMILIES[one.kind] for one in anchors if one.curated and one.kind in _FAMILIES}


def _join_by_persons(union: _Union, choices: list["_Choice"], sure: set[int]) -> None:
    """Join each work of doubtful kind with the one of sure kind that it has most persons in common with; where no kind
    is sure, those that have persons in common."""
    if not sure:
        for a, b in combinations(choices, 2):
            if a.persons & b.persons:
                union.join([a.root, b.root])
        return
    settled = [choice for choice in choices if choice.families & sure]
    for choice in choices:
        near = [other for other in settled if other.persons & choice.persons]
        if near and not choice.families & sure:
            nearest = min(near, key=partial(_Choice.distance, keys=choice.keys, persons=choice.persons))
            union.join([nearest.root, choice.root])


@dataclass(frozen=True)
class _Choice:
    """A work that one of untold kind may be: what speaks for it."""

    root: Hashable
    keys: frozenset[str]
    persons: frozenset[str]
    families: frozenset[int]

    @classmethod
    def of(cls, root: Hashable, members: list[Linkable], anchors: list[Known]) -> "_Choice":
        keys = {key for one in members for key in link_keys(one, work_key)}
        keys |= {key for entity in anchors for key in entity.keys}
        persons = frozenset(person for one in members for person in one.persons)
        kinds = [*(one.kind for one in members), *(entity.kind for entity in anchors)]
        families = frozenset(_FAMILIES[kind] for kind in kinds if kind in _FAMILIES)
        return cls(root, frozenset(keys), persons, families)

    def distance(self, keys: frozenset[str], persons: frozenset[str]) -> tuple[bool, int, int, list[str]]:
        return (not self.keys & keys, -len(self.persons & persons), min(self.families), sorted(self.keys))


def _join_characters(union: _Union, characters: list[Linkable]) -> None:
    """Join characters of one surname that one person plays; then those called by a surname or rank and surname alone
    with the only character of that surname in a work that both articles name."""
    by_role = defaultdict(list)
    for one in characters:
        for surname in surnames(name.text for name in one.names):
            for player in one.players:
                by_role[surname, player].append(one.id)
    for ids in by_role.values():
        union.join(ids)
    groups = defaultdict(list)
    for one in characters:
        groups[union.find(one.id)].append(one)
    full = {root for root, group in groups.items() if any(_has_given_name(one) for one in group)}
    in_work = defaultdict(set)
    for root in full:
        for one in groups[root]:
            for surname in surnames(name.text for name in one.names):
                for title in one.titles:
                    in_work[surname, title].add(root)
    found = []
    for root in groups.keys() - full:
        roots = {
            candidate
            for one in groups[root]
            for surname in surnames(name.text for name in one.names)
            for title in one.titles
            for candidate in in_work[surname, title]
        }
        if len(roots) == 1:
            found.append([*roots, root])
    for pair in found:
        union.join(groups[root][0].id for root in pair)


def _join_kinds_of_person(union: _Union, persons: list[Linkable]) -> None:
    """Join a person and a character of one name if their articles name a work in common and none names both."""
    bearers: dict[str, tuple[list[Linkable], list[Linkable]]] = defaultdict(lambda: ([], []))
    for one in persons:
        for key in link_keys(one, person_key):
            bearers[key][is_character(one)].append(one)
    for real, played in bearers.values():
        if {one.article for one in real} & {one.article for one in played}:
            continue
        if any(one.titles for one in real) and frozenset().union(*(one.titles for one in real)) & (
            frozenset().union(*(one.titles for one in played))
        ):
            union.join([real[0].id, played[0].id])


def _has_given_name(one: Linkable) -> bool:
    return any(" " in fold(name.text) and not begins_with_title(name.text) for name in one.names)


def _settle(
    union: _Union,
    appearances: list[Linkable],
    known: list[Known],
    are_apart: Apart,
    key_of: Callable[[str], str],
) -> Linking:
    """Give each group an entity: the oldest of those that stand there, else a dormant one of its name, else a new one."""
    linking = Linking()
    groups = dict(enumerate(_groups(union, appearances, known)))
    seekers = _seekers(groups, known, key_of)
    occupied = {one.entity for one in appearances} | {entity for ids in seekers.values() for entity in ids}
    dormant = sorted(
        (entity for entity in known if entity.id not in occupied and not entity.keys),
        key=lambda entity: (entity.joined_into is not None, entity.id),
    )
    for index in sorted(groups, key=lambda index: _order(groups[index], key_of)):
        members, _ = groups[index]
        if not members and len(seekers[index]) < 2:
            continue
        parties = _parties(seekers[index], are_apart, linking)
        if not parties:
            keys = {key for one in members for key in link_keys(one, key_of)}
            taken_up = next((entity for entity in dormant if entity.key in keys), None)
            if taken_up is not None:
                dormant.remove(taken_up)
            parties = [[taken_up.id if taken_up else -1 - index]]
        linking.merged |= {entity: party[0] for party in parties for entity in party[1:]}
        heads = _heads(parties, known, members, key_of)
        for one in members:
            linking.homes[one.id] = heads(one)
    return linking


def _order(group: tuple[list[Linkable], list[Known]], key_of: Callable[[str], str]) -> list[tuple[str, str]]:
    members, anchors = group
    return sorted(
        [(key_of(one.names[0].text), one.kind) for one in members] + [(one.key, one.kind) for one in anchors]
    )


def _seekers(
    groups: Mapping[int, tuple[list[Linkable], list[Known]]],
    known: list[Known],
    key_of: Callable[[str], str],
) -> dict[int, list[int]]:
    """Return for each group the entities that are at home there, by id; an entity whose appearances fall apart is at
    home where its name is borne most."""
    tied = {entity.id: index for index, (_, anchors) in groups.items() for entity in anchors}
    standing: dict[int | None, set[int]] = defaultdict(set)
    for index, (members, _) in groups.items():
        for one in members:
            standing[one.entity].add(index)
    seekers: dict[int, list[int]] = {index: [] for index in groups}
    for entity in sorted(known, key=lambda entity: entity.id):
        if entity.joined_into is not None:
            continue
        if entity.id in tied:
            seekers[tied[entity.id]].append(entity.id)
        elif counts := standing[entity.id]:
            others = {one.key for one in known if one.joined_into == entity.id}
            home = min(counts, key=partial(_strangeness, entity, groups, key_of, others))
            seekers[home].append(entity.id)
    return seekers


def _strangeness(
    entity: Known,
    groups: Mapping[int, tuple[list[Linkable], list[Known]]],
    key_of: Callable[[str], str],
    others: set[str],
    index: int,
) -> tuple[bool, int, int, list[tuple[str, str]]]:
    """Order groups by how little they are what an entity was. others: names of those that were joined into it."""
    members, _ = groups[index]
    own = [one for one in members if one.entity == entity.id]
    named = sum(key_of(one.names[0].text) == entity.key for one in own)
    has_other = any(others & {*link_keys(one, key_of)} for one in members)
    return (has_other, -named, -len(own), _order(groups[index], key_of))


def _parties(entities: list[int], are_apart: Apart, linking: Linking) -> list[list[int]]:
    """Part entities that the names join into parties that may be one, the oldest first in each."""
    parties: list[list[int]] = []
    for entity in entities:
        for party in parties:
            against = [other for other in party if are_apart(other, entity)]
            if not against:
                party.append(entity)
                break
            linking.asked |= {(other, entity) for other in against}
        else:
            parties.append([entity])
    return parties


def _heads(
    parties: list[list[int]], known: list[Known], members: list[Linkable], key_of: Callable[[str], str]
) -> Callable[[Linkable], int]:
    """Return which entity an appearance of a group goes to: where it stands, else by its main name."""
    head_of = {entity: party[0] for party in parties for entity in party}
    if len(parties) == 1:
        return lambda one: parties[0][0]
    named = {entity.key: head_of[entity.id] for entity in reversed(known) if entity.id in head_of}
    used: dict[str, Counter[int]] = defaultdict(Counter)
    for one in members:
        if one.entity in head_of:
            for key in link_keys(one, key_of):
                used[key][head_of[one.entity]] += 1

    def head(one: Linkable) -> int:
        if one.entity in head_of:
            return head_of[one.entity]
        key = key_of(one.names[0].text)
        if key in named:
            return named[key]
        return min(used[key], key=lambda entity: (-used[key][entity], entity), default=parties[0][0])

    return head
