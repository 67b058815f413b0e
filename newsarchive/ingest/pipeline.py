"""The order of the stages: read → parse → extract → link → store. One transaction an article, in the order of the inputs.

Reading and storing happen here; between them documents are parsed and extracted by worker processes. Each article is
stored whole, together with the record of its input: killed at any moment and run again, the archive loses nothing and
holds nothing twice.
"""

import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import TypeAlias

from django.db import transaction

from newsarchive.ingest import store
from newsarchive.ingest.document import SourceFile
from newsarchive.ingest.read import Failure, Input, read, read_again
from newsarchive.ingest.workers import InProcessExecutor, ReadError, Result, Workers, process_pool
from newsarchive.vocabulary import Outcome

# So few documents are read in less time than it takes to start the workers.
_SMALL_RUN = 8

# Documents that are read ahead for each worker: enough to keep it busy, few enough to stay in memory.
_AHEAD = 4

# SQLite's waiting writers poll: a run that never rests between two transactions would keep editors from saving.
_BETWEEN_RESTS = 100
_REST_SECONDS = 0.05

Report: TypeAlias = Callable[[str, Outcome], None]


@dataclass(frozen=True)
class FailedInput:
    source: str
    reason: str


@dataclass(frozen=True)
class Summary:
    """What became of the inputs of a run, and what the archive holds after it."""

    outcomes: dict[Outcome, int]
    failures: tuple[FailedInput, ...]
    totals: store.Totals

    def __str__(self) -> str:
        counted = ", ".join(f"{self.outcomes.get(outcome, 0)} {outcome.value}" for outcome in Outcome)
        held = " · ".join(
            _counted(number, noun)
            for number, noun in (
                (self.totals.persons, "person"),
                (self.totals.works, "work"),
                (self.totals.claims, "claim"),
                (self.totals.disagreements, "disagreement"),
            )
        )
        return f"{_counted(sum(self.outcomes.values()), 'article')}: {counted} · {held}"


def ingest(
    paths: Iterable[str],
    *,
    workers: int = 1,
    dry_run: bool = False,
    retry_failed: bool = False,
    progress: Report | None = None,
    make_executor: Callable[[], Executor] | None = None,
) -> Summary:
    """Bring the documents at the paths into the archive; return what became of them.

    retry_failed: read again each input whose latest outcome is a failure. dry_run: do everything, and store nothing.
    progress: called with the source and outcome of each input. make_executor: who parses and extracts, instead of
    worker processes on this machine.
    """
    with transaction.atomic() if dry_run else nullcontext():
        summary = _ingest(list(paths), workers, retry_failed, progress, make_executor)
        if dry_run:
            transaction.set_rollback(True)
    return summary


def _ingest(
    paths: list[str],
    workers: int,
    retry_failed: bool,
    progress: Report | None,
    make_executor: Callable[[], Executor] | None,
) -> Summary:
    inputs = chain(read_again(store.failed_inputs()) if retry_failed else (), read(paths))
    run = store.start_run(paths)
    outcomes: Counter[Outcome] = Counter()
    failures = []
    for number, (found, result) in enumerate(_read_all(inputs, workers, make_executor), start=1):
        outcome, reason = _keep(run, found, result)
        outcomes[outcome] += 1
        if outcome == Outcome.FAILED:
            failures.append(FailedInput(found.source, reason))
        if progress is not None:
            progress(found.source, outcome)
        if number % _BETWEEN_RESTS == 0:
            time.sleep(_REST_SECONDS)
    store.finish_run(run)
    return Summary(dict(outcomes), tuple(failures), store.totals())


def _read_all(
    inputs: Iterator[Input], workers: int, make_executor: Callable[[], Executor] | None
) -> Iterator[tuple[Input, Result | int]]:
    """Yield each input, in their order, with what was read in it: the number of the article that it already made, if
    its bytes are known."""
    if make_executor is None:
        first = list(islice(inputs, _SMALL_RUN + 1))
        inputs = chain(first, inputs)
        workers = workers if len(first) > _SMALL_RUN else 1
        make_executor = partial(process_pool, workers) if workers > 1 else InProcessExecutor
    ahead = _AHEAD * workers if workers > 1 else 1
    readers = Workers(make_executor)
    waiting: deque[tuple[Input, Future[Result] | Result | int]] = deque()
    try:
        for found in inputs:
            waiting.append((found, _begin(found, readers)))
            if len(waiting) >= ahead:
                yield _finished(*waiting.popleft(), readers)
        while waiting:
            yield _finished(*waiting.popleft(), readers)
    finally:
        readers.shut_down()


def _begin(found: Input, readers: Workers) -> Future[Result] | Result | int:
    if isinstance(found, Failure):
        return ReadError(found.reason)
    unchanged = store.unchanged_article(found)
    return readers.submit(found) if unchanged is None else unchanged


def _finished(
    found: Input, begun: Future[Result] | Result | int, readers: Workers
) -> tuple[Input, Result | int]:
    if isinstance(begun, Future):
        assert isinstance(found, SourceFile)  # a failure was never submitted
        return found, readers.result(found, begun)
    return found, begun


def _keep(run: store.IngestRun, found: Input, result: Result | int) -> tuple[Outcome, str]:
    """Store what was read in an input, or record why nothing was; return its outcome and the reason."""
    record = partial(store.record, run, source=found.source, location=found.location, digest=found.digest)
    if isinstance(result, int):
        record(outcome=Outcome.UNCHANGED, article_id=result)
        return Outcome.UNCHANGED, ""
    if isinstance(found, SourceFile) and not isinstance(result, ReadError):
        try:
            stored = store.store(found, *result, run)
        except Exception as error:  # one article that cannot be stored does not keep the others out
            result = ReadError(f"cannot be stored: {type(error).__name__}: {error}")
        else:
            return stored.outcome, stored.reason
    record(outcome=Outcome.FAILED, reason=str(result))
    return Outcome.FAILED, str(result)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
