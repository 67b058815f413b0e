"""What the titles of a list are parts of."""

import pytest

from newsarchive.vocabulary import WorkKind
from tests.ingest.extract.reading import claims, read, titles

ANNOUNCED = 'Ada Byrne releases her second album, "Errands", on 2 May. The album was recorded in a hut by the sea.\n\n'
TRACKS = "1. Kettle\n2. Ordinary Saints\n3. Forty Watts\n4. A Coat for Inishmaan\n"


def parts(text: str) -> set[tuple[str, str]]:
    return {(subject, value) for subject, predicate, value in claims(text) if predicate == "part_of"}


def test_the_tracks_of_a_list_are_songs_of_the_album_that_heads_it():
    text = ANNOUNCED + "Errands track listing:\n" + TRACKS

    assert parts(text) == {
        ("Kettle", "Errands"),
        ("Ordinary Saints", "Errands"),
        ("Forty Watts", "Errands"),
        ("A Coat for Inishmaan", "Errands"),
    }
    kinds = {entity.name: entity.kind for entity in read(text).entities if entity.type == "work"}
    assert kinds["Forty Watts"] is WorkKind.SONG


def test_without_its_title_above_the_list_is_of_the_album_that_the_text_is_about():
    assert ("Ordinary Saints", "Errands") in parts(ANNOUNCED + "Track list:\n" + TRACKS)


@pytest.mark.parametrize("tracks", [TRACKS, TRACKS.replace(". ", ". “").replace("\n", "”\n")])
def test_behind_the_list_the_text_goes_on_about_the_album(tracks):
    told = claims(
        ANNOUNCED
        + "Errands track listing:\n"
        + tracks
        + "\nIt was produced by Bo Lee. The tour has 12 dates."
    )

    assert ("Errands", "producer", "Bo Lee") in told
    assert not [claim for claim in told if claim[0] == "A Coat for Inishmaan" and claim[1] != "part_of"]


def test_a_track_is_quoted_by_its_own_line():
    reading = read(ANNOUNCED + "Track list:\n" + TRACKS)
    text = ANNOUNCED + "Track list:\n" + TRACKS
    quotes = {
        text[claim.evidence.start : claim.evidence.end]
        for claim in reading.claims
        if claim.predicate == "part_of" and claim.rule == "listed part"
    }

    assert quotes == {"Kettle", "Ordinary Saints", "Forty Watts", "A Coat for Inishmaan"}


def test_songs_that_were_played_are_works_and_no_parts():
    text = ANNOUNCED + "She began the tour in Leeds. The set list in full:\n" + TRACKS

    assert not parts(text)
    assert {"Ordinary Saints", "A Coat for Inishmaan"} <= titles(text)


def test_songs_of_others_and_people_are_no_parts():
    others = ANNOUNCED + "The best tracks of the year so far by others:\n" + TRACKS
    played = ANNOUNCED + 'What Ada Byrne played at the launch of "Errands":\n' + TRACKS
    people = (
        "In this episode of the podcast we talk to:\n1. Ada Byrne\n2. Tom Quill\n3. Kate Dunn\n4. Jack Penn\n"
    )

    assert not parts(others) | parts(played) | parts(people)
    assert not titles(people) & {"Ada Byrne", "Tom Quill", "Kate Dunn", "Jack Penn"}


def test_the_episodes_of_a_list_are_parts_of_the_series():
    text = (
        'The series "Salt Harbour" returns to television in May. "Salt Harbour" stars Ada Byrne.\n\n'
        "The titles of the episodes:\n1. Low Tide\n2. The Tin Ferry\n3. Brass Buttons\n4. Night Post\n"
    )

    assert ("The Tin Ferry", "Salt Harbour") in parts(text)
