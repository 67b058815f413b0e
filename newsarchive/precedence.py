"""Which of two contradicting claims gives way without an editor: a plan to its outcome, a mistake to its correction.

Such claims still differ, and readers see it; but nothing is left for an editor to find out. A plan gives way where a
later article reports the same thing as done on the same day or a later one, or says that it was put off. Two plans,
or two reports, stay in disagreement. A correction outranks what it corrects: the value that its article takes back,
as far as it was printed before.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from newsarchive.models import Claim
from newsarchive.values import DateValue
from newsarchive.vocabulary import Modality

# What says that a day was changed, so that the old one is no longer claimed.
CHANGED = re.compile(
    r"\b(?:postpon\w+|push(?:ed|es|ing)? back|put back|put off|delay(?:ed|s|ing)?|resched\w+|moved (?:back|forward|to|from)|"
    r"brought forward|bring forward|slipp?(?:ed|s)? (?:to|from|back)|held back|instead of|rather than|originally|"
    r"no longer|new (?:release )?date)\b",
    re.I,
)


@dataclass(frozen=True)
class Vote:
    """A citation that stands, as far as precedence asks: claim and article by id, when it was printed, how, which words."""

    claim: int
    article: int
    start: int
    end: int
    modality: str
    published: date | None
    quote: str


def gives_way(a: Claim, b: Claim, votes: Mapping[int, list[Vote]], claims: Iterable[Claim]) -> bool:
    """Tell whether one of two contradicting claims gives way to the other, so that their disagreement is explained.

    votes: the citations that stand, by claim; claims: all that stand about the same property.
    """
    return any(
        _is_superseded(plan, outcome, votes) or _is_corrected(plan, outcome, votes, claims)
        for plan, outcome in ((a, b), (b, a))
    )


def _is_superseded(plan: Claim, outcome: Claim, votes: Mapping[int, list[Vote]]) -> bool:
    """Whether all that make the first claim announce it, and a later article tells of the second as done, or put off."""
    ours, theirs = plan.typed_value, outcome.typed_value
    if (
        not isinstance(ours, DateValue)
        or not isinstance(theirs, DateValue)
        or plan.negated
        or outcome.negated
    ):
        return False
    announced = [vote for vote in votes[plan.pk] if vote.modality != Modality.DENIED]
    days = [vote.published for vote in announced if vote.published]
    if len(days) < len(announced) or any(vote.modality != Modality.PLANNED for vote in announced) or not days:
        return False
    latest = max(days)
    later = [vote for vote in votes[outcome.pk] if vote.published and vote.published > latest]
    return any(CHANGED.search(vote.quote) or _is_done(vote, ours, theirs) for vote in later)


def _is_done(vote: Vote, planned: DateValue, done: DateValue) -> bool:
    """Whether the words report what is done by their day, and not before the day it was planned for."""
    assert vote.published is not None  # the caller chose it by its day
    planned_for, done_on = planned.readings[0], done.readings[-1]
    if not (planned_for[:4].isdigit() and done_on[:4].isdigit()):
        return False
    length = min(len(planned_for), len(done_on))
    return (
        vote.modality in {Modality.ASSERTED, Modality.CORRECTED}
        and done_on[:length] >= planned_for[:length]
        and done_on[:10] <= vote.published.isoformat()
    )


def _is_corrected(
    mistake: Claim, correction: Claim, votes: Mapping[int, list[Vote]], claims: Iterable[Claim]
) -> bool:
    """Whether an article that makes the second claim as a correction, or in denying the first, takes the first back."""
    if mistake.negated:
        return False
    taken_back = [
        claim for claim in claims if claim.negated and claim.value_key == mistake.value_key
    ]  # fmt: skip
    correcting = {
        vote.article
        for claim in claims
        for vote in votes[claim.pk]
        if vote.modality == Modality.CORRECTED and (claim.pk == correction.pk or correction.negated)
    }
    denials = [
        vote
        for claim in taken_back
        for vote in votes[claim.pk]
        if vote.article in correcting
        and vote.published
        and (not correction.negated or claim.pk == correction.pk)
    ]
    printed = [vote for vote in votes[mistake.pk] if vote.modality != Modality.DENIED]
    return bool(denials and printed) and all(
        vote.published is not None
        and any(vote.published <= denial.published for denial in denials if denial.published)
        for vote in printed
    )
