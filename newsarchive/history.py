"""Tell the history in words: what became of each row, field by field, and which acts were undone."""

from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from auditlog.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import NoReverseMatch, reverse

from newsarchive.models import Act
from newsarchive.recording import tracked_models

# Follows from the rest: who decided and when stands at the head of an act, and other columns repeat what is shown.
_UNTOLD = {
    "id",
    "created",
    "decided_by",
    "decided_at",
    "settled_by",
    "settled_at",
    "judged_by",
    "made_by",
    "value_key",
    "disagreement",
    "subject_appearance",
    "object_appearance",
    "speaker_appearance",
    "published_from",
}
_VERBS = {
    LogEntry.Action.CREATE: "made",
    LogEntry.Action.UPDATE: "changed",
    LogEntry.Action.DELETE: "deleted",
}


@dataclass(frozen=True)
class ToldChange:
    """One field's old and new value in words; "" for none."""

    label: str
    old: str
    new: str


@dataclass
class ToldEntry:
    """What became of one row. row: the row if it is still there."""

    log: LogEntry
    verb: str
    kind: str
    shown: str
    row: models.Model | None
    changes: list[ToldChange] = field(default_factory=list)
    act: "ToldAct | None" = None

    @property
    def url(self) -> str:
        """The address of the row's page in the admin; "" where it has none."""
        if self.row is None:
            return ""
        with suppress(NoReverseMatch):
            name = f"admin:{self.row._meta.app_label}_{self.row._meta.model_name}_change"
            return reverse(name, args=[self.row.pk])
        return ""


@dataclass(frozen=True)
class ToldAct:
    """An act, and the act that undid it, if that stands."""

    act: Act
    undone_by: Act | None


def tell(entries: Iterable[LogEntry]) -> list[ToldEntry]:
    """Return the entries in words, in a number of queries that depends on the kinds of rows alone."""
    logs = list(entries)
    by_type = ContentType.objects.get_for_models(*tracked_models())
    model_of = {kind.pk: model for model, kind in by_type.items()}
    wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
    for log in logs:
        model = model_of.get(log.content_type_id)
        if model is None:
            continue
        wanted[model].add(log.object_id)
        for name, values in log.changes.items():
            related = _related(model, name)
            if related is not None and name not in _UNTOLD:
                wanted[related] |= {value for value in values if value is not None}
    rows = {model: _rows(model, ids) for model, ids in wanted.items()}
    told = []
    for log in logs:
        model = model_of.get(log.content_type_id)
        if model is not None:
            row = rows[model].get(log.object_id)
            kind = str(model._meta.verbose_name)
            entry = ToldEntry(log, _VERBS[log.action], kind, log.object_repr, row)
            entry.changes = [
                change
                for name, values in _in_order(model, log.changes)
                if name not in _UNTOLD
                for change in [_told(model, name, values, rows)]
                if change.old != change.new
            ]
            told.append(entry)
    return told


def _in_order(model: type[models.Model], changes: dict[str, Any]) -> list[tuple[str, Any]]:
    """Return what was changed in the order of the model's fields: a database may keep it in another one."""
    places = {field.name: place for place, field in enumerate(model._meta.get_fields())}
    return sorted(changes.items(), key=lambda change: (places.get(change[0], len(places)), change[0]))


def with_undone(acts: Iterable[Act]) -> list[ToldAct]:
    """Return the acts, each with the act that undid it, unless that was undone in its turn."""
    found = list(acts)
    undoing: dict[int, list[Act]] = defaultdict(list)
    ids = {act.pk for act in found}
    while ids:  # once or twice: what undoes, and what undoes that
        following = list(Act.objects.for_list().filter(undoes__in=ids).order_by("id"))
        for act in following:
            assert act.undoes_id is not None  # by the filter
            undoing[act.undoes_id].append(act)
        ids = {act.pk for act in following}

    def standing(act: Act) -> Act | None:
        return next((one for one in undoing[act.pk] if standing(one) is None), None)

    return [ToldAct(act, standing(act)) for act in found]


def acts_of(entries: Iterable[ToldEntry]) -> None:
    """Give each entry its act."""
    told = list(entries)
    acts = Act.objects.for_list().filter(cid__in={entry.log.cid for entry in told})
    by_cid = {str(one.act.cid): one for one in with_undone(acts)}
    for entry in told:
        entry.act = by_cid.get(entry.log.cid)


def _related(model: type[models.Model], name: str) -> type[models.Model] | None:
    column = _column(model, name)
    related = column.related_model if column is not None and column.is_relation else None
    return related if isinstance(related, type) else None


def _column(model: type[models.Model], name: str) -> models.Field | None:
    return next((column for column in model._meta.concrete_fields if column.name == name), None)


def _rows(model: type[models.Model], ids: Iterable[Any]) -> dict[Any, models.Model]:
    rows = model._default_manager.all()
    if hasattr(rows, "for_list"):
        rows = rows.for_list()
    return {row.pk: row for row in rows.filter(pk__in=list(ids))}


def _told(
    model: type[models.Model],
    name: str,
    values: list[Any],
    rows: dict[type[models.Model], dict[Any, models.Model]],
) -> ToldChange:
    column = _column(model, name)
    label = str(column.verbose_name) if column is not None else name.replace("_", " ")
    related = _related(model, name)
    old, new = (_in_words(column, value, rows.get(related, {}) if related else None) for value in values)
    return ToldChange(label, old, new)


def _in_words(column: models.Field | None, value: Any, related: dict[Any, models.Model] | None) -> str:
    if value is None or value == "" or value == []:
        return ""
    if related is not None:
        return str(related.get(value, f"number {value}, which is no longer there"))
    if isinstance(value, bool):
        return "yes" if value else "no"
    choices = dict(column.flatchoices) if column is not None else {}
    return str(choices.get(value, value))


def tell_values(model: type[models.Model], name: str, values: list[Any]) -> ToldChange:
    """Return an old and a new value of a model's field in words."""
    related = _related(model, name)
    rows = {related: _rows(related, [value for value in values if value is not None])} if related else {}
    return _told(model, name, values, rows)
