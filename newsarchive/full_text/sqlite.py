"""Full text on SQLite: the FTS5 tables of migration 0002."""

import re
from collections.abc import Iterable, Sequence

from django.db import DatabaseError, models, transaction
from django.db.models.expressions import RawSQL

from newsarchive.full_text.index import (
    FEW,
    NAME,
    NEAR_LIMIT,
    SNIPPET_WORDS,
    TABLES,
    FullTextIndex,
    Row,
    column,
)
from newsarchive.full_text.terms import Fragment, Term
from newsarchive.models import Article

DENSE = 0.2  # share of all articles from which it is cheaper to ask of each whether it matches than to list all matches


class SqliteIndex(FullTextIndex):
    def ids(self, entity: str, searched: Sequence[Term]) -> RawSQL:
        return _ids(entity, _expression(searched))

    def ids_with_any(self, entity: str, excluded: Sequence[Term]) -> RawSQL:
        return _ids(entity, _any_of(excluded))

    def in_order(
        self, queryset: models.QuerySet[Article], searched: Sequence[Term]
    ) -> models.QuerySet[Article]:
        if all(term.is_excluded for term in searched):
            return queryset.exclude(_Probe(models.F("pk"), models.Value(_any_of(searched))))
        query = _expression(searched)
        with self.connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*), max(rowid) FROM"
                " (SELECT rowid FROM article_search WHERE article_search MATCH %s ORDER BY rowid LIMIT %s)",
                [query, FEW],
            )
            matches, highest = cursor.fetchone()
        if highest is None or matches < FEW:
            return queryset.filter(models.Q(pk__in=self.ids("article", searched)))
        if matches < DENSE * highest or any(term.is_prefix for term in searched):
            # Asking of one article whether it has a word that begins so would look up all of these words each time.
            return self.walking(queryset, "article", searched)
        return queryset.filter(_Probe(models.F("pk"), models.Value(query)))

    def walking(
        self, queryset: models.QuerySet[Row], entity: str, searched: Sequence[Term]
    ) -> models.QuerySet[Row]:
        return queryset.filter(_Walk(models.F("pk"), self.ids(entity, searched)))

    def first_ids(self, entity: str, searched: Sequence[Term], limit: int) -> list[int]:
        with self.connection.cursor() as cursor:
            cursor.execute(
                f"SELECT rowid FROM {entity}_search WHERE {entity}_search MATCH %s LIMIT %s",
                [_expression(searched), limit],
            )
            return [pk for (pk,) in cursor.fetchall()]

    def best_articles(self, searched: Sequence[Term], window: int) -> list[int]:
        with self.connection.cursor() as cursor:
            cursor.execute(
                "SELECT rowid FROM (SELECT rowid, rank FROM article_search WHERE article_search MATCH %s"
                " ORDER BY rowid DESC LIMIT %s) ORDER BY rank, rowid DESC",
                [_expression(searched), window],
            )
            return [pk for (pk,) in cursor.fetchall()]

    def snippets(self, article_ids: Sequence[int], searched: Sequence[Term]) -> dict[int, list[Fragment]]:
        places = ", ".join(["%s"] * len(article_ids))
        # A row at a time is best, but not for the beginning of a word: all words that begin so would be looked up each
        # time.
        rowid = "+rowid" if any(term.is_prefix for term in searched) else "rowid"
        with self.connection.cursor() as cursor:
            cursor.execute(
                f"SELECT rowid, snippet(article_search, 1, char(2), char(3), '…', {SNIPPET_WORDS}) FROM article_search"
                f" WHERE article_search MATCH %s AND {rowid} IN ({places}) AND rowid BETWEEN %s AND %s",
                [_expression(searched), *article_ids, min(article_ids), max(article_ids)],
            )
            return {pk: _fragments(snippet) for pk, snippet in cursor.fetchall()}

    def words_of_names(self, entity: str, start: str, shortest: int, longest: int) -> list[str]:
        with self.connection.cursor() as cursor:
            cursor.execute(
                f"SELECT term FROM {entity}_words WHERE term >= %s AND term < %s"
                " AND length(term) BETWEEN %s AND %s LIMIT %s",
                [start, f"{start}\U0010ffff", shortest, longest, NEAR_LIMIT],
            )
            return [term for (term,) in cursor.fetchall()]

    def check(self) -> list[str]:
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            problems = self._missing_triggers({name for (name,) in cursor.fetchall()})
            for entity, table in TABLES.items():
                index = f"{entity}_search"
                problems += [
                    f"{entity} {pk} is not in the search index."
                    for pk in column(cursor, f"SELECT id FROM {table} EXCEPT SELECT id FROM {index}_docsize")
                ]
                problems += [
                    f"The search index has {entity} {pk}, which does not exist."
                    for pk in column(cursor, f"SELECT id FROM {index}_docsize EXCEPT SELECT id FROM {table}")
                ]
                if entity in NAME:
                    problems += [
                        f"{entity} {pk} is in the search index with other names than it has."
                        for pk in column(
                            cursor, f"SELECT id FROM ({_names(entity)} EXCEPT SELECT rowid, * FROM {index})"
                        )
                    ]
                try:
                    with transaction.atomic(using=self.connection.alias):
                        cursor.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
                except DatabaseError as error:
                    # Anything else keeps it from being checked: a file that may not be written, a full disk.
                    if not _cause_name(error).startswith("SQLITE_CORRUPT"):
                        raise
                    problems.append(f"The search index of {entity}s does not fit its rows ({error}).")
        return problems

    def rebuild(self) -> None:
        with transaction.atomic(using=self.connection.alias), self.connection.cursor() as cursor:
            for entity in ("article", "claim"):
                cursor.execute(f"INSERT INTO {entity}_search ({entity}_search) VALUES ('rebuild')")
            for entity in NAME:
                cursor.execute(f"DELETE FROM {entity}_search")
                cursor.execute(
                    f"INSERT INTO {entity}_search (rowid, {NAME[entity]}, aliases) {_names(entity)}"
                )


