from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from django.db import models
from django.views.generic import DetailView

from newsarchive import search
from newsarchive.copies import copies_of
from newsarchive.filters import ArticleFilter
from newsarchive.leading_date import without_leading_date
from newsarchive.marking import CitedSpan, Paragraph, mark_up, named_spans
from newsarchive.models import Article, Citation, Claim, Mention, Person, Work
from newsarchive.paging import PAGE_SIZE, Page
from newsarchive.representations import references
from newsarchive.representations.linked_data import Node, article_node
from newsarchive.representations.rows import Row, article_row, citation_row, claim_row, entity_row
from newsarchive.views.forms import Page as PageForms
from newsarchive.views.lists import ArchiveList
from newsarchive.vocabulary import ReviewStatus
from newsarchive.wording import claim_in_words

# Of a notice that hundreds print.
SHOWN_COPIES = 10


class ArticleList(ArchiveList):
    queryset = Article.objects.current().for_list()
    filterset_class = ArticleFilter
    name, row_of = "articles", (article_row,)

    def get_page(self, queryset: models.QuerySet[Article]) -> Page[Article]:
        if not self.filterset.is_by_relevance:
            return super().get_page(queryset)
        return best_page(self.filterset.selection(without="q"), self.filterset.query, PAGE_SIZE)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        mark_words(context["rows"], self.filterset.query)
        return context


def best_page(rows: models.QuerySet[Article], words: str, size: int) -> Page[Article]:
    """Return those of the rows that fit the words best; there is no page behind them. rows: not yet narrowed by the words."""
    best = search.most_relevant(rows, words, size)
    found = ArticleList.queryset.in_bulk(best)
    return Page([found[pk] for pk in best])


def mark_words(articles: Sequence[Article], words: str) -> None:
    """Give articles the words around what was found in them, as their attribute snippet."""
    found = search.snippets([article.pk for article in articles], words)
    for article in articles:
        first, *others = found.get(article.pk) or [search.Fragment("", is_match=False)]
        pieces = [replace(first, text=without_leading_date(first.text)), *others]
        article.snippet = [piece for piece in pieces if piece.text]  # type: ignore[attr-defined]  # for the template


@dataclass(frozen=True)
class NumberedClaim:
    """A claim that an article makes, by its number on the page, with the words it cites."""

    number: int
    claim: Claim
    citations: list[Citation]


@dataclass(frozen=True)
class NotedSpan(CitedSpan):
    """Words that a claim cites, with what the note beside them says. is_again: the claim cites others before them."""

    claim: Claim | None = None
    citation: Citation | None = None
    is_again: bool = False


class ArticleDetail(PageForms, DetailView):
    queryset = Article.objects.select_related("outlet", "withdrawal", "replaces", "replaced_by")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        article: Article = self.object
        claims = number_claims(article)
        mentions = Mention.objects.of_article(article)
        paragraphs = mark_up(article.text, article.layout, named_spans(mentions, _page_of), _cited(claims))
        title, body = _part_headline(article, paragraphs)
        copies = copies_of(article)
        return super().get_context_data(
            claims=claims,
            title=title,
            paragraphs=body,
            later=getattr(article, "replaced_by", None),
            mentions=mentions,
            copies=copies[:SHOWN_COPIES],
            more_copies=copies[SHOWN_COPIES:],
            reference=references.text(article, self.site + article.get_absolute_url()),
            reference_forms=[("bib", "BibTeX"), ("csl", "CSL-JSON"), ("ris", "RIS")],
            **kwargs,
        )

    def as_row(self, context: dict[str, Any]) -> Row:
        article, later = self.object, context["later"]
        row_of = cache(lambda appearance: entity_row(appearance.entity, self.site))
        return article_row(article, self.site) | {
            "text": article.text,
            "withdrawal": article.withdrawal.reason if article.is_withdrawn else "",
            "digest": article.digest,
            "replaces": article.replaces_id,
            "replaced_by": later.pk if later else None,
            "copies": [
                article_row(copy.article, self.site)
                | {"as": copy.kind.value, "likeness": round(copy.likeness, 3)}
                for copy in [*context["copies"], *context["more_copies"]]
            ],
            "mentions": [
                {
                    "surface": mention.surface,
                    "start": mention.start,
                    "end": mention.end,
                    **row_of(mention.appearance),
                }
                for mention in context["mentions"]
            ],
            "claims": [
                claim_row(numbered.claim, self.site)
                | {"citations": [citation_row(citation, self.site) for citation in numbered.citations]}
                for numbered in context["claims"]
            ],
        }

    def as_node(self, context: dict[str, Any]) -> Node:
        return article_node(self.object, _entities(context["mentions"]), self.site)


def number_claims(article: Article) -> list[NumberedClaim]:
    """Return the claims of an article that nobody rejected, in the order of the words they cite first."""
    citations = (
        article.citations.exclude(status=ReviewStatus.REJECTED)
        .exclude(claim__status=ReviewStatus.REJECTED)
        .select_related(
            "claim__subject_person",
            "claim__subject_work",
            "claim__object_person",
            "claim__object_work",
            "claim__disagreement",
            "speaker",
        )
        .order_by("start", "end", "id")
    )
    claims: dict[int, NumberedClaim] = {}
    for citation in citations:
        numbered = claims.setdefault(
            citation.claim_id, NumberedClaim(len(claims) + 1, citation.claim, citations=[])
        )
        citation.article = article
        numbered.citations.append(citation)
    return list(claims.values())


def _cited(claims: Sequence[NumberedClaim]) -> list[CitedSpan]:
    return [
        NotedSpan(
            citation.start,
            citation.end,
            citation.pk,
            numbered.number,
            claim_in_words(numbered.claim),
            numbered.claim,
            citation,
            is_again=place > 0,
        )
        for numbered in claims
        for place, citation in enumerate(numbered.citations)
    ]


def _entities(mentions: Sequence[Mention]) -> list[Person | Work]:
    """Return whom and what the article names, each once, in the order of the text."""
    appearances = dict.fromkeys(mention.appearance for mention in mentions)
    return list(dict.fromkeys(appearance.entity for appearance in appearances))


def _page_of(entity: Person | Work) -> tuple[str, str]:
    return entity.get_absolute_url(), str(entity)


def _part_headline(article: Article, paragraphs: list[Paragraph]) -> tuple[Paragraph | None, list[Paragraph]]:
    """Return the paragraph that is the headline, where the text begins with it, and the others."""
    if article.headline and paragraphs and paragraphs[0].text.strip() == article.headline:
        return replace(paragraphs[0], is_heading=True), paragraphs[1:]
    return None, paragraphs
