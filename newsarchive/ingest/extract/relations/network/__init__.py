"""A small neural network that weighs pairs a second time.

The log-linear model adds up what single words say; the network reads the sentence as a whole, and tells better which of
several works or people a fact is told of. Each sees what the other overlooks, so they are weighed together.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np

from newsarchive.ingest import learned
from newsarchive.ingest.extract.claims.rule import Context
from newsarchive.ingest.extract.relations.alphabets import SentenceWords
from newsarchive.ingest.extract.relations.network.inputs import (
    LONGEST,
    Asked,
    Vocabulary,
    as_numbers,
    is_within,
    pairs_as_numbers,
    seen,
)
from newsarchive.ingest.extract.relations.network.layers import Array, Weights, encode, odds

NAME = "network"
_VOCABULARY = "vocabulary"
# Pairs that are weighed at once: what that takes of memory stays small, however many names stand in a sentence.
_AT_ONCE = 64


@dataclass(frozen=True)
class Network:
    """What was learned: weights by their names, and the numbers of words and other things seen."""

    weights: Weights
    vocabulary: Vocabulary

    @classmethod
    def load(cls, path: Path) -> "Network":
        """Read a network from a file that `save` has written. Raises OSError or ValueError if it cannot be read."""
        with np.load(path) as stored:
            names = json.loads(bytes(stored[_VOCABULARY]).decode())
            weights = {name: stored[name].astype(np.float64) for name in stored.files if name != _VOCABULARY}
        numbered = [{name: number for number, name in enumerate(known, first)} for first, known in names]
        return cls(weights, Vocabulary(*numbered))

    def save(self, path: Path) -> None:
        """Write the network, its weights with half precision, to a file."""
        names = [
            (min(known.values(), default=1), sorted(known, key=known.__getitem__))
            for known in self.vocabulary
        ]
        vocabulary = np.frombuffer(json.dumps(names, ensure_ascii=False).encode(), np.uint8)
        arrays: dict[str, Any] = {name: weights.astype(np.float16) for name, weights in self.weights.items()}
        arrays[_VOCABULARY] = vocabulary
        np.savez_compressed(path, **arrays)

    def log_odds(self, context: Context, words: SentenceWords, pairs: Sequence[Asked]) -> list[float | None]:
        """Return the logarithm of the odds that each pair of the sentence is a claim; None for pairs that stand too far
        behind in a long sentence. words: those of the context's sentence."""
        within = [number for number, asked in enumerate(pairs) if is_within(words, asked.pair)]
        told: list[float | None] = [None] * len(pairs)
        if not within:
            return told
        sentence = as_numbers(self.vocabulary, seen(context, words)[:LONGEST])
        read = encode(np, self.weights, sentence, _nothing_dropped)
        for first in range(0, len(within), _AT_ONCE):
            some = within[first : first + _AT_ONCE]
            numbers = pairs_as_numbers(self.vocabulary, context, words, [pairs[number] for number in some])
            weights = odds(np, self.weights, sentence, read, numbers, _nothing_dropped)
            # With double precision machines differ by 1e-14 in how they add up: rounded, they tell the same.
            for number, weight in zip(some, weights, strict=True):
                told[number] = round(float(weight), 3)
        return told


def _nothing_dropped(numbers: Array, share: float) -> Array:
    return numbers


@cache
def network() -> Network:
    """Return the network that comes with the package. Raises FileNotFoundError if there is none: `manage.py train` writes
    it."""
    with as_file(files(learned).joinpath(f"{NAME}.npz")) as path:
        return Network.load(path)
