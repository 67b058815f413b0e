"""Read Markdown: its words without the marks, which become spans, and its front matter."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from newsarchive.ingest import records
from newsarchive.ingest.document import IngestError
from newsarchive.ingest.parse.draft import Draft, Metadata
from newsarchive.ingest.parse.fields import read_fields
from newsarchive.ingest.parse.text_writer import Mark, Position, TextWriter

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n((?:(?!---)[^\n]*\n){1,200})---[ \t]*(?:\n|$)")
_FIELD = re.compile(r"([A-Za-z][\w -]{0,40}):(?:[ \t]+(.*)|[ \t]*)")
_ITEM = re.compile(r"\s+(?:-\s+)?(?:\w+:\s+)?(.*)|-\s+(.*)")
_EMPHASIS = re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)([^*_]{1,200})(?<=\S)\1(?!\w)")
_TAG = re.compile(r"<!--(?:(?!<!--).)*?-->|<[^<>]{1,2000}>", re.S)

# Long documents are read in pieces: the tokens of a text take hundreds of times its room.
_PIECE = 256 * 1024

_BLOCKS = frozenset({"paragraph_open", "heading_open", "tr_open", "blockquote_open", "list_item_open"})
_MARKS = {"em": Mark.EMPHASIS, "link": Mark.LINK}


def read_markdown(text: str) -> Draft:
    """Return the draft of a normalised Markdown text. Raises IngestError if it holds no words."""
    metadata = Metadata()
    if match := _FRONT_MATTER.match(text):
        metadata = read_fields(_fields(match[1]))
        metadata = replace(metadata, headline=_EMPHASIS.sub(r"\2", metadata.headline))
        text = text[match.end() :]
    parser = MarkdownIt("commonmark").enable("table")
    writer = TextWriter()
    for piece in _pieces(text):
        _write_blocks(parser.parse(piece), writer)
    text, layout = writer.finish()
    if not text:
        raise IngestError("no text in this Markdown")
    return Draft(text, layout, metadata).under_headline()


def _fields(lines: str) -> records.Record:
    """Return the front matter's fields; a list is taken from its items, or from between brackets."""
    record: records.Record = {}
    items: list[records.Json] = []
    for line in lines.splitlines():
        if match := _FIELD.fullmatch(line):
            words = (match[2] or "").strip()
            parts = words[1:-1].split(",") if words.startswith("[") and words.endswith("]") else [words]
            items = [_unquoted(part) for part in parts]
            record[match[1].strip().replace(" ", "_")] = items
        elif match := _ITEM.fullmatch(line):
            items.append(_unquoted(match[1] or match[2] or ""))
    return record


def _unquoted(words: str) -> str:
    words = words.strip()
    return words[1:-1] if len(words) > 1 and words[0] == words[-1] and words[0] in "\"'" else words


def _pieces(text: str) -> Iterator[str]:
    start = 0
    while len(text) - start > _PIECE:
        end = text.rfind("\n\n", start, start + _PIECE) + 2
        end = end if end > start + 2 else start + _PIECE
        yield text[start:end]
        start = end
    yield text[start:]


def _write_blocks(tokens: Sequence[Token], writer: TextWriter) -> None:
    is_first_cell = True
    for token in tokens:
        if token.type in _BLOCKS:
            writer.begin_block(is_heading=token.type == "heading_open")
            is_first_cell = True
        elif token.type in ("td_open", "th_open"):
            if not is_first_cell:
                writer.write(" | ")
            is_first_cell = False
        elif token.type == "inline":
            _write_words(token.children or (), writer)
        elif token.type in ("fence", "code_block", "html_block"):
            writer.begin_block()
            words = (
                html.unescape(_TAG.sub(" ", token.content)) if token.type == "html_block" else token.content
            )
            writer.write(words)
            writer.end_block()
        elif token.nesting < 0 and f"{token.type.removesuffix('close')}open" in _BLOCKS:
            writer.end_block()


def _write_words(tokens: Sequence[Token], writer: TextWriter) -> None:
    opened: list[Position] = []
    for token in tokens:
        name, _, side = token.type.rpartition("_")
        if token.type in ("text", "code_inline"):
            writer.write(token.content)
        elif token.type == "softbreak":
            writer.write(" ")
        elif token.type == "hardbreak":
            writer.break_line()
        elif name in _MARKS and side == "open":
            opened.append(writer.position)
        elif name in _MARKS and side == "close":
            writer.mark(_MARKS[name], since=opened.pop())
