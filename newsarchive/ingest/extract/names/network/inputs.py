"""What the network sees of a text and of the candidates in it: numbers, by a vocabulary of general words.

Names are not in it: of a word that only names have it sees the form alone. Its parts are "words", "told" (what words tell)
and "shapes" (what the words of a name tell wherever it stands).
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from newsarchive.ingest import lexicons
from newsarchive.ingest.extract import vocabulary
from newsarchive.ingest.extract.names.candidates import Form
from newsarchive.ingest.extract.names.kinds import kind_of
from newsarchive.ingest.extract.names.network.layers import Forms, Places, Text
from newsarchive.ingest.extract.names.place import LONGEST_TITLE, Place
from newsarchive.ingest.extract.names.shape import shape
from newsarchive.ingest.extract.names.text import Words
from newsarchive.ingest.extract.names.words import classes
from newsarchive.ingest.extract.network import NOTHING, UNKNOWN, Vocabulary, numbers
from newsarchive.vocabulary import PersonKind, WorkKind

# What a candidate can be: nothing, somebody, or a work of a kind.
NONE = "none"
CLASSES: tuple[str | PersonKind | WorkKind, ...] = (NONE, *PersonKind, *WorkKind)
# Places of one name that are looked at.
PLACES = 8
_TOLD_AT_MOST, SHAPES_AT_MOST = 16, 16
# How a place is set apart, each with its number; a list that says what it lists, or quoted words with the form of a title,
# are told as well.
NUMBER_OF_WAY = {"run": 1, "joined": 2, "quoted": 3, "emphasised": 4, "listed": 5, "lower": 6, "heading": 7}
TITLED, WAYS = 8, 9


class Seen(NamedTuple):
    """A word as the network sees it, before numbers stand for it."""

    text: str
    told: tuple[str, ...]


def seen(words: Words, begin: int, end: int) -> list[Seen]:
    """Return the words from begin to end (exclusive) as the network sees them."""
    return [
        Seen(words.lower[at], (*_told(words.tokens[at].text, words.lower[at]), *_told_there(words, at)))
        for at in range(begin, end)
    ]


@lru_cache(maxsize=50_000)
def _told(text: str, lower: str) -> tuple[str, ...]:
    """Return what a word tells wherever it stands, in order."""
    found = sorted(classes(lower))
    if kind := kind_of(lower):
        found.append(f"kind {kind}")
    if text[:1].isupper():
        found.append("capital")
    if len(text) > 1 and text.isupper():
        found.append("capitals")
    for name, known in (
        ("given name", vocabulary.given_names()),
        ("surname", lexicons.words("surnames")),
        ("common", vocabulary.common_words()),
        ("Korean surname", vocabulary.KOREAN_SURNAMES),
        ("particle", vocabulary.PARTICLES),
    ):
        if lower in known:
            found.append(name)
    if text in vocabulary.organisation_words():
        found.append("word of an organisation")
    if text in lexicons.words("place_words"):
        found.append("word of a place")
    if any(character.isdigit() for character in text):
        found.append("digit")
    if "-" in text:
        found.append("hyphen")
    if not text.isascii():
        found.append("foreign letters")
    return tuple(found)


def _told_there(words: Words, at: int) -> Iterator[str]:
    """Yield what is told of a word by where it stands."""
    sentence = words.sentences[words.sentence[at]]
    yield f"< {words.before[at]}"
    yield f"> {words.after[at]}"
    if words.quote_before[at]:
        yield "<“"
    if words.quote_after[at]:
        yield ">”"
    if words.tokens[at].possessive:
        yield "possessive"
    if sentence.heading:
        yield "in a heading"
    if sentence.title_case:
        yield "in title case"


def as_numbers(vocabulary: Vocabulary, text: Sequence[Seen]) -> Text:
    """Return the words as numbers."""
    word, told = np.zeros(len(text), np.int32), np.zeros((len(text), _TOLD_AT_MOST), np.int32)
    words, tells = vocabulary["words"], vocabulary["told"]
    for position, one in enumerate(text):
        word[position] = words.get(one.text, UNKNOWN)
        known = numbers(tells, one.told)[:_TOLD_AT_MOST]
        told[position, : len(known)] = known
    return Text(word, told, np.ones(len(text)))


def places_as_numbers(places: Sequence[Place], begin: int, end: int) -> Places:
    """Return places as numbers, within the words from begin to end (exclusive)."""
    first = _array(place.first - begin for place in places)
    last = _array(min(place.last, place.first + LONGEST_TITLE - 1, end - 1) - begin for place in places)
    way = _array(NUMBER_OF_WAY[place.how] for place in places)
    titled = _array(TITLED if place.titled else NOTHING for place in places)
    return Places(first, last, np.stack([way, titled], 1))


def forms_as_numbers(
    vocabulary: Vocabulary, text: str, forms: Sequence[Form], owners: Sequence[int]
) -> Forms:
    """Return forms as numbers. owners: for each place that was looked at, the number of its form."""
    places = np.full((len(forms), PLACES), -1, np.int32)
    count = [0] * len(forms)
    for place, owner in enumerate(owners):
        places[owner, count[owner]] = place
        count[owner] += 1
    shapes = np.zeros((len(forms), SHAPES_AT_MOST), np.int32)
    for number, form in enumerate(forms):
        known = numbers(vocabulary["shapes"], shape_of(form, text))[:SHAPES_AT_MOST]
        shapes[number, : len(known)] = known
    return Forms(places, shapes)


def shape_of(form: Form, text: str) -> list[str]:
    """Return what a form's own words tell, in order."""
    span = form.places[0].span
    return sorted(shape(text[span.start : span.end]))


def _array(found: Iterable[int]) -> Any:
    return np.fromiter(found, np.int32)
