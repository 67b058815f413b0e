"""The dated facts of a person or work, and how many articles spoke of it when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from newsarchive import timeline
from newsarchive.models import Appearance, Claim, Person, Work
from newsarchive.months import count_by_month
from newsarchive.time_box import TimeBox
from newsarchive.timeline import Picture
from newsarchive.vocabulary import Predicate, Rank, ValueType

# Of very many articles they are not counted by months: the page does not wait for it.
COUNTING_SECONDS = 0.2
FACTS_SHOWN = 24


@dataclass(frozen=True)
class Chronology:
    """facts: the claims, the earliest first; coverage: first days of months with their number of articles."""

    facts: list[Claim]
    coverage: list[tuple[date, int]]
    picture: Picture | None


def chronology(column: str, entity: Person | Work, claims: Iterable[Claim]) -> Chronology:
    """Return what the claims say that has a date, and the coverage of the entity. column: "person" or "work"."""
    dated = [(day, claim) for claim in claims if _counts(claim) and (day := timeline.day_of(claim.date))]
    dated.sort(key=lambda item: (item[0], item[1].pk))
    shown = dated[:FACTS_SHOWN]
    coverage = _coverage(column, entity)
    disputed = [(day, claim.is_disputed) for day, claim in shown]
    return Chronology([claim for _, claim in shown], coverage, timeline.draw(disputed, coverage))


def _counts(claim: Claim) -> bool:
    is_date = Predicate(claim.predicate).value_type == ValueType.DATE
    return is_date and not claim.negated and claim.rank != Rank.DEPRECATED


def _coverage(column: str, entity: Person | Work) -> list[tuple[date, int]]:
    appearances = Appearance.objects.current().filter(**{column: entity}, published__isnull=False)
    return TimeBox(COUNTING_SECONDS).ask(lambda: count_by_month(appearances, "published", "article")) or []
