"""Store one document: its article, whose appearances its persons and works are, and what it claims."""

import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import QuerySet
from django.utils import timezone

from newsarchive.bulk import insert, update_each
from newsarchive.copies import CopyKind, copies_of, note_text
from newsarchive.ingest.document import (
    EXTRACTOR_VERSION,
    Document,
    Reading,
    SourceFile,
    Span,
    document_digest,
)
from newsarchive.ingest.linkable import Linkable
from newsarchive.ingest.marks import Marks, passages_of
from newsarchive.ingest.passages import PassageMarks
from newsarchive.ingest.store.appearances import (
    dismissed_in,
    pin_as_before,
    pin_stored_as_before,
    renew_appearances,
    write_appearances,
)
from newsarchive.ingest.store.claims import write_claims
from newsarchive.ingest.store.decisions import inherit_citations, inherit_withdrawal
from newsarchive.ingest.store.entities import settle, settle_aside
from newsarchive.ingest.store.known_names import confirm, turn_over_what_is_told
from newsarchive.ingest.store.merges import shown_at
from newsarchive.ingest.store.merging import split_stored_as_before
from newsarchive.ingest.store.neighbours import linkables_of, read_linkables
from newsarchive.ingest.store.questions import ask_about_surnames
from newsarchive.ingest.store.sides import SIDES, Side
from newsarchive.ingest.store.splits import first_places, remember_splits, splits_of, take_apart
from newsarchive.ingest.store.touched import Touched, delete_unheard_of
from newsarchive.ingest.store.versions import Turn, article_at, is_alone, sources_of, turn_over
from newsarchive.likeness import TextMarks
from newsarchive.models import (
    Article,
    Citation,
    Fingerprint,
    IngestItem,
    IngestRun,
    Original,
    Outlet,
)
from newsarchive.one_writer import writing
from newsarchive.prepared import prepared
from newsarchive.vocabulary import Outcome, ReviewStatus

_LENGTHS = {"headline": 500, "byline": 300, "dateline": 100, "outlet": 200, "url": 1000, "language": 20, "published_from": 100}  # fmt: skip

# What an article's date comes from when an editor set it: later texts of the same document keep it.
EDITOR = "editor"


@dataclass(frozen=True)
class Stored:
    """What became of a document: its article, and a reason where the outcome does not say it all. copy: in what it is a copy
    or another text of a document that was there."""

    outcome: Outcome
    article_id: int
    reason: str = ""
    copy: CopyKind | None = None


def unchanged_article(source_file: SourceFile) -> int | None:
    """Return the article that these very bytes, read by this extractor, already made at this place; None if there is none."""
    if not source_file.location:
        return None
    for digest, source, article, extractor_version in _latest_item(location=source_file.location):
        is_known = (digest, source) == (source_file.digest, source_file.source)
        return article if is_known and extractor_version == EXTRACTOR_VERSION else None
    return None


@prepared
def _latest_item(*, location: str) -> QuerySet[IngestItem, tuple[str, str, int | None, str | None]]:
    latest = IngestItem.objects.filter(location=location).order_by("-id")
    return latest.values_list("digest", "source", "article_id", "article__extractor_version")[:1]


@prepared
def _of_digest(*, digest: str) -> QuerySet[Article, Article]:
    return Article.objects.filter(digest=digest)


def store(
    source_file: SourceFile, document: Document, reading: Reading, marks: Marks, run: IngestRun
) -> Stored:
    """Bring the document, its reading and its marks into the archive, in one transaction, and record it as an item of the
    run."""
    document = _clipped(document)
    with writing():
        previous = article_at(source_file.location)
        article = next(iter(_of_digest(digest=document.digest)), None)
        is_known = article is not None
        is_first = not is_known and previous is None and is_alone(document.url)
        if article is None:
            article = _create(source_file, document, marks.text, previous, is_current=is_first)
        item = IngestItem(
            run=run,
            source=source_file.source,
            location=source_file.location,
            digest=source_file.digest,
            outcome=Outcome.NEW,
            article=article,
            extractor_version=run.extractor_version,
        )
        insert([item])
        if is_first:
            stored = _settle_first(article, reading, marks)
        else:
            stored = _settle(article, reading, marks, previous, is_known)
        stored = _named_copy(article, marks.text, stored, source_file, is_known=is_known)
        if stored.outcome != Outcome.NEW or stored.reason:
            item.outcome, item.reason = stored.outcome, stored.reason
            item.save(update_fields=["outcome", "reason"])
        return stored


