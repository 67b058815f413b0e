"""The network's arithmetic, for numpy (reading) and jax.numpy (learning) alike.

A sentence is read by convolutions of growing reach with skips (van den Oord and others, WaveNet, 2016); a pair by the words
at its two sides, the strongest of what stands between them, and what catches the attention of somebody who looks for its
predicate, by how far each word stands from both sides (Zhang and others, Position-aware Attention and Supervised Data
Improve Slot Filling, 2017).
"""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

# Arrays of numpy or of jax.numpy, and the module that they are of.
Array: TypeAlias = Any
Module: TypeAlias = Any
Weights: TypeAlias = dict[str, Array]
# Leaves out a share of the numbers while learning, and none while reading.
Drop: TypeAlias = Callable[[Array, float], Array]

REACHES = (1, 2, 4, 1)
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
    there = words.there[:, None]
    told = (weights["told"][words.told] * (words.told > 0)[..., None]).sum(1)
    noun = weights["words"][words.noun] * (words.noun > 0)[:, None]
    parts = [weights["words"][words.word], told, weights["kinds"][words.kind], noun]
    entering = drop(xp.concatenate(parts, -1), 0.25)
    read = _positive(xp, entering @ weights["enter"] + weights["enter_bias"]) * there
    for layer, reach in enumerate(REACHES):
        beyond = xp.zeros((reach, read.shape[1]), read.dtype)
        padded = xp.concatenate([beyond, read, beyond], 0)
        near = xp.concatenate([padded[: len(read)], read, padded[2 * reach :]], -1)
        added = _positive(xp, near @ weights[f"near_{layer}"] + weights[f"near_bias_{layer}"])
        read = _level(xp, read + drop(added, 0.15))
        read = (read * weights[f"scale_{layer}"] + weights[f"shift_{layer}"]) * there
    return read


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

    sides = (weights["sides"][pairs.sides] * (pairs.sides > 0)[..., None]).sum(1) * 0.5
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
    told = _positive(xp, hidden) * weights["told_by"].T[pairs.predicate]
    return told.sum(-1) + weights["bias"][pairs.predicate]


def _distances(xp: Module, position: Array, side: Array) -> Array:
    apart = xp.clip(position - side, -_FARTHEST, _FARTHEST) + _FARTHEST
    return xp.where(side < 0, _NOT_NAMED, xp.asarray(_STEP_OF)[apart])


def _positive(xp: Module, numbers: Array) -> Array:
    return xp.maximum(numbers, 0.0)


def _level(xp: Module, numbers: Array) -> Array:
    """Return each row with a mean of 0 and a variance of 1."""
    numbers = numbers - numbers.mean(-1, keepdims=True)
    return numbers / xp.sqrt((numbers * numbers).mean(-1, keepdims=True) + 1e-5)
