"""Read plain text: its leading date, its paragraphs and its headings. The text itself stays as it is."""

import re
from collections.abc import Iterator
from itertools import pairwise

from newsarchive.ingest.document import Layout, Span
from newsarchive.ingest.parse.boilerplate import boilerplate_blocks
from newsarchive.ingest.parse.draft import Draft, Metadata
from newsarchive.ingest.parse.headings import find_headings
from newsarchive.ingest.parse.opening import leading_date

# A text whose longest line is between these, and whose lines break where the next word had no room, was wrapped by a
# program: there a line end parts no paragraphs.
_NARROWEST_WRAPPED = 40
_WIDEST_WRAPPED = 120
_FEWEST_BREAKS = 3
_FORCED_SHARE = 0.8

_LINE = re.compile(r"\S[^\n]*")

LEADING_DATE = "leading date"


def read_plain_text(text: str) -> Draft:
    """Return the draft of a normalised text."""
    metadata = Metadata()
    boilerplate = []
    start = 0
    if leading := leading_date(text):
        published, start = leading
        metadata = Metadata(published=published, published_from=LEADING_DATE)
        boilerplate.append(Span(0, start))
    blocks = _blocks(text, start)
    of_page = boilerplate_blocks(text, blocks)
    hidden = set(of_page)
    headings = find_headings(text, [block for block in blocks if block not in hidden])
    return Draft(
        text,
        Layout(blocks=tuple(blocks), headings=tuple(headings), boilerplate=tuple(boilerplate)),
        metadata,
        is_plain=True,
    )


def _blocks(text: str, start: int) -> list[Span]:
    """Return the paragraphs from start on: lines, or groups of lines if the text was wrapped."""
    groups = list(_groups(text, start))
    width = _wrapped_width(text, groups)
    if not width:
        return [line for group in groups for line in group]
    blocks = []
    for group in groups:
        first = group[0]
        for line, following in zip(group, [*group[1:], None], strict=True):
            if following is None or not _is_forced(text, line, following, width):
                blocks.append(Span(first.start, line.end))
                first = following or first
    return blocks


def _groups(text: str, start: int) -> Iterator[list[Span]]:
    """Yield the lines, without white space around them, in groups parted by empty lines."""
    group: list[Span] = []
    for match in _LINE.finditer(text, start):
        line = Span(match.start(), match.start() + len(match[0].rstrip()))
        if group and text.count("\n", group[-1].end, line.start) > 1:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _wrapped_width(text: str, groups: list[list[Span]]) -> int:
    """Return the width that the text was wrapped to, 0 if it was not."""
    width = max((line.end - line.start for group in groups for line in group), default=0)
    if not _NARROWEST_WRAPPED <= width <= _WIDEST_WRAPPED:
        return 0
    breaks = [
        _is_forced(text, line, following, width) for group in groups for line, following in pairwise(group)
    ]
    return width if len(breaks) >= _FEWEST_BREAKS and sum(breaks) >= _FORCED_SHARE * len(breaks) else 0


def _is_forced(text: str, line: Span, following: Span, width: int) -> bool:
    """Tell whether the first word of the following line had no room on this one."""
    first_word = text[following.start : following.end].split(None, 1)[0]
    return line.end - line.start + 1 + len(first_word) > width
