"""Work grows as the text does: counted, since seconds differ from one machine to another."""

import pytest

from newsarchive.ingest.document import Document
from newsarchive.ingest.extract.entities import Entity
from newsarchive.ingest.extract.extraction import extract

_NAMES = ("Salt", "Amber", "Cinder", "Willow", "Marble", "Copper", "Velvet", "Juniper", "Saffron", "Thistle")


def _text(works: int) -> str:
    titles = (f"{first} {second}" for first in _NAMES for second in _NAMES if first != second)
    return "".join(
        f"The film “{title}”, directed by Ada Quill, came out in March. It was shot in May.\n\n"
        for title, _ in zip(titles, range(works), strict=False)
    )


def _looks(works: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how often a document of that many works asks where an entity is named first."""
    looks = 0

    def first(entity: Entity) -> int:
        nonlocal looks
        looks += 1
        return min(span.start for span in entity.mentions)

    monkeypatch.setattr(Entity, "first", property(first))
    reading = extract(Document(text=_text(works)))
    assert len([entity for entity in reading.entities if entity.type == "work"]) == works
    return looks


def test_twice_as_many_works_are_twice_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _looks(40, monkeypatch) < 2.5 * _looks(20, monkeypatch)
