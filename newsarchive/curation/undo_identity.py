"""Undo acts on who is who from the history, and do them again: each by its own words, which know what has come since."""

from typing import Any

from auditlog.models import LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models

from newsarchive.curation.dismissal import dismiss_name, withdraw_dismissal
from newsarchive.curation.identity import check_apart, merge, split, undo_merge, undo_split
from newsarchive.curation.splits import split_mentions, undo_split_mentions, versions_of
from newsarchive.curation.undo import check_before, entries_of, make_again, undo_otherwise
from newsarchive.ingest.document import Span
from newsarchive.ingest.store.sides import PERSONS, SIDES, WORKS, Side
from newsarchive.models import Act, Appearance, DismissedName, Judgement, Merge, Person, SplitMention, Work
from newsarchive.vocabulary import Verdict

_DONE = "This was undone already, or something else was done about them since."
_GONE = "This cannot be done again: the article is read otherwise by now. Choose anew."


def _entries(act: Act, model: type[models.Model], *actions: int) -> list[LogEntry]:
    return [
        one
        for one in entries_of(act)
        if one.content_type.model_class() is model and (not actions or one.action in actions)
    ]


def _undo_merged(act: Act, by: User) -> None:
    made = [one.object_id for one in _entries(act, Merge, LogEntry.Action.CREATE)]
    merges = list(Merge.objects.filter(pk__in=made).select_related("person", "work").order_by("pk"))
    if not merges:
        raise ValidationError(_DONE)
    for one in merges:
        undo_merge(one, by=by)


def _merge_again(act: Act, by: User) -> None:
    for entry in _entries(act, Merge, LogEntry.Action.DELETE):
        old = _old_values(entry)
        side = PERSONS if old["person"] is not None else WORKS
        ids = {old[side.column]}
        for one in _entries(act, Judgement):
            values = _old_values(one)
            if values.get("merge") == entry.object_id:
                row = Judgement.objects.filter(pk=one.object_id).first()
                for which in ("a", "b"):
                    column = f"{side.column}_{which}"
                    ids.add(values.get(column) or getattr(row, f"{column}_id", None))
        rows = side.model._default_manager.order_by("pk").in_bulk(ids - {None})
        if len(rows) != len(ids) or old[side.column] not in rows:
            raise ValidationError(_DONE)
        merge([*rows.values()], kept=rows[old[side.column]], by=by, reason=old["reason"], kind=old["kind"])


def _undo_split(act: Act, by: User) -> None:
    moved = list(
        Appearance.objects.filter(
            pk__in=[one.object_id for one in _entries(act, Appearance)], pinned=True
        ).order_by("pk")
    )
    if not moved:
        raise ValidationError(_DONE)
    first = moved[0]
    side = PERSONS if first.person_id is not None else WORKS
    target = first.home_person or first.home_work or first.entity
    (before, after) = _homes(side, _entries(act, Appearance)[0], first)
    source = side.model._default_manager.filter(pk=before).first()
    if source is None or target.pk != after:
        raise ValidationError(_DONE)
    articles = versions_of(one.article_id for one in moved)
    undo_split(target, source, by=by, articles=articles, may_join=bool(_entries(act, Judgement)))


def _split_again(act: Act, by: User) -> None:
    if _entries(act, SplitMention):
        _split_mentions_again(act, by)
        return
    entries = _entries(act, Appearance, LogEntry.Action.UPDATE)
    rows = Appearance.objects.order_by("pk").in_bulk([one.object_id for one in entries])
    if not entries or len(rows) != len(entries):
        raise ValidationError(_GONE)
    first = rows[entries[0].object_id]
    side = PERSONS if first.person_id is not None else WORKS
    before, _ = _homes(side, entries[0], first)
    split([*rows.values()], to=_there_again(act, side, before), by=by, reason=_reason(act))


def _undo_split_mentions(act: Act, by: User) -> None:
    made = [one.object_id for one in _entries(act, SplitMention, LogEntry.Action.CREATE)]
    places = {
        (old["article"][1], old["start"][1], old["end"][1])
        for old in (one.changes for one in _entries(act, SplitMention, LogEntry.Action.CREATE))
    }
    kept = SplitMention.objects.filter(article__in={article for article, _, _ in places}).order_by("pk")
    parts = {
        one.appearance_id for one in kept if one.pk in made or (one.article_id, one.start, one.end) in places
    }
    if not parts:
        raise ValidationError(_DONE)
    found = Appearance.objects.filter(pk__in=parts).order_by("pk")
    undo_split_mentions(found, by=by, may_join=bool(_entries(act, Judgement)))


