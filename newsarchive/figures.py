"""Dates written in figures, 03/04/2025: which of the numbers is the day.

With dots the day stands first everywhere. With slashes or hyphens it depends on the country: such a date has two
readings wherever both of the numbers can be a month.
"""

import re
from datetime import date

from newsarchive.vocabulary import DateOrder

FIGURES = (
    r"(?<![\d/.,-])(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:1[5-9]|20)\d\d|\d\d)"
    r"(?![\d/-]|\.\d)"
)
_FIGURES = re.compile(FIGURES)

# The year about which a year of two figures lies in a text of unknown date.
PRESENT = 2025

# A year of two figures so far ahead of the present one belongs to the century before: 4/11/68.
_AHEAD = 20


def readings(words: str, *, present: int = PRESENT) -> dict[DateOrder, str]:
    """Return the days (YYYY-MM-DD) that a date in figures may mean, by the order that each supposes; {} for other words.

    One order where the other is none: because of dots, or because the day is no month. present: the year about which
    a year of two figures lies.
    """
    match = _FIGURES.fullmatch(words.strip())
    return {} if match is None else readings_of(match, present=present)


def readings_of(match: re.Match[str], *, present: int = PRESENT) -> dict[DateOrder, str]:
    """Return the same of a match of FIGURES."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if len(match["year"]) == 2:
        year += 2000 if 2000 + year <= present + _AHEAD else 1900
    orders = {DateOrder.DAY_FIRST: (second, first), DateOrder.MONTH_FIRST: (first, second)}
    if match["mark"] == ".":
        del orders[DateOrder.MONTH_FIRST]
    return {order: iso for order, (month, day) in orders.items() if (iso := _day(year, month, day))}


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
