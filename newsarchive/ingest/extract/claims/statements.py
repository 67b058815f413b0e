"""What somebody said: quoted words with their speaker."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from newsarchive.ingest.document import Span
from newsarchive.ingest.extract import vocabulary
from newsarchive.ingest.extract.claims.rule import Context, Found, P, W
from newsarchive.ingest.extract.entities import Entity
from newsarchive.ingest.extract.quotations import Quotation, is_speech
from newsarchive.values import TextValue
from newsarchive.vocabulary import Modality, PersonKind, Predicate

_S = vocabulary.SPEECH_VERB
_WORDS = r"(?:[\w’'-]+ ){0,6}?"
_SAID = rf"(?P<t>{_S}|denied reports)\b"
# “…,” said producer P · “…,” P said · “…,” the rapper joked · “…,” a spokesperson for the label said
_AFTER = (
    re.compile(rf"^[,.]?\s*{_SAID} (?:{P}|[A-Z]\w+|its|the \w+)'s? (?:[\w’'-]+,? ){{0,6}}?(?P<p>{P})(?!'s)"),
    re.compile(
        rf"^[,.]?\s*(?:[Tt]he |[\ue000-\ue7ff]'s |[Ii]ts |an? ){_WORDS}\w+, (?P<p>{P}), (?:also |later |has )*{_SAID}"
    ),
    re.compile(rf"^[,.]?\s*{_SAID} (?:the )?{_WORDS}(?P<p>{P})"),
    re.compile(
        rf"^[,.]?\s*(?:[Tt]he |an? )?{_WORDS}(?P<p>{P})(?:,[^;!?]{{0,70}}?,| \([^)]*\))? (?:also |later |then |has |had |once )*{_SAID}"
    ),
)
# P said: “…” · P told Q, “…” · as singer P put it, “…” · P denied reports that …: “…”
_BEFORE = (
    re.compile(
        rf"(?P<p>{P})(?:,[^;!?\ue400-\ue7ff]{{0,70}}?,)? (?:also |later |then |has |had )*{_SAID}[^.!?“”\"]{{0,110}}[:,]?\s*$"
    ),
    re.compile(
        rf"(?P<p>{P})[^.!?“”\"]{{0,110}}, (?P<t>stating|saying|adding|writing|explaining)(?: that)?,?\s*$"
    ),
    re.compile(rf"\b(?P<t>according to) (?:the )?{_WORDS}(?P<p>{P}),?\s*$", re.I),
)
_SPEAKS = frozenset({PersonKind.PERSON, PersonKind.GROUP, PersonKind.ORGANISATION, PersonKind.CHARACTER})


def statements(text: str, quoted: list[Quotation], contexts: list[Context]) -> Iterator[Found]:
    """Yield a statement for every quotation whose speaker the words around it tell.

    A quotation that follows an attributed one in the same paragraph, and closes it, is the same speaker's.
    """
    last: tuple[int, Entity] | None = None
    for quotation in quoted:
        inner = text[quotation.inner.start : quotation.inner.end]
        if len(inner.split()) < 3 or not is_speech(text, quotation):
            continue
        around = _context(contexts, quotation)
        if around is None:
            continue
        first, final = around
        found = _attributed(text, quotation, first, final)
        speaker, trigger, evidence = None, "", quotation.outer
        if found is not None:
            speaker, trigger, evidence = found
        elif (
            last is not None
            and last[0] == final.masked.sentence.block
            and _nothing_between(text, contexts, quotation)
        ):
            speaker, trigger = last[1], "goes on"
        if speaker is None:
            last = None
            continue
        last = (final.masked.sentence.block, speaker)
        yield Found(
            speaker.number,
            Predicate.STATEMENT,
            evidence,
            "quotation" if trigger != "goes on" else "quotation goes on",
            trigger,
            0.92 if trigger != "goes on" else 0.8,
            value=TextValue(inner),
            value_span=quotation.inner,
            modality=Modality.ASSERTED,
            speaker=speaker.number,
        )


def _context(contexts: list[Context], quotation: Quotation) -> tuple[Context, Context] | None:
    """Return the contexts of the sentences in which the quotation begins and ends."""
    first, final = _at(contexts, quotation.outer.start), _at(contexts, quotation.outer.end - 1)
    return None if first is None or final is None else (first, final)


def _at(contexts: list[Context], offset: int) -> Context | None:
    """Return the context of the sentence that holds the offset."""
    position = bisect_right(contexts, offset, key=lambda context: context.masked.sentence.start)
    context = contexts[position - 1] if position else None
    return context if context is not None and offset < context.masked.sentence.end else None


def _attributed(
    text: str, quotation: Quotation, first: Context, final: Context
) -> tuple[Entity, str, Span] | None:
    after = _masked_from(final, quotation.outer.end)
    for pattern in _AFTER:
        match = pattern.match(after)
        if match:
            speaker = final.entity(match["p"])
            if speaker is not None and speaker.kind in _SPEAKS:
                end = final.masked.ends[len(final.masked.text) - len(after) + match.end() - 1]
                return speaker, match["t"], Span(quotation.outer.start, max(end, quotation.outer.end))
    before = _masked_to(first, quotation.outer.start)
    for pattern in _BEFORE:
        match = pattern.search(before)
        if match:
            speaker = first.entity(match["p"])
            if speaker is not None and speaker.kind in _SPEAKS:
                return speaker, match["t"], Span(first.masked.starts[match.start()], quotation.outer.end)
    if first.previous is not None and not before.strip(" “‘\"'"):
        # P said:  “…” — a colon ends the sentence before
        previous = first.previous.masked
        if previous.text.rstrip().endswith(":") and previous.sentence.block == first.masked.sentence.block:
            for pattern in _BEFORE:
                match = pattern.search(previous.text)
                if match:
                    speaker = first.previous.entity(match["p"])
                    if speaker is not None and speaker.kind in _SPEAKS:
                        return speaker, match["t"], Span(previous.starts[match.start()], quotation.outer.end)
    return None


def _masked_from(context: Context, offset: int) -> str:
    index = next(
        (i for i, start in enumerate(context.masked.starts) if start >= offset), len(context.masked.text)
    )
    return context.masked.text[index:]


def _masked_to(context: Context, offset: int) -> str:
    index = next(
        (i for i, start in enumerate(context.masked.starts) if start >= offset), len(context.masked.text)
    )
    return context.masked.text[:index]


def _nothing_between(text: str, contexts: list[Context], quotation: Quotation) -> bool:
    """Whether the quotation stands alone: nobody else is named beside it in its sentence."""
    context = _at(contexts, quotation.outer.start)
    if context is None:
        return False
    outside = (
        text[context.masked.sentence.start : quotation.outer.start]
        + text[quotation.outer.end : context.masked.sentence.end]
    )
    return len(re.sub(rf"[^\w{W}]", "", outside)) < 3
