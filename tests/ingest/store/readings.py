"""Documents and readings for tests, in few words."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date

from newsarchive.ingest.document import (
    ClaimReading,
    Document,
    EntityReading,
    Name,
    Reading,
    SourceFile,
    Span,
    document_digest,
)
from newsarchive.ingest.marks import marks_of
from newsarchive.ingest.store import start_run, store
from newsarchive.values import DateValue
from newsarchive.vocabulary import AliasKind, PersonKind, Predicate, WorkKind


@dataclass(frozen=True)
class Story:
    """A text with what is read in it: entities by their names (named wherever they stand), claims as (subject, predicate, value, quote)."""

    text: str
    entities: tuple = ()
    claims: tuple = ()
    published: date | None = None
    url: str = ""
    fields: dict = field(default_factory=dict)

    @property
    def document(self) -> Document:
        document = Document(text=self.text, published=self.published, url=self.url, **self.fields)
        return replace(document, digest=document_digest(document))

    @property
    def reading(self) -> Reading:
        places = {name.text: place for place, one in enumerate(self.entities) for name in reversed(one.names)}
        return Reading(
            tuple(replace(one, mentions=one.mentions or self._mentions(one)) for one in self.entities),
            tuple(self._claim(places, *claim) for claim in self.claims),
        )

    def _mentions(self, entity):
        spans = set()
        for name in entity.names:
            start = self.text.find(name.text)
            while start >= 0:
                spans.add(Span(start, start + len(name.text)))
                start = self.text.find(name.text, start + 1)
        assert spans, f"{entity.name} is not named in {self.text!r}"
        return tuple(sorted(spans))

    def _claim(self, places, subject, predicate, value, quote, fields=None):
        start = self.text.index(quote)
        thing = {}
        if isinstance(value, str) and predicate.value_type in {"person", "work"}:
            thing = {"object": places[value]}
        else:
            thing = {"value": value}
        return ClaimReading(
            subject=places[subject],
            predicate=predicate,
            evidence=Span(start, start + len(quote)),
            rule="test",
            trigger="",
            confidence=0.9,
            **thing,
            **(fields or {}),
        )


def person(*names, kind=PersonKind.PERSON):
    return EntityReading("person", kind, _names(names), ())


def group(*names):
    return person(*names, kind=PersonKind.GROUP)


def character(*names):
    return person(*names, kind=PersonKind.CHARACTER)


def work(*titles, kind=WorkKind.OTHER, likely_kind=None):
    return EntityReading("work", kind, _names(titles), (), likely_kind=likely_kind)


def song(*titles):
    return work(*titles, kind=WorkKind.SONG)


def short(name):
    return Name(name, AliasKind.SHORT)


def former(title):
    return Name(title, AliasKind.FORMER)


def day(iso):
    return DateValue(iso)


def released(title, iso, quote, **fields):
    return (title, Predicate.RELEASE_DATE, DateValue(iso), quote, fields)


def source_file_of(story, source, *, root="/news/"):
    """Return the file that a story would be read from."""
    content = f"{story.published} {story.url} {story.text}".encode()
    return SourceFile(
        source=source,
        location=f"{root}{source}" if root else "",
        suffix=".txt",
        content=content,
        digest=hashlib.sha256(content).hexdigest(),
    )


def ingest(story, source, *, run=None, root="/news/"):
    """Store a story as the document at a path below the root; without a root, as standard input."""
    source_file = source_file_of(story, source, root=root)
    marks = marks_of(story.document, story.reading)
    return store(source_file, story.document, story.reading, marks, run or start_run(["/news"]))


def _names(names):
    return tuple(Name(name) if isinstance(name, str) else name for name in names)
