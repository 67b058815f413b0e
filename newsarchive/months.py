"""Count what is dated by months, in the database."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models.functions import Cast, Substr

MONTHS_SHOWN = 240


def count_by_month(rows: models.QuerySet[Any], day: str, counted: str = "pk") -> list[tuple[date, int]]:
    """Return the newest MONTHS_SHOWN months that have any, as their first days, the earliest first.

    day: the column with the date; counted: the column of which each value is counted once.
    """
    # The first letters of the day: SQLite has no function for months, and would call Python's for each row.
    months = (
        rows.annotate(month=Substr(Cast(day, models.CharField()), 1, 7))
        .values_list("month")
        .annotate(number=models.Count(counted, distinct=counted != "pk"))
        .order_by("-month")[:MONTHS_SHOWN]
    )
    return [(date.fromisoformat(f"{month}-01"), number) for month, number in list(months)[::-1]]
