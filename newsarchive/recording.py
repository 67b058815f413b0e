"""Keep what editors change: one act for all that one of them does at once, with the true old and new values of its rows.

Machine work is not recorded: nothing is, outside of an act, nor inside by_machine(). Inside an act every save and
delete of a tracked row is noticed, whoever makes it, a stock form of the admin too; rows that one statement changes
(QuerySet.update(), bulk_update()) are announced first by watch(). At the end of the act each row's values before and
after are compared, so that the history has one entry a row, and none for what was rolled back or set back.

The entries are django-auditlog's, under one correlation id an act: it writes down both values of a changed field, where
django-simple-history and django-reversion keep the new row alone and so would not know what ingest had written.
"""

import uuid
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, wraps
from typing import Any, ParamSpec, TypeVar

from auditlog.diff import get_field_value
from auditlog.models import LogEntry
from auditlog.registry import AuditlogModelRegistry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models.signals import post_save, pre_delete, pre_save
from django.utils import timezone

from newsarchive.models import (
    Act,
    Appearance,
    Article,
    Citation,
    Claim,
    Disagreement,
    ExternalId,
    Judgement,
    Mention,
    Merge,
    Note,
    Outlet,
    Person,
    PersonAlias,
    SplitMention,
    Withdrawal,
    Work,
    WorkAlias,
)
from newsarchive.models.folded import FoldedField
from newsarchive.one_writer import writing

# SQLite binds at most 32,766 variables a statement, and a batch's rows are held in memory.
_BATCH = 500

# In order of dependence, with the columns that the archive derives by itself.
_TRACKED: dict[type[models.Model], set[str]] = {
    Outlet: set(),
    Article: {"text", "layout", "opening", "digest", "sort_date", "claim_count", "original"},
    Person: {"article_count", "claim_count"},
    PersonAlias: set(),
    Work: {"article_count", "claim_count"},
    WorkAlias: set(),
    ExternalId: set(),
    Appearance: set(),
    Mention: set(),
    SplitMention: set(),
    Disagreement: {"value_count", "article_count"},
    Claim: {"article_count", "origin_count", "first_published", "last_published"},
    Citation: {"passage", "shingles"},
    Withdrawal: set(),
    Merge: set(),
    Judgement: {"changed"},
    Note: {"home_claim"},
}

P = ParamSpec("P")
R = TypeVar("R")
Key = tuple[type[models.Model], Any]


@dataclass(frozen=True)
class Snapshot:
    """A row as it was: its tracked values, as JSON has them, and what it is called."""

    values: dict[str, Any]
    shown: str


@dataclass
class Recorder:
    """What is being done. before: the rows as they were when first touched; None for those that were made."""

    by: User
    what: str = ""
    reason: str = ""
    undoes: Act | None = None
    cid: uuid.UUID = field(default_factory=uuid.uuid4)
    before: dict[Key, Snapshot | None] = field(default_factory=dict)

    def describe(self, what: str, reason: str) -> None:
        """Say what is done and why, where that was not said yet: the first word is that of the whole."""
        self.what = self.what or what
        self.reason = self.reason or reason

    def remember(self, model: type[models.Model], ids: Iterable[Any]) -> None:
        """Keep the rows as they are now, unless they were touched already."""
        wanted = sorted({pk for pk in ids if pk is not None and (model, pk) not in self.before})
        found = snapshots(model, wanted) if wanted else {}
        for pk in wanted:
            self.before[model, pk] = found.get(pk)

    def write(self) -> Act | None:
        """Write the act and what became of each row; None if nothing did."""
        entries = []
        now = timezone.now()
        after: dict[Key, Snapshot] = {}
        for model in {model for model, _ in self.before}:
            ids = [pk for kind, pk in self.before if kind is model]
            after |= {(model, pk): one for pk, one in snapshots(model, ids).items()}
        for (model, pk), old in self.before.items():
            new = after.get((model, pk))
            changes = _changes(old, new)
            shown = new or old
            if not changes or shown is None:
                continue
            action = LogEntry.Action.UPDATE
            if old is None or new is None:
                action = LogEntry.Action.CREATE if old is None else LogEntry.Action.DELETE
            entries.append(
                LogEntry(
                    content_type=ContentType.objects.get_for_model(model),
                    object_pk=str(pk),
                    object_id=pk,
                    object_repr=shown.shown,
                    action=action,
                    changes=changes,
                    actor_id=self.by.pk,
                    cid=str(self.cid),
                    timestamp=now,
                )
            )
        if not entries:
            return None
        act = Act.objects.create(
            cid=self.cid,
            by_id=self.by.pk,
            what=self.what or _name({entry.action for entry in entries}),
            about=entries[0].object_repr[:300],
            reason=self.reason[:500],
            row_count=len(entries),
            undoes=self.undoes,
            at=now,
            day=timezone.localdate(now),
        )
        LogEntry.objects.bulk_create(entries, batch_size=_BATCH)
        return act


