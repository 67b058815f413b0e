"""The order of the stages: read → parse → extract → link → store, in the order of the inputs.

Reading and storing happen here; between them documents are parsed and extracted by worker processes, or on a cluster.
Each article is stored whole, together with the record of its input: killed at any moment and run again, the archive
loses nothing and holds nothing twice. Articles that are read by the time it is their turn share a transaction, as ending
one takes its time; where one of them cannot be stored, the others are.

Each article is read by itself first. When all inputs are stored, those articles are read a second time to which others
have something to tell: names that they confirm. Which are due is noted with every article that is stored, so that a run
that was killed is gone on with here too.
"""

import logging
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from typing import TypeAlias

from django.db import transaction

from newsarchive.copies import CopyKind
from newsarchive.ingest import store
from newsarchive.ingest.document import SourceFile
from newsarchive.ingest.read import Failure, Input, read, read_again
from newsarchive.ingest.workers import (
    ALONE,
    Crew,
    NamedDocument,
    ReadError,
    Result,
    SecondReading,
    Workers,
    process_pool,
    read_document,
    read_second_time,
)
from newsarchive.one_writer import writing
from newsarchive.storage import is_storage_failure
from newsarchive.vocabulary import Outcome

# So few documents are read in less time than it takes to start the workers.
_SMALL_RUN = 8

# Editors wait for a transaction to end: it takes a tenth of a second on a large archive.
_MOST_TOGETHER = 2

# By what a small archive held, SQLite would read through tables that a long run has made large.
_FIRST_RECOUNT = 64

_logger = logging.getLogger(__name__)

Report: TypeAlias = Callable[[str, Outcome], None]
SecondReport: TypeAlias = Callable[[int, int], None]

# An input with what was read in it. What became of one: its outcome, the reason, and in what it is a copy.
ReadInput: TypeAlias = tuple[Input, Result | int]
Kept: TypeAlias = tuple[Outcome, str, CopyKind | None]
KeptInput: TypeAlias = tuple[Input, Outcome, str, CopyKind | None]


@dataclass(frozen=True)
class FailedInput:
    source: str
    reason: str


@dataclass(frozen=True)
class Summary:
    """What became of the inputs of a run, and what the archive holds after it.

    copies: how many inputs were a copy, by in what; left_over: how many articles were due for their second reading when
    the run began.
    """

    outcomes: dict[Outcome, int]
    failures: tuple[FailedInput, ...]
    totals: store.Totals
    copies: dict[CopyKind, int] = field(default_factory=dict)
    left_over: int = 0

    @property
    def copies_in_words(self) -> str:
        """What of the inputs was a copy or another text of what the archive held; "" if nothing was."""
        return ", ".join(f"{self.copies[kind]:,} {kind.value}" for kind in CopyKind if self.copies.get(kind))

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
    second_progress: SecondReport | None = None,
    crew: Crew | None = None,
) -> Summary:
    """Bring the documents at the paths into the archive; return what became of them.

    retry_failed: read again each input whose latest outcome is a failure. dry_run: do everything, and store nothing.
    progress: called with the source and outcome of each input; second_progress: with how many of how many articles that
    were due had their second reading. crew: who parses and extracts, instead of worker processes on this machine.
    """
    readers = _Readers(workers, crew)
    try:
        with transaction.atomic() if dry_run else nullcontext():
            summary = _ingest(list(paths), readers, retry_failed, progress, second_progress)
            if dry_run:
                transaction.set_rollback(True)
    finally:
        readers.shut_down()
    return summary


def _ingest(
    paths: list[str],
    readers: "_Readers",
    retry_failed: bool,
    progress: Report | None,
    second_progress: SecondReport | None,
) -> Summary:
    inputs = chain(read_again(store.failed_inputs()) if retry_failed else (), read(paths))
    run, began, left_over = store.start_run(paths), time.monotonic(), store.count_due()
    _logger.info("Run %d of ingest has begun", run.pk, extra={"details": {"run": run.pk, "paths": paths}})
    outcomes: Counter[Outcome] = Counter()
    copies: Counter[CopyKind] = Counter()
    failures = []
    kept = (one for together in _read_all(inputs, readers) for one in _keep_together(run, together))
    for number, (found, outcome, reason, copy) in enumerate(kept, start=1):
        outcomes[outcome] += 1
        if copy is not None:
            copies[copy] += 1
        if outcome == Outcome.FAILED:
            failures.append(FailedInput(found.source, reason))
            _logger.info("%s failed: %s", found.source, reason, extra={"details": {"run": run.pk}})
        if progress is not None:
            progress(found.source, outcome)
        if number >= _FIRST_RECOUNT and number.bit_count() == 1:  # each time the run has doubled
            store.refresh_statistics()
    failures += _read_second_time(readers, second_progress)
    store.count_put_off()
    store.compare_names()
    store.finish_run(run)
    store.refresh_statistics()
    summary = Summary(dict(outcomes), tuple(failures), store.totals(), dict(copies), left_over)
    figures = {outcome.value: outcomes[outcome] for outcome in Outcome}
    figures |= {"run": run.pk, "seconds": round(time.monotonic() - began)}
    _logger.info("Run %d of ingest has ended: %s", run.pk, summary, extra={"details": figures})
    return summary


