"""Serve the archive over HTTP by waitress, by one process or several that share an address."""

import errno
import logging
import multiprocessing
import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import wait
from types import FrameType

import waitress
from django.conf import settings
from django.core.wsgi import get_wsgi_application

# Of each process. A page waits for SQLite more than it computes, so that a few more threads than cores serve readers
# while an editor's request waits for its turn to write.
THREADS = 8
# Python computes in one thread of a process at a time: one for each core, as far as memory is cheap.
PROCESSES = min(4, os.cpu_count() or 1)
_LIVES_AT_LEAST = 5.0  # seconds: one that ends sooner than that would end again
_ENDS_WITHIN = 30.0  # seconds for the requests under way

_logger = logging.getLogger(__name__)


class ServingError(Exception):
    """The site cannot be served; the message says why."""


class AddressError(ServingError):
    """The address cannot be listened to; the message says why, and what to do."""


def listen(host: str, port: int) -> socket.socket:
    """Return a socket bound to the address; port 0 is any free one. Raises AddressError."""
    # getaddrinfo takes greater numbers too, and goes on with their remainder.
    if not 0 <= port <= 65_535:
        raise AddressError(f"Port {port} is none: ports go from 0 to 65535.")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
    except OSError as error:
        raise AddressError(f"There is no address {host}, port {port}, here: {error}") from error
    try:
        # Without it the port stays taken for a minute after the last server on it ended.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            reason = f"Port {port} is taken by another program"
        else:
            reason = f"Port {port} of {host} cannot be used: {error}"
        raise AddressError(f"{reason}. Choose another one, for example: --port {port + 1}") from error
    return listener


def address_of(listener: socket.socket) -> str:
    """Return the address of the front page for a browser on this machine."""
    host, port = listener.getsockname()[:2]
    if host in {"0.0.0.0", "::"}:
        host = "127.0.0.1"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def serve(listener: socket.socket, announce: Callable[[], None], processes: int = PROCESSES) -> None:
    """Answer requests until Ctrl-C or a signal to terminate; then finish those that are under way, and return.

    announce is called once requests are taken. A process that ends by itself is replaced. Raises ServingError where one
    ends as soon as it began.
    """
    if processes == 1:
        _answer(listener, announce)
        return
    listener.listen()
    signal.signal(signal.SIGTERM, _end)
    started: dict[multiprocessing.process.BaseProcess, float] = {}
    try:
        for _ in range(processes):
            started[_begin(listener)] = time.monotonic()
        announce()
        while True:
            wait([process.sentinel for process in started])
            for process in [process for process in started if not process.is_alive()]:
                lived = time.monotonic() - started.pop(process)
                if lived < _LIVES_AT_LEAST:
                    raise ServingError(
                        f"A process that was to answer requests ended at once, with exit code {process.exitcode}"
                    )
                _logger.error(
                    "A server process ended with exit code %s: another one begins", process.exitcode
                )
                started[_begin(listener)] = time.monotonic()
    except (KeyboardInterrupt, SystemExit):
        pass
    finally:
        _end_all(list(started))


def _begin(listener: socket.socket) -> multiprocessing.process.BaseProcess:
    # Spawned, as a fork would share what threads and connections hold.
    process = multiprocessing.get_context("spawn").Process(
        target=_answer_beside, args=(listener,), daemon=True
    )
    # Ctrl-C goes to all of a terminal: it is this process that ends the others.
    here = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        process.start()
    finally:
        signal.signal(signal.SIGINT, here)
    return process


def _end_all(processes: list[multiprocessing.process.BaseProcess]) -> None:
    for process in processes:
        process.terminate()
    until = time.monotonic() + _ENDS_WITHIN
    for process in processes:
        process.join(max(0.0, until - time.monotonic()))
        if process.is_alive():
            process.kill()


def _answer_beside(listener: socket.socket) -> None:
    """Answer requests as one of several processes, until the one that began it ends it or is gone."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _answer(listener, lambda: None)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    # Also a process that is still beginning ends by it: as long as Python has no handler, the system's way holds.
    os.kill(os.getpid(), signal.SIGTERM)


def _answer(listener: socket.socket, announce: Callable[[], None]) -> None:
    # Made here, not by importing newsarchive.wsgi: it lists the static files once, so they must have been collected.
    application = get_wsgi_application()
    trust = (
        {"trusted_proxy": "127.0.0.1", "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"}}
        if settings.HTTPS
        else {}
    )
    server = waitress.create_server(application, sockets=[listener], threads=THREADS, **trust)
    signal.signal(signal.SIGTERM, _end)
    try:
        announce()
        server.run()
    except (KeyboardInterrupt, SystemExit):
        server.close()


def _end(signum: int, frame: FrameType | None) -> None:
    # waitress ends in good order on SystemExit, as it does on Ctrl-C.
    raise SystemExit(0)
