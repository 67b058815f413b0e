from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.db.models import F
from django.views.generic import DetailView

from newsarchive import sightings
from newsarchive.filters import DisagreementFilter
from newsarchive.models import Article, Citation, Claim, Disagreement
from newsarchive.representations.linked_data import Node, disagreement_node
from newsarchive.representations.rows import Row, citation_row, claim_row, disagreement_row
from newsarchive.views.deciders import role_words
from newsarchive.views.evidence import citations_of
from newsarchive.views.forms import Page as PageForms
from newsarchive.views.lists import ArchiveList

CITATIONS_SHOWN = 20  # of one value


class DisagreementList(ArchiveList):
    queryset = (
        Disagreement.objects.standing()
        .for_list()
        .select_related("preferred__object_person", "preferred__object_work")
        .prefetch_related(
            models.Prefetch(
                "claims", Claim.objects.standing().for_list().order_by("-article_count", "id"), "values_shown"
            )
        )
    )
    filterset_class = DisagreementFilter
    name, row_of = "disagreements", (disagreement_row,)


@dataclass(frozen=True)
class Cell:
    """What one article says for one value: nothing, or words of it."""

    claim: Claim
    citations: list[Citation]


@dataclass(frozen=True)
class Line:
    """One article of the sheet, with a cell for each value."""

    article: Article
    cells: list[Cell]


class DisagreementDetail(PageForms, DetailView):
    queryset = Disagreement.objects.for_list().select_related(
        "preferred__object_person", "preferred__object_work", "settled_by"
    )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        claims = list(
            Claim.objects.standing()
            .for_list()
            .filter(disagreement=self.object)
            .order_by("-article_count", F("first_published").asc(nulls_first=True), "id")
        )
        lines = _lines(claims)
        return super().get_context_data(
            claims=claims,
            lines=lines,
            picture=sightings.draw(_days(claims, lines)),
            settled_role=role_words(self.object.settled_by),
            **kwargs,
        )

    def as_row(self, context: dict[str, Any]) -> Row:
        cells = [cell for line in context["lines"] for cell in line.cells]
        self.object.values_shown = context["claims"]
        return disagreement_row(self.object, self.site) | {
            "claims": [
                claim_row(claim, self.site)
                | {
                    "citations": [
                        citation_row(citation, self.site)
                        for cell in cells
                        for citation in cell.citations
                        if cell.claim.pk == claim.pk
                    ]
                }
                for claim in context["claims"]
            ]
        }

    def as_node(self, context: dict[str, Any]) -> Node:
        return disagreement_node(self.object, context["claims"], self.site)


def _days(claims: Sequence[Claim], lines: Sequence[Line]) -> list[list[date]]:
    """Return for each value the days on which the shown articles say it, and the first and the last of all."""
    days = []
    for column, claim in enumerate(claims):
        said = [line.article.published for line in lines if line.cells[column].citations]
        said += [claim.first_published, claim.last_published]
        days.append([day for day in said if day is not None])
    return days


def _lines(claims: Sequence[Claim]) -> list[Line]:
    """Return the sheet: an article a line, the oldest first; a value a column."""
    citations = citations_of(claims, CITATIONS_SHOWN)
    lines: dict[int, Line] = {}
    for column, claim in enumerate(claims):
        for citation in citations.get(claim.pk, []):
            empty = Line(citation.article, [Cell(column_claim, []) for column_claim in claims])
            line = lines.setdefault(citation.article_id, empty)
            line.cells[column].citations.append(citation)
    return sorted(lines.values(), key=lambda line: (line.article.sort_date, line.article.pk))
