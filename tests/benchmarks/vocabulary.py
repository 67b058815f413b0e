"""Words and names of a made-up world, drawn as language draws them: few of them often, most of them rarely."""

import random
from bisect import bisect
from functools import cache
from itertools import accumulate

from newsarchive.ingest.lexicons import entries

FUNCTION_WORDS = [
    "the",
    "of",
    "and",
    "to",
    "a",
    "in",
    "that",
    "it",
    "was",
    "for",
    "on",
    "with",
    "as",
    "at",
    "by",
    "from",
    "they",
    "had",
    "were",
    "their",
    "been",
    "which",
    "there",
    "more",
    "when",
    "would",
    "all",
    "some",
    "into",
    "than",
    "other",
    "about",
    "after",
    "so",
    "up",
    "out",
    "over",
    "only",
    "where",
    "most",
    "how",
    "before",
    "between",
    "under",
    "while",
    "again",
    "through",
]

WORDS = 100_000
RUNNING = 1_000_000
SURNAMES = 4_000
TITLE_WORDS = 400
_VOICED = [
    "b",
    "d",
    "f",
    "g",
    "gr",
    "h",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "w",
    "z",
    "br",
    "cl",
    "dr",
    "pl",
    "st",
    "tr",
    "th",
    "sh",
]
_VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "ou", "oa"]
_ENDS = ["n", "r", "l", "m", "nd", "rt", "sk", "ck", "d", "th", "st", "ll", "ng"]


def spread(count: int, offset: float) -> list[float]:
    """Return the cumulative weights of ranks by the law of Zipf and Mandelbrot; offset: how far it is flat at the top."""
    return list(accumulate(1 / (rank + offset) for rank in range(1, count + 1)))


def draw(rng: random.Random, cumulative: list[float]) -> int:
    """Return a rank, from 0, by its weight."""
    return bisect(cumulative, rng.random() * cumulative[-1], 0, len(cumulative) - 1)


@cache
def invented(purpose: str, count: int, syllables: tuple[int, ...]) -> tuple[str, ...]:
    """Return so many different words of so many syllables, the same ones at every call."""
    rng = random.Random(f"words:{purpose}")
    parts = [start + middle for start in _VOICED for middle in _VOWELS]
    found: dict[str, None] = {}  # a set that keeps its order
    while len(found) < count:
        size = rng.choice(syllables)
        word = "".join(rng.choices(parts, k=size)) + rng.choice(_ENDS)
        if word not in FUNCTION_WORDS:
            found[word] = None
    return tuple(found)


@cache
def words() -> tuple[str, ...]:
    """Return the vocabulary, the commonest words first."""
    return (*FUNCTION_WORDS, *invented("text", WORDS - len(FUNCTION_WORDS), (1, 2, 2, 3)))


@cache
def running_words() -> list[str]:
    """Return the vocabulary with each word as often as it is to be drawn."""
    weights = [1 / (rank + 2.7) for rank in range(1, WORDS + 1)]
    share = RUNNING / sum(weights)
    return [
        word for word, weight in zip(words(), weights, strict=True) for _ in range(round(weight * share) or 1)
    ]


@cache
def _given_names() -> tuple[str, ...]:
    names = {*entries("womens_names"), *entries("mens_names")}
    return tuple(
        sorted(name.capitalize() for name in names if name.isascii() and name.isalpha() and len(name) > 3)
    )


@cache
def _surnames() -> tuple[str, ...]:
    return tuple(word.capitalize() for word in invented("surnames", SURNAMES, (2, 2, 3)))


@cache
def _title_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    both = [word.capitalize() for word in invented("titles", 2 * TITLE_WORDS, (1, 2, 2))]
    return tuple(both[:TITLE_WORDS]), tuple(both[TITLE_WORDS:])


def person_name(number: int) -> str:
    """Return the name of a person: no two have the same up to some millions."""
    given, surnames = _given_names(), _surnames()
    turn, place = divmod(number, len(given))
    return f"{given[place]} {surnames[(turn * 7 + place * 31) % len(surnames)]}"


def work_title(number: int) -> str:
    """Return the title of a work: no two have the same below TITLE_WORDS squared."""
    first, second = _title_words()
    turn, place = divmod(number, len(first))
    return f"{first[place]} {second[(turn + place * 11) % len(second)]}"
