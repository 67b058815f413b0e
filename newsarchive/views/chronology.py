"""The dated facts of a person or work, and how many articles spoke of it when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models.functions import TruncMonth

from newsarchive import timeline
from newsarchive.models import Appearance, Claim, Person, Work
from newsarchive.time_box import TimeBox, TimeOverError
from newsarchive.timeline import Picture
from newsarchive.vocabulary import DisagreementStatus, Predicate, Rank, ValueType

# Of very many articles they are not counted by months: the page does not wait for it.
COUNTING_SECONDS = 0.2
FACTS_SHOWN = 24
MONTHS_SHOWN = 240


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
    disputed = [(day, _is_disputed(claim)) for day, claim in shown]
    return Chronology([claim for _, claim in shown], coverage, timeline.draw(disputed, coverage))


def _counts(claim: Claim) -> bool:
    is_date = Predicate(claim.predicate).value_type == ValueType.DATE
    return is_date and not claim.negated and claim.rank != Rank.DEPRECATED


def _is_disputed(claim: Claim) -> bool:
    return claim.disagreement is not None and claim.disagreement.status == DisagreementStatus.OPEN


def _coverage(column: str, entity: Person | Work) -> list[tuple[date, int]]:
    appearances = Appearance.objects.current().filter(**{column: entity}, published__isnull=False)
    counted = (
        appearances.annotate(month=TruncMonth("published"))
        .values_list("month")
        .annotate(articles=models.Count("article", distinct=True))
        .order_by("-month")
    )
    try:
        with TimeBox(COUNTING_SECONDS).open():
            newest: Sequence[tuple[date, int]] = list(counted[:MONTHS_SHOWN])
    except TimeOverError:
        return []
    return list(newest)[::-1]
