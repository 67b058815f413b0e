"""The arithmetic of the network."""

import numpy as np
import pytest

from newsarchive.ingest.extract.network import nothing_dropped
from newsarchive.ingest.extract.network.layers import Array
from newsarchive.ingest.extract.relations.network import PairNetwork, network
from newsarchive.ingest.extract.relations.network.inputs import PREDICATES
from newsarchive.ingest.extract.relations.network.layers import Pairs, Words, encode, odds


def words(length: int, padding: int = 0) -> Words:
    """Return some words as numbers, padded to a length."""
    numbers = np.arange(length) + 2

    def padded(one: Array) -> Array:
        return np.pad(one, ((0, padding), *((0, 0) for _ in one.shape[1:])))

    return Words(
        padded(numbers),
        padded(np.stack([numbers % 5, numbers * 0, numbers * 0, numbers * 0], 1)),
        padded(numbers % 3),
        padded(numbers % 7),
        padded(numbers % 4 - 1),
        padded(np.ones(length)),
    )


def pairs(*places: tuple[int, int]) -> Pairs:
    """Return pairs of words at the places, -1 for a side that is not named."""
    subject, value = np.array(places).T
    alike = np.zeros(len(places), int)
    sides = np.ones((len(places), 3), int)
    return Pairs(subject, value, np.arange(len(places)) % len(PREDICATES), sides, alike, alike - 1)


def told(by: PairNetwork, sentence: Words, asked: Pairs) -> Array:
    return odds(
        np, by.weights, sentence, encode(np, by.weights, sentence, nothing_dropped), asked, nothing_dropped
    )


PLACES = ((0, 3), (3, 0), (2, 3), (-1, 1), (4, -1), (-1, -1), (0, 29), (5, 5))


def test_what_a_sentence_is_padded_with_makes_no_difference() -> None:
    asked = pairs(*PLACES)

    assert told(network(), words(30, padding=9), asked) == pytest.approx(told(network(), words(30), asked))


def test_of_a_pair_counts_where_it_stands_and_what_it_is_asked_for() -> None:
    alike = pairs(*PLACES)._replace(predicate=np.zeros(len(PLACES), int))

    assert len(set(told(network(), words(30), alike).round(6))) == len(PLACES)
    here = pairs((0, 3), (0, 3), (0, 3))
    assert len(set(told(network(), words(30), here).round(6))) == 3


def test_the_same_arithmetic_learns_and_reads() -> None:
    jnp = pytest.importorskip("jax.numpy")
    sentence, asked, by = words(30), pairs(*PLACES), network()

    learning = odds(
        jnp, by.weights, sentence, encode(jnp, by.weights, sentence, nothing_dropped), asked, nothing_dropped
    )

    assert np.asarray(learning) == pytest.approx(told(by, sentence, asked), abs=1e-3)


def test_a_sentence_may_be_one_word() -> None:
    assert np.isfinite(told(network(), words(1), pairs((0, 0), (-1, 0), (0, -1)))).all()
