"""Values of claims, and how two of them compare: the same, one refining the other, or contradicting.

A date is an interval: 2024, 2024-12 and 2024-12-24 are a year, a month and a day, each kept to the precision that the
source gives; a day that lies in the month refines it, one outside contradicts it. A quantity is a number with a unit,
perhaps only a bound ("more than 30 million"). A text is compared by its words.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from newsarchive.names import fold
from newsarchive.vocabulary import ValueType


class Relation(StrEnum):
    SAME = "same"
    REFINES = "refines"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True)
class DateValue:
    """A date to the precision given: YYYY, YYYY-MM, YYYY-MM-DD or, with a time, YYYY-MM-DDTHH:MM (as printed, no zone)."""

    iso: str

    type = ValueType.DATE

    def __str__(self) -> str:
        return self.iso

    @property
    def key(self) -> str:
        return self.iso

    @property
    def precision(self) -> str:
        return {4: "year", 7: "month", 10: "day"}.get(len(self.iso), "time")

    def compare(self, other: "DateValue") -> Relation:
        """Compare by days: the time of day refines, and never contradicts."""
        if self.iso == other.iso:
            return Relation.SAME
        ours, theirs = self.iso[:10], other.iso[:10]
        return (
            Relation.REFINES if ours.startswith(theirs) or theirs.startswith(ours) else Relation.CONTRADICTS
        )


@dataclass(frozen=True)
class QuantityValue:
    """A number with its unit ("minutes", "views", "USD"); bound is "" for an exact one, "min" for "more than", "max" for
    "fewer than", "about" for "nearly" and the like."""

    number: float
    unit: str = ""
    bound: str = ""

    type = ValueType.QUANTITY

    def __str__(self) -> str:
        return f"{self.number_text} {self.unit}".strip()

    @property
    def number_text(self) -> str:
        return f"{self.number:.6f}".rstrip("0").rstrip(".")

    @property
    def key(self) -> str:
        return f"{self.number_text} {self.unit} {self.bound}".strip()

    def compare(self, other: "QuantityValue") -> Relation:
        """Compare numbers of one unit; values of different units say different things and are compared as refining."""
        if self.key == other.key:
            return Relation.SAME
        if self.unit != other.unit or self._admits(other) or other._admits(self):
            return Relation.REFINES
        return Relation.CONTRADICTS

    def _admits(self, other: "QuantityValue") -> bool:
        if self.bound == "min":
            return other.number >= self.number or other.bound == "max"
        if self.bound == "max":
            return other.number <= self.number or other.bound == "min"
        if self.bound == "about":
            return abs(other.number - self.number) <= 0.05 * abs(self.number)
        return self.number == other.number


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


_DATE = re.compile(r"(?P<day>\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ](?P<time>\d{2}:\d{2}))?")
_QUANTITY = re.compile(
    r"(?P<number>-?\d+(?:,\d{3})*(?:\.\d+)?)\s*(?:(?P<scale>thousand|million|billion)\b)?\s*(?P<unit>\D.*)?"
)
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}


def read_value(type: ValueType, text: str, *, unit: str = "", bound: str = "") -> Value:
    """Return the value that an editor typed: a date as YYYY, YYYY-MM or YYYY-MM-DD (with THH:MM), a number and its unit, words.

    unit: that of a number without one. Raises ValueError, saying what is expected, for anything else, and for persons and works.
    """
    text = " ".join(text.split())
    match type:
        case ValueType.DATE:
            date_match = _DATE.fullmatch(text)
            if date_match is None or (date_match["time"] and len(date_match["day"]) < 10):
                raise ValueError("Give a date as YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDTHH:MM.")
            day, time = date_match["day"], date_match["time"]
            datetime.fromisoformat(
                f"{day}{'-01-01'[len(day) - 10 :] if len(day) < 10 else ''}T{time or '00:00'}"
            )
            return DateValue(f"{day}T{time}" if time else day)
        case ValueType.QUANTITY:
            number_match = _QUANTITY.fullmatch(text)
            if number_match is None:
                raise ValueError("Give a number, and its unit if it has one.")
            number = float(number_match["number"].replace(",", "")) * _SCALES.get(number_match["scale"], 1)
            return QuantityValue(number, (number_match["unit"] or unit).strip()[:50], bound)
        case ValueType.TEXT if text:
            return TextValue(text)
    raise ValueError("Give the value in words." if type == ValueType.TEXT else f"Choose a {type.value}.")
