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
from newsarchive.ingest.extract.relations.weights import feature, probability_of, row, weigh, weight
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
    assert probability_of(0) == 0.5
    assert probability_of(10**9) == 1.0
    assert probability_of(-(10**9)) == 0.0


def test_features_weigh_what_the_known_ones_weigh_for_each_predicate() -> None:
    rows = {("v-1=", "in"): row([3, -4]), ("v+1=", ","): row([0, -1])}

    together = weigh([("v-1=", "in"), ("v+1=", ","), ("s-1=", "in")], rows)

    assert [weight(together, position) for position in range(2)] == [3, -5]
    assert weigh([], rows) == 0


@pytest.mark.parametrize(
    ("name", "slot", "words"),
    [
        ("v-1==", "v-1=", "="),
        ("sv:[a = b]", "sv:[", "a = b]"),
        ("sv:list{w , w}", "sv:list{", "w , w}"),
        ("s only", "s only", ""),
    ],
)
def test_a_feature_has_two_parts(name: str, slot: str, words: str) -> None:
    assert feature(name) == (slot, words)
