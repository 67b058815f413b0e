"""What somebody searches for, read out of what was typed."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

TERM_LIMIT = 32  # more words than that narrow nothing down
TERM_LENGTH = 200
PREFIX_LENGTH = 3  # fewer Latin letters with * would read through a good part of the index

_QUOTED_OR_WORD = re.compile(r'(-?)(?:"([^"]*)"|([^\s"]+))')
_CURLY = str.maketrans("“”„«»\0", '""""" ')


@dataclass(frozen=True)
class Term:
    """A word, or words that follow each other; is_prefix: the last one may go on; is_excluded: it must not occur."""

    words: str
    is_prefix: bool = False
    is_excluded: bool = False


@dataclass(frozen=True)
class Fragment:
    """A piece of a snippet; is_match: it is one of the words searched for."""

    text: str
    is_match: bool


def terms(text: str) -> list[Term]:
    """Return what is searched for; nothing for a text without a letter or digit. Never raises."""
    text = text.encode("utf-8", "ignore").decode().translate(_CURLY)
    found = []
    for match in _QUOTED_OR_WORD.finditer(text[:10_000]):
        minus, phrase, word = match.groups()
        words = (word if phrase is None else phrase)[:TERM_LENGTH]
        letters = sum(map(is_word_character, words))
        if letters:
            is_telling = letters >= PREFIX_LENGTH or not words.isascii()
            is_prefix = phrase is None and words.endswith("*") and is_telling
            found.append(Term(words.rstrip("*"), is_prefix, is_excluded=bool(minus)))
        if len(found) == TERM_LIMIT:
            break
    return found


def wanted_words(searched: Iterable[Term]) -> str:
    """Return what is to occur, without signs: a name, perhaps."""
    return " ".join(term.words for term in searched if not term.is_excluded)


def is_word_character(character: str) -> bool:
    """Tell whether FTS5's unicode61 takes it for part of a word: letters, digits, private use."""
    category = unicodedata.category(character)
    return category[0] in "LN" or category == "Co"
