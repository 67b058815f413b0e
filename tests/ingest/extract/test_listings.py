import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.ingest.extract.listings import listings
from newsarchive.vocabulary import WorkKind


def listed(text: str) -> list[tuple[str, list[str], WorkKind | None]]:
    return [
        (
            text[found.header.start : found.header.end],
            [text[title.start : title.end] for title in found.titles],
            found.parts,
        )
        for found in listings(text)
    ]


NUMBERED = "Errands track listing:\n\n1. Kettle\n2. Ordinary Saints\n3. Forty Watts\n4. A Coat for Inishmaan\n\nIt is out in May."
TITLES = ["Kettle", "Ordinary Saints", "Forty Watts", "A Coat for Inishmaan"]


@pytest.mark.parametrize(
    "text",
    [
        NUMBERED,
        "Errands track listing:\n01 Kettle\n02 Ordinary Saints\n03 Forty Watts\n04 A Coat for Inishmaan\n",
        "Errands track listing:\n- Kettle\n- Ordinary Saints\n- Forty Watts\n- A Coat for Inishmaan\n",
        "Errands track listing:\n\nKettle\n\nOrdinary Saints\n\nForty Watts\n\nA Coat for Inishmaan\n\n"
        "The album, which was written in a hut by the sea in the course of one long winter, has no guests, says the label.",
        # where the lines of a page were lost
        "Errands track listing:1. “Kettle”2. “Ordinary Saints”3. “Forty Watts”4. “A Coat for Inishmaan”",
        "Errands track listing:1. Kettle2. Ordinary Saints3. Forty Watts4. A Coat for Inishmaan",
        # what else a line has
        "Errands track listing:\n1. “Kettle” (feat. Ada Byrne)\n2. Ordinary Saints – 3:45\n3. Forty Watts (live)\n"
        "4. A Coat for Inishmaan featuring Tom Quill\n",
    ],
)
def test_the_tracks_of_an_album_are_listed(text):
    assert listed(text) == [("Errands track listing:", TITLES, WorkKind.ALBUM)]


@pytest.mark.parametrize(
    ("header", "parts"),
    [
        ("The six episodes are called:", WorkKind.SERIES),
        ("Disc two", WorkKind.ALBUM),
        ("The set list in full:", None),
        ("They played these tracks:", None),
        ("The best lines of the episode:", None),
        ("The fastest cars on the track this year:", None),
        ("The critics' favourites of the year:", None),
    ],
)
def test_what_is_listed_is_told_by_the_words_above(header, parts):
    text = f"{header}\n1. Low Tide\n2. The Tin Ferry\n3. Brass Buttons\n4. Night Post\n"

    assert listed(text) == [(header, ["Low Tide", "The Tin Ferry", "Brass Buttons", "Night Post"], parts)]


@pytest.mark.parametrize(
    "text",
    [
        "Bring these:\n1. a torch\n2. a coat\n3. water for two days\n4. a friend\n",
        "It takes four steps:\n1. Open the box. Take out the lid.\n2. Put it down. Then wait.\n3. Close it. Be quick.\n4. Go home. Sleep.\n",
        "She came 1. He came 2. Nobody else did.",
        "It cost £1. Kettle was the 2. Single by far. 3 people bought it.",
        "She has not said a word about the track list.\n\nTour Dates\n\nLeeds Arena\n\nCardiff Hall\n\nBristol Academy\n",
        "The track list is a secret.\n\nNobody has seen it, and nobody at the label, where three people work, would say a word of it.",
    ],
)
def test_other_lists_and_numbers_list_no_titles(text):
    assert listed(text) == []


def test_a_list_of_tracks_ends_where_concerts_follow():
    text = "Errands tracklist\nKettle\nOrdinary Saints\nForty Watts\nAug 20: Tampa Hall\nAug 22: Charlotte Hall\n"

    assert [titles for _, titles, _ in listed(text)] == [TITLES[:3]]


def test_a_list_of_lines_ends_with_its_paragraph():
    text = "Errands track listing\nKettle\nOrdinary Saints\nForty Watts\n\nPhoto: Tom Quill\n\nAda Byrne\nMusic Editor\n"

    assert [titles for _, titles, _ in listed(text)] == [TITLES[:3]]


@pytest.mark.parametrize(
    "title", ["Ready for Love", "Kettle (Part 2)", "Blink182", "By the Sea", "See Me Now", "99 Roads"]
)
def test_titles_are_whole(title):
    text = f"Errands track listing:\n1. Low Tide\n2. {title}\n3. Brass Buttons\n4. Night Post\n"

    assert [titles for _, titles, _ in listed(text)] == [["Low Tide", title, "Brass Buttons", "Night Post"]]


@given(st.text(alphabet="12. \n“”KettleA(", max_size=400))
def test_whatever_stands_there_titles_are_words_of_the_text_in_order(text):
    for found in listings(text):
        ends = [0]
        for title in found.titles:
            assert ends[-1] <= title.start < title.end <= len(text)
            assert "\n" not in text[title.start : title.end]
            ends.append(title.end)
