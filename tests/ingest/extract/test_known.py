"""Finding known names in a text."""

import pickle

import pytest

from newsarchive.ingest.document import Document, EntityReading, Layout, Span
from newsarchive.ingest.extract.confirmed import Confirmation, Told, most_told, names_to_find
from newsarchive.ingest.extract.known import (
    KnownMention,
    KnownName,
    KnownNames,
    has_news,
    possible_keys,
    words_key,
)
from newsarchive.vocabulary import PersonKind, WorkKind

NAMES = KnownNames(
    [KnownName(words_key(name), "person", PersonKind.PERSON) for name in ("Wren Hale", "T. J. Okonjo", "Um Tae-hwa", "Siân Vaughan", "Marlo", "Kim Min", "Ana de la Cruz")]
    + [KnownName(words_key(title), "work", WorkKind.SONG) for title in ("Postcard", "Love Wins All", "Low Tide", "The Glass Ferry", "Glass", "Glass: A Life", "Singer’s Rest")]
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was Wren Hale who sang.", ["Wren Hale"]),
        ("Wren Hale’s voice", ["Wren Hale"]),
        ("wren hale sang, and so did WREN HALE", ["WREN HALE"]),
        ("Not Wren. Hale is another.", []),
        ("by T.J. Okonjo and T. J. Okonjo", ["T.J. Okonjo", "T. J. Okonjo"]),
        ("director Um Tae Hwa", ["Um Tae Hwa"]),
        ("Sian Vaughan and Ana de la Cruz", ["Sian Vaughan", "Ana de la Cruz"]),
        ("with Kim Min Seok, not with Kim Min", ["Kim Min"]),
        ("most of Postcard is quiet", ["Postcard"]),
        ("Postcard sellers left. A postcard came.", []),
        ("the Postcard Museum and Penny-Postcard", []),
        ("“Postcard” ended. She sang “Postcard”.", ["Postcard", "Postcard"]),
        ("She sang Love wins all twice.", ["Love wins all"]),
        ("Love wins all, they say.", ["Love wins all"]),
        ("Low tide came early. They watched Low Tide.", ["Low Tide"]),
        ("she read Glass, then Glass: A Life again", ["Glass", "Glass: A Life"]),
        ("at the Glass Ferry, and The Glass Ferry", ["The Glass Ferry"]),
        ("they played Singer's Rest", ["Singer's Rest"]),
    ],
)
def test_names_are_found_where_they_stand_for_somebody(text, found):
    assert [text[m.span.start : m.span.end] for m in NAMES.find(text)] == found


def test_a_text_that_is_all_names_is_read_in_one_pass():
    text = "it was Wren Hale, " * 5_000

    assert len(NAMES.find(text)) == 5_000


def test_known_names_can_be_handed_to_another_process():
    text = "It was Wren Hale who sang."

    assert pickle.loads(pickle.dumps(NAMES)).find(text) == NAMES.find(text)


def test_words_of_the_page_are_no_mentions():
    text = "It was Wren Hale.\nMore of Wren Hale"
    document = Document(text, layout=Layout(boilerplate=(Span(18, len(text)),)))

    assert [one.span for one in NAMES.find_in(document)] == [Span(7, 16)]


def test_every_found_name_is_among_the_possible_keys():
    text = "Um Tae-hwa, T. J. Okonjo, Siân Vaughan: The Glass Ferry!"

    assert {words_key(text[m.span.start : m.span.end]) for m in NAMES.find(text)} <= possible_keys(text)


@pytest.mark.parametrize(
    ("own", "is_news"),
    [
        (None, True),
        (EntityReading("work", WorkKind.SONG, (), (Span(3, 9),)), False),
        (EntityReading("work", WorkKind.SONG, (), (Span(0, 12),)), False),
        (EntityReading("work", WorkKind.OTHER, (), (Span(3, 9),)), True),
        (EntityReading("person", PersonKind.PERSON, (), (Span(3, 9),)), True),
        (EntityReading("work", WorkKind.SONG, (), (Span(3, 6),)), True),
    ],
)
def test_known_names_are_news_where_a_reading_did_not_see_them(own, is_news):
    known = [KnownMention(Span(3, 9), "work", WorkKind.SONG)]

    assert has_news("It Was Low, all day", known, [] if own is None else [own]) is is_news


def test_what_most_articles_tell_of_a_name_counts():
    song, untold = Told("work", WorkKind.SONG), Told("work", WorkKind.OTHER)
    person = Told("person", PersonKind.PERSON)

    assert most_told({song: 1, untold: 5, person: 5}) == song
    assert most_told({untold: 2}) == untold
    assert most_told({song: 2, person: 2}) is None
    assert most_told({}) is None


def test_a_title_of_works_of_two_kinds_tells_no_kind() -> None:
    song, film = Told("work", WorkKind.SONG), Told("work", WorkKind.FILM)

    assert most_told({song: 4, film: 2}) == Told("work", WorkKind.OTHER)
    assert most_told({song: 4, film: 1}) == song  # a kind that one article alone tells may be misread


def test_what_articles_take_for_granted_counts_half_and_only_where_one_says_something_plainly():
    film, untold = Told("work", WorkKind.FILM), Told("work", WorkKind.OTHER)
    person = Told("person", PersonKind.PERSON)

    assert most_told({person: 1}, {untold: 1}) == person
    assert most_told({person: 1}, {untold: 2}) is None
    assert most_told({person: 1}, {untold: 2, film: 1}) == film
    assert most_told({person: 1, film: 1}, {untold: 1}) == film
    assert most_told({}, {untold: 9}) is None


def test_a_name_that_only_the_article_itself_confirms_is_not_known():
    song = Told("work", WorkKind.SONG)
    keys = {"low tide", "reef"}

    assert len(names_to_find([Confirmation("low tide", "", song, 0)], keys)) == 0
    assert len(names_to_find([Confirmation("low tide", "", song, 0, is_given=True)], keys)) == 1
    assert len(names_to_find([Confirmation("reef", "wren hale", song, 3)], keys)) == 0
    assert len(names_to_find([Confirmation("reef", "low tide", song, 3)], keys)) == 1
