"""The database file of an archive in Datasette, as PyPI has it, in an environment of its own."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from newsarchive.datasette import metadata
from newsarchive.models import Article, Citation, Claim, Person

VERSION = "datasette>=0.65,<0.66"

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="Datasette opens SQLite files")


@pytest.fixture(scope="module")
def datasette(tmp_path_factory):
    """The path of the program, installed for these tests alone."""
    folder = tmp_path_factory.mktemp("datasette")
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    pip = subprocess.run([folder / "bin" / "pip", "install", "-q", VERSION], capture_output=True, text=True)
    if pip.returncode:
        pytest.skip(f"pip cannot install Datasette here: {pip.stderr.strip()[-300:]}")
    return folder / "bin" / "datasette"


@pytest.fixture
def address(datasette, transactional_db, tmp_path):
    """Datasette's address of a running archive's database: ingested, and still open here."""
    call_command("ingest", str(settings.BASE_DIR / "seeds"), verbosity=0)
    description = tmp_path / "metadata.json"
    with description.open("w") as output:
        call_command("describe", stdout=output)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    log = (tmp_path / "log").open("wb")
    run = subprocess.Popen(
        [datasette, connection.settings_dict["NAME"], "--metadata", description, "--port", str(port)],
        stdout=log,
        stderr=subprocess.STDOUT,
        env={**os.environ, "HOME": str(tmp_path)},
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/-/versions.json", run)
        yield f"http://127.0.0.1:{port}/{Path(connection.settings_dict['NAME']).stem}"
    finally:
        run.send_signal(signal.SIGINT)
        run.wait(timeout=30)
        log.close()


def wait_for(address, run):
    for _ in range(300):
        assert run.poll() is None, "Datasette ended"
        try:
            with urlopen(address, timeout=10):
                return
        except URLError:
            time.sleep(0.2)
    pytest.fail("Datasette does not answer")


def page(address, **query):
    with urlopen(f"{address}?{urlencode(query)}", timeout=60) as answer:
        return answer.read().decode()


def status_of(address, **query):
    """Return the status of a page that is refused."""
    with pytest.raises(HTTPError) as refused:
        page(address, **query)
    refused.value.close()
    return refused.value.code


def rows(address, **query):
    return json.loads(page(f"{address}.json", _shape="objects", **query))["rows"]


def test_tables_have_labels_search_and_no_secrets(address):
    person = Person.objects.order_by("-article_count").first()
    article = Article.objects.exclude(headline="").first()

    # labels: what another table points to is named, not numbered
    labelled = rows(f"{address}/newsarchive_citation", _labels="on", _size=5)
    assert {row["article_id"]["label"] for row in labelled} <= set(
        Article.objects.values_list("headline", flat=True)
    )
    assert {row["claim_id"]["label"] for row in labelled} <= set(
        Claim.objects.values_list("value", flat=True)
    )
    claims = page(f"{address}/newsarchive_claim", subject_person_id=person.pk)
    assert re.search(rf'<a href="/\w+/newsarchive_person/{person.pk}">{re.escape(person.name)}</a>', claims)
    assert len(rows(f"{address}/newsarchive_citation", _size=1000)) == Citation.objects.count()

    # full-text search, by the archive's own index
    word = re.findall(r"[A-Za-z]{5,}", article.headline)[0]
    found = {row["id"] for row in rows(f"{address}/newsarchive_article", _search=word)}
    assert article.pk in found
    assert len(found) < Article.objects.count()
    assert person.pk in {
        row["id"] for row in rows(f"{address}/newsarchive_person", _search=person.name.split()[-1])
    }
    assert rows(f"{address}/newsarchive_work", _search="love")

    # what is nobody's business: accounts and sessions, by whichever way
    front = page(address)
    assert "newsarchive_article" in front and "auth_user" not in front
    for table in ("auth_user", "django_session", "auditlog_logentry"):
        assert status_of(f"{address}/{table}") == 403
    assert status_of(address, sql="select password from auth_user") == 403


@pytest.mark.django_db
def test_every_table_is_described_hidden_or_closed():
    described = metadata("archive")["databases"]["archive"]["tables"]
    # Datasette hides the tables of search indexes by itself.
    tables = {
        name for name in connection.introspection.table_names() if not re.search("_(search|words)", name)
    }

    assert tables <= set(described)
    for name, table in described.items():
        assert "label_column" in table or table.get("hidden"), name
        if not name.startswith(("newsarchive_", "django_migrations")):
            assert table["allow"] is False, name
    assert described["newsarchive_article"]["description"].endswith(".")
