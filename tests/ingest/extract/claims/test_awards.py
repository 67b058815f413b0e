"""Who or what an award goes to, whichever of them the sentence names first."""

import pytest

from tests.ingest.extract.reading import claims


def achievements(text: str) -> set[tuple[str, str]]:
    return {(subject, value) for subject, predicate, value in claims(text) if predicate == "achievement"}


@pytest.mark.parametrize(
    ("text", "achieved"),
    [
        (
            'The boy group The Ferries released the album "Paper Boats". They also took album of the year for "Paper Boats".',
            {("Paper Boats", "album of the year")},
        ),
        (
            'Song of the year went to singer Ada Byrne for "Low Water," a ballad.',
            {("Low Water", "Song of the year")},
        ),
        (
            'Ada Byrne, who won song of the year with the song "Low Water", sang.',
            {("Low Water", "song of the year")},
        ),
        (
            "The boy group The Ferries sang. The Ferries were crowned artist of the year at the Harrow Music Awards.",
            {("The Ferries", "artist of the year at the Harrow Music Awards")},
        ),
        (
            "Tom Quill, our Marie, was recently voted best newcomer at the Lamplight Awards.",
            {("Tom Quill", "best newcomer at the Lamplight Awards")},
        ),
        (
            'The series "Salt Harbour" is back. In May it won best drama series at the Harrow Television Awards, where Ada Byrne was named best actress.',
            {
                ("Salt Harbour", "best drama series at the Harrow Television Awards"),
                ("Ada Byrne", "best actress"),
            },
        ),
        (
            'The film "Salt Harbour" was the winner of the night, taking best film, best director for Ximena Arrieta and best actress for Ada Byrne.',
            {
                ("Salt Harbour", "best film"),
                ("Ximena Arrieta", "best director"),
                ("Ada Byrne", "best actress"),
            },
        ),
        (
            'The best documentary prize went to the film "Salt Harbour" on Saturday.',
            {("Salt Harbour", "best documentary prize")},
        ),
        ("Ada Byrne is back. Byrne was given her MBE in 2001.", {("Ada Byrne", "MBE")}),
    ],
)
def test_who_or_what_wins(text, achieved):
    assert achieved <= achievements(text)


@pytest.mark.parametrize(
    "text",
    [
        'The film "Salt Harbour" did not win best picture.',
        'The film "Salt Harbour" was tipped for best picture but lost to another.',
        'The film "Salt Harbour" is the film to reach for on a wet day.',
        'Ada Byrne, who stars in the film "Salt Harbour", says her best friend won a bet.',
    ],
)
def test_what_nobody_has_won(text):
    assert achievements(text) == set()


@pytest.mark.parametrize(
    ("text", "achieved"),
    [
        (
            "The soul singer Ada Byrne returned to the top of the British singles chart on Friday.",
            ("Ada Byrne", "returned to the top of the British singles chart"),
        ),
        (
            'The singer Ada Byrne walked back into number one on Friday with the single "Low Water".',
            ("Low Water", "number one"),
        ),
        (
            'The film "Salt Harbour" opened in first place at the North American box office.',
            ("Salt Harbour", "first place at the North American box office"),
        ),
        (
            'The song "Low Water" is the singer\'s third number one.',
            ("Low Water", "third number one"),
        ),
        (
            'The song "Low Water" came out. It is the longest song to reach No 1 this year.',
            ("Low Water", "the longest song to reach No 1"),
        ),
        (
            'The series "Salt Harbour" reached its highest viewership yet on Sunday.',
            ("Salt Harbour", "highest viewership yet"),
        ),
    ],
)
def test_places_and_records(text, achieved):
    assert achieved in achievements(text)


@pytest.mark.parametrize(
    "text",
    [
        'Ada Byrne starred in the film "Salt Harbour". Ada Byrne picked up his award on Monday.',
        'Ada Byrne starred in the film "Salt Harbour". She collected the award in Leeds.',
    ],
)
def test_a_prize_that_is_not_told_is_no_achievement(text):
    assert not achievements(text)
