import pytest

from newsarchive.ingest.document import Document
from newsarchive.ingest.extract.sentences import sentences, tokenise


def test_the_date_that_a_file_opens_with_stands_in_no_sentence():
    text = " date 2024-01-24 It rained on Monday. It snowed on 2 May."
    assert [text[sentence.start : sentence.end].strip() for sentence in sentences(Document(text=text))] == [
        "It rained on Monday.",
        "It snowed on 2 May.",
    ]


def test_a_sentence_may_follow_without_a_space_where_markup_was_taken_off():
    text = "The tour begins in March.The band then rests. “It is over.”Nobody said so. See Amazon.com or U.S. laws."
    assert [text[sentence.start : sentence.end] for sentence in sentences(Document(text=text))] == [
        "The tour begins in March.",
        "The band then rests.",
        "“It is over.”",
        "Nobody said so.",
        "See Amazon.com or U.S. laws.",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lantern+ shows it. Lantern+'s new drama", ["Lantern+", "shows", "it", "Lantern+", "new", "drama"]),
        ("2+2 and C++ and 18+", ["2", "2", "and", "C", "and", "18"]),
        ("Guns N' Roses and Salt n’ Pepa", ["Guns", "N'", "Roses", "and", "Salt", "n’", "Pepa"]),
        ("the players' N’ ", ["the", "players", "N"]),
    ],
)
def test_a_plus_belongs_to_its_word_and_so_does_the_mark_of_a_short_and(text, words):
    assert [token.text for token in tokenise(text, 0, len(text))] == words
