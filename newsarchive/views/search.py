"""The one search over everything: who and what is called so, what is said of it, and the articles with the words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.views.generic import TemplateView

from newsarchive import name_search, search
from newsarchive.filters import Chip
from newsarchive.models import Article, Person
from newsarchive.name_search import PERSONS, WORKS, Closeness, Match
from newsarchive.narrowing import LISTS, Narrowing, narrow
from newsarchive.paging import Count
from newsarchive.query import Query, Word, parse, quoted
from newsarchive.representations.rows import Row, person_row, work_row
from newsarchive.time_box import TimeBox
from newsarchive.views.answers import (
    COUNTING_SECONDS,
    ORDER,
    RELEVANCE,
    Answer,
    all_empty,
    answer,
    count_without,
    without_entities,
)
from newsarchive.views.catalogue import CATALOGUE
from newsarchive.views.forms import Page
from newsarchive.views.lists import Loosening

BEST_SHOWN = 3
NEAR_SHOWN = 3
LOOSENED = 6  # parts of a query that are tried without


@dataclass(frozen=True)
class Facet:
    """A list, how many of its rows answer, and the address that shows them alone. name: "" for all together."""

    name: str
    address: str
    count: Count | None
    fits: bool
    is_chosen: bool


@dataclass(frozen=True)
class Meant:
    """A person or work whose name is near what was typed, and the address of the search for that name."""

    match: Match
    address: str


class Search(Page, TemplateView):
    template_name = "newsarchive/search.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET
        query = parse(asked.get("q", ""))
        chosen = asked.get("in", "") if asked.get("in", "") in LISTS else ""
        order = RELEVANCE if asked.get("order") == RELEVANCE else ""
        narrowing = narrow(query)
        context: dict[str, Any] = super().get_context_data(
            query=query,
            searched=query.text,
            chosen=chosen,
            order=order,
            chips=narrowing.chips,
            understood=narrowing.chips,
            problems=[*query.problems, *narrowing.problems],
            address=_address(query, chosen, order),
            is_asked=bool(query.words or narrowing.is_narrowed),
            is_archive_empty=False,
            **kwargs,
        )
        if not context["is_asked"]:
            return context | {"is_archive_empty": not Article.objects.exists(), "answers": {}}
        called = _called(query)
        answers = answer(query, narrowing, chosen=chosen, order=order, token=asked.get("page", ""))
        best = [match for match in called if match.closeness == Closeness.SAME][:BEST_SHOWN]
        facets = _facets(query, answers, chosen, order)
        for name, found in answers.items():
            found.alone = _address(query, name, order)
        if not chosen:
            shown = {match.entity for match in best}
            answers = {name: without_entities(found, shown) for name, found in answers.items()}
        is_empty = all_empty(answers) and not best
        return context | {
            "best": best,
            "meant": [_meant(query, match) for match in called if match.closeness == Closeness.NEAR][
                :NEAR_SHOWN
            ],
            "answers": answers,
            "shown": [answers[name] for name in ORDER if chosen in ("", name)],
            "facets": facets,
            "orders": _orders(query, chosen, order),
            "is_empty": is_empty,
            # A name that was found needs no taking apart.
            "chips": [] if best and _is_plain(query) else context["chips"],
            "loosenings": _loosenings(query) if is_empty else [],
        }

    def as_row(self, context: dict[str, Any]) -> Row:
        """next_page: the parameter "page" that more rows of the chosen list are asked for with; "" if these are all."""
        chosen, answers = context["chosen"], context["answers"]
        return {
            "query": context["query"].text,
            "understood": [{"label": chip.label, "value": chip.value} for chip in context["understood"]],
            "problems": context["problems"],
            "best": [self._match_row(match) for match in context.get("best", [])],
            "did_you_mean": [self._match_row(meant.match) for meant in context.get("meant", [])],
            "counts": {
                name: None
                if found.count is None
                else {"number": found.count.number, "is_more": found.count.is_more}
                for name, found in answers.items()
            },
            **{
                found.name: [self._row(found.name, row) for row in found.rows]
                for found in context.get("shown", [])
            },
            "next_page": answers[chosen].page.next if chosen in answers else "",
        }

    def _row(self, name: str, row: Any) -> Row:
        written = CATALOGUE[name].row_of[0](row, self.site)
        if name == "articles":
            pieces = [{"text": piece.text, "is_match": piece.is_match} for piece in row.snippet]
            written["snippet"] = pieces
        return written

    def _match_row(self, match: Match) -> Row:
        entity = match.entity
        row = person_row(entity, self.site) if isinstance(entity, Person) else work_row(entity, self.site)
        return row | {"type": entity._meta.model_name, "meant": match.name}


def _called(query: Query) -> list[Match]:
    """Return who and what may be meant by the words of a query as a name, the nearest and most covered first."""
    words = query.plain_words
    if not words or any(term.is_prefix for term in search.terms(query.words)):
        return []
    found = [match for names in (PERSONS, WORKS) for match in name_search.matches(names, words, BEST_SHOWN)]
    return sorted(found, key=lambda match: (match.closeness, -match.entity.article_count))


def _is_plain(query: Query) -> bool:
    """Tell whether a query is words alone, without signs or operators."""
    return all(isinstance(part, Word) and part.label == "Word" for part in query.parts)


def _meant(query: Query, match: Match) -> Meant:
    typed = " ".join([quoted(match.name), *(part.written for part in query.operators)])
    return Meant(match, f"{reverse('search')}?{urlencode({'q': typed})}")


def _address(query: Query, chosen: str = "", order: str = "") -> str:
    values = {"q": query.text, "in": chosen, "order": order}
    kept = {name: value for name, value in values.items() if value}
    return f"?{urlencode(kept)}" if kept else ""


def _facets(query: Query, answers: dict[str, Answer], chosen: str, order: str) -> list[Facet]:
    facets = [Facet("", _address(query, "", order), None, fits=True, is_chosen=not chosen)]
    return facets + [
        Facet(name, _address(query, name, order), found.count, found.fits, is_chosen=chosen == name)
        for name, found in answers.items()
    ]


def _orders(query: Query, chosen: str, order: str) -> list[tuple[str, str, bool]]:
    """Return the orders of articles: what each is called, its address, whether it is the one shown."""
    if not query.plain_words:
        return []
    return [
        ("newest first", _address(query, chosen), not order),
        ("best match first", _address(query, chosen, RELEVANCE), bool(order)),
    ]


def _loosenings(query: Query) -> list[Loosening]:
    """Return which parts of a query to take away, the most fruitful first; only those that are counted in time."""
    found = []
    box = TimeBox(COUNTING_SECONDS)
    parts: Sequence[Any] = query.parts[:LOOSENED] if len(query.parts) > 1 else []
    for part in parts:
        rest = parse(query.without(part))
        narrowing: Narrowing = narrow(rest)
        count = count_without(rest, narrowing, box)
        if count is not None and count.number:
            label = part.label if isinstance(part, Word) else part.name
            value = part.written if isinstance(part, Word) else part.value
            found.append(Loosening(Chip(label, value, _address(rest)), count))
    return sorted(found, key=lambda loosening: -loosening.count.number)
