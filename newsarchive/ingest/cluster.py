"""Hand work to a Dask cluster, behind the interface of concurrent.futures.Executor: for more than one machine.

The scheduler keeps what it was handed until the result is here: what a worker was at when it died, another one does.
Workers need this very version of the program, and no database. It is an extra: pip install -e '.[dask]'.
"""

import asyncio
import hashlib
import logging
import platform
from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError, Executor, Future, ThreadPoolExecutor
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import dask
import distributed
from distributed.comm.core import connect
from distributed.scheduler import KilledWorker
from distributed.security import Security
from tornado.ioloop import IOLoop

from newsarchive.ingest import workers
from newsarchive.ingest.document import EXTRACTOR_VERSION
from newsarchive.ingest.workers import ClusterError, Crew, WorkerDiedError

P = ParamSpec("P")
T = TypeVar("T")

# How long a scheduler may take to answer, and its first worker to be there; how long a cluster may be without any worker.
_SCHEDULER_SECONDS = 10.0
_WORKER_SECONDS = 30.0
_DESERTED_SECONDS = 60.0
_BETWEEN_LOOKS = 2.0

# Packages that have a part in how a document is read.
_PACKAGES = ("charset-normalizer", "lxml", "markdown-it-py", "numpy", "py3langid", "trafilatura")
_CODE = Path(workers.__file__).parents[1]

_REFUSED = "Workers with another version of the program may read documents otherwise, and are refused:"
_SAME_VERSION = "Install the same version there, and start them again."


class _OtherVersionError(Exception):
    """A worker would not read documents as this program does; the message says which, and why."""


def cluster(address: str) -> Crew:
    """Return who reads documents on the cluster of the scheduler at the address. Raises ClusterError."""
    executor = ClusterExecutor(address)
    return Crew(lambda: executor, lambda: executor.threads)


