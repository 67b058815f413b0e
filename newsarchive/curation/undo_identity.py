"""Undo acts on who is who from the history: each by its own undo, which knows what has come and gone since."""

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from newsarchive.curation.dismissal import withdraw_dismissal
from newsarchive.curation.identity import pair_of, undo_merge, undo_split
from newsarchive.curation.undo import entries_of, undo_otherwise
from newsarchive.models import Act, Appearance, DismissedName, Judgement

_DONE = "This was undone already, or something else was done about them since."


def _judgements(act: Act) -> list[Judgement]:
    ids = [one.object_id for one in entries_of(act) if one.content_type.model_class() is Judgement]
    found = list(Judgement.objects.for_list().filter(pk__in=ids).select_related("merge"))
    if not found:
        raise ValidationError(_DONE)
    return found


def _undo_merged(act: Act, by: User) -> None:
    merges = {one.merge.pk: one.merge for one in _judgements(act) if one.merge is not None}
    if not merges:
        raise ValidationError(_DONE)
    for merge in merges.values():
        undo_merge(merge, by=by)


def _undo_split(act: Act, by: User) -> None:
    moved = [one.object_id for one in entries_of(act) if one.content_type.model_class() is Appearance]
    (judgement, *_) = _judgements(act)
    first, second = pair_of(judgement)
    for appearance in Appearance.objects.filter(pk__in=moved)[:1]:
        home = appearance.home_person or appearance.home_work or appearance.entity
        source = second if home == first else first
        undo_split(home, source, by=by)


def _undo_dismissed(act: Act, by: User) -> None:
    ids = [one.object_id for one in entries_of(act) if one.content_type.model_class() is DismissedName]
    found = DismissedName.objects.filter(pk__in=ids).first()
    if found is None:
        raise ValidationError(_DONE)
    withdraw_dismissal(found, by=by)


def _refuse(act: Act, by: User) -> None:
    raise ValidationError("Undoing is not undone here: merge, split or judge them again.")


undo_otherwise("merged", _undo_merged)
undo_otherwise("split", _undo_split)
undo_otherwise("dismissed", _undo_dismissed)
for _what in ("undid a merge", "undid a split", "withdrew a judgement", "withdrew a dismissal"):
    undo_otherwise(_what, _refuse)
