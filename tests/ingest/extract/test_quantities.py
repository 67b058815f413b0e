import re

import pytest

from newsarchive.ingest.extract.quantities import NUMBER, bound, number


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
        ("two hundred and ten", 210),
        ("a dozen", 12),
    ],
)
def test_numbers_are_read_in_digits_and_in_words(words, expected):
    assert re.fullmatch(NUMBER, words)
    assert number(words) == expected


def test_what_is_no_number_is_an_error():
    with pytest.raises(ValueError, match="not a number"):
        number("several")


@pytest.mark.parametrize(
    ("before", "expected"), [("more than ", "min"), ("nearly ", "about"), ("up to ", "max"), ("has ", "")]
)
def test_the_words_before_a_number_tell_how_it_is_meant(before, expected):
    assert bound(before) == expected
