"""Tell passages with the same words from others: copies of one report are one origin, however many print it."""

import hashlib
import re

from newsarchive.ingest.document import Span
from newsarchive.names import fold

_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\W\d_a-z])")


def passage_key(text: str, evidence: Span) -> str:
    """Return a key of 32 characters of the sentences that the evidence stands in: equal for the same words."""
    line_start = text.rfind("\n", 0, evidence.start) + 1
    line_end = text.find("\n", evidence.end)
    start, end = line_start, len(text) if line_end < 0 else line_end
    for match in _SENTENCE_END.finditer(text, line_start, end):
        if match.end() <= evidence.start:
            start = match.end()
        elif match.start() + 1 >= evidence.end:
            end = match.end()
            break
    return hashlib.blake2b(fold(text[start:end]).encode(), digest_size=16).hexdigest()
