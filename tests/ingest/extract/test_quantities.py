import re

import pytest

from newsarchive.ingest.extract.quantities import (
    MONEY,
    NUMBER,
    bound,
    duration,
    is_part,
    money,
    number,
    number_range,
)
from newsarchive.values import QuantityValue


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("18", 18),
        ("118,000", 118_000),
        ("1.4 million", 1_400_000),
        ("21 million", 21_000_000),
        ("eight", 8),
        ("forty-one", 41),
        ("five-and-a-half", 5.5),
        ("five and a half", 5.5),
        ("two and three-quarters", 2.75),
        ("two hundred and ten", 210),
        ("a dozen", 12),
        ("two dozen", 24),
        ("a couple of", 2),
        ("a couple of thousand", 2_000),
        ("half a million", 500_000),
        ("three-quarters of a million", 750_000),
        ("one and a half million", 1_500_000),
        ("20 crore", 200_000_000),
        ("12.5m", 12_500_000),
        ("4.1 million", 4_100_000),
        ("2.3 crore", 23_000_000),
        ("40k", 40_000),
    ],
)
def test_numbers_are_read_in_digits_and_in_words(words, expected):
    assert re.fullmatch(NUMBER, words)
    assert number(words) == expected


def test_what_is_no_number_is_an_error():
    with pytest.raises(ValueError, match="not a number"):
        number("several")


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("more than ", "min"),
        ("at least ", "min"),
        ("over ", "min"),
        ("nearly ", "near"),
        ("almost ", "near"),
        ("just under ", "near"),
        ("under ", "max"),
        ("up to ", "max"),
        ("about ", "about"),
        ("some ", "about"),
        ("has ", ""),
    ],
)
def test_the_words_before_a_number_tell_how_it_is_meant(before, expected):
    assert bound(before) == expected


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (" of its ten episodes", True),
        (" of the ten", True),
        (" of 10 parts", True),
        (" of the show's six episodes", True),
        (" of the episodes", False),
        (" episodes", False),
        (" of them", False),
    ],
)
def test_a_number_may_be_a_part_of_another(after, expected):
    assert is_part(after) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("60 to 70", (60, 70)),
        ("60-70", (60, 70)),
        ("5–6 million", (5_000_000, 6_000_000)),
        ("between eight and ten", (8, 10)),
        ("70 to 60", None),
        ("60", None),
    ],
)
def test_ranges_have_two_ends(words, expected):
    assert number_range(words) == expected


@pytest.mark.parametrize(
    ("words", "minutes", "how"),
    [
        ("2 hours 28 minutes", 148, ""),
        ("two hours and 28 minutes", 148, ""),
        ("2h 28m", 148, ""),
        ("148-minute", 148, ""),
        ("148 mins", 148, ""),
        ("two and a half hours", 150, "about"),
        ("two hours", 120, "about"),
        ("an hour and a half", 90, "about"),
        ("an hour and 35 minutes", 95, ""),
        ("half an hour", 30, "about"),
        ("three-quarters of an hour", 45, "about"),
        ("five and a half minutes", 5.5, ""),
        ("3 minutes 30 seconds", 3.5, ""),
        ("3 minutes 10", 3.17, ""),
        ("two hours fifty", 170, ""),
        ("90-minute-long", 90, ""),
    ],
)
def test_durations_are_read_in_minutes(words, minutes, how):
    assert duration(words) == QuantityValue(minutes, "minutes", how)


def test_the_words_before_a_duration_tell_how_it_is_meant():
    assert duration("two hours", "lasts nearly ") == QuantityValue(120, "minutes", "near")
    assert duration("two cities") is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("$12.5m", QuantityValue(12_500_000, "USD")),
        ("US$12.5 million", QuantityValue(12_500_000, "USD")),
        ("12.5 million dollars", QuantityValue(12_500_000, "USD")),
        ("£3.2m", QuantityValue(3_200_000, "GBP")),
        ("three million euros", QuantityValue(3_000_000, "EUR")),
        ("€1bn", QuantityValue(1_000_000_000, "EUR")),
        ("50 billion won", QuantityValue(50_000_000_000, "KRW")),
        ("A$400,000", QuantityValue(400_000, "AUD")),
        ("EUR 40,000", QuantityValue(40_000, "EUR")),
        ("Rs 20 crore", QuantityValue(200_000_000, "INR")),
    ],
)
def test_sums_of_money_have_their_currency(words, expected):
    assert re.fullmatch(MONEY, words, re.I)
    assert money(words) == expected


def test_what_is_no_sum_is_none():
    assert money("12 episodes") is None
    assert money("11 won") is None  # "Harbour 9/11 won": the verb
    assert money("$12m", "more than ") == QuantityValue(12_000_000, "USD", "min")
