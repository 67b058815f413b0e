"""Which work the titles of a list are the parts of: the tracks of an album, the episodes of a series."""

from collections.abc import Iterator, Sequence

from newsarchive.ingest.document import Span
from newsarchive.ingest.extract.claims.rule import Context, Found
from newsarchive.ingest.extract.entities import Entity
from newsarchive.ingest.extract.listings import Listing
from newsarchive.vocabulary import Predicate, WorkKind

_NAME = "listed part"


def listed_parts(
    lists: Sequence[Listing], contexts: Sequence[Context], found: Sequence[Entity]
) -> Iterator[Found]:
    """Yield that the titles of each list of parts are parts of the work that heads it, or that the text speaks of there.

    Its words are those of the list's own line.
    """
    for listing in lists:
        whole = _heading(listing, found) if listing.parts is None else _whole(listing, contexts, found)
        if whole is None:
            continue
        for title in listing.titles:
            part = _named_there(found, title)
            if part is None or part is whole or part.told_kind in (WorkKind.ALBUM, WorkKind.TOUR):
                continue
            if part.told_kind is WorkKind.OTHER and whole.kind is WorkKind.ALBUM:
                part.tell(WorkKind.SONG)
            text = contexts[0].text
            trigger = text[listing.header.start : listing.header.end][-60:]
            yield Found(part.number, Predicate.PART_OF, title, _NAME, trigger, 0.9).of(whole)


def _named_there(found: Sequence[Entity], title: Span) -> Entity | None:
    for entity in found:
        if entity.is_work and any(
            m.start == title.start and abs(m.end - title.end) < 3 for m in entity.mentions
        ):
            return entity if entity.merged_into is None else found[entity.merged_into]
    return None


def _heading(listing: Listing, found: Sequence[Entity]) -> Entity | None:
    """Return the album whose title the words above a list end with, as "Ada Byrne: Errands" does."""
    for entity in found:
        if entity.kind is WorkKind.ALBUM and any(
            0 <= listing.header.end - mention.end < 3 for mention in entity.mentions
        ):
            return entity
    return None


def _whole(listing: Listing, contexts: Sequence[Context], found: Sequence[Entity]) -> Entity | None:
    """Return the work whose parts are listed: the last one of its kind that the header names, else the one spoken of."""
    kinds = (listing.parts, WorkKind.OTHER)
    in_header = [
        (mention.start, entity)
        for entity in found
        if entity.is_work and entity.merged_into is None and entity.kind in kinds
        for mention in entity.mentions
        if listing.header.start <= mention.start < listing.header.end
    ]
    if in_header:
        return max(in_header, key=lambda named: named[0])[1]
    assert listing.parts is not None
    before = [context for context in contexts if context.masked.sentence.start <= listing.titles[0].start]
    return before[-1].main_work(frozenset({listing.parts})) if before else None
