"""Part people who share a name and nothing else: the articles give them different dates of life."""

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import NamedTuple, Protocol

from newsarchive.values import DateValue
from newsarchive.vocabulary import Predicate

# Sources that disagree about one person are seldom so many years apart.
_YEARS_APART = 3

LIFE_DATES = (Predicate.BIRTH_DATE, Predicate.DEATH_DATE)


class LifeDate(NamedTuple):
    """When an article says that somebody was born or died (predicate); iso: as DateValue has it."""

    predicate: str
    iso: str


class Bearer(Protocol):
    """Somebody of the name in one article: dates of life, and what else the article names (keys)."""

    @property
    def id(self) -> int: ...
    @property
    def dates(self) -> frozenset[LifeDate]: ...
    @property
    def persons(self) -> frozenset[str]: ...
    @property
    def titles(self) -> frozenset[str]: ...


def dates_differ(dates: Iterable[LifeDate]) -> bool:
    """Tell whether the dates are hardly those of one person: years lie between them."""
    return any(_contradict(a, b) for a, b in combinations(sorted(set(dates)), 2))


def part_by_dates(join: Callable[[Sequence[int]], None], bearers: Sequence[Bearer], names: set[str]) -> None:
    """Join those who may be one person. names: keys of the name and its variants, which have nothing to tell.

    Different dates are of one person still where the articles name other persons or works in common: then they disagree.
    An article without dates goes to those with whom it has most in common, else to those of whom most is written.
    """

    def around(one: Bearer) -> frozenset[str]:
        return (one.persons - names) | one.titles

    dated = [one for one in bearers if one.dates]
    parts: list[list[Bearer]] = []
    for one in dated:
        met = [part for part in parts if any(_may_be_one(one, other, around) for other in part)]
        parts = [part for part in parts if part not in met]
        parts.append([one, *(other for part in met for other in part)])
    homes = [list(part) for part in parts]
    for one in bearers:
        if not one.dates:
            home = min(
                range(len(parts)),
                key=lambda place: (
                    -max(len(around(one) & around(other)) for other in parts[place]),
                    -len(parts[place]),
                    sorted(date for other in parts[place] for date in other.dates),
                ),
            )
            homes[home].append(one)
    for members in homes:
        join([one.id for one in members])


def _may_be_one(a: Bearer, b: Bearer, around: Callable[[Bearer], frozenset[str]]) -> bool:
    return not dates_differ(a.dates | b.dates) or bool(around(a) & around(b))


def _contradict(a: LifeDate, b: LifeDate) -> bool:
    years = [reading[:4] for date in (a, b) for reading in DateValue(date.iso).readings]
    if a.predicate != b.predicate or not all(year.isdigit() for year in years):
        return False
    ours, theirs = int(years[0]), int(years[-1])
    return abs(ours - theirs) >= _YEARS_APART
