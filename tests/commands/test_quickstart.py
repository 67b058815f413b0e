import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, build_opener

import pytest
from django.conf import settings
from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError, call_command

from newsarchive.models import Article, Disagreement


@contextmanager
def running(*arguments, database):
    """Run manage.py on the database in a process of its own, its output on one pipe; kill it at the end if it still runs."""
    with subprocess.Popen(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments],
        env=os.environ | {"DATABASE_URL": f"sqlite:///{database}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


class Served:
    """A quickstart that serves: what it printed until then, and its addresses."""

    def __init__(self, process):
        self.output = ""
        # The admin's address is the last line before it serves.
        while not re.search(r"^  admin .*\n", self.output, re.MULTILINE):
            line = process.stdout.readline()
            assert line, f"ended before it served:\n{self.output}"
            self.output += line

    @property
    def password(self):
        return re.search(r"password (\S+)", self.output)[1]

    def address(self, name):
        return re.search(rf"^  {name} +(\S+)", self.output, re.MULTILINE)[1]

    def get(self, address, **headers):
        parts = urlsplit(address)
        http_connection = http.client.HTTPConnection(parts.netloc, timeout=240)
        try:
            http_connection.request("GET", parts.path, headers=headers)
            response = http_connection.getresponse()
            return response, response.read()
        finally:
            http_connection.close()


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    return tmp_path_factory.mktemp("quickstart") / "archive.sqlite3"


@pytest.fixture(scope="module")
def served(database):
    with running("quickstart", "--port=0", database=database) as process:
        yield Served(process)


def test_every_address_that_it_prints_leads_somewhere(served):
    for name in ("front page", "disagreement"):
        response, _ = served.get(served.address(name))
        assert response.status == 200, name


def test_the_disagreement_is_the_one_about_the_release_date(served):
    _, page = served.get(served.address("disagreement"))

    assert re.search(r"love wins all", page.decode(), re.IGNORECASE)
    assert "2023-12-24" in page.decode() or "24 December 2023" in page.decode()


def test_the_password_that_it_prints_opens_the_admin(served):
    browser = build_opener(HTTPCookieProcessor())
    with browser.open(served.address("admin")) as login:
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', login.read().decode())[1]
        form = {"username": "editor", "password": served.password, "csrfmiddlewaretoken": token}
        address = login.url
    with browser.open(address, urlencode(form).encode()) as desk:
        page = desk.read().decode()

    assert desk.url == served.address("admin")
    assert "/admin/newsarchive/claim/" in page
    assert "/admin/auth/user/" not in page


@pytest.mark.parametrize(("accepted", "encoding"), [("br, gzip", "br"), ("gzip", "gzip"), ("identity", None)])
def test_static_files_are_compressed_and_kept_for_ever(served, accepted, encoding):
    _, login = served.get(served.address("admin") + "login/")
    stylesheet = re.search(r'href="(/static/admin/css/base\.\w+\.css)"', login.decode())[1]
    response, body = served.get(
        "http://" + urlsplit(served.address("admin")).netloc + stylesheet, **{"Accept-Encoding": accepted}
    )

    assert response.status == 200
    assert body
    assert response.headers["Content-Encoding"] == encoding
    assert "immutable" in response.headers["Cache-Control"]


def test_a_host_that_is_not_named_is_refused(served):
    response, _ = served.get(served.address("front page"), Host="elsewhere.example")

    assert response.status == 400


def test_another_run_makes_nothing_again(served, database):
    before = database.stat().st_size
    with running("quickstart", "--no-serve", database=database) as run:
        output, _ = run.communicate()

    assert "is up to date" in output
    assert "5 in the archive" in output
    assert "editor (a new password: manage.py changepassword editor)" in output
    assert served.password not in output
    assert database.stat().st_size == before


def test_a_port_that_is_taken_is_told_before_anything_is_made(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with running("quickstart", f"--port={port}", database=tmp_path / "archive.sqlite3") as run:
            output, _ = run.communicate()

    assert run.returncode == 1
    assert output == (
        f"CommandError: Port {port} is taken by another program. Choose another one, for example: --port {port + 1}\n"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ({"host": "no.such.host.invalid"}, "There is no address no.such.host.invalid"),
        ({"host": "192.0.2.1"}, "of 192.0.2.1 cannot be used"),
        ({"port": 70_000}, "ports go from 0 to 65535"),
    ],
)
def test_an_address_that_is_not_here_is_told(arguments, reason):
    with pytest.raises(CommandError, match=reason):
        call_command("quickstart", **arguments)


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_quietly(database, served, end):
    with running("quickstart", "--port=0", database=database) as run:
        Served(run)
        run.send_signal(end)
        rest, _ = run.communicate(timeout=240)

    assert rest == "\nStopped.\n"
    assert run.returncode == 0


@pytest.fixture
def quick(db, settings, tmp_path, capsys):
    """Run quickstart --no-serve on the test database and return what it says."""
    settings.STATIC_ROOT = tmp_path / "static"

    def run():
        call_command("quickstart", no_serve=True)
        return capsys.readouterr().out

    return run


def test_an_empty_archive_gets_the_seeds(quick):
    quick()

    assert Article.objects.count() == 5
    assert Disagreement.objects.open().filter(predicate="release_date").count() == 1


def test_an_archive_with_articles_gets_no_seeds(quick):
    Article.objects.create(source="own.txt", text="Own.", digest="0" * 64, sort_date="2024-01-01")

    quick()

    assert [article.source for article in Article.objects.all()] == ["own.txt"]


def test_the_editor_may_edit_the_archive_but_no_accounts(quick):
    password = re.search(r"password (\S+)", quick())[1]
    editor = authenticate(username="editor", password=password)

    assert editor.is_staff
    assert editor.has_perm("newsarchive.change_claim")
    assert not editor.has_perm("auth.change_user")


def test_an_editor_who_changed_the_password_keeps_it(quick):
    quick()
    editor = get_user_model().objects.get(username="editor")
    editor.set_password("own words")
    editor.save()

    output = quick()

    assert authenticate(username="editor", password="own words") == editor
    assert "manage.py changepassword editor" in output
