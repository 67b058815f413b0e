"""Fold names and titles into keys: two names with one key are taken to be the same name.

The steps, in this order: letters that Unicode does not decompose (ø, ł, đ …) to their plain form; compatibility
decomposition (NFKD); combining marks dropped; case folded; possessive ending dropped; everything but letters and
digits to one space. Titles and names also lose a leading article, and names the spaces between their words.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "æ": "ae", "Æ": "AE",
     "œ": "oe", "Œ": "OE", "ß": "ss", "þ": "th", "Þ": "Th", "ı": "i", "ħ": "h", "Ħ": "H"}
)  # fmt: skip
_POSSESSIVE = re.compile(r"(?:[’']s|(?<=s)[’'])(?=\W|$)")
_NOT_WORD = re.compile(r"[\W_]+")
_ARTICLE = re.compile(r"^(?:the|a|an) (?=\S)")

# Romanised Korean surnames that are spelt in more than one way, each brought to one of its spellings.
_SURNAMES = {
    "ahn": "an", "bak": "park", "pak": "park", "baik": "baek", "paik": "baek", "byeon": "byun", "chang": "jang",
    "cho": "jo", "choe": "choi", "chu": "choo", "eom": "um", "eum": "um", "uhm": "um", "gang": "kang", "gim": "kim",
    "gwak": "kwak", "gwon": "kwon", "huh": "heo", "jeon": "jun", "chun": "jun", "jeong": "jung", "chung": "jung",
    "joung": "jung", "ko": "go", "koh": "go", "yi": "lee", "rhee": "lee", "ri": "lee", "lim": "im", "rim": "im",
    "mun": "moon", "no": "noh", "roh": "noh", "o": "oh", "pyun": "pyeon", "ryu": "yoo", "yu": "yoo", "sim": "shim",
    "sin": "shin", "suh": "seo", "sung": "seong", "woo": "u", "yoon": "yun",
}  # fmt: skip


# A given name of two parts before a surname of these is Korean, and in the order that English prefers: "Tae-hwa Um".
_KNOWN_SURNAMES = frozenset({*_SURNAMES, *_SURNAMES.values(), "han", "hong", "hwang", "bae", "ha", "nam", "min", "song", "yang", "gu", "koo", "cha", "ku"})  # fmt: skip
_GIVEN_NAME_FIRST = re.compile(r"^(\w+[-‐‑]\w+) (\w+)$")


def is_surname(word: str) -> bool:
    """Tell whether a folded word is a Korean surname, which stands before the given name."""
    return word in _KNOWN_SURNAMES


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return the text in lower-case letters and digits, parted by single spaces, without diacritics or possessives."""
    if text.isascii() and text.isalpha():
        return text.lower()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_UNDECOMPOSED))
        marks = {ord(character): None for character in set(text) if unicodedata.combining(character)}
        text = text.translate(marks) if marks else text
    return _NOT_WORD.sub(" ", _POSSESSIVE.sub("", text.casefold())).strip()


def surnames(names: Iterable[str]) -> set[str]:
    """Return the last words of names, folded."""
    return {words[-1] for words in (fold(name).split() for name in names) if words}


@lru_cache(maxsize=65_536)
def title_key(title: str) -> str:
    """Return the key of a work's title: folded, without a leading article (unless nothing else is left)."""
    return _ARTICLE.sub("", fold(title))


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """Return the key of the name of a person, group or organisation: folded, its words written together.

    So spellings that differ in spaces, hyphens and stops have one key (T. J. Hale, TJ Hale; Tae-hwa, Tae Hwa, Taehwa),
    and a Korean surname before a given name is brought to one spelling (Um Tae-hwa, Uhm Tae Hwa: "umtaehwa"), also where
    the given name comes first (Tae-hwa Um).
    """
    turned = _GIVEN_NAME_FIRST.match(name.strip())
    if turned and fold(turned[2]) in _KNOWN_SURNAMES:
        name = f"{turned[2]} {turned[1]}"
    words = title_key(name).split()
    if len(words) > 1:
        words[0] = _SURNAMES.get(words[0], words[0])
    return "".join(words)
