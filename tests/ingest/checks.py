"""What holds of every document that is parsed and read, whatever is in it."""

from itertools import pairwise

from newsarchive.ingest.document import Document, IngestError, Reading, SourceFile, document_digest
from newsarchive.ingest.extract.extraction import extract
from newsarchive.ingest.parse import parse
from newsarchive.vocabulary import ValueType


def check_document(content: bytes, suffix: str) -> Document | None:
    """Parse the content; return the document, whose spans all fit, or None for an error with a reason."""
    try:
        document = parse(SourceFile("a", "/a", suffix, content, ""))
    except IngestError as error:
        assert str(error)
        return None
    text, layout = document.text, document.layout
    assert text.strip()
    assert not any(character in text for character in "\r\x00\ufeff\x85")
    text.encode()  # no lone surrogate is left
    for spans in (layout.blocks, layout.headings, layout.boilerplate, layout.emphases, layout.links):
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert list(spans) == sorted(spans)
    for spans in (layout.blocks, layout.headings, layout.boilerplate):
        assert all(one.end <= other.start for one, other in pairwise(spans))
    assert set(layout.headings) <= set(layout.blocks)
    assert all(text[start:end] == text[start:end].strip() for start, end in layout.blocks)
    assert (document.published is None) == (document.published_from == "")
    assert document.digest == document_digest(document)
    return document


def check_reading(document: Document) -> Reading:
    """Extract from the document: every offset lies in its text, and every claim is of the type that its predicate asks for."""
    text = document.text
    reading = extract(document)
    for entity in reading.entities:
        assert entity.mentions
        assert all(0 <= m.start < m.end <= len(text) for m in entity.mentions)
        assert all(name.text.strip() for name in entity.names)
    for claim in reading.claims:
        assert 0 <= claim.evidence.start < claim.evidence.end <= len(text)
        assert 0 <= claim.subject < len(reading.entities)
        assert (claim.object is None) != (claim.value is None)
        assert (claim.predicate.value_type in (ValueType.PERSON, ValueType.WORK)) == (
            claim.object is not None
        )
        if claim.value_span is not None:
            assert 0 <= claim.value_span.start < claim.value_span.end <= len(text)
        assert 0 < claim.confidence <= 1
        assert claim.rule
    return reading
