from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_article

pytestmark = pytest.mark.django_db


def run(*arguments):
    out = StringIO()
    call_command("export", *arguments, stdout=out)
    return out.getvalue()


def test_it_says_how_many_rows_went_where(tmp_path):
    make_article()

    assert run(str(tmp_path / "out")) == (
        f"Exported 1 articles, 0 persons, 0 works, 0 claims, 0 disagreements to {tmp_path / 'out'}.\n"
    )
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "articles.jsonl",
        "claims.jsonl",
        "disagreements.jsonl",
        "persons.jsonl",
        "works.jsonl",
    ]


def test_it_writes_csv_when_asked(tmp_path):
    run(str(tmp_path), "--format", "csv")

    assert (tmp_path / "persons.csv").read_text() == "id,name,kind,aliases,curated,articles,external_ids\n"


def test_it_names_a_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(CommandError, match="cannot be written"):
        run(str(tmp_path / "file"))
