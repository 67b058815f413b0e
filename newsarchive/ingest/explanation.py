"""Say what is read in a document, and why: its spans, entities, claims with their rules, and dates that stay open.

Nothing is stored, and no database is asked.
"""

from dataclasses import asdict, dataclass

from newsarchive.ingest.document import ClaimReading, Document, Reading, Span
from newsarchive.ingest.extract.date_forms import FORMS
from newsarchive.ingest.extract.dates import DateReader
from newsarchive.ingest.extract.sentences import sentences
from newsarchive.ingest.extract.spans import SpanSet
from newsarchive.ingest.records import Json
from newsarchive.values import DateValue

# Forms that need no day of publication to be understood, or are no date at all without one.
_NOT_OPEN = frozenset({"year in brackets"})


@dataclass(frozen=True)
class Doubt:
    """A date that could not be told: where it stands, why, and what it may be (ISO, as in values.DateValue)."""

    span: Span
    why: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Explanation:
    """A document, what was read in it, and the dates in it that stay in doubt."""

    document: Document
    reading: Reading
    doubts: tuple[Doubt, ...]


def explain(document: Document, reading: Reading) -> Explanation:
    """Return what explains a document and its reading."""
    return Explanation(document, reading, tuple(_doubts(document, reading)) if reading.entities else ())


def _doubts(document: Document, reading: Reading) -> list[Doubt]:
    """Return the dates in doubt, but none that is a name: "Friday" may be a song, and somebody."""
    mentions = [mention for entity in reading.entities for mention in entity.mentions]
    text, dates, names = document.text, DateReader.of(document, mentions), SpanSet(mentions)
    found = []
    for sentence in sentences(document):
        read = dates.dates(sentence.start, sentence.end)
        taken = SpanSet(mention.span for mention in read)
        for mention in read:
            value = DateValue(mention.iso)
            if value.is_ambiguous:
                found.append(Doubt(mention.span, "day and month cannot be told apart", value.readings))
            elif value.is_open:
                found.append(Doubt(mention.span, "the year is not told", (value.iso,)))
        missed: list[Span] = []
        for form in FORMS:
            for match in form.pattern.finditer(text, sentence.start, sentence.end):
                span = Span(*match.span())
                before = text[max(0, span.start - 30) : span.start]
                if form.name in _NOT_OPEN or span.end == span.start or taken.touches(*span):
                    continue
                if form.before is None or form.before.search(before):
                    missed.append(span)
        longest = [span for span in missed if not any(o != span and _holds(o, span) for o in missed)]
        why = "nothing tells which" if document.published else "no day of publication tells which"
        found += [Doubt(span, why) for span in dict.fromkeys(longest)]
    return sorted((doubt for doubt in found if not names.touches(*doubt.span)), key=lambda doubt: doubt.span)


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def as_json(explanation: Explanation) -> dict[str, Json]:
    """Return the explanation for programs: offsets are characters of text, ends exclusive; entities are numbered from 0."""
    document, reading = explanation.document, explanation.reading
    return {
        "headline": document.headline,
        "byline": document.byline,
        "dateline": document.dateline,
        "outlet": document.outlet,
        "url": document.url,
        "language": document.language,
        "published": document.published.isoformat() if document.published else None,
        "published_from": document.published_from,
        "text": document.text,
        "layout": {name: [list(span) for span in spans] for name, spans in asdict(document.layout).items()},
        "entities": [
            {
                "type": entity.type,
                "kind": entity.kind.value,
                "likely_kind": entity.likely_kind,
                "names": [{"text": name.text, "kind": name.kind.value} for name in entity.names],
                "mentions": [list(span) for span in entity.mentions],
            }
            for entity in reading.entities
        ],
        "claims": [_claim(claim, explanation) for claim in reading.claims],
        "doubtful_dates": [
            {
                "words": document.text[slice(*doubt.span)],
                "span": list(doubt.span),
                "why": doubt.why,
                "values": list(doubt.values),
            }
            for doubt in explanation.doubts
        ],
    }


def _claim(claim: ClaimReading, explanation: Explanation) -> dict[str, Json]:
    return {
        "subject": claim.subject,
        "predicate": claim.predicate.value,
        "value": None if claim.value is None else str(claim.value),
        "object": claim.object,
        "qualifier": claim.qualifier,
        "negated": claim.negated,
        "modality": claim.modality.value,
        "speaker": claim.speaker,
        "confidence": claim.confidence,
        "rule": claim.rule,
        "trigger": claim.trigger,
        "quote": explanation.document.text[slice(*claim.evidence)],
        "evidence": list(claim.evidence),
        "value_span": None if claim.value_span is None else list(claim.value_span),
    }
