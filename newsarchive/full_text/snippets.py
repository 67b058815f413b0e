"""Choose the words around the matches in a text, and mark them: for databases that do not do it themselves."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from newsarchive.full_text.index import SNIPPET_WORDS
from newsarchive.full_text.terms import Fragment, Term

_MOST_MATCHES = 200  # in one text that are looked at, from its beginning
_MARKS = "\u0300-\u036f"
_WORD = re.compile(rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*")
_MARKED_LATIN = re.compile(rf"([A-Za-z])[{_MARKS}]+")
_ELLIPSIS = "…"


def words_in(text: str) -> list[str]:
    """Return the words of a text, folded as the index has them: lower case, Latin letters without diacritics."""
    return [_folded(match[0]) for match in _WORD.finditer(text)]


def words_of_term(term: Term) -> tuple[str, ...]:
    return tuple(words_in(term.words))


def snippet(text: str, wanted: Sequence[Term]) -> list[Fragment]:
    """Return the stretch of SNIPPET_WORDS words with the most different terms in it, the first such, with all matches
    marked; the text's beginning where its words match nowhere."""
    words = [(_folded(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)]
    found = _matches([word for word, _, _ in words], wanted)
    first = _best_start(found, len(words))
    last = min(first + SNIPPET_WORDS, len(words))
    begin = words[first][1] if first else 0
    end = words[last - 1][2] if last < len(words) else len(text)
    pieces = [Fragment(_ELLIPSIS, False)] if first else []
    at = begin
    for start, stop, _ in _joined([one for one in found if first <= one[0] and one[1] <= last]):
        pieces.append(Fragment(text[at : words[start][1]], False))
        pieces.append(Fragment(text[words[start][1] : words[stop - 1][2]], True))
        at = words[stop - 1][2]
    rest = text[at:end] + (_ELLIPSIS if last < len(words) else "")
    pieces.append(Fragment(rest, False))
    return [piece for piece in _without_seams(pieces) if piece.text]


def _matches(words: Sequence[str], wanted: Sequence[Term]) -> list[tuple[int, int, int]]:
    """Return where terms stand: the first word, the one behind the last, which term; in order."""
    by_first: dict[str, list[tuple[int, tuple[str, ...], bool]]] = {}
    open_ones = []
    for number, term in enumerate(wanted):
        told = words_of_term(term)
        if told and len(told) == 1 and term.is_prefix:
            open_ones.append((number, told[0]))
        elif told:
            by_first.setdefault(told[0], []).append((number, told, term.is_prefix))
    found = []
    for place, word in enumerate(words):
        for number, told, is_prefix in by_first.get(word, ()):
            behind = tuple(words[place : place + len(told)])
            is_same = behind == told
            if not is_same and is_prefix and len(behind) == len(told):
                is_same = behind[:-1] == told[:-1] and behind[-1].startswith(told[-1])
            if is_same:
                found.append((place, place + len(told), number))
        found += [(place, place + 1, number) for number, start in open_ones if word.startswith(start)]
        if len(found) >= _MOST_MATCHES:
            break
    return found


def _best_start(found: Sequence[tuple[int, int, int]], count: int) -> int:
    """Return the first word of the stretch to show."""
    best, most = 0, 0
    for index, (start, _, _) in enumerate(found):
        inside = [one for one in found[index:] if one[1] <= start + SNIPPET_WORDS]
        told = len({number for _, _, number in inside})
        if told > most:
            # the matches in the middle, as far as there are words around them
            room = SNIPPET_WORDS - (inside[-1][1] - start)
            best, most = max(0, min(start - room // 2, count - SNIPPET_WORDS)), told
    return best


def _joined(found: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Return the matches without those that begin inside of another."""
    kept: list[tuple[int, int, int]] = []
    for one in sorted(found, key=lambda match: (match[0], -match[1])):
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


def _without_seams(pieces: Sequence[Fragment]) -> list[Fragment]:
    """Join neighbours of the same kind."""
    joined: list[Fragment] = []
    for piece in pieces:
        if joined and not piece.is_match and not joined[-1].is_match:
            joined[-1] = Fragment(joined[-1].text + piece.text, False)
        else:
            joined.append(piece)
    return joined


@lru_cache(maxsize=50_000)
def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    bare = _MARKED_LATIN.sub(r"\1", unicodedata.normalize("NFD", word))
    return unicodedata.normalize("NFC", bare).lower()