def _named_copy(
    article: Article, marks: TextMarks, stored: Stored, source_file: SourceFile, *, is_known: bool
) -> Stored:
    """Return what became of a document, with the article whose copy it is, if it is one."""
    if is_known:
        is_elsewhere = stored.outcome == Outcome.UNCHANGED and source_file.location != article.location
        if stored.reason or not is_elsewhere:
            return stored
        return replace(stored, reason=f"the same document as {article.source}", copy=CopyKind.DOCUMENT)
    if stored.outcome == Outcome.REPLACED or not article.is_current:
        return replace(stored, copy=CopyKind.ADDRESS)
    copies = copies_of(article, marks)
    if stored.reason or not copies:
        return stored
    first = copies[0]
    if first.kind == CopyKind.TEXT:
        reason = f"the same text as {first.article.source}"
    else:
        reason = f"nearly the same text as {first.article.source} ({first.likeness:.0%})"
    return replace(stored, reason=f"{reason}: both are kept, as one origin", copy=first.kind)


def renew(article: Article, reading: Reading) -> None:
    """Replace what was read in a stored article by another reading of it; what editors decided stays, and holds for
    what is read now as it did in the version that the article replaced."""
    touched = Touched(is_run=True)
    versions = [article.replaces_id] if article.replaces_id else []
    cited = set(Citation.objects.filter(article=article).values_list("claim_id", "quote"))
    passages = passages_of(article.text, reading)
    _link_reading(article, reading, passages, Turn(), touched, is_known=True, versions=versions)
    touched.claims |= inherit_citations(article, versions, known=cited)
    touched.bring_up_to_date()
    delete_unheard_of(touched)
    ask_about_surnames(touched)


def _settle_first(article: Article, reading: Reading, marks: Marks) -> Stored:
    """Link and write a text of which no other version is known."""
    touched = Touched(is_run=True, only_adds=True)
    homes: dict[int, int] = {}
    dismissed = dismissed_in(reading)
    for side in SIDES:
        new, aside = _without_dismissed(dismissed, read_linkables(reading, side, article.pk))
        found = settle(side, new, touched) | settle_aside(side, aside, touched)
        homes |= {-1 - one: home for one, home in found.items()}
    appearances = write_appearances(article, reading, homes, dismissed=dismissed)
    claims = write_claims(article, reading, marks.passages, appearances, touched)
    made = sum(claim.status != ReviewStatus.REJECTED for claim in claims)
    article.claim_count = made
    update_each([article], ["claim_count"])
    touched.bring_up_to_date()
    ask_about_surnames(touched)
    confirm(article, reading, marks.confirmed)
    return Stored(Outcome.NEW, article.pk)


def _settle(article: Article, reading: Reading, marks: Marks, previous: int | None, is_known: bool) -> Stored:
    """Link and write a text that is known, or one of several versions of a document."""
    if is_known:
        _name_source(article.pk)
    if previous is not None and previous != article.pk:
        _name_source(previous)
    is_read = is_known and article.extractor_version == EXTRACTOR_VERSION
    if is_read and article.is_current and previous in {article.pk, None}:
        return Stored(Outcome.UNCHANGED, article.pk)
    article.refresh_from_db(fields=["source", "location"])
    turn = turn_over(article, previous)
    if is_read and not turn.arriving and not turn.leaving:
        return Stored(Outcome.UNCHANGED, article.pk)
    touched = Touched(is_run=True)
    article.refresh_from_db(fields=["is_current"])
    if is_read:
        _link_stored(turn, touched)
    else:
        _link_reading(
            article, reading, marks.passages, turn, touched, is_known=is_known, versions=turn.leaving
        )
        Article.objects.filter(pk=article.pk).update(extractor_version=EXTRACTOR_VERSION)
        Fingerprint.objects.update_or_create(article=article, defaults={"sketch": marks.text.sketch})
        confirm(article, reading, marks.confirmed)
    turn_over_what_is_told(turn.arriving, turn.leaving)
    _inherit(turn, touched)
    touched.bring_up_to_date()
    if is_known and not is_read:
        delete_unheard_of(touched)
    ask_about_surnames(touched)
    return _outcome(article, turn, is_known)


