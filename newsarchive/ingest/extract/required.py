"""What a text must hold for a pattern to match in it, so that most patterns need not be tried on most sentences.

A pattern is taken apart into clauses, each a set of words or pieces of words of which one stands in every match:
"(?:sung|written) by" gives {"sung", "written"} and {" by"}. Pieces are in lower case whether or not the pattern minds
the case, and of masked characters and digits only the kind is looked at, so a text that is passed over can have no
match, while one that is tried may have none either.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from threading import Lock
from typing import Any

Clause = frozenset[str]

# One private character of each kind stands for all of its kind: see the masked sentence.
_FIRST, _ROOM, _LAST = 0xE000, 0x400, 0xEFFF
_KINDS = re.compile("[\ue000-\uefff]")
# Stands for a digit where it does not matter which.
_DIGIT = "\0"
_ANY_DIGIT = re.compile(r"\d")
# Further letters of which lower() makes one, and no other character is taken for.
_LATIN = frozenset(map(ord, "ÀÁÂÃÄÈÉÊËÌÍÎÏÒÓÔÕÖÙÚÛÜàáâãäèéêëìíîïòóôõöùúûü"))
_ZERO, _NINE = ord("0"), ord("9")
_SPLICED = {codes.SUBPATTERN: 3, codes.ATOMIC_GROUP: None}
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
# Letters that a pattern without regard to case takes for ASCII ones, which lower() does not.
_LIKE_ASCII = (("İ", "i"), ("ı", "i"), ("ſ", "s"))
# A set of more characters than this tells next to nothing.
_CHOICES = 8
_LETTERS = 3
# So many words are remembered with the pieces in them, longer ones left out: those of all texts would fill the memory.
_REMEMBERED = 50_000
# As many sentences as an article has, each as it is and masked.
_SENTENCES = 256
_LONGEST_WORD = 60


def plain(text: str) -> str:
    """Return the text as clauses are looked up in it: in lower case, followed by a character for each masked kind, and one
    if there is a digit."""
    kinds: set[str] = set()
    if not text.isascii():
        kinds = {chr(_kind(ord(character))) for character in _KINDS.findall(text)}
        for letter, like in _LIKE_ASCII:
            text = text.replace(letter, like)
    if _ANY_DIGIT.search(text):
        kinds.add(_DIGIT)
    return f"{text.lower()} {' '.join(sorted(kinds))}" if kinds else text.lower()


def clauses(pattern: re.Pattern[str]) -> tuple[Clause, ...]:
    """Return the clauses of a pattern: whatever it matches, plain(the text) holds one piece of each of them."""
    found = _Clauses()
    found.add(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))
    found.end_run()
    return tuple(dict.fromkeys(found.found))


class Index:
    """Which of several patterns can match in a text at all.

    Of each pattern's clauses the most telling one is looked at first, the others only where that one is fulfilled.
    """

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._others: list[tuple[int, ...]] = []
        self._always: list[int] = []
        told: dict[str, list[int]] = defaultdict(list)
        position_of: dict[Clause, int] = {}
        for number, pattern in enumerate(patterns):
            first, *others = sorted(clauses(pattern), key=_telling, reverse=True) or [frozenset[str]()]
            self._others.append(tuple(position_of.setdefault(clause, len(position_of)) for clause in others))
            for piece in first:
                told[piece].append(number)
            if not first:
                self._always.append(number)
        self._told = dict(told)
        # the pieces of each clause that are found by their words, and those too short for that
        self._clauses = [
            (frozenset(filter(_has_word, clause)), tuple(piece for piece in clause if not _has_word(piece)))
            for clause in position_of
        ]
        _all_pieces.add({*told, *(piece for found_by_words, _ in self._clauses for piece in found_by_words)})

    def possible(self, text: str) -> list[int]:
        """Return the positions of the patterns that may match in the text, in order."""
        searched, pieces = _all_pieces.in_text(text)
        hopeful = set(self._always)
        for piece in self._told.keys() & pieces:
            hopeful.update(self._told[piece])
        if not hopeful:
            return []
        fulfilled: dict[int, bool] = {}
        return [number for number in sorted(hopeful) if self._fulfils(searched, pieces, number, fulfilled)]

    def _fulfils(
        self, searched: str, pieces: AbstractSet[str], number: int, fulfilled: dict[int, bool]
    ) -> bool:
        """Whether the text holds a piece of each further clause of a pattern; fulfilled: the clauses that were looked at."""
        for position in self._others[number]:
            holds = fulfilled.get(position)
            if holds is None:
                found_by_words, short = self._clauses[position]
                holds = not found_by_words.isdisjoint(pieces) or any(map(searched.__contains__, short))
                fulfilled[position] = holds
            if not holds:
                return False
        return True


def _longest_word(piece: str) -> str:
    return max(piece.split(), key=len, default="")


def _has_word(piece: str) -> bool:
    return len(_longest_word(piece)) >= _LETTERS


class _Pieces:
    """Pieces that are looked for, found word by word, since texts are made of few words that come again and again."""

    def __init__(self, pieces: AbstractSet[str]) -> None:
        self.pieces = pieces
        # the longest word of a piece, by its first letters → that word and the piece
        self._by_letters: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._short: list[tuple[str, str]] = []
        for piece in pieces:
            word = _longest_word(piece)
            near = self._by_letters[word[:_LETTERS]] if len(word) >= _LETTERS else self._short
            near.append((word, piece))
        self._known: dict[str, tuple[str, ...]] = {}
        self._dull: set[str] = set()  # words that hold no piece
        # every sentence is asked of several indexes, at different times
        self.in_text = lru_cache(maxsize=_SENTENCES)(self._in_text)

    def _in_text(self, text: str) -> tuple[str, AbstractSet[str]]:
        """Return the plain text and the pieces that stand in it."""
        searched = plain(text)
        known = self._known
        found: set[str] = set()
        for word in set(searched.split()) - self._dull:
            told = known.get(word)
            if told is None:
                told = self._learn(word)
            for piece in told:
                if piece in searched:
                    found.add(piece)
        return searched, found

    def _learn(self, word: str) -> tuple[str, ...]:
        """Return the pieces of which a word between spaces holds the longest one, and remember them."""
        near = [*self._short]
        for start in {word[at : at + _LETTERS] for at in range(len(word) - _LETTERS + 1)}:
            if start in self._by_letters:
                near += self._by_letters[start]
        told = tuple(piece for part, piece in near if part in word)
        if len(self._known) + len(self._dull) >= _REMEMBERED:
            self._known.clear()
            self._dull.clear()
        if len(word) <= _LONGEST_WORD:
            if told:
                self._known[word] = told
            else:
                self._dull.add(word)
        return told


class _AllPieces:
    """The pieces of all indexes: a word is learned once for all of them."""

    def __init__(self) -> None:
        self._pieces = _Pieces(frozenset())
        self._lock = Lock()

    def add(self, pieces: AbstractSet[str]) -> None:
        with self._lock:
            self._pieces = _Pieces(self._pieces.pieces | pieces)

    def in_text(self, text: str) -> tuple[str, AbstractSet[str]]:
        """Return the plain text and the pieces that stand in it."""
        return self._pieces.in_text(text)


_all_pieces = _AllPieces()


def _kind(code: int) -> int:
    return _FIRST + (code - _FIRST) // _ROOM * _ROOM


class _Clauses:
    """Collects the clauses of a parsed pattern; run: the literal text that is being read."""

    def __init__(self) -> None:
        self.found: list[Clause] = []
        self._run = ""

    def end_run(self) -> None:
        if self._run.strip():
            self.found.append(frozenset({self._run}))
        self._run = ""

    def add(self, parsed: Iterable[tuple[Any, Any]]) -> None:
        for code, told in parsed:
            if code is codes.LITERAL:
                self._choice({_piece(told)})
            elif code is codes.IN:
                self._choice(_set(told))
            elif code in _SPLICED:
                position = _SPLICED[code]
                self.add(told if position is None else told[position])
            elif code in _REPEATS:
                self._repeat(*told)
            elif code is codes.BRANCH:
                self._branches(told[1])
            elif code not in (codes.AT, codes.ASSERT, codes.ASSERT_NOT):
                # what is looked at without being read leaves the run as it is, anything else ends it
                self.end_run()

    def _choice(self, pieces: set[str]) -> None:
        """Take one character, which is one of these ("" where nothing can be said of it)."""
        if "" in pieces or not pieces or len(pieces) > _CHOICES:
            self.end_run()
        elif len(pieces) == 1 and not _is_kind(piece := next(iter(pieces))):
            self._run += piece
        else:
            self.end_run()
            self.found.append(frozenset(pieces))

    def _repeat(self, least: int, most: int, told: Any) -> None:
        if least == most == 1:
            self.add(told)
            return
        self.end_run()
        if least > 0:
            self.add(told)
            self.end_run()

    def _branches(self, branches: Iterable[Any]) -> None:
        self.end_run()
        pieces: set[str] = set()
        for branch in branches:
            inner = _Clauses()
            inner.add(branch)
            inner.end_run()
            if not inner.found:
                return
            pieces |= max(inner.found, key=_telling)
        self.found.append(frozenset(pieces))


def _telling(clause: AbstractSet[str]) -> tuple[float, int]:
    """Order clauses by how much it tells that a text fulfils them."""
    return min(map(_worth, clause)), -len(clause)


def _worth(piece: str) -> float:
    """How much it tells that a text holds the piece: a kind of character, as most sentences have one, less than two
    letters."""
    return 1.5 if _is_kind(piece) else len(piece.strip())


def _is_kind(piece: str) -> bool:
    """Whether the piece stands for all characters of a kind."""
    return piece == _DIGIT or _KINDS.match(piece) is not None


def _piece(code: int) -> str:
    """Return a character as plain() has it, "" where that depends on what stands around it or on the pattern's flags."""
    if _FIRST <= code <= _LAST:
        return chr(_kind(code))
    return chr(code).lower() if code < 128 or code in _LATIN else ""


def _set(told: Iterable[tuple[Any, Any]]) -> set[str]:
    pieces: set[str] = set()
    for code, value in told:
        if code is codes.LITERAL:
            pieces.add(_piece(value))
        elif _are_digits(code, value):
            pieces.add(_DIGIT)
        elif code is codes.RANGE and value[0] >= _FIRST and value[1] <= _LAST:
            pieces |= {chr(kind) for kind in range(_kind(value[0]), value[1] + 1, _ROOM)}
        elif code is codes.RANGE and value[1] - value[0] < _CHOICES:
            pieces |= {_piece(character) for character in range(value[0], value[1] + 1)}
        else:
            return {""}
    return pieces


def _are_digits(code: Any, value: Any) -> bool:
    if code is codes.RANGE:
        return bool(value[0] >= _ZERO and value[1] <= _NINE)
    return code is codes.CATEGORY and value is codes.CATEGORY_DIGIT
