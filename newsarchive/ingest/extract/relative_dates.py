"""Resolve dates that lean on another day: "last week", "on Friday", "two years later", "the 11th", "this spring"."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from newsarchive.ingest.document import Span
from newsarchive.ingest.extract.calendar_days import common_period, month_of, written
from newsarchive.ingest.extract.date_forms import COUNTED, MONTHS, ORDINALS, WEEKDAYS
from newsarchive.ingest.extract.tense import Tense, tense_at

# "It premieres on 24 January" is still said some weeks after; later it means the next one.
_STILL_SAID = 30
# Days that do not fit the tense count as so many times as far off, and so many more: fitted to the dates of 450 corpora and 170
# reports. Where nothing tells, news look ahead.
_AHEAD_OF_PERHAPS_PAST, _ON_THE_OTHER_SIDE, _AHEAD_OF_NOTHING = (1.5, 60), (3, 200), 0.7

_NEAR_DAYS = {
    "yesterday": -1, "last night": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2,
}  # fmt: skip
_VAGUE = re.compile(
    r"\b(?:about|around|nearly|almost|some|roughly|more than|over|less than|under|at least)\s+$", re.I
)
_WEEKDAY_WITH = re.compile(
    r"\b(?:[Oo]n|[Bb]y|[Ff]rom|[Ss]ince|[Uu]ntil|till|for|of|and|to|through|out|back|midnight|noon)\s+$|[,(]\s*$"
    r"|\b(?!each|every|most|the|a)[A-Za-z][a-z]{2,}(?:ed|s|ing)\s+$"
)


def number_of(day: str) -> int:
    return ORDINALS.get(day) or int(day.rstrip("stndrh"))


@dataclass(frozen=True)
class DateMention:
    """A date in the text: its span, and its value as in values.DateValue.iso."""

    span: Span
    iso: str


@dataclass(frozen=True)
class Place:
    """Where a date stands: in the sentence text[start:end], behind another date or none."""

    match: re.Match[str]
    start: int
    end: int
    previous: DateMention | None


class RelativeDates:
    """Resolves dates of a text against its day of publication, or the date before them in their sentence.

    names: where the text has names, whose words tell no tense.
    """

    def __init__(self, text: str, published: date | None, names: Iterable[Span] = ()) -> None:
        self.text = text
        self.published = published
        self._names = sorted(names)

    @cached_property
    def _without_names(self) -> str:
        """The text with a mark for each character of a name."""
        pieces, position = [], 0
        for start, end in self._names:
            if end > position:
                start = max(start, position)
                pieces += [self.text[position:start], "_" * (end - start)]
                position = end
        return "".join([*pieces, self.text[position:]])

    def _near_day(self, place: Place) -> str | None:
        if self.published is None:
            return None
        word = place.match["word"].lower()
        shift = _NEAR_DAYS.get(word, 0)
        return (self.published + timedelta(days=shift)).isoformat()

    def _midnight(self, place: Place) -> str | None:
        """Read "came out at midnight": the one before the report."""
        return self.published.isoformat() if self.published and self._tense(place) is Tense.PAST else None

    def _weeks_from_day(self, place: Place) -> str | None:
        """Read "a week on Sunday", "Friday week", "a fortnight today", "three weeks tomorrow", "a week ago Saturday",
        "Friday of next week"."""
        if self.published is None:
            return None
        groups = {name: (found or "").lower() for name, found in place.match.groupdict().items()}
        weekday, near = groups.get("weekday") or groups.get("weekday2"), groups.get("near", "")
        if groups.get("weekday3"):
            monday = self.published - timedelta(days=self.published.weekday())
            weeks = -1 if groups["step"] == "last" else 1
            return (monday + timedelta(weeks=weeks, days=WEEKDAYS[groups["weekday3"]])).isoformat()
        weeks = COUNTED.get(groups.get("count") or "a", 1) * (2 if groups.get("unit") == "fortnight" else 1)
        base = self.published + timedelta(days=_NEAR_DAYS.get(near, 0))
        if weekday:
            ahead = (WEEKDAYS[weekday] - self.published.weekday()) % 7
            base += timedelta(days=ahead)
            if groups.get("ago"):
                base -= timedelta(days=7 if ahead else 0)
        return (base + timedelta(weeks=-weeks if groups.get("ago") else weeks)).isoformat()

    def _weekday(self, place: Place) -> str | None:
        """Return the nearest such day before or after publication; "on Friday" of a Friday's paper is that day."""
        if self.published is None:
            return None
        step = (place.match["step"] or "").lower()
        if not step and not _WEEKDAY_WITH.search(
            self.text[max(place.start, place.match.start() - 15) : place.match.start()]
        ):
            return None
        days = (WEEKDAYS[place.match["weekday"].lower()] - self.published.weekday()) % 7
        if step in ("last", "this past"):
            days = days - 7 or -7
        elif step in ("next", "this coming"):
            days = days or 7
        elif days and step != "this" and self._tense(place) not in (Tense.FUTURE, Tense.PRESENT):
            days -= 7
        return (self.published + timedelta(days=days)).isoformat()

    def _which_period(self, place: Place) -> str | None:
        step, unit = place.match["step"].lower(), place.match["unit"].lower()
        told = step in ("that", "the same", "earlier that", "later that")
        if told or step.startswith("the"):
            return self._period_told(step, unit, (place.match.groupdict().get("before") or "").strip(), place)
        if self.published is None or unit == "day" or place.match.groupdict().get("before"):
            return None
        shift = {"last": -1, "this past": -1, "next": 1, "this coming": 1}.get(step, 0)
        return self._shifted(self.published, unit, shift)

    def _period_told(self, step: str, unit: str, behind: str, place: Place) -> str | None:
        """Read "the same month", "that year", "the following week" by the date before it in the sentence."""
        if place.previous is None or not place.previous.iso[:4].isdigit():
            return None
        shift = {"the previous": -1, "the following": 1, "the next": 1}.get(step, 0)
        if step == "the":
            shift = {"before": -1, "after": 1}.get(behind, 0)
            if not shift:
                return None
        iso = place.previous.iso
        if unit == "year":
            return f"{int(iso[:4]) + shift:04d}"
        if unit == "month" and len(iso) >= 7:
            year, month = (int(part) for part in iso[:7].split("-"))
            return written(*month_of(year * 12 + month - 1 + shift), None)
        if unit == "day" and len(iso) == 10:
            return (date.fromisoformat(iso) + timedelta(days=shift)).isoformat()
        return self._shifted(date.fromisoformat(iso), unit, shift) if len(iso) == 10 and shift else None

    def _shifted(self, day: date, unit: str, shift: int) -> str | None:
        """Return the week, month or year so many behind or ahead; a week is told to the month that holds it."""
        if unit == "year":
            return str(day.year + shift)
        if unit == "month":
            return written(*month_of(day.year * 12 + day.month - 1 + shift), None)
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
        return common_period(
            monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(days=6)
        )

    def _apart(self, place: Place) -> str | None:
        """Read "two weeks ago", "a year later": no more precisely than so many weeks or years are meant."""
        groups = place.match.groupdict()
        way = (groups["way"] or "").lower()
        count_words = (groups["count"] or groups["count2"]).lower()
        unit = (groups["unit"] or groups["unit2"]).lower()
        if _VAGUE.search(self.text[max(place.start, place.match.start() - 20) : place.match.start()]):
            return None
        count = COUNTED.get(count_words) or int(count_words)
        sign = -1 if way in ("ago", "earlier", "before") else 1
        if way in ("ago", "from now", "hence", ""):
            if self.published is None:
                return None
            anchor = self.published.isoformat()
        elif place.previous is None or not place.previous.iso[:4].isdigit():
            return None
        else:
            anchor = place.previous.iso
        if unit == "year":
            return f"{int(anchor[:4]) + sign * count:04d}"
        if len(anchor) < 7:
            return None
        if unit == "month":
            year, month = (int(part) for part in anchor[:7].split("-"))
            return written(*month_of(year * 12 + month - 1 + sign * count), None)
        if len(anchor) != 10:
            return None
        middle = date.fromisoformat(anchor) + sign * timedelta(days=count * (7 if unit == "week" else 1))
        if unit == "day" and count < 7:
            return middle.isoformat()
        leeway = timedelta(days=3 if unit == "week" else 1)
        return common_period(middle - leeway, middle + leeway)

    def _season(self, place: Place) -> str | None:
        """Read "last summer", "this spring", "Q3" to its year; a winter lies in two."""
        step = (place.match.groupdict().get("step") or "").lower()
        season = (place.match["season"] or "").lower()
        if self.published is None or season == "winter":
            return None
        today = self.published
        begins = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9}.get(season, today.month)
        if step in ("last", "this past"):
            return str(today.year - (begins >= today.month))
        if step in ("next", "this coming"):
            return str(today.year + (begins <= today.month))
        if step or not season:
            return str(today.year)
        years = (today.year - 1, today.year, today.year + 1)
        return str(
            min(years, key=lambda year: self._distance(date(year, begins + 1, 15), self._tense(place), 45))
        )

    def _which_month(self, place: Place) -> str | None:
        if self.published is None:
            return None
        month, step = MONTHS[place.match["month"].lower().rstrip(".")], place.match["step"].lower()
        if step in ("that", "the same"):
            told = place.previous.iso[:4] if place.previous is not None else ""
            return written(int(told), month, None) if told.isdigit() else None
        year = self.published.year
        if step in ("last", "this past") and month >= self.published.month:
            year -= 1
        if step in ("next", "this coming") and month <= self.published.month:
            year += 1
        return written(year, month, None)

    def _day_alone(self, place: Place) -> str | None:
        """Read "the 11th": of the month named before, or of the one around publication that fits the tense."""
        day = number_of(place.match["day"])
        if place.previous is not None and len(place.previous.iso) >= 7 and place.previous.iso[:4].isdigit():
            year, month = (int(part) for part in place.previous.iso[:7].split("-"))
            return written(year, month, day)
        if self.published is None:
            return None
        base = self.published.year * 12 + self.published.month - 1
        options = [iso for step in (-1, 0, 1) if (iso := written(*month_of(base + step), day))]
        return min(
            options, key=lambda iso: self._distance(date.fromisoformat(iso), self._tense(place)), default=None
        )

    def _distance(self, moment: date, tense: Tense, leeway: int = 0) -> float:
        """Return how far off a moment is, in days, and further where it does not fit the tense: that is a sign and no proof,
        as a sentence has several verbs. leeway: half a period, in days."""
        assert self.published is not None  # asked by those alone who know when
        days = (moment - self.published).days
        days = 0 if abs(days) <= leeway else days - leeway if days > 0 else days + leeway
        away = abs(days)
        if tense is Tense.PERHAPS_PAST and days > 1:
            times, more = _AHEAD_OF_PERHAPS_PAST
        elif (
            (tense is Tense.PAST and days > 1)
            or (tense is Tense.FUTURE and days < -1)
            or (tense is Tense.PRESENT and days < -_STILL_SAID)
        ):
            times, more = _ON_THE_OTHER_SIDE
        else:
            times, more = _AHEAD_OF_NOTHING if tense is Tense.UNTOLD and days > 0 else 1, 0
        return times * away + more

    def _tense(self, place: Place) -> Tense:
        text = self._without_names
        return tense_at(text, place.start, place.match.start(), place.match.end(), place.end)


RELATIVE: dict[str, Callable[[RelativeDates, Place], str | None]] = {
    "which month": RelativeDates._which_month,
    "season": RelativeDates._season,
    "season of no year": RelativeDates._season,
    "which period": RelativeDates._which_period,
    "distance": RelativeDates._apart,
    "near day": RelativeDates._near_day,
    "midnight": RelativeDates._midnight,
    "weeks from a day": RelativeDates._weeks_from_day,
    "year of something": RelativeDates._which_period,
    "weekday": RelativeDates._weekday,
    "day": RelativeDates._day_alone,
}
