from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models.functions import RowNumber
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.views.generic import DetailView

from newsarchive.curation import external_ids_of
from newsarchive.filters import PersonFilter, WorkFilter
from newsarchive.models import Appearance, Article, Citation, Claim, Person, Work
from newsarchive.representations.linked_data import Node, entity_node
from newsarchive.representations.rows import (
    Row,
    article_row,
    citation_row,
    claim_row,
    entity_row,
    person_row,
    work_row,
)
from newsarchive.views.chronology import chronology
from newsarchive.views.evidence import citations_of
from newsarchive.views.forms import Page as PageForms
from newsarchive.views.lists import ArchiveList
from newsarchive.views.years import Year, years_of
from newsarchive.vocabulary import Predicate, Rank, ValueType

FACTS_SHOWN = 12  # of one property
CITATIONS_SHOWN = 5  # of one fact
ARTICLES_SHOWN = 12
COMPANIONS_SHOWN = 8
WINDOW = 200  # newest articles that tell who and what appears together

_CHANGING = [predicate for predicate in Predicate if predicate.definition.changes]
# Who made a work: told apart from what else is said of it.
_CREDITS = {predicate for predicate in Predicate if predicate.value_type == ValueType.PERSON}
# What another's claim says of the one whose page it is: "directed", but "members" of a group.
_ROLES = {
    Predicate.DIRECTOR: "directed",
    Predicate.PERFORMER: "performed",
    Predicate.CAST_MEMBER: "starred in",
    Predicate.WRITER: "wrote",
    Predicate.PRODUCER: "produced",
    Predicate.MEMBER_OF: "members",
    Predicate.PART_OF: "parts",
    Predicate.VIDEO_OF: "videos",
    Predicate.SEQUEL_OF: "sequels",
    Predicate.BASED_ON: "adaptations",
}


class PersonList(ArchiveList):
    queryset = Person.objects.unmerged().prefetch_related("aliases")
    filterset_class = PersonFilter
    name, row_of = "persons", (person_row,)


class WorkList(ArchiveList):
    queryset = Work.objects.unmerged().prefetch_related("aliases")
    filterset_class = WorkFilter
    name, row_of = "works", (work_row,)


@dataclass(frozen=True)
class Reference:
    """A citation by the number that its article has on the page."""

    number: int
    citation: Citation


@dataclass(frozen=True)
class Fact:
    """A claim with its citations. year: when the work came out that a role was played in, as far as is known."""

    claim: Claim
    references: list[Reference]
    year: Year | None = None

    @property
    def more(self) -> int:
        """How many articles say so beside those referred to."""
        return max(0, self.claim.article_count - len({r.citation.article_id for r in self.references}))


@dataclass(frozen=True)
class Group:
    """Claims with one predicate; more: how many of them are not shown."""

    predicate: Predicate
    label: str
    facts: list[Fact]
    more: int

    @property
    def is_disputed(self) -> bool:
        """Whether sources disagree now: the values stand side by side."""
        return any(fact.claim.is_disputed for fact in self.facts)


@dataclass(frozen=True)
class Quote:
    """Words of an article, and the citations that are these words."""

    citations: list[Citation]

    @property
    def first(self) -> Citation:
        return self.citations[0]


@dataclass(frozen=True)
class Source:
    """An article that the page refers to, with the quotes it is referred to for, in the order of the text."""

    article: Article
    quotes: list[Quote]


@dataclass(frozen=True)
class Companion:
    """A person or work that appears in so many of the same articles."""

    entity: Person | Work
    articles: int


class EntityDetail(PageForms, DetailView):
    """A person or a work, with what the archive knows of it. column: "person" or "work"."""

    column: str

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object = self.get_object()
        survivor = self.object.survivor()
        if survivor != self.object:
            address = survivor.get_absolute_url()
            return HttpResponsePermanentRedirect(f"{address[:-1]}.json" if self.is_json else address)
        return self.render_to_response(self.get_context_data(object=self.object))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        said = _claims(f"subject_{self.column}", self.object)
        roles = _claims(f"object_{self.column}", self.object)
        citations = citations_of([*said, *roles], CITATIONS_SHOWN)
        sources: dict[int, Article] = {}
        facts = _group(said, citations, sources)
        newest = _newest_article_ids(self.column, self.object)
        return super().get_context_data(
            facts=facts,
            credits=[group for group in facts if self._is_credit(group)],
            statements=[group for group in facts if not self._is_credit(group)],
            roles=_group(roles, citations, sources, years=years_of(roles)),
            sources=_sources(sources, [*said, *roles], citations),
            chronology=chronology(self.column, self.object, said),
            aliases=self.object.aliases.order_by("kind", "pk"),
            external_ids=external_ids_of(self.object),
            articles=_in_order(newest[:ARTICLES_SHOWN]),
            together=_together(self.object, newest),
            column=self.column,
            **kwargs,
        )

    def _is_credit(self, group: Group) -> bool:
        return self.column == "work" and group.predicate in _CREDITS

    def as_row(self, context: dict[str, Any]) -> Row:
        row_of = person_row if self.column == "person" else work_row
        return row_of(self.object, self.site) | {
            "alias_kinds": {str(alias): alias.kind for alias in context["aliases"]},
            "facts": [_group_row(group, self.site) for group in context["facts"]],
            "roles": [_group_row(group, self.site) for group in context["roles"]],
            "articles": [article_row(article, self.site) for article in context["articles"]],
            "together": [
                entity_row(companion.entity, self.site) | {"articles": companion.articles}
                for companion in context["together"]
            ],
            "all_claims": f"{self.site}/claims.json?{self.column}={self.object.pk}",
            "all_articles": f"{self.site}/articles.json?{self.column}={self.object.pk}",
        }

    def as_node(self, context: dict[str, Any]) -> Node:
        claims = [fact.claim for group in context["facts"] for fact in group.facts]
        return entity_node(self.object, [str(alias) for alias in context["aliases"]], claims, self.site)


