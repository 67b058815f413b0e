import json
import re
from datetime import date, timedelta
from html import unescape
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from newsarchive.ingest.store.candidates import compare
from newsarchive.ingest.store.sides import PERSONS as PERSON_SIDE
from newsarchive.models import Person
from newsarchive.views import answers
from tests.factories import (
    make_article,
    make_cited_claim,
    make_disagreement,
    make_person,
    make_work,
)
from tests.test_query import pieces
from tests.test_views import HOSTILE, count_queries, get, make_rows, source

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def all_the_time_it_takes(monkeypatch):
    """What is found and counted does not depend on the machine's speed."""
    monkeypatch.setattr(answers, "LOOKING_SECONDS", 60)
    monkeypatch.setattr(answers, "COUNTING_SECONDS", 60)


def as_json(client, query):
    return json.loads(client.get(f"/search.json?{query}").content)


def names(rows):
    return [row.get("headline") or row.get("name") or row.get("title") or row["shown"] for row in rows]


def test_a_search_finds_names_claims_and_articles(client):
    person, work = make_person("Ada Boats"), make_work("Paper Boats")
    article = make_article("There were boats on the water.", headline="Harbour")
    make_article("Trams.", headline="Other")
    claim = make_cited_claim(work, "publisher", "Wave Records", article=article)
    make_disagreement(claim, make_cited_claim(work, "publisher", "Tide Records", article=article))

    text = get(client, "/search/?q=boats")
    found = as_json(client, "q=boats")

    assert text.index("Ada Boats") < text.index("Wave Records") < text.index("Harbour")
    assert "Articles 1 Persons 1 Works 1 Claims 2 Disagreements 1" in text
    assert "There were <mark>boats</mark> on the water." in source(client, "/search/?q=boats")
    assert "Other" not in text
    assert [names(found[rows]) for rows in ("articles", "persons", "works")] == [
        ["Harbour"],
        [str(person)],
        [str(work)],
    ]
    assert found["counts"]["claims"] == {"number": 2, "is_more": False}
    assert {"text": "boats", "is_match": True} in found["articles"][0]["snippet"]
    assert len(found["disagreements"]) == 1


def test_the_words_around_a_find_begin_behind_the_date_that_a_file_begins_with(client):
    make_article("date 2024-01-28 There were boats on the water.", headline="Harbour")

    (found,) = as_json(client, "q=boats")["articles"]

    assert "".join(piece["text"] for piece in found["snippet"]) == "There were boats on the water."


def test_the_very_name_is_offered_at_the_top(client):
    um = make_person("Um Tae-hwa", article_count=3)
    make_article("Um Tae-hwa directed it.", headline="Harbour")

    page, found = source(client, "/search/?q=Uhm+Tae+Hwa"), as_json(client, "q=Uhm+Tae+Hwa")

    assert page.index('class="found"') < page.index('class="facets"')
    assert f'href="{um.get_absolute_url()}">Um Tae-hwa</a>' in page
    assert names(found["best"]) == ["Um Tae-hwa"]
    assert "Remove" not in page  # a name is one thing, not three words
    assert found["persons"] == []  # it is shown once


def test_a_name_with_a_slip_is_asked_about(client):
    make_person("Um Tae-hwa", article_count=3)
    compare(PERSON_SIDE, Person.objects.values_list("pk", flat=True))

    assert "Did you mean Um Tae-hwa ?" in get(client, "/search/?q=um+taehwe")
    assert 'href="/search/?q=%22Um+Tae-hwa%22"' in source(client, "/search/?q=um+taehwe")
    assert names(as_json(client, "q=um+taehwe")["did_you_mean"]) == ["Um Tae-hwa"]


def test_operators_narrow_what_they_say_something_of(client):
    make_article("boats", headline="Old", outlet="Harbour Post", published=date(2023, 5, 1))
    make_article("boats", headline="New", outlet="Harbour Post", published=date(2024, 5, 1))
    make_article("boats", headline="Elsewhere", outlet="Tram Times", published=date(2024, 5, 1))
    make_work("Paper Boats", kind="song")

    assert names(as_json(client, "q=boats+outlet:harbour+after:2024")["articles"]) == ["New"]
    assert names(as_json(client, "q=outlet:harbour+before:2024")["articles"]) == ["Old"]
    found = as_json(client, "q=kind:song")
    assert names(found["works"]) == ["Paper Boats"]
    assert found["counts"]["articles"] == {"number": 0, "is_more": False}
    assert "One of the operators says nothing of articles." in get(client, "/search/?q=kind:song&in=articles")


def test_what_was_understood_can_be_taken_away_and_the_rest_is_told(client):
    make_article("boats", headline="Harbour", outlet="Harbour Post")

    page = source(client, "/search/?q=boats+outlet:harbour+before:yesterday")
    text = get(client, "/search/?q=boats+outlet:harbour+before:yesterday")

    assert "“before:yesterday” is not a date; use 2024-01-31" in text
    assert 'href="?q=outlet%3Aharbour+before%3Ayesterday"' in page
    assert 'href="?q=boats+before%3Ayesterday"' in page
    assert "Harbour" in text


