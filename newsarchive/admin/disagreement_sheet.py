"""The sheet of a disagreement: a row for each value, a column for each article by date, the words in the cells."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.utils.safestring import SafeString

from newsarchive.admin.evidence import quote_in_sentence, with_context
from newsarchive.admin.first_citations import BY_DATE, MANY, first_citations
from newsarchive.disagreements import contradict
from newsarchive.models import Article, Citation, Claim, Disagreement
from newsarchive.values import DateValue
from newsarchive.vocabulary import Rank, ReviewStatus

# The first articles that make a claim tell what it is worth; the claim's own page has the rest.
SHOWN_CITATIONS = 25

# What most decisions are for; any other words do as well.
REASONS = [
    "The later report is nearer to the source.",
    "The official announcement says so.",
    "More independent sources say so.",
    "The other is a plan that changed.",
    "The other was corrected by its own outlet.",
    "The other speaks of something else.",
]


@dataclass
class Row:
    """One of the values, with its evidence. cells: for each column the article's citations, each with its sentence;
    more: articles not shown; is_news: it contradicts what was decided, and came after."""

    number: int
    claim: Claim
    cells: list[list[tuple[Citation, SafeString]]] = field(default_factory=list)
    more: int = 0
    is_news: bool = False

    @property
    def precision(self) -> str:
        """How precise the value is: to the year, month or day; "" where that is no question."""
        return f"to the {DateValue(self.claim.date).precision}" if self.claim.date else ""

    @property
    def evidence(self) -> list[tuple[Citation, SafeString]]:
        return [one for cell in self.cells for one in cell]


@dataclass(frozen=True)
class Sheet:
    columns: list[Article]
    rows: list[Row]

    @property
    def news(self) -> list[Row]:
        """The values for which a settled disagreement was opened again."""
        return [row for row in self.rows if row.is_news]


def sheet_of(disagreement: Disagreement, claims: Iterable[Claim]) -> Sheet:
    """Return the sheet, most cited values first, in a number of queries that does not grow with the citations.

    claims: those that take part, and none that was rejected.
    """
    rows = [Row(number, claim) for number, claim in enumerate(claims, start=1)]
    shown = Citation.objects.filter(pk__in=_first([row.claim for row in rows])).select_related("speaker")
    columns: dict[int, Article] = {}
    cells: dict[tuple[int, int], list[tuple[Citation, SafeString]]] = defaultdict(list)
    for citation in with_context(shown).order_by(*BY_DATE):
        columns.setdefault(citation.article_id, citation.article)
        cells[citation.claim_id, citation.article_id].append((citation, quote_in_sentence(citation)))
    for row in rows:
        row.cells = [cells[row.claim.pk, article] for article in columns]
        row.more = row.claim.article_count - sum(1 for cell in row.cells if cell)
        row.is_news = disagreement.is_reopened and _is_news(row.claim, disagreement)
    return Sheet(list(columns.values()), rows)


def _first(claims: list[Claim]) -> list[int]:
    """Return the ids of the first citations of each claim by date: of most claims in one query, of those that very many
    articles make in a few of their own."""
    standing = Citation.objects.standing()
    few = [claim for claim in claims if claim.article_count <= MANY]
    place = Window(RowNumber(), partition_by=F("claim"), order_by=BY_DATE)
    placed = standing.filter(claim__in=few).annotate(place=place).filter(place__lte=SHOWN_CITATIONS)
    ids = list(placed.values_list("pk", flat=True))
    for claim in claims:
        if claim.article_count > MANY:
            ids += first_citations(claim, standing, SHOWN_CITATIONS)
    return ids


def _is_news(claim: Claim, disagreement: Disagreement) -> bool:
    if claim.rank != Rank.NORMAL or claim.status == ReviewStatus.REJECTED:
        return False
    if disagreement.preferred is None:
        return not claim.qualifier
    return claim.pk != disagreement.preferred_id and contradict(claim, disagreement.preferred)
