"""In which year works came out, as far as the archive knows: for lists of works."""

from collections.abc import Iterable
from dataclasses import dataclass

from newsarchive import timeline
from newsarchive.models import Claim
from newsarchive.vocabulary import DisagreementStatus, Predicate, Rank

_DATES = {Predicate.RELEASE_DATE, Predicate.START_DATE}


@dataclass(frozen=True)
class Year:
    """first: the earliest year that stands; words: all of them; is_disputed: sources disagree about it now."""

    first: int
    words: str
    is_disputed: bool


def years_of(claims: Iterable[Claim]) -> dict[int, Year]:
    """Return the years of the works that the claims are about, by the works' ids, in one query.

    A release date counts before a start, a preferred value alone; deprecated ones not at all.
    """
    works = {claim.subject_work_id for claim in claims if claim.subject_work_id}
    said = (
        Claim.objects.standing()
        .filter(subject_work__in=works, predicate__in=_DATES, negated=False)
        .exclude(rank=Rank.DEPRECATED)
        .order_by("date", "pk")
        .values_list("subject_work", "predicate", "date", "rank", "disagreement__status")
    )
    found: dict[int, list[tuple[str, int, str, str | None]]] = {}
    for work, predicate, iso, rank, status in said:
        day = timeline.day_of(iso)
        if day is not None:
            found.setdefault(work, []).append((predicate, day.year, rank, status))
    return {work: _year(dates) for work, dates in found.items()}


def _year(dates: list[tuple[str, int, str, str | None]]) -> Year:
    released = [one for one in dates if one[0] == Predicate.RELEASE_DATE] or dates
    counting = [one for one in released if one[2] == Rank.PREFERRED] or released
    years = sorted({year for _, year, _, _ in counting})
    is_disputed = len(years) > 1 and any(status == DisagreementStatus.OPEN for *_, status in counting)
    return Year(years[0], " or ".join(map(str, years)), is_disputed)
