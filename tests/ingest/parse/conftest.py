from hashlib import sha256

import pytest

from newsarchive.ingest.document import SourceFile
from newsarchive.ingest.parse import parse


@pytest.fixture
def article():
    """Parse a document given as text or bytes."""

    def article(suffix, content):
        content = content.encode() if isinstance(content, str) else content
        name = f"a{suffix}"
        return parse(SourceFile(name, f"/x/{name}", suffix, content, sha256(content).hexdigest()))

    return article


@pytest.fixture
def words():
    """Return the words that spans of a document stand for."""
    return lambda document, name: [document.text[start:end] for start, end in getattr(document.layout, name)]
