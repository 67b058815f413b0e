"""What the features of a pair weigh for each predicate, summed up beforehand over the names that each goes by.

A feature is told of any predicate, of its family and of the predicate itself. Reading asks for the three together, so
that it need not write any of these names.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from itertools import repeat
from math import exp

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


def sum_of(features: set[str], weights: dict[str, int]) -> int:
    """Return what the features weigh together."""
    return sum(map(weights.get, features, repeat(0)))


class Part:
    """Some features of a pair; what they weigh for a predicate is added up once."""

    __slots__ = ("_sums", "features")

    def __init__(self, features: set[str]) -> None:
        self.features = features
        self._sums: dict[str, int] = {}

    def weighs(self, name: str, weights: dict[str, int]) -> int:
        """Return the sum of the features' weights; name: of the predicate whose weights they are."""
        known = self._sums.get(name)
        if known is None:
            known = self._sums[name] = sum_of(self.features, weights)
        return known


@dataclass(frozen=True)
class Weights:
    """What speaks for a claim of one predicate, in ten-thousandths: words in its alphabet, words as they are, the sides,
    and the rules that read it."""

    bias: int
    shared: dict[str, int]
    raw: dict[str, int]
    sides: dict[str, int]
    rules: dict[str, int]

    @staticmethod
    def probability(total: int) -> float:
        """Return the probability that a sum of weights stands for."""
        odds = exp(-abs(total) / _UNIT)
        return (1.0 if total >= 0 else odds) / (1.0 + odds)


@dataclass(frozen=True)
class Scope:
    """A predicate's name and that of its family, of which features are told."""

    name: str
    family: str

    def weights(self) -> Weights:
        """Return the weights of the model of claims for the predicate."""
        return _weights(self.name, self.family)


_SCOPES = {
    predicate._value_: Scope(predicate.value, family)
    for family, predicates in FAMILIES
    for predicate in predicates
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

    def weights(self, name: str, family: str) -> Weights:
        """Return the weights for the predicate of that name."""
        sides = _added(self.shared[family], self.shared[name])
        rules = {f.removeprefix("rule="): w for f, w in self.shared[""].items() if f.startswith("rule=")}
        bias = self.bias + self.shared[""].get(name, 0)
        return Weights(bias, _added(self.shared[""], sides), self.raw[name], sides, rules)


def _added(one: dict[str, int], other: dict[str, int]) -> dict[str, int]:
    return {feature: one.get(feature, 0) + other.get(feature, 0) for feature in {*one, *other}}


@cache
def _told() -> Told:
    return Told.of(model("claims"))


@cache
def _weights(name: str, family: str) -> Weights:
    return _told().weights(name, family)
