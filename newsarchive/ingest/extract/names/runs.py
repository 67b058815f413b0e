"""Capitals in a row, with the small words that may join them, and where a name among them may begin and end."""

from collections.abc import Collection, Iterator

from newsarchive.ingest.document import Span
from newsarchive.ingest.extract import vocabulary
from newsarchive.ingest.extract.names.place import Place
from newsarchive.ingest.extract.names.text import Words
from newsarchive.ingest.extract.spans import SpanSet

_JOINS = frozenset(
    ["of", "the", "and", "in", "on", "at", "a", "an", "to", "for", "from", "with", "my", "by", "n'", "n’"]
)
# Small words of titles in other languages: "Noite em Cachoeira", "Kasa no Hone".
_JOINS_ABROAD = frozenset(
    ["em", "en", "et", "und", "och", "og", "no", "na", "nel", "sur", "sous", "dans", "im", "auf", "à", "au"]
)
_MOST_SEGMENTS = 4
# What a line of credits begins with: "Cast Ann Lee, Bob Roe and Jane Doe".
LABELS = frozenset(
    ["cast", "starring", "voices", "director", "directors", "direction", "producer", "producers", "production", "writer", "writers",
     "screenplay", "script", "story", "music", "lyrics", "libretto", "composer", "composers", "author", "authors", "editor", "editors",
     "editing", "photography", "cinematography", "cinematographer", "choreography", "choreographer", "conductor", "narrator", "design",
     "designer", "sound", "costumes", "costume", "lighting", "sales", "distributor", "distribution", "publisher", "executive"]
)  # fmt: skip


def runs(words: Words, taken: SpanSet, nicknames: Collection[int] = ()) -> Iterator[Place]:
    """Yield every stretch of capitals that may be a name, each with its alternative edges.

    taken: what is set apart by other marks; nicknames: words in quotation marks that stand inside of a name.
    """
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
    if word in LABELS and words.before[position].startswith("^"):
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
