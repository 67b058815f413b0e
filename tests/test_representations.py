import csv
import json
import re
from datetime import date
from io import StringIO
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsarchive import curation
from newsarchive.models import Claim, Disagreement, Person, Work
from newsarchive.representations.rows import COLUMNS
from newsarchive.views import discovery, lists
from tests.factories import (
    make_appearance,
    make_article,
    make_citation,
    make_claim,
    make_disagreement,
    make_mention,
    make_person,
    make_work,
)

pytestmark = pytest.mark.django_db

OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def archive():
    ada = make_person("=Ada </script> Lind", aliases=["Countess"])
    boats = make_work("Paper Boats", kind="song")
    article = make_article(
        "=Ada </script> Lind sang Paper Boats on 24 January.",
        headline="Boats & trams",
        outlet="Harbour Post",
        published=date(2024, 1, 25),
        byline="By Ben",
        language="en",
    )
    make_mention(make_appearance(article, ada))
    make_mention(make_appearance(article, boats))
    sung = make_claim(boats, "performer", ada)
    days = [make_claim(boats, "release_date", day) for day in ("2024-01-24", "2023-12")]
    for claim in (sung, *days):
        make_citation(claim, article, "sang Paper Boats on 24 January")
    make_disagreement(*days)
    return article


def body(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return b"".join(response).decode()


def page_of_first(model):
    return model.objects.earliest("pk").get_absolute_url()


def json_of(model):
    return f"{page_of_first(model).removesuffix('/')}.json"


def linked_data(client, address):
    (written,) = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', client.get(address).content.decode(), re.S
    )
    return json.loads(written)


@pytest.mark.parametrize("name", list(COLUMNS))
def test_a_list_is_the_same_in_every_form(client, archive, name):
    as_json = json.loads(body(client, f"/{name}.json"))[name]
    as_lines = [json.loads(line) for line in body(client, f"/{name}.jsonl").splitlines()]
    as_csv = list(csv.DictReader(StringIO(body(client, f"/{name}.csv"), newline="")))

    assert as_json
    assert as_lines == as_json
    assert [row["id"] for row in as_csv] == [str(row["id"]) for row in as_json]
    assert list(as_json[0]) == list(as_csv[0]) == COLUMNS[name].split()
    for row in as_json:
        assert client.get(row["page"].removeprefix("http://testserver")).status_code == 200


@pytest.mark.parametrize("suffix", ["csv", "json", "jsonl", "atom"])
def test_what_is_taken_away_is_what_the_filters_leave(client, suffix):
    make_article("boats", headline="Found")
    make_article("trams", headline="Other")

    found = body(client, f"/articles.{suffix}?q=boats&published_after=soon")

    assert "Found" in found
    assert "Other" not in found


def test_a_list_without_rows_is_whole_too(client):
    assert json.loads(body(client, "/claims.json")) == {"claims": []}
    assert body(client, "/claims.jsonl") == ""
    assert body(client, "/claims.csv").split("\r\n") == [",".join(COLUMNS["claims"].split()), ""]


