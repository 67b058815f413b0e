import os
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction

from newsarchive.ingest import pipeline, store, workers
from newsarchive.ingest.document import Document, Reading
from newsarchive.ingest.pipeline import FailedInput, ingest
from newsarchive.ingest.store import articles
from newsarchive.ingest.workers import Crew, InProcessExecutor, ReadError, read_document
from newsarchive.models import Article, IngestItem, IngestRun
from newsarchive.search import search_articles
from newsarchive.verify import verify
from newsarchive.vocabulary import Outcome
from tests.archives import copy_empty_archive, forget_statistics

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    """A folder of three texts and a file that is none."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in (1, 2, 3):
        (folder / f"{number}.txt").write_text(
            f" date 2024-01-0{number} Song {number} is out. It is number {number}."
        )
    (folder / "broken.txt").write_bytes(b"%PDF-1.7")
    return folder


class FailingExecutor(Executor):
    """Breaks on documents whose bytes hold the given words, as a pool does when one of its processes dies."""

    broken = 0

    def __init__(self, deadly, deaths=10):
        self.deadly, self.deaths = deadly, deaths

    def submit(self, fn, /, source_file):
        future = Future()
        if self.deadly in source_file.content and FailingExecutor.broken < self.deaths:
            FailingExecutor.broken += 1
            future.set_exception(BrokenProcessPool("A process in the process pool was terminated abruptly"))
        else:
            future.set_result(fn(source_file))
        return future


def items():
    return list(IngestItem.objects.order_by("id").values_list("source", "outcome", "reason"))


def test_each_input_has_its_outcome_in_the_order_of_the_inputs(folder):
    summary = ingest([str(folder)])

    assert summary.outcomes == {Outcome.NEW: 3, Outcome.FAILED: 1}
    assert summary.failures == (
        FailedInput("broken.txt", "a PDF document, not text: convert it to text first"),
    )
    assert items() == [
        ("1.txt", "new", ""),
        ("2.txt", "new", ""),
        ("3.txt", "new", ""),
        ("broken.txt", "failed", "a PDF document, not text: convert it to text first"),
    ]
    assert Article.objects.count() == 3
    run = IngestRun.objects.get()
    assert run.paths == [str(folder)]
    assert run.finished is not None


def test_the_summary_is_one_line(folder):
    (folder / "broken.txt").unlink()

    line = str(ingest([str(folder)]))

    assert line.startswith("3 articles: 3 new, 0 unchanged, 0 replaced, 0 failed · ")
    totals = store.totals()
    assert f"· {totals.claims} claim" in line
    assert f"· {totals.disagreements} disagreement" in line


def test_a_second_run_reads_nothing_again(folder, monkeypatch):
    ingest([str(folder)])
    before = list(Article.objects.values())
    monkeypatch.setattr(pipeline, "process_pool", lambda count: pytest.fail("nothing needs to be read"))
    monkeypatch.setattr(workers, "read_document", lambda source_file: pytest.fail("nothing needs to be read"))

    summary = ingest([str(folder)])

    assert summary.outcomes == {Outcome.UNCHANGED: 3, Outcome.FAILED: 1}
    assert list(Article.objects.values()) == before


def test_a_changed_file_replaces_its_earlier_text(folder):
    ingest([str(folder)])
    (folder / "2.txt").write_text(" date 2024-01-02 Song 2 is not out. It was taken back.")

    summary = ingest([str(folder)])

    assert summary.outcomes == {Outcome.UNCHANGED: 2, Outcome.REPLACED: 1, Outcome.FAILED: 1}
    assert Article.objects.current().count() == 3


def test_a_file_named_twice_is_stored_once(folder):
    path = str(folder / "1.txt")

    assert ingest([path, path]).outcomes == {Outcome.NEW: 1, Outcome.UNCHANGED: 1}


def test_a_dry_run_stores_nothing_and_says_what_it_would(folder):
    summary = ingest([str(folder)], dry_run=True)

    assert summary.outcomes == {Outcome.NEW: 3, Outcome.FAILED: 1}
    assert not Article.objects.exists()
    assert not IngestRun.objects.exists()


def test_failed_inputs_are_retried_alone_and_under_their_names(folder, tmp_path):
    (folder / "lines.jsonl").write_text('{"text": "Words."}\n{"text": \n')
    ingest([str(folder), str(tmp_path / "missing.txt")])
    assert [source for source, _ in store.failed_inputs()] == ["broken.txt", "lines.jsonl#2", "missing.txt"]
    (folder / "broken.txt").write_text("Now it is a text.")
    (folder / "lines.jsonl").write_text('{"text": "Words."}\n{"text": "Mended words."}\n')

    summary = ingest([], retry_failed=True)

    assert summary.outcomes == {Outcome.NEW: 2, Outcome.FAILED: 1}
    assert sorted(Article.objects.values_list("source", flat=True))[-3:] == [
        "broken.txt",
        "lines.jsonl#1",
        "lines.jsonl#2",
    ]
    assert [source for source, _ in store.failed_inputs()] == ["missing.txt"]


def test_an_error_in_one_document_fails_that_one(folder, monkeypatch):
    def extract(document: Document, known: object, facts: object) -> Reading:
        if "Song 2" in document.text:
            raise ZeroDivisionError("no such song")
        return Reading()

    monkeypatch.setattr(workers, "extract", extract)

    assert ingest([str(folder)]).failures[0] == FailedInput("2.txt", "ZeroDivisionError: no such song")
    assert list(Article.objects.values_list("source", flat=True).order_by("source")) == ["1.txt", "3.txt"]


def test_a_document_that_takes_for_ever_fails_alone(folder, monkeypatch):
    monkeypatch.setattr(workers, "_LONGEST_SECONDS", 0.2)
    monkeypatch.setattr(
        workers,
        "extract",
        lambda document, known, facts: time.sleep(20 if "Song 2" in document.text else 0) or Reading(),
    )

    (slow, _) = ingest([str(folder)]).failures

    assert (slow.source, slow.reason[:27]) == ("2.txt", "reading it took longer than")
    assert Article.objects.count() == 2


def test_an_article_that_cannot_be_stored_fails_alone(folder, monkeypatch):
    keep = store.store

    def refuse(source_file, *args):
        if source_file.source == "2.txt":
            raise ValueError("no room")
        return keep(source_file, *args)

    monkeypatch.setattr(store, "store", refuse)

    assert ingest([str(folder)]).failures[0] == FailedInput("2.txt", "cannot be stored: ValueError: no room")
    assert Article.objects.count() == 2


def test_an_article_that_cannot_be_stored_leaves_those_stored_with_it(folder, monkeypatch):
    confirm = articles.confirm

    def refuse(article, *args):
        if article.source == "2.txt":
            raise ValueError("no room")
        confirm(article, *args)

    monkeypatch.setattr(articles, "confirm", refuse)

    summary = ingest([str(folder)], crew=Crew(InProcessExecutor, lambda: 2))

    assert summary.failures[0] == FailedInput("2.txt", "cannot be stored: ValueError: no room")
    assert list(Article.objects.order_by("pk").values_list("source", flat=True)) == ["1.txt", "3.txt"]
    assert list(verify()) == []


def test_what_fails_when_articles_are_stored_together_is_stored_one_by_one(folder, monkeypatch):
    ends = []

    @contextmanager
    def failing():
        with transaction.atomic():
            yield
            ends.append(Article.objects.count())
            raise IntegrityError("a foreign key")

    monkeypatch.setattr(pipeline, "writing", failing)

    summary = ingest([str(folder)], crew=Crew(InProcessExecutor, lambda: 2))

    assert ends == [2, 3]
    assert summary.outcomes == {Outcome.NEW: 3, Outcome.FAILED: 1}
    assert Article.objects.count() == 3
    assert IngestItem.objects.count() == 4


@pytest.mark.parametrize(("deaths", "failed"), [(1, 0), (10, 1)])
def test_only_the_document_fails_that_kills_its_worker(folder, monkeypatch, deaths, failed):
    monkeypatch.setattr(FailingExecutor, "broken", 0)
    (folder / "broken.txt").unlink()

    summary = ingest([str(folder)], crew=Crew(lambda: FailingExecutor(b"Song 2", deaths), lambda: 2))

    assert summary.outcomes[Outcome.NEW] == 3 - failed
    assert [failure.source for failure in summary.failures] == ["2.txt"] * failed
    assert all("the worker that read it died" in failure.reason for failure in summary.failures)


def test_documents_are_read_ahead_within_bounds_and_stored_in_order(folder, monkeypatch):
    for number in range(40):
        (folder / f"a{number:02}.txt").write_text(f"This is text number {number}.")
    waiting = []

    class Watching(InProcessExecutor):
        def submit(self, fn, /, *args):
            waiting.append(Article.objects.count())
            return super().submit(fn, *args)

    ingest([str(folder)], crew=Crew(Watching, lambda: 2))

    # Article number n is stored before document n + 8 is submitted, and not all are submitted at once.
    assert all(number - stored <= 2 * workers.AHEAD for number, stored in enumerate(waiting))
    sources = Article.objects.order_by("id").values_list("source", flat=True)
    assert list(sources) == sorted(sources)


@pytest.mark.django_db(transaction=True)
def test_worker_processes_read_as_this_process_does(tmp_path):
    for number in range(pipeline._SMALL_RUN + 4):
        (tmp_path / f"{number:02}.txt").write_text(
            f" date 2024-01-24 The song Number {number} came out on January 2{number % 9}."
        )
    (tmp_path / "99.json").write_text('{"text": "<p>Words.</p>", "title": "A title"}')

    summary = ingest([str(tmp_path)], workers=2)

    assert summary.outcomes == {Outcome.NEW: pipeline._SMALL_RUN + 5}
    assert list(Article.objects.order_by("id").values_list("source", flat=True))[-1] == "99.json"


def test_progress_is_told_of_each_input(folder):
    told = []

    ingest([str(folder)], progress=lambda source, outcome: told.append((source, outcome)))

    assert told == [(f"{number}.txt", Outcome.NEW) for number in (1, 2, 3)] + [("broken.txt", Outcome.FAILED)]


def test_an_error_of_any_kind_comes_back_as_a_reason(monkeypatch):
    monkeypatch.setattr(workers, "parse", lambda source_file: [][0])

    result = read_document(None)

    assert isinstance(result, ReadError)
    assert str(result) == "IndexError: list index out of range"


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_run_that_was_killed_is_finished_by_the_next(tmp_path):
    """Kill -9 in the middle of a run with worker processes; run it again; compare with a run that nothing disturbed."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(24):
        text = f" date 2024-01-24 SEOUL - Jane Doe released Song {number} on January {number % 28 + 1}, 2024.\n\nIt was directed by Bob Roe."
        (folder / f"{number:03}.txt").write_text(text)
    killed, undisturbed = (f"sqlite:///{tmp_path}/{name}.sqlite3" for name in ("killed", "undisturbed"))
    for name in ("killed", "undisturbed"):
        copy_empty_archive(tmp_path / f"{name}.sqlite3")

    run = start(killed, "ingest", str(folder), "--workers=2")
    deadline = time.monotonic() + 60
    while count(killed) < 3 and run.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    assert run.poll() is None, "the run ended before it could be killed"
    os.kill(run.pid, signal.SIGKILL)
    run.communicate(timeout=20)  # ends when no worker holds the pipe any more: they go with their parent
    assert 3 <= count(killed) < 24

    assert b"24 articles: " in manage(killed, "ingest", str(folder), "--workers=2")
    assert b"24 new" in manage(undisturbed, "ingest", str(folder), "--workers=1")
    assert held(killed) == held(undisturbed)


