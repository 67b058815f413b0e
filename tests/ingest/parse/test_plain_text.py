import textwrap
from datetime import date

import pytest


def test_a_leading_date_is_the_day_of_publication_and_stays_in_the_text(article, words):
    document = article(".txt", " date 2024-01-24 IU is back. Her song is out.\n")

    assert document.text == " date 2024-01-24 IU is back. Her song is out.\n"
    assert (document.published, document.published_from) == (date(2024, 1, 24), "leading date")
    assert words(document, "boilerplate") == [" date 2024-01-24 "]
    assert words(document, "blocks") == ["IU is back. Her song is out."]


def test_a_leading_date_that_is_no_day_is_left_alone(article, words):
    document = article(".txt", " date 2024-13-45 IU is back.")

    assert (document.published, words(document, "boilerplate")) == (None, [])


def test_each_line_is_a_block_where_lines_are_paragraphs(article, words):
    long = "A paragraph of one line that is rather long, as they are where nobody wrapped them, and it ends here, in time."

    assert words(article(".txt", f"{long}\n{long}\n\n  {long}  \n"), "blocks") == [long, long, long]


def test_lines_of_a_wrapped_text_are_one_block(article, words):
    paragraph = (
        "An old text that some program wrapped, as agencies did, and that goes on for a few lines. " * 4
        + "The end."
    )
    wrapped = textwrap.fill(paragraph, 60)
    text = f"{wrapped}\nA Heading\n{wrapped}\n"

    blocks = words(article(".txt", text), "blocks")

    assert blocks == [wrapped, "A Heading", wrapped]


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("A Title\n\nA sentence.", ["A Title"]),
        ("1. A wish\n\nA sentence.\n\n2. Hands\n\nAnother.", ["1. A wish", "2. Hands"]),
        ("When is it on?\n\nA sentence.", ["When is it on?"]),
        ("A sentence.\n\nThe End", []),
        ("- One item\n\nA sentence.", []),
        ("One\nTwo\nThree\nFour\nFive\n\nA sentence.", ["Three", "Four", "Five"]),
        ("no title\n\nA sentence.", []),
        ("Three reasons:\n\nA sentence.", []),
        ("Advertisement\n\nA sentence.", []),
    ],
)
def test_headings_are_told_by_their_shape(article, words, text, headings):
    assert words(article(".txt", text), "headings") == headings


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("A Title Of It\n\nA sentence.", "A Title Of It"),
        ("A Title Of It | Movies News\n\nA sentence.", "A Title Of It"),
        ("Is This The End?\n\nA sentence.", "Is This The End?"),
        ("A first sentence.\n\nThe Title Comes Later Here\n\nA sentence.", "The Title Comes Later Here"),
        ("A first sentence.\n\nA part\n\nA sentence.", ""),
        ("A first sentence.\n\n1. A numbered part of the text\n\nA sentence.", ""),
        (
            "A first sentence.\n\nAnother.\n\nOne Long Heading Of Many Words Inside The Text\n\nA sentence.",
            "",
        ),
        (
            " date 2024-01-24 A first sentence.\n\nAnother.\n\nOne Long Heading Of Many Words Inside The Text\n\nA sentence.",
            "One Long Heading Of Many Words Inside The Text",
        ),
        ("A first sentence. Another.", ""),
        ("just words", ""),
    ],
)
def test_the_headline_is_found_by_shape_and_place(article, text, headline):
    assert article(".txt", text).headline == headline


def test_the_name_of_the_site_behind_the_headline_is_boilerplate(article, words):
    assert words(article(".txt", "A Title Of It | Movies News\n\nA sentence."), "boilerplate") == [
        " | Movies News"
    ]
