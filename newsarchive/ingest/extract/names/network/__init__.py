"""A small neural network that tells a second time what each candidate names.

The log-linear model adds up what stands right around a candidate; the network reads the text as a whole, and learns what a
word far off, or the order of words, says of a name.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from newsarchive.ingest import learned
from newsarchive.ingest.extract.names.candidates import Form
from newsarchive.ingest.extract.names.network.inputs import (
    CLASSES,
    PLACES,
    as_numbers,
    forms_as_numbers,
    places_as_numbers,
    seen,
)
from newsarchive.ingest.extract.names.network.layers import at_places, classes, encode
from newsarchive.ingest.extract.names.text import Words
from newsarchive.ingest.extract.network import Network, nothing_dropped
from newsarchive.ingest.extract.network.layers import Array

NAME = "names_network"
# Words that are read at once, and forms that are told, so that what a text takes of memory stays small, however long it is.
_STRETCH, _AT_ONCE = 2_000, 1_000


class NameNetwork(Network):
    """Tells what candidates name."""

    def log_probabilities(self, words: Words, forms: Sequence[Form]) -> Array:
        """Return the logarithms of how probable each class is for each form of a document: rows as the forms, columns as
        CLASSES."""
        places = [(number, place) for number, form in enumerate(forms) for place in form.places[:PLACES]]
        if not places:
            return np.zeros((0, len(CLASSES)))
        places.sort(key=lambda pair: pair[1].first)
        width = self.weights["enter_bias"].shape[0]
        whole, told, next_place = np.zeros(width), [], 0
        for begin, end in _stretches(words):
            text = as_numbers(self.vocabulary, seen(words, begin, end))
            read = encode(np, self.weights, text, nothing_dropped)
            whole += read.sum(0)
            behind = next_place
            while behind < len(places) and places[behind][1].first < end:
                behind += 1
            here = places_as_numbers([place for _, place in places[next_place:behind]], begin, end)
            told.append(at_places(np, self.weights, read, here, nothing_dropped))
            next_place = behind
        numbers = forms_as_numbers(self.vocabulary, words.text, forms, [number for number, _ in places])
        at_place, document = np.concatenate(told), whole / len(words.tokens)
        found = [
            classes(
                np, self.weights, at_place, document, numbers.part(begin, begin + _AT_ONCE), nothing_dropped
            )
            for begin in range(0, len(forms), _AT_ONCE)
        ]
        # With double precision machines differ by 1e-14 in how they add up: rounded, they tell the same.
        return np.round(np.concatenate(found), 3)


def _stretches(words: Words) -> Iterator[tuple[int, int]]:
    """Yield where stretches of a text begin and end, at sentences if these are no longer."""
    begin = 0
    for number, behind in enumerate(words.begin[1:]):
        first = words.begin[number]
        if begin < first and behind - begin > _STRETCH:
            yield begin, first
            begin = first
        while behind - begin > _STRETCH:
            yield begin, begin + _STRETCH
            begin += _STRETCH
    if begin < len(words.tokens):
        yield begin, len(words.tokens)


def network() -> NameNetwork:
    """Return the network that comes with the package. Raises FileNotFoundError if there is none: `manage.py train` writes
    it."""
    return learned.network(NameNetwork, NAME)
