"""Learning what the network tells of names."""

from pathlib import Path

import numpy as np
import pytest

from newsarchive.ingest.extract.names.examples import annotated
from newsarchive.ingest.extract.names.network import NameNetwork, training
from newsarchive.ingest.extract.names.network.inputs import CLASSES, NONE
from newsarchive.ingest.extract.names.network.training import Pages, fit

CORPORA = Path(__file__).parents[4] / "corpora"


@pytest.fixture(scope="module")
def pages() -> Pages:
    return {name: annotated(CORPORA / name) for name in ("book-prize", "action-film-sequel")}


@pytest.fixture(scope="module")
def learned(pages: Pages) -> NameNetwork:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(training, "LENGTHS", (1024,))  # what is compiled is compiled once
        patch.setattr(training, "_EPOCHS", 40)  # of so few documents
        return fit(pages)


def test_names_come_out_as_what_they_are(pages: Pages, learned: NameNetwork) -> None:
    right = count = 0
    for page in (page for listed in pages.values() for page in listed):
        told = learned.log_probabilities(page.given.words, list(page.given.forms.values()))
        for key, row in zip(page.given.forms, told, strict=True):
            if page.labels[key] != NONE:
                count += 1
                right += int(row.argmax()) == training._right(page, key)

    assert count > 100
    assert right > 0.7 * count


def test_words_that_only_one_corpus_has_are_not_learned(pages: Pages, learned: NameNetwork) -> None:
    words = {name: {w for page in listed for w in page.given.words.lower} for name, listed in pages.items()}
    in_one = words["book-prize"] ^ words["action-film-sequel"]

    assert {"the", "and"} <= learned.vocabulary["words"].keys()
    assert in_one
    assert not in_one & learned.vocabulary["words"].keys()


def test_of_a_document_longer_than_any_length_the_beginning_is_learned_from(
    pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training, "LENGTHS", (64,))
    page = pages["book-prize"][0]
    assert len(page.given.words.tokens) > 64

    row = training._row(page, {"words": {}, "told": {}, "shapes": {}})

    assert len(row.text.word) == 64
    assert row.places.last.max() < 64
    assert set(np.unique(row.right)) <= {-1, *range(len(CLASSES))}


def test_without_documents_there_is_nothing_to_learn() -> None:
    with pytest.raises(ValueError, match="nothing to learn from"):
        fit({})
