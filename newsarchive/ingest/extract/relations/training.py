"""Learn from annotated documents what tells whether a pair is a claim."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from newsarchive.ingest.document import Document, Reading, SourceFile
from newsarchive.ingest.extract.claims import read_sentence
from newsarchive.ingest.extract.claims.rule import Context, Found
from newsarchive.ingest.extract.entities import Entity, readings
from newsarchive.ingest.extract.extraction import cut_up, find_entities, read_contexts
from newsarchive.ingest.extract.known import KnownMention
from newsarchive.ingest.extract.names import training as names
from newsarchive.ingest.extract.relations.examples import Annotation, Judged, examples, judged
from newsarchive.ingest.extract.relations.network import NAME as NETWORK
from newsarchive.ingest.extract.relations.network import network
from newsarchive.ingest.extract.relations.network.inputs import Asked
from newsarchive.ingest.extract.relations.network.training import Lesson, fit
from newsarchive.ingest.extract.relations.network.training import fit_further as fit_network_further
from newsarchive.ingest.learned import Model, model, using
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
# The network is hardly ever asked about pairs that the present model of features holds for so improbable, and learns from one
# in so many of them.
_PLAIN, _OF_PLAIN = 0.005, 10


def learn(folders: list[Path]) -> dict[str, Model]:
    """Return the models of claims, learned from the corpora in the folders (each with documents and a gold.json)."""
    told = _Told(chain(chain.from_iterable(map(annotated, folders)), read(folders)))
    claims = fit_blend(told.examples(), lasso=_LASSO, ridge=_RIDGE, corpora_at_least=_CORPORA_AT_LEAST)
    return {"claims": claims, NETWORK: fit(told.lessons)}


def learn_further(folders: list[Path]) -> dict[str, Model]:
    """Return the present models of claims, moved to where these corpora are more likely.

    Names are found by the present models, which are not to have learned from these corpora yet.
    """
    told = _Told(
        chain(chain.from_iterable(map(annotated, folders)), chain.from_iterable(map(_read, folders)))
    )
    known = model("claims")
    claims = fit_further(told.examples(), known, penalty=_FURTHER_PENALTY, corpora_at_least=_CORPORA_AT_LEAST)
    return {"claims": claims, NETWORK: fit_network_further(told.lessons, network())}


class _Told:
    """What annotated sentences tell both models: examples for one, one by one, and lessons for the other."""

    def __init__(self, sentences: Iterable[tuple[str, Judged]]) -> None:
        self._sentences = sentences
        self.lessons: list[Lesson] = []

    def examples(self) -> Iterator[Example]:
        """Yield the examples, one by one; the lessons are there once all were taken."""
        for group, sentence in self._sentences:
            self.lessons.extend(lessons([(group, sentence)]))
            yield from examples(sentence, group)


def lessons(sentences: Iterable[tuple[str, Judged]]) -> Iterator[Lesson]:
    """Yield what the network is to learn from the sentences, each by the name of its corpus."""
    for group, (_, context, pairs) in sentences:
        plain, asked = 0, []
        for one, is_claim in pairs:
            if not is_claim and one.probability < _PLAIN:
                plain += 1
                if plain % _OF_PLAIN != 1:
                    continue
            asked.append((Asked(one.pair, one.predicate, one.rules), is_claim))
        yield Lesson(context, pairs[0][0].sentence.words, asked, group)


def annotated(folder: Path) -> Iterator[tuple[str, Judged]]:
    """Yield the sentences of a corpus, by its name, with the entities of its annotation: they show what the words between
    tell."""
    annotation = Annotation.of(folder)
    for source, document in _documents(folder).items():
        told = _sentences(document, annotation.entities(source, document.text))
        yield from ((folder.name, one) for one in judged(annotation, source, document.text, told))


def read(folders: Sequence[Path]) -> Iterator[tuple[str, Judged]]:
    """Yield the sentences of the corpora with the entities that reading finds: they show how far these are to be trusted.

    The names are found by models that have not learned from the corpus, as in a text never seen.
    """
    for part in range(_PARTS):
        unseen = folders[part::_PARTS]
        others = [folder for folder in folders if folder not in unseen]
        if others:
            with using(names.learn(others)):
                for folder in unseen:
                    yield from _read(folder)


def _read(folder: Path) -> Iterator[tuple[str, Judged]]:
    annotation, documents = Annotation.of(folder), _documents(folder)
    found: dict[str, list[Entity]] = {}

    def read_names(document: Document, known: Sequence[KnownMention], facts: frozenset[int]) -> Reading:
        found[document.digest] = find_entities(document, *cut_up(document), known)
        return Reading(tuple(readings(found[document.digest])[0]), ())

    read_together(list(documents.values()), read_names)
    for source, document in documents.items():
        told = _sentences(document, found[document.digest])
        yield from ((folder.name, one) for one in judged(annotation, source, document.text, told))


def _documents(folder: Path) -> dict[str, Document]:
    return {path.name: _parsed(path) for path in sorted(folder.iterdir()) if path.name != "gold.json"}


def _parsed(path: Path) -> Document:
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    return parse(SourceFile(path.name, str(path), path.suffix, content, digest))


def _sentences(document: Document, found: list[Entity]) -> Iterator[tuple[Context, list[Found]]]:
    for context in read_contexts(document, *cut_up(document), found):
        yield context, read_sentence(context)
