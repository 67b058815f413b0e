"""Find dates in running text and resolve them against the day of publication, to the precision that the text gives.

A season or a quarter is told to its year, a decade as 199X. What the text leaves open stays open: a day whose year
nothing tells is XXXX-04-11, and a date in figures that may be read in two ways is [2025-03-04,2025-04-03].
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import cache, cached_property

from newsarchive.figures import PRESENT, readings_of
from newsarchive.ingest.document import Document, Span
from newsarchive.ingest.extract.calendar_days import day_of, easter, written
from newsarchive.ingest.extract.date_forms import (
    DECADES,
    EASTER,
    FEASTS,
    FORMS,
    HOLIDAYS,
    MAY_HAVE_DATE,
    MONTHS,
    WEEKDAYS,
    YEAR,
    Form,
)
from newsarchive.ingest.extract.date_order import order_of_figures
from newsarchive.ingest.extract.relative_dates import RELATIVE, DateMention, Place, RelativeDates, number_of
from newsarchive.ingest.extract.required import Index
from newsarchive.ingest.extract.tense import Tense
from newsarchive.values import DateValue
from newsarchive.vocabulary import DateOrder

__all__ = ["DateMention", "DateReader"]

# How far from a date without year a year may stand that tells it, in characters, where its sentence has none.
_NEARBY = 250

_OF_DAYS = frozenset({"figures", "day and month", "month and day"})
_RANGE = re.compile(r"\s*(?:[–—-]|to|until|till|through|and|or|,)\s*(?:the )?$")


@cache
def _index() -> Index:
    return Index([form.pattern for form in FORMS])


class DateReader(RelativeDates):
    """Resolves the dates of one document.

    published: the day against which "on Friday", "last month" or "January 24" are resolved; without one a year that
    stands nearby serves for a month and day without year, and relative dates are left alone. order: which number is
    the day in figures such as 03/04/2025; None where the document does not tell. names: where the text has names, whose
    words tell no tense ("The Way We Were").
    """

    def __init__(
        self,
        text: str,
        published: date | None,
        order: DateOrder | None = None,
        names: Iterable[Span] = (),
    ) -> None:
        super().__init__(text, published, names)
        self.order = order

    @classmethod
    def of(cls, document: Document, names: Iterable[Span] = ()) -> "DateReader":
        """Return the reader of a document's dates; names: where it has names."""
        order = order_of_figures(document.text, document.published, document.language, document.url)
        return cls(document.text, document.published, order, names)

    def dates(self, start: int, end: int) -> list[DateMention]:
        """Return the dates in text[start:end], which is one sentence, in text order."""
        possible = _index().possible(self.text[start:end])
        if not possible or MAY_HAVE_DATE.search(self.text, start, end) is None:
            return []
        matches = [
            (match, number, FORMS[number])
            for number in possible
            for match in FORMS[number].pattern.finditer(self.text, start, end)
            if match.end() > match.start()
            and (
                (before := FORMS[number].before) is None
                or before.search(self.text[max(0, match.start() - 30) : match.start()])
            )
        ]
        matches.sort(key=lambda found: (found[0].start(), -found[0].end(), found[1]))
        found: list[DateMention] = []
        position = start
        for match, _, form in matches:
            if match.start() < position:
                continue
            place = Place(match, start, end, found[-1] if found else None)
            mentions = list(self._read(form, place))
            if mentions or form.name in _OF_DAYS:  # 31 February 2024 is not February 2024 either
                found += mentions
                position = match.end()
        return self._with_later_years(found)

    def _read(self, form: Form, place: Place) -> Iterator[DateMention]:
        span = Span(*place.match.span())
        if form.name in ("days of a month", "month and days"):
            yield from self._days(place)
            return
        iso = _RESOLVERS[form.name](self, place)
        if iso:
            yield DateMention(span, iso)

    # forms that name their year, or need none

    def _iso(self, place: Place) -> str | None:
        month, day = int(place.match["month"]), place.match["day"]
        return written(int(place.match["year"]), month, int(day) if day else None)

    def _figures(self, place: Place) -> str | None:
        """Read a date in figures in the document's order, or as what fits the tense, or as one of two days."""
        if re.search(
            r"\b(?:v|version|no)\.? ?$",
            self.text[max(0, place.match.start() - 9) : place.match.start()],
            re.I,
        ):
            return None
        found = readings_of(place.match, present=self.published.year if self.published else PRESENT)
        if len(set(found.values())) < 2:
            return next(iter(found.values()), None)
        if self.order is not None:
            return found[self.order]
        fitting = [iso for iso in found.values() if self._fits(iso, place)]
        return fitting[0] if len(fitting) == 1 else str(DateValue.one_of(*found.values()))

    def _fits(self, iso: str, place: Place) -> bool:
        if self.published is None:
            return True
        days = (date.fromisoformat(iso) - self.published).days
        tense = self._tense(place)
        return not (tense in (Tense.PAST, Tense.PERHAPS_PAST) and days > 1) and not (
            tense is Tense.FUTURE and days < -1
        )

    def _year(self, place: Place) -> str | None:
        return place.match["year"]

    def _part_of_year(self, place: Place) -> str | None:
        return next(
            year for name, year in place.match.groupdict().items() if name.startswith("year") and year
        )

    def _decade(self, place: Place) -> str | None:
        if place.match["decade"]:
            return f"{place.match['decade']}X"
        return f"19{place.match['short'] or DECADES[place.match['words'].lower()]}X"

    # months and days

    def _date(self, place: Place) -> str | None:
        groups = place.match.groupdict()
        month = MONTHS[groups["month"].lower().rstrip(".")]
        day = number_of(groups["day"]) if groups.get("day") else None
        weekday = (groups.get("weekday") or "").lower()[:3]
        year = self._year_said(place) or self._year_of(month, day, place, weekday)
        return self._written(year, month, day)

    def _days(self, place: Place) -> Iterator[DateMention]:
        """Read both ends of "11 to 16 May", each with its own words."""
        match = place.match
        month = MONTHS[match["month"].lower().rstrip(".")]
        first, last = number_of(match["day"]), number_of(match["last"])
        if first >= last:
            return
        year = self._year_said(place) or self._year_of(month, first, place, "")
        begins = match.start("month") if match.start("month") < match.start("day") else match.start("day")
        middle = (Span(begins, match.end("day")), Span(match.start("last"), match.end()))
        for span, day in zip(middle, (first, last), strict=True):
            if iso := self._written(year, month, day):
                yield DateMention(span, iso)

    def _holiday(self, place: Place) -> str | None:
        name = place.match["holiday"].lower().replace("’", "'").replace("st. ", "st ").removeprefix("the ")
        name = {"hallowe'en": "halloween"}.get(name, name)
        name = name.removeprefix("st ") if name.endswith("valentine's day") else name
        if name in EASTER:
            year = self._year_said(place) or self._year_of(4, 10, place, "")
            return (easter(year) + timedelta(days=EASTER[name])).isoformat() if year else None
        month, day = HOLIDAYS[name]
        return self._written(self._year_said(place) or self._year_of(month, day, place, ""), month, day)

    def _feast(self, place: Place) -> str | None:
        month = FEASTS[place.match["feast"].lower()]
        year = int(place.match["year"]) if place.match["year"] else self._year_of(month, None, place, "")
        return self._written(year, month, None)

    def _short_year(self, place: Place) -> str | None:
        """Read '83 as the last year of that name."""
        last = int(place.match["short"])
        present = self.published.year if self.published else PRESENT
        century = present // 100 - (last > present % 100 + 1)
        return f"{century}{last:02d}"

    # which year

    def _year_said(self, place: Place) -> int | None:
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

    def _year_of(self, month: int, day: int | None, place: Place, weekday: str) -> int | None:
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
            on_it = [year for year in years if day_of(year, month, day).weekday() == WEEKDAYS[names[0]]]
            years = on_it or years
        previous = place.previous.iso if place.previous else ""
        if (
            not weekday
            and tense not in (Tense.PAST, Tense.PERHAPS_PAST)
            and previous[:4].isdigit()
            and len(previous) >= 7
        ):
            year = int(previous[:4])
            known = (int(previous[5:7]), int(previous[8:10] or 1))
            return year if (month, day or 31) >= known else year + 1
        if day is None:
            return min(years, key=lambda year: self._distance(day_of(year, month, 15), tense, 15))
        return min(years, key=lambda year: self._distance(day_of(year, month, day), tense))

    def _year_nearby(self, place: Place) -> int | None:
        """Return the one year that the sentence names, or its surroundings, or else all the text's dates; None if none."""
        position = place.match.start()
        around = (max(0, position - _NEARBY), min(len(self.text), position + _NEARBY))
        for first, last in ((place.start, place.end), around):
            years = set(_YEARS.findall(self.text, first, last))
            if years:
                return int(years.pop()) if len(years) == 1 else None
        return self._only_year

    @cached_property
    def _only_year(self) -> int | None:
        """The one year that the dates of the text name; None if they name none or several."""
        years = {match[1] for match in _DATED_YEARS.finditer(self.text)}
        return int(years.pop()) if len(years) == 1 else None

    def _written(self, year: int | None, month: int, day: int | None) -> str | None:
        if year is not None:
            return written(year, month, day)
        if self.published is not None:
            return None
        leap = written(2000, month, day)
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


_RESOLVERS: dict[str, Callable[[DateReader, Place], str | None]] = {
    **RELATIVE,
    "iso": DateReader._iso,
    "figures": DateReader._figures,
    "day and month": DateReader._date,
    "month and day": DateReader._date,
    "month and year": DateReader._date,
    "month": DateReader._date,
    "part of a month": DateReader._date,
    "part of a year": DateReader._part_of_year,
    "decade": DateReader._decade,
    "holiday": DateReader._holiday,
    "feast": DateReader._feast,
    "short year": DateReader._short_year,
    "year": DateReader._year,
    "other year": DateReader._year,
    "year in brackets": DateReader._year,
    "year of a listing": DateReader._year,
    "year of a thing": DateReader._year,
}
_YEARS = re.compile(rf"\b{YEAR}\b(?!,\d)")
_DATED_YEARS = re.compile(
    rf"\b(?:January|February|March|April|May|June|July|August|September|October|November|December),? (?:\d{{1,2}}(?:st|nd|rd|th)?,? )?({YEAR})\b"
)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower()))
