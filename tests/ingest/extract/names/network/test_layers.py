"""The arithmetic of the network of names."""

from pathlib import Path

import numpy as np
import pytest

from newsarchive.ingest.extract.names.examples import annotated
from newsarchive.ingest.extract.names.network import network
from newsarchive.ingest.extract.names.network.inputs import (
    CLASSES,
    as_numbers,
    forms_as_numbers,
    places_as_numbers,
    seen,
)
from newsarchive.ingest.extract.names.network.layers import Forms, Places, Text, at_places, classes, encode
from newsarchive.ingest.extract.network import nothing_dropped
from newsarchive.ingest.extract.network.layers import Array, Module

CORPUS = Path(__file__).parents[4] / "corpora" / "book-prize"


@pytest.fixture(scope="module")
def document() -> tuple[Text, Places, Forms]:
    """A document of a corpus as numbers."""
    given = annotated(CORPUS)[0].given
    forms, vocabulary = list(given.forms.values()), network().vocabulary
    places = [(number, place) for number, form in enumerate(forms) for place in form.places[:2]]
    return (
        as_numbers(vocabulary, seen(given.words, 0, len(given.words.tokens))),
        places_as_numbers([place for _, place in places], 0, len(given.words.tokens)),
        forms_as_numbers(vocabulary, given.words.text, forms, [number for number, _ in places]),
    )


def told(xp: Module, text: Text, places: Places, forms: Forms) -> Array:
    weights = network().weights
    read = encode(xp, weights, text, nothing_dropped)
    there = at_places(xp, weights, read, places, nothing_dropped)
    return classes(xp, weights, there, read.sum(0) / text.there.sum(), forms, nothing_dropped)


def test_what_a_document_is_padded_with_makes_no_difference(document: tuple[Text, Places, Forms]) -> None:
    text, places, forms = document

    def padded(one: Array) -> Array:
        return np.pad(one, ((0, 7), *((0, 0) for _ in one.shape[1:])))

    longer = told(np, Text(*map(padded, text)), Places(*map(padded, places)), forms)

    assert longer == pytest.approx(told(np, *document))


def test_the_same_arithmetic_learns_and_reads(document: tuple[Text, Places, Forms]) -> None:
    jnp = pytest.importorskip("jax.numpy")

    learning = np.asarray(told(jnp, *document))

    assert learning.shape == (len(document[2].shapes), len(CLASSES))
    assert learning == pytest.approx(told(np, *document), abs=1e-3)
