"""Mark passages by their words: copies of one report, lightly edited or not, are one origin, however many print it."""

import hashlib
import re
from typing import NamedTuple

from newsarchive.ingest.document import Span
from newsarchive.likeness import shingles
from newsarchive.names import fold

_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\W\d_a-z])")


class PassageMarks(NamedTuple):
    """What the sentences that a quote stands in have in common with others. key: of their words; shingles: see likeness."""

    key: str
    shingles: bytes


def marks_of_passage(text: str, evidence: Span) -> PassageMarks:
    """Return the marks of the sentences of a text that the evidence stands in."""
    passage = passage_of(text, evidence)
    return PassageMarks(passage_key(passage), shingles(passage))


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
