"""Which names are near, and that near ones share a block: else they are never compared."""

import pytest

from newsarchive.name_likeness import likeness_of_names, likeness_of_titles, name_blocks, title_blocks

ALIKE_NAMES = [
    ("Um Tae-hwa", "Uhm Tae Hwa"),
    ("Park Bo-gum", "Bak Bo-kum"),
    ("Zbyněk Havránek", "Zbynek Havranek"),
    ("Ada Quill", "Quill Ada"),
    ("J. Smith", "John Smith"),
    ("Ada Marie Quill", "Ada Quill"),
    ("Ada M. Quill", "Ada Marie Quill"),
    ("Jon Smyth", "John Smith"),
    ("Ashley Parker", "Ashlei Parker"),
    ("Katherine Lindqvist", "Catherine Lindqvist"),
    ("Tobias Okonjo", "Tobias Okonyo"),
    ("Beyonce", "Beyoncé"),
    ("Rammstein", "Ramstein"),
]
UNLIKE_NAMES = [
    ("J. Smith", "K. Smith"),
    ("John Smith", "Jane Smith"),
    ("Kim Min-ji", "Kim Min-jae"),
    ("Ada Quill", "Bo Lind"),
    ("Ana Ruiz", "Anita"),
    ("Lee", "Leo"),
    ("Ada Marie Quill", "Ada Rose Quill"),
]
ALIKE_TITLES = [
    ("Concrete Utopia", "The Concrete Utopia"),
    ("Slack Water: A Life at Sea", "Slack Water"),
    ("Slack Water (Deluxe Edition)", "Slack Water"),
    ("Paper Boats", "Paper Boat"),
    ("Parasite", "Parasites"),
    ("Wins All Love", "Love Wins All"),
    ("Café Noir", "Cafe Noire"),
]
UNLIKE_TITLES = [
    ("Scream 5", "Scream 6"),
    ("Dune", "Dune: Part Two"),
    ("Grey Estate II", "Grey Estate III"),
    ("Tide", "Tied"),
    ("Love Wins All", "Love Takes All"),
]


@pytest.mark.parametrize("pair", ALIKE_NAMES)
def test_names_of_one_are_alike_and_share_a_block(pair):
    assert 0.7 <= likeness_of_names(*pair).score <= 1, likeness_of_names(*pair)
    assert name_blocks(pair[0]) & name_blocks(pair[1])


@pytest.mark.parametrize("pair", UNLIKE_NAMES)
def test_names_of_two_are_not_alike(pair):
    assert likeness_of_names(*pair).score == 0


@pytest.mark.parametrize("pair", ALIKE_TITLES)
def test_titles_of_one_are_alike_and_share_a_block(pair):
    assert 0.7 <= likeness_of_titles(*pair).score <= 1, likeness_of_titles(*pair)
    assert title_blocks(pair[0]) & title_blocks(pair[1])


@pytest.mark.parametrize("pair", UNLIKE_TITLES)
def test_titles_of_two_are_not_alike(pair):
    assert likeness_of_titles(*pair).score == 0


@pytest.mark.parametrize("pair", [*ALIKE_NAMES, *UNLIKE_NAMES])
def test_likeness_is_the_same_both_ways_round(pair):
    assert likeness_of_names(*pair) == likeness_of_names(*reversed(pair))
    assert likeness_of_titles(*pair) == likeness_of_titles(*reversed(pair))


@pytest.mark.parametrize("name", ["", "!", "V", "の", "X Æ A-12", "-", "a" * 300])
def test_any_name_can_be_compared(name):
    assert likeness_of_names(name, name).score in {0, 1}
    assert likeness_of_titles(name, "Tide").score <= 1
    assert all(len(block) <= 100 for block in name_blocks(name) | title_blocks(name))


def test_reasons_are_told_in_words():
    assert likeness_of_names("J. Smith", "John Smith").reason == "the same surname, and an initial that fits"
    assert likeness_of_names("Tobias Okonjo", "Tobias Okonyo").reason
