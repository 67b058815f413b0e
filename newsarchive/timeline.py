"""Where dated facts and articles stand in time, as places in a picture; no pixel is decided in a template."""

import math
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from newsarchive.values import DateValue

# The picture, in its own units: narrow enough that its words can be read on a telephone.
WIDTH = 360
LEFT, RIGHT = 10, 350
AXIS = 72  # bars stand on it, facts hang below
TALLEST = 60
WIDEST = 20
LANE = 15
FOOT = 20  # for the years below
_LANES = 3
_RADIUS = 6.5
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000)
_MOST_TICKS = 6


@dataclass(frozen=True)
class Bar:
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Point:
    """A fact by its number in the table."""

    x: float
    y: float
    number: int
    is_disputed: bool


@dataclass(frozen=True)
class Tick:
    x: float
    label: str
    anchor: str = "middle"


@dataclass(frozen=True)
class Picture:
    bars: list[Bar]
    points: list[Point]
    ticks: list[Tick]
    height: int
    axis: int = AXIS
    width: int = WIDTH
    left: int = LEFT
    right: int = RIGHT


def day_of(iso: str) -> date | None:
    """Return the first day that a date of any precision may mean; None for one without a year, or of no calendar."""
    first = DateValue(iso).readings[0]
    if not first or DateValue(first).is_open:
        return None
    year, month, day = (*first[:10].replace("X", "0").split("-"), "1", "1")[:3]
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def draw(facts: Sequence[tuple[date, bool]], coverage: Sequence[tuple[date, int]]) -> Picture | None:
    """Return the picture; None where there is nothing to compare.

    facts: days and whether sources disagree, in the order of their numbers from 1. coverage: first days of months, each
    with the number of articles.
    """
    days = [day.toordinal() for day, _ in facts] + [day.toordinal() for day, _ in coverage]
    if len(set(days)) < 2:
        return None
    first, last = min(days), max([*days, *(_last_day(month) for month, _ in coverage)])

    def place(ordinal: float) -> float:
        return round(LEFT + (RIGHT - LEFT) * (ordinal - first) / (last - first), 1)

    most = max((number for _, number in coverage), default=1)
    width = min(WIDEST, max(1.5, round((RIGHT - LEFT) * 28 / (last - first), 1)))
    bars = []
    for month, number in coverage:
        height = round(max(2.0, TALLEST * number / most), 1)
        middle = place((month.toordinal() + _last_day(month)) / 2)
        bars.append(Bar(round(middle - width / 2, 1), AXIS - height, width, height))
    points, lanes = _points([(place(day.toordinal()), disputed) for day, disputed in facts])
    return Picture(bars, points, ticks_between(first, last), AXIS + lanes * LANE + FOOT)


def _last_day(month: date) -> int:
    return month.toordinal() + monthrange(month.year, month.month)[1] - 1


def _points(places: Sequence[tuple[float, bool]]) -> tuple[list[Point], int]:
    """Return the facts, each in the first lane where it covers none, or in the last one if there is no such lane; and how
    many lanes they take."""
    ends = [-math.inf] * _LANES
    found = {}
    for number, (x, is_disputed) in sorted(enumerate(places, 1), key=lambda item: item[1][0]):
        lane = next((lane for lane, end in enumerate(ends) if x - _RADIUS > end), _LANES - 1)
        ends[lane] = x + _RADIUS
        found[number] = Point(x, AXIS + 10 + lane * LANE, number, is_disputed)
    return [found[number] for number in sorted(found)], sum(end > -math.inf for end in ends)


def ticks_between(first: int, last: int, left: int = LEFT, right: int = RIGHT) -> list[Tick]:
    """Return what stands below an axis from left to right: years where a few of them fit, else its ends.

    first, last: days as ordinals.
    """
    start, end = date.fromordinal(first), date.fromordinal(min(last, date.max.toordinal()))
    scale = (right - left) / (last - first)
    for step in _YEAR_STEPS:
        years = [year for year in range(start.year + 1, end.year + 1) if year % step == 0]
        if 2 <= len(years) <= _MOST_TICKS:
            places = [left + (date(year, 1, 1).toordinal() - first) * scale for year in years]
            if all(b - a > 34 for a, b in pairwise(places)):
                return [Tick(round(x, 1), str(year)) for x, year in zip(places, years, strict=True)]
    if end.toordinal() - start.toordinal() <= 62:  # days of one month, or two, are told apart
        ends = [f"{day.day} {day:%b %Y}" for day in (start, end)]
    else:
        ends = [f"{day:%b %Y}" for day in (start, end)]
    return [Tick(left, ends[0], "start"), Tick(right, ends[1], "end")]
