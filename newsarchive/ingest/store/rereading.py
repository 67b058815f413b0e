"""Read stored articles anew: what would come, go and stay, and the writing of it, one article whole or not at all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Q

from newsarchive.batches import batches
from newsarchive.ingest.document import EXTRACTOR_VERSION, Document, Reading
from newsarchive.ingest.extract.confirmed import confirmed_names
from newsarchive.ingest.extract.known import KnownMention
from newsarchive.ingest.store.articles import renew
from newsarchive.ingest.store.date_order import in_order_of_outlet
from newsarchive.ingest.store.known_names import confirm
from newsarchive.ingest.store.read_facts import facts_told_by_others
from newsarchive.ingest.store.second_readings import digest_of, known_in
from newsarchive.ingest.store.splits import NO_LONGER_READ, splits_of, take_apart
from newsarchive.likeness import sketch
from newsarchive.models import Appearance, Article, Citation, Fingerprint, SecondReading
from newsarchive.one_writer import writing
from newsarchive.vocabulary import Origin, Rank, ReviewStatus

_BATCH = 50


class Item(NamedTuple):
    """Something that is read in an article: sort is "person", "work" or "claim"."""

    sort: str
    words: str


@dataclass
class Change:
    """What another reading of an article makes of it. kept: no longer read, but decided on."""

    come: list[Item] = field(default_factory=list)
    go: list[Item] = field(default_factory=list)
    stay: list[Item] = field(default_factory=list)
    kept: list[Item] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.come or self.go)


@dataclass(frozen=True)
class Stored:
    """A stored article: its document, and what it is read by: where it has which names that others confirm, and the keys
    of facts that others tell and that it leaves in doubt."""

    article: Article
    document: Document
    known: tuple[KnownMention, ...]
    facts: frozenset[int]


def find_articles(names: Iterable[str]) -> tuple[list[int], list[str]]:
    """Return the ids of the articles of these numbers or sources, and the names of which there is none."""
    found, missing = [], []
    for name in names:
        rows = Article.objects.filter(source=name)
        if name.isdecimal() and len(name) < 19:
            rows = Article.objects.filter(Q(pk=int(name)) | Q(source=name))
        ids = list(rows.order_by("pk").values_list("pk", flat=True))
        found += ids
        if not ids:
            missing.append(name)
    return list(dict.fromkeys(found)), missing


def stored_articles(ids: Iterable[int] | None) -> Iterator[Stored]:
    """Yield the articles of these ids, or all of them, in the order of their ids."""
    every = Article.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=_BATCH)
    for batch in batches(every if ids is None else sorted(ids), _BATCH):
        articles = list(
            Article.objects.filter(pk__in=batch).select_related("outlet", "original").order_by("pk")
        )
        known, facts = known_in(articles), facts_told_by_others(batch)
        for article in articles:
            yield Stored(article, *known[article.pk], facts[article.pk])


def compare(article: Article, reading: Reading) -> Change:
    """Return what the reading would make of the stored article, in the order of the text."""
    change = Change()
    present = _present(article)
    versions = [article.replaces_id] if article.replaces_id else []
    reading, _ = take_apart(reading, splits_of(article, versions), article.text)
    read = _read(article, reading)
    for item in dict.fromkeys(read):
        (change.stay if item in present else change.come).append(item)
    for item, is_decided in present.items():
        if item not in set(read):
            (change.kept if is_decided else change.go).append(item)
    return change


def reread(stored: Stored, first: Reading, reading: Reading, *, is_first: bool) -> None:
    """Write another reading of an article, in one transaction; first: that without what others tell.

    What editors decided and made stays, with the appearances it speaks of.
    """
    with writing():
        article = (
            Article.objects.select_related("outlet").select_for_update(of=("self",)).get(pk=stored.article.pk)
        )
        renew(article, reading)
        confirm(article, first, confirmed_names(stored.document, first))
        if not is_first:
            SecondReading.objects.filter(article=article).update(names=digest_of(stored.known, stored.facts))
        Article.objects.filter(pk=article.pk).update(extractor_version=EXTRACTOR_VERSION)
        Fingerprint.objects.update_or_create(article=article, defaults={"sketch": sketch(article.text)})


def _read(article: Article, reading: Reading) -> list[Item]:
    entities = reading.entities
    items = [Item(one.type, f"{one.name} ({one.kind.value})") for one in entities]
    for claim in in_order_of_outlet(article, reading.claims):
        value = entities[claim.object].name if claim.object is not None else str(claim.value or "")
        quote = article.text[claim.evidence.start : claim.evidence.end]
        items.append(
            _claim(
                entities[claim.subject].name,
                claim.predicate.value,
                value,
                claim.qualifier,
                claim.negated,
                quote,
            )
        )
    return items


def _present(article: Article) -> dict[Item, bool]:
    """Return what is stored of the article, each with whether an editor decided on it."""
    items: dict[Item, bool] = {}
    rows = Appearance.objects.filter(article=article).order_by("position")
    for name, kind, person, pinned, position in rows.values_list(
        "name", "kind", "person", "pinned", "position"
    ):
        sort = "person" if person else "work"
        items[Item(sort, f"{name} ({kind})")] = pinned or position >= NO_LONGER_READ
    cited = Citation.objects.filter(article=article, origin=Origin.MACHINE)
    for one in cited.select_related("claim", "subject_appearance").order_by("start", "pk"):
        subject = one.subject_appearance.name if one.subject_appearance else str(one.claim.subject)
        claim = one.claim
        item = _claim(subject, claim.predicate, one.value, claim.qualifier, claim.negated, one.quote)
        is_decided = one.status != ReviewStatus.UNREVIEWED or claim.status != ReviewStatus.UNREVIEWED
        items[item] = items.get(item, False) or is_decided or claim.rank != Rank.NORMAL
    return items


def _claim(subject: str, predicate: str, value: str, qualifier: str, negated: bool, quote: str) -> Item:
    held = f" ({qualifier})" if qualifier else ""
    return Item("claim", f"{subject} · {'not ' if negated else ''}{predicate} · {value}{held} — “{quote}”")
