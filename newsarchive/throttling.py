"""Slow down those who guess passwords: whoever has failed too often must wait, and is refused before any password is tried.

Failures are counted by the address they come from and, as one who guesses may have many, by the account's name. The counts
stand beside the sessions, in the one table that all processes share and whose rows end by themselves (manage.py
clearsessions sweeps them away). Their keys are secret, as that of a session is: no cookie can name one.
"""

import logging
from datetime import timedelta
from ipaddress import IPv6Address, ip_address
from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

WAIT = timedelta(minutes=15)  # from the first failure on
FAILURES_OF_ADDRESS = 10
# More, because others could lock an editor out by it; still too few to find a password.
FAILURES_OF_NAME = 50

_logger = logging.getLogger(__name__)


class ThrottledLoginForm(AdminAuthenticationForm):
    def clean(self) -> dict[str, Any]:
        address = str(self.request.META.get("REMOTE_ADDR", "")) if self.request else ""
        name = str(self.cleaned_data.get("username", ""))
        if is_throttled(address, name):
            _logger.warning("Log-in refused after too many failures from %s", address)
            raise ValidationError(
                "Too many attempts to log in have failed. Please wait for a quarter of an hour.",
                code="throttled",
            )
        try:
            cleaned: dict[str, Any] = super().clean()
        except ValidationError:
            note_failure(address, name)
            raise
        return cleaned


def is_throttled(address: str, name: str) -> bool:
    """Whether nobody may log in from the address, or by the name, for a while."""
    counts = dict(
        Session.objects.filter(
            session_key__in=[key for key, _ in _limits(address, name)], expire_date__gt=timezone.now()
        ).values_list("session_key", "session_data")
    )
    return any(int(counts.get(key, "0")) >= limit for key, limit in _limits(address, name))


@transaction.atomic
def note_failure(address: str, name: str) -> None:
    now = timezone.now()
    for key, _ in _limits(address, name):
        count = Session.objects.select_for_update().filter(session_key=key, expire_date__gt=now).first()
        if count is None:
            first = {"session_data": "1", "expire_date": now + WAIT}
            Session.objects.update_or_create(session_key=key, defaults=first)
        else:
            count.session_data = str(int(count.session_data) + 1)
            count.save(update_fields=["session_data"])


def _limits(address: str, name: str) -> list[tuple[str, int]]:
    """Return the keys of both counts, each with the number of failures that is too many."""
    return [
        (_key("address", _network(address)), FAILURES_OF_ADDRESS),
        (_key("name", name.casefold()), FAILURES_OF_NAME),
    ]


def _network(address: str) -> str:
    """Return the address; of one of IPv6 the part that one household shares, as each of its devices has many."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return found.exploded[:19] if isinstance(found, IPv6Address) else address


def _key(kind: str, value: str) -> str:
    return salted_hmac(__name__, f"{kind}:{value}").hexdigest()
