"""Learn what the network weighs. Needs jax and optax (`pip install -e '.[train]'`); reading documents does not."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from newsarchive.ingest.extract.claims.rule import Context
from newsarchive.ingest.extract.network import NOTHING, UNKNOWN, Vocabulary
from newsarchive.ingest.extract.network.layers import Array, Weights
from newsarchive.ingest.extract.network.learning import Chance, Draw, Tally, descended, padded, zeros
from newsarchive.ingest.extract.relations.alphabets import SentenceWords
from newsarchive.ingest.extract.relations.network import PairNetwork
from newsarchive.ingest.extract.relations.network.inputs import (
    LONGEST,
    PREDICATES,
    Asked,
    as_numbers,
    is_within,
    pairs_as_numbers,
    seen,
    told_of_rules,
    told_of_subject,
    told_of_value,
)
from newsarchive.ingest.extract.relations.network.layers import (
    DISTANCES,
    STAND_INS,
    Pairs,
    Words,
    encode,
    odds,
)

# Judged on corpora and reports left out.
_WIDTH, _HIDDEN, _ATTENTION, _SMALL, _SIDES = 96, 160, 48, 32, 96
_EPOCHS, _RATE = 5, 2e-3
_FURTHER_EPOCHS, _FURTHER_RATE = 2, 2e-4
_BATCH, _PAIRS = 32, 12
# Sentences are padded to one of these lengths: for each, the steps are compiled anew.
LENGTHS = (16, 32, 48, LONGEST)
# A word that fewer corpora have in lower case, or something else that is told in fewer, tells of things rather than of
# language.
_CORPORA_AT_LEAST = 5
# Words are overlooked now and then while learning, so that what stands around them is learned from as well.
_OVERLOOKED, _SIDES_OVERLOOKED = 0.08, 0.15


class Lesson(NamedTuple):
    """A sentence to learn from: its words, its pairs, each with whether it is a claim, and the corpus that it is from."""

    context: Context
    words: SentenceWords
    pairs: list[tuple[Asked, bool]]
    group: str


class _Row(NamedTuple):
    """A lesson as numbers; right: 1.0 for claims, 0.0 for others."""

    words: Words
    pairs: Pairs
    right: Array


def fit(lessons: Sequence[Lesson], *, seed: int = 0) -> PairNetwork:
    """Return the network that learned from the lessons: cross entropy, AdamW (Loshchilov and Hutter, 2019), a rate that
    rises and falls again, and dropout. Raises ValueError if there are none."""
    vocabulary = _vocabulary(lessons)
    return _fitted(lessons, PairNetwork(_drawn(vocabulary, seed), vocabulary), _EPOCHS, _RATE, seed)


def fit_further(lessons: Sequence[Lesson], known: PairNetwork, *, seed: int = 0) -> PairNetwork:
    """Return what is known, moved a little to where the lessons are more likely; words that are not known stay so. Raises
    ValueError if there are none."""
    return _fitted(lessons, known, _FURTHER_EPOCHS, _FURTHER_RATE, seed)


def _fitted(
    lessons: Sequence[Lesson], start: PairNetwork, epochs: int, rate: float, seed: int
) -> PairNetwork:
    import jax
    import jax.numpy as jnp

    rows = [row for lesson in lessons for row in _rows(lesson, start.vocabulary)]
    if not rows:
        raise ValueError("there is nothing to learn from: no sentence names a pair")

    def off(weights: Weights, batch: _Row, key: Array) -> Array:
        """Return how far off the weights are, by mean over the pairs of the batch."""

        def of_one(row: _Row, key: Array) -> Array:
            chance = Chance(jax.random, key)
            words = _overlooking(jnp, row.words, chance)
            read = encode(jnp, weights, words, chance.drop)
            overlooked = chance.draw(_SIDES_OVERLOOKED, row.pairs.sides.shape)
            pairs = row.pairs._replace(sides=jnp.where(overlooked, NOTHING, row.pairs.sides))
            told = odds(jnp, weights, words, read, pairs, chance.drop)
            return jnp.where(row.right < 0, 0.0, jax.nn.softplus(told) - told * row.right).sum()

        keys = jax.random.split(key, len(batch.right))
        return jax.vmap(of_one)(batch, keys).sum() / jnp.maximum((batch.right >= 0).sum(), 1)

    weights = descended(start.weights, partial(_batches, rows), off, epochs=epochs, rate=rate, seed=seed)
    return PairNetwork(weights, start.vocabulary)


def _overlooking(xp: Any, words: Words, chance: Chance) -> Words:
    """Return the words without some of those that only stand for themselves."""
    plain = (words.kind == 0) & (words.told[:, 0] == 0)
    overlooked = plain & chance.draw(_OVERLOOKED, words.word.shape)
    return words._replace(word=xp.where(overlooked, UNKNOWN, words.word))


def _vocabulary(lessons: Sequence[Lesson]) -> Vocabulary:
    """Return what enough corpora have."""
    words, told, kinds, sides = Tally(), Tally(), Tally(), Tally()
    for context, sentence, pairs, group in lessons:
        masked = context.masked.text
        for one, word in zip(seen(context, sentence), sentence.words, strict=True):
            if not one.text[0].isalpha() or masked[word.start].islower():
                words.add(one.text, group)
            for what in one.told:
                told.add(what, group)
            if one.kind:
                kinds.add(one.kind, group)
        for asked, _ in pairs:
            told_of_both = told_of_subject(asked.pair.subject, context) + told_of_value(asked.pair, context)
            for what in told_of_both + told_of_rules(asked.rules):
                sides.add(what, group)
    enough = min(_CORPORA_AT_LEAST, len({lesson.group for lesson in lessons}))
    return {
        "words": words.numbered(UNKNOWN + 1, enough),
        "told": told.numbered(1, enough),
        "kinds": kinds.numbered(1, enough),
        "sides": sides.numbered(1, enough),
    }


def _drawn(vocabulary: Vocabulary, seed: int) -> Weights:
    """Return the weights to start from."""
    draw = Draw(seed)
    words, told, kinds, sides = (len(vocabulary[part]) + 1 for part in ("words", "told", "kinds", "sides"))
    predicates = len(PREDICATES)
    return draw.convolutions(4 * _SMALL, _WIDTH) | {
        "words": draw(words + 1, _SMALL, by=0.1),
        "told": draw(told, _SMALL, by=0.1),
        "kinds": draw(kinds, _SMALL, by=0.1),
        "sides": draw(sides, _SIDES, by=0.1),
        "predicates": draw(predicates, _SMALL, by=0.3),
        "stand_ins": draw(STAND_INS, _WIDTH, by=0.1),
        "noticed": draw(_WIDTH, _ATTENTION),
        "from_subject": draw(DISTANCES, _ATTENTION, by=0.2),
        "from_value": draw(DISTANCES, _ATTENTION, by=0.2),
        "naming": draw(4, _ATTENTION, by=0.2),
        "sought": draw(predicates, _ATTENTION, by=0.3),
        "attention": draw(_ATTENTION, 1),
        "hidden": draw(4 * _WIDTH + _SIDES + _SMALL + _ATTENTION, _HIDDEN),
        "hidden_bias": zeros(_HIDDEN),
        "told_by": draw(_HIDDEN, predicates, by=0.05),
        "bias": zeros(predicates) - 3,
    }


def _rows(lesson: Lesson, vocabulary: Vocabulary) -> Iterator[_Row]:
    """Yield a lesson as rows, each padded to one of a few lengths and to a number of pairs."""
    context, sentence, pairs, _ = lesson
    pairs = [pair for pair in pairs if is_within(sentence, pair[0].pair)]
    words = as_numbers(vocabulary, seen(context, sentence)[:LONGEST])
    length = next(length for length in LENGTHS if len(words.word) <= length)
    words = Words(*(padded(numbers, length) for numbers in words))
    for first in range(0, len(pairs), _PAIRS):
        some = pairs[first : first + _PAIRS]
        numbers = pairs_as_numbers(vocabulary, context, sentence, [asked for asked, _ in some])
        right = np.array([is_claim for _, is_claim in some], np.float32)
        yield _Row(words, Pairs(*(padded(one, _PAIRS) for one in numbers)), padded(right, _PAIRS, -1))


def _batches(rows: Sequence[_Row], order: np.random.Generator) -> Iterator[_Row]:
    """Yield the rows in a random order, some of one length at a time."""
    waiting: dict[int, list[_Row]] = defaultdict(list)
    for number in order.permutation(len(rows)):
        row = rows[number]
        alike = waiting[_length(row)]
        alike.append(row)
        if len(alike) == _BATCH:
            yield _stacked(alike)
            alike.clear()
    for alike in waiting.values():
        if alike:
            nothing = alike[0]._replace(right=np.full(_PAIRS, -1, np.float32))
            yield _stacked([*alike, *[nothing] * (_BATCH - len(alike))])


def _length(row: _Row) -> int:
    return len(row.words.word)


def _stacked(rows: Iterable[_Row]) -> _Row:
    words, pairs, right = zip(*rows, strict=True)
    return _Row(
        Words(*(np.stack(numbers) for numbers in zip(*words, strict=True))),
        Pairs(*(np.stack(numbers) for numbers in zip(*pairs, strict=True))),
        np.stack(right),
    )
