"""Whatever goes wrong, nobody is told where the program stands or how it failed; that is for the log."""

import re
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.test import Client

from newsarchive import search
from newsarchive.views.errors import server_error
from newsarchive.views.references import references
from tests.factories import make_article

pytestmark = pytest.mark.django_db

TELLING = re.compile(
    r"Traceback|Exception|\.py\b|site-packages|Django|DEBUG|settings|OperationalError|secret", re.I
)


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


def tells_nothing(response, status):
    page = b"".join(response).decode()
    assert response.status_code == status
    assert page.strip()
    assert not TELLING.search(page), TELLING.search(page)
    assert str(settings.BASE_DIR) not in page
    return page


@pytest.mark.parametrize(
    "address",
    [
        "/nothing/",
        "/articles/99/",
        "/articles/1.xml/",
        "/../../etc/passwd",
        "/%00",
    ],
)
def test_what_is_not_there(client, address):
    assert "There is no such page" in tells_nothing(client.get(address), 404)


@pytest.mark.parametrize(
    "address",
    [
        "/articles/99.json",
        "/articles/99/differences.json",
        "/articles/99.bib",
        "/articles/99.csl",
        "/nothing.csv",
        "/nothing.jsonl",
        "/nothing.atom",
        "/articles/1.xml",
        "/sitemap-users-0.xml",
        "/.env",
    ],
)
def test_a_form_for_programs_that_is_not_there_is_a_problem_in_json(client, address):
    response = client.get(address)

    tells_nothing(response, 404)
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert (response.json()["status"], response.json()["title"]) == (404, "Not Found")


def test_a_form_for_programs_on_a_host_that_is_not_ours(client):
    response = client.get("/articles.csv", headers={"host": "evil.example"})

    assert "evil.example" not in tells_nothing(response, 400)
    assert response.json()["status"] == 400


def test_a_host_that_is_not_ours(client):
    page = tells_nothing(client.get("/", headers={"host": "evil.example"}), 400)

    assert "evil.example" not in page
    assert "cannot be answered" in page


def test_a_form_from_elsewhere():
    stranger = Client(enforce_csrf_checks=True, raise_request_exception=False)
    response = stranger.post("/admin/login/", {"username": "editor", "password": "x"})

    assert response.status_code == 403
    assert "Traceback" not in response.content.decode()
    assert str(settings.BASE_DIR) not in response.content.decode()


def test_what_somebody_may_not_see(client):
    client.force_login(User.objects.create_user("outsider", is_staff=True))

    assert "This is not open to you" in tells_nothing(client.get("/admin/newsarchive/claim/"), 403)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/articles/?q=boats", "Something went wrong here"),
        ("/articles.atom?q=boats", '"status": 500'),
        ("/admin/newsarchive/article/?q=boats", "Something went wrong here"),
    ],
)
def test_what_fails(client, monkeypatch, address, told):
    def fail(*args, **kwargs):
        raise RuntimeError(f"secret of {settings.BASE_DIR}")

    client.force_login(User.objects.create_superuser("editor"))
    monkeypatch.setattr(search, "terms", fail)

    assert told in tells_nothing(client.get(address), 500)


def test_a_form_for_programs_that_fails(client, monkeypatch):
    def fail(*args):
        raise RuntimeError("secret")

    article = make_article()
    monkeypatch.setattr(references, "csl", fail)

    tells_nothing(client.get(f"/articles/{article.pk}.csl"), 500)


@contextmanager
def not_to_be_written():
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only=1")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only=0")


@pytest.mark.sqlite
def test_who_logs_in_to_an_archive_that_may_not_be_written_is_told_so(client):
    User.objects.create_superuser("editor", password="a long enough one")
    fields = {"username": "editor", "password": "a long enough one", "next": "/admin/"}

    with not_to_be_written():
        response = client.post("/admin/login/", fields)

    assert "The archive cannot be written" in tells_nothing(response, 503)
    assert int(response["Retry-After"]) > 0


@pytest.mark.sqlite
def test_a_form_for_programs_tells_so_too(rf):
    with not_to_be_written():
        try:
            with transaction.atomic():
                make_article()
        except DatabaseError:
            response = server_error(rf.get("/articles.json"))

    assert '"status": 503' in tells_nothing(response, 503)


@pytest.mark.parametrize("name", ["400.html", "500.html", "503.html"])
def test_pages_for_when_others_fail_look_like_them_and_ask_the_archive_nothing(
    name, django_assert_num_queries
):
    with django_assert_num_queries(0):
        page = render_to_string(name)

    assert f'<link rel="stylesheet" href="{static("newsarchive/site.css")}">' in page
    assert '<a class="brand" href="/">' in page


def test_too_many_fields(client):
    fields = {f"field{number}": "x" for number in range(2_000)}

    tells_nothing(client.post("/admin/login/", fields), 400)
