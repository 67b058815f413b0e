"""A real scheduler with two worker processes, which are killed, too."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from threading import Thread

import distributed
import pytest
from django.core.management import CommandError, call_command

from newsarchive.export import export
from newsarchive.ingest import cluster, workers
from newsarchive.ingest.cluster import ClusterExecutor
from newsarchive.ingest.document import SourceFile
from newsarchive.ingest.pipeline import ingest
from newsarchive.ingest.workers import ClusterError, ReadError, read_document
from newsarchive.management.commands.ingest import CLUSTER_ERROR
from newsarchive.models import Article
from newsarchive.vocabulary import Outcome
from tests.archives import archive_at
from tests.ingest.deadly import DEADLY, LASTING, SLOW

ROOT = Path(__file__).parents[2]
pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]


@contextmanager
def running(folder, workers=2):
    """Start a scheduler and its workers; give its address and the two processes, that of the workers the leader of a group."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "error"}
    file = folder / "scheduler.json"
    common = ["--scheduler-file", str(file), "--no-dashboard"]

    def start(*arguments):
        with (folder / "log").open("a") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "dask", *arguments, *common],
                cwd=folder,
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    processes = [start("scheduler", "--host", "127.0.0.1", "--port", "0")]
    if workers:
        processes.append(
            start("worker", "--nworkers", str(workers), "--nthreads", "1", "--preload", "tests.ingest.deadly")
        )
    try:
        deadline = time.monotonic() + 120
        while not (file.exists() and file.stat().st_size) and time.monotonic() < deadline:
            time.sleep(0.05)
        with distributed.Client(scheduler_file=str(file), set_as_default=False, timeout=60) as client:
            client.wait_for_workers(workers, timeout=120) if workers else None
            address = client.scheduler.address
        yield address, *processes
    finally:
        for process in processes:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with running(tmp_path_factory.mktemp("cluster")) as (address, *_):
        yield address


