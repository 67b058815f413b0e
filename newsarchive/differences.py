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


Run = tuple[Change, list[str]]  # words one after the other of which the same became


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
    old, new = before[first : len(before) - last], after[first : len(after) - last]
    runs: list[Run] = [(Change.NONE, list(after[:first]))]
    if max(len(old), len(new)) > WORDS_COMPARED:  # even of lines
        runs += [(Change.GONE, list(old)), (Change.NEW, list(new))]
    else:
        runs += _middle(old, new)
    runs.append((Change.NONE, list(after[len(after) - last :])))
    runs = [(change, tokens) for change, tokens in runs if tokens]
    _slide(runs)
    for change, tokens in runs:
        yield from _piece(tokens, change)


def _middle(old: Sequence[str], new: Sequence[str]) -> Iterator[Run]:
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
            yield Change.GONE, gone
            yield Change.NEW, come
            gone, come = [], []
            yield Change.NONE, list(added)
    yield Change.GONE, gone
    yield Change.NEW, come


def _slide(runs: list[Run]) -> None:
    """Let a paragraph that came or went be told from its first word to its last.

    Of "One. Two. Three.", "Two." can as well be said to be gone as ". Two": the words are the same, the reader is not.
    """
    for place in range(1, len(runs) - 1):
        (before, head), (change, tokens), (after, tail) = runs[place - 1 : place + 2]
        if change == Change.NONE or before != Change.NONE or after != Change.NONE:
            continue
        steps = 0
        while steps < min(len(tokens), len(tail)) and _key(tokens[steps]) == _key(tail[steps]):
            steps += 1
            moved = [*tokens[steps:], *tail[:steps]]
            if _key(moved[0]) == "\n" or _key(moved[-1]) == "\n":
                head += tokens[:steps]
                runs[place] = (change, moved)
                del tail[:steps]
                break


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
    # One alone is as soon read as unfolded.
    far = {place for place in range(len(passages)) if place not in near}
    far = {place for place in far if {place - 1, place + 1} & far}
    run: list[Passage] = []
    for place, passage in enumerate(passages):
        if run and (place in far) != (place - 1 in far):
            yield Stretch(tuple(run), is_far=place - 1 in far)
            run = []
        run.append(passage)
    if run:
        yield Stretch(tuple(run), is_far=len(passages) - 1 in far)
