import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from newsarchive.ingest.pipeline import ingest
from newsarchive.models import Article

ROOT = Path(__file__).parents[2]
TEXT = (
    "Ferry film to open in May\n\n"
    "Director Ingrid Solberg has finished “Northern Ferry”, a film about a storm. “The rain was real,” Solberg said on "
    "Tuesday. The film opens on May 3.\n"
)


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "ferry.txt"
    path.write_text(TEXT)
    return path


def explain(*arguments, **options):
    out = StringIO()
    call_command("explain", *map(str, arguments), stdout=out, **options)
    return out.getvalue()


def test_a_file_is_shown_with_its_entities_claims_and_rules(document):
    shown = explain(document)

    assert "Ferry film to open in May" in shown
    assert "Ingrid Solberg[" in shown and "Northern Ferry[" in shown
    assert "Entities (" in shown and "person" in shown and "mention" in shown
    assert "statement · The rain was real" in shown
    assert "read by: quotation, then its speaker · trigger: said · confidence 93%" in shown
    assert "“The rain was real,” Solberg said" in shown


def test_dates_in_doubt_are_told_with_the_reason(document):
    shown = explain(document)

    assert "“Tuesday” at" in shown and "no day of publication tells which" in shown
    assert "“May 3” at" in shown and "the year is not told (XXXX-05-03)" in shown


def test_a_day_that_is_a_title_is_no_date_in_doubt(tmp_path):
    path = tmp_path / "songs.txt"
    path.write_text('date 2025-03-10\n\n"Friday," the third song on "Low Lights", was written by Ben Ask.\n')

    shown = explain(path)

    assert "Friday[" in shown
    assert "“Friday” at" not in shown


def test_what_is_piped_is_plain_and_a_terminal_has_colours(document):
    assert "\x1b[" not in explain(document)
    assert "\x1b[" in explain(document, force_color=True)


def test_programs_get_json(document):
    told = json.loads(explain(document, json=True))

    statement = next(claim for claim in told["claims"] if claim["predicate"] == "statement")
    assert told["entities"][statement["subject"]]["names"][0]["text"] == "Ingrid Solberg"
    assert told["text"][slice(*statement["evidence"])] == statement["quote"]
    assert told["language"] == "en"
    assert {"Tuesday", "May 3"} <= {date["words"] for date in told["doubtful_dates"]}


def test_a_text_in_another_language_is_shown_as_it_is(tmp_path):
    path = tmp_path / "de.txt"
    path.write_text(
        "Die Fähre fährt heute nicht, weil der Sturm noch immer über der Küste und den Inseln liegt."
    )

    assert "Nothing was read in it (language: de)." in explain(path)


def test_a_file_is_explained_without_a_database(document, tmp_path):
    archive = tmp_path / "archive.sqlite3"

    done = subprocess.run(
        [sys.executable, ROOT / "manage.py", "explain", document],
        env={**os.environ, "DATABASE_URL": f"sqlite:///{archive}"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert "The rain was real" in done.stdout
    assert not archive.exists()


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_stored_article_is_explained_by_its_id_or_source_and_nothing_is_stored(document):
    ingest([str(document)])
    article = Article.objects.get()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    archive = Path(connection.settings_dict["NAME"])
    before = archive.read_bytes() if archive.is_file() else _dump()

    by_id, by_source = explain(article.pk), explain("ferry.txt")

    assert "statement · The rain was real" in by_id
    assert by_id == by_source
    assert (archive.read_bytes() if archive.is_file() else _dump()) == before


def _dump():
    """Return the whole of a database that stands in memory."""
    return connection.connection.serialize()


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["404", "no-such-article.txt"])
def test_an_unknown_article_is_an_error(name):
    with pytest.raises(CommandError, match="no stored article with this id or source"):
        explain(name)


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(CommandError, match="There is no file"):
        explain(tmp_path / "missing.txt")


def test_a_folder_is_an_error(tmp_path):
    with pytest.raises(CommandError, match="is a folder"):
        explain(tmp_path)


def test_a_file_that_is_no_text_is_an_error(tmp_path):
    path = tmp_path / "scan.txt"
    path.write_bytes(b"%PDF-1.7\x00\x01\x02")

    with pytest.raises(CommandError, match=r"scan\.txt: "):
        explain(path)


def test_of_a_file_with_many_articles_one_is_named(tmp_path):
    path = tmp_path / "two.jsonl"
    path.write_text("".join(json.dumps({"text": f"{TEXT} {number}"}) + "\n" for number in (1, 2)))

    with pytest.raises(CommandError, match="holds 2 articles"):
        explain(path)
    assert "The rain was real" in explain(f"{path}#2")
    with pytest.raises(CommandError, match="no such line"):
        explain(f"{path}#7")
