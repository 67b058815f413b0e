"""Tell from a document in which order it writes day and month in figures: 03/04/2025."""

import re
from datetime import date, timedelta

from newsarchive.figures import FIGURES, PRESENT, readings_of
from newsarchive.vocabulary import DateOrder

_FIGURES = re.compile(FIGURES)
_LONG = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SPELLED = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m1>{'|'.join(_LONG)}),? (?P<y1>\d{{4}})"
    rf"|(?P<m2>{'|'.join(_LONG)}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>\d{{4}}))\b"
)

# Countries whose press writes in one order, by what stands behind the language and at the end of an address.
_MONTH_FIRST = frozenset({"us"})
_DAY_FIRST = frozenset(
    [
        "gb",
        "uk",
        "ie",
        "au",
        "nz",
        "in",
        "za",
        "ng",
        "ke",
        "gh",
        "pk",
        "lk",
        "mt",
        "sg",
        "my",
        "hk",
        "jm",
        "tt",
        "fr",
        "de",
        "es",
        "it",
        "pt",
        "nl",
        "be",
        "at",
        "ch",
        "pl",
        "cz",
        "sk",
        "hu",
        "ro",
        "bg",
        "gr",
        "se",
        "no",
        "dk",
        "fi",
        "is",
        "br",
        "ar",
        "mx",
        "cl",
        "co",
        "pe",
        "tr",
        "ru",
        "ua",
        "il",
        "eg",
        "ma",
        "th",
        "vn",
        "id",
    ]
)
_DAY_FIRST_LANGUAGES = frozenset(
    [
        "fr",
        "de",
        "es",
        "it",
        "pt",
        "nl",
        "pl",
        "cs",
        "sk",
        "hu",
        "ro",
        "bg",
        "el",
        "sv",
        "nb",
        "no",
        "da",
        "fi",
        "tr",
        "ru",
        "uk",
        "he",
        "ar",
        "th",
        "vi",
        "id",
    ]
)
_ADDRESS = re.compile(r"https?://[^/?#:]*\.([a-z]{2})(?=[/?#:]|$)", re.I)


def order_of_figures(text: str, published: date | None, language: str, url: str) -> DateOrder | None:
    """Return the order of day and month in the document's dates in figures; None where it does not tell, or tells both.

    What it writes tells first: a day over 12, a date that it also spells out, its own day of publication; then the
    country of its language ("en-GB") or address.
    """
    matches = list(_FIGURES.finditer(text))
    if not matches:
        return None
    present = published.year if published else PRESENT
    found = [readings_of(match, present=present) for match in matches if match["mark"] != "."]
    told = {order for reading in found if len(reading) == 1 for order in reading}
    if not told:
        known = _spelled_out(text)
        if published is not None:
            known |= {(published + timedelta(days=shift)).isoformat() for shift in (-1, 0)}
        for reading in found:
            fitting = {order for order, iso in reading.items() if iso in known}
            if len(fitting) == 1 and len(set(reading.values())) == 2:
                told |= fitting
    if told:
        return told.pop() if len(told) == 1 else None
    return _by_country(language, url)


def _spelled_out(text: str) -> set[str]:
    days = set()
    for match in _SPELLED.finditer(text):
        month = _LONG.index(match["m1"] or match["m2"]) + 1
        days.add(f"{match['y1'] or match['y2']}-{month:02d}-{int(match['d1'] or match['d2']):02d}")
    return days


def _by_country(language: str, url: str) -> DateOrder | None:
    code, _, region = language.lower().partition("-")
    address = _ADDRESS.match(url)
    for country in (region, address[1].lower() if address else ""):
        if country in _MONTH_FIRST:
            return DateOrder.MONTH_FIRST
        if country in _DAY_FIRST:
            return DateOrder.DAY_FIRST
    return DateOrder.DAY_FIRST if code in _DAY_FIRST_LANGUAGES else None