class _Readers:
    """Who parses and extracts: the crew that was asked for, or this process for a few documents and worker processes for
    many, which are started once."""

    def __init__(self, count: int, crew: Crew | None) -> None:
        self._few = crew or ALONE
        self._many = crew or (process_pool(count) if count > 1 else ALONE)
        self._workers: Workers | None = None

    def prepare(self, documents: int) -> Workers:
        """Return who reads so many documents."""
        crew = self._many if documents > _SMALL_RUN else self._few
        if self._workers is None or self._workers.crew not in (crew, self._many):
            self.shut_down()
            self._workers = Workers(crew)
        return self._workers

    def shut_down(self) -> None:
        if self._workers is not None:
            self._workers.shut_down()


def _read_all(inputs: Iterator[Input], readers: _Readers) -> Iterator[list[ReadInput]]:
    """Yield the inputs, in their order, with what was read in each: the number of the article that it already made, if
    its bytes are known. Those come together that are read by then, but leave the readers enough to do."""
    first = list(islice(inputs, _SMALL_RUN + 1))
    workers = readers.prepare(len(first))
    most = min(workers.ahead // 2, _MOST_TOGETHER)
    waiting: deque[tuple[Input, Future[Result] | Result | int]] = deque()

    def finished() -> list[ReadInput]:
        done = [_finished(*waiting.popleft(), workers)]
        while waiting and len(done) < most and _is_done(waiting[0][1]):
            done.append(_finished(*waiting.popleft(), workers))
        return done

    for found in chain(first, inputs):
        waiting.append((found, _begin(found, workers)))
        while len(waiting) >= workers.ahead:
            yield finished()
    while waiting:
        yield finished()


def _begin(found: Input, workers: Workers) -> Future[Result] | Result | int:
    if isinstance(found, Failure):
        return ReadError(found.reason)
    unchanged = store.unchanged_article(found)
    return workers.submit(read_document, found) if unchanged is None else unchanged


def _is_done(begun: Future[Result] | Result | int) -> bool:
    return not isinstance(begun, Future) or begun.done()


def _finished(found: Input, begun: Future[Result] | Result | int, workers: Workers) -> ReadInput:
    if isinstance(begun, Future):
        assert isinstance(found, SourceFile)  # a failure was never submitted
        return found, workers.result(read_document, found, begun)
    return found, begun


def _keep_together(run: store.IngestRun, inputs: list[ReadInput]) -> list[KeptInput]:
    """Store what was read in inputs, or record why nothing was, in one transaction; return them with their outcomes, the
    reasons and in what each is a copy."""
    if len(inputs) > 1:
        try:
            with writing():
                return [(found, *_keep(run, found, result)) for found, result in inputs]
        except Exception as error:  # what comes out at its end is the matter of one of them: see which
            if is_storage_failure(error):
                raise
    return [(found, *_keep(run, found, result)) for found, result in inputs]


def _keep(run: store.IngestRun, found: Input, result: Result | int) -> Kept:
    """Store what was read in an input, or record why nothing was."""
    record = partial(store.record, run, source=found.source, location=found.location, digest=found.digest)
    if isinstance(result, int):
        record(outcome=Outcome.UNCHANGED, article_id=result)
        return Outcome.UNCHANGED, "", None
    if isinstance(found, SourceFile) and not isinstance(result, ReadError):
        try:
            stored = store.store(found, *result, run)
        except Exception as error:  # one article that cannot be stored does not keep the others out
            if is_storage_failure(error):
                raise
            result = ReadError(f"cannot be stored: {type(error).__name__}: {error}")
        else:
            return stored.outcome, stored.reason, stored.copy
    record(outcome=Outcome.FAILED, reason=str(result))
    return Outcome.FAILED, str(result), None


def _read_second_time(readers: _Readers, progress: SecondReport | None) -> list[FailedInput]:
    """Read again what is due by the names that articles confirm; return what failed, which stays due."""
    store.settle_names()
    total = store.count_due()
    if not total:
        return []
    workers = readers.prepare(total)
    waiting: deque[tuple[store.Due, Future[SecondReading | ReadError]]] = deque()
    failures: list[FailedInput] = []
    stored = 0

    def keep_first() -> None:
        nonlocal stored
        due, begun = waiting.popleft()
        reason = _keep_second(due, workers.result(read_second_time, _named(due), begun))
        if reason:
            failures.append(FailedInput(due.source, f"its second reading failed, the first stands: {reason}"))
        stored += 1
        if progress is not None:
            progress(due.position, total)

    for due in store.due_articles():
        waiting.append((due, workers.submit(read_second_time, _named(due))))
        while len(waiting) >= workers.ahead:
            keep_first()
    while waiting:
        keep_first()
    return failures


def read_due_second_time() -> list[FailedInput]:
    """Read again, in this process, what is due by the names that articles confirm; return what failed, which stays due."""
    readers = _Readers(1, None)
    try:
        failures = _read_second_time(readers, None)
    finally:
        readers.shut_down()
    store.count_put_off()
    return failures


def _named(due: store.Due) -> NamedDocument:
    return NamedDocument(due.document, due.known, due.facts)


def _keep_second(due: store.Due, result: SecondReading | ReadError) -> str:
    """Store a second reading; return why it could not be had or stored, "" if it was."""
    if isinstance(result, ReadError):
        return str(result)
    try:
        store.finish_second_reading(due, result.reading, is_first=result.is_first)
    except Exception as error:  # one article does not keep the others waiting
        if is_storage_failure(error):
            raise
        return f"{type(error).__name__}: {error}"
    return ""


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
