from datetime import date

import pytest

from newsarchive.ingest.document import IngestError
from newsarchive.ingest.parse import markdown

TEXT = """---
title: "The *Kettle* Song"
date: 2024-05-03
author: [Jane Doe, 'Bob Roe']
outlet: The Daily
url: https://daily.example/a
---

SEOUL — The _new_ song, [Kettle *now*](http://x), is **out**.
Still here with snake_case_name and 5 * 3 * 2.

## A part

- one
- two

> quoted words

| a | b |
|---|---|
| 1 | 2 |

<div>raw &amp; html</div>

![a picture](x.png)
"""


def test_marks_become_spans(article, words):
    document = article(".md", TEXT)

    assert document.text.split("\n\n") == [
        "The Kettle Song",
        "SEOUL — The new song, Kettle now, is out. Still here with snake_case_name and 5 * 3 * 2.",
        "A part",
        "one",
        "two",
        "quoted words",
        "a | b",
        "1 | 2",
        "raw & html",
    ]
    assert words(document, "headings") == ["The Kettle Song", "A part"]
    assert words(document, "emphases") == ["new", "now"]
    assert words(document, "links") == ["Kettle now"]


def test_front_matter_says_what_the_article_is(article):
    document = article(".md", TEXT)

    assert document.headline == "The Kettle Song"
    assert document.byline == "Jane Doe, Bob Roe"
    assert (document.outlet, document.url) == ("The Daily", "https://daily.example/a")
    assert (document.published, document.published_from) == (date(2024, 5, 3), "field date")


def test_authors_may_be_listed_line_by_line(article):
    assert (
        article(".md", "---\nauthors:\n  - Jane Doe\n  - name: Bob Roe\n---\nWords.").byline
        == "Jane Doe, Bob Roe"
    )


def test_the_first_heading_is_the_headline(article):
    assert article(".md", "# Heading *One*\n\nWords here.\n").headline == "Heading One"


def test_a_headline_that_stands_in_the_text_is_not_repeated(article):
    assert (
        article(".md", "---\ntitle: A Title\n---\n# A title\n\nWords here.\n").text
        == "A title\n\nWords here."
    )


def test_a_line_across_is_no_front_matter(article):
    assert article(".md", "Words.\n\n---\n\nMore words.").text == "Words.\n\nMore words."


def test_a_long_text_is_read_in_pieces(article, monkeypatch):
    monkeypatch.setattr(markdown, "_PIECE", 50)
    paragraphs = [f"Paragraph {number} with *emphasis*." for number in range(20)]

    document = article(".md", "\n\n".join(paragraphs))

    assert document.text.split("\n\n") == [paragraph.replace("*", "") for paragraph in paragraphs]
    assert len(document.layout.emphases) == 20


def test_front_matter_alone_is_an_error(article):
    with pytest.raises(IngestError, match="no text"):
        article(".md", "---\ntitle: A\n---\n")
