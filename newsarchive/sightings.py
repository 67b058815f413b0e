"""When each value of a disagreement was said, as places in a picture: a line a value, a dot an article."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from newsarchive.timeline import Tick, ticks_between

WIDTH = 360
LEFT, RIGHT = 24, 350
LINE = 22
_TOP = 14
_FOOT = 20


@dataclass(frozen=True)
class Sighted:
    """A value by its number in the table, from 1: from the first to the last day it was said, and the days between."""

    number: int
    y: int
    start: float
    end: float
    dots: list[float]


@dataclass(frozen=True)
class Picture:
    lines: list[Sighted]
    ticks: list[Tick]
    height: int
    width: int = WIDTH
    left: int = LEFT
    right: int = RIGHT


def draw(values: Sequence[Sequence[date]]) -> Picture | None:
    """Return the picture of the days on which each value was said; None where all was said on one day, or none is dated."""
    days = [day.toordinal() for said in values for day in said]
    if len(set(days)) < 2:
        return None
    first, last = min(days), max(days)

    def place(day: date) -> float:
        return round(LEFT + (RIGHT - LEFT) * (day.toordinal() - first) / (last - first), 1)

    lines = []
    for number, said in enumerate(values, 1):
        dots = sorted({place(day) for day in said})
        if dots:
            lines.append(Sighted(number, _TOP + (number - 1) * LINE, dots[0], dots[-1], dots))
    return Picture(
        lines, ticks_between(first, last, LEFT, RIGHT), _TOP + len(values) * LINE + _FOOT - LINE // 2
    )
