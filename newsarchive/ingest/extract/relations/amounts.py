"""The quantities of a sentence, with what they could be of a work: minutes, episodes, stops of a tour, figures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from newsarchive.ingest.extract.quantities import (
    COUNTED,
    DURATION,
    MONEY,
    NUMBER,
    duration,
    money,
    number,
    unit_of,
)
from newsarchive.ingest.extract.required import Index
from newsarchive.vocabulary import Predicate

_P = Predicate
_DURATION = re.compile(rf"(?<![\w.,$£€]){DURATION}(?!\w)", re.I)
# "(3:10)", "runs 3:18": minutes and seconds; a film of 1:52 has hours, and a show at 7:30 a time of day
_CLOCK = re.compile(
    r"(?:(?<=\()|\b(?:runs|ran|lasts|length:?|running time:?|clocks in at|timed at) (?:to |for |just )?)"
    r"(?P<minutes>[2-9]|[1-9]\d):(?P<seconds>[0-5]\d)(?=\)|[.,;]? |[.,;]?$)(?! ?(?:[ap]\.?m|[A-Z]{2,4}\b))"
)
# No length of time is told without any of these: most sentences have none.
_MAY_LAST = re.compile(r"hour|hrs?\b|min|(?:\d|\ban?|\b)h(?![^\W\d])", re.I)
_MONEY = re.compile(rf"(?<!\w){MONEY}(?!\w)", re.I)
_BETWEEN = r"(?:[a-z]+(?:-[a-z]+)? ){0,2}?"
_COUNTED = re.compile(
    rf"\b(?P<n>{NUMBER}) {_BETWEEN}(?P<unit>{COUNTED}|listens|times|people|homes|screens|discs|pages|votes|followers|entries|"
    r"submissions|applications)\b",
    re.I,
)
# "28.4 percent", of those who watch: a rating
_SHARE = re.compile(r"(?<![\w.,])(?P<n>\d{1,2}(?:\.\d+)?) ?(?P<unit>%|per ?cent\b)", re.I)
_RATED = re.compile(
    r"\b(?:ratings?|rated|viewers?|viewership|audiences?|households|watch\w*|drew|draws|share of|nationwide|peak|high)\b",
    re.I,
)
_RATED_NEAR = 70
_HOURS = re.compile(
    rf"\b(?P<n>{NUMBER}) (?P<unit>hours)(?= (?:of (?:viewing|streaming|watch)|viewed|streamed|watched|were))",
    re.I,
)
_EPISODES = re.compile(
    rf"\b(?P<n>{NUMBER})[- ]{_BETWEEN}(?P<unit>episodes?|parts?|parter|instalments?|installments?)\b",
    re.I,
)
# "4 x 45'": so many episodes of so many minutes, as the trade writes it
_TIMES = re.compile(r"(?<![\w.])(?P<n>\d{1,3}) ?[x×](?= ?\d{2,3}(?:['’′]|[- ]?min))", re.I)
_MINUTES_EACH = re.compile(r"(?<=[x×]) ?(?P<n>\d{2,3})['’′]", re.I)
_STOPS = re.compile(
    rf"\b(?P<n>{NUMBER})[- ]{_BETWEEN}(?P<unit>cities|city|dates?|shows?|stops?|nights?|concerts?|venues?|gigs?|performances|legs?|towns|"
    r"bookshops|libraries|theatres|arenas|stadiums)\b",
    re.I,
)
# "seen by 8.1 million people", "viewed 12 million times": the verb tells what is counted.
_WATCHED = re.compile(r"\b(?:watch\w*|view\w*|seen|saw|tuned?|audience)\b", re.I)
_UNITS_OF_VERBS = {"people": "viewers", "times": "views"}
# Fewer copies or views are nobody's news, and mostly something else.
_LEAST_COUNTED = 100
_LOOKED_BACK = 60


@dataclass(frozen=True)
class Amount:
    """A quantity at masked[start:end], as a number of units; digits: where the number itself stands."""

    start: int
    end: int
    digits: tuple[int, int]
    number: float
    unit: str
    predicate: Predicate


@cache
def _index() -> Index:
    return Index([pattern for pattern, _ in _READ])


def amounts(masked: str) -> Iterator[Amount]:
    """Yield the quantities of a masked sentence; of two that overlap the one that is told more exactly."""
    taken: list[tuple[int, int]] = []
    for position in _index().possible(masked):
        pattern, read = _READ[position]
        if pattern is _DURATION and _MAY_LAST.search(masked) is None:
            continue
        for match in pattern.finditer(masked):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            amount = read(masked, match)
            if amount is not None:
                taken.append(match.span())
                yield amount


def _duration(masked: str, match: re.Match[str]) -> Amount | None:
    told = duration(match[0])
    if told is None:
        return None
    leading = re.match(NUMBER, match[0], re.I)
    one_unit = leading is not None and told.number == _number(leading[0])
    digits = (match.start(), match.start() + leading.end()) if leading and one_unit else match.span()
    return Amount(*match.span(), digits, told.number, "minutes", _P.DURATION)


def _clock(masked: str, match: re.Match[str]) -> Amount | None:
    minutes = round(int(match["minutes"]) + int(match["seconds"]) / 60, 2)
    digits = (match.start("minutes"), match.end())
    return Amount(*match.span(), digits, minutes, "minutes", _P.DURATION)


def _money(masked: str, match: re.Match[str]) -> Amount | None:
    told = money(match[0])
    return None if told is None else Amount(*match.span(), match.span(), told.number, told.unit, _P.FIGURE)


def _counted(masked: str, match: re.Match[str]) -> Amount | None:
    value = _number(match["n"])
    if value < _LEAST_COUNTED:
        return None
    unit = match["unit"].lower()
    if unit in _UNITS_OF_VERBS:
        watched = _WATCHED.search(masked, max(0, match.start() - _LOOKED_BACK), match.start())
        unit = _UNITS_OF_VERBS[unit] if watched else unit
    return Amount(*match.span(), match.span("n"), value, unit_of(unit), _P.FIGURE)


def _share(masked: str, match: re.Match[str]) -> Amount | None:
    near = masked[max(0, match.start() - _RATED_NEAR) : match.end() + _RATED_NEAR]
    if _RATED.search(near) is None:
        return None
    return Amount(*match.span(), match.span("n"), float(match["n"]), "percent", _P.FIGURE)


def _times(masked: str, match: re.Match[str]) -> Amount | None:
    return _episodes(masked, match) if int(match["n"]) > 1 else None


def _minutes_each(masked: str, match: re.Match[str]) -> Amount | None:
    return Amount(*match.span(), match.span("n"), _number(match["n"]), "minutes", _P.DURATION)


def _episodes(masked: str, match: re.Match[str]) -> Amount | None:
    return Amount(*match.span(), match.span("n"), _number(match["n"]), "episodes", _P.NUMBER_OF_EPISODES)


def _stops(masked: str, match: re.Match[str]) -> Amount | None:
    if match["unit"] == "performances" and _number(match["n"]) >= _LEAST_COUNTED:
        return _counted(masked, match)  # of a show that ran and ran
    return Amount(*match.span(), match.span("n"), _number(match["n"]), "stops", _P.NUMBER_OF_STOPS)


_READ = (
    (_HOURS, _counted),
    (_DURATION, _duration),
    (_CLOCK, _clock),
    (_MONEY, _money),
    (_COUNTED, _counted),
    (_SHARE, _share),
    (_EPISODES, _episodes),
    (_TIMES, _times),
    (_MINUTES_EACH, _minutes_each),
    (_STOPS, _stops),
)


def _number(words: str) -> float:
    try:
        return number(words)
    except ValueError:
        return 0.0
