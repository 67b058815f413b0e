"""The quantities of a sentence, as a work can have them."""

import pytest

from newsarchive.ingest.extract.relations.amounts import amounts
from newsarchive.vocabulary import Predicate


@pytest.mark.parametrize(
    ("sentence", "words", "minutes"),
    [
        ("The cinema cut is 2h08 long.", "2h08", 128),
        ("Ah, but it lasts an hour and 35 minutes.", "an hour and 35 minutes", 95),
        ("Poland, 1971, 92 mins", "92 mins", 92),
        ("134 min. In Portuguese and French.", "134 min.", 134),
        ("an hour and a half of the finest nonsense", "an hour and a half", 90),
        ("A two-and-a-half-hour epic.", "two-and-a-half-hour", 150),
        ("Two hours and ten minutes, with an interval.", "Two hours and ten minutes", 130),
        ("At two hours fifty it is long.", "two hours fifty", 170),
        ("At two hours 31 there is enough of it.", "two hours 31", 151),
        ("It ran two hours forty.", "two hours forty", 160),
        ("It sold out two hours ten days later.", "two hours", 120),
        ("At three minutes four the shortest of her singles.", "three minutes four", 3.07),
        ("Four minutes and 33 seconds of silence.", "Four minutes and 33 seconds", 4.55),
        ("The first track (3:10) is slow.", "3:10", 3.17),
        ("The song runs to 4:45.", "runs to 4:45", 4.75),
    ],
)
def test_a_length_is_found_however_it_is_written(sentence: str, words: str, minutes: float) -> None:
    [length] = amounts(sentence)

    assert sentence[length.start : length.end] == words
    assert (length.number, length.unit, length.predicate) == (minutes, "minutes", Predicate.DURATION)


@pytest.mark.parametrize(
    ("sentence", "number", "unit"),
    [
        ("It has taken $148m so far.", 148e6, "USD"),
        ("It took R$ 20 million at home.", 20e6, "BRL"),
        ("The clip was viewed 12 million times.", 12e6, "views"),
        ("The single has been played 3 million times.", 3e6, "streams"),
        ("The final was watched by 8.1 million people.", 8.1e6, "viewers"),
        ("It sold 40,000 copies.", 40_000, "copies"),
        ("It was watched in 2.3 million homes.", 2.3e6, "homes"),
        ("The musical closes after 812 performances.", 812, "performances"),
        ("A novel of 1,204 pages.", 1204, "pages"),
    ],
)
def test_a_figure_is_counted_in_what_its_noun_and_verb_say(sentence: str, number: float, unit: str) -> None:
    [figure] = amounts(sentence)

    assert (figure.number, figure.unit, figure.predicate) == (number, unit, Predicate.FIGURE)


def test_millions_written_with_an_m_are_no_minutes() -> None:
    [figure] = amounts("It made $90m in a week.")

    assert figure.predicate is Predicate.FIGURE


@pytest.mark.parametrize(
    "sentence", ["She bought three copies.", "Doors open at 7:30.", "It runs 7:30 pm to ten.", "(1:52)"]
)
def test_a_few_copies_and_times_of_day_are_nothing(sentence: str) -> None:
    assert list(amounts(sentence)) == []


def test_the_number_alone_is_marked_where_one_unit_tells_the_length() -> None:
    sentence = "a 148-minute film"
    [length] = amounts(sentence)

    assert sentence[slice(*length.digits)] == "148"
