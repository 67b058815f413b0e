import pytest

from newsarchive.ingest.extract.pet_names import may_be_called, pet_names, whole_title
from tests.ingest.extract.reading import read


@pytest.mark.parametrize(
    ("given", "form", "expected"),
    [
        ("Bernadette", "Bernie", True),
        ("Tomasz", "Tomek", True),
        ("Desmond", "Dessie", True),
        ("Enver", "E.", True),
        ("Siobhán", "Siobhan", True),
        ("Maria", "Marta", False),
        ("Ann", "Annabel", False),
        ("Dan", "Da", False),
    ],
)
def test_a_given_name_has_short_and_pet_forms(given, form, expected):
    assert may_be_called(given, form) is expected


def test_listed_forms_are_known_whatever_the_accents():
    assert "gosia" in pet_names("Małgorzata")
    assert pet_names("Qwertz") == frozenset()


def test_abbreviated_ranks_are_those_in_full():
    assert whole_title("Sgt.") == whole_title("Sergeant")


@pytest.mark.parametrize(
    "text",
    [
        "The singer Bernadette Asante left the band. Bernie said that she was tired.",
        "The drummer Tomasz Bielak joined. The singer Tomek Bielak said that he was tired.",
        "The novelist Nuala Kinch died on Friday. Nuala Mary Kinch, 80, wrote six books.",
        "The drummer Dai “Bach” Prosser will play. Dai Prosser said that he was tired.",
        'Filming begins in May. Actress Nichaphat "Fai" Lertwilai leads the cast. Fai said that she was tired.',
        "The novelist Rosa Teague died on Friday. She wrote crime stories under the pen name Frank Oyelaran.",
        "The novelist Rosa Teague died on Friday. Her real name, she once said, was Rosamund Oyelaran.",
    ],
)
def test_forms_of_one_name_are_one_person(text):
    persons = [
        entity for entity in read(text).entities if entity.type == "person" and entity.kind == "person"
    ]
    assert len(persons) == 1


def test_a_title_between_two_names_is_no_nickname():
    reading = read(
        "The album by Cardow “Riverine” Records sold well. Netflix “Harrowgate” viewers were told on Monday."
    )
    assert not any(
        "Riverine" in name.text for e in reading.entities if e.type == "person" for name in e.names
    )
    assert not any(
        "Harrowgate" in name.text for e in reading.entities if e.type == "person" for name in e.names
    )


def test_a_pet_name_that_two_persons_may_bear_joins_neither():
    persons = read("The singers Robert Asante and Roberta Falk left. Robbie said that he was tired.").entities
    assert {"Robert Asante", "Roberta Falk"} <= {person.name for person in persons}


def test_roles_behind_the_players_in_a_list_are_no_other_names_of_theirs():
    reading = read("The film stars Ann Okafor (Vesna), Lucy Okonjo (Dunja) and Ben Falk (Miro).")
    [ann] = [entity for entity in reading.entities if entity.name == "Ann Okafor"]
    assert "Vesna" not in {name.text for name in ann.names}
