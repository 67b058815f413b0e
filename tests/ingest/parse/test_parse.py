import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from newsarchive.ingest.document import IngestError, document_digest
from newsarchive.ingest.parse import parse
from newsarchive.ingest.read import read
from tests.ingest.checks import check_document

ROOT = Path(__file__).parents[3]
GOLD = json.loads((ROOT / "tests/gold/seeds.json").read_text(encoding="utf-8"))["articles"]

SUFFIXES = (".txt", ".md", ".html", ".json")
PIECES = st.sampled_from(
    [
        " date 2024-01-24 ", "SEOUL - ", "By Jane Doe | 12 March 2024\n", "Advertisement\n", "ALSO READ: ", "Leave a Reply\n",
        "A Title Of Some Length\n", "A sentence that ends. ", "\n\n", "\r", "\x00", "\ufeff", "\x85", "\u2028", "\xa0", "“", "*", "_",
        "# ", "- ", "> ", "---\n", "title: A\n", "[a](b)", "<p>", "</p>", "<em>", "</em>", "<h1>A</h1>", "<a href='x'>", "</a>", "<br>",
        "<article>", "<script>", "<!--", "&amp;", "&#0;", "&#x85;", "<td>", "{", "}", '"text": "', '"', "[", "뷔", "e\u0301", "\ud800", " | ",
        "1. ", "May 3", "2024-05-03", "\t", "    ", "```\n", "| a | b |\n|---|---|\n",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=30).map("".join)
CONTENTS = st.one_of(
    st.binary(max_size=300),
    TEXTS.map(lambda text: text.encode(errors="surrogatepass")),
    TEXTS.map(lambda text: text.encode("utf-16", errors="replace")),
    TEXTS.map(lambda text: json.dumps({"text": text, "title": text[:20], "date": text[:10]}).encode()),
    TEXTS.map(lambda text: f"<html><body><article><h1>A</h1><p>{text}</p><p>{text}</p></article></body></html>".encode(errors="replace")),
)  # fmt: skip


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(content=CONTENTS, suffix=st.sampled_from(SUFFIXES))
@example(content=b'<html><head><meta charset="idna"></head><p>\xff\xfe</p>', suffix=".html")
@example(content=b'{"text": "\\ud800 \\u0000 \\r"}', suffix=".json")
@example(content=b"<p>" * 5000, suffix=".html")
@example(content=b"> " * 3000 + b"a", suffix=".md")
def test_whatever_comes_is_an_article_or_an_error_with_a_reason(content, suffix):
    check_document(content, suffix)


@pytest.mark.parametrize("found", list(read([str(ROOT / "seeds")])), ids=lambda found: found.source)
def test_the_seeds_are_read_as_a_reader_would(found):
    document = parse(found)
    gold = GOLD[found.source]

    assert document.text == found.content.decode()
    assert (document.published.isoformat() if document.published else None) == gold["published"]
    assert document.headline == gold.get("headline", document.headline)


def test_a_text_of_more_than_two_million_characters_is_not_one_article(article):
    with pytest.raises(IngestError, match=r"2,000,001 characters, more than the 2,000,000 .*: split it into"):
        article(".txt", "a" * 2_000_001)


def test_equal_articles_have_equal_digests_and_others_do_not(article):
    first = article(".txt", " date 2024-01-24 Some words here.\n")

    assert first.digest == article(".txt", " date 2024-01-24 Some words here.\r\n").digest
    assert first.digest != article(".txt", " date 2024-01-24 Other words here.\n").digest
    assert first.digest != document_digest(replace(first, published=date(2024, 1, 25)))


@pytest.mark.parametrize("suffix", ["", ".csv"])
def test_an_unknown_kind_is_an_error(article, suffix):
    with pytest.raises(IngestError, match="no way is known to read"):
        article(suffix, "Words.")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_white_space_is_no_article(article, suffix):
    with pytest.raises(IngestError):
        article(suffix, " \n\xa0\n")


def test_what_is_longer_than_the_archive_keeps_is_cut(article):
    record = {
        "text": "Words.",
        "title": "t" * 600,
        "outlet": "o" * 300,
        "url": f"https://x.example/{'u' * 1000}",
    }

    document = article(".json", json.dumps(record))

    assert (len(document.headline), len(document.outlet), document.url) == (500, 200, "")
