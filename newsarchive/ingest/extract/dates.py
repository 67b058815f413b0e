"""Find dates in running text and resolve them against the day of publication, to the precision that the text gives.

A season or a quarter is told to its year, a decade as 199X. What the text leaves open stays open: a day whose year
nothing tells is XXXX-04-11, and a date in figures that may be read in two ways is [2025-03-04,2025-04-03].
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from newsarchive.figures import readings_of
from newsarchive.ingest.document import Document, Span
from newsarchive.ingest.extract.date_forms import (
    COUNTED,
    DECADES,
    EASTER,
    FORMS,
    HOLIDAYS,
    MAY_HAVE_DATE,
    MONTHS,
    WEEKDAYS,
    YEAR,
    Form,
)
from newsarchive.ingest.extract.date_order import order_of_figures
from newsarchive.ingest.extract.tense import Tense, tense_at
from newsarchive.values import DateValue
from newsarchive.vocabulary import DateOrder

# "It premieres on 24 January" is still said some weeks after; later it means the next one.
_STILL_SAID = 45
# How far from a date without year a year may stand that tells it, in characters, where its sentence has none.
_NEARBY = 250

_OF_DAYS = frozenset({"figures", "day and month", "month and day"})
_VAGUE = re.compile(
    r"\b(?:about|around|nearly|almost|some|roughly|more than|over|less than|under|at least)\s+$", re.I
)
_WEEKDAY_WITH = re.compile(
    r"\b(?:on|by|from|since|until|till|for|of|and|to|through)\s+$|[,(]\s*$|\b(?!each|every|most|the|a)[a-z]{3,}(?:ed|s|ing)\s+$"
)  # fmt: skip
_RANGE = re.compile(r"\s*(?:[–—-]|to|until|till|through|and|or|,)\s*(?:the )?$")


@dataclass(frozen=True)
class DateMention:
    """A date in the text: its span, and its value as in values.DateValue.iso."""

    span: Span
    iso: str


@dataclass(frozen=True)
class _Place:
    """Where a date stands: in the sentence text[start:end], behind another date or none."""

    match: re.Match[str]
    start: int
    end: int
    previous: DateMention | None


class DateReader:
    """Resolves the dates of one document.

    published: the day against which "on Friday", "last month" or "January 24" are resolved; without one a year that
    stands nearby serves for a month and day without year, and relative dates are left alone. order: which number is
    the day in figures such as 03/04/2025; None where the document does not tell.
    """

    def __init__(self, text: str, published: date | None, order: DateOrder | None = None) -> None:
        self.text = text
        self.published = published
        self.order = order

    @classmethod
    def of(cls, document: Document) -> "DateReader":
        """Return the reader of a document's dates."""
        order = order_of_figures(document.text, document.published, document.language, document.url)
        return cls(document.text, document.published, order)

    def dates(self, start: int, end: int) -> list[DateMention]:
        """Return the dates in text[start:end], which is one sentence, in text order."""
        if MAY_HAVE_DATE.search(self.text, start, end) is None:
            return []
        matches = [
            (match, number, form)
            for number, form in enumerate(FORMS)
            for match in form.pattern.finditer(self.text, start, end)
            if match.end() > match.start()
            and (
                form.before is None
                or form.before.search(self.text[max(0, match.start() - 30) : match.start()])
            )
        ]
        matches.sort(key=lambda found: (found[0].start(), -found[0].end(), found[1]))
        found: list[DateMention] = []
        position = start
        for match, _, form in matches:
            if match.start() < position:
                continue
            place = _Place(match, start, end, found[-1] if found else None)
            mentions = list(self._read(form, place))
            if mentions or form.name in _OF_DAYS:  # 31 February 2024 is not February 2024 either
                found += mentions
                position = match.end()
        return self._with_later_years(found)

    def _read(self, form: Form, place: _Place) -> Iterator[DateMention]:
        span = Span(*place.match.span())
        if form.name in ("days of a month", "month and days"):
            yield from self._days(place)
            return
        if form.name == "year in brackets":
            span = Span(span.start + 1, span.end - 1)
        resolve: Callable[[_Place], str | None] = _RESOLVERS[form.name].__get__(self)
        iso = resolve(place)
        if iso:
            yield DateMention(span, iso)

    # forms that name their year, or need none

    def _iso(self, place: _Place) -> str | None:
        month, day = int(place.match["month"]), place.match["day"]
        return _valid(int(place.match["year"]), month, int(day) if day else None)

    def _figures(self, place: _Place) -> str | None:
        """Read a date in figures in the document's order, or as what fits the tense, or as one of two days."""
        if re.search(
            r"\b(?:v|version|no)\.? ?$",
            self.text[max(0, place.match.start() - 9) : place.match.start()],
            re.I,
        ):
            return None
        found = readings_of(place.match, present=(self.published or date(2025, 1, 1)).year)
        if len(set(found.values())) < 2:
            return next(iter(found.values()), None)
        if self.order is not None:
            return found[self.order]
        fitting = [iso for iso in found.values() if self._fits(iso, place)]
        return fitting[0] if len(fitting) == 1 else str(DateValue.one_of(*found.values()))

    def _fits(self, iso: str, place: _Place) -> bool:
        if self.published is None:
            return True
        days = (date.fromisoformat(iso) - self.published).days
        tense = self._tense(place)
        return not (tense is Tense.PAST and days > 1) and not (tense is Tense.FUTURE and days < -1)

    def _year(self, place: _Place) -> str | None:
        return place.match["year"]

    def _part_of_year(self, place: _Place) -> str | None:
        return next(
            year for name, year in place.match.groupdict().items() if name.startswith("year") and year
        )

    def _decade(self, place: _Place) -> str | None:
        if place.match["decade"]:
            return f"{place.match['decade']}X"
        return f"19{place.match['short'] or DECADES[place.match['words'].lower()]}X"

    # months and days

    def _date(self, place: _Place) -> str | None:
        groups = place.match.groupdict()
        month = MONTHS[groups["month"].lower().rstrip(".")]
        day = _number(groups["day"]) if groups.get("day") else None
        weekday = (groups.get("weekday") or "").lower()[:3]
        year = self._year_said(place) or self._year_of(month, day, place, weekday)
        return self._written(year, month, day)

    def _days(self, place: _Place) -> Iterator[DateMention]:
        """Read both ends of "11 to 16 May", each with its own words."""
        match = place.match
        month = MONTHS[match["month"].lower().rstrip(".")]
        first, last = _number(match["day"]), _number(match["last"])
        if first >= last:
            return
        year = self._year_said(place) or self._year_of(month, first, place, "")
        begins = match.start("month") if match.start("month") < match.start("day") else match.start("day")
        middle = (Span(begins, match.end("day")), Span(match.start("last"), match.end()))
        for span, day in zip(middle, (first, last), strict=True):
            if iso := self._written(year, month, day):
                yield DateMention(span, iso)

    def _holiday(self, place: _Place) -> str | None:
        name = place.match["holiday"].lower().replace("’", "'").replace("st. ", "st ").removeprefix("the ")
        name = {"hallowe'en": "halloween"}.get(name, name)
        name = name.removeprefix("st ") if name.endswith("valentine's day") else name
        if name in EASTER:
            year = self._year_said(place) or self._year_of(4, 10, place, "")
            return (_easter(year) + timedelta(days=EASTER[name])).isoformat() if year else None
        month, day = HOLIDAYS[name]
        return self._written(self._year_said(place) or self._year_of(month, day, place, ""), month, day)

    def _which_month(self, place: _Place) -> str | None:
        if self.published is None:
            return None
        month, step = MONTHS[place.match["month"].lower().rstrip(".")], place.match["step"].lower()
        year = self.published.year
        if step in ("last", "this past") and month >= self.published.month:
            year -= 1
        if step in ("next", "this coming") and month <= self.published.month:
            year += 1
        return _valid(year, month, None)

    def _day_alone(self, place: _Place) -> str | None:
        """Read "the 11th": of the month named before, or of the one around publication that fits the tense."""
        day = _number(place.match["day"])
        if place.previous is not None and len(place.previous.iso) >= 7 and place.previous.iso[:4].isdigit():
            year, month = (int(part) for part in place.previous.iso[:7].split("-"))
            return _valid(year, month, day)
        if self.published is None:
            return None
        base = self.published.year * 12 + self.published.month - 1
        options = [iso for step in (-1, 0, 1) if (iso := _valid(*_month(base + step), day))]
        return min(
            options, key=lambda iso: self._distance(date.fromisoformat(iso), self._tense(place)), default=None
        )

    # relative to publication, or to the date before

    def _near_day(self, place: _Place) -> str | None:
        if self.published is None:
            return None
        word = place.match["word"].lower()
        shift = -1 if word in ("yesterday", "last night") else 1 if word == "tomorrow" else 0
        return (self.published + timedelta(days=shift)).isoformat()

    def _weekday(self, place: _Place) -> str | None:
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

    def _which_period(self, place: _Place) -> str | None:
        step, unit = place.match["step"].lower(), place.match["unit"].lower()
        told = step in ("that", "the same", "earlier that", "later that")
        if told or step.startswith("the"):
            return self._period_told(step, unit, (place.match["before"] or "").strip(), place)
        if self.published is None or unit == "day" or place.match["before"]:
            return None
        shift = {"last": -1, "this past": -1, "next": 1, "this coming": 1}.get(step, 0)
        return self._shifted(self.published, unit, shift)

    def _period_told(self, step: str, unit: str, behind: str, place: _Place) -> str | None:
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
            return _valid(*_month(year * 12 + month - 1 + shift), None)
        if unit == "day" and len(iso) == 10:
            return (date.fromisoformat(iso) + timedelta(days=shift)).isoformat()
        return self._shifted(date.fromisoformat(iso), unit, shift) if len(iso) == 10 and shift else None

    def _shifted(self, day: date, unit: str, shift: int) -> str | None:
        """Return the week, month or year so many behind or ahead; a week is told to the month that holds it."""
        if unit == "year":
            return str(day.year + shift)
        if unit == "month":
            return _valid(*_month(day.year * 12 + day.month - 1 + shift), None)
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
        return _common(monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(days=6))

    def _apart(self, place: _Place) -> str | None:
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
            return _valid(*_month(year * 12 + month - 1 + sign * count), None)
        if len(anchor) != 10:
            return None
        middle = date.fromisoformat(anchor) + sign * timedelta(days=count * (7 if unit == "week" else 1))
        if unit == "day" and count < 7:
            return middle.isoformat()
        leeway = timedelta(days=3 if unit == "week" else 1)
        return _common(middle - leeway, middle + leeway)

    def _season(self, place: _Place) -> str | None:
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

    # which year

    def _year_said(self, place: _Place) -> int | None:
        """Return the year that stands behind a month, in figures or as "last year"."""
        groups = place.match.groupdict()
        if groups.get("year"):
            return int(groups["year"])
        which = groups.get("which")
        if not which:
            return None
        shift = {"last": -1, "next": 1, "this": 0}.get(which.split()[0].lower())
        if shift is not None:
            return self.published.year + shift if self.published else None
        told = place.previous.iso[:4] if place.previous else ""
        shift = {"the following year": 1, "the previous year": -1, "the year before": -1}.get(
            which.lower(), 0
        )
        return int(told) + shift if told.isdigit() else None

    def _year_of(self, month: int, day: int | None, place: _Place, weekday: str) -> int | None:
        """Choose the year of a date without one: the nearest that fits the tense, and its day of the week if told.

        "opens on 12 September and closes on 6 December": a date that follows another is not before it.
        """
        if place.match.groupdict().get("which"):
            return None  # "in March last year", and nobody knows from when
        if self.published is None:
            return self._year_nearby(place)
        tense = self._tense(place)
        years = [self.published.year + step for step in (-1, 0, 1)]
        if weekday and day:
            names = [name for name in WEEKDAYS if name.startswith(weekday)]
            on_it = [year for year in years if _day(year, month, day).weekday() == WEEKDAYS[names[0]]]
            years = on_it or years
        previous = place.previous.iso if place.previous else ""
        if not weekday and tense is not Tense.PAST and previous[:4].isdigit() and len(previous) >= 7:
            year = int(previous[:4])
            known = (int(previous[5:7]), int(previous[8:10] or 1))
            return year if (month, day or 31) >= known else year + 1
        if day is None:
            return min(years, key=lambda year: self._distance(_day(year, month, 15), tense, 15))
        return min(years, key=lambda year: self._distance(_day(year, month, day), tense))

    def _distance(self, moment: date, tense: Tense, leeway: int = 0) -> tuple[bool, int]:
        """Order moments: those that fit the tense before the others, then the nearest. leeway: half a period, in days."""
        assert self.published is not None  # asked by those alone who know when
        days = (moment - self.published).days
        days = 0 if abs(days) <= leeway else days - leeway if days > 0 else days + leeway
        wrong = (
            (tense is Tense.PAST and days > 1)
            or (tense is Tense.FUTURE and days < -1)
            or (tense is Tense.PRESENT and days < -_STILL_SAID)
        )
        return wrong, abs(days)

    def _year_nearby(self, place: _Place) -> int | None:
        """Return the one year that the sentence names, or its surroundings, or else all the text's dates; None if none."""
        position = place.match.start()
        around = (max(0, position - _NEARBY), min(len(self.text), position + _NEARBY))
        for first, last in ((place.start, place.end), around):
            years = set(_YEARS.findall(self.text, first, last))
            if years:
                return int(years.pop()) if len(years) == 1 else None
        years = {match[1] for match in _DATED_YEARS.finditer(self.text)}
        return int(years.pop()) if len(years) == 1 else None

    def _written(self, year: int | None, month: int, day: int | None) -> str | None:
        if year is not None:
            return _valid(year, month, day)
        if self.published is not None:
            return None
        leap = _valid(2000, month, day)
        return f"XXXX{leap[4:]}" if leap else None

    def _with_later_years(self, found: list[DateMention]) -> list[DateMention]:
        """Give the first date of "3 May to 5 June 2019" the year of the second, which it was read without."""
        for number in range(len(found) - 2, -1, -1):
            ours, theirs = found[number], found[number + 1]
            between = self.text[ours.span.end : theirs.span.start]
            words, named = self.text[slice(*ours.span)], self.text[slice(*theirs.span)]
            if not _RANGE.fullmatch(between) or _YEARS.search(words) or not _YEARS.search(named):
                continue
            year, month = theirs.iso[:4], ours.iso[4:7]
            if (
                len(ours.iso) < 7
                or len(theirs.iso) < 7
                or not year.isdigit()
                or not MONTHS.keys() & _words(words)
            ):
                continue
            later = int(year) - (month > theirs.iso[4:7])
            found[number] = DateMention(ours.span, f"{later:04d}{ours.iso[4:]}")
        return found

    def _tense(self, place: _Place) -> Tense:
        return tense_at(self.text, place.start, place.match.start(), place.match.end(), place.end)


