"""The curator's desk, one module a model; imported here because autodiscovery sees only the package."""

from newsarchive.admin import (
    act,
    appearance,
    article,
    claim,
    disagreement,
    ingest_run,
    judgement,
    note,
    person,
    work,
)

__all__ = [
    "act",
    "appearance",
    "article",
    "claim",
    "disagreement",
    "ingest_run",
    "judgement",
    "note",
    "person",
    "work",
]
