"""The first citations of a claim by the dates of their articles, however many it has."""

from collections.abc import Iterator

from django.db.models import QuerySet

from newsarchive.batches import batches
from newsarchive.models import Appearance, Citation, Claim

BY_DATE = ["article__sort_date", "article", "start", "id"]

# So many citations are put in order in less time than it takes to walk along the articles of their subject.
MANY = 1_000
_BATCH = 200


def first_citations(claim: Claim, rows: QuerySet[Citation], count: int) -> list[int]:
    """Return the ids of the first so many of the claim's citations among the rows, by date.

    Of a claim that very many articles make, the articles of its subject are walked along by date instead of putting all
    its citations in order.
    """
    cited = rows.filter(claim=claim)
    if claim.article_count > MANY:
        walked = _walk(claim, cited, count)
        if len(walked) == count:
            return walked
    return list(cited.order_by(*BY_DATE).values_list("pk", flat=True)[:count])


def _walk(claim: Claim, cited: QuerySet[Citation], count: int) -> list[int]:
    found: list[int] = []
    for articles in batches(_articles(claim), _BATCH):
        found += cited.filter(article__in=articles).order_by(*BY_DATE).values_list("pk", flat=True)[:count]
        if len(found) >= count:
            break
    return found[:count]


def _articles(claim: Claim) -> Iterator[int]:
    """Yield the articles that the claim's subject appears in, by date."""
    subject = (
        {"person": claim.subject_person_id} if claim.subject_person_id else {"work": claim.subject_work_id}
    )
    rows = Appearance.objects.filter(**subject).order_by("sort_date", "article")
    before = None
    for article in rows.values_list("article", flat=True).iterator(chunk_size=_BATCH):
        if article != before:
            yield article
        before = article
