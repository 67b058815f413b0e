"""Which of the possible claims of a sentence are read."""

import pytest

from newsarchive.ingest.extract.relations import reading
from newsarchive.ingest.extract.relations.network import PairNetwork
from tests.ingest.extract.reading import claims, read

TEXT = 'The film "Salt Road" opens in May. Behind it all was Marie Varda, who waved.'


@pytest.fixture
def odds(monkeypatch: pytest.MonkeyPatch) -> dict[str, float | None]:
    """What the network holds of pairs, by their predicate; of all others it holds nothing."""
    told: dict[str, float | None] = {}

    def log_odds(
        self: PairNetwork, context: object, words: object, pairs: list[reading.Asked]
    ) -> list[float | None]:
        return [told.get(asked.predicate.value) for asked in pairs]

    monkeypatch.setattr(PairNetwork, "log_odds", log_odds)
    monkeypatch.setattr(reading, "_WORTH_ASKING", 0.0)
    return told


def test_what_the_network_is_sure_of_is_read_where_single_words_leave_it_in_doubt(
    odds: dict[str, float | None],
) -> None:
    text = 'The film "Salt Road" opens in May. In the chair was Marie Varda.'
    assert ("Salt Road", "director", "Marie Varda") not in claims(text)

    odds["director"] = 6.0

    assert ("Salt Road", "director", "Marie Varda") in claims(text)


def test_what_the_network_does_not_believe_needs_more_than_words(odds: dict[str, float | None]) -> None:
    text = 'The film "Salt Road" opens in May. Marie Varda shot and directed it in Leith.'
    assert ("Salt Road", "director", "Marie Varda") in claims(text)

    odds["director"] = -9.0

    assert ("Salt Road", "director", "Marie Varda") not in claims(text)


@pytest.mark.parametrize("sure", [-5000.0, 5000.0])
def test_however_sure_the_network_is_a_claim_has_a_probability(
    sure: float, odds: dict[str, float | None]
) -> None:
    odds["director"] = sure

    found = read('The film "Salt Road" was directed by Marie Varda and opens in May.').claims

    assert all(0 < claim.confidence <= 1 for claim in found)


@pytest.mark.parametrize(
    "text",
    [
        'The film "Salt Road" was directed by Maren Oduya.\n\nNow a mini-six-parter',
        'The film "Salt Road" was directed by Maren Oduya.\n\nNow a PG-45min',
        '"Salt Road" is a mini-six-parter',
    ],
)
def test_an_amount_may_be_a_part_of_the_last_word(text: str) -> None:
    assert any(entity.name == "Salt Road" for entity in read(text).entities)
