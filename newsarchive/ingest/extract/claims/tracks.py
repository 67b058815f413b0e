"""Which work the titles of a list are the parts of: the tracks of an album, the episodes of a series."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from newsarchive.ingest.document import Span
from newsarchive.ingest.extract.claims.rule import Context, Found
from newsarchive.ingest.extract.entities import Entity, resolve
from newsarchive.ingest.extract.listings import Listing
from newsarchive.vocabulary import Predicate, WorkKind

# How far from the end of a title or header a name's own may be: a mark or two (characters).
_NEARLY = 3


def listed_parts(
    lists: Sequence[Listing], contexts: Sequence[Context], found: list[Entity]
) -> Iterator[Found]:
    """Yield that the titles of each list of parts are parts of the work that heads it, or that the text is about.

    Its words are those of the list's own line.
    """
    if not lists or not contexts:
        return
    text, named = contexts[0].text, _Named(found)
    for listing in lists:
        if listing.is_played:
            continue
        whole = named.whole(listing) or (
            None if listing.parts is None else contexts[0].main_work(frozenset({listing.parts}))
        )
        if whole is None:
            continue
        trigger = text[listing.header.start : listing.header.end].rsplit("\n", 1)[-1][-200:]
        for title in listing.titles:
            part = named.at(title)
            if part is None or part is whole or part.told_kind in (WorkKind.ALBUM, WorkKind.TOUR):
                continue
            if part.told_kind is WorkKind.OTHER and whole.kind is WorkKind.ALBUM:
                part.tell(WorkKind.SONG)
            yield Found(part.number, Predicate.PART_OF, title, "listed part", trigger, 0.9).of(whole)


class _Named:
    """The works of a document by where it names them."""

    def __init__(self, found: list[Entity]) -> None:
        self._found = found
        self._mentions = sorted(
            (mention, entity.number) for entity in found if entity.is_work for mention in entity.mentions
        )

    def at(self, title: Span) -> Entity | None:
        """Return the work that the title of a list names."""
        for mention, number in self._within(Span(title.start, title.start + 1)):
            if abs(mention.end - title.end) < _NEARLY:
                return self._found[resolve(self._found, number)]
        return None

    def whole(self, listing: Listing) -> Entity | None:
        """Return the last work that the header of a list names, if the list may be of its parts.

        Without a word for what is listed it has to be an album, whose title ends the header: "Ada Byrne: Errands".
        """
        for mention, number in reversed(self._within(listing.header)):
            work = self._found[resolve(self._found, number)]
            if listing.parts is not None and work.kind in (listing.parts, WorkKind.OTHER):
                return work
            if work.kind is WorkKind.ALBUM and listing.header.end - mention.end < _NEARLY:
                return work
        return None

    def _within(self, span: Span) -> list[tuple[Span, int]]:
        first = bisect_left(self._mentions, (Span(span.start, span.start), -1))
        return self._mentions[first : bisect_left(self._mentions, (Span(span.end, span.end), -1))]
