import json
from datetime import date

import pytest

from newsarchive.ingest.document import IngestError


def test_the_usual_names_are_known(article):
    record = {
        "headline": "A Title",
        "text": "One.\r\n\r\nTwo \x00here.",
        "published": 1706745600,
        "author": [{"name": "Jane Doe"}, "By Bob Roe"],
        "language": "en_GB",
        "source": {"name": "The Daily"},
        "link": "https://daily.example/a",
    }

    document = article(".json", json.dumps(record))

    assert document.text == "A Title\n\nOne.\n\nTwo here."
    assert (document.headline, document.byline, document.outlet) == (
        "A Title",
        "Jane Doe, Bob Roe",
        "The Daily",
    )
    assert (document.url, document.language) == ("https://daily.example/a", "en-GB")
    assert (document.published, document.published_from) == (date(2024, 2, 1), "field published")


@pytest.mark.parametrize("name", ["text", "body", "articleBody", "content", "Text"])
@pytest.mark.parametrize("value", ["Words here.", ["Words here."], {"rendered": "Words here."}])
def test_the_text_may_stand_under_several_names(article, name, value):
    assert article(".json", json.dumps({name: value})).text == "Words here."


def test_the_text_is_left_as_it_is_without_a_headline(article):
    assert article(".json", json.dumps({"text": "  Words\there.\n"})).text == "  Words\there.\n"


def test_html_in_the_text_is_read_as_html(article, words):
    content = "<p>First <em>Kettle</em> &amp; more.</p><h2>Part</h2><p>Second.</p>"

    document = article(
        ".json", json.dumps({"title": {"rendered": "Rowa&#8217;s song"}, "content": {"rendered": content}})
    )

    assert document.text == "Rowa’s song\n\nFirst Kettle & more.\n\nPart\n\nSecond."
    assert words(document, "headings") == ["Rowa’s song", "Part"]
    assert words(document, "emphases") == ["Kettle"]


def test_a_whole_page_in_the_text_is_read_as_a_page(article):
    page = "<!DOCTYPE html><html lang='en'><body><nav>Home</nav><h1>A title</h1><p>Some words of the article.</p></body></html>"

    document = article(".json", json.dumps({"html": page, "publisher": "The Daily"}))

    assert document.text == "A title\n\nSome words of the article."
    assert (document.headline, document.language, document.outlet) == ("A title", "en", "The Daily")


@pytest.mark.parametrize(
    ("value", "published"),
    [
        ("2025-03-20T00:15:00+09:00", date(2025, 3, 20)),
        ("Wed, 02 Oct 2002 23:00:00 -0500", date(2002, 10, 2)),
        (1706745600000, date(2024, 2, 1)),
        ("3 May 2024", date(2024, 5, 3)),
        ("yesterday", None),
        (None, None),
        (True, None),
    ],
)
def test_dates_come_in_several_forms(article, value, published):
    assert article(".json", json.dumps({"text": "Words.", "date": value})).published == published


def test_a_field_wins_over_the_text(article):
    record = {"text": " date 2024-01-24 Words here.", "published": "2024-01-25"}

    assert article(".json", json.dumps(record)).published == date(2024, 1, 25)
    assert article(".json", json.dumps({"text": record["text"]})).published == date(2024, 1, 24)


@pytest.mark.parametrize(
    "content", ["{", "[]", "1", '{"title": "A"}', '{"text": ""}', '{"text": 1', '{"text": {"a": 1}}']
)
def test_json_without_an_article_is_an_error(article, content):
    with pytest.raises(IngestError):
        article(".json", content)