class ClusterExecutor(Executor):
    """Does work on a Dask cluster.

    Its futures raise WorkerDiedError if worker after worker died at the work, and ClusterError if the scheduler is lost, no
    worker is left, or one has another version of the program.
    """

    def __init__(self, address: str) -> None:
        """Connect to the scheduler at the address, which needs a worker. Raises ClusterError."""
        self._address = address
        self._failure = ""
        self._futures: set[Future[object]] = set()
        self._worker_threads: int = 0
        # What goes wrong is told once, by ClusterError, and not at every try that Dask makes.
        for name in ("distributed", "distributed.client", "distributed.core", "distributed.utils"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
        # The largest document is below this.
        dask.config.set({"distributed.admin.large-graph-warning-threshold": "100 MB"})
        try:
            # In a thread of its own: an event loop may be running in this one.
            with ThreadPoolExecutor(1) as thread:
                thread.submit(asyncio.run, _check_answers(address)).result()
            self._client = distributed.Client(address, timeout=_SCHEDULER_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ClusterError(
                f"No Dask scheduler answers at {address}: {error}. Start one with dask scheduler, or leave out --scheduler"
                " to read on this machine."
            ) from error
        try:
            self._check_workers()
        except ClusterError:
            self.shutdown()
            raise
        self._loop().add_callback(self._watch)

    @property
    def threads(self) -> int:
        """How many documents the workers read at a time."""
        return self._worker_threads

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        future.set_running_or_notify_cancel()
        if self._failure:
            future.set_exception(ClusterError(self._failure))
            return future
        self._futures.add(future)  # type: ignore[arg-type]  # of whatever result
        future.add_done_callback(self._futures.discard)
        begun = self._client.submit(_run, _fingerprint(), fn, args, kwargs, pure=False)
        self._loop().add_callback(self._deliver, begun, future)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster, which goes on; what is still under way there is given up."""
        self._failure = self._failure or "The connection was closed."
        self._client.close(timeout=_SCHEDULER_SECONDS)

    def _check_workers(self) -> None:
        """Wait for the first worker, and see that all have this version of the program. Raises ClusterError."""
        try:
            self._client.wait_for_workers(1, timeout=_WORKER_SECONDS)
            self._worker_threads = sum(self._client.nthreads().values())
            found = self._client.run(versions, on_error="return")
        except TimeoutError:
            raise ClusterError(
                f"The scheduler at {self._address} has no workers: start some with dask worker {self._address}."
            ) from None
        except OSError as error:
            raise ClusterError(f"{self._lost()} ({error})") from error
        refused = [f"{worker}: {why}" for worker, one in found.items() if (why := _difference(one))]
        if refused:
            raise ClusterError(f"{_REFUSED} {'; '.join(refused)}. {_SAME_VERSION}")

    async def _deliver(self, begun: "distributed.Future[T]", future: Future[T]) -> None:
        """Hand over what comes of work on the cluster."""
        error: BaseException
        try:
            result = await self._client.gather(begun, asynchronous=True)
        except KilledWorker as killed:
            error = WorkerDiedError(str(killed))
        except (CancelledError, asyncio.CancelledError):
            error = ClusterError(self._lost())
            self._failure = self._failure or str(error)
        except _OtherVersionError as other:
            error = ClusterError(f"{_REFUSED} {other}. {_SAME_VERSION}")
        except Exception as other:
            error = other
        else:
            if not future.done():
                future.set_result(result)
            return
        if not future.done():
            future.set_exception(error)

    def _loop(self) -> IOLoop:
        loop = self._client.loop
        assert loop is not None  # a client has had one since it connected
        return loop

    async def _watch(self) -> None:
        """Count the threads of the workers, again and again; give up when there were none for long."""
        deserted = 0.0
        while not self._failure:
            await asyncio.sleep(_BETWEEN_LOOKS)
            try:
                scheduler: Any = self._client.scheduler  # None while the connection is lost
                self._worker_threads = (await scheduler.identity(n_workers=0))["total_threads"]
            except (OSError, AttributeError):  # the connection is lost: futures tell that
                continue
            deserted = 0.0 if self._worker_threads else deserted + _BETWEEN_LOOKS
            if deserted >= _DESERTED_SECONDS:
                self._fail(
                    f"The scheduler at {self._address} has had no worker for {_DESERTED_SECONDS:.0f} seconds: start some"
                    f" with dask worker {self._address}."
                )

    def _fail(self, why: str) -> None:
        self._failure = why
        for future in list(self._futures):
            future.set_exception(ClusterError(why))

    def _lost(self) -> str:
        return f"The Dask scheduler at {self._address} is lost: it ended, or the network did."


async def _check_answers(address: str) -> None:
    """See that something which speaks as Dask does answers at the address. Raises OSError and ValueError."""
    arguments = Security().get_connection_args("client")
    comm = await connect(address, timeout=_SCHEDULER_SECONDS, **arguments)
    await comm.close()


def _run(
    fingerprint: str, task: Callable[..., T], arguments: tuple[object, ...], named: Mapping[str, object]
) -> T:
    """Do the work on a worker. fingerprint: of the program that hands it out."""
    if fingerprint != _fingerprint():
        raise _OtherVersionError(
            f"{distributed.get_worker().address}: not the version that hands out the work"
        )
    return task(*arguments, **named)


@cache
def versions() -> dict[str, str]:
    """Return what tells how documents are read here: the versions of the program, of its code, and of what it builds on."""
    found = {"Python": ".".join(platform.python_version_tuple()[:2]), "extractor": EXTRACTOR_VERSION}
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "none"
    code = hashlib.sha256()
    for path in sorted([*(_CODE / "ingest").rglob("*"), *_CODE.glob("*.py")]):
        if path.suffix in {".py", ".json", ".npz", ".txt"}:
            code.update(path.relative_to(_CODE).as_posix().encode() + b"\0" + path.read_bytes())
    return found | {"code": code.hexdigest()[:12]}


def _fingerprint() -> str:
    return " ".join(f"{name} {one}" for name, one in versions().items())


def _difference(found: object) -> str:
    """Return in what a worker's versions differ from those here, "" if in nothing. found: its versions, or the error."""
    if isinstance(found, ModuleNotFoundError):
        return f"it has no module {found.name}"
    if not isinstance(found, dict):
        return str(found)
    here = versions()
    return ", ".join(
        f"{name} {found.get(name)} instead of {here[name]}" for name in here if found.get(name) != here[name]
    )
