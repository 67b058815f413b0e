"""All at once: an ingest, readers and editors over HTTP, for minutes. Nothing may fail, and no decision may be lost.

Readers ask for one page after another, with a rest between two as people take it. Editors log in and decide claims on the
review page and disagreements on their sheet; each has rows of their own, so that a refusal is an error, too. They all talk
to `manage.py serve` in a process of its own, and the documents are read by `manage.py ingest` in another.
"""

import html
import http.client
import os
import random
import re
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from itertools import count
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from django.contrib.auth.models import Group, User
from django.urls import reverse

from newsarchive.models import Claim, Disagreement, IngestItem, IngestRun
from newsarchive.roles import Role
from newsarchive.vocabulary import DisagreementStatus, Outcome, ReviewStatus
from tests.benchmarks import addresses
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.measuring import Measured, table

ROOT = Path(__file__).parents[2]
READERS = 8
EDITORS = 2
# More than one ingest on this machine can read meanwhile, it is interrupted at the end.
_DOCUMENTS_A_MINUTE = 2_000
_REASON = 2  # a number of the review page's list
_VERSION = re.compile(r'name="version" value="([^"]*)"')
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]*)"')


@dataclass
class Seen:
    """What one phase saw: what reads and saves took, and what went wrong, in words. kept: what editors decided, by row."""

    reads: Measured = field(default_factory=Measured)
    saves: Measured = field(default_factory=Measured)
    errors: list[str] = field(default_factory=list)
    claims: dict[int, str] = field(default_factory=dict)
    settled: dict[int, int] = field(default_factory=dict)


