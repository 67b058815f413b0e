import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from newsarchive.ingest import pipeline
from newsarchive.management.commands import ingest
from newsarchive.models import Article, IngestRun, SecondReading
from tests.archives import copy_empty_archive

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.django_db


def run(*args):
    """Return what the command writes, and its return code."""
    out = StringIO()
    try:
        call_command("ingest", *args, stdout=out)
    except CommandError as error:
        return out.getvalue(), error.returncode, str(error)
    return out.getvalue(), 0, ""


@pytest.fixture
def text(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("nothing in here is a name.\n")
    return str(path)


def test_success_is_one_line(text):
    out, code, _ = run(text)

    assert code == 0
    assert (
        out
        == "1 article: 1 new, 0 unchanged, 0 replaced, 0 failed · 0 persons · 0 works · 0 claims · 0 disagreements\n"
    )


def test_what_an_interrupted_run_left_is_done_and_told(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(
        "“Salt” is a film by the director Ada Byrne. The film “Salt” opens in May.\n"
    )
    (tmp_path / "b.txt").write_text("In May Salt opens. Ada Byrne is glad of it, and Salt is long.\n")
    with monkeypatch.context() as patched:
        patched.setattr(pipeline.store, "due_articles", _interrupt)
        assert run(str(tmp_path))[1] == ingest.INTERRUPTED
    left = SecondReading.objects.filter(is_due=True).count()
    assert left

    out, code, _ = run(str(tmp_path))

    assert code == 0
    readings = "second reading" if left == 1 else "second readings"
    assert f"{left} {readings} that an earlier run had left came to their turn as well." in out
    assert "earlier run" not in run(str(tmp_path))[0]


def _interrupt():
    raise KeyboardInterrupt


def test_failed_inputs_are_listed_and_fail_the_command(text, tmp_path):
    (tmp_path / "b.txt").write_bytes(b"")

    out, code, error = run(str(tmp_path), str(tmp_path / "c.txt"))

    assert code == 1
    assert out.splitlines()[0].startswith("3 articles: 1 new, 0 unchanged, 0 replaced, 2 failed · ")
    assert out.splitlines()[1:] == [
        "b.txt: empty: there is nothing to read",
        "c.txt: cannot be read: No such file or directory: check the path",
    ]
    assert error == "2 failed; manage.py ingest --retry-failed reads them again."


def test_failed_inputs_can_be_retried_alone(text, tmp_path):
    (tmp_path / "b.txt").write_bytes(b"")
    run(str(tmp_path))
    (tmp_path / "b.txt").write_text("now there are words.")

    out, code, _ = run("--retry-failed")

    assert (out[:17], code) == ("1 article: 1 new,", 0)
    assert run("--retry-failed")[0].startswith("0 articles: ")


def test_a_dry_run_says_so_and_stores_nothing(text):
    out, code, _ = run(text, "--dry-run")

    assert out.splitlines()[0].startswith("1 article: 1 new, ")
    assert out.splitlines()[1] == "Dry run: nothing was stored."
    assert (code, Article.objects.exists(), IngestRun.objects.exists()) == (0, False, False)


def test_nothing_to_ingest_is_an_error_of_usage():
    _, code, error = run()

    assert code == 2
    assert error.startswith("Name what to ingest: files, folders, or - for standard input")


@pytest.mark.parametrize("workers", ["0", "-1", "many"])
def test_the_number_of_workers_is_checked(text, workers):
    with pytest.raises(CommandError, match="is not a number of processes"):
        call_command("ingest", text, f"--workers={workers}")


def test_a_database_that_is_not_migrated_is_named(text, monkeypatch):
    monkeypatch.setattr(
        ingest.MigrationExecutor, "migration_plan", lambda executor, targets: [("0001_initial", False)]
    )

    _, code, error = run(text)

    assert (code, error) == (1, "The database is not up to date: run manage.py migrate first.")


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        ([], "what was stored stays; run the same command again to go on"),
        (["--dry-run"], "nothing was stored"),
    ],
)
def test_an_interruption_ends_the_command_cleanly(text, monkeypatch, options, kept):
    def interrupt(*args, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(ingest, "ingest", interrupt)

    _, code, error = run(text, *options)

    assert (code, error) == (130, f"Interrupted: {kept}.")


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_ctrl_c_stops_the_workers_too_and_the_next_run_goes_on(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(120):
        (folder / f"{number:03}.txt").write_text(
            f" date 2024-01-24 The song Number {number} is out on January 24.\n" * 5
        )
    archive = copy_empty_archive(tmp_path / "archive.sqlite3")
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{archive}"}
    command = [sys.executable, str(ROOT / "manage.py")]
    running = subprocess.Popen(
        [*command, "ingest", str(folder), "--workers=2"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    deadline = time.monotonic() + 240
    while stored(archive) < 3 and time.monotonic() < deadline:
        time.sleep(0.01)

    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to every process of the command
    out, error = running.communicate(timeout=240)

    assert running.returncode == 130
    assert (out, error) == (
        b"",
        b"CommandError: Interrupted: what was stored stays; run the same command again to go on.\n",
    )
    again = subprocess.run(
        [*command, "ingest", str(folder), "--workers=2"], env=environment, capture_output=True, check=True
    )
    assert b"120 articles: " in again.stdout
    assert b" 0 failed" in again.stdout


def stored(archive):
    with closing(sqlite3.connect(archive, timeout=20)) as connection:
        return connection.execute("SELECT count(*) FROM newsarchive_article").fetchone()[0]


def test_a_pipe_shows_no_progress(text, capfd):
    call_command("ingest", text)

    assert capfd.readouterr().err == ""


def test_a_terminal_shows_progress(text, monkeypatch):
    screen = StringIO()
    console = ingest.Console(file=screen, force_terminal=True, width=100)
    monkeypatch.setattr(ingest, "Console", lambda **options: console)

    call_command("ingest", text, stdout=StringIO())

    assert "1 done, 0 failed" in screen.getvalue()
    assert "a.txt" in screen.getvalue()
