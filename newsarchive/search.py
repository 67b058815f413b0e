"""Find articles by their words, persons and works by their names; the only module that knows how a database does it.

What a reader types is never a query language that can be wrong: words must all occur (in any order and case, without
regard to diacritics), words in double quotes must follow each other, a word that ends in * begins a longer one, and
what stands behind a - must not occur. Everything else is taken for what parts words.

SQLite searches the FTS5 tables of migration 0002, which triggers keep true. A database without them is searched by
comparing letters: right, and slow.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from django.db import DatabaseError, connection, connections, models, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models.expressions import RawSQL

from newsarchive.models import Article, Claim, Person, PersonAlias, Work, WorkAlias
from newsarchive.names import name_key, title_key

TERM_LIMIT = 32  # more words than that narrow nothing down
TERM_LENGTH = 200
PREFIX_LENGTH = 3  # fewer Latin letters with * would read through a good part of the index
RELEVANCE_WINDOW = 2_000  # matches, newest rows first, that are compared by relevance
FEW = 1_000  # matches that are cheaper to look up and sort than to meet while walking from the newest
NEAR_LIMIT = 20_000  # words of names that one word is compared with
DENSE = 0.2  # share of all articles from which it is cheaper to ask of each whether it matches than to list all matches

_QUOTED_OR_WORD = re.compile(r'(-?)(?:"([^"]*)"|([^\s"]+))')
_CURLY = str.maketrans("“”„«»\0", '""""" ')
_SEARCHED = {entity: f"newsarchive_{entity}" for entity in ("article", "claim", "person", "work")}
_NAME = {"person": "name", "work": "title"}
_TRIGGERS = {
    *(
        f"{entity}_search_{event}"
        for entity in ("article", "claim")
        for event in ("insert", "update", "delete")
    ),
    *(
        f"{entity}_search_{row}{event}"
        for entity in ("person", "work")
        for row in ("", "alias_")
        for event in ("insert", "update", "delete")
    ),
}

Row = TypeVar("Row", bound=models.Model)
Entity = TypeVar("Entity", Person, Work)


@dataclass(frozen=True)
class Term:
    """A word, or words that follow each other; is_prefix: the last one may go on; is_excluded: it must not occur."""

    words: str
    is_prefix: bool = False
    is_excluded: bool = False


@dataclass(frozen=True)
class Fragment:
    """A piece of a snippet; is_match: it is one of the words searched for."""

    text: str
    is_match: bool


def terms(text: str) -> list[Term]:
    """Return what is searched for; nothing for a text without a letter or digit. Never raises."""
    text = text.encode("utf-8", "ignore").decode().translate(_CURLY)
    found = []
    for match in _QUOTED_OR_WORD.finditer(text[:10_000]):
        minus, phrase, word = match.groups()
        words = (word if phrase is None else phrase)[:TERM_LENGTH]
        letters = sum(map(_is_word_character, words))
        if letters:
            is_telling = letters >= PREFIX_LENGTH or not words.isascii()
            is_prefix = phrase is None and words.endswith("*") and is_telling
            found.append(Term(words.rstrip("*"), is_prefix, is_excluded=bool(minus)))
        if len(found) == TERM_LIMIT:
            break
    return found


def wanted_words(searched: Iterable[Term]) -> str:
    """Return what is to occur, without signs: a name, perhaps."""
    return " ".join(term.words for term in searched if not term.is_excluded)


def search_articles(
    queryset: models.QuerySet[Article], text: str, *, in_order: bool = True
) -> models.QuerySet[Article]:
    """Return the articles of the queryset whose headline or text has all the words; all of them for a text without words.

    The queryset keeps its order. in_order: its first rows are wanted, newest first; up to FEW matches are counted at
    once, to choose how the database finds them. Otherwise all of them are, in no order.
    """
    searched = terms(text)
    if not searched:
        return queryset
    if not _has_fts(queryset):
        return _containing(queryset, searched, "headline", "text")
    if not in_order and wanted_words(searched):
        return queryset.filter(_matching("article", searched))
    if not wanted_words(searched):
        return queryset.exclude(_Probe(models.F("pk"), models.Value(_excluded_expression(searched))))
    query = _match_expression(searched)
    with connections[queryset.db].cursor() as cursor:
        cursor.execute(
            "SELECT count(*), max(rowid) FROM"
            " (SELECT rowid FROM article_search WHERE article_search MATCH %s ORDER BY rowid LIMIT %s)",
            [query, FEW],
        )
        matches, highest = cursor.fetchone()
    if highest is None or matches < FEW:
        return queryset.filter(_matching("article", searched))
    if matches < DENSE * highest or any(term.is_prefix for term in searched):
        # Asking of one article whether it has a word that begins so would look up all of these words each time.
        return queryset.filter(_Walk(models.F("pk"), _matching_ids("article", searched)))
    return queryset.filter(_Probe(models.F("pk"), models.Value(query)))


