"""Find runs of capitalised words: the places where names may stand."""

from dataclasses import dataclass

from newsarchive.ingest.document import Span
from newsarchive.ingest.extract import vocabulary
from newsarchive.ingest.extract.sentences import Sentence, Token
from newsarchive.ingest.extract.spans import SpanSet


@dataclass(frozen=True)
class Run:
    """Capitalised words in a row, of tokens first to last (inclusive) of a sentence."""

    sentence: int
    first: int
    last: int
    span: Span
    text: str
    possessive: bool


def runs(text: str, sentences: tuple[Sentence, ...], taken: SpanSet) -> list[Run]:
    """Return the runs of the sentences, with particles inside names; words in taken spans break them."""
    found = []
    for number, sentence in enumerate(sentences):
        free = _free(sentence, taken)
        position = 0
        tokens = sentence.tokens
        while position < len(tokens):
            if not free[position] or not _begins(text, sentence, position, free):
                position += 1
                continue
            last = _extend(text, tokens, free, position)
            first = _without_leading(sentence, position, last)
            last = _without_trailing(tokens, first, last) if first is not None else last
            if first is not None and first <= last:
                found.append(_run(text, number, tokens, first, last))
            position = max(last, position) + 1
    return found


def _run(text: str, number: int, tokens: tuple[Token, ...], first: int, last: int) -> Run:
    span = Span(tokens[first].start, tokens[last].end)
    return Run(number, first, last, span, text[span.start : span.end], tokens[last].possessive)


def _free(sentence: Sentence, taken: SpanSet) -> list[bool]:
    return [not taken.touches(token.start, token.start + 1) for token in sentence.tokens]


def _begins(text: str, sentence: Sentence, position: int, free: list[bool]) -> bool:
    token = sentence.tokens[position]
    if token.capital:
        return True
    # "de la Vauquerie told her followers", "van der Lijn’s synthesizers": particles before a capital, not after one
    if token.lower in vocabulary.PARTICLES and len(token.text) > 1:
        ahead = position
        while (
            ahead < len(sentence.tokens)
            and sentence.tokens[ahead].lower in vocabulary.PARTICLES
            and not sentence.tokens[ahead].capital
        ):
            ahead += 1
        return (
            ahead < len(sentence.tokens)
            and sentence.tokens[ahead].capital
            and free[ahead]
            and token.lower
            not in ("e", "i", "y", "la", "le", "o", "do", "das", "den", "ten", "ab", "av", "zu", "af")
            and text[sentence.tokens[ahead - 1].end : sentence.tokens[ahead].start] == " "
        )
    return False


def _extend(text: str, tokens: tuple[Token, ...], free: list[bool], position: int) -> int:
    last = position
    while last + 1 < len(tokens) and not tokens[last].possessive:
        gap = text[tokens[last].end : tokens[last + 1].start]
        after = last + 1
        if not free[after] or not _joins(gap, tokens[last]):
            break
        if "." in gap and tokens[after].lower in vocabulary.FUNCTION_WORDS:
            break
        if tokens[after].capital:
            last = after
            continue
        ahead = after
        while (
            ahead < len(tokens)
            and not tokens[ahead].capital
            and tokens[ahead].lower in vocabulary.PARTICLES
            and ahead - after < 3
        ):
            ahead += 1
        if ahead == after or ahead >= len(tokens) or not tokens[ahead].capital or not free[ahead]:
            break
        if any(text[tokens[i].end : tokens[i + 1].start] != " " for i in range(last, ahead)):
            break
        last = ahead
    return last


def _joins(gap: str, before: Token) -> bool:
    if gap in (" ", "\u00a0", " & ", "-"):
        return True
    # "T. J. Okonjo-Hale", "St. Aubyn", "Sgt. Dunbar"
    return gap in (". ", ".") and (
        len(before.text) <= 2
        or before.lower in vocabulary.TITLES_OF_PERSONS
        or before.lower in ("jr", "sr", "ste")
    )


def _without_leading(sentence: Sentence, first: int, last: int) -> int | None:
    """Drop words at the beginning that are no part of a name: "Meanwhile Rowa", "Film director …", "Drummer Bex"."""
    tokens = sentence.tokens
    while first <= last:
        word = tokens[first].lower
        at_start = first == 0
        if (
            (word in vocabulary.FUNCTION_WORDS and (at_start or word in ("the", "a", "an", "i")))
            or (word in vocabulary.role_words() and first < last)
            or (word in vocabulary.MONTHS_AND_DAYS and (first < last or word != "may"))
            or (
                word in vocabulary.places()
                and first < last
                and tokens[first + 1].lower in vocabulary.role_words()
            )
        ):
            first += 1
        elif at_start and first == last and word in vocabulary.role_words():
            return None
        else:
            return first
    return None


_BEFORE_DAYS = frozenset(
    ["on", "last", "next", "since", "by", "from", "in", "until", "this", "every", "of", "for", "and"]
)


def _without_trailing(tokens: tuple[Token, ...], first: int, last: int) -> int:
    while last > first and tokens[last].lower in vocabulary.MONTHS_AND_DAYS - {
        "may",
        "april",
        "june",
        "august",
    }:
        last -= 1
    return last
