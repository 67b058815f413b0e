"""Read a web page: the article's own words, found by trafilatura, with its headings, italics and links."""

import logging
import re
from collections.abc import Iterator

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from newsarchive.ingest.document import IngestError
from newsarchive.ingest.encoding import decode, normalise
from newsarchive.ingest.parse.boilerplate import is_boilerplate
from newsarchive.ingest.parse.draft import Draft, Metadata
from newsarchive.ingest.parse.html_metadata import is_of_others, read_metadata
from newsarchive.ingest.parse.text_writer import Mark, TextWriter
from newsarchive.names import fold

# It reports every page without an article as an error; here that is an outcome like any other.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_DECLARATION = re.compile(
    rb"""<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)|^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.:-]+)""",
    re.I,
)
_WHERE_DECLARED = 8192

# Trafilatura's time grows with the square of the page: 2 s at this many elements. Larger pages are read plainly.
_MOST_ELEMENTS = 8_000

_LONG_TAG = re.compile(r"<([a-zA-Z][\w:-]*+)(\s[^<>]{5000,}+)>")
_MOST_ATTRIBUTES = 1_000

# A paragraph of the page's article that trafilatura may not have left out.
_SHORTEST_PARAGRAPH = 60
_MOST_LINKED = 0.5

# What stands above a headline and is shorter is the name of a section, not a paragraph.
_LONGEST_KICKER = 60

_TAG = re.compile(r"<[^<>]*>")
_NO_LETTER = re.compile(r"\W+")

_HEADINGS = frozenset({"head", "h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = frozenset(
    {"p", "item", "li", "quote", "blockquote", "div", "section", "article", "main", "header", "row", "tr", "table",
     "list", "ul", "ol", "dl", "dt", "dd", "pre", "code", "figure", "center", "fb", "body", "hr", "address", "details",
     "summary"}
)  # fmt: skip
_CONTAINERS = frozenset({"article", "main", "header", "section", "div", "body"})
_WHOLE = frozenset({"html", "body", "article", "main"})
_BREAKS = frozenset({"br", "lb"})
_CELLS = frozenset({"cell", "td", "th"})
_EMPHASES = frozenset({"em", "i", "cite"})
_LINKS = frozenset({"a", "ref"})
_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "title", "nav", "aside", "footer", "form", "button", "select",
     "textarea", "iframe", "object", "svg", "figcaption", "graphic", "img", "video", "audio", "canvas", "del", "s",
     "strike", "dialog", "math"}
)  # fmt: skip


def read_html_file(content: bytes) -> Draft:
    """Return the draft of a page as it was saved. Raises IngestError if it holds no text."""
    return read_html(normalise(decode(content, declared_encoding(content))))


def declared_encoding(content: bytes) -> str:
    """Return the encoding that a page declares in a meta element or an XML declaration, "" if it does not."""
    match = _DECLARATION.search(content[:_WHERE_DECLARED])
    return (match[1] or match[2]).decode("ascii", errors="replace") if match else ""


def read_html(text: str) -> Draft:
    """Return the draft of a page; its headline stands first. Raises IngestError if it holds no text."""
    page = _tree(text)
    metadata = read_metadata(page)
    draft = _draft(_plain(page), metadata)
    body = _article(page)
    # What trafilatura makes of a page that it cannot make out is one paragraph, all its words run together.
    if body is not None and not (len(body) == 1 and len(draft.layout.blocks) > 1):
        draft = _draft(body, metadata)
    if not draft.layout.blocks:
        raise IngestError("no text in this page: was it saved before it had loaded?")
    return draft


def read_fragment(text: str) -> Draft:
    """Return the draft of the HTML of an article alone, of which everything is read. Raises IngestError if it holds no
    text."""
    draft = _draft(_plain(_tree(text)), Metadata())
    if not draft.layout.blocks:
        raise IngestError("no text in this HTML")
    return draft


def _tree(text: str) -> HtmlElement:
    text = _LONG_TAG.sub(_without_crowd, text)
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        page: HtmlElement = document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise IngestError(f"no text in this page: {error}") from None
    # Below that depth libxml2 reads nothing more, and says so in its log alone.
    too_deep = any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)
    if too_deep and len(_letters(page.text_content())) < len(_letters(_TAG.sub("", text))):
        raise IngestError("its elements are nested more than 255 deep, and text would be lost; save it anew")
    return page


