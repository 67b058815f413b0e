"""Lists of titles: the tracks of an album, the songs of a concert, the books of a year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from newsarchive.ingest.document import Span
from newsarchive.ingest.extract.spans import SpanSet
from newsarchive.vocabulary import WorkKind

# How long an item may be, and how far before its first item the words stand that say what is listed (characters).
_LONGEST_ITEM, _HEADED_BEFORE = 110, 160
_FEWEST_NUMBERED, _FEWEST_LINES = 4, 3
_MOST_WORDS = 10
# An item of a list is told from a sentence by what most of its neighbours are.
_MOSTLY = 0.75
# "1. Taurus", "1) “Turn To Dust”", "01 Taurus" at the beginning of a line; within one only with a stop: "Last2. Place".
_FIRST = re.compile(r"(?:(?<![\d.,$£€#])|(?<=^0))1(?:[.)] ?|(?<=^1) +|(?<=^01) +)(?=[“‘\"'A-Z\d(¿¡])", re.M)
_OPENING = r"\s*[“‘\"']?[A-Z\d(]"
_OPENS = re.compile(_OPENING)
# What marks a further item.
_MARK = re.compile(
    rf"(?:\n\s*0?(?P<line>\d{{1,2}})(?:[.)] ?| +)|(?<!\d)0?(?P<inline>\d{{1,2}})\. ?)(?={_OPENING})"
)
_TRACKS = re.compile(
    r"\btrack ?-?list(?:ing)?s?\b|\bside (?:one|two|a|b)\b|\b(?:disc|disk|CD|LP) ?(?:\d|one|two)\b", re.I
)
_EPISODES = re.compile(r"\bepisodes\b|\bepisode (?:titles|guide|list)\b", re.I)
_PLAYED = re.compile(r"\bset ?-?lists?\b|\bplayed\b|\bperformed\b", re.I)
# A line that is a heading, and no sentence that speaks of one.
_TRACKS_FOLLOW = re.compile(r"^(?:.{0,120}\b)?track ?-?list(?:ing)?s?\b.{0,40}(?<![.!?])$", re.I | re.M)
_QUOTED = re.compile(r"[“\"](?P<double>[^“”\"]+)[”\"]|[‘'](?P<single>.+?)[’'](?!\w)")
# "(feat. Ada Byrne)", "featuring Ada Byrne", "– 3:45", "[live]", "(1961)": no part of the title
_BEHIND_TITLE = re.compile(
    r"\s*(?:[(\[](?:feat|ft|featuring|with|lyrics|words|music|first time|\d+:\d\d|(?:19|20)\d\d\b)\b.*"
    r"|[(\[][^()\[\]]*\b(?:live|bonus|remix|mix|version|cover|demo|remaster(?:ed)?|acoustic|instrumental|inst|interlude|title)\b[^()\[\]]*[)\]].*"
    r"|\b(?:feat|ft)\b\.?.*|\bfeaturing\b.*|[–—-] .*|\(?\d+:\d\d\)?.*)$",
    re.I,
)
_NUMBER = re.compile(r"\s*(?:[–—*•·-]\s*)?(?:\d{1,2}[.)]\s*)?")
# Where a list of tracks ends: dates of concerts follow, or what else the page has.
_NO_TRACK = re.compile(
    r"\W*(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d"
    r"|\d{1,2}(?:st|nd|rd|th)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"|(?:Related (?:articles|stories|posts|content|entries)|Recent|Read (?:more|next|also)|See (?:also|more)|Also read|Photo(?:s|graph)? by"
    r"|Share (?:this|on)|Sign up|Tour dates|Subscribe|Follow us|Singles)\b)",
    re.I,
)
_SENTENCE = re.compile(r"[.!?…] [A-Z]|\.$")


@dataclass(frozen=True)
class Listing:
    """A list of titles: where they stand, where the words are that head it, and what these say is listed.

    parts: the kind of work whose parts are listed: an album's tracks, a series' episodes; None if the header names none.
    is_played: whether it is what somebody played, of whatever works.
    """

    header: Span
    titles: tuple[Span, ...]
    parts: WorkKind | None
    is_played: bool


@lru_cache(maxsize=2)
def listings(text: str) -> tuple[Listing, ...]:
    """Return the lists of titles in a text, in their order: numbered ones, and lines under a heading that announces tracks.

    Names and claims of one text ask for them one after the other, so the last answers are kept.
    """
    found = [listing for listing in _numbered(text) if listing is not None]
    taken = SpanSet(Span(listing.titles[0].start, listing.titles[-1].end) for listing in found)
    for listing in filter(None, _announced(text)):
        if not taken.touches(listing.titles[0].start, listing.titles[-1].end):
            found.append(listing)
    return tuple(sorted(found, key=lambda listing: listing.titles[0]))


def _numbered(text: str) -> Iterator[Listing | None]:
    """Yield the lists whose items are numbered from one on, each on a line of its own or one behind the other."""
    position = 0
    while first := _FIRST.search(text, position):
        position = first.end()
        begins, ends = [position], []
        while (mark := _next_mark(text, position, len(begins) + 1)) is not None:
            position = mark.end()
            begins.append(position)
            ends.append(mark.start())
        if len(begins) >= _FEWEST_NUMBERED:
            ends.append(min(_line_end(text, position), position + _LONGEST_ITEM))
            start = first.start() - text.startswith("0", first.start() - 1)
            yield _listing(text, start, list(zip(begins, ends, strict=True)))


def _next_mark(text: str, start: int, number: int) -> re.Match[str] | None:
    """Return what marks the item of that number, if one that begins at start is followed by it."""
    for mark in _MARK.finditer(text, start, start + _LONGEST_ITEM):
        if int(mark["line"] or mark["inline"]) == number:
            return mark
    return None


def _announced(text: str) -> Iterator[Listing | None]:
    """Yield the lines below one that says that tracks are listed."""
    position = 0
    while heading := _TRACKS_FOLLOW.search(text, position):
        items: list[tuple[int, int]] = []
        position, is_parted, is_spaced = heading.end() + 1, False, True
        while position < len(text):
            stop = _line_end(text, position)
            line = text[position : min(stop, position + _LONGEST_ITEM + 1)]
            if not line.strip():
                is_parted = True
            elif len(line) > _LONGEST_ITEM or not _is_item(line) or (is_parted and not is_spaced):
                break
            else:
                # lines that follow each other closely end where the next paragraph begins
                is_spaced = is_spaced and (is_parted or not items)
                is_parted = False
                items.append((position, stop))
            position = stop + 1
        if len(items) >= _FEWEST_LINES:
            yield _listing(text, heading.end(), items)


def _is_item(line: str) -> bool:
    return (
        _OPENS.match(line, _begin(line)) is not None
        and _NO_TRACK.match(line) is None
        and _TRACKS_FOLLOW.match(line) is None
    )


def _line_end(text: str, position: int) -> int:
    stop = text.find("\n", position)
    return len(text) if stop < 0 else stop


def _listing(text: str, start: int, items: list[tuple[int, int]]) -> Listing | None:
    """Return the list of what stands in the items, or None if too few of them look like titles."""
    titles = [title for title in (_title(text, *item) for item in items) if title is not None]
    if len(titles) < max(_FEWEST_LINES, _MOSTLY * len(items)) or any(
        a.end > b.start for a, b in pairwise(titles)
    ):
        return None
    header = _header(text, start)
    words = text[header.start : header.end]
    is_played = _PLAYED.search(words) is not None
    return Listing(header, tuple(titles), None if is_played else _whole(words), is_played)


def _whole(header: str) -> WorkKind | None:
    if _TRACKS.search(header):
        return WorkKind.ALBUM
    return WorkKind.SERIES if _EPISODES.search(header) else None


def _header(text: str, start: int) -> Span:
    """Return the words before a list: those of its line, or of the line above."""
    begin = max(0, start - _HEADED_BEFORE)
    before = text[begin:start].rstrip()
    return Span(begin + before.rfind("\n") + 1, begin + len(before))


def _begin(item: str) -> int:
    """Return where the title of an item begins: behind its number and what else marks it."""
    number = _NUMBER.match(item)
    return number.end() if number else 0


def _title(text: str, start: int, end: int) -> Span | None:
    start += _begin(text[start:end])
    raw = text[start:end].split("\n")[0]
    quoted = _QUOTED.match(raw)
    if quoted is not None:
        group = quoted.lastgroup or 0
        inner = quoted[group].rstrip(" ,.")
        return Span(start + quoted.start(group), start + quoted.start(group) + len(inner)) if inner else None
    title = _BEHIND_TITLE.sub("", raw).rstrip(" ,;*")
    words = title.split()
    if (
        not 1 <= len(words) <= _MOST_WORDS
        or _SENTENCE.search(title)
        or not (words[0][0].isupper() or words[0][0].isdigit())
    ):
        return None
    capitals = sum(word[0].isupper() or not word[0].isalpha() or len(word) < 4 for word in words)
    return Span(start, start + len(title)) if 2 * capitals > len(words) else None