def _name(actions: set[int]) -> str:
    """Return what an act is called that nobody named."""
    if actions == {LogEntry.Action.CREATE}:
        return "made"
    return "deleted" if actions == {LogEntry.Action.DELETE} else "edited"


_current: ContextVar[Recorder | None] = ContextVar("recorder", default=None)


def current() -> Recorder | None:
    """Return what is being done now, if anything is that is recorded."""
    return _current.get()


@contextmanager
def act(by: User, *, what: str = "", reason: str = "", undoes: Act | None = None) -> Iterator[Recorder]:
    """Do all that is done inside as one act, in one transaction; inside of another act it is a part of that.

    what: in the past tense ("accepted"). The Act is written at the end, if anything changed, with the recorder's cid.
    """
    running = _current.get()
    if running is not None:
        running.describe(what, reason)
        with transaction.atomic():  # what fails is taken back, whatever becomes of the rest
            yield running
        return
    recorder = Recorder(by, what, reason, undoes)
    with writing():
        token = _current.set(recorder)
        try:
            yield recorder
        finally:
            _current.reset(token)
        recorder.write()


@contextmanager
def unrecorded() -> Iterator[None]:
    """Do as the machine what is done inside: it follows from decisions, and is none."""
    token = _current.set(None)
    try:
        yield
    finally:
        _current.reset(token)


def by_machine(function: Callable[P, R]) -> Callable[P, R]:
    """Make a function's work that of the machine, also where an editor's act leads to it."""

    @wraps(function)
    def unrecorded_function(*args: P.args, **kwargs: P.kwargs) -> R:
        with unrecorded():
            return function(*args, **kwargs)

    return unrecorded_function


def watch(model: type[models.Model], ids: Collection[Any]) -> None:
    """Announce that rows will be changed without save(), so that the act has their old and new values."""
    recorder = _current.get()
    if recorder is not None:
        recorder.remember(model, ids)


@cache
def tracked_fields(model: type[models.Model]) -> list[models.Field]:
    """Return the columns whose changes are kept: all but those that the archive derives."""
    return [
        column
        for column in model._meta.concrete_fields
        if not isinstance(column, FoldedField) and column.name not in _TRACKED.get(model, ())
    ]


def tracked_models() -> list[type[models.Model]]:
    """Return the models whose changes are kept, in order of dependence."""
    return list(_TRACKED)


def track(model: type[models.Model], leaving_out: Collection[str] = ()) -> None:
    """Keep the changes of another model, which depends on none that is tracked later; leaving_out: derived columns."""
    _TRACKED[model] = set(leaving_out)
    _REGISTRY.register(model, include_fields=[column.name for column in tracked_fields(model)])


def snapshots(model: type[models.Model], ids: Iterable[Any]) -> dict[Any, Snapshot]:
    """Return the rows as they are in the database, by id; those that are not there are missing."""
    rows = model._default_manager.all()
    if hasattr(rows, "for_list"):
        rows = rows.for_list()
    found = {}
    wanted = list(ids)
    for first in range(0, len(wanted), _BATCH):
        for row in rows.filter(pk__in=wanted[first : first + _BATCH]):
            found[row.pk] = Snapshot(values_of(row), str(row))
    return found


def values_of(row: models.Model) -> dict[str, Any]:
    """Return the row's tracked values as JSON has them: a foreign key as an id, a date as ISO text."""
    return {column.name: _as_json(row, column) for column in tracked_fields(type(row))}


def _as_json(row: models.Model, column: models.Field) -> Any:
    value = get_field_value(row, column, use_json_for_changes=True)
    return value if isinstance(value, None | bool | int | float | str | list | dict) else str(value)


def _changes(old: Snapshot | None, new: Snapshot | None) -> dict[str, list[Any]]:
    before = old.values if old else {}
    after = new.values if new else {}
    names = list(before or after)
    if old is None or new is None:
        return {name: [before.get(name), after.get(name)] for name in names}
    return {name: [before[name], after[name]] for name in names if before[name] != after[name]}


def _before_save(sender: type[models.Model], instance: models.Model, **options: Any) -> None:
    recorder = _current.get()
    if recorder is not None and instance.pk is not None:
        recorder.remember(sender, [instance.pk])


def _after_save(sender: type[models.Model], instance: models.Model, created: bool, **options: Any) -> None:
    recorder = _current.get()
    if recorder is not None and created:
        recorder.before.setdefault((sender, instance.pk), None)


def _before_delete(sender: type[models.Model], instance: models.Model, **options: Any) -> None:
    recorder = _current.get()
    if recorder is not None:
        recorder.remember(sender, [instance.pk])


_REGISTRY = AuditlogModelRegistry(
    create=False,
    update=False,
    delete=False,
    access=False,
    custom={pre_save: _before_save, post_save: _after_save, pre_delete: _before_delete},
)


def start() -> None:
    """Notice from now on what acts change; called once, when the archive's models are ready."""
    for model, leaving_out in list(_TRACKED.items()):
        track(model, leaving_out)
