"""The notes of a page of the desk: those on what it shows, and the form that writes another."""

from typing import Any

from django import template
from django.db import models
from django.template import Context
from django.urls import reverse

from newsarchive import roles
from newsarchive.curation.notes import LONGEST
from newsarchive.models import Appearance, Citation, Mention, Note
from newsarchive.models.note import ABOUT, kind_of

register = template.Library()


@register.inclusion_tag("admin/newsarchive/_notes.html", takes_context=True)
def notes(context: Context, row: models.Model) -> dict[str, Any]:
    """Show the notes on a row and on what is shown with it; nothing where a row takes none, or to those who may not.

    Those on a claim are shown where one of its citations is, and written there, too; so with whom words name.
    """
    request = context["request"]
    part, row = row, noted_at(row)
    if type(row) not in ABOUT.values() or not roles.may(request.user, "see notes"):
        return {}
    return {
        "row": row,
        "is_part": part is not row,
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "shown": list(shown_notes(request.user, row)),
        "write_url": reverse(f"note-on-{kind_of(row)}", args=[row.pk]),
        "may_write": roles.may(request.user, "write notes"),
        "longest": LONGEST,
    }


def noted_at(row: models.Model) -> models.Model:
    """Return what a note is on that is written at a row: evidence comes and goes with each reading of its article."""
    match row:
        case Citation():
            return row.claim
        case Appearance():
            return row.entity
        case Mention():
            return row.appearance.entity
    return row


def shown_notes(user: Any, row: models.Model) -> list[dict[str, Any]]:
    """Return the notes that stand on a row, the oldest first, each with where it stands and whether the user may change it."""
    return [
        {"note": note, "place": place_of(note, row), "may_change": roles.may_change_note(user, note)}
        for note in Note.objects.on(row).standing().oldest_first()
    ]


def place_of(note: Note, row: models.Model) -> str:
    """Return where a note stands that is shown at a row; "" for on that very row."""
    if note.about == row:
        return "" if note.home_claim is None else "on the same claim about what was merged"
    if note.kind == "article":
        return "on an earlier version"
    return f"on “{note.about}”, which was merged" if note.kind in {"person", "work"} else f"on “{note.about}”"
