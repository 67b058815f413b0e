"""Page through a list by key, not by offset: a page costs the same at any depth, and rows that come in move none.

A token says behind (or before) which row a page begins. A token that is no token, or that of another list, gives the
first page. Counts stop at COUNT_LIMIT: nobody reads the difference, and the database need not either.
"""

import base64
import binascii
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from typing import Generic, TypeVar

from django.db import models
from django.db.models.lookups import GreaterThan, In, LessThan

PAGE_SIZE = 50
COUNT_LIMIT = 10_000

_LARGEST = 2**63 - 1  # of an integer in the database

Row = TypeVar("Row", bound=models.Model)
Key = str | int | date | None


@dataclass(frozen=True)
class Order:
    """The order of a list: by columns, all descending (or ascending, if is_ascending), the last one unique.

    attributes: where a row carries the same values. types: what they are. first: a text column before all others,
    ascending. nullable: whether the first of the columns may be empty; such rows come last.
    """

    columns: tuple[str, ...]
    attributes: tuple[str, ...]
    types: tuple[type, ...]
    first: str = ""
    is_ascending: bool = False
    nullable: bool = False

    def apply(self, queryset: models.QuerySet[Row], *, is_back: bool = False) -> models.QuerySet[Row]:
        order = [
            models.F(column).desc(nulls_last=(self.nullable and not place) or None)
            if is_descending != is_back
            else models.F(column).asc(nulls_first=(self.nullable and not place) or None)
            for place, (column, is_descending) in enumerate(self._directions)
        ]
        return queryset.order_by(*order)

    def beyond(
        self, key: Sequence[Key], *, is_back: bool = False, are_ids_listed: bool = False
    ) -> list[models.Q]:
        """Return conditions whose rows, one after the other, come after the row with this key (before it, if is_back).

        First those with all columns but the last the same, then with all but the last two, and so on: each is one range
        of the index, however many rows have equal values.

        are_ids_listed: whether the ids are in a list besides. SQLite up to 3.40 at least forgets a bound of the id where it
        finds the listed ones in an index that names the id behind an equal column: the bound must not be one of an index.
        """
        conditions = []
        for depth in reversed(range(len(key))):
            column, is_descending = self._directions[depth]
            if key[depth] is None:
                if is_back:  # all that have a value come before those that have none
                    conditions.append(models.Q(**{f"{column}__isnull": False}))
                continue
            is_before = is_descending != is_back
            if are_ids_listed and column == "id":
                kind = LessThan if is_before else GreaterThan
                condition = models.Q(kind(models.F(column) + 0, key[depth]))
            else:
                condition = models.Q(**{f"{column}__{'lt' if is_before else 'gt'}": key[depth]})
            for (same, _), value in zip(self._directions[:depth], key, strict=False):
                condition &= models.Q(**({f"{same}__isnull": True} if value is None else {same: value}))
            conditions.append(condition)
        if self.nullable and not is_back and key[0] is not None:
            conditions.append(models.Q(**{f"{self.columns[0]}__isnull": True}))
        return conditions

    @property
    def _directions(self) -> list[tuple[str, bool]]:
        first = [(self.first, False)] if self.first else []
        return first + [(column, not self.is_ascending) for column in self.columns]

    def key(self, row: models.Model) -> list[Key]:
        names = [self.first, *self.attributes] if self.first else self.attributes
        return [attrgetter(name)(row) for name in names]

    def read(self, values: object) -> list[Key] | None:
        """Return the key that a token's values are; None if they are not one of this list."""
        types = [str, *self.types] if self.first else self.types
        if not isinstance(values, list) or len(values) != len(types):
            return None
        key: list[Key] = []
        for place, (value, kind) in enumerate(zip(values, types, strict=True)):
            if value is None and self.nullable and place == 0:
                key.append(None)
            elif kind is date and isinstance(value, str):
                try:
                    key.append(date.fromisoformat(value))
                except ValueError:
                    return None
            elif isinstance(value, str | int) and type(value) is kind and not _is_too_large(value):
                key.append(value)
            else:
                return None
        return key


