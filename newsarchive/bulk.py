"""Write many rows by statements that are put into words once, not once for every row or every time."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Any

from django.db import connection, models, transaction

from newsarchive.batches import batches

# Of the widest rows no more fit into the parameters that SQLite may be given.
_ROWS_AT_ONCE = 32

# Numbers, words and truth values, or None: whatever the database, a row has them as it is to have them.
_KEPT_AS_THEY_ARE = (
    models.BooleanField,
    models.CharField,
    models.FloatField,
    models.ForeignKey,
    models.IntegerField,
    models.TextField,
)


def insert(rows: Iterable[models.Model]) -> None:
    """Write new rows, all of one model, and give them the ids that the database chooses.

    As bulk_create() does, which takes longer to put it into words than SQLite takes to carry it out.
    """
    rows = list(rows)
    if not rows:
        return
    table = _table_of(type(rows[0]))
    with _whole(), connection.cursor() as cursor:
        for batch in batches(rows, _ROWS_AT_ONCE):
            places = ", ".join([table.places] * len(batch))
            sql = f"{table.insert} VALUES {places} RETURNING {table.key}"
            cursor.execute(sql, list(chain.from_iterable(map(table.values_of, batch))))
            for row, (pk,) in zip(batch, cursor.fetchall(), strict=True):
                row.pk = pk
                row._state.adding, row._state.db = False, connection.alias


def insert_each(rows: Iterable[models.Model]) -> None:
    """Write new rows, all of one model, that nobody needs any more: they do not learn their ids."""
    rows = list(rows)
    if not rows:
        return
    table = _table_of(type(rows[0]))
    with _whole(), connection.cursor() as cursor:
        cursor.executemany(f"{table.insert} VALUES {table.places}", [table.values_of(row) for row in rows])


def insert_values(
    model: type[models.Model],
    columns: Sequence[str],
    rows: Iterable[Sequence[int | str | bool]],
    *,
    on_conflict: str = "",
) -> None:
    """Write new rows by the values of their columns; others have what the model gives them by default.

    on_conflict: in SQL, what becomes of a row where there is one already, as in "ON CONFLICT DO NOTHING".
    """
    rows = list(rows)
    if not rows:
        return
    table = _table_of(model)
    given, defaults = table.with_defaults(columns)
    with _whole(), connection.cursor() as cursor:
        cursor.executemany(
            f"{given} VALUES {table.places} {on_conflict}", [[*row, *defaults] for row in rows]
        )


def update_each(rows: Sequence[models.Model], columns: Sequence[str]) -> None:
    """Write the named fields of the rows, all of one model, which are stored already.

    Django's bulk_update() does the same by a CASE for every row, and takes longer to put it into words than the
    database takes to carry it out. Rows are written one by one, so that no two of them may swap unique values.
    """
    if not rows:
        return
    meta = rows[0]._meta
    concrete = {field.name: field for field in meta.concrete_fields}
    fields = [concrete[name] for name in columns]
    assert meta.pk is not None  # every model has one
    quote = connection.ops.quote_name
    assigned = ", ".join(f"{quote(str(field.column))} = %s" for field in fields)
    values = [
        [*(field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields), row.pk]
        for row in rows
    ]
    with _whole(), connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {quote(meta.db_table)} SET {assigned} WHERE {quote(str(meta.pk.column))} = %s", values
        )


def add_to_each(model: type[models.Model], column: str, numbers: Mapping[int, int]) -> None:
    """Add to a column of stored rows. numbers: id → what is added."""
    if not numbers:
        return
    meta = model._meta
    assert meta.pk is not None  # every model has one
    quote = connection.ops.quote_name
    concrete = {field.name: field for field in meta.concrete_fields}
    name, key = quote(str(concrete[column].column)), quote(str(meta.pk.column))
    with _whole(), connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {quote(meta.db_table)} SET {name} = {name} + %s WHERE {key} = %s",
            [(number, pk) for pk, number in sorted(numbers.items())],
        )


def _whole() -> AbstractContextManager[None]:
    """Let statements be carried out together or not at all: in a transaction that is under way they are."""
    return nullcontext() if connection.in_atomic_block else transaction.atomic()


class _Table:
    """How rows of a model are written. insert: the statement up to its values; places: for those of one row."""

    def __init__(self, model: type[models.Model]) -> None:
        meta = model._meta
        assert meta.pk is not None  # every model has one
        quote = connection.ops.quote_name
        self._table = quote(meta.db_table)
        self._fields = [
            field
            for field in meta.local_concrete_fields
            if field is not meta.auto_field and not field.generated
        ]
        self.insert = self._insert(self._fields)
        self.places = f"({', '.join(['%s'] * len(self._fields))})"
        self.key = quote(str(meta.pk.column))
        self._values = attrgetter(*(field.attname for field in self._fields), "pk")
        self._made = [
            (place, field) for place, field in enumerate(self._fields) if not _is_kept_as_it_is(field)
        ]

    def values_of(self, row: models.Model) -> list[Any]:
        """Return what the database is to have of a new row."""
        *values, _ = self._values(row)
        for place, field in self._made:
            values[place] = field.get_db_prep_save(field.pre_save(row, True), connection)
        return values

    def with_defaults(self, columns: Sequence[str]) -> tuple[str, list[Any]]:
        """Return the statement up to its values, the named columns first, and the values of all others."""
        by_name = {field.name: field for field in self._fields}
        given = [by_name.pop(name) for name in columns]
        defaults = [field.get_db_prep_save(field.get_default(), connection) for field in by_name.values()]
        return self._insert([*given, *by_name.values()]), defaults

    def _insert(self, fields: "Iterable[models.Field[Any, Any]]") -> str:
        listed = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
        return f"INSERT INTO {self._table} ({listed})"


@cache
def _table_of(model: type[models.Model]) -> _Table:
    return _Table(model)


def _is_kept_as_it_is(field: "models.Field[Any, Any]") -> bool:
    """Tell whether a row has the field's value as the database is to have it."""
    return isinstance(field, _KEPT_AS_THEY_ARE) and type(field).pre_save is models.Field.pre_save
