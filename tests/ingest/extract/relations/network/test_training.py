"""Learning what the network weighs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsarchive.ingest.extract.relations.network import PairNetwork, training
from newsarchive.ingest.extract.relations.network.inputs import LONGEST, as_numbers
from newsarchive.ingest.extract.relations.network.training import Lesson, fit
from newsarchive.ingest.extract.relations.training import annotated, lessons

CORPORA = Path(__file__).parents[4] / "corpora"


@pytest.fixture(scope="module")
def some_lessons() -> list[Lesson]:
    folders = ["book-prize", "action-film-sequel"]
    return list(lessons(one for folder in folders for one in annotated(CORPORA / folder)))


@pytest.fixture(scope="module")
def learned(some_lessons: list[Lesson]) -> Iterator[PairNetwork]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(training, "LENGTHS", (LONGEST,))  # what is compiled is compiled once
        yield fit(some_lessons)


def test_claims_come_out_likelier_than_other_pairs(some_lessons: list[Lesson], learned: PairNetwork) -> None:
    right, wrong = [], []
    for context, words, pairs, _ in some_lessons:
        told = learned.log_odds(context, words, [asked for asked, _ in pairs])
        for weight, (_, is_claim) in zip(told, pairs, strict=True):
            if weight is not None:
                (right if is_claim else wrong).append(weight)

    middle = sorted(right)[len(right) // 2]
    assert sum(weight > middle for weight in wrong) < 0.15 * len(wrong)


def test_words_that_only_one_corpus_has_are_not_learned(
    some_lessons: list[Lesson], learned: PairNetwork
) -> None:
    words = learned.vocabulary["words"]

    assert {"the", "directed", ",", "<person>"} <= words.keys()
    in_one = {
        word
        for word in {text for lesson in some_lessons for text in lesson.words.texts}
        if len({lesson.group for lesson in some_lessons if word in lesson.words.texts}) == 1
    }
    assert in_one
    assert not in_one & words.keys()


def test_all_other_words_are_one_to_it(learned: PairNetwork) -> None:
    words = learned.vocabulary["words"]

    assert 1 not in words.values()
    assert as_numbers(learned.vocabulary, []).word.shape == (0,)


def test_without_lessons_there_is_nothing_to_learn() -> None:
    with pytest.raises(ValueError, match="nothing to learn from"):
        fit([])
