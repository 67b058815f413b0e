from typing import Any

import pytest

from newsarchive.ingest.document import Document, Name, Span
from newsarchive.ingest.extract.entities import Entity
from newsarchive.ingest.extract.extraction import cut_up, find_entities
from newsarchive.ingest.extract.outline import Outline
from newsarchive.vocabulary import WorkKind


def outlined(text: str) -> dict[str, Any]:
    document = Document(text=text)
    cut, quoted = cut_up(document)
    found = find_entities(document, cut, quoted)
    outline = Outline.of(found, cut)
    names = {entity.number: entity.names[0].text for entity in found}
    return {
        "headline": {names[number] for number in outline.headline},
        "alone": {names[number] for number in outline.alone},
        "leading": None if outline.leading is None else names[outline.leading],
    }


def test_what_stands_out_in_a_document() -> None:
    told = outlined(
        'Ada Byrne is back with the single "Paper Boats".\n'
        'Ada Byrne recorded it with Tom Quill. The single "Cold Tea" follows the album "Slow Rivers".'
    )
    assert told["headline"] == {"Paper Boats"}
    assert "Slow Rivers" in told["alone"]
    assert "Paper Boats" not in told["alone"]
    assert told["leading"] == "Ada Byrne"


def test_a_text_without_names_has_no_outline() -> None:
    assert outlined("It rained all day.") == {"headline": set(), "alone": set(), "leading": None}


@pytest.mark.parametrize(("works", "told"), [(2, "few"), (4, "some"), (8, "many"), (12, "a crowd")])
def test_how_many_works_a_document_names(works: int, told: str) -> None:
    found = [
        Entity(n, "work", WorkKind.FILM, [Name(f"Work {n}")], {Span(9 * n, 9 * n + 6)}) for n in range(works)
    ]
    assert Outline.of(found, []).works_named == told
