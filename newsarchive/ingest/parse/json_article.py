"""Read an article that is a JSON object."""

import re
from dataclasses import replace

from newsarchive.ingest import records
from newsarchive.ingest.document import IngestError
from newsarchive.ingest.encoding import decode, normalise
from newsarchive.ingest.parse.draft import Draft
from newsarchive.ingest.parse.fields import read_fields
from newsarchive.ingest.parse.html import read_fragment, read_html
from newsarchive.ingest.parse.plain_text import read_plain_text

_TAGGED = re.compile(
    r"<(?:p|div|br|h[1-6]|em|i|b|strong|a|ul|ol|li|span|blockquote|figure|img|article|section)\b[^<>]{0,2000}>",
    re.I,
)
_PAGE = re.compile(r"\s*(?:<!doctype html|<html)\b", re.I)


def read_json(content: bytes) -> Draft:
    """Return the draft of the article in a JSON object. Raises IngestError if there is none."""
    try:
        record = records.load(decode(content))
    except ValueError as error:
        raise IngestError(f"not JSON: {error}") from None
    if not isinstance(record, dict) or not (text := normalise(records.text_of(record))).strip():
        raise IngestError("no article in this JSON")
    if _PAGE.match(text):
        draft = read_html(text)
    elif _TAGGED.search(text):
        draft = read_fragment(text)
    else:
        draft = read_plain_text(text)
    return replace(draft, metadata=read_fields(record).or_else(draft.metadata)).under_headline()
