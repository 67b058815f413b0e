"""Change rows as an editor: as an act of the history, and with what is counted of them brought up to date."""

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from typing import Any

from auditlog.models import LogEntry
from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone

from newsarchive.bookkeeping import Property, refresh_claims, update_disagreements
from newsarchive.models import Act, Citation, Claim
from newsarchive.recording import act, by_machine, current
from newsarchive.vocabulary import ReviewStatus

# SQLite binds at most 32,766 variables a statement, and a batch's rows are held in memory.
_BATCH = 500

# What setting a status is called in the history.
DECIDED: dict[str, str] = {
    ReviewStatus.ACCEPTED: "accepted",
    ReviewStatus.REJECTED: "rejected",
    ReviewStatus.UNREVIEWED: "withdrawn",
}


def decide(row: Claim | Citation, is_decided: bool, by: User, **values: Any) -> bool:
    """Change what is decided of a row, and by whom; return whether anything changed."""
    if not _changes(row, values):
        return False
    decided_by, decided_at = (by, timezone.now()) if is_decided else (None, None)
    return change(row, by, **values, decided_by=decided_by, decided_at=decided_at)


def change(row: models.Model, by: User, **values: Any) -> bool:
    """Save the values that differ, as a part of the act that is under way or an act of its own; return whether any did."""
    changes = _changes(row, values)
    if not changes:
        return False
    with nullcontext() if current() else act(by):
        for name, value in changes.items():
            setattr(row, name, value)
        row.save(update_fields=list(changes))
    return True


def _changes(row: models.Model, values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if getattr(row, name) != value}


def made_in(row: models.Model, what: str = "") -> Act | None:
    """Return the act that made a row, or changed it last; None if no editor did, or if it is not called so (what)."""
    last = LogEntry.objects.get_for_object(row).order_by("-id").values_list("cid", flat=True).first()
    found = Act.objects.filter(cid=last).first() if last else None
    return found if found is not None and what in {"", found.what} else None


@by_machine
def bring_up_to_date(claims: Iterable[Claim]) -> None:
    """Renew what the archive counts of the claims, and the disagreements that they may take part in."""
    rows = list(claims)
    refresh_claims([claim.pk for claim in rows])
    update_disagreements({Property.of(claim) for claim in rows})


def batches(rows: Iterable[models.Model]) -> Iterator[list[int]]:
    """Yield the ids of the rows, each once, in lists that one statement can take."""
    keys = sorted({row.pk for row in rows})
    for first in range(0, len(keys), _BATCH):
        yield keys[first : first + _BATCH]
