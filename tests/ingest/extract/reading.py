"""Read short texts in tests, and say what was found in few words."""

from datetime import date

from newsarchive.ingest.document import Document, Reading
from newsarchive.ingest.extract.extraction import extract


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
