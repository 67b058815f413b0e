"""The network that weighs pairs a second time, as it comes with the package."""

import pytest

from newsarchive.ingest.extract.claims import read_sentence
from newsarchive.ingest.extract.relations.network import PairNetwork, network
from newsarchive.ingest.extract.relations.network.inputs import LONGEST, Asked
from newsarchive.ingest.extract.relations.reading import Weighed, candidates
from newsarchive.vocabulary import PersonKind, WorkKind
from tests.ingest.extract.reading import contexts_of

KINDS = {
    "Salt Road": WorkKind.FILM,
    "Tin Season": WorkKind.FILM,
    "Marie Varda": PersonKind.PERSON,
    "Joss Okoro": PersonKind.PERSON,
}


def possible(sentence: str) -> list[Weighed]:
    """Return what a sentence could be claiming of the names in KINDS."""
    (context,) = contexts_of(sentence, KINDS)
    return list(candidates(context, read_sentence(context)))


def odds(weighed: list[Weighed], by: PairNetwork) -> list[float | None]:
    sentence = weighed[0].sentence
    pairs = [Asked(one.pair, one.predicate, one.rules) for one in weighed]
    return by.log_odds(sentence.context, sentence.words, pairs)


def likelier(sentence: str, predicate: str) -> tuple[str, str]:
    """Return the names of the pair that the network holds for the likeliest claim of the predicate."""
    weighed = possible(sentence)
    told = zip(odds(weighed, network()), weighed, strict=True)
    best = max(
        ((weight, one.pair) for weight, one in told if weight is not None and one.predicate == predicate),
        key=lambda rival: rival[0],
    )[1]
    assert best.subject.entity is not None and best.value.entity is not None
    return best.subject.entity.names[0].text, best.value.entity.names[0].text


@pytest.mark.parametrize(
    ("sentence", "predicate", "pair"),
    [
        (
            '"Salt Road", which Marie Varda directed straight after "Tin Season" left cinemas, stars Joss Okoro.',
            "director",
            ("Salt Road", "Marie Varda"),
        ),
        (
            'Before "Salt Road" came along, Joss Okoro was best known for playing a ferryman in "Tin Season".',
            "cast_member",
            ("Tin Season", "Joss Okoro"),
        ),
    ],
)
def test_it_tells_which_of_two_works_a_sentence_says_something_of(
    sentence: str, predicate: str, pair: tuple[str, str]
) -> None:
    assert likelier(sentence, predicate) == pair


def test_what_is_asked_together_with_a_pair_makes_no_difference() -> None:
    weighed = possible('Marie Varda directed "Salt Road" and Joss Okoro wrote "Tin Season".')

    together = odds(weighed, network())

    assert len(together) > 4
    alone = [weight for one in weighed for weight in odds([one], network())]
    assert alone == together


def test_what_stands_far_behind_in_a_long_sentence_is_not_read() -> None:
    weighed = possible('"Salt Road" was ' + "very, " * LONGEST + "said Marie Varda, its director.")

    assert {None} == set(
        odds([one for one in weighed if one.pair.value.named and one.pair.subject.named], network())
    )


def test_many_names_in_a_sentence_are_asked_about_in_turn() -> None:
    weighed = possible('Marie Varda directed "Salt Road" and Joss Okoro wrote "Tin Season".') * 40

    told = odds(weighed, network())

    assert len(weighed) > 200
    assert told[: len(told) // 40] == told[-len(told) // 40 :]
