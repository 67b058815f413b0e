"""Arithmetic for numpy (reading) and jax.numpy (learning) alike: words are read by convolutions of growing reach with skips
(van den Oord and others, WaveNet, 2016)."""

from collections.abc import Callable
from typing import Any, TypeAlias

# Arrays of numpy or of jax.numpy, and the module that they are of.
Array: TypeAlias = Any
Module: TypeAlias = Any
Weights: TypeAlias = dict[str, Array]
# Leaves out a share of the numbers while learning, and none while reading.
Drop: TypeAlias = Callable[[Array, float], Array]

REACHES = (1, 2, 4, 1)


def read_words(xp: Module, weights: Weights, entering: Array, there: Array, drop: Drop) -> Array:
    """Return a vector for each word, of what it means where it stands. entering: a vector for each by itself; there: 1.0, or
    0.0 for padding behind the last word."""
    there = there[:, None]
    read = positive(xp, entering @ weights["enter"] + weights["enter_bias"]) * there
    for layer, reach in enumerate(REACHES):
        beyond = xp.zeros((reach, read.shape[1]), read.dtype)
        padded = xp.concatenate([beyond, read, beyond], 0)
        near = xp.concatenate([padded[: len(read)], read, padded[2 * reach :]], -1)
        added = positive(xp, near @ weights[f"near_{layer}"] + weights[f"near_bias_{layer}"])
        read = _level(xp, read + drop(added, 0.15))
        read = (read * weights[f"scale_{layer}"] + weights[f"shift_{layer}"]) * there
    return read


def all_told(weights: Array, told: Array) -> Array:
    """Return the sums of the vectors of what is told in each row, 0 where nothing is."""
    return (weights[told] * (told > 0)[..., None]).sum(-2)


def positive(xp: Module, numbers: Array) -> Array:
    """Return the numbers, 0 for those below."""
    return xp.maximum(numbers, 0.0)


def _level(xp: Module, numbers: Array) -> Array:
    """Return each row with a mean of 0 and a variance of 1."""
    width = numbers.shape[-1]
    numbers = numbers - numbers.sum(-1, keepdims=True) / width
    return numbers / xp.sqrt((numbers * numbers).sum(-1, keepdims=True) / width + 1e-5)
