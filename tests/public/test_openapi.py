"""The description for programs says what the site does: nothing is left out, and every answer is as it says."""

import json
import re

import pytest
from django.contrib.auth.models import User
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from openapi_spec_validator import OpenAPIV31SpecValidator, validate

from newsarchive import curation
from newsarchive.models import Article
from newsarchive.representations.rows import COLUMNS
from newsarchive.representations.schemas import COMPONENTS, LISTED
from tests.public.addresses import templates
from tests.public.archive import grow

schemathesis = pytest.importorskip("schemathesis")
checks = pytest.importorskip("schemathesis.checks")

pytestmark = pytest.mark.django_db

EXAMPLES = 6  # of each address
CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
]


@pytest.fixture
def description(client):
    return client.get("/openapi.json").json()


@pytest.fixture
def application():
    """The site as WSGI servers call it, but on the connection of the test, which a request would close."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield get_wsgi_application()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_the_description_is_valid(description):
    validate(description, cls=OpenAPIV31SpecValidator)


def test_every_public_address_is_described(description):
    described = set(description["paths"])

    assert set(templates()) - described == set()
    assert described - set(templates()) == set()


def test_the_columns_of_every_list_are_described(description):
    for name, component in LISTED.items():
        assert list(COMPONENTS[component]["properties"]) == COLUMNS[name].split()


def test_the_page_for_people_says_the_same(client, description):
    page = client.get("/api/").content.decode()
    for name in LISTED:
        for parameter in description["paths"][f"/{name}.json"]["get"]["parameters"]:
            assert f"<code>{parameter['name']}</code>" in page
        for column in COLUMNS[name].split():
            assert f"<code>{column}</code>" in page
    for ending in ("csv", "json", "jsonl", "atom", "bib", "ris", "csl"):
        assert f".{ending}</code>" in page
    assert 'href="/api/"' in client.get("/").content.decode()
    assert 'href="/api/"' in client.get("/how/").content.decode()


def test_examples_on_the_page_work(client):
    grow(0, 1)
    page = client.get("/api/").content.decode()
    examples = re.findall(
        r"curl [^'\n]*'http://testserver([^']+)'", page.replace("&amp;", "&").replace("&#x27;", "'")
    )

    assert len(examples) == 2
    for address in examples:
        assert client.get(address).status_code == 200


def test_whatever_is_asked_for_is_answered_as_described(application):
    """Addresses made at random by the description: known and unknown numbers, values that filters have or cannot have."""
    grow(0, 3)
    schema = schemathesis.openapi.from_wsgi("/openapi.json", application)
    chosen = [getattr(checks, name, None) or checks.CHECKS.get_one(name) for name in CHECKS]
    asked = []

    for found in schema.get_all_operations():
        operation = found.ok()

        @given(case=operation.as_strategy())
        @settings(
            max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck)
        )
        def ask(case):
            case.call_and_validate(checks=chosen, headers={"Accept-Encoding": "identity"})
            asked.append(case.path)

        ask()

    assert {"/openapi.json", *asked} == set(templates())  # that one was asked for to begin with
    assert len(asked) > 100


def test_rows_that_there_are_have_the_shapes_described(client):
    """Beside what is drawn at random, which seldom meets a row: each first one, and every row of every list."""
    validators = pytest.importorskip("jsonschema")
    grow(0, 3)
    document = client.get("/openapi.json").json()

    def check(component, value):
        schema = {"$ref": f"#/components/schemas/{component}", "components": document["components"]}
        validators.Draft202012Validator(
            schema, format_checker=validators.Draft202012Validator.FORMAT_CHECKER
        ).validate(value)

    for name, component in LISTED.items():
        listed = json.loads(b"".join(client.get(f"/{name}.json")))[name]
        assert listed
        for row in listed:
            check(component, row)
        check(f"{component}Page", client.get(f"/{name}/{listed[0]['id']}.json").json())
    article = Article.objects.first()
    curation.withdraw(article, by=User.objects.create_user("editor"), reason="A notice on its page.")
    said = article.citations.first().claim_id
    former = client.get(f"/claims/{said}.json").json()
    assert former["former"]
    check("ClaimPage", former)
    check("ArticlePage", client.get(f"/articles/{article.pk}.json").json())
    check("Problem", client.get("/articles/999.json").json())
    check("SearchPage", client.get("/search.json?q=ada").json())
    check("FrontPage", client.get("/index.json").json())
    check("Health", client.get("/health/").json())
