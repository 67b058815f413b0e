"""Tell headings from paragraphs by their shape, and find the headline among them."""

import re
from collections.abc import Sequence

from newsarchive.ingest.document import Span

_LONGEST_HEADING = 200
_LONGEST_QUESTION = 100
_SHORTEST_PARAGRAPH_WITHOUT_STOP = 300

# So many short lines in a row are a list, a table or verses.
_MOST_IN_A_ROW = 3

# A line this far down is a heading inside the article; the headline of a text that opens with its first sentence
# stands above this, and it is longer than the headings of parts.
_LAST_FOR_HEADLINE = 4
_WORDS_OF_SECOND_BLOCK = 4
_WORDS_OF_LATER_BLOCK = 8

_CLOSING = "\"'”’»)]*_ \xa0\t"
_STOPS = ".!?…。！？"
_NUMBER = re.compile(r"(?:\(?\d{1,3}[.)]|#\d{1,3}\b)\s+")
_BULLET = re.compile(r"[-*•·–—▪●◦‣+>]\s")
_LETTER = re.compile(r"[^\W\d_]")
_SENTENCE_INSIDE = re.compile(r"[.!?…]['\"”’)]?\s+[A-Z“‘\"]")

# "… | Movies News": the name of the site or of its part. A dash parts a headline's own words too often.
_SITE = re.compile(r"\s[|»]\s[^|»]{1,40}$")


def is_title_like(line: str) -> bool:
    """Tell whether a line could be a heading: short, without an end stop; a single question or exclamation may be."""
    line = _NUMBER.sub("", line.strip(), count=1)
    if not 2 <= len(line) <= _LONGEST_HEADING or "\n" in line or _BULLET.match(line):
        return False
    first = _LETTER.search(line)
    if first is None or (first[0].islower() and line[first.end() : first.end() + 1].islower()):
        return False
    end = line.rstrip(_CLOSING)[-1:]
    if end in ("?", "!"):
        return len(line) <= _LONGEST_QUESTION and not _SENTENCE_INSIDE.search(line)
    return end not in (*_STOPS, ",", ";", ":", "")


def is_paragraph(text: str, block: Span) -> bool:
    """Tell whether a block is prose: it ends like a sentence, or it is long."""
    end = text[max(block.start, block.end - 10) : block.end].rstrip(_CLOSING)[-1:]
    return end in (*_STOPS, ":") or block.end - block.start >= _SHORTEST_PARAGRAPH_WITHOUT_STOP


def find_headings(text: str, blocks: Sequence[Span]) -> list[Span]:
    """Return those of the blocks that are headings: title-like lines above a paragraph, or above another heading."""
    found: list[Span] = []
    is_above_paragraph = False
    in_a_row = 0
    for block in reversed(blocks):
        is_short = block.end - block.start <= _LONGEST_HEADING + 10
        if is_short and is_title_like(text[block.start : block.end]):
            in_a_row += 1
            if is_above_paragraph and in_a_row <= _MOST_IN_A_ROW:
                found.append(block)
        else:
            in_a_row = 0
            is_above_paragraph = is_paragraph(text, block)
    return found[::-1]


def find_headline(text: str, blocks: Sequence[Span], headings: Sequence[Span], *, opens_late: bool) -> str:
    """Return the headline among the blocks (without boilerplate), "" if none of the headings is one.

    opens_late: the text begins with its first sentence, as texts with a leading date do, so that its headline may
    stand below some paragraphs.
    """
    known = set(headings)
    for number, block in enumerate(blocks[: _LAST_FOR_HEADLINE + 1]):
        if block not in known:
            continue
        line = text[block.start : block.end]
        if number == 0:
            return without_site(line)
        if _NUMBER.match(line) or line.rstrip(_CLOSING).endswith("?"):
            continue
        least = _WORDS_OF_SECOND_BLOCK if number == 1 else _WORDS_OF_LATER_BLOCK
        if (number == 1 or opens_late) and len(line.split()) >= least:
            return without_site(line)
    return ""


def without_site(headline: str, outlet: str = "") -> str:
    """Return a page's title without the name of the site at its end."""
    headline = " ".join(headline.split())
    if outlet and headline.casefold().endswith(outlet.casefold()):
        shortened = headline[: -len(outlet)].rstrip()
        if shortened[-1:] in ("|", "-", "–", "—", "·", "»", ":"):
            headline = shortened[:-1].rstrip()
    return _SITE.sub("", headline).strip() or headline
