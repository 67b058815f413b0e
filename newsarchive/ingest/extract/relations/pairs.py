"""What a sentence could be claiming: every pair of somebody or something with a value beside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from newsarchive.ingest.extract import vocabulary
from newsarchive.ingest.extract.claims.rule import SCREEN, Context
from newsarchive.ingest.extract.dates import DateMention
from newsarchive.ingest.extract.entities import Entity
from newsarchive.ingest.extract.masked import P
from newsarchive.ingest.extract.relations.amounts import amounts
from newsarchive.vocabulary import PersonKind, Predicate, WorkKind

_P = Predicate
# How many works that were spoken of a sentence may go on about, besides its topic.
_RECENT = 2
# Masked characters from one name to another that nothing but a word or two stands between.
_RIGHT_BESIDE = 12


@dataclass(eq=False, slots=True)
class Argument:
    """One side of a pair: an entity, a date or a quantity, where the masked sentence has it. It is equal to itself alone.

    start and end: offsets of the masked text, -1 where the sentence does not name it. how: "named", "noun" or "pronoun";
    "perhaps noun" and "perhaps pronoun" where the word more likely stands for another; or, for an entity that the
    sentence does not name, where it comes from: "topic" (what was spoken of), "main" (what the document mostly speaks
    of) or "recent". noun: the word that stands for it. source: what another work is drawn from, named in passing.
    """

    start: int
    end: int
    how: str
    entity: Entity | None = None
    date: DateMention | None = None
    amount: float = 0.0
    unit: str = ""
    digits: tuple[int, int] = (0, 0)
    noun: str = ""
    source: bool = False
    named: bool = field(init=False)

    def __post_init__(self) -> None:
        self.named = self.start >= 0


class Pair(NamedTuple):
    """A possible claim: the subject, the value, and the predicates that could hold between two such."""

    subject: Argument
    value: Argument
    predicates: tuple[Predicate, ...]

    @property
    def is_of_another(self) -> bool:
        """Whether the value stands where the sentence goes on about the work that is drawn from the subject."""
        return self.subject.source and self.value.start > self.subject.end


_OF_DATES = (_P.RELEASE_DATE, _P.START_DATE, _P.END_DATE, _P.FILMING_DATE)
_LIFE = (_P.BIRTH_DATE, _P.DEATH_DATE, _P.ENLISTMENT_DATE, _P.DISCHARGE_DATE)
# A theatre company is a house that performs.
_OF_HOUSES = (_P.PUBLISHER, _P.PRODUCER, _P.PERFORMER)
_CREDITS = (_P.DIRECTOR, _P.PERFORMER, _P.CAST_MEMBER, _P.WRITER, _P.PRODUCER)


_MASKED = re.compile("[\ue000-\uefff]")
_OWNED_PERSON = re.compile(rf"'s? ({P})")
# Somebody who has lived is played as well: "Ada Byrne as Marie Curie".
_ACTED = re.compile(
    r"\b(?:as|plays?|played|playing|portray\w*|role|part|stars?|starring|voices?|\(|cast)\b", re.I
)
_PRONOUNS = frozenset(["he", "she", "it", "its", "his", "her", "him", "they", "their", "them", "which"])


def _how(explicit: bool, noun: str) -> str:
    if explicit or noun == "quoted":
        return "named"
    return "pronoun" if noun in _PRONOUNS else "noun"


class _Places:
    """Where a sentence names one entity: the places that name it as far as words were resolved, and those that may stand
    for it as well; first: the one that was found first."""

    __slots__ = ("first", "perhaps", "sure")

    def __init__(self, first: Argument) -> None:
        self.first = first
        self.sure: list[Argument] = []
        self.perhaps: list[Argument] = []

    @property
    def kind(self) -> PersonKind | WorkKind | None:
        return None if self.first.entity is None else self.first.entity.kind

    def add(self, argument: Argument) -> None:
        (self.perhaps if argument.how.startswith("perhaps") else self.sure).append(argument)

    def has(self, position: int) -> bool:
        return any(place.start == position for place in (*self.sure, *self.perhaps))


def _add(places: dict[int, _Places], number: int, argument: Argument) -> None:
    """Add a place of the entity of that number."""
    known = places.get(number)
    if known is None:
        known = places[number] = _Places(argument)
    known.add(argument)


class _Sides:
    """The entities that a sentence speaks of, each with the places that name it or may stand for it."""

    def __init__(self, context: Context) -> None:
        self.context = context
        masked = context.masked
        self.works: dict[int, _Places] = {}
        self.persons: dict[int, _Places] = {}
        self.dates: list[Argument] = []
        self.members: list[tuple[Argument, Argument]] = []
        meant: list[tuple[int, int, str]] = []
        for match in _MASKED.finditer(masked.text):
            position = match.start()
            item = masked.item(match[0])
            if item.date is not None:
                self.dates.append(Argument(position, position + 1, "named", date=item.date))
            elif item.entity is not None:
                entity = context.found[item.entity]
                how = _how(item.explicit, item.noun)
                argument = Argument(
                    position, position + 1, how, entity=entity, noun=item.noun, source=item.source
                )
                owned = self._owned(position) if entity.kind is PersonKind.GROUP else None
                if owned is not None:
                    self.members.append((owned, argument))
                    continue
                _add(self.works if entity.is_work else self.persons, entity.number, argument)
                if how != "named":
                    meant.append((position, entity.number, item.noun))
        recent = self._recent_works()
        self.implied = {
            entity_number: Argument(-1, -1, how, entity=context.found[entity_number])
            for entity_number, how in recent.items()
            if entity_number not in self.works
        }
        last = masked.focus.persons[-1:]
        self.last_person = context.found[last[0]] if last else None
        self.group = self._group_in_mind()
        for position, resolved, noun in meant:
            entity = context.found[resolved]
            others = (
                list(recent) if entity.is_work else list(dict.fromkeys(reversed(masked.focus.persons)))[:3]
            )
            if entity.kind is PersonKind.GROUP and self.group is not None:
                others.append(self.group.number)
            named = self.works if entity.is_work else self.persons
            others += [n for n, places in named.items() if places.first.start < position and n not in others]
            for other_number in others:
                other = context.found[other_number]
                if (
                    other_number == resolved
                    or other.kind is PersonKind.CHARACTER
                    or (not entity.is_work and other.kind is not entity.kind)
                    or not other.may_be(vocabulary.GENDER_OF_PRONOUNS.get(noun, ""))
                ):
                    continue
                how = "perhaps " + _how(False, noun)
                if other_number not in named or not named[other_number].has(position):
                    argument = Argument(position, position + 1, how, entity=other, noun=noun)
                    _add(named, other_number, argument)

    def _owned(self, position: int) -> Argument | None:
        """Return the person whom the group there only tells apart, as in "The Ferries' Ada": nothing else is said of it."""
        behind = _OWNED_PERSON.match(self.context.masked.text, position + 1)
        owned = None if behind is None else self.context.entity(behind[1])
        if behind is None or owned is None or owned.kind is not PersonKind.PERSON:
            return None
        return Argument(behind.start(1), behind.end(1), "named", entity=owned)

    def _group_in_mind(self) -> Entity | None:
        """Return the group that the document names most, if the sentence may go on about it without naming it."""
        groups = [e for e in self.context.found if e.kind is PersonKind.GROUP and e.merged_into is None]
        return max(groups, key=lambda e: (len(e.mentions), -e.first), default=None)

    def _recent_works(self) -> dict[int, str]:
        focus, main = self.context.masked.focus, self.context.main
        recent: dict[int, str] = {}
        if focus.topic is not None:
            recent[focus.topic] = "topic"
        if main is not None:
            recent.setdefault(main.number, "main")
        for entity_number in focus.works[: -1 - _RECENT : -1]:
            recent.setdefault(entity_number, "recent")
        return recent


def pairs(context: Context) -> Iterator[Pair]:
    """Yield the pairs of one sentence: each entity, where it stands nearest, with each value."""
    sides = _Sides(context)
    works, persons = sides.works, sides.persons
    implied: dict[int, _Places] = {}
    for entity_number, argument in sides.implied.items():
        _add(implied, entity_number, argument)
    subjects = {**works, **implied}
    people = {number: places for number, places in persons.items() if places.kind is PersonKind.PERSON}
    last = sides.last_person
    named_groups = bool(sides.members) or any(places.kind is PersonKind.GROUP for places in persons.values())
    implied_group = (
        None if named_groups or sides.group is None else Argument(-1, -1, "main", entity=sides.group)
    )
    for date in sides.dates:
        for found in subjects.values():
            yield from _each(found, date, _OF_DATES)
        for found in people.values():
            yield from _each(found, date, _LIFE)
        if not persons and last is not None and last.kind is PersonKind.PERSON:
            yield Pair(Argument(-1, -1, "topic", entity=last), date, _LIFE)
    for amount in amounts(context.masked.text):
        quantity = Argument(
            amount.start, amount.end, "named", amount=amount.number, unit=amount.unit, digits=amount.digits
        )
        for found in subjects.values():
            yield from _each(found, quantity, (amount.predicate,))
    for number_, found in subjects.items():
        for places in persons.values():
            kind = places.kind
            if kind is PersonKind.CHARACTER:
                continue
            yield from _each_of(found, places, _OF_HOUSES if kind is PersonKind.ORGANISATION else _CREDITS)
        if (
            not persons
            and number_ in works
            and last is not None
            and last.kind in (PersonKind.PERSON, PersonKind.GROUP)
        ):
            yield Pair(found.first, Argument(-1, -1, "topic", entity=last), _CREDITS)
        if implied_group is not None and number_ in works and implied_group.entity is not last:
            yield Pair(found.first, implied_group, (_P.PERFORMER,))
        for other_number, other in works.items():
            if other_number != number_:
                yield from _each_of(found, other, (_P.PART_OF, _P.FORMER_TITLE))
        if number_ in works:
            for argument in sides.implied.values():
                yield from _each(found, argument, (_P.PART_OF,))
    for member, group in sides.members:
        yield Pair(member, group, (_P.MEMBER_OF,))
    acted: bool | None = None
    staged = context.domain in SCREEN
    for number_, found in people.items():
        if implied_group is not None:
            yield from _each(found, implied_group, (_P.MEMBER_OF,))
        for other_number, other in persons.items():
            if other_number == number_:
                continue
            kind = other.kind
            if kind in (PersonKind.GROUP, PersonKind.ORGANISATION):
                yield from _each_of(found, other, (_P.MEMBER_OF,))
                continue
            if acted is None:
                acted = _ACTED.search(context.masked.text) is not None
            if kind is PersonKind.CHARACTER or acted or (staged and _beside(found, other)):
                yield from _each_of(found, other, (_P.PLAYS,))


def _beside(found: _Places, others: _Places) -> bool:
    """Whether a name of one stands right beside a name of the other: "Ada Byrne is Marie"."""
    return any(
        0 < abs(a.start - b.start) <= _RIGHT_BESIDE
        for a in (*found.sure, *found.perhaps)
        for b in (*others.sure, *others.perhaps)
    )


def _nearest(places: list[Argument], position: int) -> Argument:
    """Return the place nearest to the position, of several the first."""
    return places[0] if len(places) == 1 else min(places, key=lambda place: abs(place.start - position))


def _each(found: _Places, value: Argument, predicates: tuple[Predicate, ...]) -> Iterator[Pair]:
    if found.sure:
        yield Pair(_nearest(found.sure, value.start), value, predicates)
    for argument in found.perhaps:
        if argument.start != value.start:
            yield Pair(argument, value, predicates)


def _each_of(found: _Places, others: _Places, predicates: tuple[Predicate, ...]) -> Iterator[Pair]:
    sure, values = found.sure, others.sure
    if len(sure) == len(values) == 1:
        yield Pair(sure[0], values[0], predicates)
    elif sure and values:
        subject, value = min(
            ((a, b) for a in sure for b in values), key=lambda pair: abs(pair[0].start - pair[1].start)
        )
        yield Pair(subject, value, predicates)
    if values:
        for argument in found.perhaps:
            value = _nearest(values, argument.start)
            if value.start != argument.start:
                yield Pair(argument, value, predicates)
    if sure:
        for value in others.perhaps:
            subject = _nearest(sure, value.start)
            if value.start != subject.start:
                yield Pair(subject, value, predicates)
