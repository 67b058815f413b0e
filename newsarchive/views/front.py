from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.views.generic import TemplateView

from newsarchive import paging, timeline
from newsarchive.disagreements import contradict
from newsarchive.holdings import holdings
from newsarchive.models import Article, Citation, Claim, Disagreement, Person, Work
from newsarchive.representations.rows import Row, article_row, claim_row, disagreement_row, entity_row
from newsarchive.views.evidence import citations_of
from newsarchive.views.forms import Page

DISAGREEMENTS_SHOWN = 4
VALUES_SHOWN = 2
ARTICLES_SHOWN = 8
ENTITIES_SHOWN = 12


@dataclass(frozen=True)
class Side:
    """One of the values that contradict each other, and its most telling quote."""

    claim: Claim
    citation: Citation | None


@dataclass(frozen=True)
class Contrast:
    """A disagreement with its values side by side. more: how many values are not shown."""

    disagreement: Disagreement
    sides: list[Side]
    more: int


class Front(Page, TemplateView):
    template_name = "newsarchive/front.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        opened = Disagreement.objects.open().for_list().order_by("-article_count", "-id")
        articles = Article.objects.current()
        persons = Person.objects.unmerged()
        works = Work.objects.unmerged()
        numbers = holdings()
        return super().get_context_data(
            contrasts=contrasts_of(list(opened[:DISAGREEMENTS_SHOWN])),
            articles=articles.for_list().newest_first()[:ARTICLES_SHOWN],
            persons=persons.filter(article_count__gt=0).most_covered_first()[:ENTITIES_SHOWN],
            works=works.filter(article_count__gt=0).most_covered_first()[:ENTITIES_SHOWN],
            holdings=numbers,
            growth=timeline.draw([], numbers.months),
            totals={
                "articles": paging.count(articles),
                "persons": paging.count(persons),
                "works": paging.count(works),
                "claims": paging.count(Claim.objects.standing()),
                "disagreements": paging.count(opened),
            },
            **kwargs,
        )

    def as_row(self, context: dict[str, Any]) -> Row:
        return {
            "totals": {
                name: {"number": count.number, "is_more": count.is_more}
                for name, count in context["totals"].items()
            },
            "disagreements": [
                disagreement_row(contrast.disagreement, self.site)
                | {"claims": [claim_row(side.claim, self.site) for side in contrast.sides]}
                for contrast in context["contrasts"]
            ],
            "articles": [article_row(article, self.site) for article in context["articles"]],
            "persons": [entity_row(person, self.site) for person in context["persons"]],
            "works": [entity_row(work, self.site) for work in context["works"]],
        }


def contrasts_of(disagreements: Collection[Disagreement]) -> list[Contrast]:
    """Return the disagreements with the most cited value of each and the one most cited against it, in two queries."""
    claims = (
        Claim.objects.standing()
        .for_list()
        .filter(disagreement__in=disagreements)
        .order_by("-article_count", F("first_published").asc(nulls_first=True), "id")
    )
    shown: dict[int | None, list[Claim]] = {}
    for claim in claims:
        shown.setdefault(claim.disagreement_id, []).append(claim)
    kept = {pk: _apart(sides) for pk, sides in shown.items()}
    # As many as there are sides: then each that another article tells too has a quote that no other side has.
    quotes = citations_of([claim for sides in kept.values() for claim in sides], limit=VALUES_SHOWN)
    return [
        Contrast(
            disagreement,
            _sides(kept.get(disagreement.pk, []), quotes),
            more=max(0, len(shown.get(disagreement.pk, [])) - VALUES_SHOWN),
        )
        for disagreement in disagreements
    ]


def _sides(claims: Sequence[Claim], quotes: Mapping[int, Sequence[Citation]]) -> list[Side]:
    """Return the claims with a quote each, of different articles where there are: one article that tells both values is
    the lesser witness to that which others tell too."""
    chosen: dict[int, Citation] = {}
    for claim in sorted(claims, key=lambda claim: len(quotes.get(claim.pk, []))):
        taken = {citation.article_id for citation in chosen.values()}
        own = quotes.get(claim.pk, [])
        if own:
            chosen[claim.pk] = next((one for one in own if one.article_id not in taken), own[0])
    return [Side(claim, chosen.get(claim.pk)) for claim in claims]


def _apart(claims: Sequence[Claim]) -> list[Claim]:
    """Return VALUES_SHOWN of the claims: the first, those that contradict it, and then the others, in their order."""
    against = [claim for claim in claims if contradict(claims[0], claim)]
    others = [claim for claim in claims[1:] if claim not in against]
    return [claims[0], *against, *others][:VALUES_SHOWN]
