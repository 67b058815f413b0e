"""The arithmetic that networks share."""

import numpy as np
import pytest

from newsarchive.ingest.extract.names.network import network
from newsarchive.ingest.extract.network import nothing_dropped
from newsarchive.ingest.extract.network.layers import REACHES, Array, all_told, read_words


def read(entering: Array, there: Array | None = None) -> Array:
    there = np.ones(len(entering)) if there is None else there
    return read_words(np, network().weights, entering, there, nothing_dropped)


@pytest.fixture
def entering() -> Array:
    """Forty words, each a vector of its own."""
    width = network().weights["enter"].shape[0]
    return np.random.default_rng(0).normal(size=(40, width))


def test_what_a_text_is_padded_with_makes_no_difference(entering: Array) -> None:
    padded = np.concatenate([entering, entering[:9]])

    found = read(padded, np.concatenate([np.ones(40), np.zeros(9)]))

    assert found[:40] == pytest.approx(read(entering))
    assert not found[40:].any()


def test_a_word_is_read_by_those_within_reach(entering: Array) -> None:
    other = entering.copy()
    other[20] += 1

    changed = np.abs(read(other) - read(entering)).max(1) > 1e-9

    reach = sum(REACHES)
    assert changed[20 - reach : 20 + reach + 1].all()
    assert not changed[: 20 - reach].any()
    assert not changed[20 + reach + 1 :].any()


def test_what_is_told_is_added_up_and_nothing_adds_nothing() -> None:
    weights = np.array([[9.0, 9.0], [1.0, 0.0], [0.0, 2.0]])

    assert all_told(weights, np.array([[1, 2, 0], [0, 0, 0], [2, 2, 0]])).tolist() == [[1, 2], [0, 0], [0, 4]]
