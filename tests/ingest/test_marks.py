"""What articles have in common with others is marked where they are read, without the archive."""

import pickle

from newsarchive.ingest.document import SourceFile
from newsarchive.ingest.passages import marks_of_passage, passage_of
from newsarchive.ingest.workers import read_document
from newsarchive.likeness import marks_of_text

TEXT = b"""date 2024-01-24

"Salt Harbour" is a film directed by Ada Byrne. It will be released on February 2, 2024.
"""


def test_a_document_comes_with_the_marks_of_its_text_and_of_every_quote():
    document, reading, marks = read_document(SourceFile("a.txt", "/a.txt", ".txt", TEXT, ""))

    assert marks.text == marks_of_text(document.text)
    assert reading.claims
    for claim in reading.claims:
        assert marks.passages[claim.evidence] == marks_of_passage(document.text, claim.evidence)
        quote = document.text[claim.evidence.start : claim.evidence.end]
        assert quote in passage_of(document.text, claim.evidence)
    assert pickle.loads(pickle.dumps(marks)) == marks
