"""Learn from annotated documents what tells whether a pair is a claim."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from newsarchive.ingest.document import Document, SourceFile, Span
from newsarchive.ingest.extract import read_contexts
from newsarchive.ingest.extract.claims import read_sentence
from newsarchive.ingest.extract.claims.rule import Context, Found
from newsarchive.ingest.extract.entities import Entity
from newsarchive.ingest.extract.quotations import quotations
from newsarchive.ingest.extract.relations.examples import examples
from newsarchive.ingest.extract.sentences import sentences
from newsarchive.ingest.learned import LogLinear
from newsarchive.ingest.learned.training import Example, fit
from newsarchive.ingest.parse import parse

# Judged on corpora left out of the training.
_PENALTY = 2.0
_SEEN_AT_LEAST = 3


def learn(folders: list[Path]) -> dict[str, LogLinear]:
    """Return the model of claims, learned from the corpora in the folders."""
    told = [example for folder in folders for example in corpus_examples(folder)]
    return {"claims": fit(told, penalty=_PENALTY, seen_at_least=_SEEN_AT_LEAST, sparse=True)}


def corpus_examples(folder: Path) -> Iterator[Example]:
    """Yield the examples of one corpus: a folder of documents with their gold.json."""
    documents = {path.name: _parsed(path) for path in sorted(folder.iterdir()) if path.name != "gold.json"}
    yield from examples(folder, documents, _read)


def _parsed(path: Path) -> Document:
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    return parse(SourceFile(path.name, str(path), path.suffix, content, digest))


def _read(document: Document, found: list[Entity]) -> Iterator[tuple[Context, list[Found]]]:
    cut = sentences(document)
    blocks = list(document.layout.blocks) or [Span(sentence.start, sentence.end) for sentence in cut]
    for context in read_contexts(document, cut, quotations(document.text, blocks), found):
        yield context, read_sentence(context)
