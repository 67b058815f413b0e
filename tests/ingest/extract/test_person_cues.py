import pytest

from newsarchive.ingest.document import Document
from newsarchive.ingest.extract.extraction import cut_up, find_entities
from newsarchive.ingest.extract.person_cues import read_person_cues


def told(text: str) -> dict[str, tuple[set[str], set[str], str]]:
    """Return the text's persons with their roles, deeds and gender ("" where it is not told)."""
    document = Document(text=text)
    found = find_entities(document, *cut_up(document))
    read_person_cues(text, found)
    return {
        person.names[0].text: (person.roles, person.deeds, person.gender)
        for person in found
        if not person.is_work
    }


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ('The director Tom Quill shot "Paper Boats" in May.', {"director"}),
        ('"Paper Boats" was helmed by Tom Quill in May.', {"director"}),
        ('Tom Quill, who also wrote "Paper Boats", lives in York.', {"writer"}),
        ("Tom Quill lives in York.", set()),
    ],
)
def test_the_words_beside_a_name_tell_a_role(text: str, roles: set[str]) -> None:
    assert told(text)["Tom Quill"][0] == roles


def test_verbs_beside_a_name_tell_what_a_person_does() -> None:
    persons = told('Tom Quill sings in "Paper Boats", which also stars Ada Byrne.')

    assert persons["Tom Quill"][1] == {"sings"}
    assert persons["Ada Byrne"][1] == {"plays"}


def test_given_names_and_nouns_tell_women_from_men() -> None:
    persons = told("The actress Robin Vale met Thomas Quill and Margaret Byrne with Quenby Orr in York.")

    assert {name: gender for name, (_, _, gender) in persons.items()} == {
        "Robin Vale": "f",
        "Thomas Quill": "m",
        "Margaret Byrne": "f",
        "Quenby Orr": "",
    }
