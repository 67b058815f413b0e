"""Notes of editors on what the archive holds: written, changed, removed, and brought back from the history."""

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from newsarchive.curation.trail import change
from newsarchive.curation.undo import entries_of, undo_otherwise
from newsarchive.models import Act, Note
from newsarchive.models.note import kind_of
from newsarchive.recording import act

LONGEST = 5_000  # characters


def write_note(row: models.Model, *, text: str, by: User) -> Note:
    """Write a note on an article, a person, a work, a claim, a disagreement or an outlet.

    Raises ValidationError without words, or with too many.
    """
    with act(by, what="noted"):
        return Note.objects.create(**{kind_of(row): row}, text=_checked(text), by=by)


def change_note(note: Note, *, text: str, by: User) -> Note:
    """Give a note other words. Raises ValidationError without words, or with too many."""
    with act(by, what="changed a note"):
        note = Note.objects.select_for_update().get(pk=note.pk)
        if note.text != _checked(text):
            change(note, by, text=_checked(text), changed=timezone.now())
    return note


def remove_note(note: Note, *, by: User) -> None:
    """Take a note away; the history can bring it back."""
    with act(by, what="removed a note"):
        change(Note.objects.select_for_update().get(pk=note.pk), by, removed=True)


def _checked(text: str) -> str:
    words = text.replace("\r\n", "\n").strip()
    if not words:
        raise ValidationError("Write some words.")
    if len(words) > LONGEST:
        raise ValidationError(f"A note has at most {LONGEST:,} characters.")
    return words


def _undo_noted(undone: Act, by: User) -> None:
    """Remove what was written: as a row it stays, like any removed note."""
    notes = _notes_of(undone).filter(removed=False)
    if not notes:
        raise ValidationError("This note was removed already.")
    for note in notes:
        remove_note(note, by=by)


def _note_again(undone: Act, by: User) -> None:
    """Bring back what undoing removed."""
    notes = _notes_of(undone).filter(removed=True)
    if not notes:
        raise ValidationError("This note is there again already.")
    for note in notes.select_for_update():
        change(note, by, removed=False)


def _notes_of(act: Act) -> models.QuerySet[Note]:
    ids = [one.object_id for one in entries_of(act) if one.content_type.model_class() is Note]
    return Note.objects.filter(pk__in=ids)


undo_otherwise("noted", _undo_noted, again=_note_again)
