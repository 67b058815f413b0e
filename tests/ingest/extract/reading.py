"""Read short texts in tests, and say what was found in few words."""

import re
from collections.abc import Mapping
from datetime import date

from newsarchive.ingest.document import Document, Name, Reading, Span
from newsarchive.ingest.extract.claims.rule import Context
from newsarchive.ingest.extract.entities import Entity
from newsarchive.ingest.extract.extraction import cut_up, extract, read_contexts
from newsarchive.vocabulary import PersonKind, WorkKind


def read(text: str, published: date | None = date(2025, 3, 14)) -> Reading:
    return extract(Document(text=text, published=published))


def claims(text: str, published: date | None = date(2025, 3, 14)) -> set[tuple[str, str, str]]:
    """Return the text's claims as (subject, predicate, value); a denied value begins with "not "."""
    reading = read(text, published)
    found = set()
    for claim in reading.claims:
        value = str(claim.value) if claim.object is None else reading.entities[claim.object].name
        found.add(
            (
                reading.entities[claim.subject].name,
                claim.predicate.value,
                ("not " if claim.negated else "") + value,
            )
        )
    return found


def names(text: str, kind: str = "") -> set[str]:
    """Return the main names of the text's persons, or of those of a kind."""
    return {e.name for e in read(text).entities if e.type == "person" and kind in ("", e.kind)}


def titles(text: str) -> set[str]:
    return {e.name for e in read(text).entities if e.type == "work"}


def contexts_of(text: str, kinds: Mapping[str, PersonKind | WorkKind]) -> list[Context]:
    """Return the sentences of a text in which nothing is named but the keys of kinds."""
    found = []
    for name, kind in kinds.items():
        places = {Span(match.start(), match.end()) for match in re.finditer(re.escape(name), text)}
        if places:
            entity_type = "work" if isinstance(kind, WorkKind) else "person"
            found.append(Entity(0, entity_type, kind, [Name(name)], places))
    found.sort(key=lambda entity: entity.first)
    for number, entity in enumerate(found):
        entity.number = number
    document = Document(text=text)
    return read_contexts(document, *cut_up(document), found)