class Visitor:
    """A browser without scripts, as far as it matters: one connection, cookies, redirects."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        assert parts.hostname
        self._connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=120)
        self._cookies: dict[str, str] = {}

    def get(self, address: str) -> str:
        return self._ask("GET", address, None, {})

    def post(self, address: str, fields: dict[str, object], **headers: str) -> str:
        fields = {"csrfmiddlewaretoken": self._cookies.get("csrftoken", ""), **fields}
        return self._ask(
            "POST",
            address,
            urlencode(fields),
            {"Content-Type": "application/x-www-form-urlencoded", **headers},
        )

    def _ask(self, method: str, address: str, body: str | None, headers: dict[str, str]) -> str:
        """Return the page in the end. Raises AssertionError for any other answer, OSError and HTTPException for none."""
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        self._connection.request(
            method, address, body, {**headers, **({"Cookie": cookies} if cookies else {})}
        )
        answer = self._connection.getresponse()
        page = answer.read().decode(errors="replace")
        for line in answer.headers.get_all("Set-Cookie") or ():
            self._cookies |= {name: one.value for name, one in SimpleCookie(line).items()}
        if answer.status in {301, 302, 303}:
            return self.get(answer.headers["Location"].partition("#")[0])
        assert answer.status == 200, f"{method} {address}: {answer.status}"
        return page

    def close(self) -> None:
        self._connection.close()


def together(path: Path, *, minutes: float, pause: float, seed: int = 1) -> str:
    """Do it with the archive at hand, which stands at the path; return the figures.

    minutes: how long it is with the ingest; before, it is a fifth of that without. Raises AssertionError for whatever
    went wrong.
    """
    before = IngestRun.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    alone, busy = Seen(), Seen()
    with tempfile.TemporaryDirectory() as folder, _serving(path, Path(folder)) as address:
        documents = Path(folder) / "articles.jsonl"
        _write_documents(documents, int(minutes * _DOCUMENTS_A_MINUTE) + 20, seed)
        editors = [_logged_in(address, f"editor{number}") for number in range(EDITORS)]
        _visit(address, editors, alone, minutes * 60 / 5, pause, seed)
        with _ingesting(path, documents, busy, before):
            _visit(address, editors, busy, minutes * 60, pause, seed + 1)
        for editor in editors:
            editor.close()
        errors = [*alone.errors, *busy.errors, *_said_by_server(Path(folder))]
    items = IngestItem.objects.filter(run__gt=before)
    errors += [f"{one.source}: {one.reason}" for one in items.filter(outcome=Outcome.FAILED)[:20]]
    errors += _lost(alone) + _lost(busy)
    assert not errors, "\n".join(f"{times} × {error}" for error, times in Counter(errors).most_common(20))
    rows = [
        (name, len(one.milliseconds), one.median, one.p95)
        for name, one in (
            ("reads, without the ingest", alone.reads),
            ("reads, with it", busy.reads),
            ("saves, without the ingest", alone.saves),
            ("saves, with it", busy.saves),
        )
        if one.milliseconds
    ]
    decided = len(alone.claims) + len(busy.claims)
    settled = len(alone.settled) + len(busy.settled)
    return (
        f"{items.count():,} articles ingested, {decided:,} claims decided and {settled:,} disagreements settled: "
        f"no error, nothing lost\n{table(('what', 'times', 'median ms', '95th ms'), rows)}"
    )


def _visit(address: str, editors: list[Visitor], seen: Seen, seconds: float, pause: float, seed: int) -> None:
    """Let readers and editors visit the site for so long."""
    pages = list(addresses.public().values())
    rows = [_rows_of(number) for number in range(EDITORS)]
    until = time.monotonic() + seconds
    threads = [
        threading.Thread(
            target=_read, args=(address, pages, seen, until, pause, random.Random(f"{seed} {one}"))
        )
        for one in range(READERS)
    ]
    threads += [
        threading.Thread(target=_edit, args=(editor, number, seen, until, pause, rows[number]))
        for number, editor in enumerate(editors)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _read(
    address: str, pages: list[str], seen: Seen, until: float, pause: float, chance: random.Random
) -> None:
    visitor = Visitor(address)
    while time.monotonic() < until:
        _timed(seen, seen.reads, lambda: visitor.get(chance.choice(pages)))
        time.sleep(pause * 2 * chance.random())
    visitor.close()


Rows = Iterator[tuple[int, int]]


def _rows_of(number: int) -> tuple[Rows, Rows]:
    """Return claims to decide, each with an article that makes it, and disagreements to settle, each with the claim to
    prefer: those of one editor, as they stand now. No claim of a disagreement: deciding it would close what the other
    editor settles."""
    undecided = Claim.objects.filter(status=ReviewStatus.UNREVIEWED, disagreement=None)
    claims = undecided.filter(citations__article__is_current=True)
    waiting = claims.order_by("-pk").values_list("pk", "citations__article").distinct()[:20_000]
    own = {claim: article for claim, article in waiting if claim % EDITORS == number}
    opened = Disagreement.objects.filter(status=DisagreementStatus.OPEN).order_by("-pk")
    sides = [
        (one.pk, min(claim.pk for claim in one.claims.all()))
        for one in opened.prefetch_related("claims")[:2_000]
        if one.pk % EDITORS == number and one.claims.all()
    ]
    return iter(own.items()), iter(sides)


def _edit(
    visitor: Visitor, number: int, seen: Seen, until: float, pause: float, rows: tuple[Rows, Rows]
) -> None:
    """Decide one row after another, and at least one: a disagreement after every four claims."""
    claims, disagreements = rows
    for turn in count(number):
        is_claim = turn % 5 != 4
        row = next(claims if is_claim else disagreements, None)
        if (row is None and is_claim) or (turn > number and time.monotonic() >= until):
            return
        if row is None:
            continue
        if is_claim:
            _decide(visitor, *row, seen, "reject" if turn % 3 == 0 else "accept")
        else:
            _settle(visitor, *row, seen)
        time.sleep(pause)


def _logged_in(address: str, name: str) -> Visitor:
    """Return an editor of this name, who may also settle, after logging in."""
    password = secrets.token_urlsafe()
    user, _ = User.objects.get_or_create(username=name, defaults={"is_staff": True})
    user.set_password(password)
    user.save()
    user.groups.add(Group.objects.get(name=Role.CHIEF))
    visitor, login = Visitor(address), reverse("admin:login")
    visitor.get(login)
    page = visitor.post(login, {"username": name, "password": password, "next": reverse("admin:index")})
    assert reverse("admin:logout") in page, f"{name} cannot log in"
    return visitor


def _decide(visitor: Visitor, claim: int, article: int, seen: Seen, action: str) -> None:
    page = reverse("review-article", args=[article])

    def save() -> None:
        shown = visitor.get(page)
        card = shown.partition(f'"{action}:{claim}"')[0]
        assert card != shown, f"claim {claim} does not wait on {page}"
        version = html.unescape(_VERSION.findall(card)[-1])
        choice = f":{_REASON}" if action == "reject" else ""
        fields = {"do": f"{action}:{claim}{choice}", "version": version}
        answer = _timed(seen, seen.saves, lambda: visitor.post(page, fields, **{"X-Review-Fragment": "1"}))
        error = re.search(r'data-error="([^"]*)"', answer or "")
        assert error is None or not error[1], f"claim {claim}: {html.unescape(error[1])}"
        if answer is not None:
            seen.claims[claim] = ReviewStatus.REJECTED if action == "reject" else ReviewStatus.ACCEPTED

    _told(seen, save)


def _settle(visitor: Visitor, disagreement: int, preferred: int, seen: Seen) -> None:
    def save() -> None:
        page = reverse("admin:newsarchive_disagreement_change", args=[disagreement])
        # Other forms of the page have versions of their own.
        sheet = visitor.get(page).partition('id="settle"')[2]
        version = html.unescape(_VERSION.findall(sheet)[0])
        fields = {"preferred": preferred, "reason": "The announcement says so.", "version": version}
        address = reverse("admin:newsarchive_disagreement_settle", args=[disagreement])
        answer = _timed(seen, seen.saves, lambda: visitor.post(address, fields))
        assert answer is None or "is preferred." in answer, f"disagreement {disagreement} was not settled"
        if answer is not None:
            seen.settled[disagreement] = preferred

    _told(seen, save)


def _timed(seen: Seen, measured: Measured, ask: Callable[[], str]) -> str | None:
    """Return what was asked for, timed; None if it failed, which is noted."""
    began = time.perf_counter()
    try:
        answer = ask()
    except (AssertionError, OSError, http.client.HTTPException) as error:
        seen.errors.append(f"{type(error).__name__}: {error}")
        return None
    measured.milliseconds.append((time.perf_counter() - began) * 1_000)
    return answer


def _told(seen: Seen, act: Callable[[], None]) -> None:
    try:
        act()
    except (AssertionError, IndexError, OSError, http.client.HTTPException) as error:
        seen.errors.append(f"{type(error).__name__}: {error}")


def _lost(seen: Seen) -> list[str]:
    """Return which decisions the archive does not hold."""
    held = dict(Claim.objects.filter(pk__in=seen.claims).values_list("pk", "status"))
    found = [
        f"claim {pk} was {status}, and is {held.get(pk)}"
        for pk, status in seen.claims.items()
        if held.get(pk) != status
    ]
    preferred = dict(Disagreement.objects.filter(pk__in=seen.settled).values_list("pk", "preferred"))
    return found + [
        f"disagreement {pk} was settled for {claim}, and is for {preferred.get(pk)}"
        for pk, claim in seen.settled.items()
        if preferred.get(pk) != claim
    ]


def _environment(path: Path) -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{path}",
        "ALLOWED_HOSTS": "127.0.0.1",
        "SECRET_KEY": os.environ.get("SECRET_KEY") or secrets.token_hex(32),
    }


@contextmanager
def _serving(path: Path, folder: Path) -> Iterator[str]:
    """Serve the archive as manage.py serve does; give the address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", str(port)],
            cwd=ROOT,
            env=_environment(path),
            stdout=subprocess.PIPE,
            stderr=log,
        )
    assert server.stdout
    try:
        announced = server.stdout.readline().decode()
        assert "is served at" in announced, (folder / "server.log").read_text(errors="replace")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(60)
        server.stdout.close()


