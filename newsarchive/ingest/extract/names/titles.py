"""From decided names to works: their titles, kinds and every further mention."""

from functools import lru_cache

from newsarchive.ingest.document import Document, Span
from newsarchive.ingest.extract import vocabulary
from newsarchive.ingest.extract.names import kinds
from newsarchive.ingest.extract.names.decision import WORK, Candidates, Decided
from newsarchive.ingest.extract.names.named import WorkNames
from newsarchive.ingest.extract.names.place import Place
from newsarchive.ingest.extract.names.surroundings import ARTICLES
from newsarchive.ingest.extract.names.text import Words
from newsarchive.ingest.extract.spans import SpanSet
from newsarchive.ingest.learned import LogLinear
from newsarchive.names import title_key
from newsarchive.vocabulary import WorkKind


def works(document: Document, given: Candidates, decided: list[Decided], model: LogLinear) -> list[WorkNames]:
    """Return the works among the decided names; model: of their kinds."""
    text, words = document.text, given.words
    found: dict[str, WorkNames] = {}
    spoken_of = kinds.subject(words)
    for one in decided:
        if one.label != WORK:
            continue
        work = found[one.form.key] = WorkNames(confidence=one.confidence)
        for place in one.places:
            span = _with_article(words, place)
            work.titles.append(text[span.start : span.end])
            work.mentions.add(span)
        features = kinds.features(one.form, one.places, words, given.surroundings, spoken_of)
        work.likely, told = kinds.judge(features, model, one.kinds)
        if told is not WorkKind.OTHER:
            work.kinds[told] += 1
    taken = SpanSet(place.span for one in decided for place in one.places)
    _add_mentions(words, found, taken)
    return list(found.values())


def _with_article(words: Words, place: Place) -> Span:
    """Return the span of a title with its article, if that has a capital: "The Salt Inspector"."""
    before = place.first - 1
    if (
        place.how in ("run", "joined")
        and before >= 0
        and not words.before[place.first]
        and words.lower[before] in ("the", "a", "an")
        and words.capital[before]
        and not (words.before[before].startswith("^") and _is_tour_of(words, place.last + 1))
    ):
        return Span(words.tokens[before].start, place.span.end)
    return place.span


def _is_tour_of(words: Words, position: int) -> bool:
    """Whether a noun behind a title takes the article before it: "The Every Other Town tour", "The Hotel Del Luna actress"."""
    return (
        position < len(words.tokens)
        and not words.before[position]
        and bool({"kind", "role"} & words.classes[position])
    )


def _add_mentions(words: Words, found: dict[str, WorkNames], taken: SpanSet) -> None:
    """Add every further place that names one of the works: in headings, or in another case."""
    beginnings: set[str] = set()
    for key in found:
        parts = key.split()
        beginnings |= {" ".join(parts[:length]) for length in range(1, len(parts) + 1)}
    folded = [_folded(token.text) for token in words.tokens]
    for position, capital in enumerate(words.capital):
        if not capital or not folded[position]:
            continue
        for key, last in reversed(_titles_at(words, folded, position, found, beginnings)):
            if taken.touches(words.tokens[position].start, words.tokens[last].end):
                continue
            if " " in key or _names_again(words, position):
                found[key].mentions.add(Span(words.tokens[position].start, words.tokens[last].end))
                break


@lru_cache(maxsize=50_000)
def _folded(word: str) -> tuple[str, ...]:
    """Return a word as it stands in keys, an article too: hyphens make several of it."""
    return (word.lower(),) if word.lower() in ARTICLES else tuple(title_key(word).split())


def _titles_at(
    words: Words,
    folded: list[tuple[str, ...]],
    position: int,
    found: dict[str, WorkNames],
    beginnings: set[str],
) -> list[tuple[str, int]]:
    """Return the titles that begin at the position, the shortest first: key and last word.

    beginnings: what titles begin with, up to each of their words.
    """
    titles: list[tuple[str, int]] = []
    key = ""
    sentence = words.sentence[position]
    for index in range(position, words.begin[sentence + 1]):
        key = " ".join((key, *folded[index])) if key else " ".join(folded[index])
        if key not in beginnings:
            break
        if key in found and index <= position + key.count(" ") and not (titles and titles[-1][0] == key):
            titles.append((key, index))
    return titles


def _names_again(words: Words, position: int) -> bool:
    """Whether the capital of a single word tells that it is the title: not at the beginning, nor beside other capitals."""
    if (
        words.lower[position] in vocabulary.MONTHS_AND_DAYS
        or words.sentences[words.sentence[position]].title_case
    ):
        return False
    if words.before[position].startswith("^") and words.lower[position] in vocabulary.FUNCTION_WORDS:
        return False
    following = position + 1
    if following < len(words.tokens) and not words.after[position] and words.capital[following]:
        return False
    return (
        words.before[position].startswith("^")
        or bool(words.before[position])
        or not words.capital[position - 1]
    )
