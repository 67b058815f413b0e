"""Who may do what: four roles, each a group of accounts, and the permission that each editorial act needs.

The groups are made by a migration and brought up to date after every later one, so that a new table's permissions reach
them. An administrator can give single permissions besides, as with any group.
"""

from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import AnonymousUser, Group, Permission, User
from django.core.exceptions import PermissionDenied
from django.db.models import Q, TextChoices

from newsarchive.models import Act, Note


class Role(TextChoices):
    """The name of the role's group, and what its members do."""

    VIEWER = "Viewers", "look at everything in the admin"
    EDITOR = "Editors", "decide, correct, name and cite; undo what they did themselves"
    CHIEF = "Chief editors", "settle, merge and delete; undo what anybody did, change anybody's notes"
    ADMINISTRATOR = "Administrators", "do all that, and look after accounts"


# What each act needs, beside the right to see what it is done to.
NEEDED = {
    "decide on claims": "newsarchive.change_claim",
    "decide on citations": "newsarchive.change_citation",
    "make claims": "newsarchive.add_claim",
    "cite": "newsarchive.add_citation",
    "name in articles": "newsarchive.change_appearance",
    "edit articles": "newsarchive.change_article",
    "withdraw articles": "newsarchive.change_article",
    "edit outlets": "newsarchive.change_outlet",
    "name persons": "newsarchive.change_person",
    "name works": "newsarchive.change_work",
    "see duplicates": "newsarchive.view_judgement",
    "judge": "newsarchive.change_judgement",
    "settle": "newsarchive.settle_disagreement",
    "reopen": "newsarchive.settle_disagreement",
    "merge": "newsarchive.merge_entities",
    "see notes": "newsarchive.view_note",
    "write notes": "newsarchive.add_note",
    "manage notes": "newsarchive.manage_notes",
    "keep filters": "newsarchive.add_savedfilter",
    "undo own": "newsarchive.undo_own_acts",
    "undo any": "newsarchive.undo_any_act",
}

# What chief editors may do and editors may not, beside deleting anything but aliases and an editor's own things.
_CHIEF_ONLY = {
    "settle_disagreement",
    "merge_entities",
    "undo_any_act",
    "add_disagreement",
    "change_disagreement",
    "manage_notes",
}
_EVERYBODY_DELETES = {
    "delete_personalias",
    "delete_workalias",
    "delete_externalid",
    "delete_note",
    "delete_savedfilter",
}

_ACCOUNTS = ["add_user", "change_user", "delete_user", "view_user", "view_group", "change_group"]


def may(user: User | AnonymousUser, act: str) -> bool:
    """Tell whether somebody may do an act, by its name in NEEDED."""
    return bool(user.is_active and user.has_perm(NEEDED[act]))


def require(user: User | AnonymousUser, act: str) -> None:
    """Raise PermissionDenied if somebody may not do an act, by its name in NEEDED."""
    if not may(user, act):
        raise PermissionDenied


def may_undo(user: User | AnonymousUser, act: Act) -> bool:
    """Tell whether somebody may undo an act: chief editors anybody's, editors their own."""
    return may(user, "undo any") or (act.by_id == user.pk and may(user, "undo own"))


def may_change_note(user: User | AnonymousUser, note: Note) -> bool:
    """Tell whether somebody may change or remove a note: chief editors anybody's, editors their own."""
    return may(user, "manage notes") or (note.by_id == user.pk and may(user, "write notes"))


def grant(**signal: Any) -> None:
    """Give each role's group its permissions; what was given besides stays."""
    for label in ("newsarchive", "auth"):  # which may not have had their turn yet
        create_permissions(apps.get_app_config(label), verbosity=0)
    ours = Q(content_type__app_label="newsarchive")
    everything = Permission.objects.filter(ours)
    chief_only = Q(codename__in=_CHIEF_ONLY) | (
        Q(codename__startswith="delete_") & ~Q(codename__in=_EVERYBODY_DELETES)
    )
    accounts = Permission.objects.filter(content_type__app_label="auth", codename__in=_ACCOUNTS)
    granted = {
        Role.VIEWER: [*everything.filter(codename__startswith="view_")],
        Role.EDITOR: [*everything.exclude(chief_only)],
        Role.CHIEF: [*everything],
        Role.ADMINISTRATOR: [*everything, *accounts],
    }
    for role, permissions in granted.items():
        # A migration makes the groups; a database that was flushed since has lost them.
        group, _ = Group.objects.get_or_create(name=role.value)
        group.permissions.add(*permissions)
