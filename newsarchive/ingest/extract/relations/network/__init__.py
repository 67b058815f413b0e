"""A small neural network that weighs pairs a second time.

The log-linear model adds up what single words say; the network reads the sentence as a whole, and tells better which of
several works or people a fact is told of. Each sees what the other overlooks, so they are weighed together.
"""

from collections.abc import Sequence

import numpy as np

from newsarchive.ingest import learned
from newsarchive.ingest.extract.claims.rule import Context
from newsarchive.ingest.extract.network import Network, nothing_dropped
from newsarchive.ingest.extract.relations.alphabets import SentenceWords
from newsarchive.ingest.extract.relations.network.inputs import (
    LONGEST,
    Asked,
    as_numbers,
    is_within,
    pairs_as_numbers,
    seen,
)
from newsarchive.ingest.extract.relations.network.layers import encode, odds

NAME = "claims_network"
# Pairs that are weighed at once: what that takes of memory stays small, however many names stand in a sentence.
_AT_ONCE = 64


class PairNetwork(Network):
    """Weighs pairs."""

    def log_odds(self, context: Context, words: SentenceWords, pairs: Sequence[Asked]) -> list[float | None]:
        """Return the logarithm of the odds that each pair of the sentence is a claim; None for pairs that stand too far
        behind in a long sentence. words: those of the context's sentence."""
        within = [number for number, asked in enumerate(pairs) if is_within(words, asked.pair)]
        told: list[float | None] = [None] * len(pairs)
        if not within:
            return told
        sentence = as_numbers(self.vocabulary, seen(context, words)[:LONGEST])
        read = encode(np, self.weights, sentence, nothing_dropped)
        for first in range(0, len(within), _AT_ONCE):
            some = within[first : first + _AT_ONCE]
            numbers = pairs_as_numbers(self.vocabulary, context, words, [pairs[number] for number in some])
            weights = odds(np, self.weights, sentence, read, numbers, nothing_dropped)
            # With double precision machines differ by 1e-14 in how they add up: rounded, they tell the same.
            for number, weight in zip(some, weights, strict=True):
                told[number] = round(float(weight), 3)
        return told


def network() -> PairNetwork:
    """Return the network that comes with the package. Raises FileNotFoundError if there is none: `manage.py train` writes
    it."""
    return learned.network(PairNetwork, NAME)
