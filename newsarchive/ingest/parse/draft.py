"""What the readers of the single formats hand on: a text, its layout and what the document says of itself."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from newsarchive.ingest.document import Layout, Span
from newsarchive.names import fold

_PARTING = "\n\n"

# A headline that the text has already stands in one of its first blocks.
_FIRST_BLOCKS = 3


@dataclass(frozen=True)
class Metadata:
    """What a document says of itself, apart from its text; "" and None where it does not. The fields are Document's."""

    headline: str = ""
    byline: str = ""
    outlet: str = ""
    url: str = ""
    language: str = ""
    published: date | None = None
    published_from: str = ""

    def or_else(self, other: "Metadata") -> "Metadata":
        """Return these values, and the other's for those that are missing here."""
        dated = self if self.published else other
        return Metadata(
            headline=self.headline or other.headline,
            byline=self.byline or other.byline,
            outlet=self.outlet or other.outlet,
            url=self.url or other.url,
            language=self.language or other.language,
            published=dated.published,
            published_from=dated.published_from,
        )


@dataclass(frozen=True)
class Draft:
    """A text that stays as it is, with the layout known so far: boilerplate is found later, in every format alike.

    is_plain: nothing but the shape of its lines tells headings.
    """

    text: str
    layout: Layout
    metadata: Metadata = field(default_factory=Metadata)
    is_plain: bool = False

    def under_headline(self) -> "Draft":
        """Return the draft with its headline as the first block of its text, unless it stands at the top already."""
        headline, layout = self.metadata.headline, self.layout
        first = layout.blocks[:_FIRST_BLOCKS]
        if not headline or any(fold(self.text[start:end][:1000]) == fold(headline) for start, end in first):
            return self
        by = len(headline) + len(_PARTING)
        block = Span(0, len(headline))
        return replace(
            self,
            text=f"{headline}{_PARTING}{self.text}",
            layout=Layout(
                blocks=(block, *_moved(layout.blocks, by)),
                headings=(block, *_moved(layout.headings, by)),
                boilerplate=_moved(layout.boilerplate, by),
                emphases=_moved(layout.emphases, by),
                links=_moved(layout.links, by),
            ),
        )


def _moved(spans: Iterable[Span], by: int) -> tuple[Span, ...]:
    return tuple(Span(start + by, end + by) for start, end in spans)
