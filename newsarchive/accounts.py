"""The editors' accounts."""

import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction

from newsarchive.roles import Role

EDITOR = "editor"

_CONSONANTS = "bdfghjkmnprstvz"
_VOWELS = "aeiou"


@transaction.atomic
def make_editor() -> str | None:
    """Make the account "editor" and return its password, which is kept nowhere; None if there is an account already.

    The account is a chief editor's: it holds every permission on the archive's tables, but none on accounts.
    """
    users = get_user_model()._default_manager
    if users.filter(username=EDITOR).exists():
        return None
    password = readable_password()
    editor = users.create_user(EDITOR, password=password, is_staff=True)
    editor.groups.add(Group.objects.get(name=Role.CHIEF.value))
    return password


def readable_password() -> str:
    """Return a random password that can be read aloud, such as "kova-tiru-mese-lapo": 49 bits."""
    return "-".join(
        "".join(secrets.choice(letters) for letters in (_CONSONANTS, _VOWELS) * 2) for _ in range(4)
    )
