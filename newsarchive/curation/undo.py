"""Undo acts of the history: bring the old values back, exactly, where rows still are as the act left them.

A row that was changed since is left alone and told of, with what was changed, by whom and when; the other rows can be
undone without it if that is asked for. Undoing is an act like others, and can be undone in its turn.
"""

from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from auditlog.models import LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import DatabaseError, models, transaction
from django.db.models import ProtectedError
from django.db.models.deletion import Collector
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from newsarchive.bookkeeping import Property, refresh_persons, refresh_works, update_disagreements
from newsarchive.curation.articles import follow_date
from newsarchive.curation.trail import bring_up_to_date
from newsarchive.ingest.document import Span
from newsarchive.ingest.passages import marks_of_passage
from newsarchive.ingest.store import move, relink
from newsarchive.ingest.store.date_order import follow_date_order
from newsarchive.ingest.store.sides import PERSONS, WORKS, Side
from newsarchive.models import (
    Act,
    Appearance,
    Article,
    Citation,
    Claim,
    Disagreement,
    Judgement,
    Merge,
    Note,
    Outlet,
    Person,
    PersonAlias,
    Withdrawal,
    Work,
    WorkAlias,
)
from newsarchive.models.folded import FoldedField
from newsarchive.recording import act as recorded
from newsarchive.recording import snapshots, tracked_models, unrecorded, values_of, watch

# What the archive itself may have changed since without an editor's word being lost.
_FOLLOWING: dict[type[models.Model], set[str]] = {
    Claim: {"disagreement", "value"},
    Disagreement: {"status"},
    Citation: {"subject_appearance", "object_appearance", "speaker_appearance"},
    Appearance: {"person", "work", "home_person", "home_work"},
}
# What keeps somebody that an act made from being taken away again; the rest goes with the appearances.
_KEEPS_ENTITY = (Appearance, Judgement, Merge, Note)
# Set by any decision on a row, and so still needed where another one stands.
_MARKS = {"curated", "pinned"}


@dataclass(frozen=True)
class Obstacle:
    """Why a row of an act cannot be undone. by: None where the archive itself changed it; at: None where unknown."""

    entry: LogEntry
    what: str
    by: User | None = None
    at: datetime | None = None

    def __str__(self) -> str:
        words = f"{self.entry.object_repr}: {self.what}"
        if self.at is not None:
            words = f"{words}, by {self.by or 'the archive'}, {timezone.localtime(self.at):%d %B %Y, %H:%M}"
        return words


@dataclass(frozen=True)
class Plan:
    """What undoing an act would do: restorable, the rows that it brings back; obstacles, those that it leaves."""

    act: Act
    restorable: list[LogEntry]
    obstacles: list[Obstacle]

    @property
    def is_whole(self) -> bool:
        return bool(self.restorable) and not self.obstacles


