"""Queries that are asked again and again: Django puts each into words once, and not every time.

Ingest asks the archive dozens of small questions about every article. SQLite answers most of them in less time than it
takes to put them into SQL.
"""

from collections.abc import Callable, Collection, Hashable, Mapping
from functools import wraps
from typing import Any, ParamSpec, TypeAlias, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.query import FlatValuesListIterable, ModelIterable, ValuesListIterable

P = ParamSpec("P")
Row = TypeVar("Row")

Parameter: TypeAlias = int | str | Collection[int] | Collection[str]

# What stands for a parameter while its query is put into words: nothing that any query says by itself.
_NUMBER = 2_000_000_000
_WORD = "\0parameter "

# Longer lists are rare, and filled up they might be more than the parameters that SQLite takes.
_MOST_FILLED = 1024


def prepared(build: Callable[P, QuerySet[Any, Row]]) -> Callable[P, list[Row]]:
    """Let a function that builds a query answer it, by SQL that is kept.

    What is passed by position shapes the query, and is part of what it is kept by. What is passed by name are its
    parameters: numbers, words, or collections of them to look up by "__in"; none of them may be None. The query is one of
    values_list(), or of whole rows of one model.
    """
    statements: dict[Hashable, _Statement] = {}

    @wraps(build)
    def answer(*shape: P.args, **parameters: P.kwargs) -> list[Row]:
        kinds = tuple([_kind(parameters[name]) for name in parameters])
        if None in kinds:  # without anything to look up the query is another one
            return list(build(*shape, **parameters))
        key = (connection.vendor, shape, tuple(parameters), kinds)
        statement = statements.get(key)
        if statement is None:
            stands_for = dict(zip(parameters, map(_stand_in, range(len(kinds)), kinds), strict=True))
            built: Callable[..., QuerySet[Any, Row]] = build
            statement = statements[key] = _Statement(built(*shape, **stands_for), stands_for)
        return statement.rows(parameters)

    return answer


def _kind(value: Any) -> type | tuple[type] | None:
    """Return the type of a parameter, that of a collection's members in a tuple; None for an empty collection."""
    if isinstance(value, str):
        return str
    if isinstance(value, int):
        return int
    first = next(iter(value), None)
    return None if first is None else (str,) if isinstance(first, str) else (int,)


def _stand_in(number: int, kind: type | tuple[type] | None) -> Any:
    if isinstance(kind, tuple):
        return [_stand_in(number, kind[0])]
    return f"{_WORD}{number}" if kind is str else _NUMBER + number


class _Statement:
    """One query in SQL, for parameters of certain kinds."""

    def __init__(self, queryset: QuerySet[Any, Any], stands_for: Mapping[str, Any]) -> None:
        """stands_for: the value that stands for each parameter, in a list for a collection."""
        compiler = queryset.query.get_compiler(connection=connection)
        try:
            sql, values = compiler.as_sql()
        except EmptyResultSet:
            raise ValueError("a prepared query must be able to find something") from None
        self._pieces = sql.split("%s")
        names = {value[0] if isinstance(value, list) else value: name for name, value in stands_for.items()}
        self._values = [
            (names.get(value) if isinstance(value, int | str) else None, value) for value in values
        ]
        assert {name for name, _ in self._values} >= stands_for.keys()
        self._lists = {name for name, value in stands_for.items() if isinstance(value, list)}
        self._worded: dict[tuple[int, ...], str] = {}
        expressions = [expression for expression, _, _ in compiler.select[: compiler.col_count]]
        self._converters = list(compiler.get_converters(expressions).items())
        self._shape = self._shape_of(queryset)

    @staticmethod
    def _shape_of(queryset: QuerySet[Any, Any]) -> Callable[[Any], Any]:
        """Return what makes a row as the query gives it of the columns."""
        kind = queryset._iterable_class
        if kind is FlatValuesListIterable:
            return lambda row: row[0]
        if kind is ValuesListIterable:
            return tuple
        assert kind is ModelIterable
        assert not queryset.query.select_related
        assert not queryset.query.annotations
        model = queryset.model
        names = [field.attname for field in model._meta.concrete_fields]
        return lambda row: model.from_db(connection.alias, names, row)

    def rows(self, parameters: Mapping[str, Any]) -> list[Any]:
        """Return what the query finds by the parameters."""
        values: list[Any] = []
        sizes = []
        filled = {name: _filled(parameters[name]) for name in self._lists}
        for name, value in self._values:
            if name is None:
                values.append(value)
            elif name in filled:
                values += filled[name]
                sizes.append(len(filled[name]))
            else:
                values.append(parameters[name])
        with connection.cursor() as cursor:
            cursor.execute(self._in_words(tuple(sizes)), values)
            found = cursor.fetchall()
        if self._converters:
            found = [self._converted(row) for row in found]
        return [self._shape(row) for row in found]

    def _in_words(self, sizes: tuple[int, ...]) -> str:
        """Return the SQL for collections of these sizes, in the order in which it names them."""
        if sizes not in self._worded:
            left = iter(sizes)
            places = [
                ", ".join(["%s"] * next(left)) if name in self._lists else "%s" for name, _ in self._values
            ]
            parts = [part for pair in zip(self._pieces, [*places, ""], strict=True) for part in pair]
            self._worded[sizes] = "".join(parts)
        return self._worded[sizes]

    def _converted(self, row: tuple[Any, ...]) -> list[Any]:
        values = list(row)
        for place, (converters, expression) in self._converters:
            for convert in converters:
                values[place] = convert(values[place], expression, connection)
        return values


def _filled(values: Collection[Any]) -> list[Any]:
    """Return the values, the last repeated up to a power of two: so there are few statements of different lengths."""
    filled = list(values)
    if len(filled) > _MOST_FILLED:
        return filled
    return filled + filled[-1:] * ((1 << (len(filled) - 1).bit_length()) - len(filled))
