"""Find every place that may name somebody or something: quoted, emphasised and listed words, headings, capitals in a row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from newsarchive.ingest import lexicons
from newsarchive.ingest.document import Document, Span
from newsarchive.ingest.extract import vocabulary
from newsarchive.ingest.extract.listings import Listing, listings
from newsarchive.ingest.extract.names.place import LONGEST_TITLE, Place
from newsarchive.ingest.extract.names.runs import LABELS, runs
from newsarchive.ingest.extract.names.shape import shape
from newsarchive.ingest.extract.names.text import Words
from newsarchive.ingest.extract.quotations import Quotation, is_title
from newsarchive.ingest.extract.spans import SpanSet
from newsarchive.names import title_key


@dataclass
class Form:
    """Everything in the document that is written the same."""

    key: str
    places: list[Place] = field(default_factory=list)
    features: set[str] = field(default_factory=set)


def forms(
    document: Document, words: Words, quoted: list[Quotation], known: Iterable[Span] = ()
) -> dict[str, Form]:
    """Return the document's candidates by their key (title_key). known: where it has names known from other articles."""
    text = document.text
    set_apart = list(_set_apart(document, words, quoted))
    nicknames = {place.first for place in set_apart if _is_nickname(words, place)}
    set_apart = [place for place in set_apart if place.first not in nicknames]
    taken = SpanSet(place.span for place in set_apart if place.how == "emphasised" or place.titled)
    found: dict[str, Form] = {}
    seen: set[Span] = set()
    for place in [
        *set_apart,
        *_listed(text, words, taken),
        *runs(words, taken, nicknames),
        *_lower(words, taken),
        *_headings(words, taken),
        *_known(words, known),
    ]:
        if place.span in seen:
            continue
        seen.add(place.span)
        key = title_key(text[place.span.start : place.span.end])
        if key:
            found.setdefault(key, Form(key)).places.append(place)
    return found


def _set_apart(document: Document, words: Words, quoted: list[Quotation]) -> Iterator[Place]:
    text = document.text
    for quotation in quoted:
        start, end = quotation.inner
        if end - start > 100 or not (text[start].isupper() or text[start].isdigit()):
            continue
        at = words.at(start, end)
        if at is not None and at[1] - at[0] < LONGEST_TITLE:
            yield Place(*at, Span(start, end), "quoted", titled=is_title(text, quotation))
    for span in document.layout.emphases:
        inner = text[span.start : span.end].strip(' ,.;:“”"')
        start = text.find(inner, span.start) if inner else -1
        if start >= 0 and len(inner) <= 100 and (inner[0].isupper() or inner[0].isdigit()):
            at = words.at(start, start + len(inner))
            if at is not None and at[1] - at[0] < LONGEST_TITLE:
                yield Place(*at, Span(start, start + len(inner)), "emphasised")


def _listed(text: str, words: Words, taken: SpanSet) -> Iterator[Place]:
    """Yield the titles of lists; titled: of one that says what is listed."""
    for listing in listings(text):
        if listing.parts is None and _lists_people(text, listing):
            continue
        for title in listing.titles:
            at = words.at(*title)
            if at is None or words.sentence[at[0]] != words.sentence[at[1]] or taken.touches(*title):
                continue
            yield Place(*at, title, "listed", titled=listing.parts is not None)


def _lists_people(text: str, listing: Listing) -> bool:
    """Whether most of a list are names of persons, as far as their words tell."""
    people = sum("given name and surname" in shape(text[title.start : title.end]) for title in listing.titles)
    return 2 * people >= len(listing.titles)


def _is_nickname(words: Words, place: Place) -> bool:
    """Whether a quoted word stands between a given name and a surname: "Dai “Bach” Prosser"."""
    first, last = place.first, place.last
    if place.how != "quoted" or first != last or not 0 < first < len(words.tokens) - 1:
        return False
    before, after = first - 1, last + 1
    return (
        words.sentence[before] == words.sentence[after]
        and words.capital[before]
        and words.capital[after]
        and not words.before[first]
        and not words.before[after]
        and not words.tokens[before].possessive
        and not words.tokens[last].possessive
        and _may_be_given(words, before)
        and words.lower[after] not in vocabulary.common_words()
    )