_RESOLVERS: dict[str, Callable[[DateReader, _Place], str | None]] = {
    "iso": DateReader._iso,
    "figures": DateReader._figures,
    "day and month": DateReader._date,
    "month and day": DateReader._date,
    "month and year": DateReader._date,
    "month": DateReader._date,
    "part of a month": DateReader._date,
    "which month": DateReader._which_month,
    "part of a year": DateReader._part_of_year,
    "season": DateReader._season,
    "season of no year": DateReader._season,
    "decade": DateReader._decade,
    "holiday": DateReader._holiday,
    "which period": DateReader._which_period,
    "distance": DateReader._apart,
    "near day": DateReader._near_day,
    "weekday": DateReader._weekday,
    "day": DateReader._day_alone,
    "year": DateReader._year,
    "other year": DateReader._year,
    "year in brackets": DateReader._year,
    "year of a thing": DateReader._year,
}
_YEARS = re.compile(rf"\b{YEAR}\b(?!,\d)")
_DATED_YEARS = re.compile(
    rf"\b(?:January|February|March|April|May|June|July|August|September|October|November|December),? (?:\d{{1,2}}(?:st|nd|rd|th)?,? )?({YEAR})\b"
)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower()))


def _number(day: str) -> int:
    return int(day.rstrip("stndrh"))


def _month(months: int) -> tuple[int, int]:
    """Return the year and month of a count of months."""
    return months // 12, months % 12 + 1


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


def _common(first: date, last: date) -> str | None:
    """Return the month, or else the year, that holds both days."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04d}-{first.month:02d}"
    return str(first.year) if first.year == last.year else None


def _easter(year: int) -> date:
    """Return Easter Sunday, by the rule of the Gregorian calendar."""
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    full_moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + full_moon + 2 - century + century // 4) % 7
    days = full_moon - weekday
    month = 3 + (days + 40) // 44
    return date(year, month, days + 28 - 31 * (month // 4))