def articles_with(phrases: Sequence[str]) -> set[int]:
    """Return the current articles that have all the phrases, each word after word, in headline or text.

    Asked of every name that a run finds, so that a query set would take longer to be put into words than to be answered.
    """
    text = " ".join(f'"{phrase}"' for phrase in phrases)
    articles = Article.objects.filter(is_current=True).order_by()
    if not _has_fts(articles) or not wanted_words(terms(text)):
        return set(search_articles(articles, text, in_order=False).values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a.id FROM article_search s JOIN newsarchive_article a ON a.id = s.rowid"
            " WHERE s.article_search MATCH %s AND a.is_current",
            [_match_expression(terms(text))],
        )
        return {pk for (pk,) in cursor.fetchall()}


def most_relevant(queryset: models.QuerySet[Article], text: str, limit: int) -> list[int]:
    """Return the ids of the best matches in the queryset, best first, out of the RELEVANCE_WINDOW newest rows that match.

    Without full-text search, and for a text without words: the newest.
    """
    searched = terms(text)
    if not wanted_words(searched) or not _has_fts(queryset):
        found = search_articles(queryset, text).order_by("-sort_date", "-id")
        return list(found.values_list("pk", flat=True)[:limit])
    with connections[queryset.db].cursor() as cursor:
        cursor.execute(
            "SELECT rowid FROM (SELECT rowid, rank FROM article_search WHERE article_search MATCH %s"
            " ORDER BY rowid DESC LIMIT %s) ORDER BY rank, rowid DESC",
            [_match_expression(searched), RELEVANCE_WINDOW],
        )
        ranked = [pk for (pk,) in cursor.fetchall()]
    kept = set(queryset.filter(pk__in=ranked).values_list("pk", flat=True))
    return [pk for pk in ranked if pk in kept][:limit]


def snippets(article_ids: Sequence[int], text: str) -> dict[int, list[Fragment]]:
    """Return, for the articles that match, the words around the first matches; for the rows of one page only.

    Nothing for a text without words, and on a database without FTS5.
    """
    searched = terms(text)
    if not wanted_words(searched) or not article_ids or connection.vendor != "sqlite":
        return {}
    places = ", ".join(["%s"] * len(article_ids))
    # A row at a time is best, but not for the beginning of a word: all words that begin so would be looked up each time.
    rowid = "+rowid" if any(term.is_prefix for term in searched) else "rowid"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rowid, snippet(article_search, 1, char(2), char(3), '…', 32) FROM article_search"
            f" WHERE article_search MATCH %s AND {rowid} IN ({places}) AND rowid BETWEEN %s AND %s",
            [_match_expression(searched), *article_ids, min(article_ids), max(article_ids)],
        )
        return {pk: _fragments(snippet) for pk, snippet in cursor.fetchall()}


def search_persons(
    queryset: models.QuerySet[Person], text: str, *, prefix: bool = False
) -> models.QuerySet[Person]:
    """Return the persons of the queryset that have all the words in their names, or one name of the same key.

    prefix: the last word may go on (for a name that is being typed).
    """
    searched = _with_last_open(terms(text)) if prefix else terms(text)
    if not searched:
        return queryset
    key = name_key(wanted_words(searched))
    same_key = models.Q(name_key=key) | models.Q(
        pk__in=PersonAlias.objects.filter(name_key=key).values("person")
    )
    if not _has_fts(queryset):
        return queryset.filter(_named("person", searched) | same_key)
    return queryset.filter(_matching("person", searched) | same_key)


