"""What passes between the stages. Offsets count characters (code points) of Document.text; ends are exclusive."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from newsarchive.values import Value
from newsarchive.vocabulary import AliasKind, Modality, PersonKind, Predicate, WorkKind

# A newer one reads stored articles again.
EXTRACTOR_VERSION = "15"


class IngestError(Exception):
    """An input that cannot be read; its message says what is wrong and what to do."""


@dataclass(frozen=True)
class SourceFile:
    """One document as it came: a file, a line of a JSON Lines file, or standard input.

    source: the path below the ingested folder, with "/"; "path#N" for line N (from 1) of a .jsonl file; "-" for standard input.
    location: where it can be read again: an absolute path, with "#N" for a line; "" for standard input.
    suffix: ".txt", ".md", ".html", ".json" …: how to parse it (without ".gz": content is unpacked).
    digest: SHA-256 of content, in hex.
    """

    source: str
    location: str
    suffix: str
    content: bytes
    digest: str


class Span(NamedTuple):
    """A stretch of the text, from start to end (exclusive)."""

    start: int
    end: int


@dataclass(frozen=True)
class Layout:
    """What the text looked like where it came from: paragraphs, and what in them is set apart.

    blocks: every paragraph, heading and list item, in order; headings: those of the blocks that are headings;
    boilerplate: what belongs to the page and not to the article (advertisement, related links, comment form);
    emphases: words in italics; links: words that are links.
    """

    blocks: tuple[Span, ...] = ()
    headings: tuple[Span, ...] = ()
    boilerplate: tuple[Span, ...] = ()
    emphases: tuple[Span, ...] = ()
    links: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Document:
    """One article: its text, normalised once and never again, and what is known about it.

    published_from: how the date was found ("leading date", "JSON-LD datePublished", "meta article:published_time" …);
    "" with published None. digest: SHA-256, in hex, over the text and the metadata: equal digests are the same article.
    """

    text: str
    headline: str = ""
    byline: str = ""
    dateline: str = ""
    outlet: str = ""
    url: str = ""
    language: str = ""
    published: date | None = None
    published_from: str = ""
    layout: Layout = field(default_factory=Layout)
    digest: str = ""


def document_digest(document: Document) -> str:
    """Return the SHA-256, in hex, over the document's text and what it says of itself; its layout does not count."""
    published = document.published.isoformat() if document.published else ""
    parts = [
        document.text,
        document.headline,
        document.byline,
        document.dateline,
        document.outlet,
        document.url,
        document.language,
        published,
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


@dataclass(frozen=True)
class Name:
    """A name by which an article calls an entity."""

    text: str
    kind: AliasKind = AliasKind.NAME


@dataclass(frozen=True)
class EntityReading:
    """One person or work as one article presents it.

    type: "person" (persons, groups, characters, organisations) or "work". kind: PersonKind or WorkKind; WorkKind.OTHER
    where the text does not tell; likely_kind: then the kind that it makes likely, if any. names: the main one first; a short form (surname alone) has AliasKind.SHORT and never
    links articles to each other. mentions: every place that names the entity, in text order. confidence: 0 to 1, that
    the names are what they are read as.
    """

    type: str
    kind: PersonKind | WorkKind
    names: tuple[Name, ...]
    mentions: tuple[Span, ...]
    confidence: float = 1.0
    likely_kind: WorkKind | None = None

    @property
    def name(self) -> str:
        return self.names[0].text


@dataclass(frozen=True)
class ClaimReading:
    """One claim with its evidence.

    subject and object: positions in Reading.entities; object is None unless the predicate's value is a person or work,
    and value is None if it is. evidence: the quoted words; value_span: the value in them (None where it is not in them).
    speaker: position of who says so, None for the article itself. rule: what read it; trigger: the words it went by.
    confidence: 0 to 1. qualifier: what the claim holds for, where not for all: a country, an edition; "" for all.
    """

    subject: int
    predicate: Predicate
    evidence: Span
    rule: str
    trigger: str
    confidence: float
    value: Value | None = None
    object: int | None = None
    value_span: Span | None = None
    negated: bool = False
    modality: Modality = Modality.ASSERTED
    speaker: int | None = None
    qualifier: str = ""


@dataclass(frozen=True)
class Reading:
    """What extract found in a document.

    told and in_doubt: the keys of facts (corroboration.fact_keys) that it tells, and of further ones that it may be telling:
    articles are read in the light of what others tell.
    """

    entities: tuple[EntityReading, ...] = ()
    claims: tuple[ClaimReading, ...] = ()
    told: frozenset[int] = frozenset()
    in_doubt: frozenset[int] = frozenset()