def _split_mentions_again(act: Act, by: User) -> None:
    spans: dict[int, set[Span]] = {}
    homes: dict[int, tuple[Side, int]] = {}
    for entry in _entries(act, Appearance, LogEntry.Action.DELETE):
        old = _old_values(entry)
        side = PERSONS if old["person"] is not None else WORKS
        homes[old["article"]] = (side, old[side.home] or old[side.column])
    for entry in _entries(act, SplitMention, LogEntry.Action.DELETE):
        old = _old_values(entry)
        spans.setdefault(old["article"], set()).add(Span(old["start"], old["end"]))
    for article, places in spans.items():
        if article not in homes:
            raise ValidationError(_GONE)
        side, home = homes[article]
        rows = Appearance.objects.filter(article=article, mentions__start__in=[one.start for one in places])
        found = rows.filter(**{f"{side.column}__isnull": False}).distinct()
        if len(found) != 1:
            raise ValidationError(_GONE)
        split_mentions(found[0], places, to=_there_again(act, side, home), by=by, reason=_reason(act))


def _undo_dismissed(act: Act, by: User) -> None:
    ids = [one.object_id for one in _entries(act, DismissedName)]
    found = DismissedName.objects.filter(pk__in=ids).first()
    if found is None:
        raise ValidationError(_DONE)
    withdraw_dismissal(found, by=by)


def _dismiss_again(act: Act, by: User) -> None:
    for entry in _entries(act, DismissedName, LogEntry.Action.DELETE):
        old = _old_values(entry)
        side = next(side for side in SIDES if side.column == old["type"])
        dismiss_name(side, old["name"], by=by, reason=old["reason"])


def _check_apart(act: Act) -> None:
    """Refuse to hold two apart again that were merged since."""
    for entry in _entries(act, Judgement):
        old = _old_values(entry)
        if old.get("verdict") != Verdict.DIFFERENT:
            continue
        row = Judgement.objects.select_related("person_a", "person_b", "work_a", "work_b").filter(
            pk=entry.object_id
        )
        pair = [(one.person_a or one.work_a, one.person_b or one.work_b) for one in row] or [
            tuple(_of(old, which) for which in "ab")  # type: ignore[list-item]  # two of one length
        ]
        first, second = pair[0]
        if first is None or second is None:
            raise ValidationError(_DONE)
        check_apart(first, second)


def _of(values: dict[str, Any], which: str) -> Person | Work | None:
    if values.get(f"person_{which}") is not None:
        return Person.objects.filter(pk=values[f"person_{which}"]).first()
    return Work.objects.filter(pk=values.get(f"work_{which}") or 0).first()


def _old_values(entry: LogEntry) -> dict[str, Any]:
    return {name: old for name, (old, _) in entry.changes.items()}


def _homes(side: Side, entry: LogEntry, row: Appearance) -> tuple[int | None, int | None]:
    """Return whose an appearance was, without any merge, before and after what an entry tells."""
    now = {side.home: getattr(row, f"{side.home}_id"), side.column: getattr(row, f"{side.column}_id")}
    told = [{name: entry.changes.get(name, [now[name]] * 2)[place] for name in now} for place in (0, 1)]
    before, after = (one[side.home] or one[side.column] for one in told)
    return before, after


def _there_again(act: Act, side: Side, pk: int | None) -> Person | Work:
    """Return a person or work, made again under the same id if undoing took it away."""
    for entry in _entries(act, side.model, LogEntry.Action.DELETE):
        if entry.object_id == pk and not side.model._default_manager.filter(pk=pk).exists():
            make_again(entry)
    found = side.model._default_manager.filter(pk=pk).first()
    if found is None:
        raise ValidationError(_GONE)
    return found


def _reason(act: Act) -> str:
    """Return why the act was done that this one undoes."""
    undone = act.undoes
    while undone is not None and undone.undoes is not None and not undone.reason:
        undone = undone.undoes
    return (undone.reason if undone is not None else "") or act.reason or "Done again."


undo_otherwise("merged", _undo_merged, again=_merge_again, undone_as="undid a merge")
undo_otherwise("split", _undo_split, again=_split_again, undone_as="undid a split")
undo_otherwise("split mentions", _undo_split_mentions, again=_split_mentions_again)
undo_otherwise("dismissed", _undo_dismissed, again=_dismiss_again, undone_as="withdrew a dismissal")
check_before("withdrew a judgement", _check_apart)
check_before("told apart", _check_apart)
