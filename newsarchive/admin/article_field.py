"""Choose an article by typing words of its title, its outlet or its date, with scripts or without.

What stands in the field says it all: "Paper Boats come ashore #a12" is article 12; its number alone does as well, and so
do a whole title and any words that lead to one article alone.
"""

import re
from calendar import monthrange
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from newsarchive.models import Article, Outlet
from newsarchive.search import PREFIX_LENGTH, search_articles, terms
from newsarchive.wording import date_in_words

# What names.js asks for, beside the types of persons and works.
ARTICLE = "article"
OFFERED = 10

_NUMBERED = re.compile(r"^(?:.*#a|#?)(?P<pk>\d{1,18})$", re.DOTALL)
# A year alone may well be a word of a title.
_DAY = re.compile(r"^(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?$")


def handle(article: Article | None) -> str:
    """Return how a field names the article: "Paper Boats come ashore #a12"; "" for none."""
    return "" if article is None else f"{str(article)[:200]} #a{article.pk}"


class ArticleOffer:
    """An article that is offered to somebody who types."""

    def __init__(self, article: Article) -> None:
        self.article = article

    @property
    def row(self) -> dict[str, str]:
        outlet = self.article.outlet.name if self.article.outlet else ""
        when = date_in_words(self.article.published) or "no date"
        return {
            "text": handle(self.article),
            "label": str(self.article),
            "details": ", ".join(filter(None, [outlet, when])),
        }


class ArticleField(forms.CharField):
    """An article, as a text field that names.js completes."""

    def __init__(self, **options: Any) -> None:
        attributes = {"data-entity": ARTICLE, "autocomplete": "off", "spellcheck": "false"}
        super().__init__(**{"widget": forms.TextInput(attributes), "max_length": 400, **options})

    def clean(self, value: Any) -> Article | None:
        text: str = super().clean(value)
        return find_article(text) if text else None


def find_article(text: str) -> Article:
    """Return the one article that the text names.

    Raises ValidationError if there is none, or several: then it says how each can be chosen.
    """
    numbered = _NUMBERED.match(text.strip())
    if numbered is not None:
        found = Article.objects.filter(pk=int(numbered["pk"])).first()
        if found is None:
            raise ValidationError("There is no such article.")
        return found
    offers = offered_articles(text)
    if not offers:
        raise ValidationError("There is no such article.")
    wanted = " ".join(text.split()).casefold()
    titled = [one for one in offers if str(one.article).casefold() == wanted]
    if len(titled) == 1 or len(offers) == 1:
        return Article.objects.get(pk=(titled or offers)[0].article.pk)
    choices = "; ".join(f"{one.row['text']} ({one.row['details']})" for one in offers)
    raise ValidationError(f"Several are like that. Choose one by its number: {choices}.")


def offered_articles(text: str) -> list[ArticleOffer]:
    """Return the latest texts that have the words in title or text, or come from an outlet called so, the newest first.

    A month or a day among the words ("2024-01", "2024-01-24") says when they were published.
    """
    periods = {word: period for word in text.split() if (period := _period(word))}
    rest = [word for word in text.split() if word not in periods]
    if not periods and not terms(text):
        return []
    found = Article.objects.for_list().current()
    for period in periods.values():
        found = found.filter(published__range=period)
    newest = _named(found, rest) if rest else found
    return [ArticleOffer(article) for article in newest.order_by("-sort_date", "-pk")[:OFFERED]]


def _named(found: QuerySet[Article], words: list[str]) -> QuerySet[Article]:
    """Return those that have the words, or whose outlet is called so; the last word may go on."""
    outlets = list(
        Outlet.objects.filter(name__istartswith=" ".join(words)).values_list("pk", flat=True)[:OFFERED]
    )
    if len(words) > 1 and len(words[-1]) < PREFIX_LENGTH and words[-1].isascii():
        # a word just begun would match nothing yet: the words before it tell enough
        words = words[:-1]
    matching = search_articles(found, f"{' '.join(words)}*").values_list("pk", flat=True)
    return found.filter(Q(pk__in=list(matching[: OFFERED * 5])) | Q(outlet__in=outlets))


def _period(word: str) -> tuple[date, date] | None:
    """Return the first and the last day of a month or day; None for what is neither."""
    match = _DAY.match(word)
    if match is None:
        return None
    year, month = int(match["year"]), int(match["month"])
    try:
        if match["day"]:
            return date(year, month, int(match["day"])), date(year, month, int(match["day"]))
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    except ValueError:  # IllegalMonthError is one
        return None
