from datetime import date

import pytest

BODY = "A storm hit the coast on Friday, and then it went away again.\n\nMore of it came on Sunday."


@pytest.mark.parametrize(
    ("line", "byline", "published", "published_from"),
    [
        ("By Jane Doe | 12 March 2024", "Jane Doe", date(2024, 3, 12), "date line"),
        ("By Jane Doe and Bob Roe", "Jane Doe and Bob Roe", None, ""),
        ("By Inès de la Vauquerie, arts correspondent", "Inès de la Vauquerie", None, ""),
        ("By Jane Doe 12 March 2024 · 3 min read", "Jane Doe", date(2024, 3, 12), "date line"),
        ("BY JANE DOE", "JANE DOE", None, ""),
        ("Published: 3 May 2024", "", date(2024, 5, 3), "published line"),
        ("Published on May 3rd, 2024 at 10:30 GMT", "", date(2024, 5, 3), "published line"),
        ("Posted: 2024-05-03 | Updated: 2024-05-04", "", date(2024, 5, 3), "published line"),
        ("Updated: 4 May 2024 | Published: 3 May 2024", "", date(2024, 5, 3), "published line"),
        ("Updated 5 May 2024", "", date(2024, 5, 5), "updated line"),
        ("Friday, March 12, 2024, 8.15am", "", date(2024, 3, 12), "date line"),
        ("Author: Jane Doe", "Jane Doe", None, ""),
    ],
)
def test_lines_of_credits_are_read_and_set_apart(article, words, line, byline, published, published_from):
    document = article(".txt", f"A Storm Comes\n{line}\n\n{BODY}")

    assert (document.byline, document.published, document.published_from) == (
        byline,
        published,
        published_from,
    )
    assert words(document, "boilerplate") == [line]
    assert document.headline == "A Storm Comes"


@pytest.mark.parametrize(
    "line",
    [
        "By all accounts it was a storm",
        "By Monday the storm had gone.",
        "Published in 2024",
        "Concert Review: IU at Seoul, 12 March 2024",
        "Published: 03/05/2024",
        "The Storm Of 12 March 2024 Is Over",
    ],
)
def test_other_lines_are_not(article, words, line):
    document = article(".txt", f"A Storm Comes\n{line}\n\n{BODY}")

    assert (document.byline, document.published, words(document, "boilerplate")) == ("", None, [])


def test_a_date_below_the_text_counts_if_it_says_what_it_is(article):
    assert article(".txt", f"{BODY}\n\nPublished: 3 May 2024").published == date(2024, 5, 3)
    assert article(".txt", f"{BODY}\n\nThe storm of 3 May 2024 is over, they say.").published is None


def test_labelled_lines_are_read(article):
    document = article(
        ".txt",
        f"Title: A Storm\nSource: The Daily\nURL: https://daily.example/a\nDate: March 3, 2021\n\n{BODY}",
    )

    assert (document.headline, document.outlet, document.url, document.published) == (
        "A Storm",
        "The Daily",
        "https://daily.example/a",
        date(2021, 3, 3),
    )


@pytest.mark.parametrize(
    ("opening", "dateline", "set_apart"),
    [
        ("SEOUL - Rowa is back.", "SEOUL", "SEOUL - "),
        ("LONDON — Rowa is back.", "LONDON", "LONDON — "),
        ("LONDON, May 3 (Agency) — Rowa is back.", "LONDON", "LONDON, May 3 (Agency) — "),
        ("SEOUL, South Korea (AP) -- Rowa is back.", "SEOUL, South Korea", "SEOUL, South Korea (AP) -- "),
        ("New Delhi:\xa0Rowa is back.", "New Delhi", "New Delhi:\xa0"),
        ("UTRECHT – Rowa is back.", "UTRECHT", "UTRECHT – "),
        ("date 2024-05-03 SEOUL - Rowa is back.", "SEOUL", "SEOUL - "),
    ],
)
def test_datelines_are_read_and_set_apart(article, words, opening, dateline, set_apart):
    document = article(".txt", opening)

    assert document.dateline == dateline
    assert words(document, "boilerplate")[-1] == set_apart


@pytest.mark.parametrize(
    "opening",
    [
        "ROWA - the singer - is back, and ROWA sings.",
        "Rowa (Seo Ha-rin) - the singer - is back.",
        "Review: Rowa is back.",
        "IU - the singer - is back.",
        "BREAKING: Rowa is back.",
        "Rowa is back - in SEOUL.",
    ],
)
def test_other_beginnings_are_no_datelines(article, words, opening):
    document = article(".txt", opening)

    assert (document.dateline, words(document, "boilerplate")) == ("", [])


@pytest.mark.parametrize(
    "opening", ["LONDON, May 3, 2024 (Reuters) —", "LONDON, England (Reuters) May 3, 2024 —"]
)
def test_a_dateline_with_its_year_gives_the_date(article, opening):
    document = article(".txt", f"{opening} Rowa is back.")

    assert (document.published, document.published_from) == (date(2024, 5, 3), "dateline")
