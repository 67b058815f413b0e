"""Full text on PostgreSQL: the tables, functions and triggers of migration 0002, with an index on their word vectors.

A word vector keeps at most 256 places of a word and none behind the 16,383rd word. Articles of which it lacks any are
marked (is_cut): there, words that follow each other are looked for in the text itself. Of a text whose different words
fill more than a megabyte, the first 200,000 characters are searched. Fractions and raised figures, as in ½ and m², part
words as signs do.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models, transaction
from django.db.models.expressions import RawSQL

from newsarchive.full_text.index import NAME, NEAR_LIMIT, TABLES, FullTextIndex, Row, column
from newsarchive.full_text.snippets import snippet, words_in
from newsarchive.full_text.terms import Fragment, Term
from newsarchive.models import Article

# An SQL expression and its parameters.
Sql = tuple[str, list[Any]]


class PostgresqlIndex(FullTextIndex):
    def ids(self, entity: str, searched: Sequence[Term]) -> RawSQL:
        condition, parameters = _condition(entity, searched)
        return RawSQL(f"SELECT id FROM {entity}_search WHERE {condition}", parameters)

    def ids_with_any(self, entity: str, excluded: Sequence[Term]) -> RawSQL:
        conditions = [_condition(entity, [Term(term.words, term.is_prefix)]) for term in excluded]
        any_of = " OR ".join(f"({condition})" for condition, _ in conditions)
        parameters = [value for _, values in conditions for value in values]
        return RawSQL(f"SELECT id FROM {entity}_search WHERE {any_of}", parameters)

    def in_order(
        self, queryset: models.QuerySet[Article], searched: Sequence[Term]
    ) -> models.QuerySet[Article]:
        if all(term.is_excluded for term in searched):
            return queryset.exclude(pk__in=self.ids_with_any("article", searched))
        return self.walking(queryset, "article", searched)

    def walking(
        self, queryset: models.QuerySet[Row], entity: str, searched: Sequence[Term]
    ) -> models.QuerySet[Row]:
        # It keeps statistics on words, and chooses by them: to look up all matches, or to walk and stop early.
        return queryset.filter(pk__in=self.ids(entity, searched))

    def first_ids(self, entity: str, searched: Sequence[Term], limit: int) -> list[int]:
        condition, parameters = _condition(entity, searched)
        with self.connection.cursor() as cursor:
            cursor.execute(f"SELECT id FROM {entity}_search WHERE {condition} LIMIT %s", [*parameters, limit])
            return [pk for (pk,) in cursor.fetchall()]

    def best_articles(self, searched: Sequence[Term], window: int) -> list[int]:
        condition, parameters = _condition("article", searched)
        loose, values = _loose([term for term in searched if not term.is_excluded])
        with self.connection.cursor() as cursor:
            cursor.execute(
                "SELECT id FROM (SELECT id, words FROM article_search"
                f" WHERE {condition} ORDER BY id DESC LIMIT %s) AS newest"
                f" ORDER BY ts_rank(words, {loose}, 1) DESC, id DESC",
                [*parameters, window, *values],
            )
            return [pk for (pk,) in cursor.fetchall()]

    def snippets(self, article_ids: Sequence[int], searched: Sequence[Term]) -> dict[int, list[Fragment]]:
        condition, parameters = _condition("article", searched)
        wanted = [term for term in searched if not term.is_excluded]
        with self.connection.cursor() as cursor:
            cursor.execute(
                "SELECT id, text FROM newsarchive_article WHERE id IN"
                f" (SELECT id FROM article_search WHERE id = ANY(%s) AND ({condition}))",
                [list(article_ids), *parameters],
            )
            return {pk: snippet(text, wanted) for pk, text in cursor.fetchall()}

    def words_of_names(self, entity: str, start: str, shortest: int, longest: int) -> list[str]:
        with self.connection.cursor() as cursor:
            cursor.execute(
                f"SELECT DISTINCT word FROM {entity}_words WHERE word >= %s AND word < %s"
                " AND length(word) BETWEEN %s AND %s LIMIT %s",
                [start, f"{start}\U0010ffff", shortest, longest, NEAR_LIMIT],
            )
            return [word for (word,) in cursor.fetchall()]

    def check(self) -> list[str]:
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'")
            problems = self._missing_triggers({name for (name,) in cursor.fetchall()})
            for entity, table in TABLES.items():
                index = f"{entity}_search"
                problems += [
                    f"{entity} {pk} is not in the search index."
                    for pk in column(
                        cursor, f"SELECT id FROM {table} EXCEPT SELECT id FROM {index} ORDER BY 1"
                    )
                ]
                problems += [
                    f"The search index has {entity} {pk}, which does not exist."
                    for pk in column(
                        cursor, f"SELECT id FROM {index} EXCEPT SELECT id FROM {table} ORDER BY 1"
                    )
                ]
                differs = (
                    "in the search index with other names than it has"
                    if entity in NAME
                    else "in the search index with other words than it has"
                )
                problems += [
                    f"{entity} {pk} is {differs}."
                    for pk in column(
                        cursor,
                        f"SELECT id FROM {index} WHERE id IN (SELECT id FROM {table})"
                        f" AND words IS DISTINCT FROM {entity}_search_words(id) ORDER BY id",
                    )
                ]
                if entity in NAME:
                    problems += [
                        f"{entity} {pk} is among the words of names with others than it has."
                        for pk in column(cursor, _words_that_differ(entity))
                    ]
        return problems

    def rebuild(self) -> None:
        with transaction.atomic(using=self.connection.alias), self.connection.cursor() as cursor:
            for entity, table in TABLES.items():
                cursor.execute(f"DELETE FROM {entity}_search")
                if entity in NAME:
                    cursor.execute(f"DELETE FROM {entity}_words")
                cursor.execute(f"SELECT count({entity}_search_renew(id)::text) FROM {table}")


def _words_that_differ(entity: str) -> str:
    told = f"SELECT id, unnest(tsvector_to_array(words)) FROM {entity}_search"
    kept = f"SELECT id, word FROM {entity}_words"
    return (
        f"SELECT DISTINCT id FROM (({told} EXCEPT {kept}) UNION ALL ({kept} EXCEPT {told})) AS one(id, word)"
        " ORDER BY id"
    )


def _condition(entity: str, searched: Sequence[Term]) -> Sql:
    """Return the condition on rows of an index for all the terms, of which at least one is to occur."""
    wanted = [term for term in searched if not term.is_excluded]
    excluded = [term for term in searched if term.is_excluded]
    query, parameters = _all_of(wanted)
    if excluded:
        unwanted, values = _joined(excluded, " || ", follows=True)
        query, parameters = f"({query}) && !!({unwanted})", [*parameters, *values]
    exact = f"words @@ ({query})"
    in_a_row = [term for term in searched if len(words_in(term.words)) > 1]
    if entity != "article" or not in_a_row:
        return exact, parameters
    loose, values = _loose(wanted)
    tests, told = [], []
    for term in in_a_row:
        tests.append(f"{'NOT ' * term.is_excluded}article_search_has(id, %s, %s)")
        told += [term.words, term.is_prefix]
    single = [term for term in excluded if term not in in_a_row]
    if single:
        unwanted, more = _joined(single, " || ", follows=True)
        loose, values = f"({loose}) && !!({unwanted})", [*values, *more]
    cut = f"is_cut AND words @@ ({loose}) AND {' AND '.join(tests)}"
    return f"((NOT is_cut AND {exact}) OR ({cut}))", [*parameters, *values, *told]


def _all_of(wanted: Sequence[Term]) -> Sql:
    return _joined(wanted, " && ", follows=True)


def _loose(wanted: Sequence[Term]) -> Sql:
    """Return the query for the words of all the terms, whether or not they follow each other."""
    return _joined(wanted, " && ", follows=False)


def _joined(searched: Iterable[Term], operator: str, *, follows: bool) -> Sql:
    parts, parameters = [], []
    for term in searched:
        parts.append("newsarchive_query(%s, %s, %s)")
        parameters += [term.words, term.is_prefix, follows]
    return operator.join(parts), list(parameters)
