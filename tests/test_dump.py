from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections

from newsarchive import server
from newsarchive.archive_file import BackupError
from newsarchive.backup import backup, backups_in
from newsarchive.ingest.pipeline import ingest
from newsarchive.models import Person
from newsarchive.restore import restore
from newsarchive.server import beside_archive
from tests.factories import make_person

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="about PostgreSQL's own tools"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def folder(tmp_path):
    make_person("Ada Lind", curated=True)
    yield tmp_path / "backups"
    with beside_archive() as cursor:
        cursor.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE %s",
            [f"{connection.settings_dict['NAME']}\\_before\\_%"],
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP DATABASE "{name}"')


def names():
    return list(Person.objects.order_by("name").values_list("name", flat=True))


def run(command, *arguments):
    out = StringIO()
    call_command(command, *map(str, arguments), stdout=out)
    return out.getvalue()


def test_a_backup_is_brought_back_and_the_present_archive_kept_aside(folder, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("nothing in here is a name.\n")
    ingest([str(path)])
    assert run("backup", folder).startswith(f"{folder}/archive-")
    make_person("Bo Ek", curated=True)

    words = run("restore", folder)

    assert names() == ["Ada Lind"]
    name = connection.settings_dict["NAME"]
    assert f"{name} is now as {folder}/archive-" in words
    assert f"is kept as {name}_before_" in words
    (written,) = backups_in(folder)
    assert written.stat().st_mode & 0o077 == 0


def test_what_verify_finds_is_told_and_refused(folder):
    backup(folder)
    Person.objects.update(article_count=3)

    with pytest.raises(CommandError, match="true copy, but verify finds"):
        run("backup", folder, "--keep", "1")
    assert len(backups_in(folder)) == 2
    with pytest.raises(BackupError, match=r"is not sound: person .* --no-verify"):
        restore(folder)


def test_damaged_and_foreign_files_are_refused(folder, tmp_path):
    written = backup(folder).path
    content = bytearray(written.read_bytes())
    (tmp_path / "text").write_text("no backup")
    (tmp_path / "half").write_bytes(content[: len(content) // 2])
    content[len(content) // 2] ^= 0xFF
    written.write_bytes(content)

    for path, words in (
        (written, "its bytes are not those that were written"),
        (tmp_path / "text", "is no backup of an archive on PostgreSQL"),
        (tmp_path / "half", "is damaged"),
    ):
        with pytest.raises(BackupError, match=words):
            restore(path)
    assert names() == ["Ada Lind"]


def test_nothing_is_restored_while_others_have_the_archive_open(folder):
    backup(folder)
    other = connections["default"].copy()
    other.ensure_connection()
    try:
        with pytest.raises(BackupError, match=r"Others have the archive .* open: end the server"):
            restore(folder)
    finally:
        other.close()
    assert names() == ["Ada Lind"]


def test_missing_tools_are_told(folder, monkeypatch):
    monkeypatch.setattr(server.shutil, "which", lambda tool: None)

    with pytest.raises(CommandError, match="pg_dump is not found: install PostgreSQL's client programs"):
        run("backup", folder)
    assert backups_in(folder) == []
