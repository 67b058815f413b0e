"""Find the day of publication where no field and no date line of the usual form tells it: in the lines above the article,
in an address, below the article, or by a dateline and the weekday that its report speaks of.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from newsarchive.ingest.document import Span
from newsarchive.ingest.parse.dates import DAY, MONTHS, YEAR_BEHIND, printed_date, valid_date
from newsarchive.ingest.parse.margins import dated_outlet

_TOP = 9
_BOTTOM = 4
_LONGEST = 220
_PROSE = 160
# What else a line may hold that is dated without a word that says so: an outlet's name, a place.
_BESIDE_DATE = 45
_CUE = re.compile(
    r"\b(?:published|posted|updated|last edited|edited|printed|issued?|dated|sent|embargo(?:ed)?|press (?:release|information|notice)|(?:for )?immediate release|"
    r"release[ds]? to the press|news release|issue|edition|no\. ?\d|vol|review section|magazine|monthly|weekly|supplement|"
    r"on sale|page|p\. ?\d|gmt|cet|kst|[ap]m)\b",
    re.I,
)
# Days on which something takes place: they stand in the same lines, and say nothing of the page.
_EVENT = re.compile(
    r"\b(?:opens?|until|till|runs?|tour|tickets?|in cinemas|premieres?|out on|out now|available|starring|born|died|season|world première|recorded|"
    r"released (?:on )?\d|arrives?|publishes|©|copyright)\b|[–—-] ?(?:(?:sun|mon|tue|wed|thu|fri|sat)[a-z]* )?\d{1,2} [a-z]{3}",
    re.I,
)
# A festival has its own days, but an issue of its paper is dated as any other.
_FESTIVAL = re.compile(r"\bfestival\b", re.I)
_RANGE = re.compile(r"\b(\d{1,2}) ?[–-] ?\d{1,2}(?= [A-Z][a-z]+ \d{4})")
_SHORT_YEAR = re.compile(r"(?<![\d./])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{2})(?![\d./])")
_IN_ADDRESS = re.compile(r"https?://\S{0,120}?/(\d{4})/(\d{1,2})/(\d{1,2})(?:/|\b)")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DATELINE = re.compile(
    r"^(?:[A-Z][\w.’'-]*,? ){1,4}(?P<month>Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? (?P<day>\d{1,2})(?!\d),? ?(?:\([^)]{2,40}\))? ?(?:--|[–—-])"
)
# "LONDON, Sept 12, 2025 (Wire) -", "NASHVILLE, Tenn. (Feb. 17, 2026) —", or a line of its own: "DUBLIN, 22 September 2025 (Wire)"
_FULL_DATELINE = re.compile(
    r"[A-ZÀ-Þ][\w .’'/-]{2,40}(?:, [A-ZÀ-Þ][\w.’ ]{1,20}?)?,? \(?"
    rf"(?P<day>{DAY}{YEAR_BEHIND})\)? ?(?:(?P<agency>\([^)]{{2,40}}\)) ?)?(?:\.?(?:--|[–—-]) |(?(agency)(?:\s|$)|(?!)))"
)
# "Shore Observer, 11 June 2026. Words: …"
_WORDS_BEHIND = re.compile(r"(?<=\d{4})[.|].*", re.S)
_TIME = re.compile(r"[,.]? ?(?:\d{1,2}[:.]\d\d ?(?:[ap]m)? ?[A-Z]{0,4})?\W{0,3}")
# "on Wednesday", but not "on Sunday, Feb. 8"
_SAID_ON = re.compile(
    rf"\b(?:on )?({'|'.join(day.title() for day in _DAYS)})\b(?!,? (?:[A-Z][a-z]{{2,8}}\.? )?\d)"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def find_publication_date(text: str, blocks: Sequence[Span]) -> tuple[date, str] | None:
    """Return the day and how it was found, or None where the text does not tell it beyond doubt."""
    top = list(_above(text, blocks))
    for cued in (True, False):
        for line in top:
            if bool(_CUE.search(line)) is cued and (day := _day(line, cued=cued)):
                return day, "line above the article"
    for block in blocks[:_TOP]:
        match = _FULL_DATELINE.match(text, block.start, block.end)
        if match and (found := printed_date(match["day"])):
            return found[0], "dateline"
    for line in [*top, *(text[block.start : block.end].strip() for block in blocks[-_BOTTOM:])]:
        if len(line) <= _LONGEST and (dated := dated_outlet(_WORDS_BEHIND.sub("", line))):
            return dated[1], "outlet's line"
    opening = blocks[min(len(blocks), _TOP) - 1].end if blocks else 0
    match = _IN_ADDRESS.search(text, 0, opening)
    if match and (day := valid_date(int(match[1]), int(match[2]), int(match[3]))):
        return day, "address of the article"
    for block in blocks[-_BOTTOM:][::-1]:
        line = text[block.start : block.end].strip()
        if len(line) <= _LONGEST and (found := printed_date(line)) and not _is_of_event(line):
            alone = len(line) - (found[2] - found[1]) <= 14
            if alone or _CUE.search(line):
                return found[0], "line below the article"
    return _by_weekday(text, blocks)


def _above(text: str, blocks: Sequence[Span]) -> Iterator[str]:
    """Yield the lines above the first paragraph."""
    for block in blocks[:_TOP]:
        line = text[block.start : block.end].strip()
        if len(line) > _LONGEST or (len(line) >= _PROSE and line.endswith((".", "”", '"'))):
            return
        yield line


def _day(line: str, *, cued: bool) -> date | None:
    """Return the day that the line is dated with; a line without a cue has to be little else than its date."""
    line = _RANGE.sub(r"\1", line)
    found = printed_date(line)
    if found is None and (match := _SHORT_YEAR.search(line)):
        day = valid_date(2000 + int(match["year"]), int(match["month"]), int(match["day"]))
        found = (day, match.start(), match.end()) if day else None
    if found is None:
        return None
    around = re.sub(r"(?i)embargo(?:ed)? until", "", line[: found[2]])[-60:]
    rest = line[: found[1]].strip() + line[found[2] :].strip()
    at_edge = found[1] <= 2 or _TIME.fullmatch(line, found[2]) is not None
    is_of_event = _EVENT.search(around) if cued else _is_of_event(around)
    if is_of_event or (not cued and (len(rest) > _BESIDE_DATE or ":" in rest or not at_edge)):
        return None
    return found[0]


def _is_of_event(words: str) -> bool:
    """Tell whether words around a date speak of something that takes place on that day."""
    return _EVENT.search(words) is not None or _FESTIVAL.search(words) is not None


def _by_weekday(text: str, blocks: Sequence[Span]) -> tuple[date, str] | None:
    """A dateline without year ("DUBLIN, March 4 (Agency) -") and the weekday of which its report speaks tell the year.

    The year is one near the latest that the text mentions in which that day was that weekday; without such a year, or
    with two, nothing is told.
    """
    for block in blocks[:_TOP]:
        paragraph = text[block.start : min(block.end, block.start + 600)].strip()
        match = _DATELINE.match(paragraph)
        weekday = _SAID_ON.search(paragraph, match.end()) if match else None
        if match is None or weekday is None:
            continue
        years = [int(year) for year in _YEAR.findall(text)]
        if not years:
            return None
        month = MONTHS[match["month"].lower()]
        fitting = [
            day
            for year in range(max(years) - 1, max(years) + 5)
            if (day := valid_date(year, month, int(match["day"])))
            and day.weekday() == _DAYS.index(weekday[1].lower())
        ]
        return (fitting[0], "dateline and weekday") if len(fitting) == 1 else None
    return None