def start(database, *args):
    return subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), *args],
        env={**os.environ, "DATABASE_URL": database},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def manage(database, *args):
    process = start(database, *args)
    out, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    return out


def rows(database, query):
    with closing(sqlite3.connect(database.removeprefix("sqlite:///"), timeout=20)) as connection:
        return connection.execute(query).fetchall()


def count(database):
    return rows(database, "SELECT count(*) FROM newsarchive_article")[0][0]


def held(database):
    """What an archive holds, apart from the ids and the record of its runs."""
    return [
        rows(database, query)
        for query in (
            "SELECT source, digest, is_current, text FROM newsarchive_article ORDER BY source",
            "SELECT name, article_count FROM newsarchive_person ORDER BY name",
            "SELECT title, article_count FROM newsarchive_work ORDER BY title",
            "SELECT predicate, value, article_count FROM newsarchive_claim ORDER BY predicate, value",
            "SELECT article.source, citation.start, citation.quote FROM newsarchive_citation citation "
            "JOIN newsarchive_article article ON article.id = citation.article_id ORDER BY 1, 2, 3",
        )
    ]


def test_an_article_in_another_language_is_kept_and_searched_but_not_read(tmp_path):
    (tmp_path / "de.txt").write_text(
        "Die Reederei teilte mit, dass Anna Vogel den Film „Der lange Winter“ am 3. März 2024 in Hamburg zeigt. Die "
        "Regisseurin drehte ihn im vergangenen Sommer auf zwei Inseln."
    )

    ingest([str(tmp_path)])

    article = Article.objects.get()
    assert article.language == "de"
    assert not article.citations.exists() and not article.mentions.exists()
    assert list(search_articles(Article.objects.all(), "Regisseurin")) == [article]


def counted_tables():
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT tbl FROM sqlite_stat1")
        return {table for (table,) in cursor.fetchall()}


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_run_ends_by_counting_what_sqlite_chooses_its_ways_by(folder):
    forget_statistics()

    ingest([str(folder)])

    assert {"newsarchive_article", "newsarchive_ingestitem"} <= counted_tables()


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_long_run_counts_again_while_it_goes_on(tmp_path, monkeypatch):
    """By what a small archive held, it would be quicker to read through tables that are large by now."""
    forget_statistics()
    monkeypatch.setattr(pipeline, "_FIRST_RECOUNT", 16)
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text(f"Nothing happened on day {number}.")
    ingest([str(tmp_path / "0.txt")])
    known = []

    ingest([str(tmp_path)], progress=lambda *_: known.append(counted_articles()))

    assert known[0] == 1
    assert known[-1] >= 16


def counted_articles():
    with connection.cursor() as cursor:
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = 'newsarchive_article' LIMIT 1")
        return int(cursor.fetchone()[0].split()[0])
