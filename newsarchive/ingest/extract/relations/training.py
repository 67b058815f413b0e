"""Learn from annotated documents what tells whether a pair is a claim."""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from newsarchive.ingest.document import Document, Reading, SourceFile
from newsarchive.ingest.extract.claims import read_sentence
from newsarchive.ingest.extract.claims.rule import Context, Found
from newsarchive.ingest.extract.entities import Entity, readings
from newsarchive.ingest.extract.extraction import cut_up, find_entities, read_contexts
from newsarchive.ingest.extract.known import KnownMention
from newsarchive.ingest.extract.names import training as names
from newsarchive.ingest.extract.relations.examples import Annotation, examples
from newsarchive.ingest.learned import LogLinear, model, using
from newsarchive.ingest.learned.training import Example, fit_blend, fit_further
from newsarchive.ingest.parse import parse
from newsarchive.ingest.together import read_together

# Judged on corpora left out of the training.
_LASSO, _RIDGE = 2.0, 25.0
# Judged on real reports and corpora left out, the corpora of old learned from again: with 10 the new ones outweigh the old,
# with 100 less is learned.
_FURTHER_PENALTY = 30.0
_CORPORA_AT_LEAST = 3
_PARTS = 2


def learn(folders: list[Path]) -> dict[str, LogLinear]:
    """Return the model of claims, learned from the corpora in the folders (each with documents and a gold.json)."""
    annotated = (example for folder in folders for example in annotated_examples(folder))
    told = chain(annotated, read_examples(folders))
    return {"claims": fit_blend(told, lasso=_LASSO, ridge=_RIDGE, corpora_at_least=_CORPORA_AT_LEAST)}


def learn_further(folders: list[Path]) -> dict[str, LogLinear]:
    """Return the present model of claims, moved to where these corpora are more likely.

    Names are found by the present models, which are not to have learned from these corpora yet.
    """
    annotated = (example for folder in folders for example in annotated_examples(folder))
    told = chain(annotated, chain.from_iterable(map(_read_examples, folders)))
    known = model("claims")
    return {"claims": fit_further(told, known, penalty=_FURTHER_PENALTY, corpora_at_least=_CORPORA_AT_LEAST)}


def annotated_examples(folder: Path) -> Iterator[Example]:
    """Yield the examples of a corpus with the entities of its annotation: they show what the words between tell."""
    annotation = Annotation.of(folder)
    for source, document in _documents(folder).items():
        told = _sentences(document, annotation.entities(source, document.text))
        yield from examples(annotation, source, document.text, told, folder.name)


def read_examples(folders: Sequence[Path]) -> Iterator[Example]:
    """Yield the examples of the corpora with the entities that reading finds: they show how far these are to be trusted.

    The names are found by models that have not learned from the corpus, as in a text never seen.
    """
    for part in range(_PARTS):
        unseen = folders[part::_PARTS]
        others = [folder for folder in folders if folder not in unseen]
        if others:
            with using(names.learn(others)):
                for folder in unseen:
                    yield from _read_examples(folder)


def _read_examples(folder: Path) -> Iterator[Example]:
    annotation, documents = Annotation.of(folder), _documents(folder)
    found: dict[str, list[Entity]] = {}

    def read(document: Document, known: Sequence[KnownMention], facts: frozenset[int]) -> Reading:
        found[document.digest] = find_entities(document, *cut_up(document), known)
        return Reading(tuple(readings(found[document.digest])[0]), ())

    read_together(list(documents.values()), read)
    for source, document in documents.items():
        told = _sentences(document, found[document.digest])
        yield from examples(annotation, source, document.text, told, folder.name)


def _documents(folder: Path) -> dict[str, Document]:
    return {path.name: _parsed(path) for path in sorted(folder.iterdir()) if path.name != "gold.json"}


def _parsed(path: Path) -> Document:
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    return parse(SourceFile(path.name, str(path), path.suffix, content, digest))


def _sentences(document: Document, found: list[Entity]) -> Iterator[tuple[Context, list[Found]]]:
    for context in read_contexts(document, *cut_up(document), found):
        yield context, read_sentence(context)
