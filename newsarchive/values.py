"""Values of claims, and how two of them compare: the same, one refining the other, or contradicting.

A date is an interval: 2024, 2024-12 and 2024-12-24 are a year, a month and a day, each kept to the precision that the
source gives; a day that lies in the month refines it, one outside contradicts it. What is not known is written as in
ISO 8601-2: 199X is a decade, XXXX-04-11 a day whose year the source leaves open, [2025-03-04,2025-04-03] a date in
figures whose day and month cannot be told apart. A quantity is a number with a unit, a range, or only a bound ("more
than 30 million"). A text is compared by its words.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import inf

from newsarchive.names import fold
from newsarchive.vocabulary import ValueType

# How far a number lies from another that is "about" it, as a share of that: 128 minutes are about two hours.
ABOUT = 0.07
# Two rounded numbers are rounded alike: twelve hours are not about eleven and a half.
ALIKE = 0.02


class Relation(StrEnum):
    SAME = "same"
    REFINES = "refines"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True)
class DateValue:
    """A date to the precision given: YYYY, YYYY-MM, YYYY-MM-DD or, with a time, YYYY-MM-DDTHH:MM (as printed, no zone).

    199X: a decade. XXXX-MM, XXXX-MM-DD: the year is not told. [YYYY-MM-DD,YYYY-MM-DD]: one of the two, the earlier first.
    """

    iso: str

    type = ValueType.DATE

    def __str__(self) -> str:
        return self.iso

    @classmethod
    def one_of(cls, a: str, b: str) -> "DateValue":
        """Return the date that is a or b, nobody knows which."""
        return cls(a) if a == b else cls(f"[{min(a, b)},{max(a, b)}]")

    @property
    def key(self) -> str:
        return self.iso

    @property
    def precision(self) -> str:
        iso = self.readings[0]
        if iso.endswith("X"):
            return "decade"
        return {4: "year", 7: "month", 10: "day"}.get(len(iso), "time")

    @property
    def readings(self) -> tuple[str, ...]:
        """What the date may be: one value, or two where day and month cannot be told apart."""
        return tuple(self.iso[1:-1].split(",")) if self.is_ambiguous else (self.iso,)

    @property
    def is_ambiguous(self) -> bool:
        return self.iso.startswith("[")

    @property
    def is_open(self) -> bool:
        """Whether the source leaves the year open."""
        return self.iso.startswith("XXXX")

    def compare(self, other: "DateValue") -> Relation:
        """Compare by days: the time of day refines, and never contradicts; nor does what one of two readings fits."""
        if self.iso == other.iso:
            return Relation.SAME
        fit = any(_fit(ours[:10], theirs[:10]) for ours in self.readings for theirs in other.readings)
        return Relation.REFINES if fit else Relation.CONTRADICTS


def _fit(a: str, b: str) -> bool:
    """Whether two dates may be the same, to the precision that both have; X stands for any digit."""
    return all("X" in pair or pair[0] == pair[1] for pair in zip(a, b, strict=False))


# Units of one dimension, so that 2 hours and 120 minutes are the same: unit → the common unit, and how many of it.
_DIMENSIONS = {
    "second": ("minutes", 1 / 60), "seconds": ("minutes", 1 / 60), "minute": ("minutes", 1.0),
    "hour": ("minutes", 60.0), "hours": ("minutes", 60.0),
}  # fmt: skip


@dataclass(frozen=True)
class QuantityValue:
    """A number with its unit ("minutes", "views", "USD").

    bound: "" for an exact one, "min" for "more than", "max" for "fewer than", "near" for "nearly" and the like, which
    the number is not reached by, "about" for either side of it. upper: the greatest number of a range that begins with
    number, None for a single number.
    """

    number: float
    unit: str = ""
    bound: str = ""
    upper: float | None = None

    type = ValueType.QUANTITY

    def __str__(self) -> str:
        return f"{self.number_text} {self.unit}".strip()

    @property
    def number_text(self) -> str:
        numbers = [self.number] if self.upper is None else [self.number, self.upper]
        return "–".join(f"{number:.6f}".rstrip("0").rstrip(".") for number in numbers)

    @property
    def key(self) -> str:
        return f"{self.number_text} {self.unit} {self.bound}".strip()

    def compare(self, other: "QuantityValue") -> Relation:
        """Compare numbers of one unit; values of different units (dollars, won) say different things and only refine."""
        if self.key == other.key:
            return Relation.SAME
        (our_unit, our_factor), (their_unit, their_factor) = self._dimension, other._dimension
        if our_unit != their_unit:
            return Relation.REFINES
        about = ALIKE if self.bound == other.bound == "about" else ABOUT
        ours, theirs = self._interval(our_factor, about), other._interval(their_factor, about)
        our_core, their_core = self._core(our_factor), other._core(their_factor)
        one_sided = {self.bound, other.bound} <= {"min", "max", "near"}
        if _meet(ours, their_core) or _meet(theirs, our_core) or (one_sided and _meet(ours, theirs)):
            return Relation.SAME if ours == theirs and self.bound == other.bound else Relation.REFINES
        return Relation.CONTRADICTS

    @property
    def _dimension(self) -> tuple[str, float]:
        return _DIMENSIONS.get(self.unit, (self.unit, 1.0))

    def _core(self, factor: float) -> tuple[float, float]:
        """Return the least and the greatest number that the source names, in the common unit."""
        return _rounded(self.number * factor), _rounded((self.upper or self.number) * factor)

    def _interval(self, factor: float, about: float) -> tuple[float, float]:
        """Return the least and the greatest number that the words allow, in the common unit. about: as ABOUT."""
        least, greatest = self._core(factor)
        match self.bound:
            case "min":
                return least, inf
            case "max" | "near":
                return -inf, greatest
            case "about":
                return least - about * abs(least), greatest + about * abs(greatest)
        return least, greatest


def _rounded(number: float) -> float:
    return round(number, 6)


def _meet(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


@dataclass(frozen=True)
class TextValue:
    """Words, as the source has them."""

    text: str

    type = ValueType.TEXT

    def __str__(self) -> str:
        return self.text

    @property
    def key(self) -> str:
        return fold(self.text)[:500]

    def compare(self, other: "TextValue") -> Relation:
        """A text whose words stand, in their order, in the other is its shorter form: it refines, and does not contradict."""
        if self.key == other.key:
            return Relation.SAME
        shorter, longer = sorted((self.key, other.key), key=len)
        if re.search(rf"(?:^| ){re.escape(shorter)}(?: |$)", longer):
            return Relation.REFINES
        return Relation.CONTRADICTS


Value = DateValue | QuantityValue | TextValue


def compare(a: Value, b: Value) -> Relation:
    """Return how two values of one property relate; values of different types are not of one property.

    Raises TypeError if the types differ.
    """
    if isinstance(a, DateValue) and isinstance(b, DateValue):
        return a.compare(b)
    if isinstance(a, QuantityValue) and isinstance(b, QuantityValue):
        return a.compare(b)
    if isinstance(a, TextValue) and isinstance(b, TextValue):
        return a.compare(b)
    raise TypeError(f"cannot compare {a!r} with {b!r}")


_DATE = re.compile(
    r"(?P<day>\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ](?P<time>\d{2}:\d{2}))?"
    r"|(?:the )?(?P<decade>\d{3})(?:X|0s)|XXXX-(?P<open>\d{2}(?:-\d{2})?)"
)
_NUMBER = r"-?\d+(?:,\d{3})*(?:\.\d+)?"
_QUANTITY = re.compile(
    rf"(?P<number>{_NUMBER})(?:\s*(?:-|–|to)\s*(?P<upper>{_NUMBER}))?"
    r"\s*(?:(?P<scale>thousand|million|billion)\b)?\s*(?P<unit>\D.*)?"
)
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}


def read_value(type: ValueType, text: str, *, unit: str = "", bound: str = "") -> Value:
    """Return the value that an editor typed: a date as YYYY, YYYY-MM or YYYY-MM-DD (with THH:MM), a decade as 1990s, a
    day without a year as XXXX-04-11, a number or a range and its unit, words.

    unit: that of a number without one. Raises ValueError, saying what is expected, for anything else, and for persons and works.
    """
    text = " ".join(text.split())
    match type:
        case ValueType.DATE:
            return _read_date(text)
        case ValueType.QUANTITY:
            return _read_quantity(text, unit, bound)
        case ValueType.TEXT if text:
            return TextValue(text)
    raise ValueError("Give the value in words." if type == ValueType.TEXT else f"Choose a {type.value}.")


def _read_date(text: str) -> DateValue:
    match = _DATE.fullmatch(text)
    if match is None or (match["time"] and len(match["day"]) < 10):
        raise ValueError("Give a date as YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDTHH:MM.")
    if match["decade"]:
        return DateValue(f"{match['decade']}X")
    # 2000 is a leap year: the 29th of February is a day of some year
    day, time = match["day"] or f"2000-{match['open']}", match["time"]
    datetime.fromisoformat(f"{day}{'-01-01'[len(day) - 10 :] if len(day) < 10 else ''}T{time or '00:00'}")
    if match["open"]:
        return DateValue(f"XXXX-{match['open']}")
    return DateValue(f"{day}T{time}" if time else day)


def _read_quantity(text: str, unit: str, bound: str) -> QuantityValue:
    match = _QUANTITY.fullmatch(text)
    if match is None:
        raise ValueError("Give a number, and its unit if it has one.")
    scale = _SCALES.get(match["scale"], 1)
    number = float(match["number"].replace(",", "")) * scale
    upper = float(match["upper"].replace(",", "")) * scale if match["upper"] else None
    if upper is not None and upper <= number:
        raise ValueError("Give the smaller number of a range first.")
    return QuantityValue(number, (match["unit"] or unit).strip()[:50], bound, upper)
