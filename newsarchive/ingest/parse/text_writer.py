"""Write a text block by block, so that every span of its layout is exact."""

import re
from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from newsarchive.ingest.document import Layout, Span
from newsarchive.ingest.encoding import normalise

_SPACES = re.compile(r"[ \t\n]+")
_PARTING = "\n\n"


class Mark(Enum):
    EMPHASIS = "emphasis"
    LINK = "link"


class Position(NamedTuple):
    """A place in the text that is being written: the number of its block, and the characters before it there."""

    block: int
    offset: int


class TextWriter:
    """Collects a text whose blocks are parted by an empty line; runs of white space in a block become one space.

    A block without words leaves no trace, and so does one that is left out, and a mark around no words or around the end
    of a block.
    """

    def __init__(self, *, leave_out: Callable[[str], bool] | None = None) -> None:
        self._leave_out = leave_out
        self._blocks: list[str] = []
        self._spans: list[Span] = []
        self._headings: list[Span] = []
        self._marks: dict[Mark, list[Span]] = {mark: [] for mark in Mark}
        # of the block that is open
        self._number = 0
        self._words: list[str] = []
        self._length = 0
        self._is_heading = False
        self._marked: list[tuple[Mark, int, int]] = []

    @property
    def position(self) -> Position:
        return Position(self._number, self._length)

    def begin_block(self, *, is_heading: bool = False) -> None:
        """Close the block that is open, if any, and open another."""
        self.end_block()
        self._is_heading = is_heading

    def end_block(self) -> None:
        """Close the block that is open, if any; what is written next opens another."""
        block = "".join(self._words).rstrip()
        if block and not (self._leave_out and self._leave_out(block)):
            start = self._spans[-1].end + len(_PARTING) if self._spans else 0
            span = Span(start, start + len(block))
            self._blocks.append(block)
            self._spans.append(span)
            if self._is_heading:
                self._headings.append(span)
            for mark, first, last in self._marked:
                words = block[first:last]
                first += len(words) - len(words.lstrip())
                if words := words.strip():
                    self._marks[mark].append(Span(start + first, start + first + len(words)))
        self._number += 1
        self._words, self._length, self._is_heading, self._marked = [], 0, False, []

    def write(self, words: str) -> None:
        """Add words to the block that is open."""
        words = _SPACES.sub(" ", normalise(words))
        if not self._words:
            words = words.lstrip()
        elif self._words[-1].endswith((" ", "\n")):
            words = words.removeprefix(" ")
        self._append(words)

    def break_line(self) -> None:
        """Go on in a new line of the same block."""
        if self._words and not self._words[-1].endswith("\n"):
            self._append("\n")

    def mark(self, mark: Mark, *, since: Position) -> None:
        """Mark what was written since then."""
        if since.block == self._number:
            self._marked.append((mark, since.offset, self._length))

    def _append(self, words: str) -> None:
        if words:
            self._words.append(words)
            self._length += len(words)

    def finish(self) -> tuple[str, Layout]:
        """Return the text and its layout."""
        self.end_block()
        return _PARTING.join(self._blocks), Layout(
            blocks=tuple(self._spans),
            headings=tuple(self._headings),
            emphases=tuple(sorted(self._marks[Mark.EMPHASIS])),
            links=tuple(sorted(self._marks[Mark.LINK])),
        )
