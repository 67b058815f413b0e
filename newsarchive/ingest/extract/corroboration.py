"""Read what a sentence leaves in doubt in the light of other articles: what one of them tells is likely meant here too.

A fact is known by numbers made of its predicate and the names of its two sides. Only doubts are resolved so: what a
sentence says plainly needs no other article, and hints alone, however many articles give them, tell nothing.
"""

import hashlib
import math
from collections.abc import Iterable

from newsarchive.ingest.document import Name
from newsarchive.ingest.extract.known import words_key
from newsarchive.vocabulary import AliasKind, Predicate

# A claim that is at least so probable by its own sentence is told, and others are read by it.
_TOLD = 0.5
# One that is less probable than this is not meant, whoever tells it elsewhere. Articles on one story name the same people
# and works in every other sentence: of the claims that others told, and the article itself nowhere else, 8 of 10 were
# right from these limits on, and 3 of 10 below; where the sentence does not name the subject, it needs to say more.
_LEAST, _LEAST_UNNAMED = 0.2, 0.25
# The logarithm of such a claim's odds, by that of the odds that its own sentence gives it: fitted to 90 of them in 39
# corpora, of which 80 % were right.
_SLOPE, _INTERCEPT = 0.6, 1.9


def fact_keys(predicate: Predicate, subjects: Iterable[str], values: Iterable[str]) -> frozenset[int]:
    """Return the keys of a fact: numbers of 64 bits with a sign, one for each pair of names.

    subjects: the names of its subject; values: those of its value, or the one key of a date or quantity.
    """
    told = [value for value in values if value]
    return frozenset(
        _number(f"{predicate.value}\n{subject}\n{value}") for subject in subjects if subject for value in told
    )


def name_keys(names: Iterable[Name]) -> list[str]:
    """Return what somebody or something goes by in any article: names in full, without a leading article."""
    return [plain_key(name.text) for name in names if name.kind != AliasKind.SHORT]


def plain_key(name: str) -> str:
    """Return the words of a name in lower case, without a leading article; "" for a name too long to be repeated."""
    return words_key(name).removeprefix("the ")


def _number(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest(), signed=True)


def is_told(probability: float) -> bool:
    """Whether a claim is probable enough for other articles to be read by it."""
    return probability >= _TOLD


class Corroboration:
    """What others tell of the facts that one document may be telling. in_doubt: the keys of those that it leaves in doubt."""

    def __init__(self, told_by_others: frozenset[int] = frozenset()) -> None:
        self._told = told_by_others
        self.in_doubt: frozenset[int] = frozenset()

    def probability(self, own: float, facts: frozenset[int]) -> float:
        """Return how probable a claim is in the light of other articles.

        own: by its sentence alone, for which it needs to be in doubt; facts: the keys of what it says.
        """
        self.in_doubt |= facts
        if self._told.isdisjoint(facts):
            return own
        odds = _SLOPE * math.log(own / (1 - own)) + _INTERCEPT
        return max(own, 1 / (1 + math.exp(-odds)))

    @staticmethod
    def is_in_doubt(own: float, *, is_named: bool) -> bool:
        """Whether a claim that is so probable by its own sentence may be meant, and is not told.

        is_named: the sentence names its subject.
        """
        return (_LEAST if is_named else _LEAST_UNNAMED) <= own < _TOLD
