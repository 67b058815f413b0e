"""Read what stands around an article's own words: the leading date, bylines, lines with dates, the dateline."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from newsarchive.ingest.document import Span
from newsarchive.ingest.lexicons import words as lexicon
from newsarchive.ingest.parse.dates import DAY, YEAR_BEHIND, machine_date, printed_date
from newsarchive.ingest.parse.draft import Metadata
from newsarchive.ingest.parse.fields import language_code, web_address
from newsarchive.ingest.parse.headings import is_paragraph, is_title_like
from newsarchive.ingest.parse.margins import is_named_again
from newsarchive.ingest.parse.outlets import outlet_name
from newsarchive.leading_date import LEADING_DATE

# Credits stand in the first or last blocks of a page, and are short.
_TOP = 8
_BOTTOM = 3
_LONGEST_CREDIT = 160
_LONGEST_DATELINE = 90
_WHERE_REPEATED = 20_000

_SEPARATOR = re.compile(r"\s*[|·•]\s*|\s/{1,2}\s|\s+[–—-]\s+|\t+| {3,}|\n")
_PUBLISHED = re.compile(
    r"(?:first )?(?:published|posted|issued|date|publication date|date published)\b(?: online)?(?: on| at)?\s*:?\s*",
    re.I,
)
_UPDATED = re.compile(r"(?:last )?(?:updated|modified)\b(?: on| at)?\s*:?\s*", re.I)
_AROUND_DATE = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s*)?@"
    r"(?:\s*(?:,|at|-|–|/|T)*\s*\d{1,2}[:.]?\d{0,2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,5}\)?)?)?[.]?",
    re.I,
)
# "16 – 20 July 2025": when something takes place, not when its page was published
_RANGE = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?(?: [a-z]{3,9}\.?)?(?:,? \d{4})?\s*(?:[–—-]|to|until)\s*(?:[a-z]{3,9}\.? )?\d{1,2}(?:st|nd|rd|th)?(?: [a-z]{3,9}|,? \d{4})",
    re.I,
)
_READING_TIME = re.compile(r"\d{1,3}[ -]min(?:ute)?s?(?: read)?", re.I)

_WORD = r"(?:de|la|le|van|von|der|den|di|da|du|dos|del|al|el|bin|ap|ter|ten|[^\W\d_a-z][\w.'’-]*)"
_NAME = rf"{_WORD}(?:\s+{_WORD}){{0,5}}"
_BYLINE = re.compile(
    r"(?:[Bb]y|BY|[Ww]ritten by|[Rr]eported by|[Ww]ords by)[: ]\s*"
    rf"(?P<names>{_NAME}(?:\s*(?:,|&|\band\b)\s*{_NAME}){{0,4}})(?:,\s*[\w .&’'-]{{2,60}})?"
)
# "Posted by Maud on 15 March 2025 in Prizes"
_POSTED = re.compile(
    r"(?i:(?:posted|published|submitted|uploaded|written|added|reviewed) by|(?:words|text|review|story|report|interview|exclusive)(?: by|:)) "
    rf"(?P<names>{_NAME}(?:\s*(?:,|&|\band\b)\s*{_NAME}){{0,3}}?)"
    r"(?i:,? (?:photos?|photographs?|pictures|images|illustrations?)(?: by|:) [^|]{3,60}?)?"
    r"(?i:(?:,| on| at| [-–—])?\s+(?P<rest>(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*,? )?(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec).{4,40}?))?"
    r"(?i:,? (?:in|under|to) [\w ,&’'-]{2,60})?"
)
_LABEL = re.compile(
    r"(?P<label>title|headline|author|source|outlet|publisher|url|link|language)\s*:\s+(?P<value>\S.*)", re.I
)
_LABELLED = {
    "title": "headline", "headline": "headline", "author": "byline", "source": "outlet", "outlet": "outlet",
    "publisher": "outlet", "url": "url", "link": "url", "language": "language",
}  # fmt: skip

_PLACE = (
    r"(?P<place>[A-ZÀ-Þ][\w.'’-]*(?: [\w.'’-]+){0,3}(?:, (?![A-Z][a-z]{2,8}\.? \d)[A-ZÀ-Þ][\w.'’ -]{1,30}?)?)"
)
_DAY = rf"{DAY}(?:{YEAR_BEHIND})?"
_DATELINE = re.compile(
    rf"{_PLACE}(?P<day>,? {_DAY})?\s*(?P<agency>\([\w /.&-]{{2,40}}\))?(?P<day_behind>,? {_DAY})?"
    r"\s*(?P<mark>--|[-–—:])\s+"
)
_AGENCY = re.compile(
    r"\((?:AP|AFP|Reuters|Yonhap|PA|dpa|ANSA|EFE|Kyodo|Xinhua|PTI|IANS|ANI|UPI|Bloomberg|TASS|CNN|Newsis)\b",
    re.I,
)


@dataclass
class Opening:
    """What was found: values as in Metadata, and the spans they stand in, which belong to the page.

    outlet_beside: what may be an outlet's name, beside a date or a reporter's name: where nothing better names the outlet.
    """

    spans: list[Span] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    published: date | None = None
    published_from: str = ""
    outlet_beside: str = ""

    @property
    def metadata(self) -> Metadata:
        value = self.values.get
        return Metadata(
            headline=value("headline", ""),
            byline=value("byline", ""),
            outlet=value("outlet", ""),
            url=web_address(value("url", "")),
            language=language_code(value("language", "")),
            published=self.published,
            published_from=self.published_from,
        )


def leading_date(text: str) -> tuple[date, int] | None:
    """Return the date that a text begins with (" date 2024-01-24 Then its first words") and where the words begin."""
    match = LEADING_DATE.match(text)
    found = machine_date(match[1]) if match else None
    return (found, match.end()) if match and found else None


def read_opening(text: str, blocks: Sequence[Span]) -> Opening:
    """Read bylines, dates and labelled lines above and below an article. blocks: all but boilerplate.

    A byline or a bare date counts only above the first paragraph: further down, it may belong to the article's own words.
    """
    opening = Opening()
    top = next(
        (number for number, block in enumerate(blocks[:_TOP]) if _is_prose(text, block)),
        min(len(blocks), _TOP),
    )
    for block in blocks[:top]:
        line = text[block.start : block.end]
        if block.end - block.start > _LONGEST_CREDIT or _credits_subject(text, block):
            continue
        if _read_line(line, opening, bare=True):
            opening.spans.append(block)
    for block in blocks[max(top, len(blocks) - _BOTTOM) :]:
        if block.end - block.start <= _LONGEST_CREDIT and _read_line(
            text[block.start : block.end], opening, bare=False
        ):
            opening.spans.append(block)
    return opening


def _credits_subject(text: str, block: Span) -> bool:
    """Whether a line "By …" names whom the article is about, as a review names the author of a book."""
    match = _BYLINE.fullmatch(text[block.start : block.end].strip())
    return match is not None and is_named_again(text, match["names"], besides=block)


def _is_prose(text: str, block: Span) -> bool:
    length = block.end - block.start
    line = text[block.start : min(block.end, block.start + _LONGEST_CREDIT + 1)]
    is_line = length <= _LONGEST_CREDIT and (_credit(line) or is_title_like(line))
    return is_paragraph(text, block) and not is_line


def _credit(line: str) -> bool:
    return _read_line(line, Opening(), bare=True)


def _read_line(line: str, opening: Opening, *, bare: bool) -> bool:
    """Take what a line says into the opening; tell whether it is a line of credits and nothing else."""
    line = line.strip(" \xa0()[]")
    if bare and (match := _LABEL.fullmatch(line)):
        opening.values.setdefault(_LABELLED[match["label"].lower()], match["value"].strip())
        return True
    parts = [part for part in _SEPARATOR.split(line) if part]
    if _RANGE.search(line):
        return False
    if not parts or len(parts) > 5:
        return False
    kinds = [_read_part(part, opening, bare=bare) for part in parts]
    is_credit = any(kinds) and all(
        kind
        or _READING_TIME.fullmatch(part)
        or (len(part) <= (60 if sum(kinds) > 1 else 40) and not part.endswith((".", "!", "?")))
        for kind, part in zip(kinds, parts, strict=True)
    )
    if bare and is_credit:
        names = (outlet_name(part) for kind, part in zip(kinds, parts, strict=True) if not kind)
        if name := next(filter(None, names), ""):
            opening.outlet_beside = opening.outlet_beside or name
    return is_credit


def _read_part(part: str, opening: Opening, *, bare: bool) -> bool:
    if bare and (match := _POSTED.fullmatch(part)) and match["names"][:1].isupper():
        opening.values.setdefault("byline", match["names"].strip(" ,"))
        if match["rest"]:
            _read_date(match["rest"], "published line", opening)
        return True
    if match := _PUBLISHED.match(part):
        return _read_date(part[match.end() :], "published line", opening)
    if match := _UPDATED.match(part):
        # The day of a change is the day of publication only where no other is given.
        later = Opening()
        is_date = _read_date(part[match.end() :], "updated line", later)
        if is_date and opening.published is None:
            opening.published, opening.published_from = later.published, later.published_from
        return is_date
    if not bare:
        return False
    if match := _BYLINE.fullmatch(part):
        opening.values.setdefault("byline", match["names"].strip(" ,"))
        return True
    if found := printed_date(part):
        # "By Jane Doe, 12 March 2024", "Jane Doe 12 March 2024"
        before = part[: found[1]].strip(" ,")
        match = _BYLINE.fullmatch(before) if before else None
        if match:
            opening.values.setdefault("byline", match["names"].strip(" ,"))
        return _read_date(part[found[1] :] if match else part, "date line", opening)
    return False


def _read_date(words: str, origin: str, opening: Opening) -> bool:
    """Take the date that is all there is in the words but a weekday, a time and a zone."""
    found = printed_date(words)
    if found is None or not _AROUND_DATE.fullmatch(f"{words[: found[1]]}@{words[found[2] :]}".strip()):
        return False
    if opening.published is None or opening.published_from == "updated line":
        opening.published, opening.published_from = found[0], origin
    return True


def find_dateline(text: str, block: Span) -> tuple[str, Span, date | None] | None:
    """Return the place that a paragraph opens with ("SEOUL - ", "LONDON, May 3 (Agency) —", "New Delhi: "), the span up
    to the first word after it, and the date if one with its year stands there; None if it opens with no place.

    Capitals before a dash are a place unless the text writes the same word so again, as it does with a group's name.
    """
    start = text[block.start : min(block.end, block.start + _LONGEST_DATELINE)]
    match = _DATELINE.match(start)
    if match is None:
        return None
    place = match["place"]
    city = place.partition(",")[0]
    is_known = city.casefold() in lexicon("places")
    day = match["day"] or match["day_behind"]
    is_dispatch = bool(match["agency"] or day)
    is_once = match["mark"] != ":" and text.count(city, 0, _WHERE_REPEATED) == 1
    is_capital = city.isupper() and len(city) > 3 and (is_dispatch or is_once)
    if not (is_known or is_capital or _AGENCY.match(match["agency"] or "")):
        return None
    found = printed_date(day or "")
    return place, Span(block.start, block.start + match.end()), found[0] if found else None
