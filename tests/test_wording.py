from datetime import date

import pytest

from newsarchive.paging import Count
from newsarchive.templatetags.wording import counted
from newsarchive.wording import (
    claim_in_words,
    date_in_words,
    language_in_words,
    quantity_in_words,
    value_in_words,
)
from tests.factories import make_claim, make_person, make_work


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2023", "2023"),
        ("2023-12", "December 2023"),
        ("2024-01-04", "4 January 2024"),
        ("2024-01-24T18:00", "24 January 2024, 18:00"),
        (date(2024, 2, 29), "29 February 2024"),
        ("199X", "the 1990s"),
        ("XXXX-04-11", "11 April, year not told"),
        ("[2025-03-04,2025-04-03]", "4 March 2025 or 3 April 2025"),
        ("2024-13", "2024-13"),
        ("soon", "soon"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_date_is_said_to_its_own_precision(value, words):
    assert date_in_words(value) == words


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        ((5.5, "minutes"), "5.5 minutes"),
        ((21_000_000, "views"), "21,000,000 views"),
        ((1, "stops"), "1 stop"),
        ((30, "stops", "min"), "at least 30 stops"),
        ((12, "", "about"), "about 12"),
        ((2_500_000, "USD"), "USD 2,500,000"),
        ((120, "minutes", "near"), "nearly 120 minutes"),
        ((60, "minutes", "", 70), "60–70 minutes"),
    ],
)
def test_a_quantity_is_said_with_its_unit(quantity, words):
    assert quantity_in_words(*quantity) == words


@pytest.mark.django_db
def test_a_claim_is_said_in_one_line():
    boats, ada = make_work("Paper Boats"), make_person("Ada Lind")

    assert (
        claim_in_words(make_claim(boats, "release_date", "2024-01"))
        == "Paper Boats: release date: January 2024"
    )
    assert claim_in_words(make_claim(boats, "duration", 5.5)) == "Paper Boats: duration: 5.5 minutes"
    assert (
        claim_in_words(make_claim(boats, "performer", ada, negated=True))
        == "Paper Boats: performer: not Ada Lind"
    )


@pytest.mark.django_db
def test_a_quantity_without_a_number_is_said_as_it_stands():
    claim = make_claim(make_work(), "figure", 3, unit="copies")
    claim.number, claim.value = None, "three copies"

    assert value_in_words(claim) == "three copies"


@pytest.mark.parametrize(
    ("tag", "words"), [("de-AT", "German"), ("en", "English"), ("xx-XY", "xx-XY"), ("", "")]
)
def test_a_language_is_called_by_its_name(tag, words):
    assert language_in_words(tag) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0 articles"),
        (1, "1 article"),
        (1_200, "1,200 articles"),
        (Count(1), "1 article"),
        (Count(10_000, is_more=True), "more than 10,000 articles"),
    ],
)
def test_a_number_agrees_with_its_noun(number, words):
    assert counted(number, "article") == words
