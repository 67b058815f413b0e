"""Programs that others wrote read what the site gives: feeds, linked data, tables, references, maps."""

import json
import re
from datetime import date
from io import BytesIO, StringIO
from urllib.parse import quote

import pytest
from lxml import etree

from newsarchive.representations.feed import ENTRIES
from newsarchive.representations.rows import COLUMNS
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

SITE = "http://testserver"
SCHEMA = "http://schema.org/"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
# What the context of schema.org makes of the words that are used here.
CONTEXT = {
    "@vocab": SCHEMA,
    "url": {"@type": "@id"},
    "sameAs": {"@type": "@id"},
    "datePublished": {"@type": "Date"},
    "birthDate": {"@type": "Date"},
}
# Words that a spreadsheet, TeX, RIS or XML would take for more than words.
ODD = [
    "=1+1",
    "@SUM(A1)",
    "-2",
    "'quoted",
    "''",
    "+x",
    'a "b", c\nd',
    "{Braces} & 100% \\ $^_~#",
    "<i>&amp;</i>",
    "Łódź 東京 🚢",
]

# The rules of sitemaps.org, as an XML schema.
SITEMAP_SCHEMA = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"
  targetNamespace="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <xs:simpleType name="place"><xs:restriction base="xs:anyURI">
    <xs:minLength value="12"/><xs:maxLength value="2048"/><xs:pattern value="https?://.*"/>
  </xs:restriction></xs:simpleType>
  <xs:complexType name="entry"><xs:sequence>
    <xs:element name="loc" type="place"/><xs:element name="lastmod" type="xs:date" minOccurs="0"/>
  </xs:sequence></xs:complexType>
  <xs:element name="sitemapindex"><xs:complexType><xs:sequence>
    <xs:element name="sitemap" type="entry" minOccurs="0" maxOccurs="50000"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="urlset"><xs:complexType><xs:sequence>
    <xs:element name="url" type="entry" minOccurs="0" maxOccurs="50000"/>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>"""


def body(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return b"".join(response)


@pytest.fixture
def archive():
    """One song, its singer, a band, an article that names them, and a settled disagreement about the song's date."""
    ada = make_person("Ada Lind", aliases=["Countess"])
    band = make_person("The Trams", kind="group")
    boats = make_work("Paper Boats", kind="song")
    article = make_article(
        "Ada Lind sang Paper Boats on 24 January.",
        headline="Boats & trams",
        outlet="Harbour Post",
        published=date(2024, 1, 25),
        byline="By Ben",
        language="en",
        url="https://harbour.example/boats?a=1&b=2",
    )
    make_mention(make_appearance(article, ada))
    make_mention(make_appearance(article, boats))
    kept, other = (make_claim(boats, "release_date", day) for day in ("2024-01-24", "2023-12"))
    for claim in (
        make_claim(boats, "performer", ada),
        make_claim(ada, "birth_date", "1990-05-01"),
        make_claim(ada, "member_of", band),
        kept,
        other,
    ):
        make_citation(claim, article, "sang Paper Boats on 24 January")
    make_disagreement(kept, other, status="settled", reason="The label says so.", preferred=kept)
    return article


# Feeds


@pytest.mark.parametrize("name", list(COLUMNS))
def test_a_feed_reader_takes_every_feed(client, archive, name):
    feedparser = pytest.importorskip("feedparser")
    found = feedparser.parse(
        BytesIO(body(client, f"/{name}.atom")), response_headers={"content-type": "application/atom+xml"}
    )

    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    assert found.feed.id == f"{SITE}/{name}.atom"
    links = {link.rel: link.href for link in found.feed.links}
    assert links == {"self": f"{SITE}/{name}.atom", "alternate": f"{SITE}/{name}/"}
    rows = json.loads(body(client, f"/{name}.json"))[name]
    assert {entry.link for entry in found.entries} == {row["page"] for row in rows}
    for entry in found.entries:
        assert entry.id == entry.link
        assert entry.title and entry.author and entry.updated_parsed
        assert entry.updated_parsed <= found.feed.updated_parsed


def test_a_feed_reader_finds_the_newest_first_and_in_a_filtered_feed_no_others(client):
    feedparser = pytest.importorskip("feedparser")
    for number in range(ENTRIES + 5):
        make_person(f"Ada {number}", kind="group" if number % 2 else "person")

    every = feedparser.parse(BytesIO(body(client, "/persons.atom")))
    groups = feedparser.parse(BytesIO(body(client, "/persons.atom?kind=group")))

    assert [entry.title for entry in every.entries] == [f"Ada {n}" for n in range(ENTRIES + 4, 4, -1)]
    assert all(int(entry.title.split()[1]) % 2 for entry in groups.entries)
    assert len({entry.id for entry in groups.entries}) == (ENTRIES + 5) // 2


def test_a_feed_without_entries_is_valid_and_stays_the_same(client):
    feedparser = pytest.importorskip("feedparser")
    first = body(client, "/works.atom")
    found = feedparser.parse(BytesIO(first))

    assert (found.bozo, found.entries) == (False, [])
    assert found.feed.updated_parsed
    assert body(client, "/works.atom") == first


