"""Tell which number is the day in dates such as 03/04/2025: for one claim, or for all that an outlet prints."""

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone

from newsarchive.curation.claims import accept_claims, reject_claims
from newsarchive.curation.trail import bring_up_to_date, change
from newsarchive.ingest.store.date_order import follow_date_order
from newsarchive.models import Citation, Claim, Outlet
from newsarchive.recording import act, unrecorded
from newsarchive.values import DateValue
from newsarchive.vocabulary import Origin, ReviewStatus


def choose_reading(claim: Claim, reading: str, *, by: User) -> Claim:
    """Say which of the two readings of its date a claim means; return the claim of that date, which is accepted.

    It cites what the ambiguous one cites, and that is rejected: the next source with these figures asks no more.
    Raises ValidationError if the claim has no such reading.
    """
    value = DateValue(claim.date)
    if not value.is_ambiguous or reading not in value.readings:
        raise ValidationError("Choose one of the two readings of the date.")
    with act(by, what=f"read as {reading}"):
        claim = Claim.objects.select_for_update(of=("self",)).for_list().get(pk=claim.pk)
        chosen, _ = Claim.objects.get_or_create(
            subject_person=claim.subject_person,
            subject_work=claim.subject_work,
            predicate=claim.predicate,
            negated=claim.negated,
            qualifier=claim.qualifier,
            value_key=reading,
            defaults={"value": reading, "date": reading},
        )
        cited = set(chosen.citations.values_list("article", "start", "end"))
        for citation in claim.citations.exclude(status=ReviewStatus.REJECTED).order_by("id"):
            if (citation.article_id, citation.start, citation.end) not in cited:
                _cite_again(citation, chosen, by)
        bring_up_to_date([chosen])
        accept_claims([chosen], by=by)
        reject_claims([claim], by=by, reason=f"Read as {reading}.")
        chosen.refresh_from_db()
    return chosen


def _cite_again(citation: Citation, chosen: Claim, by: User) -> None:
    citation.pk, citation._state.adding = None, True
    citation.claim, citation.value = chosen, chosen.value
    citation.origin, citation.status = Origin.EDITOR, ReviewStatus.ACCEPTED
    citation.decided_by, citation.decided_at = by, timezone.now()
    citation.save()


def set_date_order(outlet: Outlet, order: str, *, by: User) -> bool:
    """Set in which order an outlet writes day and month, for all that it printed and will print; return whether it changed.

    "" leaves it open again. What an editor decided on single citations stays.
    """
    with act(by, what="ordered day and month"):
        outlet = Outlet.objects.select_for_update().get(pk=outlet.pk)
        if not change(outlet, by, date_order=order):
            return False
        with unrecorded():
            follow_date_order(outlet)
    return True