def search_works(
    queryset: models.QuerySet[Work], text: str, *, prefix: bool = False
) -> models.QuerySet[Work]:
    """Return the works of the queryset that have all the words in their titles, or one title of the same key.

    prefix: the last word may go on (for a title that is being typed).
    """
    searched = _with_last_open(terms(text)) if prefix else terms(text)
    if not searched:
        return queryset
    key = title_key(wanted_words(searched))
    same_key = models.Q(title_key=key) | models.Q(
        pk__in=WorkAlias.objects.filter(title_key=key).values("work")
    )
    if not _has_fts(queryset):
        return queryset.filter(_named("work", searched) | same_key)
    return queryset.filter(_matching("work", searched) | same_key)


def best_named(
    queryset: models.QuerySet[Entity], text: str, limit: int, *, prefix: bool = False
) -> list[Entity]:
    """Return those of the persons, or works, that have all the words in their names, the most covered first.

    prefix: the last word may go on. Up to FEW matches are looked up and sorted; more are met while walking from the
    most covered, so that common words cost no more than rare ones. Nothing for a text without words that are to occur.
    """
    searched = _with_last_open(terms(text)) if prefix else terms(text)
    if not wanted_words(searched):
        return []
    ordered = queryset.order_by("-article_count", "-id")
    entity = str(queryset.model._meta.model_name)
    if not _has_fts(queryset):
        return list(ordered.filter(_named(entity, searched))[:limit])
    with connections[queryset.db].cursor() as cursor:
        cursor.execute(
            f"SELECT rowid FROM {entity}_search WHERE {entity}_search MATCH %s LIMIT %s",
            [_match_expression(searched), FEW],
        )
        ids = [pk for (pk,) in cursor.fetchall()]
    if len(ids) < FEW:
        return list(ordered.filter(pk__in=ids)[:limit]) if ids else []
    return list(ordered.filter(_Walk(models.F("pk"), _matching_ids(entity, searched)))[:limit])


def near_words(model: type[Person] | type[Work], word: str, *, shared: int = 1) -> list[str]:
    """Return words of the names that may be meant by a folded word: about as long, and with its first letters.

    shared: how many first letters they have in common; with 2 also words that lack the first letter, or have the first
    two the other way round. Nothing on a database without FTS5.
    """
    if connection.vendor != "sqlite":
        return []
    starts = {word[:shared]} if shared < 2 else {word[:2], word[1::-1], word[1:3]}
    found: set[str] = set()
    with connection.cursor() as cursor:
        for start in sorted(starts):
            cursor.execute(
                f"SELECT term FROM {model._meta.model_name}_words WHERE term >= %s AND term < %s"
                " AND length(term) BETWEEN %s AND %s LIMIT %s",
                [start, f"{start}\U0010ffff", len(word) - 2, len(word) + 2, NEAR_LIMIT],
            )
            found.update(term for (term,) in cursor.fetchall())
    return sorted(found)


def search_claims(queryset: models.QuerySet[Claim], text: str) -> models.QuerySet[Claim]:
    """Return the claims of the queryset whose subject, object or value has all the words."""
    searched = terms(text)
    if not searched:
        return queryset
    persons = search_persons(Person.objects.using(queryset.db), text).values("pk")
    works = search_works(Work.objects.using(queryset.db), text).values("pk")
    if _has_fts(queryset):
        valued = _matching("claim", searched)
    else:
        valued = models.Q(
            pk__in=_containing(Claim.objects.using(queryset.db), searched, "value").values("pk")
        )
    return queryset.filter(
        valued
        | models.Q(subject_person__in=persons)
        | models.Q(object_person__in=persons)
        | models.Q(subject_work__in=works)
        | models.Q(object_work__in=works)
    )


def check() -> list[str]:
    """Return what is wrong with the search index, a sentence each: nothing when every row is found by its words."""
    if connection.vendor != "sqlite":
        return []
    problems = []
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        missing = sorted(_TRIGGERS - {name for (name,) in cursor.fetchall()})
        problems += [
            f"The trigger {name} is missing: changes do not reach the search index." for name in missing
        ]
        for entity, table in _SEARCHED.items():
            index = f"{entity}_search"
            problems += [
                f"{entity} {pk} is not in the search index."
                for pk in _column(cursor, f"SELECT id FROM {table} EXCEPT SELECT id FROM {index}_docsize")
            ]
            problems += [
                f"The search index has {entity} {pk}, which does not exist."
                for pk in _column(cursor, f"SELECT id FROM {index}_docsize EXCEPT SELECT id FROM {table}")
            ]
            if entity in _NAME:
                problems += [
                    f"{entity} {pk} is in the search index with other names than it has."
                    for pk in _column(
                        cursor, f"SELECT id FROM ({_names(entity)} EXCEPT SELECT rowid, * FROM {index})"
                    )
                ]
            try:
                with transaction.atomic():
                    cursor.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
            except DatabaseError as error:
                problems.append(f"The search index of {entity}s does not fit its rows ({error}).")
    return problems


