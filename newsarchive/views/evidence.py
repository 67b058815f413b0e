"""The words that support claims, the most telling first."""

from collections import defaultdict
from collections.abc import Collection

from django.db import models
from django.db.models.functions import RowNumber

from newsarchive.models import Citation, Claim


def citations_for_list() -> models.QuerySet[Citation]:
    """Return the citations that stand, with what a page shows of their articles and speakers: no text."""
    return (
        Citation.objects.standing()
        .select_related("article__outlet", "article__withdrawal", "speaker")
        .defer("article__text", "article__layout")
    )


def citations_of(claims: Collection[Claim], limit: int) -> dict[int, list[Citation]]:
    """Return at most limit citations of each claim, by the claims' ids, in one query.

    First those in whose quotes the value itself stands, then the surest readings, then the oldest articles.
    """
    if not claims:
        return {}
    lacks_value = models.Case(models.When(value_start=None, then=1), default=0)
    place = models.Window(
        RowNumber(),
        partition_by=models.F("claim"),
        order_by=[
            lacks_value,
            models.F("confidence").desc(nulls_last=True),
            "article__sort_date",
            "id",
        ],
    )
    found: dict[int, list[Citation]] = defaultdict(list)
    citations = citations_for_list().filter(claim__in=[claim.pk for claim in claims])
    for citation in citations.annotate(place=place).filter(place__lte=limit).order_by("claim", "place"):
        found[citation.claim_id].append(citation)
    return found
