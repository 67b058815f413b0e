"""Conditions, indexes and constraints of columns of which a row need not have all."""

from django.db import models


def one_of(first: str, second: str) -> models.Q:
    """Return the condition that exactly one of two nullable columns is set."""
    return models.Q(**{f"{first}__isnull": False, f"{second}__isnull": True}) | models.Q(
        **{f"{first}__isnull": True, f"{second}__isnull": False}
    )


def two_persons_or_two_works() -> models.Q:
    """Return the condition that a pair is either of persons (person_a, person_b) or of works (work_a, work_b)."""
    persons = {
        "person_a__isnull": False,
        "person_b__isnull": False,
        "work_a__isnull": True,
        "work_b__isnull": True,
    }
    return models.Q(**persons) | models.Q(**{name: not is_null for name, is_null in persons.items()})


def index_where_set(name: str, column: str, *others: str) -> models.Index:
    """Return an index over the columns that holds only the rows which have the first."""
    return models.Index(fields=[column, *others], condition=_is_set(column), name=name)


def once_where_set(name: str, column: str, *others: str, message: str = "") -> models.UniqueConstraint:
    """Return the constraint that rows which have the first column differ in some of them; message: what is told if not."""
    return models.UniqueConstraint(
        fields=[column, *others],
        condition=_is_set(column),
        name=name,
        violation_error_message=message or None,
    )


def _is_set(column: str) -> models.Q:
    return models.Q(**{f"{column}__isnull": False})
