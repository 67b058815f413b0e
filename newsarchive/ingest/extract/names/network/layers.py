"""The network's arithmetic, for numpy (reading) and jax.numpy (learning) alike.

A candidate is told by the words at both ends of each place where it stands, those right beside it, the strongest of what it
holds; by all its places together; by its own words, and by what the document is like.
"""

from typing import NamedTuple

from newsarchive.ingest.extract.names.place import LONGEST_TITLE
from newsarchive.ingest.extract.network.layers import (
    Array,
    Drop,
    Module,
    Weights,
    all_told,
    positive,
    read_words,
)

_NEVER = -1e4


class Text(NamedTuple):
    """The words of a text as numbers, 0 where there is nothing to tell: which word it is, what it tells, and 1.0, or 0.0 for
    padding behind the last word."""

    word: Array
    told: Array
    there: Array


class Places(NamedTuple):
    """Where candidates stand: the first and the last word (inclusive), and how they are set apart."""

    first: Array
    last: Array
    how: Array


class Forms(NamedTuple):
    """Candidates: the numbers of their places (-1 for none), and what their own words tell."""

    places: Array
    shapes: Array

    def part(self, begin: int, end: int) -> "Forms":
        """Return the candidates from begin to end (exclusive)."""
        return Forms(self.places[begin:end], self.shapes[begin:end])


def encode(xp: Module, weights: Weights, text: Text, drop: Drop) -> Array:
    """Return a vector for each word, of what it means where it stands."""
    known = weights["words"][text.word] * (text.word > 0)[:, None]
    entering = xp.concatenate([known, all_told(weights["told"], text.told) * 0.5], -1)
    return read_words(xp, weights, drop(entering, 0.2), text.there, drop)


def at_places(xp: Module, weights: Weights, read: Array, places: Places, drop: Drop) -> Array:
    """Return a vector for each place. read: what `encode` returns for the words."""
    edge = xp.zeros((1, read.shape[1]), read.dtype)
    bordered = xp.concatenate([edge, read, edge], 0)
    position = places.first[:, None] + xp.arange(LONGEST_TITLE)[None]
    held = read[xp.minimum(position, len(read) - 1)]
    strongest = xp.where((position <= places.last[:, None])[..., None], held, _NEVER).max(1)
    parts = [
        read[places.first],
        read[places.last],
        strongest,
        bordered[places.first],
        bordered[places.last + 2],
        all_told(weights["ways"], places.how),
    ]
    together = drop(xp.concatenate(parts, -1), 0.2)
    return positive(xp, together @ weights["at_place"] + weights["at_place_bias"])


def classes(
    xp: Module, weights: Weights, at_place: Array, document: Array, forms: Forms, drop: Drop
) -> Array:
    """Return the logarithms of how probable each class is for each form.

    at_place: what `at_places` returns for their places; document: the mean of what `encode` returns for all words.
    """
    there = (forms.places >= 0)[..., None]
    told = xp.where(there, at_place[xp.maximum(forms.places, 0)], 0.0)
    parts = [
        told.sum(1) / xp.maximum(there.sum(1), 1),
        told.max(1),
        all_told(weights["shapes"], forms.shapes) * 0.5,
        xp.broadcast_to(document, (len(told), document.shape[-1])),
    ]
    hidden = positive(xp, drop(xp.concatenate(parts, -1), 0.3) @ weights["hidden"] + weights["hidden_bias"])
    found = hidden @ weights["told_by"] + weights["bias"]
    found = found - found.max(-1, keepdims=True)
    return found - xp.log(xp.exp(found).sum(-1, keepdims=True))