class CannotUndo(ValidationError):  # noqa: N818 - reads as what it says
    """An act cannot be undone, or not as a whole; plan: what of it can be, if anything."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        super().__init__([str(obstacle) for obstacle in plan.obstacles] or ["Nothing of it is left to undo."])


# By what an act is called, and whether it was undone: how that is undone, where it is more than bringing back values.
_OTHERWISE: dict[tuple[str, bool], Callable[[Act, User], None]] = {}
# What undoing is called where it is done by a button of its own → what it undoes.
_UNDONE_AS: dict[str, str] = {}
_CHECKS: dict[str, Callable[[Act], None]] = {}


def undo_otherwise(
    what: str,
    function: Callable[[Act, User], None],
    *,
    again: Callable[[Act, User], None],
    undone_as: str = "",
) -> None:
    """Let the function undo the acts of that name, and the other do again what was undone.

    Each is called inside the act of undoing with the act that is to be undone, and raises ValidationError where it
    cannot. undone_as: what undoing them is called where it is no undoing from the history.
    """
    _OTHERWISE[what, False], _OTHERWISE[what, True] = function, again
    if undone_as:
        _UNDONE_AS[undone_as] = what


def check_before(what: str, function: Callable[[Act], None]) -> None:
    """Let the function raise ValidationError where undoing the acts of that name would not do."""
    _CHECKS[what] = function


def _meaning(act: Act) -> tuple[str, bool]:
    """Return what was first done that an act undoes, or does again, or is; and whether it was undone by the act."""
    is_undone = False
    while act.undoes is not None:
        act, is_undone = act.undoes, not is_undone
    return (_UNDONE_AS[act.what], not is_undone) if act.what in _UNDONE_AS else (act.what, is_undone)


def entries_of(act: Act) -> list[LogEntry]:
    """Return what became of each row, in the order in which the act came to them."""
    return list(LogEntry.objects.filter(cid=str(act.cid)).select_related("content_type").order_by("id"))


def plan_undo(act: Act) -> Plan:
    """Tell what undoing the act would bring back, and what stands in the way."""
    entries = entries_of(act)
    if _meaning(act) in _OTHERWISE:
        return Plan(act, entries, [])
    by_model: dict[type[models.Model], list[LogEntry]] = defaultdict(list)
    for entry in entries:
        by_model[_model(entry)].append(entry)
    ours = {(_model(one), one.object_id) for one in entries}
    plan = Plan(act, [], [])
    for model, rows in by_model.items():
        present = snapshots(model, [entry.object_id for entry in rows])
        later = _later_entries(rows)
        for entry in rows:
            now = present.get(entry.object_id)
            obstacle = _obstacle(entry, now.values if now else None, later[entry.object_id])
            if obstacle is None and entry.action == LogEntry.Action.CREATE:
                obstacle = _still_needed(entry, ours)
            if obstacle is None:
                plan.restorable.append(entry)
            else:
                plan.obstacles.append(obstacle)
    plan.restorable.sort(key=lambda entry: entry.pk)
    return plan


def undo(act: Act, *, by: User, partly: bool = False) -> Act:
    """Undo an act; return the act of undoing. Raises CannotUndo, and changes nothing, where a row was changed since.

    partly: undo what can be undone, and leave the rest.
    """
    # An act of its own, also in a request whose other changes would be one.
    with unrecorded(), recorded(by, what=_name(act), undoes=act) as recorder:
        Act.objects.select_for_update().get(pk=act.pk)
        otherwise = _OTHERWISE.get(_meaning(act))
        if otherwise is not None:
            otherwise(act, by)
        else:
            if act.what in _CHECKS:
                _CHECKS[act.what](act)
            plan = plan_undo(act)
            if not plan.restorable or (plan.obstacles and not partly):
                raise CannotUndo(plan)
            try:
                with transaction.atomic():
                    _restore(plan.restorable)
            except (DatabaseError, ProtectedError) as error:
                raise ValidationError(
                    "This cannot be undone: what was done since needs it, or has taken its place."
                ) from error
    return Act.objects.get(cid=recorder.cid)


def _name(act: Act) -> str:
    _, is_undone = _meaning(act)
    return "did again" if is_undone else "undid"


def _model(entry: LogEntry) -> type[models.Model]:
    model: type[models.Model] | None = entry.content_type.model_class()
    assert model is not None  # as the history is of the archive's own tables
    return model


def _later_entries(entries: list[LogEntry]) -> dict[int, list[LogEntry]]:
    """Return what was done since to the entries' rows, all of one model, by the rows' ids."""
    later: dict[int, list[LogEntry]] = defaultdict(list)
    own = {entry.object_id: entry.pk for entry in entries}
    ids, first = list(own), min(own.values())
    for start in range(0, len(ids), 500):
        found = LogEntry.objects.filter(
            content_type=entries[0].content_type, object_id__in=ids[start : start + 500], pk__gt=first
        )
        for entry in found.exclude(cid=entries[0].cid).select_related("actor").order_by("id"):
            if entry.pk > own[entry.object_id]:
                later[entry.object_id].append(entry)
    return later


def _obstacle(entry: LogEntry, now: dict[str, Any] | None, later: list[LogEntry]) -> Obstacle | None:
    if entry.action == LogEntry.Action.DELETE:
        return None if now is None else _told(entry, "it is there again", later)
    if now is None:
        return _told(entry, "it is no longer there", later)
    model = _model(entry)
    soft = _FOLLOWING.get(model, set()) | _MARKS
    hard = [name for name in entry.changes if name not in soft and name in now]
    for name in hard or list(entry.changes):
        if now.get(name) != entry.changes[name][1]:
            since = [one for one in later if name in one.changes]
            label = getattr(model._meta.get_field(name), "verbose_name", name)
            return _told(entry, f"its {label} was changed since", since)
    return None


def _told(entry: LogEntry, what: str, later: list[LogEntry]) -> Obstacle:
    if not later:
        return Obstacle(entry, what)
    return Obstacle(entry, what, later[-1].actor, later[-1].timestamp)


def _still_needed(entry: LogEntry, ours: set[tuple[type[models.Model], Any]]) -> Obstacle | None:
    """Return what keeps a row that the act made from being taken away: other rows that point at it."""
    model = _model(entry)
    row = model._default_manager.get(pk=entry.object_id)
    collector = Collector(using="default", origin=row)
    try:
        collector.collect([row])
    except ProtectedError as error:
        others = [one for one in error.protected_objects if (type(one), one.pk) not in ours]
        if model in (Person, Work):
            others = [one for one in others if isinstance(one, _KEEPS_ENTITY)]
        if not others:
            return None
        return Obstacle(entry, f"“{others[0]}” needs it")
    gone = {(kind, one.pk) for kind, rows in collector.data.items() for one in rows}
    gone |= {(rows.model, one.pk) for rows in collector.fast_deletes for one in rows}
    tracked = set(tracked_models())
    for kind, pk in gone - ours:
        if kind in tracked:
            other = kind._default_manager.get(pk=pk)
            return Obstacle(entry, f"“{other}” hangs on it by now")
    return None


def _restore(entries: list[LogEntry]) -> None:
    order = {model: place for place, model in enumerate(tracked_models())}
    by_model: dict[type[models.Model], list[int]] = defaultdict(list)
    for entry in entries:
        by_model[_model(entry)].append(entry.object_id)
    for model, ids in by_model.items():
        watch(model, ids)
    concerned = _Concerned()
    present = {model: model._default_manager.in_bulk(ids) for model, ids in by_model.items()}
    in_order = sorted(entries, key=lambda entry: (order.get(_model(entry), len(order)), entry.pk))
    for entry in in_order:
        concerned.note(entry, present[_model(entry)].get(entry.object_id))
        if entry.action == LogEntry.Action.DELETE:
            make_again(entry)
    updates = (entry for entry in in_order if entry.action == LogEntry.Action.UPDATE)
    for model, found in groupby(updates, key=_model):
        _set_back(model, [entry for entry in found if not _move_back(entry)])
    for entry in reversed(in_order):
        if entry.action == LogEntry.Action.CREATE:
            row = _model(entry)._default_manager.filter(pk=entry.object_id).first()
            if row is not None:  # somebody without appearances may have gone with the last of them
                row.delete()
    concerned.bring_up_to_date()


def make_again(entry: LogEntry) -> None:
    """Make a row again that was deleted, as it was."""
    model = _model(entry)
    row = model(pk=entry.object_id)
    for name, (old, _) in entry.changes.items():
        _set(row, name, old)
    if isinstance(row, Citation):
        row.passage, row.shingles = marks_of_passage(row.article.text, Span(row.start, row.end))
    made_at = {
        column.name: getattr(row, column.name)
        for column in model._meta.concrete_fields
        if getattr(column, "auto_now_add", False)
    }
    row.save(force_insert=True)
    if made_at:  # which saving sets to now
        model._default_manager.filter(pk=row.pk).update(**made_at)


def _move_back(entry: LogEntry) -> bool:
    """Give an appearance that was another's back, with all that hangs on it; return whether the entry is of such a move."""
    if _model(entry) is not Appearance or not entry.changes.keys() & _FOLLOWING[Appearance]:
        return False
    now = values_of(Appearance.objects.get(pk=entry.object_id))
    old = {name: entry.changes[name][0] if name in entry.changes else value for name, value in now.items()}
    side = PERSONS if old["person"] is not None else WORKS
    with unrecorded():
        move(side, [entry.object_id], old[side.home] or old[side.column], pinned=old["pinned"])
    return True