def _without_crowd(tag: re.Match[str]) -> str:
    """Return a tag without its attributes if no page has so many: each is compared with all before it."""
    return f"<{tag[1]}>" if len(tag[2].split(maxsplit=_MOST_ATTRIBUTES)) > _MOST_ATTRIBUTES else tag[0]


def _article(page: HtmlElement) -> HtmlElement | None:
    """Return the body that trafilatura finds; None if it finds none, if it left out a paragraph of the page's only
    article, or if the page is too large for it."""
    if sum(1 for _ in page.iter()) > _MOST_ELEMENTS:
        return None
    found = trafilatura.bare_extraction(
        page, include_comments=False, include_formatting=True, include_links=True, with_metadata=False
    )
    body = getattr(found, "body", None)
    kept = _letters("".join(body.itertext())) if body is not None else ""
    return body if kept and all(_letters(paragraph) in kept for paragraph in _paragraphs(page)) else None


def _paragraphs(page: HtmlElement) -> Iterator[str]:
    """Yield the paragraphs that belong to the page's article, if it has only one: long ones that are not mostly links."""
    articles = page.findall(".//article")
    if len(articles) != 1:
        return
    for paragraph in articles[0].iter("p"):
        words = " ".join("".join(paragraph.itertext()).split())
        linked = sum(len("".join(link.itertext())) for link in paragraph.iter("a"))
        if (
            len(words) >= _SHORTEST_PARAGRAPH
            and linked <= _MOST_LINKED * len(words)
            and not any(_is_left_out(element) for element in (paragraph, *paragraph.iterancestors()))
        ):
            yield words


def _plain(page: HtmlElement) -> HtmlElement:
    """Return the element that holds the article, as the page's own marks tell."""
    for path in (".//article", ".//main", ".//*[@role='main']", ".//*[@itemprop='articleBody']"):
        found = page.findall(path)
        if len(found) == 1 and len("".join(found[0].itertext()).strip()) >= _SHORTEST_PARAGRAPH:
            return found[0]
    body = page.find("body")
    return page if body is None else body


def _draft(body: HtmlElement, metadata: Metadata) -> Draft:
    """Return the body's text with the headline above it, and without a section's name above that."""
    key = fold(metadata.headline)
    headings = body.iter(*_HEADINGS) if key else ()
    heading = next((element for element in headings if fold(_words(element)) == key), None)
    writer = TextWriter(leave_out=is_boilerplate)
    if heading is not None:
        _write(heading, writer, frozenset())
    elif metadata.headline:
        writer.begin_block(is_heading=True)
        writer.write(metadata.headline)
        writer.end_block()
    written = frozenset() if heading is None else frozenset({heading, *_kickers(heading)})
    _write(body, writer, written)
    text, layout = writer.finish()
    return Draft(text, layout, metadata)


def _kickers(heading: HtmlElement) -> Iterator[HtmlElement]:
    """Yield what stands above the headline and names the section."""
    for element in heading.itersiblings(preceding=True):
        words = _words(element)
        if len(words) <= _LONGEST_KICKER and not words.endswith((".", "!", "?", "…")):
            yield element


def _write(element: HtmlElement, writer: TextWriter, written: frozenset[HtmlElement]) -> None:
    """Write an element of a page, or of the tree that trafilatura makes of one, without what is written already."""
    tag = element.tag
    if not isinstance(tag, str) or element in written or _is_left_out(element):
        return
    if tag in _BREAKS:
        writer.break_line()
        return
    is_heading = tag in _HEADINGS
    is_block = is_heading or tag in _BLOCKS
    if is_block:
        writer.begin_block(is_heading=is_heading)
    elif tag in _CELLS and element.getprevious() is not None:
        writer.write(" | ")
    start = writer.position
    writer.write(element.text or "")
    for child in element:
        _write(child, writer, written)
        writer.write(child.tail or "")
    if mark := _mark(element):
        writer.mark(mark, since=start)
    if is_block:
        writer.end_block()


def _is_left_out(element: HtmlElement) -> bool:
    return element.tag in _SKIPPED or (
        element.tag not in ("body", "html", "article", "main") and is_of_others(element)
    )


def _mark(element: HtmlElement) -> Mark | None:
    if element.tag in _EMPHASES or (element.tag == "hi" and element.get("rend") == "#i"):
        return Mark.EMPHASIS
    return Mark.LINK if element.tag in _LINKS else None


def _letters(words: str) -> str:
    return _NO_LETTER.sub("", words)


def _words(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())
