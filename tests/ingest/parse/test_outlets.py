import pytest

from newsarchive.ingest.parse.outlets import agency, outlet_name

BODY = (
    "The river film opens on Friday in forty cinemas, three weeks later than its makers had said in the spring.\n\n"
    "Nobody who was asked about the delay wanted to say more than that the reels were not yet dry.\n"
)


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("A river runs late\nThe Weekly Otter | By Ada Byrne | 3 May 2024", id="beside the date"),
        pytest.param("A river runs late\nThe Weekly Otter // otterfan // 3 May 2024", id="beside a nickname"),
        pytest.param("A river runs late\nThe Weekly Otter\n3 May 2024\nBy Ada Byrne", id="above the date"),
        pytest.param(
            "A river runs late\nThe Weekly Otter | BOOKS\nFriday 3 May 2024 | Ada Byrne",
            id="with its section",
        ),
        pytest.param(
            "A river runs late\nThe Weekly Otter, Weekend section\nFriday, May 3, 2024", id="with its part"
        ),
        pytest.param("A river runs late\nThe Weekly Otter, week beginning 3 May 2024", id="with the week"),
        pytest.param(
            "THE WEEKLY OTTER\nA river runs late to its own opening\n3 May 2024", id="above the headline"
        ),
    ],
)
def test_the_outlet_is_found_where_papers_print_it(article, head):
    document = article(".txt", f"{head}\n\n{BODY}")

    assert document.outlet == "The Weekly Otter"
    assert document.published is not None


def test_a_dispatch_is_its_agencys_unless_an_outlet_is_named(article):
    dispatch = f"BRISTOL, England, April 29, 2024 (Northgate Wire) – {BODY}"

    assert article(".txt", f"A river runs late\n\n{dispatch}").outlet == "Northgate Wire"
    assert (
        article(".txt", f"A river runs late\nThe Weekly Otter\n29 April 2024\n\n{dispatch}").outlet
        == "The Weekly Otter"
    )


@pytest.mark.parametrize(
    "head",
    [
        "The voice in her grandmother's garage\n\n3 May 2024\nBy Ada Byrne",
        "A river runs late\nMarta Quill | 3 May 2024",
        "A river runs late\nLondon | 3 May 2024",
        "A river runs late\nReviews | 3 May 2024",
        "A river runs late\nExclusive | By Ada Byrne | 3 May 2024",
    ],
)
def test_headlines_reporters_places_and_sections_are_no_outlets(article, head):
    assert article(".txt", f"{head}\n\n{BODY}").outlet == ""


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("SOFA GUIDE", "Sofa Guide"),
        ("Reel & Ledger", "Reel & Ledger"),
        ("The Plains Ledger, Lubbock", "The Plains Ledger"),
        ("Cheap Sundays (English edition)", "Cheap Sundays"),
        ("By the river", ""),
        ("Gossip", ""),
        ("Out 3 May", ""),
        ("“Tides”", ""),
    ],
)
def test_a_name_is_a_few_words_with_capitals(words, name):
    assert outlet_name(words) == name


def test_an_agency_stands_in_brackets():
    assert agency("LONDON, May 3 (Meridian News) — ") == "Meridian News"
    assert agency("LONDON (3 May) — ") == ""
    assert agency("LONDON — ") == ""