def rebuild() -> None:
    """Make the search index anew from the rows. Missing triggers are made by migrating, not here."""
    if connection.vendor != "sqlite":
        return
    with transaction.atomic(), connection.cursor() as cursor:
        for entity in ("article", "claim"):
            cursor.execute(f"INSERT INTO {entity}_search ({entity}_search) VALUES ('rebuild')")
        for entity in ("person", "work"):
            cursor.execute(f"DELETE FROM {entity}_search")
            cursor.execute(f"INSERT INTO {entity}_search (rowid, {_NAME[entity]}, aliases) {_names(entity)}")


def _is_word_character(character: str) -> bool:
    """Tell whether FTS5's unicode61 takes it for part of a word: letters, digits, private use."""
    category = unicodedata.category(character)
    return category[0] in "LN" or category == "Co"


def _with_last_open(searched: list[Term]) -> list[Term]:
    return [*searched[:-1], replace(searched[-1], is_prefix=True)] if searched else []


def _match_expression(searched: Sequence[Term]) -> str:
    """Return an FTS5 expression in which everything typed is quoted, so that nothing of it is an operator.

    At least one of the terms is to occur.
    """
    wanted = " AND ".join(_quoted(term) for term in searched if not term.is_excluded)
    excluded = _excluded_expression(searched)
    return f"({wanted}) NOT ({excluded})" if excluded else wanted


def _excluded_expression(searched: Iterable[Term]) -> str:
    """Return an FTS5 expression for what has any of the excluded terms; "" if none is."""
    return " OR ".join(_quoted(term) for term in searched if term.is_excluded)


def _quoted(term: Term) -> str:
    return '"{}"{}'.format(term.words.replace('"', ""), "*" * term.is_prefix)


def _matching(entity: str, searched: Sequence[Term]) -> models.Q:
    if wanted_words(searched):
        return models.Q(pk__in=_matching_ids(entity, searched))
    return ~models.Q(pk__in=_ids(entity, _excluded_expression(searched)))


def _matching_ids(entity: str, searched: Sequence[Term]) -> RawSQL:
    return _ids(entity, _match_expression(searched))


def _ids(entity: str, expression: str) -> RawSQL:
    return RawSQL(f"SELECT rowid FROM {entity}_search WHERE {entity}_search MATCH %s", [expression])


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


def _has_fts(queryset: models.QuerySet[Row]) -> bool:
    return connections[queryset.db].vendor == "sqlite"


def _containing(
    queryset: models.QuerySet[Row], searched: Iterable[Term], *columns: str
) -> models.QuerySet[Row]:
    for term in searched:
        condition = models.Q()
        for column in columns:
            condition |= models.Q(**{f"{column}__icontains": term.words})
        queryset = queryset.exclude(condition) if term.is_excluded else queryset.filter(condition)
    return queryset


def _named(entity: str, searched: Iterable[Term]) -> models.Q:
    alias = PersonAlias if entity == "person" else WorkAlias
    named = models.Q()
    for term in searched:
        words = models.Q(**{f"{_NAME[entity]}__icontains": term.words})
        has_words = words | models.Q(pk__in=alias._default_manager.filter(words).values(entity))
        named &= ~has_words if term.is_excluded else has_words
    return named


def _names(entity: str) -> str:
    """Return the statement that selects what the index of persons or works is to hold: id, name, aliases."""
    name = _NAME[entity]
    return (
        f"SELECT id, {name}, coalesce((SELECT group_concat({name}, char(10)) FROM"
        f" (SELECT {name} FROM newsarchive_{entity}alias WHERE {entity}_id = e.id ORDER BY id)), '')"
        f" FROM newsarchive_{entity} e"
    )


def _fragments(snippet: str) -> list[Fragment]:
    pieces = [Fragment(piece, index % 2 == 1) for index, piece in enumerate(re.split("[\x02\x03]", snippet))]
    return [piece for piece in pieces if piece.text]


def _column(cursor: CursorWrapper, statement: str) -> list[int]:
    cursor.execute(statement)
    return [pk for (pk,) in cursor.fetchall()]