def _set_back(model: type[models.Model], entries: list[LogEntry]) -> None:
    """Give rows of a model the values back that they had, where those that the act gave them still stand."""
    if not entries:
        return
    rows = model._default_manager.in_bulk([entry.object_id for entry in entries])
    since = _later_entries(entries)
    folded = [one.name for one in model._meta.concrete_fields if isinstance(one, FoldedField)]
    for entry in entries:
        row = rows[entry.object_id]
        now = values_of(row)
        later = [one for one in since[row.pk] if not one.changes.keys() <= _MARKS]
        names = []
        for name, (old, new) in entry.changes.items():
            if name not in now or now[name] != new or (name in _MARKS and _stands(later)):
                continue
            _set(row, name, old)
            names.append(name)
        row.save(update_fields=[*names, *folded])


def _stands(later: list[LogEntry]) -> bool:
    """Tell whether any of what was done since is still in force: the last word on a row was not that of undoing."""
    if not later:
        return False
    return not Act.objects.filter(cid=later[-1].cid, undoes__isnull=False).exists()


def _set(row: models.Model, name: str, value: Any) -> None:
    """Set one of the row's columns to a value as the history has it."""
    column = row._meta.get_field(name)
    assert isinstance(column, models.Field)
    if isinstance(column, models.DateTimeField) and isinstance(value, str):
        moment = parse_datetime(value)
        assert moment is not None  # as it was written from one
        value = moment if timezone.is_aware(moment) else moment.replace(tzinfo=UTC)
    elif not column.is_relation:
        value = column.to_python(value)
    setattr(row, column.attname, value)


