"""Keep one save of a form from going over another: a form carries the values that it was made from.

A form sent with other values than the row has by now is refused, with what was changed since and by whom; sent again from
the page that says so, it is saved.
"""

from typing import Any

from auditlog.models import LogEntry
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from newsarchive.history import tell_values
from newsarchive.recording import values_of

_SALT = "newsarchive.form"
# What stands in the same form as persons and works: their aliases, and what they are called elsewhere.
_PARTS = ("aliases",)
_IDS = "external_ids"
# Brought up to date by the archive at any time: not what an editor's form would go over.
_DERIVED = {"disagreement", "created"}


def version_token(row: models.Model) -> str:
    """Return what a form has to send along: the values, signed, that it was made from."""
    return signing.dumps(_values(row), salt=_SALT, compress=True)


def check_version(row: models.Model, token: str) -> None:
    """Raise ValidationError, telling what was changed meanwhile, if the row is not as the form was made from.

    A form without a token is refused, too.
    """
    now = _values(type(row)._default_manager.get(pk=row.pk))
    try:
        then = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        raise ValidationError(
            "It cannot be told which version this form was made from. Nothing was saved: look again, and save again."
        ) from None
    if then == now:
        return
    names = [name for name in now if then.get(name) != now[name]]
    told = [_told(row, name, then.get(name), now[name]) for name in names]
    since = _last_entry(row)
    who = (
        f", last by {since.actor or 'the archive'} at {timezone.localtime(since.timestamp):%H:%M on %d %B}"
        if since
        else ""
    )
    raise ValidationError(
        [
            f"This was changed while you had it open{who}. Nothing was saved: what you typed stands below, and "
            "saving again puts it over the other's.",
            *told,
        ]
    )


def _values(row: models.Model) -> dict[str, Any]:
    values = {name: value for name, value in values_of(row).items() if name not in _DERIVED}
    for part in _PARTS:
        if hasattr(row, part):
            values[part] = sorted(
                [
                    list(map(str, values_of(one).values()))
                    for one in getattr(row, part).filter(origin="editor")
                ]
            )
    if hasattr(row, _IDS):
        values[_IDS] = sorted(list(one) for one in getattr(row, _IDS).values_list("scheme", "value"))
    return values


def _told(row: models.Model, name: str, then: Any, now: Any) -> str:
    if name in (*_PARTS, _IDS):
        return f"The {name.replace('_', ' ')} were changed."
    change = tell_values(type(row), name, [then, now])
    return f"{change.label}: “{change.old}” became “{change.new}”."


def _last_entry(row: models.Model) -> LogEntry | None:
    entries = LogEntry.objects.get_for_object(row).select_related("actor")
    found: LogEntry | None = entries.order_by("-id").first()
    return found