def test_one_list_is_shown_a_page_at_a_time(client):
    for number in range(60):
        make_article("boats", headline=f"Boat {number}", published=date(2024, 1, 1) + timedelta(number))

    together = source(client, "/search/?q=boats")
    assert "Boat 50<" in together and "Boat 49<" not in together
    assert 'href="?q=boats&amp;in=articles">More articles' in together

    first = source(client, "/search/?q=boats&in=articles")
    older = unescape(re.search(r'rel="next" href="([^"]+)"', first).group(1))
    assert "Boat 10<" in first and "Boat 9<" not in first
    assert "Boat 9<" in source(client, f"/search/{older}")
    assert 'href="/articles/?q=boats">' in first
    row = as_json(client, "q=boats&in=articles")
    assert len(as_json(client, f"q=boats&in=articles&page={row['next_page']}")["articles"]) == 10


def test_the_best_matches_come_first_if_asked_for(client):
    make_article("boats boats boats", headline="Often")
    make_article("boats and other words", headline="Seldom", published=date(2024, 5, 1))

    assert names(as_json(client, "q=boats")["articles"]) == ["Seldom", "Often"]
    assert names(as_json(client, "q=boats&order=relevance")["articles"]) == ["Often", "Seldom"]


def test_an_empty_result_says_what_to_take_away(client):
    make_article("boats")

    text = get(client, "/search/?q=boats+trams")

    assert "Nothing in the archive answers to all of this." in text
    assert "without trams 1 article" in text


def test_nothing_asked_is_no_error(client):
    assert "Nothing here yet." in get(client, "/search/")
    make_article()

    assert "More about searching" in get(client, "/search/?q=%20&in=x&order=x&page=x")
    assert as_json(client, "q=")["counts"] == {}


def test_what_takes_too_long_is_broken_off(client, monkeypatch):
    make_article("boats", headline="Harbour")
    monkeypatch.setattr(answers, "LOOKING_SECONDS", 0)
    monkeypatch.setattr(answers, "COUNTING_SECONDS", 0)

    text = get(client, "/search/?q=boats")

    assert "Looking through all of these takes too long" in text
    assert as_json(client, "q=boats")["counts"]["articles"] is None


def test_the_box_of_a_list_holds_the_filters_of_the_list(client):
    outlet = make_article("boats", outlet="Harbour Post").outlet

    page = source(client, f"/articles/?q=boats&outlet={outlet.pk}&published_after=2024-01-01")

    assert 'value="boats outlet:&quot;Harbour Post&quot; after:2024-01-01"' in page
    assert names(as_json(client, "q=outlet:%22Harbour+Post%22")["articles"])


@pytest.mark.parametrize("address", ["/", "/articles/", "/claims/", "/how/", "/search/", "/persons/1/"])
def test_every_page_has_the_box_once(client, address):
    make_article()
    make_person()

    assert source(client, address).count('<form class="search" action="/search/"') == 1


def test_the_number_of_queries_does_not_depend_on_the_number_of_rows(client):
    addresses = [
        "/search/?q=star",
        "/search/?q=Star",
        "/search/?q=sang",
        "/search/?q=sang&in=articles&order=relevance",
        "/search/?q=person:star+work:song",
        "/search/?q=is:disputed&in=claims",
        "/search/suggestions.json?q=sta",
    ]
    make_rows(0, 3)
    few = {address: count_queries(client, address) for address in addresses}
    make_rows(3, 40)
    many = {address: count_queries(client, address) for address in addresses}

    assert many == few
    if connection.vendor == "sqlite":  # elsewhere each time box takes statements of its own
        assert max(few.values()) <= 45


@pytest.mark.sqlite
def test_a_search_writes_nothing(client):
    make_rows(0, 2)
    client.get("/search/?q=star")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON")
    try:
        for address in (
            "/search/?q=star+outlet:x+person:stra",
            "/search.json?q=star",
            "/search/suggestions.json?q=sta",
        ):
            assert client.get(address).status_code == 200
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only = OFF")


@pytest.mark.parametrize(
    "text",
    ['"', "AND", "NEAR(a b)", "*", "^a", "a:b", "-a", "(((", "\0", "\u202ea", "x" * 10_000, "a " * 5_000, '" OR 1', HOSTILE,
     "before:" * 2_000, 'outlet:"' * 1_500, "person:#99999999999999999999", "-" * 10_000],
)  # fmt: skip
def test_hostile_input_is_searched_as_any_other(client, text):
    make_article("a boat")

    for address in ("/search/", "/search.json", "/search/suggestions.json"):
        assert client.get(f"{address}?q={quote(text)}").status_code == 200


class AnyQuery(TestCase):
    """Whatever is typed, the page, its JSON and the suggestions answer."""

    @classmethod
    def setUpTestData(cls):
        make_rows(0, 2)

    @settings(max_examples=40, deadline=None)
    @given(
        st.text(max_size=60) | st.lists(pieces, max_size=6).map(" ".join),
        st.sampled_from(["", "articles", "claims", "persons"]),
    )
    def test_nothing_typed_is_an_error(self, text, chosen):
        client = Client()
        typed = text.encode("utf-8", "ignore").decode()

        assert client.get("/search/", {"q": typed, "in": chosen, "order": "relevance"}).status_code == 200
        found = json.loads(client.get("/search.json", {"q": typed, "in": chosen}).content)
        assert found["query"] == found["query"][:500]
        suggested = json.loads(client.get("/search/suggestions.json", {"q": typed}).content)
        assert len({len(column) for column in suggested[1:]}) == 1
