"""Tell whose quotes are gone: citations in replaced texts whose claims the latest texts do not make any more."""

from collections.abc import Collection
from dataclasses import dataclass

from newsarchive.models import Article, Citation, GoneQuote
from newsarchive.vocabulary import ReviewStatus


@dataclass(frozen=True)
class StaleQuotes:
    """Ids of citations. missing: their quotes are gone, and it is not noted; found: it is noted, and they are not."""

    missing: set[int]
    found: set[int]


def stale_quotes(claims: Collection[int]) -> StaleQuotes:
    """Return what is not noted rightly of the claims' citations."""
    noted = set(GoneQuote.objects.filter(citation__claim__in=claims).values_list("pk", flat=True))
    replaced = list(
        Citation.objects.filter(claim__in=claims, article__is_current=False)
        .exclude(status=ReviewStatus.REJECTED)
        .order_by()
        .values_list("pk", "claim_id", "article_id")
    )
    latest = latest_texts({article for _, _, article in replaced})
    there = Citation.objects.filter(claim__in=claims, article__in=set(latest.values())) if latest else ()
    said = {(one.claim_id, one.article_id) for one in there if one.status != ReviewStatus.REJECTED}
    gone = {pk for pk, claim, article in replaced if (claim, latest[article]) not in said}
    return StaleQuotes(gone - noted, noted - gone)


def refresh_quotes(claims: Collection[int]) -> None:
    """Note which of the claims' quotes are gone."""
    stale = stale_quotes(claims)
    if stale.found:
        GoneQuote.objects.filter(pk__in=stale.found).delete()
    GoneQuote.objects.bulk_create(GoneQuote(citation_id=pk) for pk in sorted(stale.missing))


def latest_texts(articles: Collection[int]) -> dict[int, int]:
    """Return the last article that replaces each, through any number of versions; itself where none does."""
    latest = {article: article for article in articles}
    while latest:
        rows = Article.objects.filter(replaces__in=set(latest.values())).values_list("replaces_id", "pk")
        later = dict(rows)
        if not later:
            break
        latest = {article: later.get(last, last) for article, last in latest.items()}
    return latest
