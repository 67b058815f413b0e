"""A full disk and a file that may not be written: a message that says what to do, and an archive that is intact."""

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from newsarchive.storage import STORAGE_ERROR
from newsarchive.verify import verify
from tests.archives import archive_at, copy_empty_archive
from tests.crash.documents import DOCUMENTS

pytestmark = [pytest.mark.sqlite, pytest.mark.django_db(transaction=True)]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def disk(tmp_path):
    """A function that makes a small disk of so many megabytes; skips where this process may not mount one."""
    mounted = []

    def mount(megabytes):
        folder = tmp_path / "disk"
        folder.mkdir()
        result = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder],
            capture_output=True,
            text=True,
        )
        if result.returncode:
            pytest.skip(f"no small disk can be mounted here: {result.stderr.strip()}")
        mounted.append(folder)
        return folder

    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root can mount a small disk")
    yield mount
    for folder in mounted:
        subprocess.run(["umount", folder], check=True)


@pytest.fixture
def documents(tmp_path):
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, text in DOCUMENTS.items():
        if text:
            (folder / name).write_text(text)
    return folder


def manage(archive, *arguments, before=()):
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{archive}"}
    return subprocess.run(
        [*before, sys.executable, "manage.py", *map(str, arguments)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )


@contextmanager
def read_only(folder):
    subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
    try:
        yield
    finally:
        subprocess.run(["mount", "-o", "remount,rw", folder], check=True)


def problems(archive):
    with archive_at(archive):
        return [str(problem) for problem in verify()]


def test_a_full_disk_is_told_and_after_making_room_ingest_goes_on(disk, documents):
    folder = disk(32)
    archive = copy_empty_archive(folder / "archive.sqlite3")
    filler = folder / "filler"
    with filler.open("wb") as file:
        file.write(b"x" * (shutil.disk_usage(folder).free - 200_000))

    full = manage(archive, "ingest", "--workers", "1", documents)

    assert full.returncode == STORAGE_ERROR
    assert full.stderr.strip() == (
        f"The archive {archive}: the disk is full. What was stored before is intact, and nothing was stored by halves:"
        " make room on it and run the same command again."
    )
    filler.unlink()
    assert problems(archive) == []
    again = manage(archive, "ingest", "--workers", "1", documents)
    assert again.returncode == 0, again.stderr
    assert problems(archive) == []


def test_a_backup_onto_a_full_disk_is_told_and_nothing_of_it_stays(disk, tmp_path):
    archive = copy_empty_archive(tmp_path / "archive.sqlite3")
    folder = disk(1)

    full = manage(archive, "backup", folder)

    assert full.returncode == 1
    assert "make room there, or name a folder that may be written" in full.stderr
    assert [path.name for path in folder.iterdir()] == [".lock"]


def test_a_read_only_disk_is_told(disk, documents):
    folder = disk(16)
    archive = copy_empty_archive(folder / "archive.sqlite3")
    with read_only(folder):
        refused = manage(archive, "ingest", "--workers", "1", documents)

    assert refused.returncode == STORAGE_ERROR
    assert f"The archive {archive}: it " in refused.stderr
    assert "the account that runs this command" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert problems(archive) == []


# An administrator may write any file, unless the right to do so is laid down.
_WITHOUT_RIGHTS = (
    ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]
    if os.geteuid() == 0
    else []
)


@pytest.mark.parametrize("command", ["verify", "ingest"])
def test_a_file_that_may_not_be_written_is_told_and_no_damage_is_reported(documents, tmp_path, command):
    archive = copy_empty_archive(tmp_path / "archive.sqlite3")
    archive.chmod(0o444)

    refused = manage(archive, command, *([documents] if command == "ingest" else []), before=_WITHOUT_RIGHTS)

    assert refused.returncode == STORAGE_ERROR
    assert refused.stdout == ""
    assert f"The archive {archive}: it may not be written." in refused.stderr
    archive.chmod(0o644)
    assert problems(archive) == []


def test_a_file_that_is_no_archive_is_told(tmp_path):
    archive = tmp_path / "archive.sqlite3"
    archive.write_text("These are words, and no database at all.\n" * 100)

    refused = manage(archive, "verify")

    assert refused.returncode == STORAGE_ERROR
    assert refused.stderr.strip() == (
        f"The archive {archive}: it is no SQLite file. See DATABASE_URL, or restore a backup: manage.py restore."
    )