class _Walk(models.Func):
    """The + keeps SQLite from looking up and sorting all matches: it walks from the newest, and stops early."""

    template = "(+%(expressions)s)"
    arg_joiner = " IN "
    output_field = models.BooleanField()


class _Probe(models.Func):
    """Ask of each article, from the newest on, whether it matches."""

    template = "EXISTS (SELECT 1 FROM article_search WHERE article_search.rowid = %(expressions)s)"
    arg_joiner = " AND article_search MATCH "
    output_field = models.BooleanField()


def _ids(entity: str, expression: str) -> RawSQL:
    return RawSQL(f"SELECT rowid FROM {entity}_search WHERE {entity}_search MATCH %s", [expression])


def _expression(searched: Sequence[Term]) -> str:
    """Return an FTS5 expression in which everything typed is quoted, so that nothing of it is an operator.

    At least one of the terms is to occur.
    """
    wanted = " AND ".join(_quoted(term) for term in searched if not term.is_excluded)
    excluded = _any_of(term for term in searched if term.is_excluded)
    return f"({wanted}) NOT ({excluded})" if excluded else wanted


def _any_of(searched: Iterable[Term]) -> str:
    return " OR ".join(_quoted(term) for term in searched)


def _quoted(term: Term) -> str:
    return '"{}"{}'.format(term.words.replace('"', ""), "*" * term.is_prefix)


def _names(entity: str) -> str:
    """Return the statement that selects what the index of persons or works is to hold: id, name, aliases."""
    name = NAME[entity]
    return (
        f"SELECT id, {name}, coalesce((SELECT group_concat({name}, char(10)) FROM"
        f" (SELECT {name} FROM newsarchive_{entity}alias WHERE {entity}_id = e.id ORDER BY id)), '')"
        f" FROM newsarchive_{entity} e"
    )


def _cause_name(error: DatabaseError) -> str:
    """Return SQLite's name for what an error stands for."""
    return str(getattr(error.__cause__, "sqlite_errorname", ""))


def _fragments(snippet: str) -> list[Fragment]:
    pieces = [Fragment(piece, index % 2 == 1) for index, piece in enumerate(re.split("[\x02\x03]", snippet))]
    return [piece for piece in pieces if piece.text]
