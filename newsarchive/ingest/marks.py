"""Mark an article by what it has in common with others: its words, its sentences, the names that it confirms.

Marks depend on the article alone. They are made where articles are read, by as many at a time as there are workers; the one
who stores them has less to do.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from newsarchive.ingest.document import Document, Reading, Span
from newsarchive.ingest.extract.confirmed import ConfirmedName, confirmed_names
from newsarchive.ingest.passages import PassageMarks, marks_of_passage
from newsarchive.likeness import TextMarks, marks_of_text


@dataclass(frozen=True)
class Marks:
    """What an article has in common with others. passages: evidence → the marks of its sentences; confirmed: the names
    that the reading confirms."""

    text: TextMarks
    passages: Mapping[Span, PassageMarks]
    confirmed: tuple[ConfirmedName, ...]


def marks_of(document: Document, reading: Reading) -> Marks:
    """Return the marks of a document by its first reading."""
    return Marks(
        marks_of_text(document.text),
        passages_of(document.text, reading),
        tuple(confirmed_names(document, reading)),
    )


def passages_of(text: str, reading: Reading) -> dict[Span, PassageMarks]:
    """Return the marks of the sentences that the evidence of each claim of a reading stands in."""
    return {span: marks_of_passage(text, span) for span in {claim.evidence for claim in reading.claims}}
