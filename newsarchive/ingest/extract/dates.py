"""Find dates in running text and resolve them against the day of publication, to the precision that the text gives."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from newsarchive.ingest.document import Span

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAYS = {
    name: number
    for number, name in enumerate(
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    )
}
_SEASONS = {"spring", "summer", "autumn", "fall", "winter"}
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?)(?!\w)"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"

_DATE = re.compile(
    rf"(?P<iso>\b{_YEAR}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?\b)"
    rf"|\b(?:{_WEEKDAY},?\s+)?(?:the\s+)?(?P<d1>{_DAY})\s+(?:of\s+)?(?P<m1>{_MONTH})(?:,?\s+(?P<y1>{_YEAR})\b)?"
    rf"|\b(?:{_WEEKDAY},?\s+)?(?P<m2>{_MONTH})\s+(?P<d2>{_DAY})\b(?!,\d|\d|:|-|\s*(?:million|thousand|billion|%))(?:,?\s+(?P<y2>{_YEAR})\b)?"
    rf"|\b(?P<m3>{_MONTH})\s+(?:of\s+)?(?P<y3>{_YEAR})\b"
    rf"|\b(?P<relative>(?:last|this|next|earlier this|later this)\s+(?P<unit>month|year|week|{_MONTH}|{_WEEKDAY}|spring|summer|autumn|fall|winter))\b"
    rf"|\b(?P<day>today|tonight|yesterday|tomorrow|last night|this morning|this evening)\b"
    rf"|\b(?P<weekday>{_WEEKDAY})\b(?!['’]s?\b)"
    rf"|(?<=\bin\s)(?P<y4>{_YEAR})\b(?!\s*(?:people|seats))|(?<=\bsince\s)(?P<y5>{_YEAR})\b|(?<=\b(?:of|by|to)\s)(?P<y6>{_YEAR})\b"
    rf"|(?<=\b(?:in|by)\s)(?:early\s|late\s|mid-)?(?P<m4>{_MONTH})(?!\s*\d)|(?<=\bearly\s)(?P<m5>{_MONTH})(?!\s*\d)|(?<=\blate\s)(?P<m6>{_MONTH})(?!\s*\d)"
    rf"|\((?P<y7>{_YEAR})\)"
    rf"|(?<=['’]s\s)(?P<y8>{_YEAR})\b|(?<=\b(?:the|his|her|its)\s)(?P<y9>{_YEAR})\b(?=\s+[a-z])|(?<=\bTheir\s)(?P<y10>{_YEAR})\b",
    re.I,
)
_FUTURE = re.compile(
    r"\b(?:will|shall|(?:is|are|was|were) (?:set|due|scheduled|expected|slated|planned|to)|due|set (?:to|for)|expected|plans? to|scheduled|slated|upcoming|forthcoming)\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had|has|have|did|\w+ed|came|went|began|held|took|made|shot|sold|left|won|wrote|sang|put|ran|fell|broke|rose|drew|saw|met)\b"
)


@dataclass(frozen=True)
class DateMention:
    """A date in the text: its span, and its value YYYY, YYYY-MM or YYYY-MM-DD."""

    span: Span
    iso: str


class DateReader:
    """Resolves the dates of one document.

    published: the day against which "on Friday", "last month" or "January 24" are resolved; without one the years that
    stand in the text serve for a month and day without year, and relative dates are left alone.
    """

    def __init__(self, text: str, published: date | None) -> None:
        self.text = text
        self.published = published
        self._years = [int(year) for year in re.findall(rf"\b{_YEAR}\b", text)]

    def dates(self, start: int, end: int) -> list[DateMention]:
        """Return the dates in text[start:end], which is one sentence, in text order."""
        found: list[DateMention] = []
        for match in _DATE.finditer(self.text, start, end):
            iso = self._resolve(match, start, found[-1].iso if found else None)
            if iso is not None:
                first, last = match.span()
                if match[0].startswith("("):
                    first, last = first + 1, last - 1
                found.append(DateMention(Span(first, last), iso))
        return found

    def _resolve(self, match: re.Match[str], start: int, previous: str | None) -> str | None:
        groups = {name: value for name, value in match.groupdict().items() if value is not None}
        if "iso" in groups:
            return groups["iso"]
        if "relative" in groups or "day" in groups or "weekday" in groups:
            return self._relative(match, groups, start)
        for name, value in groups.items():
            if name[0] == "y" and not any(key[0] in "md" for key in groups):
                return value
        month = _MONTHS[next(value for name, value in groups.items() if name[0] == "m").lower().rstrip(".")]
        day = next(
            (int(value.rstrip("stndrh")) for name, value in groups.items() if name in ("d1", "d2")), None
        )
        year = next((int(value) for name, value in groups.items() if name[0] == "y"), None)
        if year is None:
            year = self._year_of(month, day, start, match.start(), previous)
        if year is None:
            return None
        return _valid(year, month, day)

    def _year_of(
        self, month: int, day: int | None, start: int, position: int, previous: str | None
    ) -> int | None:
        """Choose the year of a date without one: the nearest that fits the tense of the words before it.

        "opens on 12 September and closes on 6 December": a date that follows another is not before it.
        """
        if self.published is None:
            return self._nearest_year_in_text()
        tense = self._tense(start, position)
        if previous is not None and len(previous) == 10 and day is not None and tense != "past":
            before = date.fromisoformat(previous)
            return before.year if _day(before.year, month, day) >= before else before.year + 1
        candidates = [self.published.year - 1, self.published.year, self.published.year + 1]

        def distance(year: int) -> tuple[bool, int]:
            moment = _day(year, month, day or 15)
            days = (moment - self.published).days if self.published else 0
            if day is None and year == self.published.year and month == self.published.month:  # type: ignore[union-attr]  # checked above
                days = 0
            wrong = (tense == "past" and days > 1) or (tense == "future" and days < -1)
            return wrong, abs(days)

        return min(candidates, key=distance)

    def _nearest_year_in_text(self) -> int | None:
        return (
            max(set(self._years), key=lambda year: (self._years.count(year), year)) if self._years else None
        )

    def _tense(self, start: int, position: int) -> str:
        before = self.text[start:position]
        clause = re.split(r"[;:]|, (?:and|but|while|which|who)\b", before)[-1]
        if _FUTURE.search(clause):
            return "future"
        # "premieres on January 24" may be said before and after: the nearest date is meant
        return "past" if _PAST.search(clause) else ""

    def _relative(self, match: re.Match[str], groups: dict[str, str], start: int) -> str | None:
        today = self.published
        if today is None:
            return None
        if "day" in groups:
            word = groups["day"].lower()
            shift = -1 if word in ("yesterday", "last night") else 1 if word == "tomorrow" else 0
            return (today + timedelta(days=shift)).isoformat()
        if "weekday" in groups:
            return self._weekday(groups["weekday"], start, match.start())
        words = groups["relative"].lower().split()
        unit = groups["unit"].lower().rstrip(".")
        step = {"last": -1, "next": 1}.get(words[0], 0)
        if unit == "year":
            return str(today.year + step)
        if unit == "month":
            months = today.year * 12 + today.month - 1 + step
            return f"{months // 12:04d}-{months % 12 + 1:02d}"
        if unit in _MONTHS:
            month = _MONTHS[unit]
            year = today.year
            if step == -1 and month >= today.month:
                year -= 1
            if step == 1 and month <= today.month:
                year += 1
            return f"{year:04d}-{month:02d}"
        if unit in _WEEKDAYS:
            days = (_WEEKDAYS[unit] - today.weekday()) % 7
            if step == -1:
                days = days - 7 or -7
            elif step == 1:
                days = days or 7
            return (today + timedelta(days=days)).isoformat()
        return None

    def _weekday(self, name: str, start: int, position: int) -> str | None:
        """Return the nearest such day before or after publication; "on Friday" of a Friday's paper is that day."""
        today = self.published
        assert today is not None  # _relative checked it
        before = self.text[max(start, position - 12) : position].lower()
        if not re.search(r"\b(?:on|by|from|since|until|till|this|last|next|for|of)\s+$|[,(]\s*$", before):
            return None
        days = (_WEEKDAYS[name.lower()] - today.weekday()) % 7
        if days and self._tense(start, position) != "future":
            days -= 7
        return (today + timedelta(days=days)).isoformat()


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:  # February 29 of another year
        return date(year, month, 28)


def _valid(year: int, month: int, day: int | None) -> str | None:
    if day is None:
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