def test_a_list_is_complete_and_read_in_pieces(client, monkeypatch):
    monkeypatch.setattr(lists, "PIECE", 10)
    for number in range(60):
        make_person(f"Ada {number}", aliases=["A"], article_count=number // 7)

    with CaptureQueriesContext(connection) as queries:
        found = [row["name"] for row in json.loads(body(client, "/persons.json"))["persons"]]

    assert len(found) == len(set(found)) == 60
    assert all("LIMIT" in query["sql"] for query in queries if 'FROM "newsarchive_person"' in query["sql"])


def test_a_spreadsheet_takes_no_name_for_a_formula(client, archive):
    (row,) = csv.DictReader(StringIO(body(client, "/persons.csv"), newline=""))

    assert row["name"] == "'=Ada </script> Lind"


def test_a_feed_holds_the_newest_of_the_list(client, archive):
    feed = ElementTree.fromstring(body(client, f"/articles.atom?outlet={archive.outlet_id}"))
    (entry,) = feed.findall(f"{ATOM}entry")

    assert feed.findtext(f"{ATOM}title") == "Articles · News archive (Outlet: Harbour Post)"
    assert entry.findtext(f"{ATOM}title") == "Boats & trams"
    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver/articles/{archive.pk}/"
    assert entry.findtext(f"{ATOM}published").startswith("2024-01-25")
    for name in ("persons", "works", "claims", "disagreements"):
        assert ElementTree.fromstring(body(client, f"/{name}.atom")).find(f"{ATOM}entry") is not None


def test_a_feed_holds_no_character_that_xml_forbids(client):
    make_person("Ada\x02 Lind")

    assert "Ada  Lind" in body(client, "/persons.atom")
    ElementTree.fromstring(body(client, "/persons.atom"))


def test_every_page_has_its_json(client, archive):
    article = json.loads(body(client, f"/articles/{archive.pk}.json"))
    work = json.loads(body(client, json_of(Work)))
    claim = json.loads(body(client, json_of(Claim)))
    disagreement = json.loads(body(client, json_of(Disagreement)))

    citation = article["claims"][0]["citations"][0]
    assert article["text"][citation["start"] : citation["end"]] == citation["quote"]
    assert {mention["type"] for mention in article["mentions"]} == {"person", "work"}
    assert work["facts"][0]["predicate"] == "release_date"
    assert [fact["shown"] for fact in work["facts"][0]["claims"]] == ["24 January 2024", "December 2023"]
    assert claim["citations"][0]["quote"] == "sang Paper Boats on 24 January"
    assert disagreement["values"] == [claim["shown"] for claim in disagreement["claims"]]
    assert json.loads(body(client, json_of(Person)))["aliases"] == ["Countess"]
    assert json.loads(body(client, "/index.json"))["totals"]["articles"] == {"number": 1, "is_more": False}
    assert client.get(f"/articles/{archive.pk + 1}.json").status_code == 404


def test_the_json_of_one_who_was_merged_is_that_of_the_survivor(client):
    ada = make_person()
    merged = make_person(merged_into=ada)

    assert client.get(f"/persons/{merged.pk}.json").headers["Location"] == f"/persons/{ada.pk}.json"


def test_pages_say_in_linked_data_what_they_are_about(client, archive):
    article = linked_data(client, archive.get_absolute_url())
    work, person, claim = (linked_data(client, page_of_first(model)) for model in (Work, Person, Claim))

    assert (article["@type"], article["headline"]) == ("NewsArticle", "Boats & trams")
    assert article["datePublished"] == "2024-01-25"
    assert [mention["@type"] for mention in article["mentions"]] == ["Person", "MusicRecording"]
    assert (work["@type"], work["datePublished"]) == ("MusicRecording", ["2024-01-24", "2023-12"])
    assert work["byArtist"][0]["name"] == person["name"] == "=Ada </script> Lind"
    assert person["alternateName"] == ["Countess"]
    assert (claim["@type"], claim["about"]["name"]) == ("Claim", "Paper Boats")
    assert claim["appearance"][0]["@id"] == article["@id"]


def test_a_settled_disagreement_is_a_review_of_its_claims(client):
    boats = make_work()
    kept, other = make_claim(boats, "duration", 5), make_claim(boats, "duration", 6)
    for claim in (kept, other):
        make_citation(claim, make_article(f"Of {claim}."), "Of")
    settled = make_disagreement(kept, other, status="settled", reason="The label says so.", preferred=kept)

    reviews = linked_data(client, settled.get_absolute_url())["@graph"]

    assert {review["@type"] for review in reviews} == {"ClaimReview"}
    assert sorted(review["reviewRating"]["ratingValue"] for review in reviews) == [0, 1]
    assert {review["reviewBody"] for review in reviews} == {"The label says so."}


def test_a_state_of_a_list_has_one_canonical_address(client):
    make_person("Ada", kind="group")
    page = client.get("/persons/?order=&kind=group&other=1&q=").content.decode()

    assert '<link rel="canonical" href="http://testserver/persons/?kind=group">' in page
    assert 'href="/persons.atom?kind=group"' in page
    assert 'href="/persons.csv?kind=group"' in page
    assert 'rel="canonical"' not in client.get("/persons/?page=abc").content.decode()


def test_machines_find_every_page(client, archive, monkeypatch):
    monkeypatch.setattr(discovery, "PART", 2)

    assert "Sitemap: http://testserver/sitemap.xml" in body(client, "/robots.txt")
    parts = [
        place.text for place in ElementTree.fromstring(body(client, "/sitemap.xml")).iter(f"{SITEMAP}loc")
    ]
    pages = [
        place.text
        for part in parts
        for place in ElementTree.fromstring(body(client, part.removeprefix("http://testserver"))).iter(
            f"{SITEMAP}loc"
        )
    ]

    assert f"http://testserver{page_of_first(Claim)}" in pages
    assert len(pages) == len(set(pages)) == 7
    assert all(client.get(page.removeprefix("http://testserver")).status_code == 200 for page in pages)
    assert client.get("/sitemap-claims-99.xml").status_code == 404
    assert client.get("/sitemap-users-0.xml").status_code == 404


def test_browsers_are_told_how_to_search(client):
    description = ElementTree.fromstring(body(client, "/opensearch.xml"))

    template = description.find(f"{OPENSEARCH}Url").get("template")
    assert template == "http://testserver/search/?q={searchTerms}"
    suggesting = {url.get("type"): url.get("template") for url in description.iter(f"{OPENSEARCH}Url")}
    assert (
        suggesting["application/x-suggestions+json"]
        == "http://testserver/search/suggestions.json?q={searchTerms}"
    )


def test_json_that_has_not_changed_is_not_sent_again(client, archive):
    first = client.get(json_of(Work))

    assert client.get(json_of(Work), headers={"if-none-match": first.headers["ETag"]}).status_code == 304


def test_an_article_can_be_cited_in_the_forms_that_programs_read(client, archive):
    page = f"http://testserver/articles/{archive.pk}/"

    bib, ris = body(client, f"/articles/{archive.pk}.bib"), body(client, f"/articles/{archive.pk}.ris")
    (item,) = json.loads(body(client, f"/articles/{archive.pk}.csl"))

    assert "title = {{Boats \\& trams}}" in bib
    assert "author = {{Ben}}" in bib and "date = {2024-01-25}" in bib and f"url = {{{page}}}" in bib
    assert ris.split("\r\n")[:2] == ["TY  - NEWS", "TI  - Boats & trams"]
    assert ris.endswith("ER  - \r\n")
    assert item["issued"] == {"date-parts": [[2024, 1, 25]]}
    assert (item["title"], item["container-title"], item["URL"]) == ("Boats & trams", "Harbour Post", page)
    text = client.get(f"/articles/{archive.pk}/").content.decode()
    assert f"Ben: “Boats &amp; trams”, Harbour Post, 25 January 2024, {page}" in text
    assert client.get("/articles/99.bib").status_code == 404


def test_what_its_outlet_withdrew_says_so_in_every_form(client, archive):
    claim = archive.citations.first().claim
    curation.withdraw(archive, by=User.objects.create_superuser("editor"), reason="A notice on its page.")
    bare = f"/articles/{archive.pk}"

    (row,) = json.loads(body(client, "/articles.json"))["articles"]
    (line,) = csv.DictReader(StringIO(body(client, "/articles.csv")))
    assert (row["withdrawn"], line["withdrawn"]) == (True, "true")
    assert json.loads(body(client, f"{bare}.json"))["withdrawal"] == "A notice on its page."
    assert '<category term="withdrawn"' in body(client, "/articles.atom")
    for form in ("bib", "ris", "csl"):
        assert "ithdrawn by its outlet" in body(client, f"{bare}.{form}"), form
    assert linked_data(client, f"{bare}/")["creativeWorkStatus"] == "Withdrawn"
    for page in ("/articles/", "/", "/search/?q=boats", page_of_first(Person)):
        assert "withdrawn" in body(client, page).lower(), page
    former = json.loads(body(client, f"/claims/{claim.pk}.json"))["former"]
    assert [words["gone"] for words in former] == ["withdrawn"]


def test_a_headline_cannot_break_out_of_its_reference(client):
    article = make_article(headline="}, x = {1}\nER  - \\end $^~")

    bib, ris = body(client, f"/articles/{article.pk}.bib"), body(client, f"/articles/{article.pk}.ris")

    unescaped = re.sub(r"\\[{}]", "", bib)
    assert unescaped.count("{") == unescaped.count("}")
    assert ris.count("\r\nER  - ") == 1
