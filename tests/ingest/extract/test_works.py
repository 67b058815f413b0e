import pytest

from tests.ingest.extract.reading import read, titles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She made the thriller 'Salt Ledger,' and it sank.", {"Salt Ledger"}),
        ("“Keep the Window Open,” which came out in March, is her best song.", {"Keep the Window Open"}),
        (
            "The broadcaster has found a place for the harbour drama Slack Water: it starts in May.",
            {"Slack Water"},
        ),
        ("IU's latest single, Love wins all, was filmed in winter.", {"Love wins all"}),
        ("IU's pre-release single Love wins all and its video were everywhere.", {"Love wins all"}),
        ("The Every Other Town tour opens in Utrecht.", {"Every Other Town"}),
        ("The Hotel Del Luna actress sang.", {"Hotel Del Luna"}),
        ("Errands, her new mini-album, drops on April 18!", {"Errands"}),
        ("- Gravel by Tomasz Wieczorek (Lowbell Press)", {"Gravel"}),
        (
            "He is remembered for the opening bars of The Ninth Signal, and for little else.",
            {"The Ninth Signal"},
        ),
    ],
)
def test_titles_are_known_by_quotation_marks_capitals_and_the_words_around(text, expected):
    assert titles(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        'It earned a certified "All-Kill" status.',
        '"Nobody deserves it more," one listener wrote.',
        "“I kept asking them what they could live without,” she told this newspaper.",
        "The Netflix series was a success in South Korea.",
        "The UK tour begins on Friday.",
        'She called it "a mistake" twice.',
    ],
)
def test_speech_awards_places_and_platforms_are_no_titles(text):
    assert titles(text) == set()


def test_a_title_is_found_again_without_its_quotation_marks():
    text = "The new song is called “Paper Ferry”. Nobody expected Paper Ferry to last."
    [work] = [e for e in read(text).entities if e.type == "work"]
    assert [text[m.start : m.end] for m in work.mentions] == ["Paper Ferry", "Paper Ferry"]


def test_a_former_title_is_another_name_of_the_same_work():
    [work] = [
        e
        for e in read("The single Love Wins All was originally titled Love Wins.").entities
        if e.type == "work"
    ]
    assert {(name.text, name.kind.value) for name in work.names} == {
        ("Love Wins All", "name"),
        ("Love Wins", "former"),
    }


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The band released “Salt”, their debut album of 2023, in May.", "album"),
        ("She sang “Salt”, an album track, in May.", "song"),
        ("The band released “Salt”, the album's closing track, in May.", "song"),
        ("The band will release their first album in fourteen years, Every Gate, in May.", "album"),
    ],
)
def test_the_last_noun_beside_a_title_tells_its_kind(text, kind):
    (work,) = [entity for entity in read(text).entities if entity.type == "work"]

    assert (work.likely_kind or work.kind) == kind
