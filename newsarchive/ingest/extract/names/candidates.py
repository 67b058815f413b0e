"""Find every place that may name somebody or something: capitals in a row with their alternative edges, quoted and emphasised words."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from newsarchive.ingest import lexicons
from newsarchive.ingest.document import Document, Span
from newsarchive.ingest.extract import vocabulary
from newsarchive.ingest.extract.listings import Listing, listings
from newsarchive.ingest.extract.names.shape import shape
from newsarchive.ingest.extract.names.text import Words
from newsarchive.ingest.extract.quotations import Quotation, is_title
from newsarchive.ingest.extract.spans import SpanSet
from newsarchive.names import title_key

_JOINS = frozenset(
    ["of", "the", "and", "in", "on", "at", "a", "an", "to", "for", "from", "with", "my", "by", "n'", "n’"]
)
# Small words of titles in other languages: "Noite em Cachoeira", "Kasa no Hone".
_JOINS_ABROAD = frozenset(
    ["em", "en", "et", "und", "och", "og", "no", "na", "nel", "sur", "sous", "dans", "im", "auf", "à", "au"]
)
_MOST_SEGMENTS = 4
_LONGEST_TITLE = 10


class Place(NamedTuple):
    """One stretch that may be a name: words first to last (inclusive), how it is set apart, and what was left out before it.

    how: "run" (capitals), "joined" (capitals with small words between them), "quoted", "emphasised", "listed" (an item of
    a list), "lower" (a title in sentence case); cut: the class of the word that another edge would take in; small: the word that joins the capitals;
    titled: whether quoted words have the form of a title rather than of speech; joined: how many runs follow the first.
    """

    first: int
    last: int
    span: Span
    how: str
    cut: str = ""
    small: str = ""
    titled: bool = False
    joined: int = 0


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
        *_runs(words, taken, nicknames),
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
        if at is not None and at[1] - at[0] < _LONGEST_TITLE:
            yield Place(*at, Span(start, end), "quoted", titled=is_title(text, quotation))
    for span in document.layout.emphases:
        inner = text[span.start : span.end].strip(' ,.;:“”"')
        start = text.find(inner, span.start) if inner else -1
        if start >= 0 and len(inner) <= 100 and (inner[0].isupper() or inner[0].isdigit()):
            at = words.at(start, start + len(inner))
            if at is not None and at[1] - at[0] < _LONGEST_TITLE:
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
# What a line of credits begins with: "Cast Ann Lee, Bob Roe and Jane Doe".
_LABELS = frozenset(
    ["cast", "starring", "voices", "director", "directors", "direction", "producer", "producers", "production", "writer", "writers",
     "screenplay", "script", "story", "music", "lyrics", "libretto", "composer", "composers", "author", "authors", "editor", "editors",
     "editing", "photography", "cinematography", "cinematographer", "choreography", "choreographer", "conductor", "narrator", "design",
     "designer", "sound", "costumes", "costume", "lighting", "sales", "distributor", "distribution", "publisher", "executive"]
)  # fmt: skip
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
                if start >= stop or stop - start > _LONGEST_TITLE or not words.capital[start]:
                    continue
                span = Span(words.tokens[start].start, words.tokens[stop - 1].end)
                if not taken.touches(*span) and not (
                    start == stop - 1 and words.lower[start] in vocabulary.FUNCTION_WORDS
                ):
                    yield Place(start, stop - 1, span, "heading")


def _behind_labels(words: Words, begin: int, end: int) -> int:
    """Return where the names of a line of credits begin; its begin, where it is none."""
    if words.lower[begin] not in _LABELS:
        return begin
    names = begin
    while names < end and (words.lower[names] in _LABELS or words.lower[names] in _BEHIND_LABELS):
        names += 1
    return names if names < end else begin


def _runs(words: Words, taken: SpanSet, nicknames: Collection[int] = ()) -> Iterator[Place]:
    for number, sentence in enumerate(words.sentences):
        if sentence.title_case:
            continue
        begin, end = words.begin[number], words.begin[number + 1]
        chain: list[tuple[int, int]] = []
        small: list[str] = []
        for first, last in _segments(words, begin, end, taken, nicknames):
            link = _link(words, chain[-1][1], first) if chain else None
            if link is None or len(chain) >= _MOST_SEGMENTS:
                yield from _chained(words, chain, small)
                chain, small = [], []
            else:
                small.append(link)
            chain.append((first, last))
        yield from _chained(words, chain, small)


def _segments(
    words: Words, begin: int, end: int, taken: SpanSet, nicknames: Collection[int]
) -> Iterator[tuple[int, int]]:
    """Yield first and last word of capitals in a row, with the particles of names among them."""
    tokens = words.tokens
    position = begin
    while position < end:
        token = tokens[position]
        if not _begins(words, position, end) or taken.touches(token.start, token.start + 1):
            position += 1
            continue
        last = position
        while last + 1 < end and not tokens[last].possessive:
            after = last + 1
            if after in nicknames or (last in nicknames and words.quote_after[last]):
                last = after
                continue
            if taken.touches(tokens[after].start, tokens[after].start + 1) or not _joined(words, last):
                break
            if _is_pronoun(words, after):
                break
            if words.capital[after] or (_is_number(words, after) and "month" not in words.classes[last]):
                last = after
                continue
            ahead = after
            while (
                ahead < end
                and not words.capital[ahead]
                and words.lower[ahead] in vocabulary.PARTICLES
                and ahead - after < 3
            ):
                ahead += 1
            if (
                ahead == after
                or ahead >= end
                or not words.capital[ahead]
                or any(words.before[i] or words.quote_before[i] for i in range(after, ahead + 1))
                or taken.touches(tokens[ahead].start, tokens[ahead].start + 1)
            ):
                break
            last = ahead
        yield position, last
        position = last + 1


def _is_pronoun(words: Words, position: int) -> bool:
    """Whether the word is an "I" that does something: "In December I wrote it", but not "Elizabeth I" or "World War I"."""
    if words.tokens[position].text != "I":
        return False
    before, behind = words.lower[position - 1], position + 1
    if words.classes[position - 1] & {"month", "place"}:
        return True
    acts = (
        behind < len(words.tokens)
        and not words.after[position]
        and bool(words.classes[behind] & {"acts", "aux", "be"})
    )
    return acts and before != "war" and before in vocabulary.common_words()


def _is_number(words: Words, position: int) -> bool:
    """Whether the word is a figure that may stand in a title: "Landfall 3", "Blade Runner 2049"."""
    text = words.tokens[position].text
    return len(text) <= 5 and text.replace("/", "").isdigit() and not words.before[position]


_NO_BEGINNING = frozenset(["e", "i", "y", "la", "le", "o", "do", "das", "den", "ten", "ab", "av", "zu", "af"])


def _begins(words: Words, position: int, end: int) -> bool:
    if words.capital[position]:
        return True
    # "de la Vauquerie told her followers", "van der Lijn’s synthesizers": particles before a capital, not after one
    if words.lower[position] not in vocabulary.PARTICLES or words.lower[position] in _NO_BEGINNING:
        return False
    ahead = position + 1
    while ahead < end and words.lower[ahead] in vocabulary.PARTICLES and not words.capital[ahead]:
        ahead += 1
    return ahead < end and words.capital[ahead] and not words.before[ahead] and not words.quote_before[ahead]


def _joined(words: Words, last: int) -> bool:
    """Whether the word and the next one may belong to one name."""
    marks = words.after[last]
    if words.quote_after[last]:
        return False
    if marks in ("", "&", "-"):
        return True
    word = words.lower[last]
    following = words.lower[last + 1]
    if word == "bros":  # "Warner Bros. Television"
        return marks == "." and words.tokens[last + 1].text in vocabulary.organisation_words()
    # "T. J. Okonjo-Hale", "St. Aubyn", "Sgt. Dunbar"
    return (
        marks == "."
        and (len(word) <= 2 or word in vocabulary.TITLES_OF_PERSONS or word in ("jr", "sr", "ste"))
        and following not in vocabulary.FUNCTION_WORDS
    )


def _link(words: Words, last: int, first: int) -> str | None:
    """Return the small words between two runs, "'s" for a possessive, or None where nothing joins them."""
    if first == last + 1:
        if words.quote_before[first]:
            return None
        if words.before[first] == ":":
            return ":"
        return "'s" if words.tokens[last].possessive and not words.before[first] else None
    if words.tokens[last].possessive or first - last > 3:
        return None
    between = range(last + 1, first)
    if any(words.lower[i] not in _JOINS and words.lower[i] not in _JOINS_ABROAD for i in between):
        return None
    if any(words.before[i] or words.quote_before[i] for i in range(last + 1, first + 1)):
        return None
    return words.lower[last + 1]


def _chained(words: Words, chain: list[tuple[int, int]], small: list[str]) -> Iterator[Place]:
    """Yield every run of the chain and every stretch of several, each with its alternative edges."""
    for i, (first, _) in enumerate(chain):
        edges = list(_edges(words, first, chain[i][1]))
        for j in range(i, len(chain)):
            links = small[i:j]
            for start, cut in edges:
                for stop in _ends(words, start, chain[j][1]):
                    if start == stop and words.lower[start] in vocabulary.FUNCTION_WORDS:
                        continue
                    how = "joined" if links else "run"
                    span = Span(words.tokens[start].start, words.tokens[stop].end)
                    yield Place(start, stop, span, how, cut, _strongest(links), joined=len(links))


def _strongest(links: list[str]) -> str:
    return next(
        (link for link in ("and", "by", ":", "'s", "with") if link in links), links[0] if links else ""
    )


def _edges(words: Words, first: int, last: int) -> Iterator[tuple[int, str]]:
    """Yield where a name may begin in a run, with the class of the word left out: "Director N", "In The Long Sitting"."""
    cut = ""
    while True:
        word = words.lower[first]
        if word not in ("the", "a", "an"):
            yield first, cut
        if first >= last:
            return
        reason = _cuttable(words, first)
        if not reason:
            return
        cut = reason
        first += 1


def _cuttable(words: Words, position: int) -> str:
    word, told = words.lower[position], words.classes[position]
    if word in ("the", "a", "an"):
        return "article"
    if word in vocabulary.PARTICLES or (
        word in vocabulary.KOREAN_SURNAMES and "-" in words.lower[position + 1]
    ):
        return ""
    if word in _LABELS and words.before[position].startswith("^"):
        return "role"
    if word in vocabulary.FUNCTION_WORDS:
        return "function" if words.before[position].startswith("^") or words.quote_before[position] else ""
    if word.endswith(
        ("-born", "-based", "-bred", "-trained", "-raised", "-style", "-set", "-year-old", "-language")
    ):
        return "compound"
    for name in (
        "title",
        "role",
        "kind",
        "kind?",
        "group",
        "house",
        "month",
        "place",
        "ordinal",
        "kin",
        "number",
        "year",
    ):
        if name in told:
            return name
    if words.before[position].startswith("^") and word in vocabulary.common_words():
        # "Keep The Window Open" is no window
        return "" if words.lower[position + 1] in _JOINS else "common"
    return ""


def _ends(words: Words, first: int, last: int) -> Iterator[int]:
    """Yield where a name may end in a run: "Second Sunrise" and "Second Sunrise Tour"."""
    yield last
    if (
        last > first
        and words.classes[last] & {"kind", "kind?", "month", "part", "of a work", "year", "number"}
        and not words.before[last]
    ):
        yield last - 1


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
