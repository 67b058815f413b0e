"""Say values in words: dates to the precision they have, quantities with their unit.

24 January 2024 · December 2023 · 2023 · 24 January 2024, 18:00 · the 1990s · 11 April, year not told ·
3 April or 4 March 2025 · 5.5 minutes · 60–70 minutes · 21,000,000 views · at least 30 stops.
"""

import re
from datetime import date

from django.utils.translation import get_language_info

from newsarchive.models import Claim
from newsarchive.values import DateValue
from newsarchive.vocabulary import Predicate, ValueType

MONTHS = (
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
)
BOUNDS = {"min": "at least ", "max": "at most ", "about": "about ", "near": "nearly "}

_ISO = re.compile(r"(\d{4}|\d{3}X|XXXX)(?:-(0[1-9]|1[0-2])(?:-(\d\d)(?:T(\d\d:\d\d))?)?)?")
_CURRENCY = re.compile(r"[A-Z]{3}")


def date_in_words(value: date | str | None) -> str:
    """Return a date, or ISO text of any precision, in words; text that is no date as it stands; "" for nothing."""
    if value is None:
        return ""
    iso = value if isinstance(value, str) else value.isoformat()
    if iso.startswith("["):
        return " or ".join(date_in_words(reading) for reading in DateValue(iso).readings)
    match = _ISO.fullmatch(iso)
    if match is None:
        return iso
    year, month, day, time = match.groups()
    words = [str(int(day))] if day else []
    words += [MONTHS[int(month) - 1]] if month else []
    if year == "XXXX":
        return f"{' '.join(words)}, year not told" if words else iso
    if year.endswith("X"):
        return f"the {year[:3]}0s"
    return " ".join([*words, year]) + (f", {time}" if time else "")


def language_in_words(tag: str) -> str:
    """Return the language that a tag such as "de-AT" means; the tag itself where no name of it is known."""
    try:
        return str(get_language_info(tag.lower())["name"]) if tag else ""
    except KeyError:
        return tag


def quantity_in_words(number: float, unit: str = "", bound: str = "", upper: float | None = None) -> str:
    """Return a number, or a range, with its unit and what bounds it; the code of a currency stands before the number."""
    numbers = [number] if upper is None else [number, upper]
    figure = "–".join(f"{one:,.6f}".rstrip("0").rstrip(".") for one in numbers)
    if _CURRENCY.fullmatch(unit):
        words = f"{unit} {figure}"
    else:
        words = f"{figure} {unit.removesuffix('s') if figure == '1' else unit}".strip()
    return BOUNDS.get(bound, "") + words


def value_in_words(claim: Claim) -> str:
    """Return a claim's value as a reader is told it: a name, a date, a quantity or words; without its negation."""
    match Predicate(claim.predicate).value_type:
        case ValueType.DATE:
            return date_in_words(claim.date or claim.value)
        case ValueType.QUANTITY if claim.number is not None:
            return quantity_in_words(claim.number, claim.unit, claim.bound, claim.upper)
    return claim.shown_value


def claim_in_words(claim: Claim) -> str:
    """Return a claim as one line: "Paper Boats: release date: 24 January 2024", "…: director: not Ada Lind",
    "…: release date: 24 January 2024 (Japan)"."""
    negation = "not " if claim.negated else ""
    qualifier = f" ({claim.qualifier})" if claim.qualifier else ""
    return f"{claim.subject}: {claim.get_predicate_display()}: {negation}{value_in_words(claim)}{qualifier}"


def count_in_words(number: int, noun: str) -> str:
    """Return a number with its noun: "1 article", "1,200 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def property_in_words(predicate: str) -> str:
    """Return what sources disagree about: "the release date", "what it is part of"."""
    if predicate == Predicate.PART_OF:
        return "what it is part of"
    return f"the {Predicate(predicate).label}"
