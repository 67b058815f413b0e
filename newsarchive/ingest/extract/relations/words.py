"""A masked sentence as a row of words: what each is, and what relation it speaks of."""

import re
from functools import cache
from typing import NamedTuple

from newsarchive.ingest import lexicons
from newsarchive.ingest.extract import vocabulary

_WORD = re.compile(r"[\ue000-\uefff]|[^\W\d_][\w-]*(?:'[a-rt-z]\w*)?|'s\b|s'(?=\s)|\d[\d.,]*|[^\w\s]")


class Word(NamedTuple):
    """A word of a masked sentence, from start to end (exclusive, offsets of the masked text).

    text: in lower case, or the masked character; tells: what the word speaks of ("direct", "release" …).
    """

    text: str
    start: int
    end: int
    tells: tuple[str, ...]

    @property
    def masked(self) -> bool:
        return "\ue000" <= self.text <= "\uefff"


@cache
def _tells() -> dict[str, tuple[str, ...]]:
    told: dict[str, list[str]] = {}
    for line in lexicons.entries("relation_words"):
        key, _, listed = line.partition(":")
        for word in listed.split(","):
            told.setdefault(word.strip(), []).append(key)
    for word, kind in vocabulary.kind_words().items():
        if " " not in word:
            told.setdefault(word.lower(), []).append(f"kind:{kind}")
    for word, role in vocabulary.role_words().items():
        if " " not in word:
            told.setdefault(word.lower(), []).append("role" if role == "-" else f"role:{role}")
    return {word: tuple(keys) for word, keys in told.items()}


def words(masked: str) -> list[Word]:
    """Return the words of a masked sentence in order."""
    tells = _tells()
    found = []
    for match in _WORD.finditer(masked):
        word = match[0].lower()
        found.append(Word(word, match.start(), match.end(), tells.get(word, ())))
    return found