@contextmanager
def _ingesting(path: Path, documents: Path, seen: Seen, before: int) -> Iterator[None]:
    """Read the documents meanwhile, from the first one that is stored on, and stop in the end as Ctrl-C does. before: the
    run that was the last one."""
    command = [sys.executable, "manage.py", "ingest", str(documents)]
    running = subprocess.Popen(
        command, cwd=ROOT, env=_environment(path), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    stored = IngestItem.objects.filter(run__gt=before)
    try:
        while running.poll() is None and not stored.exists():
            time.sleep(0.1)
        yield
    finally:
        running.send_signal(signal.SIGINT)
        said, _ = running.communicate(timeout=300)
        if running.returncode not in {0, 130}:
            seen.errors.append(f"the ingest ended with {running.returncode}: {said[-2_000:]}")


def _said_by_server(folder: Path) -> list[str]:
    """Return the lines of the server's log that tell of an error."""
    log = (folder / "server.log").read_text(errors="replace")
    return [line for line in log.splitlines() if re.search(r"Traceback|Error\b|locked|(?<![,\d])500\b", line)]


def _write_documents(path: Path, number: int, seed: int) -> None:
    with path.open("wb") as file:
        for article in Corpus(1_000_000, seed + 100).articles(500_000, 500_000 + number):
            file.write(article.as_document())