def _outcome(article: Article, turn: Turn, is_known: bool) -> Stored:
    if not article.is_current:
        return Stored(Outcome.NEW, article.pk, "kept as an earlier text of the same address")
    if turn.leaving:
        return Stored(Outcome.REPLACED, article.pk, "an earlier text is back" if is_known else "")
    if article.pk in turn.arriving and is_known:
        return Stored(Outcome.REPLACED, article.pk, "an earlier text is back")
    return (
        Stored(Outcome.UNCHANGED, article.pk, "read again by a newer extractor")
        if is_known
        else Stored(Outcome.NEW, article.pk)
    )


def _link_reading(
    article: Article,
    reading: Reading,
    passages: Mapping[Span, PassageMarks],
    turn: Turn,
    touched: Touched,
    *,
    is_known: bool,
    versions: Sequence[int],
) -> None:
    """Write a new reading, and link it together with what else comes and goes.

    versions: other texts of the document, where editors may have chosen whose appearances are whose.
    """
    before = {side: linkables_of(side, [article.pk]) if is_known else [] for side in SIDES}
    reading, placed = take_apart(reading, splits_of(article, versions), article.text)
    parts = first_places(placed)
    stays = renew_appearances(article, reading, touched, parts) if is_known else {}
    homes: dict[int, int] = {}
    dismissed = dismissed_in(reading)
    pinned: set[int] = set()
    for side in SIDES:
        new = [one for one in read_linkables(reading, side, article.pk) if -1 - one.id not in stays]
        new, aside = _without_dismissed(dismissed, new)
        homes |= {-1 - one: home for one, home in settle_aside(side, aside, touched).items()}
        new = [
            replace(one, pinned=True, entity=placed[-1 - one.id][0].home) if -1 - one.id in placed else one
            for one in pin_as_before(side, new, versions)
        ]
        pinned |= {-1 - one.id for one in new if one.pinned}
        touched.entities(side).update(one.entity for one in before[side] if one.entity is not None)
        if article.is_current:
            found = _settle_side(side, new, turn, touched, before[side])
        else:
            found = settle_aside(side, new, touched)
        homes |= {-1 - one: home for one, home in found.items()}
    appearances = write_appearances(
        article, reading, homes, dismissed=dismissed, pinned=pinned, present=stays
    )
    remember_splits(article, placed, appearances)
    write_claims(article, reading, passages, appearances, touched)
    _touch([article.pk, *turn.arriving, *turn.leaving], touched)


def _link_stored(turn: Turn, touched: Touched) -> None:
    for article in turn.arriving:
        pin_stored_as_before(article, turn.leaving)
        split_stored_as_before(article, turn.leaving)
    for side in SIDES:
        _settle_side(side, [], turn, touched)
    _touch([*turn.arriving, *turn.leaving], touched)


def _without_dismissed(
    dismissed: Collection[int], new: list[Linkable]
) -> tuple[list[Linkable], list[Linkable]]:
    """Part the appearances from those under names that an editor dismissed, which link nothing.

    dismissed: the positions of these.
    """
    return (
        [one for one in new if -1 - one.id not in dismissed],
        [one for one in new if -1 - one.id in dismissed],
    )


