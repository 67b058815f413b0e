import pytest

from newsarchive.ingest.extract.qualifiers import qualifier_of


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The film opens in Japan on 5 March", "Japan"),
        ("was released in the UK on 5 March", "UK"),
        ("came out in Britain a week later", "UK"),
        ("in cinemas across North America from 12 June", "North America"),
        ("out in the UK and Ireland on 3 May", "Ireland, UK"),
        ("Its US release is set for 9 October", "US"),
        ("The Japanese edition runs 148 minutes", "Japan"),
        ("sold two million copies in South Korea", "South Korea"),
        ("is distributed outside France by Lantern", "outside France"),
        ("The European leg begins on 2 May", "Europe"),
        ("the deluxe edition followed on 3 May", "deluxe edition"),
        ("comes out in paperback in June", "paperback"),
        ("published in paperback in the UK in May", "paperback, UK"),
        ("arrives on vinyl on 3 June", "vinyl"),
        ("a digital release on 4 April", "digital release"),
        ("reached shops on Blu-ray on 4 April", "home video"),
        ("out on Blu-ray on 4 April", "home video"),
        ("premiered at the Sundance Film Festival on 22 January", "festival premiere"),
        ("had its premiere in competition at Cannes on 17 May", "festival premiere"),
        ("will be reissued on 4 April", "reissue"),
        ("the Switch version arrives on 4 April", "Switch version"),
        ("transfers to Broadway on 4 April", "Broadway"),
    ],
)
def test_words_tell_what_a_claim_holds_for(words, expected):
    assert qualifier_of(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "The film was released on 5 March",
        "Shot in Spain, it came out on 5 March",
        "filmed over two months in Japan and released in May",
        "The tour opens in Turin on 5 March",
        "the British director released it on 5 March",
        "It came out on 5 March, not on vinyl",
        "In Japan he is a star",
        "the 2022 album went to No. 6 in the UK",
        "released in 1963, it reached number two in the British charts",
        "the novelist was born in Poland",
        "streams on Lantern from 4 April",
        "the festival begins on 3 May",
        "previews begin on 3 May",
        "published in hardback on 3 May",
        "out on 3 May in paperback, ebook and audio",
        "out on CD and vinyl on 3 May",
        "coming to PC and Switch on 3 May",
        "",
    ],
)
def test_other_words_restrict_nothing(words):
    assert qualifier_of(words) == ""


def test_the_same_places_and_editions_have_one_name_in_any_order():
    assert qualifier_of("out in Ireland and Britain") == qualifier_of("released in the UK and Ireland")
