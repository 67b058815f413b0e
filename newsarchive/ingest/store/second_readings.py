"""Give out the articles that are due for a second reading, with what to read them by, and store what is read."""

import hashlib
import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from newsarchive.batches import batches
from newsarchive.ingest.document import Document, EntityReading, Layout, Name, Reading, SourceFile, Span
from newsarchive.ingest.extract.confirmed import Confirmation, names_to_find
from newsarchive.ingest.extract.known import KnownMention, has_news, possible_keys
from newsarchive.ingest.parse import parse
from newsarchive.ingest.store.articles import EDITOR, renew
from newsarchive.ingest.store.known_names import told
from newsarchive.ingest.store.read_facts import facts_told_by_others
from newsarchive.ingest.store.splits import NO_LONGER_READ
from newsarchive.models import Article, ConfirmedName, KnownName, Mention, SecondReading
from newsarchive.one_writer import writing
from newsarchive.vocabulary import AliasKind, SubjectType, WorkKind

# So many texts are held in memory at once.
_BATCH = 50
_LOOKED_UP = 500
# Short forms of names, initials included, have no more words.
_SHORT_FORM_WORDS = 4


@dataclass(frozen=True)
class Due:
    """An article to be read again: its document, where it has names that others confirm, and the keys of facts that others
    tell and that it leaves in doubt.

    digest: of these names and facts; source: what the article is called where one must be told of it; position: how many were due
    up to this one.
    """

    article_id: int
    source: str
    document: Document
    known: tuple[KnownMention, ...]
    facts: frozenset[int]
    digest: str
    position: int


def due_articles() -> Iterator[Due]:
    """Yield the articles whose second reading may differ from what is stored; those for which it cannot are done with."""
    last = position = 0
    while True:
        rows = SecondReading.objects.filter(is_due=True, article__gt=last).order_by("article")
        due = {row.article_id: row for row in rows[:_BATCH]}
        if not due:
            return
        last = max(due)
        articles = list(
            Article.objects.filter(pk__in=due).select_related("outlet", "original").order_by("pk")
        )
        known = known_in(articles)
        facts = facts_told_by_others(due)
        present = _stored_readings(pk for pk, row in due.items() if not row.names)
        done = []
        for article in articles:
            document, mentions = known[article.pk]
            row = due[article.pk]
            position += 1
            resolved = facts[article.pk]
            digest = digest_of(mentions, resolved)
            is_news = row.names or resolved or has_news(article.text, mentions, present[article.pk])
            if row.names == digest or not is_news:
                done.append(row)
            else:
                yield Due(article.pk, article.source, document, mentions, resolved, digest, position)
        _finish(done)


def finish_second_reading(due: Due, reading: Reading, *, is_first: bool) -> bool:
    """Store what a second reading found, in one transaction; return whether that changed anything.

    is_first: the names told nothing new, so that this is the first reading, which stands or is to stand again.
    """
    with writing():
        row = SecondReading.objects.select_for_update().filter(article=due.article_id, is_due=True).first()
        if row is None:
            return False
        changes = not is_first or bool(row.names)
        if changes:
            renew(row.article, reading)
        row.names = "" if is_first else due.digest
        _finish([row])
        return changes


def _finish(rows: Iterable[SecondReading]) -> None:
    """Note that articles are no longer due; where the first reading stands, nothing is left to note."""
    by_names = defaultdict(list)
    for row in rows:
        by_names[row.names].append(row.pk)
    SecondReading.objects.filter(pk__in=by_names.pop("", [])).delete()
    for names, articles in by_names.items():
        SecondReading.objects.filter(pk__in=articles).update(is_due=False, names=names)


def known_in(articles: Sequence[Article]) -> dict[int, tuple[Document, tuple[KnownMention, ...]]]:
    """Return the documents of articles, and where each has names that others confirm or editors gave."""
    keys = {article.pk: possible_keys(article.text) for article in articles}
    alone = defaultdict(list)
    for batch in batches(sorted(set().union(*keys.values())), _LOOKED_UP):
        for name in KnownName.objects.filter(key__in=batch, context=""):
            alone[name.key].append(name)
    own: dict[int, set[tuple[str, str]]] = defaultdict(set)
    rows = ConfirmedName.objects.filter(article__in=keys)
    for article_id, key, context in rows.order_by().values_list("article", "key", "context"):
        own[article_id].add((key, context))
    known = {}
    for article in articles:
        names = [name for key in keys[article.pk] for name in alone.get(key, ())]
        names += _known_beside(names, keys[article.pk])
        confirmations = [
            Confirmation(
                name.key,
                name.context,
                told(name.type, name.kind, name.name),
                name.article_count - ((name.key, name.context) in own[article.pk]),
                bool(name.given_type),
            )
            for name in names
            if name.type
        ]
        document = _document(article)
        found = names_to_find(confirmations, keys[article.pk]).find_in(document)
        known[article.pk] = (document, found)
    return known


def _known_beside(names: Iterable[KnownName], keys: Iterable[str]) -> list[KnownName]:
    """Return the words and short forms that are known beside one of the names."""
    words = {key for key in keys if key.count(" ") < _SHORT_FORM_WORDS}
    contexts = {name.key for name in names}
    if not words or not contexts:
        return []
    found: list[KnownName] = []
    for batch in batches(sorted(words), _LOOKED_UP):
        found += KnownName.objects.filter(key__in=batch, context__in=contexts)
    return found


def _stored_readings(articles: Iterable[int]) -> dict[int, list[EntityReading]]:
    """Return what the stored readings of articles found where: an entity for each mention."""
    found: dict[int, list[EntityReading]] = defaultdict(list)
    rows = Mention.objects.filter(article__in=list(articles), appearance__position__lt=NO_LONGER_READ)
    for article, start, end, kind, likely, names in rows.order_by().values_list(
        "article", "start", "end", "appearance__kind", "appearance__likely_kind", "appearance__names"
    ):
        type_ = SubjectType.WORK if kind in WorkKind.values else SubjectType.PERSON
        called = tuple(Name(text, AliasKind(of_name)) for text, of_name in names)
        stands_for = told(type_.value, kind)
        likely_kind = WorkKind(likely) if likely else None
        one = EntityReading(
            type_.value, stands_for.kind, called, (Span(start, end),), likely_kind=likely_kind
        )
        found[article].append(one)
    return found


def _document(article: Article) -> Document:
    """Return the document that an article was made of."""
    layout = {name: tuple(Span(*span) for span in spans) for name, spans in article.layout.items()}
    return Document(
        text=article.text,
        headline=article.headline,
        byline=article.byline,
        dateline=article.dateline,
        outlet=article.outlet.name if article.outlet else "",
        url=article.url,
        language=article.language,
        published=article.published if article.published_from != EDITOR else _own_date(article),
        published_from=article.published_from,
        layout=Layout(**layout),
        digest=article.digest,
    )


def _own_date(article: Article) -> date | None:
    """Return the date that a document gave itself before an editor set another: its first reading went by that."""
    original = article.original
    if original is None:
        return article.published
    content = zlib.decompress(original.compressed)
    return parse(
        SourceFile(article.source, article.location, original.suffix, content, original.digest)
    ).published


def digest_of(known: Iterable[KnownMention], facts: Iterable[int]) -> str:
    """Return the SHA-256, in hex, of what an article is read by: where it has which names, and the keys of facts; "" if
    others tell nothing."""
    places = [[*one.span, one.type, one.kind.value, one.name] for one in known]
    keys = sorted(facts)
    return hashlib.sha256(json.dumps([places, keys]).encode()).hexdigest() if places or keys else ""
