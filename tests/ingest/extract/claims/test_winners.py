"""Lists of winners, a category a line: who or what is honoured, and what for."""

import pytest

from tests.ingest.extract.reading import claims

WINNERS = """The film Salt Harbour, directed by Ximena Arrieta and starring Ada Byrne, won four prizes.
The singer Tom Quill released the album Low Water in May.

{heading}

Best film - Salt Harbour
Best director - Ximena Arrieta, Salt Harbour
Best actress: Ada Byrne for Salt Harbour
Album of the year – Low Water, Tom Quill
"""


@pytest.fixture(scope="module")
def won():
    return set(claims(WINNERS.format(heading="The winners in full")))


@pytest.mark.parametrize(
    "claim",
    [
        ("Salt Harbour", "achievement", "Best film"),
        ("Ximena Arrieta", "achievement", "Best director"),
        ("Ada Byrne", "achievement", "Best actress"),
        ("Low Water", "achievement", "Album of the year"),
    ],
)
def test_a_line_tells_who_or_what_wins_its_category(won, claim):
    assert claim in won


@pytest.mark.parametrize(
    "claim",
    [
        ("Salt Harbour", "director", "Ximena Arrieta"),
        ("Salt Harbour", "cast_member", "Ada Byrne"),
        ("Low Water", "performer", "Tom Quill"),
    ],
)
def test_whoever_is_honoured_for_a_work_has_had_that_part_in_it(won, claim):
    assert claim in won


def test_a_list_of_nominees_tells_of_no_winner():
    told = claims(WINNERS.format(heading="The nominees in full"))
    assert not [
        value
        for _, predicate, value in told
        if predicate == "achievement" and value.startswith(("Best", "Album"))
    ]


def test_a_category_of_works_is_won_by_the_work_wherever_it_stands():
    text = "The singer Tom Quill released the album Low Water.\n\nThe winners\n\nBest album - Tom Quill, Low Water\n"
    assert ("Low Water", "achievement", "Best album") in claims(text)
