from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarchive.ingest.document import Document
from newsarchive.ingest.extract.extraction import extract
from tests.ingest.checks import check_reading

ALPHABET = "aAbTÉé .,;:!?'\"’‘“”()-—\n0123456789" + "\ue000\ue400\ud7ff😀"
WORDS = [
    "The", "film", "album", "single", "directed", "by", "Ann", "Lee", "Slack", "Water", ",", ".", "“", "”", "'s", "and", "who",
    "was", "released", "on", "24", "January", "stars", "(", ")", "said", "not", "No. 1", "six", "minutes", "band", "tour", "—", "\n\n",
]  # fmt: skip


def check(text: str) -> None:
    check_reading(Document(text=text, published=date(2025, 3, 14)))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=ALPHABET, max_size=300))
def test_any_characters_are_read_without_an_error(text):
    check(text)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=80).map(" ".join))
def test_any_words_in_any_order_are_read_without_an_error(text):
    check(text)


@pytest.mark.parametrize(
    "piece", ["Aaa Bbb ", "A's B's ", "'A b' ", '"', "The Cat of the ", "Ann and ", "1,000 "]
)
def test_text_made_to_be_slow_comes_to_an_end(piece):
    check(piece * (12_000 // len(piece)))


def test_reading_the_same_text_twice_finds_the_same():
    text = "Ann Lee directed the film Slack Water, which came out on 9 March. “It rained,” Lee said."
    assert extract(Document(text=text)) == extract(Document(text=text))


def test_a_very_long_text_is_read_to_its_end():
    first = "The film Slack Water was directed by Siân Prydderch.\n\n"
    rest = "Nothing happens here at all, and it happens slowly. " * 8_000
    reading = extract(Document(text=f"{first}{rest}\n\nThe film Late Tide was directed by Ann Lee."))
    assert {e.name for e in reading.entities} == {"Slack Water", "Siân Prydderch", "Late Tide", "Ann Lee"}
