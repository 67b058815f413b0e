"""Read under which circumstances claims hold: for which country or edition, and whether they correct or are corrected.

"The film is out in Japan on 5 March and in Britain on 12 March": each day has its country. "An earlier version of this
article said that it opened on 5 March; it opened on 12 March": the first day is taken back, the second a correction.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from newsarchive.ingest.document import ClaimReading, EntityReading, Span
from newsarchive.ingest.extract.qualifiers import FESTIVAL, OUT, QUALIFIED, qualifier_of
from newsarchive.ingest.extract.required import Index
from newsarchive.vocabulary import Modality, Predicate

_WORK = r"(?:article|story|report|piece|post|page|item|review|column|caption|headline)"
_TAKEN_BACK = re.compile(
    rf"\b(?:an? (?:earlier|previous|original|initial) (?:version|edition) of (?:this|the|our) {_WORK}"
    rf"|(?:this|an earlier|a previous|our earlier|our original) {_WORK} (?:originally|previously|initially|incorrectly|wrongly|mistakenly|first|had)"
    r"|we (?:originally|previously|initially|incorrectly|wrongly|mistakenly) (?:said|reported|stated|wrote|gave|put)"
    r"|misstated|mis-stated|misreported|was (?:wrongly|incorrectly|mistakenly) (?:given|stated|reported))\b",
    re.I,
)
_CORRECTION = re.compile(
    rf"^\W*(?:corrections?(?: and clarifications?)?|clarification|erratum|editor['’]s note)\b\s*[:.—–-]"
    rf"|\bthis {_WORK} (?:was|has been) (?:amended|corrected)\b",
    re.I,
)
# What is taken back ends where its clause does.
_CLAUSE_END = re.compile(r"[;.!?](?=\s|$|[”\"’)])|, (?:but|when|in fact|it (?:is|was|will)|rather)\b| — | – ")
_AND = re.compile(r",|;|\b(?:and|but|while|then|before|with)\b")


def in_circumstances(
    text: str, entities: Sequence[EntityReading], claims: Iterable[ClaimReading]
) -> list[ClaimReading]:
    """Return the claims, each with what it holds for, and with how the article speaks of its own mistakes."""
    claims = list(claims)
    named = sorted(span for entity in entities for span in entity.mentions)
    values = sorted({claim.value_span for claim in claims if claim.value_span is not None})
    paragraphs = _Paragraphs(text)
    told = [
        replace(claim, qualifier=_qualifier(text, claim, values, named))
        if claim.predicate in QUALIFIED
        else claim
        for claim in claims
    ]
    corrected = [_corrected(claim, paragraphs) for claim in told]
    taken_back = {
        (after.subject, after.predicate)
        for before, after in zip(told, corrected, strict=True)
        if after.negated and not before.negated
    }
    # The article itself was put right: what it now says of the same thing is the correction.
    return [
        replace(claim, modality=Modality.CORRECTED)
        if not claim.negated and (claim.subject, claim.predicate) in taken_back
        else claim
        for claim in corrected
    ]


def _qualifier(text: str, claim: ClaimReading, values: list[Span], named: list[Span]) -> str:
    # The verb may stand with the first of several values: "out in Japan on 5 March and in Britain on 12 March".
    verb = OUT.search(text, *claim.evidence)
    found = qualifier_of(f"{verb[0] if verb else ''} {_words_of(text, claim, values, named)}")
    if claim.predicate is Predicate.DURATION and found in ("audiobook", FESTIVAL):
        return (
            ""  # a book has a length in minutes when it is read aloud, and a film the same one at a festival
        )
    return found


def _words_of(text: str, claim: ClaimReading, values: list[Span], named: list[Span]) -> str:
    """Return the words that speak of this claim's value and of no other's, without names of persons and works."""
    start, end = claim.evidence
    own = claim.value_span
    if own is not None:
        before = max((one.end for one in _within(values, start, own.start)), default=None)
        after = min((one.start for one in _within(values, own.end, end)), default=None)
        if before is not None:
            parts = list(_AND.finditer(text, before, own.start))
            start = parts[-1].end() if parts else before
        if after is not None:
            parts = list(_AND.finditer(text, own.end, after))
            end = parts[-1].start() if parts else after
    words = text[start:end]
    for span in reversed(_within(named, start, end)):
        words = f"{words[: span.start - start]}…{words[span.end - start :]}"
    return words


def _within(spans: list[Span], start: int, end: int) -> list[Span]:
    """Return those of the sorted spans that lie between start and end."""
    first, after = bisect_left(spans, Span(start, start)), bisect_left(spans, Span(end, end))
    return [span for span in spans[first:after] if span.end <= end]


@cache
def _index() -> Index:
    return Index((_TAKEN_BACK, _CORRECTION))


class _Paragraph(NamedTuple):
    """A line of the text, from start to end, with what it says of the article's own mistakes.

    taken_back: the words that take something back (None for none), and where their clause ends;
    is_correction: whether it says that it corrects.
    """

    start: int
    end: int
    taken_back: Span | None
    clause_end: int
    is_correction: bool


class _Paragraphs:
    """The lines of a text, the last one that was asked for kept: claims come in the order of the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last = _Paragraph(0, 0, None, 0, is_correction=False)

    def around(self, evidence: Span) -> _Paragraph:
        """Return the line, or lines, in which the evidence stands."""
        if not (self._last.start <= evidence.start and evidence.end <= self._last.end):
            self._last = self._read(evidence)
        return self._last

    def _read(self, evidence: Span) -> _Paragraph:
        text = self._text
        start, end = text.rfind("\n", 0, evidence.start) + 1, text.find("\n", evidence.end)
        end = len(text) if end < 0 else end
        if not _index().possible(text[start:end]):
            return _Paragraph(start, end, None, end, is_correction=False)
        match = _TAKEN_BACK.search(text, start, end)
        stop = None if match is None else _CLAUSE_END.search(text, match.end(), end)
        return _Paragraph(
            start,
            end,
            None if match is None else Span(*match.span()),
            stop.start() if stop else end,
            _CORRECTION.search(text[start:end]) is not None,
        )


def _corrected(claim: ClaimReading, paragraphs: _Paragraphs) -> ClaimReading:
    """Return the claim as denied where the article takes it back, and as corrected where it puts it right."""
    if claim.predicate is Predicate.STATEMENT:
        return claim
    around = paragraphs.around(claim.evidence)
    place = claim.value_span or claim.evidence
    told = around.taken_back
    if told is not None and told.start <= place.start < around.clause_end:
        return replace(claim, negated=True, modality=Modality.DENIED)
    is_put_right = told is not None and place.start > told.end
    if (is_put_right or around.is_correction) and not claim.negated:
        return replace(claim, modality=Modality.CORRECTED)
    return claim
