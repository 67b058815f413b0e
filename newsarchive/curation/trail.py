"""Change rows as an editor: with a line in the admin's history, and with what is counted of them brought up to date."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

from newsarchive.bookkeeping import Property, refresh_claims, update_disagreements
from newsarchive.models import Citation, Claim

# SQLite binds at most 32,766 variables a statement, and a batch's rows are held in memory.
_BATCH = 500


def decide(row: Claim | Citation, is_decided: bool, by: User, **values: Any) -> bool:
    """Change what is decided of a row, and by whom; return whether anything changed."""
    if not change(row, by, **values):
        return False
    row.decided_by, row.decided_at = (by, timezone.now()) if is_decided else (None, None)
    row.save(update_fields=["decided_by", "decided_at"])
    return True


def change(row: models.Model, by: User, **values: Any) -> bool:
    """Save the values that differ, with a line in the history that gives old and new; return whether any did."""
    changes = {name: value for name, value in values.items() if getattr(row, name) != value}
    if not changes:
        return False
    fields = [
        f"{name.replace('_', ' ')}: {_shown(getattr(row, name))} → {_shown(value)}"
        for name, value in changes.items()
    ]
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=list(changes))
    LogEntry.objects.create(
        user_id=by.pk,
        content_type=ContentType.objects.get_for_model(row),
        object_id=str(row.pk),
        object_repr=str(row)[:200],
        action_flag=CHANGE,
        change_message=json.dumps([{"changed": {"fields": fields}}], ensure_ascii=False),
    )
    return True


def _shown(value: object) -> str:
    return "nothing" if value is None or value == "" else f"“{value}”"


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
