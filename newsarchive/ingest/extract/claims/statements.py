"""What somebody said: quoted words with their speaker."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from newsarchive.ingest.document import Span
from newsarchive.ingest.extract.claims import attribution as attributions
from newsarchive.ingest.extract.claims.attribution import Attribution
from newsarchive.ingest.extract.claims.rule import Context, Found
from newsarchive.ingest.extract.claims.speakers import Speakers
from newsarchive.ingest.extract.claims.transcripts import paragraphs, transcript_lines
from newsarchive.ingest.extract.entities import Entity
from newsarchive.ingest.extract.quotations import Quotation
from newsarchive.ingest.extract.spans import SpanSet
from newsarchive.values import TextValue
from newsarchive.vocabulary import Modality, PersonKind, Predicate

_SPEAKS = frozenset({PersonKind.PERSON, PersonKind.GROUP, PersonKind.ORGANISATION, PersonKind.CHARACTER})
# Fewer words than these in the middle of a reported sentence are a choice of words, not speech.
_FEWEST_WORDS = 3
_LONGEST_TITLE = 6
_SMALL_WORDS = frozenset(
    ("a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "but", "with", "from", "by", "as", "is")
)  # fmt: skip
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Mm]e|[Oo]ur|[Uu]s)\b")
# Marks with spaces inside, as in French, and marks that point inwards, as in German.
_SPACED = re.compile(r"«\s([^«»]{2,1500}?)\s?»|»(?=\w)([^«»]{2,1500}?)«|“(?=\s)\s?([^“”]{2,1500}?)”")
_THREE_LETTERS = re.compile(r"\w\W*+\w\W*+\w")
_CLOSES = {"“": "”", '"': '"', "„": "“", "«": "»"}

_NAMED, _MEANT, _GOES_ON, _REPORTED, _ASIDE = 0.93, 0.85, 0.8, 0.72, 0.65
_PARTIAL = 0.05  # less sure, where only some words of the sentence are quoted


@dataclass(frozen=True)
class _Quote:
    """A quotation with the sentences in which it begins and ends, and who is said to have said it.

    alone: nothing else stands in its sentences; is_title: the words name a work of the document, or are written like
    a title.
    """

    quotation: Quotation
    first: Context
    final: Context
    alone: bool
    is_title: bool
    attribution: Attribution | None = None
    is_behind: bool = False


def statements(text: str, quoted: list[Quotation], contexts: list[Context]) -> Iterator[Found]:
    """Yield a statement for every quotation whose speaker the words around it tell, and for the lines of a transcript."""
    if not contexts:
        return
    all_quoted = _all_quotations(text, quoted, contexts)
    titles = sorted(m for entity in contexts[0].found if entity.is_work for m in entity.mentions)
    speakers = Speakers(text, contexts, [quotation.outer for quotation in all_quoted])
    quotes = [
        quote
        for quotation in all_quoted
        if (quote := _quote(text, quotation, contexts, titles)) and _may_be_said(text, quote)
    ]  # fmt: skip
    speakers.count([quote.attribution for quote in quotes if quote.attribution])
    last: tuple[_Quote, Entity] | None = None
    lines = list(transcript_lines(text, contexts))
    spoken = SpanSet(line.words for line in lines)
    for quote in quotes:
        if spoken.touches(*quote.quotation.inner):
            continue
        found = _speaker(text, quote, contexts, speakers, last)
        if found is None:
            if quote.alone:
                last = None
            continue
        speaker, rule, trigger, evidence, confidence = found
        if speaker.kind not in _SPEAKS:
            continue
        last = (quote, speaker)
        speakers.spoke(speaker, quote.final)
        yield _statement(text, speaker, quote.quotation, rule, trigger, evidence, confidence)
    for line in lines:
        quotation = Quotation(line.evidence, line.words)
        yield _statement(
            text, line.speaker, quotation, "line of a transcript", line.label, line.evidence, _MEANT
        )


def _statement(
    text: str,
    speaker: Entity,
    quotation: Quotation,
    rule: str,
    trigger: str,
    evidence: Span,
    confidence: float,
) -> Found:
    return Found(
        speaker.number,
        Predicate.STATEMENT,
        evidence,
        rule,
        trigger,
        round(confidence, 2),
        value=TextValue(text[quotation.inner.start : quotation.inner.end]),
        value_span=quotation.inner,
        modality=Modality.ASSERTED,
        speaker=speaker.number,
    )


# who said it


def _speaker(
    text: str,
    quote: _Quote,
    contexts: list[Context],
    speakers: Speakers,
    last: tuple[_Quote, Entity] | None,
) -> tuple[Entity, str, str, Span, float] | None:
    """Return the speaker of a quotation, the rule and words that tell, the evidence and how sure it is."""
    outer = quote.quotation.outer
    told = quote.attribution
    if told is not None:
        speaker = speakers.resolve(told)
        if speaker is None:
            return None
        sure = _NAMED if told.character and told.context.masked.item(told.character).explicit else _MEANT
        sure -= 0.0 if _is_direct(text, quote) else _PARTIAL
        rule = "quotation, then its speaker" if quote.is_behind else "speaker, then quotation"
        return speaker, rule, told.trigger, told.evidence, sure
    if not quote.alone:
        return _aside(text, quote, speakers)
    between = _between(contexts, quote, last)
    if last is not None and not between and _goes_on(last[0], quote):
        return last[1], "quotation goes on", "", outer, _GOES_ON
    previous = quote.first.previous
    if previous is not None and _is_near(previous, quote):
        told = attributions.reported(previous, outer)
        if told is None and (
            _FIRST_PERSON.search(text, *quote.quotation.inner) or _ends_with_colon(previous)
        ):
            told = _subject(previous, outer)
        speaker = speakers.resolve(told) if told else None
        if told is not None and speaker is not None:
            return speaker, "quotation after what its speaker does", told.trigger, told.evidence, _REPORTED
    if last is not None and _goes_on(last[0], quote):
        return last[1], "quotation goes on", "", outer, _REPORTED
    return None


def _between(contexts: list[Context], quote: _Quote, last: tuple[_Quote, Entity] | None) -> bool:
    """Whether a sentence without a quotation stands between the last quotation and this one."""
    previous = quote.first.previous
    return last is None or (previous is not last[0].final and quote.first is not last[0].final)


def _goes_on(last: _Quote, quote: _Quote) -> bool:
    """Whether a quotation that stands alone can be the last speaker's: in the same paragraph, or as a whole paragraph
    after one that ends with his words."""
    before, here = last.final.masked.sentence.block, quote.first.masked.sentence.block
    if before == here:
        return True
    previous = quote.first.previous
    return here == before + 1 and previous is last.final


def _is_near(previous: Context, quote: _Quote) -> bool:
    """Whether a sentence can lead to the quotation: in its paragraph, or with a colon at the end of the one before."""
    gap = quote.first.masked.sentence.block - previous.masked.sentence.block
    return gap == 0 or (gap == 1 and _ends_with_colon(previous))


def _ends_with_colon(context: Context) -> bool:
    return context.masked.text.rstrip().endswith(":")


def _aside(text: str, quote: _Quote, speakers: Speakers) -> tuple[Entity, str, str, Span, float] | None:
    """In 1984 he was an extra (“I was a corpse”): the first person is whom the sentence speaks of."""
    inner, outer = quote.quotation.inner, quote.quotation.outer
    in_brackets = text[outer.start - 1 : outer.start] == "(" and text[outer.end : outer.end + 1] == ")"
    if not in_brackets or not _FIRST_PERSON.search(text, *inner):
        return None
    told = _subject(quote.first, Span(quote.first.masked.sentence.start, outer.end), end=outer.start)
    speaker = speakers.resolve(told) if told else None
    return None if speaker is None or told is None else (speaker, "aside", "", told.evidence, _ASIDE)


def _subject(context: Context, evidence: Span, end: int | None = None) -> Attribution | None:
    """Return the first person of a sentence as if the words said that he speaks."""
    for index, letter in enumerate(context.masked.text):
        start = context.masked.starts[index]
        if end is not None and start >= end:
            break
        if "\ue400" <= letter <= "\ue7ff" and not context.masked.text.startswith("'s", index + 1):
            return Attribution(context, letter, "", start, "", evidence)
    return None


# what is speech


def _quote(text: str, quotation: Quotation, contexts: list[Context], titles: list[Span]) -> _Quote | None:
    first, final = _at(contexts, quotation.outer.start), _at(contexts, quotation.outer.end - 1)
    if first is None or final is None:
        return None
    outside = (
        text[first.masked.sentence.start : quotation.outer.start]
        + text[quotation.outer.end : final.masked.sentence.end]
    )
    alone = _THREE_LETTERS.search(outside) is None
    quote = _Quote(quotation, first, final, alone, is_title=_is_title(text, quotation.inner, titles))
    told, is_behind = _attributed(text, quote, contexts)
    return replace(quote, attribution=told, is_behind=is_behind)


def _attributed(text: str, quote: _Quote, contexts: list[Context]) -> tuple[Attribution | None, bool]:
    outer = quote.quotation.outer
    leads = text[max(0, outer.start - 3) : outer.start].rstrip().endswith((":", ","))
    told = attributions.before(quote.first, outer) if leads else None
    if told is not None:
        return told, False
    if told := attributions.behind(quote.final, outer):
        return told, True
    following = _following(contexts, quote.final)
    if following is not None and _is_behind_sentence(text, quote, following):
        told = attributions.behind(following, outer, following.masked.sentence.start)
        if told is not None and not _says_that(text, told):
            return told, True
    if told := attributions.before(quote.first, outer):
        return told, False
    previous = quote.first.previous
    starts = not re.search(r"\w", text[quote.first.masked.sentence.start : outer.start])
    if starts and previous is not None and _ends_with_colon(previous) and _is_near(previous, quote):
        return attributions.before(previous, outer, whole=True), False
    return None, False


def _is_behind_sentence(text: str, quote: _Quote, following: Context) -> bool:
    """Whether the next sentence may name the speaker: “Is it over?” Lind asked. · a paragraph of its own: Lind said."""
    sentence, quoted = following.masked.sentence, quote.final.masked.sentence
    if following.masked.text[:1] in "–—-―" and sentence.block - quoted.block <= 1:
        return True
    ends = text[quote.quotation.outer.end - 2 : quote.quotation.outer.end - 1]
    if quote.quotation.outer.end < quoted.end and re.search(
        r"\w", text[quote.quotation.outer.end : quoted.end]
    ):
        return False
    if sentence.block == quoted.block:
        return ends in "?!,…"
    return sentence.block == quoted.block + 1 and quote.alone and ends in ",?!"


def _says_that(text: str, told: Attribution) -> bool:
    """Whether the words behind the verb go on with what was said, so that they attribute no quotation."""
    return re.match(r"\s+(?:that|he|she|they|it|the|there|his|her)\b", text[told.evidence.end :]) is not None


def _may_be_said(text: str, quote: _Quote) -> bool:
    """Whether the quoted words can be speech: no title, and no choice of words within a sentence."""
    inner = text[quote.quotation.inner.start : quote.quotation.inner.end]
    words = inner.split()
    if quote.attribution is not None and _is_direct(text, quote):
        return len(words) > 1 or inner[-1:] in "?!" or text[quote.quotation.inner.end] in ",."
    return not quote.is_title and len(words) >= _FEWEST_WORDS


def _is_direct(text: str, quote: _Quote) -> bool:
    """Whether the quotation is a sentence of its own with its attribution: “…,” P said · P said: “…”."""
    inner, outer = quote.quotation.inner, quote.quotation.outer
    if quote.is_behind:
        return text[inner.end] in ",.?!;—–-…" or text[inner.end - 1] in "?!…—–-" or text[outer.end] == ","
    lead = text[max(0, outer.start - 3) : outer.start].rstrip()
    is_sentence = lead.endswith(",") and text[inner.start].isupper()
    return lead.endswith(":") or (is_sentence and not quote.is_title)


def _is_title(text: str, inner: Span, titles: list[Span]) -> bool:
    """Whether quoted words name a work of the document, or are written like a title; titles: where works are named."""
    start, end = inner
    for number in range(bisect_left(titles, Span(start, start)), len(titles)):
        title = titles[number]
        if title.start > end:
            break
        if title.end <= end + 1 and 5 * (title.end - title.start) >= 4 * (end - start):
            return True
    words = text[start:end].split()
    longer = [word for word in words if word.lower() not in _SMALL_WORDS]
    return len(words) <= _LONGEST_TITLE and all(not word[:1].islower() for word in longer)


# quotations that one paragraph does not hold, and marks with spaces inside


def _all_quotations(text: str, quoted: list[Quotation], contexts: list[Context]) -> list[Quotation]:
    taken = SpanSet([quotation.outer for quotation in quoted])
    blocks = paragraphs(contexts)
    found = list(quoted)
    for block in blocks:
        for match in _SPACED.finditer(text, *block):
            span = next(
                Span(*match.span(number)) for number in range(1, len(match.groups()) + 1) if match[number]
            )
            if not taken.touches(*match.span()):
                found.append(Quotation(Span(*match.span()), _trimmed(text, span)))
    for block, following in pairwise(blocks):
        mark = text[following.start]
        start = text.rfind(mark, *block) if mark in _CLOSES else -1
        if start >= 0 and text.find(_CLOSES[mark], start + 1, block.end) < 0:
            # the next paragraph opens with a mark as well: the speech goes on there
            span = Span(start, block.end)
            if not taken.touches(*span):
                found.append(Quotation(span, _trimmed(text, Span(start + 1, block.end))))
    return sorted(found, key=lambda quotation: quotation.outer)


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1] in ",.; \xa0":
        end -= 1
    return Span(start, end)


def _at(contexts: list[Context], offset: int) -> Context | None:
    """Return the context of the sentence that holds the offset."""
    position = bisect_right(contexts, offset, key=lambda context: context.masked.sentence.start)
    context = contexts[position - 1] if position else None
    return context if context is not None and offset < context.masked.sentence.end else None


def _following(contexts: list[Context], context: Context) -> Context | None:
    start = context.masked.sentence.start
    position = bisect_right(contexts, start, key=lambda context: context.masked.sentence.start)
    return contexts[position] if position < len(contexts) else None
