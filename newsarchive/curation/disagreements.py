"""Settle what sources contradict each other about, once for all of them, and open it again."""

from collections.abc import Iterable, Mapping

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from newsarchive.bookkeeping import contradict
from newsarchive.curation.trail import bring_up_to_date, change, decide
from newsarchive.models import Claim, Disagreement
from newsarchive.recording import act, watch
from newsarchive.vocabulary import DisagreementStatus, Rank, ReviewStatus


def settle(disagreement: Disagreement, *, preferred: Claim, by: User, reason: str) -> Disagreement:
    """Prefer one claim, for all its sources, and deprecate those that contradict it; return the settled disagreement.

    A claim that says the same less or more precisely keeps its rank. Raises ValidationError without a reason, or if the
    preferred claim takes no part in the disagreement or was rejected.
    """
    reason = reason.strip()
    if not reason:
        raise ValidationError("Say why this one is to be preferred.")
    with act(by, what="settled", reason=reason):
        disagreement = Disagreement.objects.select_for_update().get(pk=disagreement.pk)
        claims = list(_standing_claims(disagreement))
        watch(Claim, [claim.pk for claim in claims])
        chosen = next((claim for claim in claims if claim.pk == preferred.pk), None)
        if chosen is None:
            raise ValidationError("Choose one of the claims that disagree, and none that was rejected.")
        if disagreement.preferred_id not in {None, chosen.pk}:
            _withdraw_ranks(disagreement, claims, by)
        for claim in claims:
            if claim == chosen:
                decide(claim, True, by, rank=Rank.PREFERRED, reason=reason)
            elif contradict(claim, chosen):
                decide(claim, True, by, rank=Rank.DEPRECATED, reason=reason)
        is_changed = change(
            disagreement, by, status=DisagreementStatus.SETTLED, preferred=chosen, reason=reason
        )
        if is_changed:
            disagreement.settled_by, disagreement.settled_at = by, timezone.now()
            disagreement.save(update_fields=["settled_by", "settled_at"])
            bring_up_to_date(claims)
            disagreement.refresh_from_db()
    return disagreement


def separate(
    disagreement: Disagreement, *, qualifiers: Mapping[int, str], by: User, reason: str
) -> Disagreement:
    """Say that several values are right, each for what its qualifier names; return the settled disagreement.

    qualifiers: id of a claim → what it holds for ("Japan", "the second edition"); claims without one are deprecated. Later
    sources that give a value without saying for what join the claim that was so qualified. Raises ValidationError without
    a reason, with fewer than two values, or where two claims would say the same.
    """
    reason = reason.strip()
    if not reason:
        raise ValidationError("Say why both are right.")
    given = {pk: " ".join(words.split()) for pk, words in qualifiers.items() if words.strip()}
    with act(by, what="settled", reason=reason):
        disagreement = Disagreement.objects.select_for_update().get(pk=disagreement.pk)
        claims = list(_standing_claims(disagreement))
        watch(Claim, [claim.pk for claim in claims])
        right = [claim for claim in claims if claim.pk in given]
        if len({given[claim.pk].casefold() for claim in right}) < 2:
            raise ValidationError(
                "Say for each of the right values what it holds for: two at least, and not the same."
            )
        _withdraw_ranks(disagreement, claims, by)
        for claim in claims:
            if claim.pk not in given:
                decide(claim, True, by, rank=Rank.DEPRECATED, reason=reason)
                continue
            same = _of_property(claim).filter(qualifier=given[claim.pk]).exclude(pk=claim.pk)
            if same.filter(value_key=claim.value_key, negated=claim.negated).exists():
                raise ValidationError(
                    f"{claim.shown_value} ({given[claim.pk]}) is a claim of its own already."
                )
            decide(
                claim,
                True,
                by,
                qualifier=given[claim.pk],
                status=ReviewStatus.ACCEPTED,
                rank=Rank.NORMAL,
                reason=reason,
            )
        if change(disagreement, by, status=DisagreementStatus.SETTLED, preferred=None, reason=reason):
            disagreement.settled_by, disagreement.settled_at = by, timezone.now()
            disagreement.save(update_fields=["settled_by", "settled_at"])
        bring_up_to_date(claims)
        disagreement.refresh_from_db()
    return disagreement


def reopen(disagreement: Disagreement, *, by: User) -> Disagreement:
    """Undo settle(): the ranks that it gave go, and the question is open again; return the disagreement."""
    with act(by, what="reopened"):
        disagreement = Disagreement.objects.select_for_update().get(pk=disagreement.pk)
        # One that a newer source opened again still has what was preferred.
        if disagreement.status == DisagreementStatus.SETTLED or disagreement.settled_by_id is not None:
            claims = list(_standing_claims(disagreement))
            _withdraw_ranks(disagreement, claims, by)
            if disagreement.preferred_id is None:
                _withdraw_qualifiers(disagreement, claims, by)
            change(disagreement, by, status=DisagreementStatus.OPEN, preferred=None, reason="")
            disagreement.settled_by = disagreement.settled_at = None
            disagreement.save(update_fields=["settled_by", "settled_at"])
            bring_up_to_date(claims)
            disagreement.refresh_from_db()
    return disagreement


def _standing_claims(disagreement: Disagreement) -> models.QuerySet[Claim]:
    claims = disagreement.claims.select_for_update(of=("self",)).for_list()
    return claims.exclude(status=ReviewStatus.REJECTED).order_by("pk")


def _withdraw_ranks(disagreement: Disagreement, claims: Iterable[Claim], by: User) -> None:
    """Take back the ranks that settling gave: those with its reason, others are decisions of their own."""
    for claim in claims:
        if claim.rank != Rank.NORMAL and claim.reason == disagreement.reason:
            decide(claim, claim.status != ReviewStatus.UNREVIEWED, by, rank=Rank.NORMAL, reason="")


def _withdraw_qualifiers(disagreement: Disagreement, claims: Iterable[Claim], by: User) -> None:
    """Take back what separate() said the values hold for, unless another claim says so by itself."""
    for claim in claims:
        if claim.qualifier and claim.reason == disagreement.reason:
            same = _of_property(claim).filter(qualifier="").exclude(pk=claim.pk)
            if not same.filter(value_key=claim.value_key, negated=claim.negated).exists():
                decide(claim, False, by, qualifier="", status=ReviewStatus.UNREVIEWED, reason="")


def _of_property(claim: Claim) -> models.QuerySet[Claim]:
    return Claim.objects.filter(
        subject_person=claim.subject_person_id, subject_work=claim.subject_work_id, predicate=claim.predicate
    )
