"""Tell which text of a document is the current one.

A place (an absolute path, with "#N" for a line) holds the text that was read there last. A text is current while some
place holds it; of the texts of one address (URL) only the latest is. The others are its earlier versions: a chain of
articles, each replacing the next. All this follows from what the places hold now, not from the order of reading.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from django.db.models import QuerySet

from newsarchive.models import Article, IngestItem
from newsarchive.prepared import prepared


@dataclass
class Turn:
    """Articles that become current, and articles that no longer are."""

    arriving: list[int] = field(default_factory=list)
    leaving: list[int] = field(default_factory=list)


def article_at(location: str) -> int | None:
    """Return the article that was read at a place last; None if there is none, and for standard input ("")."""
    if not location:
        return None
    return next(iter(_read_at(location=location) or _current_at(location=location)), None)


@prepared
def _read_at(*, location: str) -> QuerySet[IngestItem, int | None]:
    latest = IngestItem.objects.filter(location=location, article__isnull=False).order_by("-id")
    return latest.values_list("article", flat=True)[:1]


@prepared
def _current_at(*, location: str) -> QuerySet[Article, int]:
    articles = Article.objects.filter(location=location, is_current=True).order_by("id")
    return articles.values_list("id", flat=True)[:1]


def is_alone(url: str) -> bool:
    """Tell whether no text of this address is known."""
    return not _is_address(url) or not _at_address(url=url)


@prepared
def _at_address(*, url: str) -> QuerySet[Article, int]:
    return Article.objects.filter(url=url).values_list("pk", flat=True)[:1]


def turn_over(article: Article, previous: int | None) -> Turn:
    """Make current what is, after the article was found at a place where the previous one had been; say what changed."""
    concerned = _concerned(article, previous)
    held = [one for one in concerned if _is_held(one)]
    current = _latest(held)
    turn = Turn()
    for one in concerned:
        if one.pk in current and not one.is_current:
            turn.arriving.append(one.pk)
            _detach(one)
        elif one.pk not in current and one.is_current:
            turn.leaving.append(one.pk)
    Article.objects.filter(pk__in=turn.arriving).update(is_current=True)
    replaced = {one.replaces_id for one in Article.objects.filter(replaces__in=concerned).only("replaces")}
    for one in concerned:
        if one.pk not in current and one.pk not in replaced:
            _attach(one.pk, below=_successor(one, article, concerned, current))
    Article.objects.filter(pk__in=turn.leaving).update(is_current=False)
    return turn


def sources_of(article: Article) -> list[tuple[str, str]]:
    """Return source and location of every place that holds the article, in order."""
    items = IngestItem.objects.filter(article=article).order_by().values_list("source", "location").distinct()
    return sorted((source, place) for source, place in items if not place or article_at(place) == article.pk)


def _concerned(article: Article, previous: int | None) -> list[Article]:
    fields = ("pk", "url", "source", "location", "published", "digest", "is_current", "replaces_id")
    ids = {article.pk} if previous is None else {article.pk, previous}
    rows = {one.pk: one for one in Article.objects.filter(pk__in=ids).only(*fields).order_by("pk")}
    for url in {one.url for one in rows.values() if _is_address(one.url)}:
        rows |= {one.pk: one for one in Article.objects.filter(url=url).only(*fields).order_by("pk")}
    return [rows[pk] for pk in sorted(rows)]


def _is_address(url: str) -> bool:
    """Tell whether a URL is that of one page: a site's front page is that of no article."""
    parts = urlsplit(url)
    return bool(parts.netloc and (parts.path.strip("/") or parts.query))


def _is_held(article: Article) -> bool:
    items = IngestItem.objects.filter(article=article)
    places = set(items.order_by().values_list("location", flat=True).distinct()) or {article.location}
    return any(not place or article_at(place) in {article.pk, None} for place in places)


def _latest(held: Iterable[Article]) -> set[int]:
    """Return the ids of articles without an address of their own, and of the latest one of each address."""
    latest: dict[str, Article] = {}
    for one in held:
        key = one.url if _is_address(one.url) else f"article {one.pk}"
        if key not in latest or _age(latest[key]) < _age(one):
            latest[key] = one
    return {one.pk for one in latest.values()}


def _age(article: Article) -> tuple[date, str, str]:
    return (article.published or date.min, article.source, article.digest)


def _successor(article: Article, arrived: Article, concerned: list[Article], current: set[int]) -> int:
    """Return the article that replaces one that is no longer current."""
    if arrived.pk in current and not (article.url and _is_address(article.url)):
        return arrived.pk
    same_address = [one.pk for one in concerned if one.pk in current and one.url == article.url]
    return (same_address or [arrived.pk if arrived.pk in current else min(current)])[0]


def _detach(article: Article) -> None:
    """Take an article out of its chain; what it replaced is then replaced by what replaced it."""
    older = Article.objects.filter(pk=article.pk).values_list("replaces", flat=True)[0]
    Article.objects.filter(pk=article.pk).update(replaces=None)
    Article.objects.filter(replaces=article.pk).update(replaces=older)


def _attach(article: int, *, below: int) -> None:
    """Put an article, with what it replaces, at the end of another's chain."""
    last = below
    while (older := Article.objects.filter(pk=last).values_list("replaces", flat=True)[0]) is not None:
        last = older
    if last != article:
        Article.objects.filter(pk=last).update(replaces=article)
