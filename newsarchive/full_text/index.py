"""What is asked of a full-text index, whatever database keeps it: of articles, claims, persons and works.

A term's words follow each other; case and diacritics of Latin letters do not matter. The index of persons and works has
all their names; triggers keep every index true, whoever writes a row.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TypeVar

from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.models.expressions import RawSQL

from newsarchive.full_text.terms import Fragment, Term
from newsarchive.models import Article

FEW = 1_000  # matches that are cheaper to look up and sort than to meet while walking from the newest
SNIPPET_WORDS = 32
NEAR_LIMIT = 20_000  # words of names that one word is compared with

# The column of the name of what has several.
NAME = {"person": "name", "work": "title"}
TABLES = {entity: f"newsarchive_{entity}" for entity in ("article", "claim", "person", "work")}
EVENTS = ("insert", "update", "delete")
TRIGGERS = {
    *(f"{entity}_search_{event}" for entity in ("article", "claim") for event in EVENTS),
    *(f"{entity}_search_{row}{event}" for entity in NAME for row in ("", "alias_") for event in EVENTS),
}

Row = TypeVar("Row", bound=models.Model)


class FullTextIndex(ABC):
    """The index of one database. Terms are those of newsarchive.full_text.terms."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection

    @abstractmethod
    def ids(self, entity: str, searched: Sequence[Term]) -> RawSQL:
        """Return the subquery of the ids of what has all the terms, of which at least one is to occur."""

    @abstractmethod
    def ids_with_any(self, entity: str, excluded: Sequence[Term]) -> RawSQL:
        """Return the subquery of the ids of what has any of the terms, excluded or not."""

    @abstractmethod
    def in_order(
        self, queryset: models.QuerySet[Article], searched: Sequence[Term]
    ) -> models.QuerySet[Article]:
        """Return the articles that have all the terms, so that the first ones of many, the newest first, are soon had."""

    @abstractmethod
    def walking(
        self, queryset: models.QuerySet[Row], entity: str, searched: Sequence[Term]
    ) -> models.QuerySet[Row]:
        """Return the rows that have all the terms, to be met while walking along the queryset's order: they are many."""

    @abstractmethod
    def first_ids(self, entity: str, searched: Sequence[Term], limit: int) -> list[int]:
        """Return so many of the ids, any of them, of what has all the terms."""

    @abstractmethod
    def best_articles(self, searched: Sequence[Term], window: int) -> list[int]:
        """Return the ids of the newest rows that match, so many of them, the best match first."""

    @abstractmethod
    def snippets(self, article_ids: Sequence[int], searched: Sequence[Term]) -> dict[int, list[Fragment]]:
        """Return, for those of the articles that match, SNIPPET_WORDS words around matches in the text."""

    @abstractmethod
    def words_of_names(self, entity: str, start: str, shortest: int, longest: int) -> list[str]:
        """Return words of the names of persons or works, folded: those that begin so and have so many characters, at most
        NEAR_LIMIT."""

    @abstractmethod
    def check(self) -> list[str]:
        """Return what is wrong with the index, a sentence each."""

    @abstractmethod
    def rebuild(self) -> None:
        """Make the index anew from the rows, triggers aside."""

    def _missing_triggers(self, present: set[str]) -> list[str]:
        return [
            f"The trigger {name} is missing: changes do not reach the search index."
            for name in sorted(TRIGGERS - present)
        ]


def index_of(using: str) -> FullTextIndex:
    """Return the index of the database with the alias."""
    # each needs its own database alone
    from newsarchive.full_text.postgresql import PostgresqlIndex
    from newsarchive.full_text.sqlite import SqliteIndex

    connection = connections[using]
    return (PostgresqlIndex if connection.vendor == "postgresql" else SqliteIndex)(connection)


def column(cursor: CursorWrapper, statement: str) -> list[int]:
    """Return the first column of what a statement answers."""
    cursor.execute(statement)
    return [pk for (pk,) in cursor.fetchall()]
