"""Mark passages by their words: copies of one report, lightly edited or not, are one origin, however many print it."""

import hashlib
import re

from newsarchive.ingest.document import Span
from newsarchive.likeness import shingles
from newsarchive.models import Citation
from newsarchive.names import fold

_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\W\d_a-z])")


def passage_of(text: str, evidence: Span) -> str:
    """Return the sentences that the evidence stands in."""
    line_start = text.rfind("\n", 0, evidence.start) + 1
    line_end = text.find("\n", evidence.end)
    start, end = line_start, len(text) if line_end < 0 else line_end
    for match in _SENTENCE_END.finditer(text, line_start, end):
        if match.end() <= evidence.start:
            start = match.end()
        elif match.start() + 1 >= evidence.end:
            end = match.end()
            break
    return text[start:end]


def passage_key(passage: str) -> str:
    """Return a key of 32 characters: equal for passages with the same words."""
    return hashlib.blake2b(fold(passage).encode(), digest_size=16).hexdigest()


def mark_passage(citation: Citation, text: str) -> None:
    """Set what the citation's sentences have in common with others, in the text of its article."""
    passage = passage_of(text, Span(citation.start, citation.end))
    citation.passage, citation.shingles = passage_key(passage), shingles(passage)