@pytest.fixture
def folder(tmp_path):
    """A folder of more documents than are under way at a time."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(14):
        (folder / f"{number:02}.txt").write_text(
            f" date 2024-01-24 SEOUL - The film “Slack Water {number % 5}” will be released on {number + 3} February 2024. "
            f"It stars Ann Lee and was directed by Bob Roe. {SLOW}\n"
        )
    return folder


def exported(folder):
    export(folder)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def after(number, act):
    """Return what acts once, when so many inputs are stored."""
    told = []

    def report(source, outcome):
        told.append(source)
        if len(told) == number:
            act()

    return report


def command(*arguments):
    """Return what ended the command, and its exit code."""
    with pytest.raises(CommandError) as raised:
        call_command("ingest", *map(str, arguments), stdout=StringIO())
    return str(raised.value), raised.value.returncode


@pytest.mark.sqlite
def test_with_a_worker_killed_midway_the_archive_is_the_same_to_the_byte(address, folder, tmp_path):
    with distributed.Client(address, set_as_default=False) as client:
        processes = client.run(os.getpid)

    def kill():
        os.kill(min(processes.values()), signal.SIGKILL)

    with archive_at(tmp_path / "here.sqlite3"):
        ingest([str(folder)], workers=1)
        here = exported(tmp_path / "here")
    with archive_at(tmp_path / "there.sqlite3"):
        summary = ingest([str(folder)], crew=cluster.cluster(address), progress=after(3, kill))
        there = exported(tmp_path / "there")

    assert summary.outcomes == {Outcome.NEW: 14}
    assert there == here
    assert b"Slack Water 4" in here["works.jsonl"]


def test_a_document_that_kills_its_workers_fails_alone(address, folder):
    (folder / "05.txt").write_text(DEADLY)
    with distributed.Client(address, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)
        client.run_on_scheduler(lambda dask_scheduler: setattr(dask_scheduler, "allowed_failures", 0))

    summary = ingest([str(folder)], crew=cluster.cluster(address))

    assert summary.outcomes == {Outcome.NEW: 13, Outcome.FAILED: 1}
    assert [(one.source, one.reason[:34]) for one in summary.failures] == [
        ("05.txt", "the worker that read it died, twic")
    ]


@pytest.fixture
def become_another_version(monkeypatch):
    """What makes this process, but no worker, one of another version."""

    def become():
        monkeypatch.setattr(cluster, "EXTRACTOR_VERSION", "99")
        cluster.versions.cache_clear()

    yield become
    monkeypatch.undo()
    cluster.versions.cache_clear()


def test_workers_of_another_version_are_refused(address, become_another_version):
    become_another_version()

    with pytest.raises(ClusterError, match=r"127.0.0.1:\d+: extractor \d+ instead of 99"):
        ClusterExecutor(address)


@pytest.mark.parametrize(
    "name", ["read.py", "learned/names.json", "learned/network.npz", "lexicons/given.txt"]
)
def test_a_worker_with_other_code_or_other_learned_weights_is_of_another_version(
    name, tmp_path, monkeypatch, become_another_version
):
    file = tmp_path / "ingest" / name
    file.parent.mkdir(parents=True)
    monkeypatch.setattr(cluster, "_CODE", tmp_path)
    told = []
    for content in (b"one", b"another"):
        file.write_bytes(content)
        cluster.versions.cache_clear()
        told.append(cluster.versions()["code"])

    assert told[0] != told[1]


def test_workers_of_another_version_that_come_later_are_refused(address, become_another_version):
    with ClusterExecutor(address) as executor:
        become_another_version()
        error = executor.submit(read_document, SourceFile("a", "", ".txt", b"Words.", "")).exception(60)

    assert isinstance(error, ClusterError)
    assert "another version of the program" in str(error)


def test_errors_in_a_document_come_back_as_here(address):
    with ClusterExecutor(address) as executor:
        result = executor.submit(read_document, SourceFile("a", "", ".txt", b" ", "")).result(60)

    assert isinstance(result, ReadError)
    assert str(result) == "no text: there is nothing but white space"


def test_a_scheduler_without_workers_is_told(tmp_path, folder, monkeypatch):
    monkeypatch.setattr(cluster, "_WORKER_SECONDS", 0.2)
    with running(tmp_path, workers=0) as (address, _):
        error, code = command(folder, "--scheduler", address)

    assert code == CLUSTER_ERROR
    assert error.startswith(
        f"The scheduler at {address} has no workers: start some with dask worker {address}."
    )
    assert not Article.objects.exists()


def test_no_scheduler_is_told(folder, monkeypatch):
    monkeypatch.setattr(cluster, "_SCHEDULER_SECONDS", 0.5)

    error, code = command(folder, "--scheduler", "tcp://127.0.0.1:9")

    assert code == CLUSTER_ERROR
    assert error.startswith("No Dask scheduler answers at tcp://127.0.0.1:9: ")
    assert command(folder, "--scheduler", "nowhere")[1] == CLUSTER_ERROR


@pytest.mark.parametrize(
    ("lost", "message"),
    [(0, "The Dask scheduler at {} is lost: "), (1, "The scheduler at {} has had no worker for ")],
    ids=["scheduler", "workers"],
)
def test_without_the_cluster_a_run_ends_and_the_next_one_goes_on(
    tmp_path, folder, monkeypatch, lost, message
):
    for last in (folder / "12.txt", folder / "13.txt"):
        last.write_text(f"{last.read_text()} {LASTING}\n")  # for the workers alone: here it is read at once
    monkeypatch.setattr(cluster, "_DESERTED_SECONDS", 1.0)
    monkeypatch.setattr(cluster, "_SCHEDULER_SECONDS", 3.0)
    monkeypatch.setattr(cluster, "_BETWEEN_LOOKS", 0.2)
    with running(tmp_path) as (address, *processes):
        kill = after(3, lambda: os.killpg(processes[lost].pid, signal.SIGKILL))
        with pytest.raises(ClusterError) as raised:
            ingest([str(folder)], crew=cluster.cluster(address), progress=kill)

    assert str(raised.value).startswith(message.format(address))
    stored = Article.objects.count()
    assert 3 <= stored < 14
    assert ingest([str(folder)]).outcomes == {Outcome.UNCHANGED: stored, Outcome.NEW: 14 - stored}


def test_a_document_that_takes_for_ever_fails_where_no_signal_comes_too(monkeypatch):
    def parse(source_file):
        while True:
            time.sleep(0.01)

    monkeypatch.setattr(workers, "_LONGEST_SECONDS", 0.1)
    monkeypatch.setattr(workers, "parse", parse)
    results = []
    thread = Thread(target=lambda: results.append(read_document(SourceFile("a", "", ".txt", b"", ""))))
    thread.start()
    thread.join(60)

    assert str(results[0]) == "reading it took longer than 0 seconds: split it into its articles"
