"""Find articles by their words, persons and works by their names.

What a reader types is never a query language that can be wrong: words must all occur (in any order and case, without
regard to diacritics), words in double quotes must follow each other, a word that ends in * begins a longer one, and
what stands behind a - must not occur. Everything else is taken for what parts words.

How a database does it is known to newsarchive.full_text alone.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, models

from newsarchive.full_text.index import FEW, NEAR_LIMIT, index_of
from newsarchive.full_text.terms import (
    PREFIX_LENGTH,
    TERM_LENGTH,
    TERM_LIMIT,
    Fragment,
    Term,
    terms,
    wanted_words,
)
from newsarchive.models import Article, Claim, Person, PersonAlias, Work, WorkAlias
from newsarchive.names import name_key, title_key

__all__ = [
    "FEW",
    "NEAR_LIMIT",
    "PREFIX_LENGTH",
    "TERM_LENGTH",
    "TERM_LIMIT",
    "Fragment",
    "Term",
    "articles_with",
    "best_named",
    "check",
    "most_relevant",
    "near_words",
    "rebuild",
    "search_articles",
    "search_claims",
    "search_persons",
    "search_works",
    "snippets",
    "terms",
    "wanted_words",
]

RELEVANCE_WINDOW = 2_000  # matches, newest rows first, that are compared by relevance

Entity = TypeVar("Entity", Person, Work)


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
    if not in_order and wanted_words(searched):
        return queryset.filter(_matching(queryset, "article", searched))
    return index_of(queryset.db).in_order(queryset, searched)


def articles_with(phrases: Sequence[str]) -> set[int]:
    """Return the current articles that have all the phrases, each word after word, in headline or text.

    Asked of every name that a run finds, so that a query set would take longer to be put into words than to be answered.
    """
    searched = terms(" ".join(f'"{phrase}"' for phrase in phrases))
    if not wanted_words(searched):
        return set(Article.objects.filter(is_current=True).values_list("pk", flat=True))
    matching = index_of(connection.alias).ids("article", searched)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id FROM newsarchive_article WHERE is_current AND id IN ({matching.sql})", matching.params
        )
        return {pk for (pk,) in cursor.fetchall()}


def most_relevant(queryset: models.QuerySet[Article], text: str, limit: int) -> list[int]:
    """Return the ids of the best matches in the queryset, best first, out of the RELEVANCE_WINDOW newest rows that match.

    The queryset need not be narrowed by the words: that is done here, at less cost. For a text without words that are to
    occur: the newest.
    """
    searched = terms(text)
    if not wanted_words(searched):
        newest = search_articles(queryset, text).order_by("-sort_date", "-id")
        return list(newest.values_list("pk", flat=True)[:limit])
    ranked = index_of(queryset.db).best_articles(searched, RELEVANCE_WINDOW)
    found: list[int] = []
    # Where little else narrows the queryset, the first few are enough.
    for some in (ranked[: 2 * limit], ranked[2 * limit :]):
        if some and len(found) < limit:
            kept = set(queryset.filter(pk__in=some).values_list("pk", flat=True))
            found += [pk for pk in some if pk in kept]
    return found[:limit]


def snippets(article_ids: Sequence[int], text: str) -> dict[int, list[Fragment]]:
    """Return, for the articles that match, the words around the first matches; for the rows of one page only.

    Nothing for a text without words.
    """
    searched = terms(text)
    if not wanted_words(searched) or not article_ids:
        return {}
    return index_of(DEFAULT_DB_ALIAS).snippets(article_ids, searched)


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
    return queryset.filter(_matching(queryset, "person", searched) | same_key)


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
    return queryset.filter(_matching(queryset, "work", searched) | same_key)


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
    index = index_of(queryset.db)
    ids = index.first_ids(entity, searched, FEW)
    if len(ids) < FEW:
        return list(ordered.filter(pk__in=ids)[:limit]) if ids else []
    return list(index.walking(ordered, entity, searched)[:limit])


def near_words(model: type[Person] | type[Work], word: str, *, shared: int = 1) -> list[str]:
    """Return words of the names that may be meant by a folded word: about as long, and with its first letters.

    shared: how many first letters they have in common; with 2 also words that lack the first letter, or have the first
    two the other way round.
    """
    starts = {word[:shared]} if shared < 2 else {word[:2], word[1::-1], word[1:3]}
    index = index_of(DEFAULT_DB_ALIAS)
    found: set[str] = set()
    for start in sorted(starts):
        found.update(index.words_of_names(str(model._meta.model_name), start, len(word) - 2, len(word) + 2))
    return sorted(found)


def search_claims(queryset: models.QuerySet[Claim], text: str) -> models.QuerySet[Claim]:
    """Return the claims of the queryset whose subject, object or value has all the words."""
    searched = terms(text)
    if not searched:
        return queryset
    persons = search_persons(Person.objects.using(queryset.db), text).values("pk")
    works = search_works(Work.objects.using(queryset.db), text).values("pk")
    valued = _matching(queryset, "claim", searched)
    return queryset.filter(
        valued
        | models.Q(subject_person__in=persons)
        | models.Q(object_person__in=persons)
        | models.Q(subject_work__in=works)
        | models.Q(object_work__in=works)
    )


def check() -> list[str]:
    """Return what is wrong with the search index, a sentence each: nothing when every row is found by its words."""
    return index_of(DEFAULT_DB_ALIAS).check()


def rebuild() -> None:
    """Make the search index anew from the rows. Missing triggers are made by migrating, not here."""
    index_of(DEFAULT_DB_ALIAS).rebuild()


def _with_last_open(searched: list[Term]) -> list[Term]:
    return [*searched[:-1], replace(searched[-1], is_prefix=True)] if searched else []


def _matching(queryset: models.QuerySet, entity: str, searched: Sequence[Term]) -> models.Q:
    index = index_of(queryset.db)
    if wanted_words(searched):
        return models.Q(pk__in=index.ids(entity, searched))
    return ~models.Q(pk__in=index.ids_with_any(entity, searched))
