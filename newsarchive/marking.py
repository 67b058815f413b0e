"""Cut an article's text into what a page shows: paragraphs of segments, with citations marked and mentions linked.

No HTML is made here: a template writes one element for each mark opened and closes it where the segment says so. Marks
are properly nested whatever the spans are: of two citations that cross, the one that goes on is closed and opened again.
All offsets are characters of the article's text, ends exclusive.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Generic, TypeVar

from newsarchive.models import Mention, Person, Work

# A page shows so many paragraphs of a text, the last of which is all that is left, and so many links to whom it names,
# and emphases. Citations are all marked.
PARAGRAPHS, LINKS = 2_000, 2_000

_LINE = re.compile(r"[^\n]*\S[^\n]*")

Told = TypeVar("Told")


@dataclass(frozen=True)
class CitedSpan:
    """Words that a claim cites. id: the citation's; number: the claim's on the page; label: the claim in words."""

    start: int
    end: int
    id: int
    number: int
    label: str = ""


@dataclass(frozen=True)
class NamedSpan:
    """Words that name a person or work, whose page is at url."""

    start: int
    end: int
    url: str
    name: str = ""


def named_spans(
    mentions: Iterable[Mention], page_of: Callable[[Person | Work], tuple[str, str]]
) -> list[NamedSpan]:
    """Return where a text names persons and works. page_of: the url and the name for each, asked once for an appearance."""
    told = cache(lambda appearance: page_of(appearance.entity))
    return [NamedSpan(mention.start, mention.end, *told(mention.appearance)) for mention in mentions]


@dataclass(frozen=True)
class Mark:
    """One stretch of a cited span: spans that cross others, or go on in the next paragraph, have several."""

    span: CitedSpan
    is_first: bool
    is_last: bool


@dataclass(frozen=True)
class Segment:
    """A piece of text that is the same all through.

    opens: marks that begin before it, the outer one first. closes: marks that end after it, the inner one first.
    """

    text: str
    start: int
    mention: NamedSpan | None = None
    is_emphasis: bool = False
    is_boilerplate: bool = False
    opens: tuple[Mark, ...] = ()
    closes: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """A block of the text, with the white space that follows it. is_boilerplate: nothing else is in it.

    is_rest: all the blocks that are left of a text that has very many.
    """

    segments: tuple[Segment, ...]
    is_heading: bool = False
    is_boilerplate: bool = False
    is_rest: bool = False

    @property
    def text(self) -> str:
        return "".join(segment.text for segment in self.segments)


def mark_up(
    text: str,
    layout: Mapping[str, Sequence[Sequence[int]]],
    mentions: Iterable[NamedSpan] = (),
    citations: Iterable[CitedSpan] = (),
) -> list[Paragraph]:
    """Return the paragraphs of the text; the texts of all their segments, joined, are the text.

    layout: lists of [start, end] under blocks, headings, boilerplate and emphases, each of which may be missing; a text
    without blocks has one a line. Spans that do not lie in the text are left out; of mentions that overlap the first counts.
    Of more than PARAGRAPHS blocks the last ones are one paragraph, and only the first LINKS mentions and emphases are told.
    The time is linear in the length of the text, and in the number of spans.
    """
    blocks = _blocks(text, layout)
    is_cut = len(blocks) > PARAGRAPHS
    headings = {tuple(span) for span in layout.get("headings", ())}
    boilerplate = _Ranges((start, end, True) for start, end in _inside(text, layout.get("boilerplate", ())))
    emphases = _Ranges((start, end, True) for start, end in _inside(text, layout.get("emphases", ()))[:LINKS])
    named = _Ranges((span.start, span.end, span) for span in _apart(text, mentions)[:LINKS])
    starts = [0, *(start for start, _ in blocks[1:PARAGRAPHS]), len(text)] if text else []
    cited = _by_paragraph(starts, [span for span in citations if 0 <= span.start < span.end <= len(text)])

    paragraphs = []
    for index, (start, end) in enumerate(pairwise(starts)):
        segments = _segments(text, start, end, named, cited[index], boilerplate, emphases)
        visible = [segment for segment in segments if segment.text.strip()]
        is_rest = is_cut and index == PARAGRAPHS - 1
        paragraphs.append(
            Paragraph(
                segments=segments,
                is_heading=bool(blocks) and blocks[index] in headings and not is_rest,
                is_boilerplate=bool(visible) and all(segment.is_boilerplate for segment in visible),
                is_rest=is_rest,
            )
        )
    return paragraphs


def around(
    quote: str, start: int | None, end: int | None, value_start: int | None, value_end: int | None
) -> tuple[str, str, str]:
    """Return the quote in three: before the value, the value, after it; the value is "" where the quote does not have it.

    start, end: of the quote in the text; value_start, value_end: of the value, or None.
    """
    if start is None or end is None or value_start is None or value_end is None:
        return quote, "", ""
    if not start <= value_start < value_end <= end:
        return quote, "", ""
    return (
        quote[: value_start - start],
        quote[value_start - start : value_end - start],
        quote[value_end - start :],
    )


def _blocks(text: str, layout: Mapping[str, Sequence[Sequence[int]]]) -> list[tuple[int, int]]:
    given = sorted(
        (span[0], span[1]) for span in layout.get("blocks", ()) if 0 <= span[0] < span[1] <= len(text)
    )
    if not given:
        return [match.span() for match in _LINE.finditer(text)]
    apart = given[:1]
    for start, end in given[1:]:
        if start >= apart[-1][1]:
            apart.append((start, end))
    return apart


def _inside(text: str, spans: Iterable[Sequence[int]]) -> list[tuple[int, int]]:
    return [(span[0], span[1]) for span in spans if 0 <= span[0] < span[1] <= len(text)]


def _apart(text: str, mentions: Iterable[NamedSpan]) -> list[NamedSpan]:
    found: list[NamedSpan] = []
    for span in sorted(mentions, key=lambda span: (span.start, -span.end)):
        if 0 <= span.start < span.end <= len(text) and (not found or span.start >= found[-1].end):
            found.append(span)
    return found


class _Ranges(Generic[Told]):
    """Spans that do not overlap, each with what it tells; where given ones do, the first goes on to where the next begins."""

    def __init__(self, spans: Iterable[tuple[int, int, Told]]) -> None:
        given = sorted(spans, key=lambda span: (span[0], -span[1]))
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._told: list[Told] = []
        for start, end, told in given:
            begin = max(start, self._ends[-1]) if self._ends else start
            if begin < end:
                self._starts.append(begin)
                self._ends.append(end)
                self._told.append(told)

    def at(self, position: int) -> Told | None:
        """Return what the span tells in which the position lies; None where it lies in none."""
        number = bisect_right(self._starts, position) - 1
        return self._told[number] if number >= 0 and position < self._ends[number] else None

    def borders(self, start: int, end: int) -> Iterator[int]:
        """Yield where the spans begin and end that lie, or partly lie, between two positions."""
        first, behind = bisect_right(self._ends, start), bisect_left(self._starts, end)
        yield from self._starts[first:behind]
        yield from self._ends[first:behind]


def _by_paragraph(starts: Sequence[int], cited: Sequence[CitedSpan]) -> list[list[CitedSpan]]:
    """Return for each paragraph the citations of words in it; starts: of the paragraphs, and where the last one ends."""
    found: list[list[CitedSpan]] = [[] for _ in starts[1:]]
    for span in cited:
        number = bisect_right(starts, span.start) - 1
        while number < len(found) and starts[number] < span.end:
            found[number].append(span)
            number += 1
    return found


def _segments(
    text: str,
    start: int,
    end: int,
    named: _Ranges[NamedSpan],
    cited: Sequence[CitedSpan],
    boilerplate: _Ranges[bool],
    emphases: _Ranges[bool],
) -> tuple[Segment, ...]:
    """Cut text[start:end] at every border of a span, and nest the marks of the citations."""
    borders = {start, end}
    for ranges in (named, boilerplate, emphases):
        borders.update(ranges.borders(start, end))
    borders.update(border for citation in cited for border in (citation.start, citation.end))
    cuts = sorted(border for border in borders if start <= border <= end)
    opening: dict[int, list[CitedSpan]] = defaultdict(list)
    for span in sorted(cited, key=lambda span: (-span.end, -span.number, -span.id)):
        opening[max(span.start, start)].append(span)

    segments = []
    stack: list[Mark] = []
    for cut, next_cut in pairwise(cuts):
        reopened = [mark.span for mark in stack if mark.span.end > cut]
        kept = _unchanged(stack, cut)
        opens = [
            Mark(span, is_first=span.start == cut, is_last=False)
            for span in [*reopened[len(kept) :], *opening.get(cut, ())]
        ]
        stack = [*kept, *opens]
        kept_after = [] if next_cut == end else _unchanged(stack, next_cut)
        closes = [
            Mark(mark.span, mark.is_first, is_last=mark.span.end == next_cut)
            for mark in reversed(stack[len(kept_after) :])
        ]
        segments.append(
            Segment(
                text=text[cut:next_cut],
                start=cut,
                mention=named.at(cut),
                is_emphasis=bool(emphases.at(cut)),
                is_boilerplate=bool(boilerplate.at(cut)),
                opens=tuple(opens),
                closes=tuple(closes),
            )
        )
    return tuple(segments)


def _unchanged(stack: Sequence[Mark], position: int) -> list[Mark]:
    """Return the outer marks that need not be closed at the position: those outside of every mark that ends there."""
    for index, mark in enumerate(stack):
        if mark.span.end <= position:
            return list(stack[:index])
    return list(stack)
