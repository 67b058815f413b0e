"""Tell whether a row is still as the page showed it from which an editor decides."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.utils import timezone

from newsarchive.models import Citation, Claim, Disagreement
from newsarchive.one_writer import writing


class StaleError(ValidationError):
    """A row was changed after the page was made that an editor decides from; says what was changed, and by whom."""


def version_of(row: Claim | Citation | Disagreement) -> str:
    """Return a mark of 12 characters that changes with what is decided of the row, and with the sources that disagree.

    A disagreement's claims are those that its row has at hand (claims.all()).
    """
    if isinstance(row, Disagreement):
        sides = sorted(f"{claim.pk}:{version_of(claim)}" for claim in row.claims.all())
        parts = [row.status, str(row.preferred_id), row.reason, str(row.settled_at), *sides]
    else:
        parts = [row.status, row.reason, str(row.decided_by_id), str(row.decided_at)]
        parts += [row.rank] if isinstance(row, Claim) else []
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=6).hexdigest()


def check_unchanged(row: Claim | Citation | Disagreement, version: str) -> None:
    """Raise StaleError, saying what became of the row, if it is another version; "" is any."""
    if version and version != version_of(row):
        raise StaleError(
            f"“{row}” was changed since this page was made: {_state(row)}. Nothing was written; look again."
        )


def _state(row: Claim | Citation | Disagreement) -> str:
    """Return what is decided of a row now, by whom, when and why."""
    if isinstance(row, Disagreement):
        who, when = row.settled_by, row.settled_at
        states = [f"it is {row.status}"]
        states += [f"{row.preferred.qualified_value} is preferred"] if row.preferred else []
    else:
        who, when = row.decided_by, row.decided_at
        states = [f"it is {row.get_status_display()}"]
        states += [row.rank] if isinstance(row, Claim) and row.rank != "normal" else []
    words = ", ".join(states)
    if who is not None and when is not None:
        words = f"{words}, by {who}, {timezone.localtime(when):%d %B %Y, %H:%M}"
    return f"{words} ({row.reason.rstrip('.')})" if row.reason else words


@contextmanager
def as_seen(claims: Mapping[int, str]) -> Iterator[list[Claim]]:
    """Give the claims, in the order of their ids, to be decided on in one transaction.

    claims: id → the version that the editor saw, "" for any. Raises StaleError if one of them is another version by now.
    """
    with writing():
        locked = Claim.objects.for_list().select_for_update(of=("self",)).select_related("decided_by")
        rows = list(locked.filter(pk__in=claims).order_by("pk"))
        for row in rows:
            check_unchanged(row, claims[row.pk])
        yield rows