def _may_be_given(words: Words, position: int) -> bool:
    """Whether the word is a given name, or no word at all: of names few languages are listed."""
    lower = words.lower[position]
    if lower in vocabulary.given_names():
        return True
    heading = words.sentences[words.sentence[position]].title_case
    return not (
        heading
        or words.tokens[position].text.isupper()
        or lower in vocabulary.common_words()
        or lower in vocabulary.places()
        or lower in vocabulary.platforms()
    )


def _known(words: Words, known: Iterable[Span]) -> Iterator[Place]:
    """Yield the places of known names of several words, of which capitals alone may not tell where they end."""
    for span in known:
        at = words.at(span.start, span.end)
        if at is not None and at[1] > at[0]:
            yield Place(*at, span, "joined", joined=2)


_PARTS_OF_HEADINGS = frozenset(["by", "with", "at", "from", "featuring", "starring", "presents"])
_LONGEST_HEADING = 14  # words
_BEHIND_LABELS = frozenset(["and", "by", "&"])


def _headings(words: Words, taken: SpanSet) -> Iterator[Place]:
    """Yield the parts of short lines in which every word has a capital: "DRAMA: The Salt Road", "Recorded by Ann Lee"."""
    for number, sentence in enumerate(words.sentences):
        begin, end = words.begin[number], words.begin[number + 1]
        if not sentence.title_case or end - begin > _LONGEST_HEADING:
            continue
        names = _behind_labels(words, begin, end)
        parting = _PARTS_OF_HEADINGS if names == begin else _PARTS_OF_HEADINGS | {"and"}
        cuts = [names, *(i for i in range(names + 1, end) if words.before[i] not in ("", "-", "&")), end]
        for first, after in pairwise(cuts):
            small = [i for i in range(first, after) if words.lower[i] in parting]
            for start, stop in {(first, after), *pairwise([first - 1, *small, after])}:
                start = start if start == first and (start, stop) == (first, after) else start + 1
                if start >= stop or stop - start > LONGEST_TITLE or not words.capital[start]:
                    continue
                span = Span(words.tokens[start].start, words.tokens[stop - 1].end)
                if not taken.touches(*span) and not (
                    start == stop - 1 and words.lower[start] in vocabulary.FUNCTION_WORDS
                ):
                    yield Place(start, stop - 1, span, "heading")


def _behind_labels(words: Words, begin: int, end: int) -> int:
    """Return where the names of a line of credits begin; its begin, where it is none."""
    if words.lower[begin] not in LABELS:
        return begin
    names = begin
    while names < end and (words.lower[names] in LABELS or words.lower[names] in _BEHIND_LABELS):
        names += 1
    return names if names < end else begin


def _lower(words: Words, taken: SpanSet) -> Iterator[Place]:
    """Yield titles in sentence case after a noun that announces one: "his single Love wins all and", "episode of Slack water"."""
    stops = lexicons.words("title_stops")
    for number in range(len(words.sentences)):
        begin, end = words.begin[number], words.begin[number + 1]
        for position in range(begin, end):
            if not words.capital[position] or not _announced(words, begin, position):
                continue
            last = position
            while (
                last + 1 < end
                and not words.after[last]
                and not words.quote_after[last]
                and not words.tokens[last].possessive
                and words.lower[last + 1] not in stops
                and last - position < 5
            ):
                last += 1
            token = words.tokens[position]
            if (
                last > position
                and not words.capital[last]
                and (words.after[last][:1] in ("$", ",", ";", "(") or words.lower[last + 1] in stops)
                and not taken.touches(token.start, words.tokens[last].end)
            ):
                yield Place(position, last, Span(token.start, words.tokens[last].end), "lower")


def _announced(words: Words, begin: int, position: int) -> bool:
    if position == begin:
        return (
            words.lower[position] not in vocabulary.FUNCTION_WORDS
            and words.lower[position] not in vocabulary.role_words()
        )
    before = words.classes[position - 1]
    if words.before[position] in ("", ",") and before & {"kind", "kind?", "called"}:
        return not words.quote_before[position]
    return (
        words.lower[position - 1] == "of"
        and not words.before[position]
        and position - 2 >= begin
        and bool(words.classes[position - 2] & {"part", "role", "kind"})
    )
