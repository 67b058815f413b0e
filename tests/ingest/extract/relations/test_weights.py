"""What features weigh when added up beforehand is what the model says of them."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsarchive.ingest.document import Document, SourceFile, Span
from newsarchive.ingest.extract.claims import read_sentence
from newsarchive.ingest.extract.entities import entities
from newsarchive.ingest.extract.extraction import read_contexts
from newsarchive.ingest.extract.names.finding import find_names
from newsarchive.ingest.extract.quotations import quotations
from newsarchive.ingest.extract.relations.reading import Weighed, candidates
from newsarchive.ingest.extract.relations.weights import Part, Weights
from newsarchive.ingest.extract.sentences import sentences
from newsarchive.ingest.learned import model
from newsarchive.ingest.parse import parse

SEEDS = sorted((Path(__file__).parents[4] / "seeds").glob("*.txt"))


def weighed(document: Document) -> Iterator[Weighed]:
    cut = sentences(document)
    quoted = quotations(document.text, [Span(sentence.start, sentence.end) for sentence in cut])
    found = entities(*find_names(document, cut, quoted))
    for context in read_contexts(document, cut, quoted, found):
        yield from candidates(context, read_sentence(context))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_pair_is_as_probable_as_the_model_says_of_its_features(path: Path) -> None:
    content = path.read_bytes()
    document = parse(
        SourceFile(path.name, str(path), path.suffix, content, hashlib.sha256(content).hexdigest())
    )

    told = list(weighed(document))

    assert len(told) > 20
    for pair in told:
        assert pair.probability == pytest.approx(
            model("claims").probabilities(pair.features)["yes"], abs=1e-9
        )


def test_no_evidence_is_even_odds_and_great_weights_do_not_overflow() -> None:
    assert Weights.probability(0) == 0.5
    assert Weights.probability(10**9) == 1.0
    assert Weights.probability(-(10**9)) == 0.0


def test_a_part_weighs_what_its_known_features_weigh_for_each_predicate() -> None:
    part = Part({"v-1=in", "v+1=,"})

    assert part.weighs("director", {"v-1=in": 3, "s-1=in": 5}) == 3
    assert part.weighs("writer", {"v-1=in": 4, "v+1=,": -1}) == 3