def _settle_side(
    side: Side, new: list[Linkable], turn: Turn, touched: Touched, before: Iterable[Linkable] = ()
) -> dict[int, int]:
    gone = [*linkables_of(side, turn.leaving), *before]
    concerned = _entities(side, turn.arriving) | {one.entity for one in before if one.entity is not None}
    homes = settle(side, new, touched, gone=gone, concerned=concerned)
    # Other appearances of theirs come or go as well, so that one more article is not all that changed.
    touched.entities(side).update(homes.values())
    return homes


def _entities(side: Side, articles: list[int]) -> set[int]:
    """Return whose appearances, without any merge, the articles have."""
    return {one.entity for one in linkables_of(side, articles) if one.entity is not None}


def _touch(articles: list[int], touched: Touched) -> None:
    touched.articles.update(articles)
    touched.claims |= set(Citation.objects.filter(article__in=articles).values_list("claim_id", flat=True))
    for side in SIDES:
        homes = _entities(side, articles)
        touched.entities(side).update(homes, shown_at(side, homes).values())


def _inherit(turn: Turn, touched: Touched) -> None:
    for article in Article.objects.filter(pk__in=turn.arriving).order_by("pk") if turn.leaving else ():
        touched.claims |= inherit_citations(article, turn.leaving)
        inherit_withdrawal(article, turn.leaving)


def _create(
    source_file: SourceFile,
    document: Document,
    marks: TextMarks,
    previous: int | None,
    *,
    is_current: bool,
) -> Article:
    """Make the article; versions.turn_over() makes it current."""
    outlet = _outlet(document.outlet) if document.outlet else None
    published, published_from = document.published, document.published_from
    if previous is not None:
        dated = Article.objects.filter(pk=previous, published_from=EDITOR)
        published, published_from = dated.values_list("published", "published_from").first() or (
            published,
            published_from,
        )
    article = Article(
        source=source_file.source,
        location=source_file.location,
        outlet=outlet,
        url=document.url,
        original_id=_original(source_file),
        headline=document.headline,
        byline=document.byline,
        dateline=document.dateline,
        published=published,
        published_from=published_from,
        language=document.language,
        text=document.text,
        layout=_layout(document),
        digest=document.digest,
        is_current=is_current,
        extractor_version=EXTRACTOR_VERSION,
        sort_date=published or timezone.localdate(),
    )
    insert([article])
    insert([Fingerprint(article=article, sketch=marks.sketch)])
    note_text(article, marks)
    return article


def _outlet(name: str) -> Outlet:
    return next(iter(_outlets(name=name)), None) or Outlet.objects.create(name=name)


@prepared
def _outlets(*, name: str) -> QuerySet[Outlet, Outlet]:
    return Outlet.objects.filter(name=name)


def _original(source_file: SourceFile) -> int:
    """Return the id of the kept bytes of a document."""
    for pk in _originals(digest=source_file.digest):
        return pk
    compressed = zlib.compress(source_file.content)
    original = Original(digest=source_file.digest, suffix=source_file.suffix, compressed=compressed)
    insert([original])
    return original.pk


@prepared
def _originals(*, digest: str) -> QuerySet[Original, int]:
    return Original.objects.filter(digest=digest).order_by("pk").values_list("pk", flat=True)


def _layout(document: Document) -> dict[str, list[list[int]]]:
    names = ("blocks", "headings", "boilerplate", "emphases", "links")
    return {name: [list(span) for span in getattr(document.layout, name)] for name in names}


def _name_source(article_id: int) -> None:
    """Let an article name the first, in order of their names, of the places that hold it."""
    article = Article.objects.only("source", "location").get(pk=article_id)
    places = sources_of(article)
    if places and places[0] != (article.source, article.location):
        Article.objects.filter(pk=article.pk).update(source=places[0][0], location=places[0][1])


def _clipped(document: Document) -> Document:
    """Return the document with what it says of itself cut to the lengths that the archive keeps."""
    cut = {name: getattr(document, name)[:length] for name, length in _LENGTHS.items()}
    document = replace(document, **cut)
    return replace(document, digest=document_digest(document))
