"""Parse and extract documents, in this process or in others, behind the interface of concurrent.futures.Executor.

What runs here needs neither the database nor Django's settings, so that it can run on any machine that has the code.
"""

import ctypes
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from threading import Lock, Thread, Timer, current_thread, get_ident, main_thread
from types import FrameType
from typing import NamedTuple, ParamSpec, TypeAlias, TypeVar

from newsarchive.ingest.document import Document, IngestError, Reading, SourceFile
from newsarchive.ingest.extract.extraction import extract
from newsarchive.ingest.extract.known import KnownMention, has_news
from newsarchive.ingest.language import is_english
from newsarchive.ingest.marks import Marks, marks_of
from newsarchive.ingest.parse import parse

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R")

# An article takes well under a second. One document that takes for ever must not keep the others waiting.
_LONGEST_SECONDS = 600.0

# Documents that are read ahead for each that is read at a time: enough to keep workers busy, few enough to stay in memory.
AHEAD = 8

_WORKER_DIED = "the worker that read it died, twice, perhaps for want of memory: retry it alone, or split it"


class ReadingTooLongError(TimeoutError):
    """Reading a document took too long. Raised in a thread from without, it can be given no words."""

    def __str__(self) -> str:
        return f"reading it took longer than {_LONGEST_SECONDS:.0f} seconds: split it into its articles"


class ReadError(Exception):
    """A document that could not be read; its message is the reason."""


Result: TypeAlias = tuple[Document, Reading, Marks] | ReadError


class ClusterError(Exception):
    """A cluster cannot be used, or not any longer; the message says why, and what to do."""


class WorkerDiedError(BrokenExecutor):
    """Work was lost because the workers died that were at it; the executor itself goes on."""


class NamedDocument(NamedTuple):
    """A document to be read by what other articles tell: where it has names that they confirm, and the keys of facts that
    they tell and that it leaves in doubt."""

    document: Document
    known: tuple[KnownMention, ...]
    facts: frozenset[int] = frozenset()


class SecondReading(NamedTuple):
    """What a document says by what others tell; is_first: that is nothing new, so that it is the first reading."""

    reading: Reading
    is_first: bool


def read_document(source_file: SourceFile) -> Result:
    """Return the document, what it says, and its marks. Errors are returned, not raised: not every exception survives the way
    back from another process."""
    try:
        with _time_limit():
            document = parse(source_file)
            found = reading(document)
            return document, found, marks_of(document, found)
    except (IngestError, ReadingTooLongError) as error:
        return ReadError(str(error))
    except Exception as error:  # whatever one document brings about, the others go on
        return ReadError(f"{type(error).__name__}: {error}")


def reading(
    document: Document, known: Sequence[KnownMention] = (), facts: frozenset[int] = frozenset()
) -> Reading:
    """Return what a document says: nothing if it is not in English, the one language whose words the rules know.

    known and facts: what other articles tell, as extract() takes it.
    """
    return extract(document, known, facts) if is_english(document.language) else Reading()


def read_second_time(named: NamedDocument) -> SecondReading | ReadError:
    """Return what a document says by what others tell. Errors are returned, as read_document() does."""
    document, known, facts = named
    try:
        with _time_limit():
            first = reading(document)
            if not has_news(document.text, known, first.entities):
                known = ()
            if not is_english(document.language) or not (known or facts):
                return SecondReading(first, is_first=True)
            return SecondReading(reading(document, known, facts), is_first=False)
    except ReadingTooLongError as error:
        return ReadError(str(error))
    except Exception as error:  # whatever one document brings about, the others go on
        return ReadError(f"{type(error).__name__}: {error}")


@contextmanager
def _time_limit() -> Iterator[None]:
    """Raise TimeoutError inside when the time for one document is over."""
    if hasattr(signal, "setitimer") and current_thread() is main_thread():
        before = signal.signal(signal.SIGALRM, _time_is_over)
        signal.setitimer(signal.ITIMER_REAL, _LONGEST_SECONDS)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
        return
    with _time_limit_of_thread():
        yield


def _time_is_over(signal_number: int, frame: FrameType | None) -> None:
    raise ReadingTooLongError


@contextmanager
def _time_limit_of_thread() -> Iterator[None]:
    """Do what _time_limit() does in a thread that no signal reaches, such as those of a cluster's workers."""
    lock, thread = Lock(), ctypes.c_ulong(get_ident())
    is_over = False

    def end() -> None:
        with lock:
            if not is_over:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, ctypes.py_object(ReadingTooLongError))

    timer = Timer(_LONGEST_SECONDS, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with lock:
            is_over = True
        timer.cancel()


class InProcessExecutor(Executor):
    """Does the work at once, in this process."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def _process_pool(count: int) -> Executor:
    """Return an executor of so many worker processes, which end with this one however it ends."""
    methods = multiprocessing.get_all_start_methods()
    # A fork of this very process would take the database connection and the locks of its threads along.
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    context.set_forkserver_preload([__name__])
    return ProcessPoolExecutor(count, mp_context=context, initializer=_prepare_worker)


# Who reads and edits at the same time comes first: what the processors have to spare is enough for an ingest.
_NICENESS = 10


def _prepare_worker() -> None:
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent stops the run, and with it the workers
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


@dataclass(frozen=True)
class Crew:
    """Who parses and extracts. size: how many documents are read at a time, 0 if none is while this process goes on."""

    make_executor: Callable[[], Executor]
    size: Callable[[], int]


ALONE = Crew(InProcessExecutor, lambda: 0)


def process_pool(count: int) -> Crew:
    """Return so many worker processes on this machine."""
    return Crew(partial(_process_pool, count), lambda: count)


class Workers:
    """Does a task for each of many documents with a crew's executor, and makes a new one when the death of a worker has
    broken it. The task is read_document or read_second_time."""

    def __init__(self, crew: Crew) -> None:
        self.crew = crew
        self._executor = crew.make_executor()
        self._under_way: set[Future[object]] = set()

    @property
    def ahead(self) -> int:
        """How many documents may be under way, or done and not yet asked for."""
        return max(1, AHEAD * self.crew.size())

    def submit(self, task: Callable[[T], R | ReadError], document: T) -> Future[R | ReadError]:
        try:
            future = self._executor.submit(task, document)
        except BrokenExecutor:
            self._renew()
            future = self._executor.submit(task, document)
        self._under_way.add(future)  # type: ignore[arg-type]  # of whatever result
        future.add_done_callback(self._under_way.discard)
        return future

    def result(
        self, task: Callable[[T], R | ReadError], document: T, future: Future[R | ReadError]
    ) -> R | ReadError:
        """Return what came of a submitted document. One that was lost because a worker died is read once more, alone:
        so only the document fails that kills its worker."""
        try:
            return future.result()
        except BrokenExecutor as error:
            self._recover(error)
        try:
            return self._executor.submit(task, document).result()
        except BrokenExecutor as error:
            self._recover(error)
            return ReadError(_WORKER_DIED)

    def shut_down(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _recover(self, error: BrokenExecutor) -> None:
        """Get ready to read one document alone."""
        if isinstance(error, WorkerDiedError):
            wait(list(self._under_way))
        else:
            self._renew()

    def _renew(self) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._executor = self.crew.make_executor()
