"""Learn what the network tells of names. Needs jax and optax (`pip install -e '.[train]'`); reading documents does not."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np

from newsarchive.ingest.extract.names.decision import WORK
from newsarchive.ingest.extract.names.examples import Annotated
from newsarchive.ingest.extract.names.network import NameNetwork
from newsarchive.ingest.extract.names.network.inputs import (
    CLASSES,
    NUMBER_OF_WAY,
    PLACES,
    WAYS,
    as_numbers,
    forms_as_numbers,
    places_as_numbers,
    seen,
    shape_of,
)
from newsarchive.ingest.extract.names.network.layers import (
    Forms,
    Places,
    Text,
    at_places,
    classes,
    encode,
)
from newsarchive.ingest.extract.network import NOTHING, UNKNOWN, Vocabulary
from newsarchive.ingest.extract.network.layers import Array, Module, Weights
from newsarchive.ingest.extract.network.learning import Chance, Draw, Tally, descended, padded, zeros
from newsarchive.vocabulary import WorkKind

# Judged on corpora and reports left out.
_WIDTH, _HIDDEN, _SMALL, _SHAPES, _WAYS = 96, 128, 48, 64, 24
_EPOCHS, _RATE = 12, 3e-3
_FURTHER_EPOCHS, _FURTHER_RATE = 3, 2e-4
# Documents are learned from some at once, each padded to one of these lengths in words; for each, the steps are compiled anew.
# A longer one is read up to there.
LENGTHS = (256, 512, 1024, 2048)
_AT_ONCE = 4096  # words
# How many places and forms there may be, to so many words; those behind are left out.
_WORDS_TO_A_PLACE, _WORDS_TO_A_FORM = 3, 4
_CORPORA_AT_LEAST = 5
# Words, what they tell and what names' own words tell are overlooked now and then while learning, so that what stands around
# them is learned from as well; and in some documents all quotation marks, as many outlets set titles without.
_OVERLOOKED, _TOLD_OVERLOOKED, _SHAPES_OVERLOOKED, _UNQUOTED = 0.12, 0.08, 0.1, 0.3
_QUOTATION_MARKS = ("<“", ">”")
_RUN, _QUOTED, _EMPHASISED = (NUMBER_OF_WAY[way] for way in ("run", "quoted", "emphasised"))

Pages = Mapping[str, Sequence[Annotated]]


class _Row(NamedTuple):
    """A document as numbers; right: the class of each form, -1 for none."""

    text: Text
    places: Places
    forms: Forms
    right: Array


def fit(pages: Pages, *, seed: int = 0) -> NameNetwork:
    """Return the network that learned from the documents of each corpus: cross entropy, AdamW (Loshchilov and Hutter, 2019),
    a rate that rises and falls again, and dropout. Raises ValueError if there are none."""
    vocabulary = _vocabulary(pages)
    return _fitted(pages, NameNetwork(_drawn(vocabulary, seed), vocabulary), _EPOCHS, _RATE, seed)


def fit_further(pages: Pages, known: NameNetwork, *, seed: int = 0) -> NameNetwork:
    """Return what is known, moved a little to where the documents are more likely; words that are not known stay so. Raises
    ValueError if there are none."""
    return _fitted(pages, known, _FURTHER_EPOCHS, _FURTHER_RATE, seed)


def _fitted(pages: Pages, start: NameNetwork, epochs: int, rate: float, seed: int) -> NameNetwork:
    import jax
    import jax.numpy as jnp

    rows = [_row(page, start.vocabulary) for listed in pages.values() for page in listed if page.given.forms]
    if not rows:
        raise ValueError("there is nothing to learn from: no document has a name")
    told = start.vocabulary["told"]
    quotation_marks = jnp.asarray([told[mark] for mark in _QUOTATION_MARKS if mark in told])

    def off(weights: Weights, batch: _Row, key: Array) -> Array:
        """Return how far off the weights are, by mean over the forms of the batch."""

        def of_one(row: _Row, key: Array) -> Array:
            chance = Chance(jax.random, key)
            row = _overlooking(jnp, row, quotation_marks, chance)
            read = encode(jnp, weights, row.text, chance.drop)
            there = at_places(jnp, weights, read, row.places, chance.drop)
            document = read.sum(0) / row.text.there.sum()
            told = classes(jnp, weights, there, document, row.forms, chance.drop)
            right = jnp.take_along_axis(told, jnp.maximum(row.right, 0)[:, None], 1)[:, 0]
            return -jnp.where(row.right < 0, 0.0, right).sum()

        keys = jax.random.split(key, len(batch.right))
        return jax.vmap(of_one)(batch, keys).sum() / jnp.maximum((batch.right >= 0).sum(), 1)

    weights = descended(start.weights, partial(_batches, rows), off, epochs=epochs, rate=rate, seed=seed)
    return NameNetwork(weights, start.vocabulary)


def _overlooking(xp: Module, row: _Row, quotation_marks: Array, chance: Chance) -> _Row:
    """Return the document without some of what it tells."""
    text, places, forms = row.text, row.places, row.forms
    unquoted = chance.draw(_UNQUOTED, ())
    overlooked = (text.word > NOTHING) & chance.draw(_OVERLOOKED, text.word.shape)
    told_overlooked = chance.draw(_TOLD_OVERLOOKED, text.told.shape) | (
        unquoted & xp.isin(text.told, quotation_marks)
    )
    way, titled = places.how[:, 0], places.how[:, 1]
    way = xp.where(unquoted & ((way == _QUOTED) | (way == _EMPHASISED)), _RUN, way)
    titled = xp.where(unquoted, NOTHING, titled)
    shapes_overlooked = chance.draw(_SHAPES_OVERLOOKED, forms.shapes.shape)
    return row._replace(
        text=text._replace(
            word=xp.where(overlooked, UNKNOWN, text.word),
            told=xp.where(told_overlooked, NOTHING, text.told),
        ),
        places=places._replace(how=xp.stack([way, titled], 1)),
        forms=forms._replace(shapes=xp.where(shapes_overlooked, NOTHING, forms.shapes)),
    )


def _vocabulary(pages: Pages) -> Vocabulary:
    """Return what enough corpora have."""
    words, told, shapes = Tally(), Tally(), Tally()
    for group, listed in pages.items():
        for page in listed:
            given = page.given
            for one, token in zip(
                seen(given.words, 0, len(given.words.tokens)), given.words.tokens, strict=True
            ):
                if not one.text[:1].isalpha() or not token.capital:
                    words.add(one.text, group)
                for what in one.told:
                    told.add(what, group)
            for form in given.forms.values():
                for what in shape_of(form, given.words.text):
                    shapes.add(what, group)
    enough = min(_CORPORA_AT_LEAST, len(pages))
    return {
        "words": words.numbered(UNKNOWN + 1, enough),
        "told": told.numbered(1, enough),
        "shapes": shapes.numbered(1, enough),
    }


def _drawn(vocabulary: Vocabulary, seed: int) -> Weights:
    """Return the weights to start from."""
    draw = Draw(seed)
    return draw.convolutions(2 * _SMALL, _WIDTH) | {
        "words": draw(len(vocabulary["words"]) + 2, _SMALL, by=0.1),
        "told": draw(len(vocabulary["told"]) + 1, _SMALL, by=0.1),
        "ways": draw(WAYS, _WAYS, by=0.2),
        "shapes": draw(len(vocabulary["shapes"]) + 1, _SHAPES, by=0.1),
        "at_place": draw(5 * _WIDTH + _WAYS, _HIDDEN),
        "at_place_bias": zeros(_HIDDEN),
        "hidden": draw(2 * _HIDDEN + _SHAPES + _WIDTH, _HIDDEN),
        "hidden_bias": zeros(_HIDDEN),
        "told_by": draw(_HIDDEN, len(CLASSES), by=0.05),
        "bias": zeros(len(CLASSES)),
    }


def _row(page: Annotated, vocabulary: Vocabulary) -> _Row:
    """Return a document as numbers, padded to one of a few lengths."""
    words, forms = page.given.words, list(page.given.forms.values())
    length = next((length for length in LENGTHS if len(words.tokens) <= length), LENGTHS[-1])
    end = min(length, len(words.tokens))
    kept = [form for form in forms if form.places[0].last < end][: length // _WORDS_TO_A_FORM]
    places = [
        (number, place)
        for number, form in enumerate(kept)
        for place in form.places[:PLACES]
        if place.last < end
    ][: length // _WORDS_TO_A_PLACE]
    text = as_numbers(vocabulary, seen(words, 0, end))
    numbers = places_as_numbers([place for _, place in places], 0, end)
    known = forms_as_numbers(vocabulary, words.text, kept, [number for number, _ in places])
    right = np.array([_right(page, form.key) for form in kept], np.int32)
    forms_at_most = length // _WORDS_TO_A_FORM
    return _Row(
        Text(*(padded(one, length) for one in text)),
        Places(*(padded(one, length // _WORDS_TO_A_PLACE) for one in numbers)),
        Forms(padded(known.places, forms_at_most, -1), padded(known.shapes, forms_at_most)),
        padded(right, forms_at_most, -1),
    )


def _right(page: Annotated, key: str) -> int:
    name = page.labels[key]
    return CLASSES.index(page.kinds.get(key, WorkKind.OTHER) if name == WORK else name)


def _batches(rows: Sequence[_Row], order: np.random.Generator) -> Iterator[_Row]:
    """Yield the rows in a random order, some of one length at a time."""
    waiting: dict[int, list[_Row]] = defaultdict(list)
    for number in order.permutation(len(rows)):
        row = rows[number]
        length = len(row.text.word)
        alike = waiting[length]
        alike.append(row)
        if len(alike) == _AT_ONCE // length:
            yield _stacked(alike)
            alike.clear()
    for length, alike in waiting.items():
        if alike:
            nothing = alike[0]._replace(right=np.full_like(alike[0].right, -1))
            yield _stacked([*alike, *[nothing] * (_AT_ONCE // length - len(alike))])


def _stacked(rows: Iterable[_Row]) -> _Row:
    texts, places, forms, right = zip(*rows, strict=True)
    return _Row(
        Text(*map(np.stack, zip(*texts, strict=True))),
        Places(*map(np.stack, zip(*places, strict=True))),
        Forms(*map(np.stack, zip(*forms, strict=True))),
        np.stack(right),
    )