def _group_row(group: Group, site: str) -> Row:
    """more: how many claims with the predicate are not among these."""
    return {
        "predicate": group.predicate.value,
        "label": group.label,
        "claims": [
            claim_row(fact.claim, site)
            | {
                "citations": [
                    citation_row(reference.citation, site) | {"number": reference.number}
                    for reference in fact.references
                ]
            }
            for fact in group.facts
        ],
        "more": group.more,
    }


class PersonDetail(EntityDetail):
    queryset = Person.objects.select_related("merged_into")
    column = "person"


class WorkDetail(EntityDetail):
    queryset = Work.objects.select_related("merged_into")
    column = "work"


def _claims(column: str, entity: Person | Work) -> list[Claim]:
    """Return the first claims of each predicate whose column is the entity: preferred ones, then the most cited.

    How many claims there are of the predicate is annotated as of_predicate.
    """
    rank = models.Case(
        models.When(rank=Rank.PREFERRED, then=0), models.When(rank=Rank.DEPRECATED, then=2), default=1
    )
    # What grows from day to day is told in the order of its days, the newest first.
    newest = models.Case(models.When(predicate__in=_CHANGING, then=models.F("last_published")))
    place = models.Window(
        RowNumber(),
        partition_by=models.F("predicate"),
        order_by=[rank, "negated", newest.desc(nulls_last=True), "-article_count", "id"],
    )
    of_predicate = models.Window(models.Count("pk"), partition_by=models.F("predicate"))
    claims = Claim.objects.standing().for_list().filter(**{column: entity})
    return list(
        claims.annotate(place=place, of_predicate=of_predicate)
        .filter(place__lte=FACTS_SHOWN)
        .order_by("predicate", "place")
    )


def _group(
    claims: Sequence[Claim],
    citations: Mapping[int, list[Citation]],
    sources: dict[int, Article],
    *,
    years: Mapping[int, Year] | None = None,
) -> list[Group]:
    """Return the claims by predicate, in the order of the vocabulary; articles that have no number yet get one in sources.

    years: of the works by their ids, where the claims are roles; then the newest works come first.
    """
    groups = []
    for predicate in Predicate:
        found = [claim for claim in claims if claim.predicate == predicate]
        if found:
            label = predicate.label if years is None else _ROLES.get(predicate, f"{predicate.label} of")
            if years:
                found = sorted(found, key=lambda claim: _place(claim, years))
            facts = [
                Fact(
                    claim,
                    _refer(citations.get(claim.pk, []), sources),
                    (years or {}).get(claim.subject_work_id or 0),
                )
                for claim in found
            ]
            more = found[0].of_predicate - len(found)  # type: ignore[attr-defined]  # annotated by _claims
            groups.append(Group(predicate, label, facts, more))
    return groups


def _place(claim: Claim, years: Mapping[int, Year]) -> tuple[bool, int]:
    """Return what puts a role among the others: what is denied last, the newest work first, one of no known year behind."""
    year = years.get(claim.subject_work_id or 0)
    return claim.negated, -year.first if year else 0


def _refer(citations: Sequence[Citation], sources: dict[int, Article]) -> list[Reference]:
    """Return the citations by the numbers of their articles."""
    references = []
    for citation in citations:
        sources.setdefault(citation.article_id, citation.article)
        references.append(Reference(list(sources).index(citation.article_id) + 1, citation))
    return sorted(references, key=lambda reference: (reference.number, reference.citation.start))


def _sources(
    articles: Mapping[int, Article], claims: Sequence[Claim], citations: Mapping[int, list[Citation]]
) -> list[Source]:
    """Return the articles in their order, each with the words that the claims cite."""
    quotes: dict[int, dict[tuple[int, int], list[Citation]]] = {pk: {} for pk in articles}
    for claim in claims:
        for citation in citations.get(claim.pk, []):
            quotes[citation.article_id].setdefault((citation.start, citation.end), []).append(citation)
    return [
        Source(article, [Quote(found) for _, found in sorted(quotes[pk].items())])
        for pk, article in articles.items()
    ]


def _newest_article_ids(column: str, entity: Person | Work) -> list[int]:
    """Return the newest articles in which the entity appears, at most WINDOW, along the index of its appearances."""
    appearances = (
        Appearance.objects.current().filter(**{column: entity}).order_by("-sort_date", "-article_id")
    )
    newest = appearances.values_list("sort_date", "article_id").distinct()[:WINDOW]
    return [article_id for _, article_id in newest]


def _in_order(ids: Sequence[int]) -> list[Article]:
    found = Article.objects.for_list().in_bulk(ids)
    return [found[pk] for pk in ids]


def _together(entity: Person | Work, article_ids: Sequence[int]) -> list[Companion]:
    """Return who and what appears in most of the articles, beside the entity itself."""
    companions: list[Companion] = []
    for model, column in ((Person, "person"), (Work, "work")):
        counted = (
            Appearance.objects.filter(article__in=article_ids, **{f"{column}__isnull": False})
            .values(column)
            .annotate(articles=models.Count("article", distinct=True))
            .order_by("-articles", column)[: COMPANIONS_SHOWN + 1]
        )
        counts = {row[column]: row["articles"] for row in counted}
        found = model._default_manager.in_bulk(list(counts))
        others = [Companion(found[pk], count) for pk, count in counts.items() if found[pk] != entity]
        companions += others[:COMPANIONS_SHOWN]
    return companions
