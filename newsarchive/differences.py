"""What was changed from one text to another, word by word: the fewest words that are gone and new, in order.

Texts are compared by words up to WORDS_COMPARED of them, what both begin and end with left aside; longer ones by lines.
So the time it takes is bounded, and the same two texts give the same differences at any time.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel

WORDS_COMPARED = 10_000

_LINE_BREAK = r"\n\s*"
_WORD = re.compile(rf"(?:{_LINE_BREAK}|\w+(?:[’'-]\w+)*|[^\w\s])[^\S\n]*")
_LINE = re.compile(rf"{_LINE_BREAK}|[^\n]+")
# So few words between two changes are there by chance: "the" in two sentences that have nothing in common.
_ISLAND = 2
# Unchanged paragraphs that stay on either side of a change, to be read with it.
_NEIGHBOURS = 1


class Change(StrEnum):
    NONE = ""
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Piece:
    text: str
    change: Change = Change.NONE


@dataclass(frozen=True)
class Passage:
    """A paragraph of either text, in pieces."""

    pieces: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        return any(piece.change for piece in self.pieces)


@dataclass(frozen=True)
class Stretch:
    """Paragraphs one after the other. is_far: none of them, nor its neighbours, was changed."""

    passages: tuple[Passage, ...]
    is_far: bool = False


@dataclass(frozen=True)
class Differences:
    """gone, new: how many words only the one text, or the other, has in its place."""

    stretches: list[Stretch]
    gone: int
    new: int
    is_by_lines: bool = False


def compare(earlier: str, later: str) -> Differences:
    """Return both texts as one, with what is only in the earlier one and what is only in the later one told apart."""
    before, after = _WORD.findall(earlier.strip()), _WORD.findall(later.strip())
    is_by_lines = _is_long(before, after)
    if is_by_lines:
        before, after = _LINE.findall(earlier.strip()), _LINE.findall(later.strip())
    pieces = list(_pieces(before, after))
    return Differences(
        list(_stretches(_passages(pieces))),
        gone=_words(piece.text for piece in pieces if piece.change == Change.GONE),
        new=_words(piece.text for piece in pieces if piece.change == Change.NEW),
        is_by_lines=is_by_lines,
    )


def _words(texts: Iterable[str]) -> int:
    return sum(len(re.findall(r"\w+(?:[’'-]\w+)*", text)) for text in texts)


def _same_ends(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """Return with how many tokens both begin, and with how many of the others both end."""
    most = min(len(before), len(after))
    first = next((at for at in range(most) if _key(before[at]) != _key(after[at])), most)
    last = next(
        (at for at in range(most - first) if _key(before[-1 - at]) != _key(after[-1 - at])), most - first
    )
    return first, last


def _is_long(before: Sequence[str], after: Sequence[str]) -> bool:
    first, last = _same_ends(before, after)
    return max(len(before), len(after)) - first - last > WORDS_COMPARED


def _key(token: str) -> str:
    """Return what of a token counts: not the white space, only whether it ends a line."""
    return token.strip() or "\n"


def _pieces(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    first, last = _same_ends(before, after)
    yield from _piece(after[:first], Change.NONE)
    old, new = before[first : len(before) - last], after[first : len(after) - last]
    if max(len(old), len(new)) > WORDS_COMPARED:  # even of lines
        yield from _piece(old, Change.GONE)
        yield from _piece(new, Change.NEW)
    else:
        yield from _middle(old, new)
    yield from _piece(after[len(after) - last :], Change.NONE)


def _middle(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    gone: list[str] = []
    come: list[str] = []
    codes = list(Indel.opcodes([_key(token) for token in old], [_key(token) for token in new]))
    for place, code in enumerate(codes):
        removed, added = old[code.src_start : code.src_end], new[code.dest_start : code.dest_end]
        is_island = 0 < place < len(codes) - 1 and len(added) <= _ISLAND and "\n" not in map(_key, added)
        if code.tag != "equal" or (is_island and (len(gone) > len(added) and len(come) > len(added))):
            gone += removed
            come += added
        else:
            yield from _piece(gone, Change.GONE)
            yield from _piece(come, Change.NEW)
            gone, come = [], []
            yield from _piece(added, Change.NONE)
    yield from _piece(gone, Change.GONE)
    yield from _piece(come, Change.NEW)


def _piece(tokens: Sequence[str], change: Change) -> Iterator[Piece]:
    if tokens:
        yield Piece("".join(tokens), change)


def _passages(pieces: Iterable[Piece]) -> list[Passage]:
    """Return the pieces by paragraphs: a line break of either text ends one."""
    passages: list[Passage] = []
    current: list[Piece] = []
    for piece in pieces:
        for number, line in enumerate(re.split(_LINE_BREAK, piece.text)):
            if number and current:
                passages.append(Passage(tuple(current)))
                current = []
            if line:
                current.append(Piece(line, piece.change))
    if current:
        passages.append(Passage(tuple(current)))
    return passages


def _stretches(passages: Sequence[Passage]) -> Iterator[Stretch]:
    changed = [place for place, passage in enumerate(passages) if passage.is_changed]
    near = {place + step for place in changed for step in range(-_NEIGHBOURS, _NEIGHBOURS + 1)}
    run: list[Passage] = []
    is_far = False
    for place, passage in enumerate(passages):
        if run and (place not in near) != is_far:
            yield Stretch(tuple(run), is_far)
            run = []
        is_far = place not in near
        run.append(passage)
    if run:
        yield Stretch(tuple(run), is_far)
