import pytest

from newsarchive.ingest.document import Name
from newsarchive.vocabulary import AliasKind, PersonKind
from tests.ingest.extract.reading import names, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It rained,” said producer Gwendolyn Achterberg.", {"Gwendolyn Achterberg"}),
        ("The record was produced by Anneke van der Lijn.", {"Anneke van der Lijn"}),
        ("Bassist T. J. Okonjo-Hale wrote the song.", {"T. J. Okonjo-Hale"}),
        (
            "That series was directed by Jonquil St. Aubyn, who must have been surprised.",
            {"Jonquil St. Aubyn"},
        ),
        ("Film director Pyo Eun-bi shot the video in Mokpo.", {"Pyo Eun-bi"}),
        ("Marta Iłżecka, 41, has recorded the rooms.", {"Marta Iłżecka"}),
    ],
)
def test_persons_are_known_by_their_names_and_the_words_around(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The show was filmed in New York and London in December.",
        "On Friday the United Kingdom got a new chart.",
        "It is on YouTube, Spotify and Apple Music.",
        "In December I wrote it, and in Paris I sang it.",
    ],
)
def test_places_days_and_platforms_are_no_persons(text):
    assert names(text) == set()


def test_a_surname_alone_is_the_person_named_in_full():
    reading = read("Siân Prydderch directs the series. Prydderch made three films before.")
    [person] = [e for e in reading.entities if e.type == "person"]
    assert person.names == (Name("Siân Prydderch"), Name("Prydderch", AliasKind.SHORT))
    assert len(person.mentions) == 2


def test_of_two_with_one_surname_the_one_named_last_is_meant():
    text = "Niamh de Courcy sings. Aoife de Courcy, her sister, wrote the song. “I like it,” said de Courcy."
    reading = read(text)
    aoife = next(e for e in reading.entities if e.name == "Aoife de Courcy")
    assert text.index("de Courcy.") in [m.start for m in aoife.mentions]


@pytest.mark.parametrize(
    ("text", "stage", "legal"),
    [
        ("Rowa, 27, whose legal name is Seo Ha-rin, sings. “Yes,” Rowa said.", "Rowa", "Seo Ha-rin"),
        ("Iden, born Ma Jun-seo, was last seen on television.", "Iden", "Ma Jun-seo"),
        ("Kim Taehyung, known on stage as V, sings.", "V", "Kim Taehyung"),
        ("Marlon Baptiste, who records as Marlo, is in the cast.", "Marlo", "Marlon Baptiste"),
    ],
)
def test_a_stated_second_name_is_the_same_person_and_a_claim(text, stage, legal):
    reading = read(text)
    [person] = [e for e in reading.entities if e.type == "person"]
    assert {stage, legal} <= {name.text for name in person.names}
    [claim] = [c for c in reading.claims if c.predicate == "also_known_as"]
    assert str(claim.value) in (stage, legal)
    assert str(claim.value) != person.name


def test_a_possessive_that_is_no_person_and_a_name_behind_it_are_group_and_member():
    reading = read("The video stars BTS' V opposite the singer.")
    assert {(e.name, e.kind) for e in reading.entities} == {
        ("BTS", PersonKind.GROUP),
        ("V", PersonKind.PERSON),
    }


def test_groups_keep_their_article():
    assert names("The Glass Ferries will take their third album around the world.", "group") == {
        "The Glass Ferries"
    }


def test_who_is_played_is_a_character():
    assert names("In the series, Callum Adebowale plays Tam Dunbar, a sergeant.", "character") == {
        "Tam Dunbar"
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lantern+ has a new series. “We needed time,” said a spokesman for Lantern+.", "Lantern+"),
        (
            "Meridian Plus will begin showing Brackwater on 17 October. The eight-part series is late.",
            "Meridian Plus",
        ),
        (
            "Harlow Bros. Television has released a photo. Harlow Bros. Television said so.",
            "Harlow Bros. Television",
        ),
        ("The song was written with T. J. Okonjo-Hale in May.", "T. J. Okonjo-Hale"),
        ("The drama was ordered by the streaming service Netflix in May.", "Netflix"),
    ],
)
def test_names_with_marks_and_houses_are_whole(text, name):
    assert name in names(text)


def test_a_house_is_not_the_short_form_of_another():
    told = read("HBO Max announced it on Monday. HBO denied it. HBO Max said so twice.").entities

    assert not [entity.name for entity in told if {"HBO", "HBO Max"} <= {name.text for name in entity.names}]


def test_an_i_that_does_something_ends_no_name():
    assert "Salt Harbour I" not in names("At Salt Harbour I had a boat, said Ada Byrne.")
    assert "Elizabeth I" in names("The queen Elizabeth I was old. Elizabeth I was crowned by priests.")