NEWEST_FIRST = Order(("sort_date", "id"), ("sort_date", "pk"), (date, int))
MOST_COVERED_FIRST = Order(("article_count", "id"), ("article_count", "pk"), (int, int))
OLDEST_FIRST = replace(NEWEST_FIRST, is_ascending=True)
NEW_FIRST = Order(("id",), ("pk",), (int,))
LATEST_SAID_FIRST = Order(("last_published", "id"), ("last_published", "pk"), (date, int), nullable=True)
OPEN_FIRST = Order(("article_count", "id"), ("article_count", "pk"), (int, int), first="status")


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Rows, and the tokens of the pages before and after them ("" where there is none)."""

    rows: list[Row]
    previous: str = ""
    next: str = ""


@dataclass(frozen=True)
class Count:
    """How many rows a list has: exactly, or more than that."""

    number: int
    is_more: bool = False


def _lists_ids(queryset: models.QuerySet) -> bool:
    """Tell whether rows are those of listed ids, or of ids that a subquery finds."""
    return any(
        isinstance(leaf, In) and getattr(leaf.lhs, "target", None) == queryset.model._meta.pk
        for leaf in queryset.query.where.leaves()
    )


def page_of(
    queryset: models.QuerySet[Row], order: Order, token: str = "", size: int = PAGE_SIZE
) -> Page[Row]:
    """Return the page that the token stands for, at most size rows of it."""
    is_back, key = _read(token, order)
    if key is None:
        rows = list(order.apply(queryset)[: size + 1])
        return Page(rows[:size], next=_token(order, rows[size - 1]) if len(rows) > size else "")
    rows = []
    for condition in order.beyond(key, is_back=is_back, are_ids_listed=_lists_ids(queryset)):
        rows += order.apply(queryset.filter(condition), is_back=is_back)[: size + 1 - len(rows)]
        if len(rows) > size:
            break
    if is_back:
        if len(rows) <= size:  # the first page, which may have grown since
            return page_of(queryset, order, size=size)
        rows = rows[:size][::-1]
        return Page(rows, previous=_token(order, rows[0], is_back=True), next=_token(order, rows[-1]))
    if not rows:
        return page_of(queryset, order, size=size)
    shown = rows[:size]
    return Page(
        shown,
        previous=_token(order, shown[0], is_back=True),
        next=_token(order, shown[-1]) if len(rows) > size else "",
    )


def walk(queryset: models.QuerySet[Row], order: Order, size: int) -> Iterator[Row]:
    """Yield all rows in their order, read in pieces of so many: no query lasts, and no piece costs more than the first."""
    token = ""
    while True:
        page = page_of(queryset, order, token, size)
        yield from page.rows
        if not page.next:
            return
        token = page.next


def count(queryset: models.QuerySet[Row]) -> Count:
    """Return how many rows there are, without counting beyond COUNT_LIMIT."""
    number = queryset.order_by()[: COUNT_LIMIT + 1].count()
    return Count(min(number, COUNT_LIMIT), is_more=number > COUNT_LIMIT)


def _is_too_large(value: str | int) -> bool:
    return isinstance(value, int) and abs(value) > _LARGEST


def _token(order: Order, row: models.Model, *, is_back: bool = False) -> str:
    written = json.dumps([is_back, order.key(row)], default=date.isoformat, separators=(",", ":"))
    return base64.urlsafe_b64encode(written.encode()).decode().rstrip("=")


def _read(token: str, order: Order) -> tuple[bool, list[Key] | None]:
    try:
        padded = token.encode("ascii") + b"=" * (-len(token) % 4)
        is_back, values = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (ValueError, TypeError, RecursionError, binascii.Error):
        return False, None
    return bool(is_back), order.read(values)
