from datetime import date

import pytest

BODY = (
    "A storm hit the coast on Friday, and then it went away again, leaving boats in the fields and a cow on a roof.\n\n"
    "More of it came on Sunday, when nobody expected any, and the harbour was closed for the third time this year."
)
HEADLINE = "Storm leaves a cow on a roof in Ballyduff"


@pytest.mark.parametrize(
    "line",
    [
        "TV & Radio",
        "VISUAL ART",
        "ALBUM OF THE WEEK",
        "PRESS RELEASE",
        "FOR IMMEDIATE RELEASE",
        "Embargoed until 00.01, Tuesday 21 January 2025",
        "★★★★☆",
        "Rating: 4/5",
        "Four stars out of five",
        "----------",
        "October 2026",
        "Sunday Supplement, 20 October 2024 — Page 3",
    ],
)
def test_lines_above_the_text_that_are_none_of_it(article, words, line):
    document = article(".txt", f"{HEADLINE}\n\n{line}\n\n{BODY}")

    assert words(document, "boilerplate") == [line]
    assert document.headline == HEADLINE


@pytest.mark.parametrize(
    ("line", "outlet", "published"),
    [
        ("The Ballyduff & District Herald", "The Ballyduff & District Herald", None),
        ("THE EVENING LANTERN", "The Evening Lantern", None),
        ("The Clarion, Saturday 26 April 2025", "The Clarion", date(2025, 4, 26)),
        ("HARBOUR REVIEW no. 88, Winter 2023", "Harbour Review", None),
    ],
)
def test_the_first_line_may_name_the_outlet(article, line, outlet, published):
    document = article(".txt", f"{line}\n\n{HEADLINE}\n\n{BODY}")

    assert (document.outlet, document.headline, document.published) == (outlet, HEADLINE, published)


def test_what_an_outlet_says_of_itself_is_no_headline(article):
    document = article(".txt", f"BOATS & ROPES\n\nthe harbour monthly\n\n{HEADLINE}\n\n{BODY}")

    assert (document.outlet, document.headline) == ("Boats & Ropes", HEADLINE)


def test_a_headline_in_capitals_is_no_outlet(article):
    document = article(".txt", f"STORM LEAVES COW ON ROOF\n\n{BODY}")

    assert (document.outlet, document.headline) == ("", "STORM LEAVES COW ON ROOF")


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Imogen Fairclough", "Imogen Fairclough"),
        ("Words: Imogen Fairclough", "Imogen Fairclough"),
        ("Review by Imogen Fairclough", "Imogen Fairclough"),
        ("Text by Imogen Fairclough, photos by Ann Lee", "Imogen Fairclough"),
        ("Posted by Imogen on July 22, 2025 in Storms", "Imogen"),
        ("EXCLUSIVE by Imogen Fairclough", "Imogen Fairclough"),
    ],
)
def test_whoever_wrote_it_is_the_byline_and_nobody_in_the_text(article, words, line, byline):
    document = article(".txt", f"{HEADLINE}\n\n{line}\n\n{BODY}")

    assert document.byline == byline
    assert words(document, "boilerplate") == [line]


def test_a_person_of_whom_the_text_speaks_is_not_its_byline(article, words):
    text = f"{BODY} Imogen Fairclough saw it. Fairclough rang the harbour master, and Fairclough went home."

    document = article(".txt", f"{HEADLINE}\n\nBy Imogen Fairclough\n\n{text}")

    assert (document.byline, words(document, "boilerplate")) == ("", [])


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Imogen Fairclough; Editing by Ann Lee)",
        "IMOGEN FAIRCLOUGH",
        "Imogen Fairclough is a staff writer who covers the coast.",
    ],
)
def test_whoever_wrote_it_may_stand_below(article, words, line):
    document = article(".txt", f"{HEADLINE}\n\n{BODY}\n\n{line}")

    assert document.byline == "Imogen Fairclough"
    assert words(document, "boilerplate") == [line]


def test_whom_the_press_may_ring_is_no_part_of_a_press_release(article, words):
    tail = ["ENDS", "Media contact: Gwen Price, Press Office", "gwen@harbour.example", "+44 151 496 0000"]
    notes = "Notes to editors\n\nThe harbour was built in 1846 by the engineer Robert Hale and has room for ninety boats."

    document = article(".txt", "\n\n".join([HEADLINE, BODY, tail[0], notes, *tail[1:]]))

    assert words(document, "boilerplate") == tail


def test_lists_with_labels_are_the_article(article, words):
    listing = "Director: Ann Lee\nCast: Bob Roe, Jane Doe\nRunning time: 94 minutes\nEdited by: Carl Poe"

    document = article(".txt", f"{HEADLINE}\n\n{BODY}\n\n{listing}")

    assert words(document, "boilerplate") == []


@pytest.mark.parametrize(
    "line", ['3 responses to "Storm"', "Leave a Reply (112 comments)", "Comments are closed."]
)
def test_what_readers_say_below_is_not_the_article(article, words, line):
    document = article(".txt", f"{HEADLINE}\n\n{BODY}\n\n{line}\n\nGreat post, Ann!")

    assert words(document, "boilerplate") == [line, "Great post, Ann!"]


def test_the_days_of_an_event_are_not_the_day_of_publication(article, words):
    line = "Friday 9 – Sunday 18 August 2024 | 7.30pm"

    document = article(".txt", f"{HEADLINE}\n\n{line}\n\n{BODY}")

    assert (document.published, words(document, "boilerplate")) == (None, [])


@pytest.mark.parametrize(
    "line",
    [
        "The pier on Saturday. Photograph: Ann Lee/Harbour Press",
        "Pictured: the cow and its owner",
        "Photo: Ann Lee",
    ],
)
def test_captions_are_not_the_article(article, words, line):
    document = article(".txt", f"{HEADLINE}\n\n{BODY}\n\n{line}")

    assert words(document, "boilerplate") == [line]


def test_a_line_that_says_when_is_not_an_outlet(article) -> None:
    text = (
        "MARQUEE MONTHLY / January 2025 issue\nPublished online 27 December 2024\n\nThe lamp and the long take\n\n"
        "The director of the harbour film sat down with us in a café, and would not take off her coat for anything.\n"
    )
    read = article(".txt", text)
    assert read.outlet != "Published online"
    assert read.published == date(2024, 12, 27)
