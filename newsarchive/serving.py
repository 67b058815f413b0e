"""Serve the archive over HTTP by waitress."""

import errno
import signal
import socket
from collections.abc import Callable
from types import FrameType

import waitress
from django.conf import settings
from django.core.wsgi import get_wsgi_application

# A page waits for SQLite more than it computes, so that a few more threads than cores serve readers
# while an editor's request waits for its turn to write.
THREADS = 8


class AddressError(Exception):
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


def serve(listener: socket.socket, announce: Callable[[], None]) -> None:
    """Answer requests until Ctrl-C or a signal to terminate; then finish those that are under way, and return.

    announce is called once requests are answered.
    """
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
