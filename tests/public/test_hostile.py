"""What attackers write is words like any other, wherever it is shown: nothing in it is run, and nothing breaks of it."""

import csv
import json
import re
from io import StringIO
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import transaction
from django.urls import reverse
from lxml import etree, html

from newsarchive import curation, verify
from newsarchive.models import Article, Claim, Disagreement, IngestItem, Person, Work
from newsarchive.vocabulary import Outcome
from tests.factories import make_cited_claim, make_disagreement, make_person, make_work
from tests.public.hostile import FORMULA, MEGABYTE, ORDINARY, SCRIPT, write_documents

pytestmark = pytest.mark.django_db

FAILING = {
    "depth.html",
    "depth.json",
    "lines.jsonl#2",
    "lines.jsonl#3",
    "lines.jsonl#4",
    "bomb.txt.gz",
    "cut.txt.gz",
    "packed.txt",
}
MODELS = (Article, Person, Work, Claim, Disagreement)


def live_in(content):
    """Return what a browser would run of the page: scripts of its own, attributes of events, addresses of scripts."""
    found = []
    for element in html.document_fromstring(content).iter("*"):
        script = element.tag == "script" and element.get("type") not in (
            "application/ld+json",
            "application/json",
        )
        if script and not element.get("src", "").startswith(("/static/", "/admin/jsi18n/")):
            found.append(element)
        for name, value in element.items():
            if name.startswith("on") or value.strip().lower().startswith("javascript:"):
                found.append((element.tag, name, value))
    return found


@pytest.fixture(scope="module")
def ingested(django_db_setup, django_db_blocker, tmp_path_factory):
    """All of it in one archive for all tests, which is undone after the last."""
    folder = tmp_path_factory.mktemp("hostile")
    write_documents(folder)
    with django_db_blocker.unblock(), transaction.atomic():
        with pytest.raises(CommandError, match="failed"):
            call_command("ingest", str(folder), workers=1, stdout=StringIO())
        yield
        transaction.set_rollback(True)


@pytest.fixture
def archive(ingested, db):
    """What was ingested, and names and values beside it such as editors may enter."""
    article = Article.objects.get(source="scripts.json")
    person, work = make_person(SCRIPT, aliases=[FORMULA, "\u202eevil"]), make_work(SCRIPT, aliases=["]]>"])
    claims = [make_cited_claim(work, "publisher", words, article=article) for words in (SCRIPT, FORMULA)]
    make_cited_claim(work, "performer", person, article=article)
    make_disagreement(*claims, status="settled", reason=SCRIPT, preferred=claims[0])
    return article


def shown(response):
    return b"".join(response)


def test_every_document_comes_to_something_and_says_what(archive):
    outcomes = dict(IngestItem.objects.values_list("source", "outcome"))
    failed = dict(IngestItem.objects.filter(outcome=Outcome.FAILED).values_list("source", "reason"))

    assert set(failed) == FAILING
    assert len(outcomes) == len(FAILING) + Article.objects.count() >= 30
    for reason in failed.values():
        assert 10 < len(reason) < 300 and "Traceback" not in reason and "/site-packages/" not in reason
    for article in Article.objects.all():
        assert not re.search(
            "[\x00-\x08\x0e-\x1f\ud800-\udfff]", article.text + article.headline + article.byline
        )
        assert len(article.headline) <= 500
        assert not article.url.startswith("javascript")
    assert "root:" not in Article.objects.get(source="entities.html").text
    assert len(Article.objects.get(source="entities.html").text) < 10_000
    assert list(verify.verify()) == []


def test_every_public_page_and_form_stands_and_runs_nothing(client, archive):
    pages = ["/", *(f"/{name}s/" for name in ("article", "person", "work", "claim", "disagreement"))]
    pages += [row.get_absolute_url() for model in MODELS for row in model.objects.order_by("-pk")[:25]]
    pages += [f"/articles/?q={SCRIPT}&outlet={FORMULA}", f"/claims/?predicate={SCRIPT}&page={SCRIPT}"]
    for address in pages:
        response = client.get(address)
        assert response.status_code == 200, address
        assert live_in(response.content) == [], address
        assert "script-src" not in response.headers["Content-Security-Policy"]
        for node in re.findall(
            rb'<script type="application/ld\+json">(.*?)</script>', response.content, re.S
        ):
            json.loads(node)


def test_every_form_for_programs_is_well_formed(client, archive):
    for name in ("articles", "persons", "works", "claims", "disagreements"):
        etree.fromstring(shown(client.get(f"/{name}.atom")))
        rows = json.loads(shown(client.get(f"/{name}.json")))[name]
        assert [json.loads(line) for line in shown(client.get(f"/{name}.jsonl")).splitlines()] == rows
        table = list(
            csv.reader(StringIO(shown(client.get(f"/{name}.csv")).decode(), newline=""), strict=True)
        )
        assert len(table) == len(rows) + 1
        assert not [cell for cells in table for cell in cells if cell.startswith(("=", "+", "@", "-"))]
        for row in rows[:25]:
            json.loads(shown(client.get(f"/{name}/{row['id']}.json")))
    for article in Article.objects.all():
        for form in ("bib", "ris", "csl"):
            assert shown(client.get(f"/articles/{article.pk}.{form}"))
    for address in ("/sitemap.xml", "/sitemap-articles-0.xml", "/opensearch.xml"):
        etree.fromstring(shown(client.get(address)))


def test_every_page_of_the_admin_stands_and_runs_nothing(client, archive):
    client.force_login(User.objects.create_superuser("editor"))
    curation.accept_claims([Claim.objects.latest("pk")], by=User.objects.get())
    for model in (*MODELS, IngestItem):
        name = f"admin:newsarchive_{model._meta.model_name}"
        addresses = [
            f"{reverse(f'{name}_changelist')}?{urlencode({'q': FORMULA})}",
            reverse(f"{name}_changelist"),
        ]
        addresses += [reverse(f"{name}_change", args=[row.pk]) for row in model.objects.order_by("-pk")[:15]]
        addresses += [reverse(f"{name}_history", args=[row.pk]) for row in model.objects.order_by("-pk")[:2]]
        for address in addresses:
            response = client.get(address)
            assert response.status_code == 200, address
            assert live_in(response.content) == [], address


def test_the_export_of_it_is_whole(archive, tmp_path):
    csv.field_size_limit(10 * MEGABYTE)  # Python's own is 128 KiB
    for form in ("jsonl", "csv"):
        folder = tmp_path / form
        call_command("export", str(folder), format=form, stdout=StringIO())
        for path in folder.iterdir():
            text = path.read_bytes().decode()
            if form == "csv":
                cells = [
                    cell for line in csv.reader(StringIO(text, newline=""), strict=True) for cell in line
                ]
                assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]
            else:
                assert all(json.loads(line) for line in text.splitlines())


def test_ordinary_words_beside_hostile_ones_are_read_all_the_same(archive):
    texts = {article.source: article.text for article in Article.objects.all()}

    for source in (
        "scripts.json",
        "formula.json",
        "surrogates.json",
        "controls.json",
        "directions.json",
        "marks.md",
    ):
        assert ORDINARY in texts[source], source
    article = Article.objects.get(source="formula.json")
    assert article.headline == FORMULA
