"""From bytes to an article: its text, normalised once and never again, its layout, and what it says of itself."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from newsarchive.ingest.document import Document, IngestError, SourceFile, Span, document_digest
from newsarchive.ingest.encoding import decode, normalise
from newsarchive.ingest.language import find_language
from newsarchive.ingest.parse.boilerplate import boilerplate_blocks
from newsarchive.ingest.parse.draft import Draft, Metadata
from newsarchive.ingest.parse.headings import find_headings, find_headline
from newsarchive.ingest.parse.html import read_html_file
from newsarchive.ingest.parse.json_article import read_json
from newsarchive.ingest.parse.margins import read_margins
from newsarchive.ingest.parse.markdown import read_markdown
from newsarchive.ingest.parse.opening import find_dateline, read_opening
from newsarchive.ingest.parse.outlets import agency
from newsarchive.ingest.parse.plain_text import LEADING_DATE, read_plain_text
from newsarchive.ingest.parse.publication import find_publication_date

_READERS: dict[str, Callable[[bytes], Draft]] = {
    ".txt": lambda content: read_plain_text(normalise(decode(content))),
    ".md": lambda content: read_markdown(normalise(decode(content))),
    ".html": read_html_file,
    ".htm": read_html_file,
    ".json": read_json,
    ".jsonl": read_json,
}

# Characters. Above any article, a book's even; what is read of a text is held in memory, and stored in one go.
_LONGEST_TEXT = 2_000_000

# The first paragraph, which may open with a dateline, stands among the first blocks.
_FIRST_BLOCKS = 6

# The most that the archive keeps of each.
_LONGEST_HEADLINE = 500
_LONGEST_BYLINE = 300
_LONGEST_OUTLET = 200
_LONGEST_URL = 1000


def parse(source_file: SourceFile) -> Document:
    """Return the article in a document. Raises IngestError if there is none."""
    read = _READERS.get(source_file.suffix)
    if read is None:
        raise IngestError(f"no way is known to read {source_file.suffix or 'a name without a suffix'}")
    draft = read(source_file.content)
    if not draft.layout.blocks:
        raise IngestError("no text: there is nothing but white space")
    if len(draft.text) > _LONGEST_TEXT:
        raise IngestError(
            f"its text has {len(draft.text):,} characters, more than the {_LONGEST_TEXT:,} that one article may have:"
            " split it into its articles"
        )
    return _document(draft)


def _document(draft: Draft) -> Document:
    """Find what is the page's and not the article's, and what stands around its words, alike in every format."""
    text, layout = draft.text, draft.layout
    of_page = boilerplate_blocks(text, layout.blocks)
    rest = _without(layout.blocks, of_page)
    opening = read_opening(text, rest)
    rest = _without(rest, opening.spans)
    metadata = draft.metadata.or_else(opening.metadata)
    margins = read_margins(text, rest, metadata.byline, opening.spans)
    rest = _without(rest, margins.spans)
    metadata = metadata.or_else(margins.metadata).or_else(Metadata(outlet=opening.outlet_beside))
    around = [*of_page, *opening.spans, *margins.spans]
    headings = find_headings(text, rest) if draft.is_plain else _without(layout.headings, around)
    opens_late = metadata.published_from == LEADING_DATE
    headline = metadata.headline or find_headline(text, rest, headings, opens_late=opens_late)
    boilerplate = [*layout.boilerplate, *around, *_site_names(text, headings, headline)]
    dateline = ""
    first_paragraph = _without(rest[:_FIRST_BLOCKS], headings)[:1]
    if first_paragraph and (found := find_dateline(text, first_paragraph[0])):
        dateline, span, day = found
        metadata = metadata.or_else(Metadata(outlet=agency(text[span.start : span.end])))
        boilerplate.append(span)
        metadata = metadata.or_else(Metadata(published=day, published_from="dateline" if day else ""))
    if metadata.published is None and (told := find_publication_date(text, layout.blocks)):
        metadata = metadata.or_else(Metadata(published=told[0], published_from=told[1]))
    document = Document(
        text=text,
        headline=headline[:_LONGEST_HEADLINE],
        byline=metadata.byline[:_LONGEST_BYLINE],
        dateline=dateline,
        outlet=metadata.outlet[:_LONGEST_OUTLET],
        url=metadata.url if len(metadata.url) <= _LONGEST_URL else "",
        language=find_language(text, rest, metadata.language),
        published=metadata.published,
        published_from=metadata.published_from,
        layout=replace(layout, headings=tuple(headings), boilerplate=tuple(sorted(boilerplate))),
    )
    return replace(document, digest=document_digest(document))


def _site_names(text: str, headings: Iterable[Span], headline: str) -> Iterator[Span]:
    """Yield what stands behind the headline in its block: the name of the site or of its part."""
    for start, end in headings:
        if headline and end - start > len(headline) and text.startswith(headline, start):
            yield Span(start + len(headline), end)


def _without(spans: Iterable[Span], others: Iterable[Span]) -> list[Span]:
    known = set(others)
    return [span for span in spans if span not in known]
