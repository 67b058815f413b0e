"""Publication dates as machines and as pages write them. Only whole days count: a month or a year is no answer."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"

# A day as a dateline writes it, "Sept. 12" or "12 September", and the year that may follow.
DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)"
YEAR_BEHIND = r",? \d{4}"

_ISO = re.compile(r"(?P<year>\d{4})-?(?P<month>\d{2})-?(?P<day>\d{2})(?:[T\s].{0,40})?", re.S)
_EPOCH = re.compile(r"(\d{9,10})(?:\.\d+)?|(\d{12,13})")

# Each is tried in turn. 03/05/2024 is no date but a riddle, unless one of the two numbers cannot be a month.
_PRINTED = tuple(
    re.compile(rf"(?<![\d/.-]){pattern}(?![\d/-])", re.I)
    for pattern in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH},? (?P<year>\d{{4}})",
        rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})",
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})",
        r"(?P<year>\d{4}) ?년 ?(?P<month>\d{1,2}) ?월 ?(?P<day>\d{1,2}) ?일",
        r"(?P<year>\d{4}) ?年 ?(?P<month>\d{1,2}) ?月 ?(?P<day>\d{1,2}) ?日",
    )
)
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")


def machine_date(words: str) -> date | None:
    """Return the day in an ISO or RFC 2822 date, a time since 1970 in seconds or milliseconds, or a printed date.

    The day is the one of the zone that the date is written in; of a time since 1970, the one in UTC.
    """
    words = words.strip()
    if match := _ISO.fullmatch(words):
        return _date(match)
    if match := _EPOCH.fullmatch(words):
        seconds = int(match[1]) if match[1] else int(match[2]) // 1000
        return datetime.fromtimestamp(seconds, UTC).date()
    if len(words) > 60:
        return None
    try:
        return parsedate_to_datetime(words).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        found = printed_date(words)
        return found[0] if found else None


def printed_date(words: str) -> tuple[date, int, int] | None:
    """Return the first date in the words that names a day, a month and a year, and where it starts and ends."""
    for pattern in _PRINTED:
        match = pattern.search(words)
        if match and (found := _date(match)):
            return found, match.start(), match.end()
    if match := _SLASHED.search(words):
        first, second, year = (int(part) for part in match.groups())
        if first > 12 or second > 12 or first == second:
            day, month = (first, second) if second <= 12 else (second, first)
            if found := valid_date(year, month, day):
                return found, match.start(), match.end()
    return None


def _date(match: re.Match[str]) -> date | None:
    month = match["month"]
    number = int(month) if month.isdecimal() else MONTHS[month.lower()]
    return valid_date(int(match["year"]), number, int(match["day"]))


def valid_date(year: int, month: int, day: int) -> date | None:
    """Return the date, None if there is no such day or if it lies outside the time of newspapers."""
    try:
        return date(year, month, day) if 1600 <= year <= 2200 else None
    except ValueError:
        return None
