"""Learn what the network weighs. Needs jax and optax (`pip install -e '.[train]'`); reading documents does not."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import Any, NamedTuple

import numpy as np

from newsarchive.ingest.extract.claims.rule import Context
from newsarchive.ingest.extract.relations.alphabets import SentenceWords
from newsarchive.ingest.extract.relations.network import Network
from newsarchive.ingest.extract.relations.network.inputs import (
    LONGEST,
    PREDICATES,
    UNKNOWN,
    Asked,
    Vocabulary,
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
    REACHES,
    STAND_INS,
    Array,
    Pairs,
    Weights,
    Words,
    encode,
    odds,
)

# Judged on corpora and reports left out.
_WIDTH, _HIDDEN, _ATTENTION, _SMALL, _SIDES = 96, 160, 48, 32, 96
_EPOCHS, _RATE, _DECAY, _WARM = 5, 2e-3, 0.02, 0.15
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


def fit(lessons: Sequence[Lesson], *, seed: int = 0) -> Network:
    """Return the network that learned from the lessons: cross entropy, AdamW (Loshchilov and Hutter, 2019), a rate that
    rises and falls again, and dropout. Raises ValueError if there are none."""
    vocabulary = _vocabulary(lessons)
    weights = _drawn(vocabulary, np.random.default_rng(seed))
    return _fitted(lessons, Network(weights, vocabulary), _EPOCHS, _RATE, seed)


def fit_further(lessons: Sequence[Lesson], known: Network, *, seed: int = 0) -> Network:
    """Return what is known, moved a little to where the lessons are more likely; words that are not known stay so. Raises
    ValueError if there are none."""
    return _fitted(lessons, known, _FURTHER_EPOCHS, _FURTHER_RATE, seed)


def _fitted(lessons: Sequence[Lesson], start: Network, epochs: int, rate: float, seed: int) -> Network:
    import jax
    import jax.numpy as jnp
    import optax

    rows = [row for lesson in lessons for row in _rows(lesson, start.vocabulary)]
    if not rows:
        raise ValueError("there is nothing to learn from: no sentence names a pair")
    order = np.random.default_rng(seed)
    steps = epochs * sum(ceil(often / _BATCH) for often in Counter(map(_length, rows)).values())
    rates = optax.cosine_onecycle_schedule(steps, rate, _WARM)
    adam = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(rates, weight_decay=_DECAY))

    def off(weights: Weights, batch: _Row, key: Array) -> Array:
        """Return how far off the weights are, by mean over the pairs of the batch."""

        def of_one(row: _Row, key: Array) -> Array:
            kept = _Kept(jax.random, key)
            words = kept.words(jnp, row.words)
            read = encode(jnp, weights, words, kept.drop)
            told = odds(jnp, weights, words, read, kept.pairs(jnp, row.pairs), kept.drop)
            return jnp.where(row.right < 0, 0.0, jax.nn.softplus(told) - told * row.right).sum()

        keys = jax.random.split(key, len(batch.right))
        return jax.vmap(of_one)(batch, keys).sum() / jnp.maximum((batch.right >= 0).sum(), 1)

    @jax.jit
    def step(weights: Weights, state: Any, batch: _Row, key: Array) -> tuple[Weights, Any]:
        moves, state = adam.update(jax.grad(off)(weights, batch, key), state, weights)
        return optax.apply_updates(weights, moves), state

    weights: Weights = {name: jnp.asarray(numbers) for name, numbers in start.weights.items()}
    state, key = adam.init(weights), jax.random.key(seed)
    for _ in range(epochs):
        for batch in _batches(rows, order):
            key, now = jax.random.split(key)
            weights, state = step(weights, state, batch, now)
    return Network({name: np.asarray(numbers) for name, numbers in weights.items()}, start.vocabulary)


class _Kept:
    """What is overlooked of one row at one step, drawn anew for each."""

    def __init__(self, random: Any, key: Array) -> None:
        self._random = random
        self._key = key

    def _draw(self, share: float, shape: tuple[int, ...]) -> Array:
        self._key, now = self._random.split(self._key)
        return self._random.bernoulli(now, share, shape)

    def drop(self, numbers: Array, share: float) -> Array:
        return numbers * self._draw(1 - share, numbers.shape) / (1 - share)

    def words(self, xp: Any, words: Words) -> Words:
        plain = (words.kind == 0) & (words.told[:, 0] == 0)
        overlooked = plain & self._draw(_OVERLOOKED, words.word.shape)
        return words._replace(word=xp.where(overlooked, UNKNOWN, words.word))

    def pairs(self, xp: Any, pairs: Pairs) -> Pairs:
        overlooked = self._draw(_SIDES_OVERLOOKED, pairs.sides.shape)
        return pairs._replace(sides=xp.where(overlooked, 0, pairs.sides))


def _vocabulary(lessons: Sequence[Lesson]) -> Vocabulary:
    """Return what enough corpora have."""
    words, told, kinds, sides = (defaultdict[str, set[str]](set) for _ in range(4))
    for context, sentence, pairs, group in lessons:
        masked = context.masked.text
        for one, word in zip(seen(context, sentence), sentence.words, strict=True):
            if not one.text[0].isalpha() or masked[word.start].islower():
                words[one.text].add(group)
            for what in one.told:
                told[what].add(group)
            if one.kind:
                kinds[one.kind].add(group)
        for asked, _ in pairs:
            told_of_both = told_of_subject(asked.pair.subject, context) + told_of_value(asked.pair, context)
            for what in told_of_both + told_of_rules(asked.rules):
                sides[what].add(group)
    enough = min(_CORPORA_AT_LEAST, len({lesson.group for lesson in lessons}))

    def numbered(groups: dict[str, set[str]], first: int) -> dict[str, int]:
        kept = sorted(name for name, told_in in groups.items() if len(told_in) >= enough)
        return {name: number for number, name in enumerate(kept, first)}

    return Vocabulary(numbered(words, UNKNOWN + 1), numbered(told, 1), numbered(kinds, 1), numbered(sides, 1))


def _drawn(vocabulary: Vocabulary, random: np.random.Generator) -> Weights:
    """Return the weights to start from."""

    def draw(*shape: int, by: float = 0.0) -> Array:
        return random.normal(0, by or shape[0] ** -0.5, shape).astype(np.float32)

    def zeros(length: int) -> Array:
        return np.zeros(length, np.float32)

    words, told, kinds, sides = (len(known) + 1 for known in vocabulary)
    predicates = len(PREDICATES)
    weights = {
        "words": draw(words + 1, _SMALL, by=0.1),
        "told": draw(told, _SMALL, by=0.1),
        "kinds": draw(kinds, _SMALL, by=0.1),
        "enter": draw(4 * _SMALL, _WIDTH),
        "enter_bias": zeros(_WIDTH),
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
    for layer in range(len(REACHES)):
        weights[f"near_{layer}"] = draw(3 * _WIDTH, _WIDTH)
        weights[f"near_bias_{layer}"] = zeros(_WIDTH)
        weights[f"scale_{layer}"] = zeros(_WIDTH) + 1
        weights[f"shift_{layer}"] = zeros(_WIDTH)
    return weights


def _rows(lesson: Lesson, vocabulary: Vocabulary) -> Iterator[_Row]:
    """Yield a lesson as rows, each padded to one of a few lengths and to a number of pairs."""
    context, sentence, pairs, _ = lesson
    pairs = [pair for pair in pairs if is_within(sentence, pair[0].pair)]
    words = as_numbers(vocabulary, seen(context, sentence)[:LONGEST])
    length = next(length for length in LENGTHS if len(words.word) <= length)
    words = Words(*(_padded(numbers, length) for numbers in words))
    for first in range(0, len(pairs), _PAIRS):
        some = pairs[first : first + _PAIRS]
        numbers = pairs_as_numbers(vocabulary, context, sentence, [asked for asked, _ in some])
        right = np.array([is_claim for _, is_claim in some], np.float32)
        yield _Row(words, Pairs(*(_padded(one, _PAIRS) for one in numbers)), _padded(right, _PAIRS, -1))


def _padded(numbers: Array, length: int, filling: int = 0) -> Array:
    more = ((0, length - len(numbers)), *((0, 0) for _ in numbers.shape[1:]))
    return np.pad(numbers, more, constant_values=filling)


def _batches(rows: Sequence[_Row], random: np.random.Generator) -> Iterator[_Row]:
    """Yield the rows in a random order, some of one length at a time."""
    waiting: dict[int, list[_Row]] = defaultdict(list)
    for number in random.permutation(len(rows)):
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
