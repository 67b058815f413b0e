"""manage.py serve with several processes: they share an address, one that ends is replaced, and none outlives the first."""

import os
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.conf import settings
from django.db import connection

from tests.archives import copy_empty_archive

PROC = Path("/proc")

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="on an archive's file of its own"),
    pytest.mark.skipif(not PROC.is_dir(), reason="tells processes from /proc"),
]


@contextmanager
def served(path, *arguments, **options):
    """Run manage.py serve on an archive at the path; yield the process and its address."""
    with subprocess.Popen(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), "serve", "--port=0", *arguments],
        env=os.environ | {"DATABASE_URL": f"sqlite:///{copy_empty_archive(path)}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **options,
    ) as process:
        try:
            line = process.stdout.readline()
            found = re.search(r"http://\S+(?=;)", line)
            assert found, line + process.stdout.read()
            yield process, found[0]
        finally:
            process.kill()


def answering(process):
    """Return the ids of the processes that this one began to answer requests."""
    ids = [int(one.name) for one in PROC.iterdir() if one.name.isdigit()]
    return {one for one in ids if parent_of(one) == process.pid and "spawn_main" in command_of(one)}


def parent_of(process_id):
    try:
        return int((PROC / str(process_id) / "stat").read_text("utf-8").rpartition(")")[2].split()[1])
    except OSError:
        return None  # it has ended meanwhile


def command_of(process_id):
    try:
        return (PROC / str(process_id) / "cmdline").read_text("utf-8")
    except OSError:
        return ""


def status_of(address):
    with urlopen(address, timeout=60) as answer:
        return answer.status


def wait_until(happened, what):
    until = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < until, what
        time.sleep(0.1)


def is_gone(process_id):
    # a process that has ended stays listed until its parent, or whoever took it over, has asked how
    return command_of(process_id) == ""


def test_each_of_several_processes_answers_at_the_one_address(tmp_path):
    with served(tmp_path / "archive.sqlite3", "--processes=2") as (process, address):
        both = answering(process)
        assert len(both) == 2
        assert status_of(f"{address}/health/") == 200
        for stopped in both:  # the other one answers alone
            os.kill(stopped, signal.SIGSTOP)
            assert status_of(f"{address}/articles/") == 200
            os.kill(stopped, signal.SIGCONT)


def test_a_process_that_ends_is_replaced(tmp_path):
    with served(tmp_path / "archive.sqlite3", "--processes=2") as (process, address):
        assert status_of(address) == 200
        time.sleep(5)  # one that ends sooner would end again
        ended = min(answering(process))
        os.kill(ended, signal.SIGKILL)
        wait_until(lambda: len(answering(process) - {ended}) == 2, "nothing in its place")
        assert status_of(address) == 200
        process.terminate()
        assert process.wait(60) == 0
        assert "A server process ended with exit code -9" in process.stdout.read()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_none_outlives_the_first_one(tmp_path, how):
    with served(tmp_path / "archive.sqlite3", "--processes=2") as (process, address):
        assert status_of(address) == 200
        both = answering(process)
        process.send_signal(how)
        assert process.wait(60) == (-signal.SIGKILL if how == signal.SIGKILL else 0)
        wait_until(lambda: all(map(is_gone, both)), "still running")
        with pytest.raises(URLError):
            status_of(address)


@pytest.mark.parametrize("seconds", [0, 0.2, 0.5])
def test_one_that_is_still_beginning_does_not_outlive_the_first_one(tmp_path, seconds):
    with served(tmp_path / "archive.sqlite3", "--processes=2") as (process, _):
        wait_until(lambda: len(answering(process)) == 2, "not begun")
        both = answering(process)
        time.sleep(seconds)
        process.kill()
        assert process.wait(60) == -signal.SIGKILL
        wait_until(lambda: all(map(is_gone, both)), "still running")


@pytest.mark.parametrize("seconds", [0, 0.5])
def test_ctrl_c_in_a_terminal_ends_all_quietly(tmp_path, seconds):
    """There it goes to each of the processes, and they may still be beginning."""
    with served(tmp_path / "archive.sqlite3", "--processes=2", process_group=0) as (process, _):
        both = answering(process)
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(60) == 0
        wait_until(lambda: all(map(is_gone, both)), "still running")
        assert process.stdout.read() == ""


def test_one_process_answers_by_itself(tmp_path):
    with served(tmp_path / "archive.sqlite3", "--processes=1") as (process, address):
        assert status_of(address) == 200
        assert answering(process) == set()


def test_no_process_is_a_mistake(tmp_path):
    run = subprocess.run(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), "serve", "--processes=0"],
        capture_output=True,
        text=True,
    )

    assert run.returncode == 2
    assert "--processes" in run.stderr
