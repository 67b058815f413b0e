"""From a document to what it says: entities with their mentions, claims with their evidence."""

from newsarchive.ingest.document import Document, Reading

EXTRACTOR_VERSION = "1"


def extract(document: Document) -> Reading:
    """Return the persons, works and claims that stand in the document: a pure function of it."""
    return Reading()
