"""Small neural networks that read words: what the one of names and the one of claims share."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np

from newsarchive.ingest.extract.network.layers import Array, Weights

# Of each thing that a network sees (a word, what it tells …) the numbers of what it knows; 0 stands for nothing.
Vocabulary = Mapping[str, Mapping[str, int]]
NOTHING, UNKNOWN = 0, 1
_VOCABULARY = "vocabulary"


@dataclass(frozen=True)
class Network:
    """What was learned: weights by their names, and the numbers of words and other things seen."""

    weights: Weights
    vocabulary: Vocabulary

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a network from a file that `save` has written. Raises OSError or ValueError if it cannot be read."""
        with np.load(path) as stored:
            parts = json.loads(bytes(stored[_VOCABULARY]).decode())
            weights = {name: stored[name].astype(np.float64) for name in stored.files if name != _VOCABULARY}
        vocabulary = {
            part: {name: number for number, name in enumerate(known, first)}
            for part, (first, known) in parts.items()
        }
        return cls(weights, vocabulary)

    def save(self, path: Path) -> None:
        """Write the network, its weights with half precision, to a file."""
        parts = {
            part: (min(known.values(), default=1), sorted(known, key=known.__getitem__))
            for part, known in self.vocabulary.items()
        }
        arrays: dict[str, Any] = {name: weights.astype(np.float16) for name, weights in self.weights.items()}
        arrays[_VOCABULARY] = np.frombuffer(json.dumps(parts, ensure_ascii=False).encode(), np.uint8)
        np.savez_compressed(path, **arrays)


def numbers(known: Mapping[str, int], names: Iterable[str]) -> list[int]:
    """Return the numbers of those names that are known."""
    return [known[name] for name in names if name in known]


def nothing_dropped(numbers: Array, share: float) -> Array:
    """Return all of the numbers: what reading drops of them, where learning drops a share."""
    return numbers
