"""Find the names of a document: candidates, the decision over them, persons and works."""

from collections.abc import Sequence

from newsarchive.ingest import learned
from newsarchive.ingest.document import Document
from newsarchive.ingest.extract.known import KnownMention
from newsarchive.ingest.extract.names.decision import decide, find_candidates
from newsarchive.ingest.extract.names.joining import persons
from newsarchive.ingest.extract.names.named import PersonNames, WorkNames
from newsarchive.ingest.extract.names.network import network
from newsarchive.ingest.extract.names.titles import works
from newsarchive.ingest.extract.quotations import Quotation
from newsarchive.ingest.extract.sentences import Sentence


def find_names(
    document: Document,
    sentences: tuple[Sentence, ...],
    quoted: list[Quotation],
    known: Sequence[KnownMention] = (),
) -> tuple[list[WorkNames], list[PersonNames]]:
    """Return the works and the persons that the document names, with every mention.

    known: where it has names that other articles have confirmed.
    """
    given = find_candidates(document, sentences, quoted, known)
    decided = decide(given, learned.model("names_alone"), learned.model("names"), network())
    found = works(document, given, decided, learned.model("work_kinds"))
    return found, persons(document, sentences, given, decided)