class _Concerned:
    """What has to be counted anew when entries are undone."""

    def __init__(self) -> None:
        self.ids: dict[type[models.Model], set[Any]] = defaultdict(set)
        self.properties: set[Property] = set()
        self.judged: dict[Side, set[int]] = {PERSONS: set(), WORKS: set()}

    def note(self, entry: LogEntry, row: models.Model | None) -> None:
        """Keep in mind what an entry concerns; row: what it is of, as it is now, if it is there."""
        model = _model(entry)
        self.ids[model].add(entry.object_id)
        if model in (Judgement, Merge):
            self._note_judged(entry, row)
        if model is Withdrawal:
            cited = Citation.objects.filter(article=entry.object_id).order_by()
            self.ids[Claim] |= set(cited.values_list("claim_id", flat=True))
        for name, values in entry.changes.items():
            with suppress(FieldDoesNotExist):
                column = model._meta.get_field(name)
                if column.is_relation and column.related_model is not None:
                    related = column.related_model
                    assert isinstance(related, type)
                    self.ids[related] |= {value for value in values if value is not None}
        if isinstance(row, Claim | Disagreement):
            self.properties.add(Property.of(row))
        elif isinstance(row, Citation):
            self.ids[Claim].add(row.claim_id)
        elif isinstance(row, PersonAlias):
            self.ids[Person].add(row.person_id)
        elif isinstance(row, WorkAlias):
            self.ids[Work].add(row.work_id)
        elif isinstance(row, Appearance):
            self.ids[Person].add(row.person_id)
            self.ids[Work].add(row.work_id)

    def _note_judged(self, entry: LogEntry, row: models.Model | None) -> None:
        values = values_of(row) if row is not None else {}
        values |= {name: old if new is None else new for name, (old, new) in entry.changes.items()}
        for side, ids in self.judged.items():
            column = side.column
            ids |= {values[name] for name in (column, f"{column}_a", f"{column}_b") if values.get(name)}

    def bring_up_to_date(self) -> None:
        with unrecorded():
            for side, ids in self.judged.items():
                if ids:
                    relink(side, ids)
            for article in Article.objects.filter(pk__in=self.ids[Article]).order_by("pk"):
                if article.sort_date != (article.published or article.created.date()):
                    follow_date(article)
            for outlet in Outlet.objects.filter(pk__in=self.ids[Outlet]).order_by("pk"):
                follow_date_order(outlet)
            refresh_persons(pk for pk in self.ids[Person] if pk is not None)
            refresh_works(pk for pk in self.ids[Work] if pk is not None)
            bring_up_to_date(Claim.objects.filter(pk__in=self.ids[Claim]))
            update_disagreements(self.properties)
