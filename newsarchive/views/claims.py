from typing import Any

from django.db import models
from django.views.generic import DetailView

from newsarchive import paging
from newsarchive.filters import ClaimFilter
from newsarchive.models import Citation, Claim
from newsarchive.paging import Order
from newsarchive.representations.linked_data import Node, claim_node
from newsarchive.representations.rows import Row, citation_row, claim_row, former_row
from newsarchive.views.deciders import role_words
from newsarchive.views.evidence import citations_for_list
from newsarchive.views.forms import Page as PageForms
from newsarchive.views.lists import ArchiveList
from newsarchive.vocabulary import ReviewStatus

OTHERS_SHOWN = 20

_NEWEST_ARTICLE_FIRST = Order(
    ("article__sort_date", "id"), ("article.sort_date", "pk"), paging.NEWEST_FIRST.types
)


class ClaimList(ArchiveList):
    queryset = Claim.objects.standing().for_list()
    filterset_class = ClaimFilter
    name, row_of = "claims", (claim_row,)


class ClaimDetail(PageForms, DetailView):
    queryset = Claim.objects.exclude(status=ReviewStatus.REJECTED).for_list().select_related("decided_by")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        claim: Claim = self.object
        citations: models.QuerySet[Citation] = citations_for_list().filter(claim=claim)
        page = paging.page_of(citations, _NEWEST_ARTICLE_FIRST, self.request.GET.get("page", ""))
        return super().get_context_data(
            page=page,
            citations=page.rows,
            former=list(_former(claim)[:OTHERS_SHOWN]),
            others=list(_others(claim)[:OTHERS_SHOWN]),
            decided_role=role_words(claim.decided_by),
            **kwargs,
        )

    def as_row(self, context: dict[str, Any]) -> Row:
        """next_page: the parameter "page" that more citations are asked for with; "" if these are all."""
        return claim_row(self.object, self.site) | {
            "reason": self.object.reason,
            "citations": [citation_row(citation, self.site) for citation in context["citations"]],
            "next_page": context["page"].next,
            "former": [former_row(citation, self.site) for citation in context["former"]],
            "others": [claim_row(other, self.site) for other in context["others"]],
        }

    def as_node(self, context: dict[str, Any]) -> Node:
        return claim_node(self.object, context["citations"], self.site)


def _former(claim: Claim) -> models.QuerySet[Citation]:
    """Return the words that say so in texts that were replaced or withdrawn, the newest first."""
    gone = models.Q(article__is_current=False) | models.Q(article__withdrawal__isnull=False)
    return (
        claim.citations.filter(gone)
        .exclude(status=ReviewStatus.REJECTED)
        .select_related("article__outlet", "article__withdrawal", "speaker", "gone_quote")
        .defer("article__text", "article__layout")
        .order_by("-article__sort_date", "-id")
    )


def _others(claim: Claim) -> models.QuerySet[Claim]:
    """Return what else is said of the same property of the same subject."""
    return (
        Claim.objects.standing()
        .for_list()
        .filter(
            subject_person=claim.subject_person, subject_work=claim.subject_work, predicate=claim.predicate
        )
        .exclude(pk=claim.pk)
        .order_by("-article_count", "-id")
    )
