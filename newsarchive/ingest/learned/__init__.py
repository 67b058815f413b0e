"""Log-linear models: how much each feature of a candidate speaks for each class, learned from annotated corpora.

A model is a JSON file beside this module; `manage.py train` makes the files anew from a folder of annotated corpora. The
network of claims, which lies there as well, has a package of its own: `extract/relations/network`.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp


@dataclass(frozen=True)
class LogLinear:
    """A multinomial logistic model over features that are there or not (McCullagh and Nelder, Generalized Linear Models).

    classes: what a candidate can be; weights: for each feature one number a class, zero for features never seen.
    """

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: dict[str, tuple[float, ...]]

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """Return the probability of each class (they add up to 1) for a candidate that has these features."""
        told = filter(None, map(self.weights.get, features))
        totals = list(map(sum, zip(self.bias, *told, strict=True)))
        highest = max(totals)
        powers = [exp(total - highest) for total in totals]
        whole = sum(powers)
        return {name: power / whole for name, power in zip(self.classes, powers, strict=True)}

    def reasons(self, features: Iterable[str], name: str) -> list[tuple[str, float]]:
        """Return the candidate's features with what each adds for the class, the strongest first."""
        position = self.classes.index(name)
        told = [(feature, self.weights[feature][position]) for feature in features if feature in self.weights]
        return sorted(told, key=lambda pair: (-abs(pair[1]), pair[0]))


_in_place: dict[str, LogLinear] = {}


def model(name: str) -> LogLinear:
    """Return the model of that name ("claims", "names" …).

    Raises FileNotFoundError if there is none: the file comes with the package, and `manage.py train` writes it.
    """
    return _in_place.get(name) or _stored(name)


@contextmanager
def using(models: dict[str, LogLinear]) -> Iterator[None]:
    """Let `model` return these models by their names, in place of the stored ones."""
    before = dict(_in_place)
    _in_place.update(models)
    try:
        yield
    finally:
        _in_place.clear()
        _in_place.update(before)


@cache
def _stored(name: str) -> LogLinear:
    data = json.loads(files(__package__).joinpath(f"{name}.json").read_text(encoding="utf-8"))
    return LogLinear(
        tuple(data["classes"]),
        tuple(data["bias"]),
        {feature: tuple(weights) for feature, weights in data["weights"].items()},
    )
