"""Decide on claims, each for all its sources, and make claims by hand."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone

from newsarchive.curation.disagreements import reopen
from newsarchive.curation.trail import DECIDED, batches, bring_up_to_date, change, decide
from newsarchive.models import Claim, Disagreement
from newsarchive.recording import act, watch
from newsarchive.roles import may
from newsarchive.vocabulary import DisagreementStatus, Origin, Rank, ReviewStatus


def accept_claims(claims: Iterable[Claim], *, by: User, reason: str = "") -> list[Claim]:
    """Accept claims, for all their sources; return those that changed."""
    return decide_claims(claims, by=by, status=ReviewStatus.ACCEPTED, reason=reason or None)


def reject_claims(claims: Iterable[Claim], *, by: User, reason: str) -> list[Claim]:
    """Reject claims, for all their sources; return those that changed. A preferred one loses its rank.

    Raises ValidationError without a reason.
    """
    return decide_claims(claims, by=by, status=ReviewStatus.REJECTED, reason=reason)


def reset_claims(claims: Iterable[Claim], *, by: User) -> list[Claim]:
    """Withdraw what was decided on claims, their rank included; return those that changed."""
    return decide_claims(claims, by=by, status=ReviewStatus.UNREVIEWED, rank=Rank.NORMAL, reason="")


def keep_claims(claims: Iterable[Claim], *, by: User, reason: str = "") -> list[Claim]:
    """Uphold what was decided on claims although words of a source are gone from its latest text; return those concerned."""
    kept = []
    with act(by, what="kept without its quote", reason=reason.strip()):
        ids = {claim.pk for claim in claims}
        for claim in (
            Claim.objects.quote_gone().select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk")
        ):
            change(claim, by, decided_by=by, decided_at=timezone.now())
            kept.append(claim)
    return kept


def decide_claims(
    claims: Iterable[Claim],
    *,
    by: User,
    status: str | None = None,
    rank: str | None = None,
    reason: str | None = None,
) -> list[Claim]:
    """Set status, rank and reason of claims; return those that changed.

    None leaves the status or rank as it is; without a reason given, the old one goes when the decision changes.
    A settled disagreement whose ranks are touched is opened again. Raises ValidationError if a reason is missing
    (rejected or deprecated), if a rejected claim is to be preferred, or if a settled one's rank is not the user's to change.
    """
    changed: list[Claim] = []
    with act(by, what=DECIDED.get(status or "", rank or "changed"), reason=(reason or "").strip()):
        touched: dict[int, Disagreement] = {}
        for batch in batches(claims):
            watch(Claim, batch)
            for claim in (
                Claim.objects.select_for_update(of=("self",)).for_list().filter(pk__in=batch).order_by("pk")
            ):
                old_rank = claim.rank
                if not _decide_claim(claim, by, status, rank, reason):
                    continue
                changed.append(claim)
                if claim.rank != old_rank and claim.disagreement is not None:
                    touched[claim.disagreement.pk] = claim.disagreement
        for disagreement in touched.values():
            _check_role(disagreement, by)
            reopen(disagreement, by=by)
        bring_up_to_date(changed)
    return changed


def check_decision(claim: Claim, *, status: str, rank: str, reason: str) -> None:
    """Raise ValidationError if the claim, as it is, cannot be given this status, rank and reason."""
    if status == ReviewStatus.REJECTED and rank == Rank.PREFERRED:
        raise ValidationError("A rejected claim cannot be the preferred one.")
    is_disputed = claim.disagreement is not None and claim.disagreement.status not in {
        DisagreementStatus.CLOSED,
        DisagreementStatus.EXPLAINED,
    }
    if rank == Rank.PREFERRED != claim.rank and is_disputed:
        raise ValidationError(
            "Sources disagree about this: settle the disagreement to prefer one of its claims."
        )
    if not reason.strip() and (status == ReviewStatus.REJECTED or rank == Rank.DEPRECATED):
        raise ValidationError("Say why the claim is rejected or deprecated.")


def _decide_claim(claim: Claim, by: User, status: str | None, rank: str | None, reason: str | None) -> bool:
    status = status or claim.status
    if rank is None and status == ReviewStatus.REJECTED and claim.rank == Rank.PREFERRED:
        rank = Rank.NORMAL
    rank = rank or claim.rank
    if reason is None:
        is_kept = (status, rank) == (claim.status, claim.rank) or rank == claim.rank == Rank.DEPRECATED
        reason = claim.reason if is_kept else ""
    check_decision(claim, status=status, rank=rank, reason=reason)
    is_decided = status != ReviewStatus.UNREVIEWED or rank != Rank.NORMAL
    return decide(claim, is_decided, by, status=status, rank=rank, reason=reason.strip())


def _check_role(disagreement: Disagreement, by: User) -> None:
    is_settled = disagreement.status == DisagreementStatus.SETTLED or disagreement.preferred_id is not None
    if is_settled and not may(by, "settle"):
        raise ValidationError(
            f"“{disagreement}” was settled: only a chief editor can change how its claims are ranked."
        )


def add_claim(claim: Claim, *, by: User) -> Claim:
    """Save a claim that an editor makes by hand, with or without sources; what its maker says of it is decided."""
    with act(by, what="made", reason=claim.reason):
        claim.origin = Origin.EDITOR
        if claim.is_decided:
            claim.decided_by, claim.decided_at = by, timezone.now()
        claim.save()
        bring_up_to_date([claim])
    return claim
