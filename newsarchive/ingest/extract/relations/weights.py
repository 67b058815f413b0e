"""What the features of a pair weigh for each predicate, summed up beforehand over the names that each goes by.

A feature is told of any predicate, of its family and of the predicate itself. Reading asks for the three together, and
for all predicates of a family at once, so that it need not write any of these names.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from math import exp
from typing import TypeVar

from newsarchive.ingest.learned import LogLinear, model
from newsarchive.vocabulary import Predicate

_P = Predicate
FAMILIES = (
    ("credit", (_P.DIRECTOR, _P.PERFORMER, _P.CAST_MEMBER, _P.WRITER, _P.PRODUCER, _P.PUBLISHER)),
    ("date", (_P.RELEASE_DATE, _P.START_DATE, _P.END_DATE, _P.FILMING_DATE)),
    ("life", (_P.BIRTH_DATE, _P.DEATH_DATE, _P.ENLISTMENT_DATE, _P.DISCHARGE_DATE)),
    ("amount", (_P.DURATION, _P.NUMBER_OF_EPISODES, _P.NUMBER_OF_STOPS, _P.FIGURE)),
    ("link", (_P.PART_OF, _P.FORMER_TITLE)),
    ("person", (_P.MEMBER_OF, _P.PLAYS)),
)
FAMILY = {predicate: name for name, predicates in FAMILIES for predicate in predicates}
# Weights are kept with four decimals, and are added up as whole numbers: the same in whatever order.
_UNIT = 10_000
_SLOT = re.compile(r"[^=\[{]*[=\[{]?")

# What something weighs for each predicate of a family: their weights side by side in one whole number, the family's first
# in its lowest bits. Where such numbers are added, all their weights are.
Row = int
_BITS = 32
_HALF = 1 << (_BITS - 1)
_MOST = max(len(predicates) for _, predicates in FAMILIES)
_HALVES = sum(_HALF << (_BITS * position) for position in range(_MOST))


# A feature in two parts, so that words need not be joined to names to look up what they weigh: the slot up to the first
# "=", "[" or "{", as in "v-1=", and the words that fill it.
Feature = tuple[str, str]

Key = TypeVar("Key", str, Feature)


def feature(name: str) -> Feature:
    """Return the feature of that name in its two parts."""
    match = _SLOT.match(name)
    assert match is not None  # it matches anything
    return match[0], name[match.end() :]


def row(weights: Iterable[int]) -> Row:
    """Return the weights, one for each predicate of a family, side by side."""
    return sum(weight << (_BITS * position) for position, weight in enumerate(weights))


def weight(side_by_side: Row, position: int) -> int:
    """Return the weight for the predicate at the position in its family."""
    return ((side_by_side + _HALVES) >> (_BITS * position) & (2 * _HALF - 1)) - _HALF


def weigh(features: Iterable[Key], rows: dict[Key, Row]) -> Row:
    """Return what the features, of which none comes twice, weigh together; those that are not known weigh nothing."""
    return sum(filter(None, map(rows.get, features)))


@dataclass(frozen=True)
class Weights:
    """What speaks for claims of a family's predicates, in ten-thousandths: words in their alphabets, words as they are,
    the sides, that a rule read it, and which one."""

    bias: Row
    shared: dict[Feature, Row]
    raw: dict[Feature, Row]
    sides: dict[str, Row]
    ruled: Row
    rules: dict[str, int]


def probability_of(total: int) -> float:
    """Return the probability that a sum of weights stands for."""
    odds = exp(-abs(total) / _UNIT)
    return (1.0 if total >= 0 else odds) / (1.0 + odds)


@dataclass(frozen=True)
class Scope:
    """A predicate's name and that of its family, of which features are told, and its position in the family."""

    name: str
    family: str
    position: int


_SCOPES = {
    predicate._value_: Scope(predicate.value, family, position)
    for family, predicates in FAMILIES
    for position, predicate in enumerate(predicates)
}


def scope(predicate: Predicate) -> Scope:
    """Return the scope of a predicate whose claims are weighed. Raises KeyError for another."""
    return _SCOPES[predicate._value_]


@dataclass
class Told:
    """A model's weights for "yes" against "no", by what they are told of: any predicate (""), a family or a predicate."""

    bias: int
    shared: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    raw: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(cls, fitted: LogLinear) -> "Told":
        """Take a model with the classes "no" and "yes" apart."""
        yes, no = fitted.classes.index("yes"), fitted.classes.index("no")
        told = cls(round((fitted.bias[yes] - fitted.bias[no]) * _UNIT))
        names = {name for scope in _SCOPES.values() for name in (scope.name, scope.family)}
        for feature, weights in fitted.weights.items():
            weight = round((weights[yes] - weights[no]) * _UNIT)
            for kind, mark in ((told.shared, "|"), (told.raw, ":")):
                name, _, rest = feature.partition(mark)
                if name in names and rest:
                    kind[name][rest] = weight
                    break
            else:
                told.shared[""][feature] = weight
        return told

    def weights(self, family: str) -> Weights:
        """Return the weights for the predicates of the family."""
        names = [predicate.value for predicate in dict(FAMILIES)[family]]
        anything = self.shared[""]
        sides = [_added(self.shared[family], self.shared[name]) for name in names]
        shared = [_added(anything, one) for one in sides]
        return Weights(
            bias=row(self.bias + anything.get(name, 0) for name in names),
            shared=_in_two_parts(_side_by_side(shared)),
            raw=_in_two_parts(_side_by_side([self.raw[name] for name in names])),
            sides=_side_by_side(sides),
            ruled=row(one.get("rule", 0) for one in shared),
            rules={
                f.removeprefix("rule="): weight for f, weight in anything.items() if f.startswith("rule=")
            },
        )


def _added(one: dict[str, int], other: dict[str, int]) -> dict[str, int]:
    return {name: one.get(name, 0) + other.get(name, 0) for name in {*one, *other}}


def _side_by_side(told: list[dict[str, int]]) -> dict[str, Row]:
    return {name: row(one.get(name, 0) for one in told) for name in {name for one in told for name in one}}


def _in_two_parts(rows: dict[str, Row]) -> dict[Feature, Row]:
    return {feature(name): row for name, row in rows.items()}


@cache
def _told() -> Told:
    return Told.of(model("claims"))


@cache
def weights_of(family: str) -> Weights:
    """Return what the model of claims says of the family's predicates."""
    return _told().weights(family)
