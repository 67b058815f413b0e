"""What was learned from annotated corpora: log-linear models, which know how much each feature of a candidate speaks for each
class, and networks (`extract/network`), which read the words.

A log-linear model is a JSON file beside this module, a network an npz file; `manage.py train` makes them anew from a folder
of annotated corpora.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from math import exp
from typing import TypeAlias, TypeVar

from newsarchive.ingest.extract.network import Network


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


Model: TypeAlias = LogLinear | Network
AnyNetwork = TypeVar("AnyNetwork", bound=Network)
_in_place: dict[str, Model] = {}
_networks: dict[str, Network] = {}


def model(name: str) -> LogLinear:
    """Return the log-linear model of that name ("claims", "names" …).

    Raises FileNotFoundError if there is none: the file comes with the package, and `manage.py train` writes it.
    """
    in_place = _in_place.get(name)
    return in_place if isinstance(in_place, LogLinear) else _stored(name)


def network(kind: type[AnyNetwork], name: str) -> AnyNetwork:
    """Return the network of that kind and name ("names_network" …). Raises FileNotFoundError as `model` does."""
    found = _in_place.get(name) or _networks.get(name)
    if not isinstance(found, kind):
        with as_file(files(__package__).joinpath(f"{name}.npz")) as path:
            found = _networks[name] = kind.load(path)
    return found


@contextmanager
def using(models: Mapping[str, Model]) -> Iterator[None]:
    """Let `model` and `network` return these by their names, in place of the stored ones."""
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