# Linked data


def triples(client, address):
    """Return the statements in a page as (subject, property, value), read by a JSON-LD processor without the network."""
    jsonld = pytest.importorskip("pyld").jsonld

    def load(url, options):
        assert url.rstrip("/") == "https://schema.org"
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": url,
            "document": {"@context": CONTEXT},
        }

    page = body(client, address).decode()
    (written,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    dataset = jsonld.to_rdf(json.loads(written), {"documentLoader": load})
    return {
        tuple(
            statement[part]["value"].replace(SCHEMA, "schema:").replace(RDF_TYPE, "a")
            for part in ("subject", "predicate", "object")
        )
        for statement in dataset["@default"]
    }


def values_of(found, subject, *path):
    """Return the values at the end of a path of properties."""
    subjects = {subject}
    for step in path:
        subjects = {value for one, name, value in found if one in subjects and name == step}
    return subjects


def test_an_article_is_linked_data(client, archive):
    found = triples(client, "/articles/1/")
    page = f"{SITE}/articles/1/"

    assert {
        (page, "a", "schema:NewsArticle"),
        (page, "schema:headline", "Boats & trams"),
        (page, "schema:datePublished", "2024-01-25"),
        (page, "schema:inLanguage", "en"),
        (page, "schema:sameAs", "https://harbour.example/boats?a=1&b=2"),
        (page, "schema:mentions", f"{SITE}/persons/1/"),
        (page, "schema:mentions", f"{SITE}/works/1/"),
        (f"{SITE}/persons/1/", "a", "schema:Person"),
        (f"{SITE}/works/1/", "a", "schema:MusicRecording"),
    } <= found
    assert values_of(found, page, "schema:publisher", "schema:name") == {"Harbour Post"}
    assert values_of(found, page, "schema:author", "schema:name") == {"Ben"}


def test_persons_and_works_are_linked_data(client, archive):
    person, work = triples(client, "/persons/1/"), triples(client, "/works/1/")

    assert {
        (f"{SITE}/persons/1/", "a", "schema:Person"),
        (f"{SITE}/persons/1/", "schema:name", "Ada Lind"),
        (f"{SITE}/persons/1/", "schema:alternateName", "Countess"),
        (f"{SITE}/persons/1/", "schema:birthDate", "1990-05-01"),
        (f"{SITE}/persons/1/", "schema:memberOf", f"{SITE}/persons/2/"),
        (f"{SITE}/persons/2/", "a", "schema:PerformingGroup"),
    } <= person
    assert {
        (f"{SITE}/works/1/", "a", "schema:MusicRecording"),
        (f"{SITE}/works/1/", "schema:byArtist", f"{SITE}/persons/1/"),
        (f"{SITE}/works/1/", "schema:datePublished", "2024-01-24"),
        (f"{SITE}/works/1/", "schema:datePublished", "2023-12"),
    } <= work


@pytest.mark.parametrize(
    ("kind", "type_name"),
    [
        ("song", "MusicRecording"),
        ("album", "MusicAlbum"),
        ("film", "Movie"),
        ("series", "TVSeries"),
        ("book", "Book"),
        ("game", "VideoGame"),
        ("show", "CreativeWork"),
        ("tour", "CreativeWork"),
        ("other", "CreativeWork"),
    ],
)
def test_a_work_has_the_type_of_its_kind(client, kind, type_name):
    work = make_work(kind=kind)

    assert (f"{SITE}/works/{work.pk}/", "a", f"schema:{type_name}") in triples(client, f"/works/{work.pk}/")


def test_claims_and_their_reviews_are_linked_data(client, archive):
    kept = archive.citations.get(claim__date="2024-01-24").claim
    page = f"{SITE}{kept.get_absolute_url()}"
    claim = triples(client, kept.get_absolute_url())
    reviews = triples(client, kept.disagreement.get_absolute_url())

    assert {
        (page, "a", "schema:Claim"),
        (page, "schema:about", f"{SITE}/works/1/"),
        (page, "schema:appearance", f"{SITE}/articles/1/"),
    } <= claim
    found = {subject for subject, name, value in reviews if (name, value) == ("a", "schema:ClaimReview")}
    assert len(found) == 2
    ratings = {
        next(iter(values_of(reviews, review, "schema:itemReviewed"))): values_of(
            reviews, review, "schema:reviewRating", "schema:ratingValue"
        )
        for review in found
    }
    assert ratings[page] == {"1"}
    assert sorted(next(iter(rating)) for rating in ratings.values()) == ["0", "1"]
    for review in found:
        assert values_of(reviews, review, "schema:reviewBody") == {"The label says so."}
        assert values_of(reviews, review, "schema:author", "schema:name") == {"News archive"}
        assert values_of(reviews, review, "schema:url") == {f"{SITE}{kept.disagreement.get_absolute_url()}"}


# Tables


@pytest.mark.parametrize("name", list(COLUMNS))
def test_a_spreadsheet_reads_what_there_is_and_no_formula(client, archive, name):
    pandas = pytest.importorskip("pandas")
    for words in ODD:
        make_person(words)
        make_work(words)
        make_article(f"{words} text", headline=words, byline=words)
    rows = json.loads(body(client, f"/{name}.json"))[name]

    table = pandas.read_csv(BytesIO(body(client, f"/{name}.csv")), dtype=str, keep_default_na=False)

    assert list(table.columns) == COLUMNS[name].split()
    assert len(table) == len(rows)
    for cells, row in zip(table.to_dict("records"), rows, strict=True):
        for column, value in row.items():
            cell = cells[column]
            if isinstance(value, str):
                assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
                assert cell.removeprefix("'") == value  # nothing is lost
            elif isinstance(value, int) and not isinstance(value, bool):
                assert int(cell) == value


# References


def test_a_bibtex_parser_reads_what_is_to_be_cited(client, archive):
    database = pytest.importorskip("pybtex.database")

    found = database.parse_string(body(client, "/articles/1.bib").decode(), "bibtex")

    (entry,) = found.entries.values()
    assert entry.type == "article"
    assert [str(person) for person in entry.persons["author"]] == ["{Ben}"]
    assert entry.fields["title"] == r"{Boats \& trams}"
    assert (entry.fields["journal"], entry.fields["date"], entry.fields["year"]) == (
        "Harbour Post",
        "2024-01-25",
        "2024",
    )
    assert entry.fields["url"] == "https://harbour.example/boats?a=1&b=2"
    assert entry.fields["note"] == f"Archived at {SITE}/articles/1/"


def test_a_ris_parser_reads_what_is_to_be_cited(client, archive):
    rispy = pytest.importorskip("rispy")

    (found,) = rispy.loads(body(client, "/articles/1.ris").decode())

    assert (found["type_of_reference"], found["title"], found["authors"]) == (
        "NEWS",
        "Boats & trams",
        ["Ben"],
    )
    assert (found["secondary_title"], found["year"], found["date"]) == ("Harbour Post", "2024", "2024/01/25")
    assert found["urls"] == ["https://harbour.example/boats?a=1&b=2"]


@pytest.mark.parametrize("words", ODD)
def test_no_headline_breaks_a_reference(client, words):
    database, rispy = pytest.importorskip("pybtex.database"), pytest.importorskip("rispy")
    article = make_article(headline=words, byline=f"By {words}", outlet=words)

    bibtex = database.parse_string(body(client, f"/articles/{article.pk}.bib").decode(), "bibtex")
    (ris,) = rispy.loads(body(client, f"/articles/{article.pk}.ris").decode())
    (csl,) = json.loads(body(client, f"/articles/{article.pk}.csl"))

    assert len(bibtex.entries) == 1
    assert ris["title"] == " ".join(words.split())
    assert csl["title"] == words


# Maps


def test_the_map_follows_the_rules_of_maps(client, archive):
    rules = etree.XMLSchema(etree.fromstring(SITEMAP_SCHEMA))
    index = etree.fromstring(body(client, "/sitemap.xml"))
    rules.assertValid(index)

    parts = [place.text.removeprefix(SITE) for place in index.iter("{*}loc")]
    pages = []
    for part in parts:
        found = etree.fromstring(body(client, part))
        rules.assertValid(found)
        pages += [place.text for place in found.iter("{*}loc")]
    assert len(pages) == len(set(pages)) == 1 + 1 + 1 + 5 + 1  # no article speaks of the band
    assert f"{SITE}/disagreements/1/" in pages


def test_robots_are_told_where_the_map_is(client):
    robots = pytest.importorskip("urllib.robotparser").RobotFileParser()
    robots.parse(body(client, "/robots.txt").decode().splitlines())

    assert robots.site_maps() == [f"{SITE}/sitemap.xml"]
    assert robots.can_fetch("Reader", f"{SITE}/articles/")
    assert not robots.can_fetch("Reader", f"{SITE}/admin/")
    assert not robots.can_fetch("Reader", f"{SITE}/claims.csv?q=x")


def test_a_browser_searches_by_the_description_of_the_search(client, archive):
    found = etree.fromstring(body(client, "/opensearch.xml"))
    name = found.findtext("{*}ShortName")
    template = found.find("{*}Url").get("template")

    assert etree.QName(found).namespace == "http://a9.com/-/spec/opensearch/1.1/"
    assert 0 < len(name) <= 16
    assert len(found.findtext("{*}Description")) <= 1024
    asked = template.replace("{searchTerms}", quote("paper boats")).removeprefix(SITE)
    assert "Boats &amp; trams" in body(client, asked).decode()
    assert "opensearch.xml" in body(client, "/").decode()


def test_json_lines_are_lines_of_json_for_every_reader(client):
    pandas = pytest.importorskip("pandas")
    for words in [*ODD, "a\u2028b\u2029c\x85d"]:
        make_person(words)

    table = pandas.read_json(StringIO(body(client, "/persons.jsonl").decode()), lines=True, dtype=False)

    assert set(table["name"]) == {*ODD, "a\u2028b\u2029c\x85d"}
