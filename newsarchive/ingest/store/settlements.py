"""Carry what was settled about persons and works along, when they become one and when they part again.

What names join goes over for good. What an editor merges keeps its own settlement at hand ("held"), and the one that
stays goes by it while it has none of its own: such a borrowed settlement has the same time.
"""

from newsarchive.ingest.store.sides import Side
from newsarchive.models import Claim, Disagreement, Note
from newsarchive.vocabulary import DisagreementStatus

_SETTLEMENT = ("status", "preferred", "reason", "settled_by", "settled_at")


def move_disagreements(side: Side, gone: int, kept: int) -> None:
    """Bring the disagreements of one that names joined to another to that."""
    subject = f"subject_{side.column}"
    for row in Disagreement.objects.filter(**{subject: gone}).order_by("pk"):
        present = Disagreement.objects.filter(**{subject: kept}, predicate=row.predicate).first()
        if present is None:
            Disagreement.objects.filter(pk=row.pk).update(**{subject: kept})
            continue
        Claim.objects.filter(disagreement=row).update(disagreement=present)
        decided = row.status == DisagreementStatus.SETTLED and present.status != DisagreementStatus.SETTLED
        if decided:
            for column in _SETTLEMENT:
                setattr(present, column, getattr(row, column))
        Note.objects.filter(disagreement=row).update(disagreement=present)
        row.delete()
        if decided:
            present.save(update_fields=_SETTLEMENT)


def hold(side: Side, merged: int, kept: int) -> None:
    """Set aside what was settled about one that was merged into another, which goes by it if it has nothing of its own."""
    subject = f"subject_{side.column}"
    for row in Disagreement.objects.filter(**{subject: merged}).order_by("pk"):
        if row.status == DisagreementStatus.SETTLED:
            if _is_borrowed(side, row):
                _open(row)
            else:
                row.held = True
        row.status = DisagreementStatus.CLOSED
        row.save()
        present = Disagreement.objects.filter(**{subject: kept}, predicate=row.predicate).first()
        if present is None:
            present = Disagreement.objects.create(**{f"{subject}_id": kept}, predicate=row.predicate)
        if row.held and present.status != DisagreementStatus.SETTLED:
            _borrow(present, row)


def restore(side: Side, parted: int, kept: int) -> None:
    """Give one that stands by itself again what was settled about it, and take it from the one that went by that."""
    subject = f"subject_{side.column}"
    for row in Disagreement.objects.filter(**{subject: parted}, held=True).order_by("pk"):
        present = Disagreement.objects.filter(
            **{subject: kept}, predicate=row.predicate, status=DisagreementStatus.SETTLED
        ).first()
        if present is not None and present.settled_at == row.settled_at:
            _open(present)
            present.save()
        row.held, row.status = False, DisagreementStatus.SETTLED
        row.save()


def _is_borrowed(side: Side, row: Disagreement) -> bool:
    return Disagreement.objects.filter(
        **{f"subject_{side.column}__merged_into__isnull": False},
        predicate=row.predicate,
        held=True,
        settled_at=row.settled_at,
        reason=row.reason,
    ).exists()


def _borrow(row: Disagreement, held: Disagreement) -> None:
    for column in _SETTLEMENT:
        setattr(row, column, getattr(held, column))
    row.status = DisagreementStatus.SETTLED
    row.save()


def _open(row: Disagreement) -> None:
    row.status, row.preferred, row.reason = DisagreementStatus.OPEN, None, ""
    row.settled_by = row.settled_at = None
