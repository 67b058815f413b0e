"""Store one article."""

from dataclasses import dataclass

from newsarchive.ingest.document import Document, Reading, SourceFile
from newsarchive.models import IngestRun
from newsarchive.vocabulary import Outcome


@dataclass(frozen=True)
class Stored:
    """What became of a document: its article, and a reason where the outcome does not say it all."""

    outcome: Outcome
    article_id: int
    reason: str = ""


def unchanged_article(source_file: SourceFile) -> int | None:
    """Return the article that these very bytes, read by this extractor, already made at this place; None if there is none."""
    raise NotImplementedError


def store(source_file: SourceFile, document: Document, reading: Reading, run: IngestRun) -> Stored:
    """Bring the document and its reading into the archive, in one transaction, and record it as an item of the run."""
    raise NotImplementedError
