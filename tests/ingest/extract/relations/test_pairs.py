"""Who could be said to be what, by where the names of a sentence stand."""

import pytest

from newsarchive.ingest.extract.relations.pairs import pairs
from newsarchive.vocabulary import PersonKind, WorkKind
from tests.ingest.extract.reading import contexts_of

KINDS = {
    "Tin Season": WorkKind.SONG,
    "Salt Road": WorkKind.FILM,
    "The Ferries": PersonKind.GROUP,
    "Corran Players": PersonKind.ORGANISATION,
    "Marie Varda": PersonKind.PERSON,
    "Ada": PersonKind.PERSON,
}


def possible(text: str) -> set[tuple[str, str, str]]:
    """Return the claims that the last sentence of a text could be making of the names in KINDS."""
    *_, last = contexts_of(text, KINDS)
    return {
        (pair.subject.entity.names[0].text, predicate.value, pair.value.entity.names[0].text)
        for pair in pairs(last)
        if pair.subject.entity is not None and pair.value.entity is not None
        for predicate in pair.predicates
    }


def test_a_group_that_only_tells_whose_member_is_meant_is_nothing_else() -> None:
    told = possible("The video of Tin Season features The Ferries' Ada.")

    assert ("Ada", "member_of", "The Ferries") in told
    assert ("Tin Season", "cast_member", "Ada") in told
    assert not any(value == "The Ferries" for _, predicate, value in told if predicate != "member_of")


def test_somebody_who_has_lived_is_played_as_well() -> None:
    assert ("Ada", "plays", "Marie Varda") in possible("Salt Road stars Ada as Marie Varda.")
    assert ("Ada", "plays", "Marie Varda") not in possible("Salt Road took Ada to Marie Varda.")


def test_a_company_performs_and_has_members() -> None:
    told = possible("Corran Players brought Salt Road home with Ada.")

    assert {("Salt Road", "performer", "Corran Players"), ("Ada", "member_of", "Corran Players")} <= told


@pytest.mark.parametrize("sentence", ["With Ada, Marie Varda.", "Ada remains the captain."])
def test_a_sentence_without_a_work_is_about_the_one_spoken_of(sentence: str) -> None:
    assert ("Salt Road", "cast_member", "Ada") in possible(f"Salt Road opens soon. {sentence}")


def test_who_joins_without_a_name_for_the_group_joins_the_one_spoken_of() -> None:
    told = possible("The Ferries will tour again. Ada takes the place of their drummer.")

    assert ("Ada", "member_of", "The Ferries") in told
