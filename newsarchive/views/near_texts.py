"""Which other articles have nearly the same text: an agency's report in several papers.

Looked for among those that make the same claims or name the same few persons and works about the same time, and compared
by what the archive keeps of each article's words. Not among all: the page does not wait for it.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import timedelta

from django.db import models

from newsarchive import likeness
from newsarchive.models import Appearance, Article, Citation, Claim, Fingerprint, Person, Work
from newsarchive.time_box import TimeBox, TimeOverError

LOOKING_SECONDS = 0.2
CANDIDATES = 100
NEAR_SHOWN = 5

# Copies of one report are printed within days; a month leaves room for weeklies.
_WINDOW = timedelta(days=31)
# The rarest say most: what everybody writes about joins thousands.
_CLAIMS, _ENTITIES, _ROWS = 10, 6, 1_000


def near_texts(
    article: Article, claims: Collection[Claim], entities: Collection[Person | Work]
) -> list[Article]:
    """Return articles with nearly the same text, the most alike first; claims and entities are those of the article."""
    fingerprint = Fingerprint.objects.filter(article=article).first()
    if fingerprint is None or not fingerprint.sketch:
        return []
    own = bytes(fingerprint.sketch)
    try:
        with TimeBox(LOOKING_SECONDS).open():
            candidates = _candidates(article, claims, entities)
            kept = list(Fingerprint.objects.filter(article__in=candidates))
            alike = {one.article_id: likeness.of_articles(own, bytes(one.sketch)) for one in kept}
            near = [pk for pk, share in alike.items() if share >= likeness.ARTICLE]
            near = sorted(near, key=lambda pk: (-alike[pk], pk))[:NEAR_SHOWN]
            found = Article.objects.for_list().in_bulk(near)
    except TimeOverError:
        return []
    return [found[pk] for pk in near]


def _candidates(
    article: Article, claims: Collection[Claim], entities: Collection[Person | Work]
) -> Sequence[int]:
    shared: Counter[int] = Counter()
    rare = sorted(
        (claim for claim in claims if claim.article_count > 1),
        key=lambda claim: (claim.article_count, claim.pk),
    )
    citing = Citation.objects.standing().filter(claim__in=rare[:_CLAIMS])
    shared.update(citing.values_list("article_id", flat=True)[:_ROWS])
    window = (article.sort_date - _WINDOW, article.sort_date + _WINDOW)
    for column, model in (("person", Person), ("work", Work)):
        known = sorted(
            (one for one in entities if isinstance(one, model) and one.article_count > 1),
            key=lambda one: (one.article_count, one.pk),
        )
        naming: models.QuerySet[Appearance] = Appearance.objects.current().filter(
            **{f"{column}__in": known[:_ENTITIES]}, sort_date__range=window
        )
        shared.update(naming.values_list("article_id", flat=True)[:_ROWS])
    own = {article.pk, article.replaces_id}
    return [pk for pk, _ in shared.most_common(CANDIDATES + len(own)) if pk not in own]
