"""Whatever a document holds, it is stored, though one database takes longer words and other characters than another."""

import json

import pytest

from newsarchive.ingest.pipeline import ingest
from newsarchive.models import Article
from newsarchive.verify import verify
from newsarchive.vocabulary import Outcome

pytestmark = pytest.mark.django_db

LONG = "Ada Lind " * 2_000


@pytest.mark.parametrize("value", [LONG, "x" * 20_000, "a\0b\x01c\u202e", "🚢" * 1_000, "\u0301" * 600])
def test_fields_of_any_length_and_with_any_characters_are_stored(tmp_path, value):
    told = dict.fromkeys(
        ["headline", "byline", "outlet", "dateline", "language", "author", "publisher"], value
    )
    text = f"Ada Lind released “Paper Boats” on January 24, 2024.\0 {value}. Ada Lind sang “{value}” with {value}."
    path = tmp_path / "document.json"
    path.write_text(json.dumps({**told, "url": f"https://example.org/{value}", "text": text}))

    summary = ingest([str(path)])

    assert summary.failures == ()
    assert summary.outcomes == {Outcome.NEW: 1}
    assert "\0" not in Article.objects.get().text
    assert list(verify()) == []
