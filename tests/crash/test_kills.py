"""Kill what writes the archive at random moments: nothing is lost or half done, and running again completes it.

By hand, more kills: pytest -n0 tests/crash/test_kills.py --kills 25 is 200 in all.
"""

import json
import random
import shutil
import time
from queue import Empty

import pytest

from tests.archives import copy_empty_archive
from tests.crash.documents import CHANGED, DOCUMENTS

pytestmark = [pytest.mark.long, pytest.mark.sqlite, pytest.mark.django_db(transaction=True)]

NAMES = [
    "ingest_documents",
    "ingest_in_workers",
    "ingest_changed",
    "reread",
    "merge_persons",
    "settle_disagreement",
    "back_up",
    "restore_backup",
]


def in_process(processes, function, *arguments):
    process = processes.Process(target=call, args=(function, *arguments))
    process.start()
    return process


def call(function, *arguments):
    from tests.crash import operations  # loaded in the process that this one is forked from

    getattr(operations, function)(*arguments)


def finished(process):
    process.join(300)
    assert process.exitcode == 0
    return process


def looked(processes, path, name):
    """Return what verify finds, and the export after running the operation again, without ids and times."""
    answers = processes.Queue()
    process = in_process(processes, "look", path, name, answers)
    try:
        found, exported = answers.get(timeout=300)
    except Empty:
        pytest.fail(f"{name} cannot be run again")
    finished(process)
    rows = {
        table: [without_ids(json.loads(line)) for line in content.splitlines()]
        for table, content in exported.items()
    }
    return found, rows


def without_ids(value):
    if isinstance(value, dict):
        return {key: without_ids(one) for key, one in value.items() if key != "id"}
    return [without_ids(one) for one in value] if isinstance(value, list) else value


@pytest.fixture
def beginning(tmp_path, request):
    """The folder of an archive that is where the operation begins."""
    folder = tmp_path / "beginning"
    folder.mkdir()
    for name, documents in (("documents", DOCUMENTS), ("changed", CHANGED)):
        (folder / name).mkdir()
        for file, text in documents.items():
            (folder / name / file).write_text(text)
    copy_empty_archive(folder / "archive.sqlite3")
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_a_kill_at_any_moment_leaves_a_sound_archive_that_goes_on(
    processes, beginning, tmp_path, name, kills
):
    finished(in_process(processes, "prepare", beginning / "archive.sqlite3", name))
    folder = tmp_path / "work"  # the same for all: places are a part of what is stored
    path = folder / "archive.sqlite3"

    def begin():
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(beginning, folder)
        started = processes.Event()
        process = in_process(processes, "run", path, name, started)
        assert started.wait(60)
        return process, time.monotonic()

    process, since = begin()
    finished(process)
    longest = time.monotonic() - since
    expected = looked(processes, path, name)
    assert expected[0] == []
    moments = random.Random(f"{name} {kills}")
    killed, missed = 0, 0
    while killed < kills:
        process, since = begin()
        time.sleep(longest * moments.random())
        process.kill()
        process.join()
        if process.exitcode != -9:
            missed += 1  # it had ended before
            assert missed <= 5 * kills + 20
            continue
        killed += 1
        found, rows = looked(processes, path, name)
        assert found == []
        assert rows == expected[1]
