import gzip
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from newsarchive import backup as module
from newsarchive.archive_file import BackupError
from newsarchive.backup import backup, backups_in, size_in_words
from newsarchive.models import Person
from newsarchive.restore import restore
from tests.archives import archive_at
from tests.factories import make_person

pytestmark = [pytest.mark.sqlite, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def archive(tmp_path):
    with archive_at(tmp_path / "archive.sqlite3") as path:
        make_person("Ada Lind", curated=True)
        yield path


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "backups"


def names():
    return list(Person.objects.order_by("name").values_list("name", flat=True))


def files(folder):
    return sorted(path.name for path in folder.iterdir())


def run(command, *arguments):
    out = StringIO()
    call_command(command, *map(str, arguments), stdout=out)
    return out.getvalue()


def test_a_backup_holds_the_archive_with_its_digest(archive, folder):
    written = backup(folder)

    assert files(folder) == [".lock", written.path.name, f"{written.path.name}.sha256"]
    assert subprocess.run(
        ["sha256sum", "--check", "--quiet", f"{written.path.name}.sha256"], cwd=folder
    ).returncode == 0  # fmt: skip
    assert written.path.stat().st_mode & 0o077 == 0
    assert (written.problems, written.removed) == ([], [])
    with gzip.open(written.path) as file:
        assert len(file.read()) == written.archive_size


def test_restoring_brings_the_archive_back_and_keeps_the_present_one_aside(archive, folder):
    backup(folder)
    make_person("Bo Ek", curated=True)

    restored = restore(folder)

    assert names() == ["Ada Lind"]
    assert restored.aside is not None
    with archive_at(restored.aside):
        assert names() == ["Ada Lind", "Bo Ek"]
    assert not restored.is_old
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        assert cursor.fetchone() == ("wal",)


def test_the_commands_say_where_everything_is(archive, folder):
    assert run("backup", folder).startswith(f"{folder}/archive-")
    words = run("restore", folder)

    assert f"{archive} is now as {folder}/archive-" in words
    assert f"is kept as {archive}.before-" in words


def test_without_a_folder_backups_stand_beside_the_archive(archive):
    run("backup")
    run("restore")

    assert len(backups_in(archive.parent / "backups")) == 1


def test_only_so_many_are_kept_the_newest_first(archive, folder):
    older = [backup(folder).path for _ in range(3)]
    (folder / "notes.txt").write_text("mine")

    written = backup(folder, keep=2)

    assert backups_in(folder) == [written.path, older[2]]
    assert sorted(written.removed) == sorted(older[:2])
    assert len(files(folder)) == 2 * 2 + len([".lock", "notes.txt"])


def test_what_verify_finds_is_told_and_no_older_backup_makes_way(archive, folder):
    backup(folder)
    Person.objects.update(article_count=3)

    with pytest.raises(CommandError, match="true copy, but verify finds") as error:
        run("backup", folder, "--keep", "1")
    assert error.value.returncode == 1
    assert len(backups_in(folder)) == 2
    with pytest.raises(BackupError, match=r"is not sound: person .* --no-verify"):
        restore(folder)
    restore(folder, check=False)


def test_others_may_write_meanwhile(archive, folder, monkeypatch):
    monkeypatch.setattr(module, "_PAGES", 1)
    stop = threading.Event()
    written = []

    def write():
        with closing(sqlite3.connect(archive, timeout=20, isolation_level=None)) as other:
            while not stop.is_set():
                cursor = other.execute("INSERT INTO newsarchive_outlet (name, date_order, created) VALUES (?, '', '2024-01-01')", [f"Outlet {len(written)}"])  # fmt: skip
                written.append(cursor.lastrowid)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        while not written:
            pass
        made = backup(folder)
    finally:
        stop.set()
        writer.join()
    restored = restore(made.path)
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM newsarchive_outlet ORDER BY id")
        copied = [row[0] for row in cursor.fetchall()]
    assert restored.aside is not None
    assert copied == written[: len(copied)]  # those up to one moment, and no others


def test_what_a_killed_backup_left_is_taken_away(archive, folder):
    folder.mkdir()
    for name in ("archive-20240101T000000.sqlite3.partial", "archive-20240101T000000.sqlite3.gz.partial"):
        (folder / name).write_bytes(b"half")

    written = backup(folder)

    assert files(folder) == [".lock", written.path.name, f"{written.path.name}.sha256"]


def test_two_backups_at_once_do_not_meet(archive, folder):
    folder.mkdir()
    with module._alone_in(folder), pytest.raises(BackupError, match="Another backup is being written"):
        backup(folder)


def test_a_folder_that_cannot_be_written_is_told(archive, tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(
        BackupError, match=r"cannot be written to .*/file/backups: Not a directory.*archive is as it was"
    ):
        backup(tmp_path / "file" / "backups")


def test_a_damaged_archive_is_not_backed_up(archive, folder):
    kept = backup(folder)
    connection.close()
    with archive.open("r+b") as file:
        file.seek(4 * 16384)
        file.write(b"\xff" * 16384 * 8)

    with pytest.raises(BackupError, match=r"is damaged .*no backup was kept"):
        backup(folder)
    assert backups_in(folder) == [kept.path]
    restored = restore(folder)
    assert names() == ["Ada Lind"]
    assert restored.aside is not None
    assert restored.aside.exists()


@pytest.mark.parametrize("place", [5, 2_000, -3])
def test_a_damaged_backup_is_refused(archive, folder, place):
    written = backup(folder)
    content = bytearray(written.path.read_bytes())
    content[place] ^= 0xFF
    written.path.write_bytes(content)
    make_person("Bo Ek", curated=True)

    with pytest.raises(BackupError, match="is damaged: its bytes are not those that were written"):
        restore(written.path)
    assert names() == ["Ada Lind", "Bo Ek"]
    assert not list(archive.parent.glob("archive.sqlite3.*"))


def test_a_backup_cut_short_is_refused_without_its_digest_too(archive, folder):
    written = backup(folder)
    written.path.with_name(f"{written.path.name}.sha256").unlink()
    written.path.write_bytes(written.path.read_bytes()[:-2_000])

    with pytest.raises(BackupError, match="is damaged: it cannot be unpacked"):
        restore(written.path)
    assert names() == ["Ada Lind"]


def test_foreign_files_are_refused(archive, tmp_path):
    (tmp_path / "text.gz").write_bytes(gzip.compress(b"no database"))
    with closing(sqlite3.connect(tmp_path / "other.sqlite3")) as other:
        other.execute("CREATE TABLE recipe (id)")

    for name, words in (
        ("text.gz", "holds no SQLite file"),
        ("other.sqlite3", "is the database of another program"),
        ("missing", "There is no file"),
        ("", "There is no backup in"),
    ):
        with pytest.raises(BackupError, match=words):
            restore(tmp_path / name)
    assert names() == ["Ada Lind"]


def test_a_backup_of_a_newer_version_is_refused_and_an_older_one_migrated(archive, folder):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('newsarchive', '9999_later', '2030-01-01')"
        )
    newer = backup(folder)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE name = '9999_later'")
        cursor.execute("SELECT max(name) FROM django_migrations WHERE app = 'newsarchive'")
        cursor.execute(
            "DELETE FROM django_migrations WHERE app = 'newsarchive' AND name = %s", cursor.fetchone()
        )
    older = backup(folder)

    with pytest.raises(BackupError, match="written by a newer version, with 9999_later"):
        restore(newer.path)
    assert restore(older.path).is_old


def test_nothing_is_restored_while_others_have_the_archive_open(archive, folder):
    backup(folder)
    with closing(sqlite3.connect(archive)) as other:
        other.execute("SELECT count(*) FROM newsarchive_person").fetchone()
        with pytest.raises(BackupError, match=r"Others have the archive .* open: end the server"):
            restore(folder)
        assert names() == ["Ada Lind"]
    assert restore(folder).aside is not None


def test_it_waits_for_others_if_asked_to(archive, folder):
    backup(folder)
    program = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('SELECT * FROM newsarchive_person').fetchall(); print('open', flush=True); sys.stdin.read(1)"  # fmt: skip
    with subprocess.Popen(
        [sys.executable, "-c", program, archive], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        other.stdout.readline()
        threading.Timer(0.5, lambda: other.communicate(b"x")).start()
        assert restore(folder, wait=60).aside is not None


def test_who_opened_the_archive_just_before_cannot_write_beside_the_new_one(archive, folder):
    backup(folder)
    connection.close()
    late = sqlite3.connect(archive, timeout=5)  # has the file open, and has not read it
    with closing(late):
        restore(folder)
        late.execute("SELECT count(*) FROM newsarchive_person").fetchone()
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            late.execute(
                "INSERT INTO newsarchive_outlet (name, date_order, created) VALUES ('Late', '', '2024-01-01')"
            )
    assert names() == ["Ada Lind"]


def test_what_stands_in_the_write_ahead_log_is_kept_aside_too(archive, folder):
    backup(folder)
    # As a killed process leaves it: rows in the log, none of them in the file.
    program = "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('PRAGMA journal_mode=WAL'); c.execute(\"INSERT INTO newsarchive_outlet (name, date_order, created) VALUES ('Log', '', '2024-01-01')\"); c.commit(); os.kill(os.getpid(), 9)"  # fmt: skip
    connection.close()
    subprocess.run([sys.executable, "-c", program, archive])
    assert archive.with_name("archive.sqlite3-wal").stat().st_size

    restored = restore(folder)

    assert not archive.with_name("archive.sqlite3-wal").exists()
    with closing(sqlite3.connect(restored.aside)) as aside:
        assert aside.execute("SELECT name FROM newsarchive_outlet").fetchall() == [("Log",)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM newsarchive_outlet")
        assert cursor.fetchone() == (0,)


def test_it_restores_where_there_is_no_archive(archive, folder):
    backup(folder)
    connection.close()
    archive.unlink()

    assert restore(folder).aside is None
    assert names() == ["Ada Lind"]


@pytest.mark.parametrize(
    ("size", "words"), [(999, "999 bytes"), (3_735_552, "3.7 MB"), (8_100_000_000, "8.1 GB")]
)
def test_sizes_are_told_in_words(size, words):
    assert size_in_words(size) == words
