"""The network's arithmetic, for numpy (reading) and jax.numpy (learning) alike.

A pair is read by the words at its two sides, the strongest of what stands between them, and what catches the attention of
somebody who looks for its predicate, by how far each word stands from both sides (Zhang and others, Position-aware Attention
and Supervised Data Improve Slot Filling, 2017).
"""

from typing import NamedTuple

from newsarchive.ingest.extract.network.layers import (
    Array,
    Drop,
    Module,
    Weights,
    all_told,
    positive,
    read_words,
)

# Words apart are told in steps that grow, -9 to 9, and one step for a side that is not named.
_FARTHEST = 23
_STEPS = [0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 8, 8, 8, 9]
_STEP_OF = [9 - step for step in reversed(_STEPS[1:])] + [9 + step for step in _STEPS]
_NOT_NAMED = 19
DISTANCES = 20
# The sides that the sentence does not name, and words between sides that have none, are vectors of their own.
_NO_SUBJECT, _NO_VALUE, _NOTHING_BETWEEN, STAND_INS = 0, 1, 2, 3
_NEVER = -1e4


class Words(NamedTuple):
    """The words of a sentence as numbers, 0 where there is nothing to tell.

    word: which word it is; told: what it speaks of, up to four things; kind: of the entity that it names; noun: the word
    that stands for that entity; entity: its number in the document, negative if there is none; there: 1.0, or 0.0 for
    padding behind the last word.
    """

    word: Array
    told: Array
    kind: Array
    noun: Array
    entity: Array
    there: Array


class Pairs(NamedTuple):
    """Pairs of a sentence as numbers: the position of each side (-1 where the sentence does not name it), the number of the
    predicate, what is told of the sides, and the numbers of their entities (negative if there is none)."""

    subject: Array
    value: Array
    predicate: Array
    sides: Array
    subject_entity: Array
    value_entity: Array


def encode(xp: Module, weights: Weights, words: Words, drop: Drop) -> Array:
    """Return a vector for each word, of what it means where it stands."""
    noun = weights["words"][words.noun] * (words.noun > 0)[:, None]
    told = all_told(weights["told"], words.told)
    parts = [weights["words"][words.word], told, weights["kinds"][words.kind], noun]
    return read_words(xp, weights, drop(xp.concatenate(parts, -1), 0.25), words.there, drop)


def odds(
    xp: Module,
    weights: Weights,
    words: Words,
    read: Array,
    pairs: Pairs,
    drop: Drop,
) -> Array:
    """Return the logarithm of the odds that each pair of a sentence is a claim. read: what `encode` returns for its words."""
    subject, value = pairs.subject[:, None], pairs.value[:, None]
    stand_ins = weights["stand_ins"]
    at_subject = xp.where(subject < 0, stand_ins[_NO_SUBJECT], read[xp.maximum(pairs.subject, 0)])
    at_value = xp.where(value < 0, stand_ins[_NO_VALUE], read[xp.maximum(pairs.value, 0)])
    position = xp.arange(len(read))[None]
    is_between = (position > xp.minimum(subject, value)) & (position < xp.maximum(subject, value))
    is_between = is_between & (subject >= 0) & (value >= 0)
    between = xp.where(is_between[..., None], read[None], _NEVER).max(1)
    between = xp.where(between < _NEVER / 2, stand_ins[_NOTHING_BETWEEN], between)

    entity = words.entity[None]
    names = (entity == pairs.subject_entity[:, None]) & (entity >= 0)
    names_value = (entity == pairs.value_entity[:, None]) & (entity >= 0)
    asked = xp.tanh(
        (read @ weights["noticed"])[None]
        + weights["from_subject"][_distances(xp, position, subject)]
        + weights["from_value"][_distances(xp, position, value)]
        + weights["naming"][names + 2 * names_value]
        + weights["sought"][pairs.predicate][:, None]
    )
    attention = (asked @ weights["attention"])[..., 0] + ((1.0 - words.there) * _NEVER)[None]
    attention = xp.exp(attention - attention.max(-1, keepdims=True))
    attention = attention / attention.sum(-1, keepdims=True)

    sides = all_told(weights["sides"], pairs.sides) * 0.5
    parts = [
        at_subject,
        at_value,
        between,
        attention @ read,
        sides,
        weights["predicates"][pairs.predicate],
        (attention[..., None] * asked).sum(1),
    ]
    hidden = drop(xp.concatenate(parts, -1), 0.3) @ weights["hidden"] + weights["hidden_bias"]
    told = positive(xp, hidden) * weights["told_by"].T[pairs.predicate]
    return told.sum(-1) + weights["bias"][pairs.predicate]


def _distances(xp: Module, position: Array, side: Array) -> Array:
    apart = xp.clip(position - side, -_FARTHEST, _FARTHEST) + _FARTHEST
    return xp.where(side < 0, _NOT_NAMED, xp.asarray(_STEP_OF)[apart])
