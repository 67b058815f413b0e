"""Cut a document into sentences and tokens; offsets are those of the document's text."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from newsarchive.ingest.document import Document, Span
from newsarchive.ingest.extract.vocabulary import FUNCTION_WORDS
from newsarchive.leading_date import LEADING_DATE

# Letters and digits, with the marks that stand inside a word, and a plus behind one: Tae-hwa, O'Brien, H.E.R, film's, 9/11,
# Disney+; and the "and" of Guns N' Roses.
_TOKEN = re.compile(
    r"(?<= )[Nn][’'](?= [A-Z])|[^\W_](?:[^\W_]|[-‐‑’'](?=[^\W_])|\.(?=[^\W_]{1,2}(?:\.|\b))|&(?=[^\W_])|(?<=\d)/(?=\d))*(?:(?<=[^\W\d_])\+(?![\w+])(?:[’']s(?!\w))?)?"
)
_POSSESSIVE = ("’s", "'s")
# A run of stops is looked at once, from its first one on: nothing is found in its middle that is not found there.
# Where a page's markup was taken off, the next sentence may follow without a space: "in March.The band then …".
_SENTENCE_END = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+(?=\s++[\"'“‘(\[—–-]*\S)"
    r"|(?:(?<=[a-z][a-z])|(?<=\d{4}))(?:\.[\"”’)]{0,2}|[!?][\"”’)]{1,2})(?=[\"“‘]?[A-Z][a-z’']*+[\s,])"
    r"|:(?=\s++[“\"‘])|\n++"
)
_TEASER = re.compile(
    r"(?:also read|read also|read more|read next|see also|you may also like|don[’']t miss)\s*[:|–-]\s*", re.I
)
# Text without any stop is cut all the same, so that no rule reads more than this at once.
_LONGEST = 1200
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'“‘])(?:[A-Z]|Mr|Mrs|Ms|Mx|Dr|Prof|Sgt|Sir|St|Ste|Jr|Sr|vs|v|No|Nos|Lt|Col|Gen|Capt|Rev|Hon|Pres|Gov|Sen|Rep|feat|ft|"
    r"approx|Vol|vol|Op|op|cf|ca|c|etc|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Ltd|Co|Corp|Bros|[A-Z]\.[A-Z]|a\.m|p\.m|i\.e|e\.g|U\.S|U\.K)\.$"
)


class Token(NamedTuple):
    """A word: its span without a possessive ending, whether it has one, and whether it is written with a capital."""

    start: int
    end: int
    text: str
    possessive: bool
    lower: str
    capital: bool


@dataclass(frozen=True)
class Sentence:
    """A sentence or a heading: its span, its tokens and the block it stands in (a position in Document.layout.blocks).

    teaser: a line of the page that points to another article ("ALSO READ: …"): it names persons and works, but no claim
    is read from it.
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    block: int
    heading: bool = False
    teaser: bool = False

    @cached_property
    def title_case(self) -> bool:
        """Nearly every longer word of a heading has a capital, so that capitals tell nothing about names."""
        if not self.heading:
            return False
        longer = [token for token in self.tokens if len(token.text) > 3]
        return len(longer) >= 3 and sum(token.capital for token in longer) > 0.8 * len(longer)


def tokenise(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Return the tokens of text[start:end]."""
    tokens = []
    for match in _TOKEN.finditer(text, start, end):
        word, stop = match[0], match.end()
        possessive = word.endswith(_POSSESSIVE) and len(word) > 2
        if possessive:
            word, stop = word[:-2], stop - 2
        elif (
            word[-1] in "sSxz"
            and text[stop : stop + 1] in ("'", "’")
            and not text[stop + 1 : stop + 2].isalnum()
        ):
            possessive = text[stop + 1 : stop + 2] == " "
        first = word[0]
        capital = first.isupper() or (first.isdigit() and any(map(str.isupper, word)))
        tokens.append(Token(match.start(), stop, word, possessive, word.lower(), capital))
    return tuple(tokens)


def sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the document's sentences in text order, those of its boilerplate left out, and the date that it opens with."""
    text, layout = document.text, document.layout
    blocks = layout.blocks or _paragraphs(text)
    headings = set(layout.headings)
    boilerplate = sorted(layout.boilerplate)
    head = LEADING_DATE.match(text)
    if head is not None:
        boilerplate = [Span(*head.span()), *(span for span in boilerplate if span.start >= head.end())]
    found: list[Sentence] = []
    for number, block in enumerate(blocks):
        teaser = _TEASER.match(text, block.start)
        if teaser:
            _append(found, text, teaser.end(), block.end, number, teaser=True)
            continue
        for piece in _outside(block, boilerplate):
            if block in headings:
                _append(found, text, piece.start, piece.end, number, heading=True)
                continue
            start = piece.start
            for match in _SENTENCE_END.finditer(text, piece.start, piece.end):
                if match.start() < start or not _ends_sentence(text, start, match):
                    continue
                _append(found, text, start, match.end(), number)
                start = match.end()
            _append(found, text, start, piece.end, number)
    return tuple(found)


def _paragraphs(text: str) -> tuple[Span, ...]:
    return tuple(Span(match.start(), match.end()) for match in re.finditer(r"\S[^\n]*", text))


def _outside(block: Span, boilerplate: list[Span]) -> list[Span]:
    """Return the parts of the block that are not boilerplate (sorted spans, which do not overlap)."""
    pieces, start = [], block.start
    for span in boilerplate[max(0, bisect_left(boilerplate, block) - 1) :]:
        if span.start >= block.end:
            break
        if span.end <= start:
            continue
        if span.start > start:
            pieces.append(Span(start, span.start))
        start = span.end
    if start < block.end:
        pieces.append(Span(start, block.end))
    return pieces


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    if match[0].startswith("\n") or match[0] == ":":
        return True
    after = text[match.end() : match.end() + 12].lstrip().lstrip("\"'“‘([—–-")
    if not after or after[0].islower():
        # "‘Is it over?’ she asked" goes on; so does "a.m. local time".
        return False
    if match[0][0] != ".":
        return True
    abbreviation = _ABBREVIATION.search(text[max(start, match.start() - 8) : match.start() + 1])
    if abbreviation is None:
        return True
    # "… stars BTS’s V. He works": a letter after a possessive, or before a word that begins sentences, is no initial.
    following = re.match(r"\w+", after)
    return (
        following is not None
        and following[0].lower() in FUNCTION_WORDS
        and len(abbreviation[0].strip(" (\"'“‘")) <= 2
    )


def _append(
    found: list[Sentence],
    text: str,
    start: int,
    end: int,
    block: int,
    *,
    heading: bool = False,
    teaser: bool = False,
) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        found.append(Sentence(start, cut, tokenise(text, start, cut), block, heading, teaser))
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        found.append(Sentence(start, end, tokenise(text, start, end), block, heading, teaser))
