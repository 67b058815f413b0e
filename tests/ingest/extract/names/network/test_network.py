"""The network that tells a second time what is named, as it comes with the package."""

import numpy as np
import pytest

from newsarchive.ingest.document import Document
from newsarchive.ingest.extract.extraction import cut_up
from newsarchive.ingest.extract.names.decision import Candidates, find_candidates
from newsarchive.ingest.extract.names.network import _STRETCH, network
from newsarchive.ingest.extract.names.network.inputs import CLASSES
from newsarchive.vocabulary import PersonKind, WorkKind


def candidates(text: str) -> Candidates:
    document = Document(text=text)
    return find_candidates(document, *cut_up(document))


def probabilities(text: str) -> dict[str, dict[str, float]]:
    """Return how probable the network holds each class for, by the keys of a text's candidates."""
    given = candidates(text)
    told = network().log_probabilities(given.words, list(given.forms.values()))
    return {
        key: dict(zip(map(str, CLASSES), np.exp(row).tolist(), strict=True))
        for key, row in zip(given.forms, told, strict=True)
    }


def likeliest(text: str, key: str) -> str:
    told = probabilities(text)[key]
    return max(told, key=lambda name: told[name])


@pytest.mark.parametrize(
    ("text", "key", "kind"),
    [
        ("The musical Salt Road opens at the Lyric in May.", "salt road", WorkKind.SHOW),
        ("I wept through Salt Road, the album she wrote on a boat.", "salt road", WorkKind.ALBUM),
        ("So when the trailer for Salt Road went up I watched it twice.", "salt road", WorkKind.FILM),
        ("Marie Varda sings on it, and her drummer agrees.", "marie varda", PersonKind.PERSON),
    ],
)
def test_it_reads_the_words_around_a_name(text: str, key: str, kind: str) -> None:
    assert likeliest(text, key) == kind


def test_the_classes_of_a_name_add_up_to_one() -> None:
    for told in probabilities("Marie Varda made Salt Road in Hull.").values():
        assert sum(told.values()) == pytest.approx(1, abs=0.01)


def test_a_text_without_names_has_nothing_to_tell() -> None:
    assert probabilities("it rained.") == {}


def test_of_a_long_text_each_stretch_is_read() -> None:
    sentence = "Salt Road is a film that Marie Varda directed, and people went to see it. "
    rain = "it rained and it rained, and nobody went out. "

    long = probabilities(sentence + rain * (_STRETCH // 4) + "Tin Season, her second album, has ten songs.")

    assert max(long["tin season"], key=long["tin season"].__getitem__) == "album"
    assert max(long["salt road"], key=long["salt road"].__getitem__) == "film"


def test_of_many_names_each_is_told_as_if_it_were_one_of_few(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Salt Road is a film that Marie Varda directed. Tin Season, her second album, has ten songs."
    together = probabilities(text)

    monkeypatch.setattr("newsarchive.ingest.extract.names.network._AT_ONCE", 2)

    assert len(together) > 4
    assert probabilities(text) == together


def test_a_sentence_longer_than_a_stretch_is_read_in_parts() -> None:
    text = "he said " + "that it rained, and " * _STRETCH + "Salt Road is a film by Marie Varda."

    given = candidates(text)

    told = network().log_probabilities(given.words, list(given.forms.values()))
    assert np.isfinite(told).all()
    assert len(told) == len(given.forms)
