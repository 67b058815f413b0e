from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models.functions import RowNumber
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.views.generic import DetailView

from newsarchive.filters import PersonFilter, WorkFilter
from newsarchive.models import Appearance, Article, Citation, Claim, Person, Work
from newsarchive.paging import MOST_COVERED_FIRST
from newsarchive.views.evidence import citations_of
from newsarchive.views.lists import ArchiveList
from newsarchive.vocabulary import Predicate, Rank

FACTS_SHOWN = 12  # of one property
CITATIONS_SHOWN = 5  # of one fact
ARTICLES_SHOWN = 12

# What another's claim says of the one whose page it is: "director of", but "members" of a group.
_ROLES = {Predicate.MEMBER_OF: "members", Predicate.PART_OF: "parts"}


class PersonList(ArchiveList):
    queryset = Person.objects.unmerged().prefetch_related("aliases")
    filterset_class = PersonFilter
    page_order = MOST_COVERED_FIRST


class WorkList(ArchiveList):
    queryset = Work.objects.unmerged().prefetch_related("aliases")
    filterset_class = WorkFilter
    page_order = MOST_COVERED_FIRST


@dataclass(frozen=True)
class Reference:
    """A citation by the number that its article has on the page."""

    number: int
    citation: Citation


@dataclass(frozen=True)
class Fact:
    claim: Claim
    references: list[Reference]

    @property
    def more(self) -> int:
        """How many articles say so beside those referred to."""
        return max(0, self.claim.article_count - len({r.citation.article_id for r in self.references}))


@dataclass
class Group:
    """Claims with one predicate; more: how many of them are not shown."""

    predicate: Predicate
    label: str
    facts: list[Fact] = field(default_factory=list)
    more: int = 0


class EntityDetail(DetailView):
    """A person or a work, with what the archive knows of it. column: "person" or "work"."""

    column: str

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object = self.get_object()
        survivor = self.object.survivor()
        if survivor != self.object:
            return HttpResponsePermanentRedirect(survivor.get_absolute_url())
        return self.render_to_response(self.get_context_data(object=self.object))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        said = _claims(f"subject_{self.column}", self.object)
        roles = _claims(f"object_{self.column}", self.object)
        citations = citations_of([*said, *roles], CITATIONS_SHOWN)
        sources: dict[int, Article] = {}

        def facts(claims: Sequence[Claim]) -> list[Fact]:
            return [Fact(claim, _refer(citations.get(claim.pk, []), sources)) for claim in claims]

        return super().get_context_data(
            facts=_group(facts(said), role=False),
            roles=_group(facts(roles), role=True),
            sources=list(sources.values()),
            aliases=self.object.aliases.order_by("kind", "pk"),
            articles=_newest_articles(self.column, self.object),
            column=self.column,
            **kwargs,
        )


class PersonDetail(EntityDetail):
    queryset = Person.objects.select_related("merged_into")
    column = "person"


class WorkDetail(EntityDetail):
    queryset = Work.objects.select_related("merged_into")
    column = "work"


def _claims(column: str, entity: Person | Work) -> list[Claim]:
    """Return the first claims of each predicate whose column is the entity: preferred, then most cited; how many there are
    of the predicate is annotated as of_predicate."""
    rank = models.Case(
        models.When(rank=Rank.PREFERRED, then=0), models.When(rank=Rank.DEPRECATED, then=2), default=1
    )
    place = models.Window(
        RowNumber(), partition_by=models.F("predicate"), order_by=[rank, "negated", "-article_count", "id"]
    )
    of_predicate = models.Window(models.Count("pk"), partition_by=models.F("predicate"))
    claims = Claim.objects.standing().for_list().filter(**{column: entity})
    return list(
        claims.annotate(place=place, of_predicate=of_predicate)
        .filter(place__lte=FACTS_SHOWN)
        .order_by("predicate", "place")
    )


def _refer(citations: Sequence[Citation], sources: dict[int, Article]) -> list[Reference]:
    """Return the citations by numbers of their articles; sources that have no number yet are added."""
    references = []
    for citation in citations:
        sources.setdefault(citation.article_id, citation.article)
        references.append(Reference(list(sources).index(citation.article_id) + 1, citation))
    return references


def _group(facts: Sequence[Fact], *, role: bool) -> list[Group]:
    """Return the facts by predicate, in the order of the vocabulary."""
    groups: dict[Predicate, Group] = {}
    for fact in facts:
        predicate = Predicate(fact.claim.predicate)
        label = _ROLES.get(predicate, f"{predicate.label} of") if role else predicate.label
        group = groups.setdefault(predicate, Group(predicate, label))
        group.facts.append(fact)
        group.more = fact.claim.of_predicate - len(group.facts)  # type: ignore[attr-defined]  # annotated by _claims
    return [groups[predicate] for predicate in Predicate if predicate in groups]


def _newest_articles(column: str, entity: Person | Work) -> list[Article]:
    appearances = (
        Appearance.objects.current().filter(**{column: entity}).order_by("-sort_date", "-article_id")
    )
    newest = appearances.values_list("sort_date", "article_id").distinct()[:ARTICLES_SHOWN]
    ids = [article_id for _, article_id in newest]
    found = Article.objects.for_list().in_bulk(ids)
    return [found[pk] for pk in ids]
