from datetime import date

import pytest

from newsarchive.ingest.document import IngestError
from newsarchive.ingest.parse import html

PARAGRAPHS = [
    "UTRECHT — A quiet song is the most played one of the month. Low Lights, which Kettle Records issued on 14 March, came first.",
    "The song is the work of Jane Doe, who was born in Leith and sings in a quartet. It was filmed by Bob Roe in one afternoon.",
    "“We spent almost nothing on it,” said the head of the label, “and I would love to say that this was the plan all along.”",
    "Doe goes on tour in the summer. Nobody else is in the band now, and nobody seems to miss them, least of all the singer.",
]

PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>A Quiet Song Comes First | The Daily Kettle</title>
<meta property="og:site_name" content="The Daily Kettle">
<meta property="og:title" content="A quiet song comes first">
<meta property="article:published_time" content="2025-03-21T00:15:00+09:00">
<link rel="canonical" href="https://kettle.example/2025/a-quiet-song">
<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "datePublished": "2001-01-01"},
 {"@type": "NewsArticle", "headline": "A quiet song comes first", "datePublished": "2025-03-20T23:15:00+09:00",
  "author": [{"@type": "Person", "name": "Ann Poe"}, {"name": "By Max Coe"}], "publisher": {"name": "The Daily Kettle"}}]}
</script>
</head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/music">Music</a></li></ul></nav>
<main><article>
<p class="kicker">Music</p>
<h1>A quiet song comes first</h1>
<p class="byline">By <a rel="author" href="/ann">Ann Poe</a> <time datetime="2025-03-20">20 March 2025</time></p>
<p>UTRECHT &mdash; A quiet song is the most played one of the month. <em>Low Lights</em>, which <strong>Kettle Records</strong> issued on 14 March, came first.</p>
<p>The song is the work of <a href="/jane">Jane Doe</a>, who was born in Leith and sings in a quartet. It was filmed by Bob Roe in one afternoon.</p>
<div class="ad">Advertisement</div>
<h2>No money at all</h2>
<p>&ldquo;We spent almost nothing on it,&rdquo; said the head of the label, &ldquo;and I would love to say that this was the plan all along.&rdquo;</p>
<aside class="promo"><p>Newsletter: get the week in music every Monday. <a href="/n">Sign up</a></p></aside>
<p>Doe goes on tour in the summer. Nobody else is in the band now, and nobody seems to miss them, least of all the singer.</p>
</article>
<section id="comments"><h3>2 comments</h3><p><b>tallow</b>: Bob Roe never filmed that, everybody knows it was his sister who did.</p></section>
</main>
<aside class="related"><h2>Related</h2><ul><li><a href="/x">A loud song comes last, and nobody is surprised by that</a></li></ul></aside>
<footer><p>&copy; 2019 The Daily Kettle. All rights reserved.</p></footer>
</body></html>"""


def test_the_article_is_read_and_nothing_else_of_the_page(article, words):
    document = article(".html", PAGE)

    assert document.text.split("\n\n") == [
        "A quiet song comes first",
        *PARAGRAPHS[:2],
        "No money at all",
        *PARAGRAPHS[2:],
    ]
    assert words(document, "blocks") == document.text.split("\n\n")
    assert words(document, "headings") == ["A quiet song comes first", "No money at all"]
    assert words(document, "emphases") == ["Low Lights"]
    assert words(document, "links") == ["Jane Doe"]


def test_the_page_says_what_it_is(article):
    document = article(".html", PAGE)

    assert document.headline == "A quiet song comes first"
    assert document.byline == "Ann Poe, Max Coe"
    assert document.dateline == "UTRECHT"
    assert document.outlet == "The Daily Kettle"
    assert document.url == "https://kettle.example/2025/a-quiet-song"
    assert document.language == "en-GB"
    assert (document.published, document.published_from) == (date(2025, 3, 20), "JSON-LD datePublished")


def test_a_page_that_trafilatura_cannot_read_is_read_plainly(article, monkeypatch):
    whole = article(".html", PAGE)
    monkeypatch.setattr(html.trafilatura, "bare_extraction", lambda *args, **options: None)

    plain = article(".html", PAGE)

    assert [line for line in plain.text.split("\n\n") if not line.startswith("By ")] == whole.text.split(
        "\n\n"
    )
    assert plain.layout.boilerplate[0] == (plain.text.index("By Ann Poe"), plain.text.index("\n\nUTRECHT"))


def test_a_large_page_is_read_in_linear_time(article, monkeypatch):
    monkeypatch.setattr(
        html.trafilatura, "bare_extraction", lambda *args, **options: pytest.fail("takes too long")
    )
    paragraphs = "".join(
        f"<p>Paragraph {number} of a page that goes on and on.</p>" for number in range(10_000)
    )

    assert (
        len(article(".html", f"<html><body><h1>Long</h1>{paragraphs}</body></html>").layout.blocks) == 10_001
    )


def test_a_small_page_keeps_its_paragraphs(article):
    page = "<title>Small page | The Daily</title><h1>Small page</h1><p>Only <i>one</i> line.</p><p>And<br>another.</p>"

    document = article(".html", page)

    assert document.text == "Small page\n\nOnly one line.\n\nAnd\nanother."
    assert document.outlet == "The Daily"


@pytest.mark.parametrize(
    ("head", "body", "published", "origin"),
    [
        ('<meta property="article:published_time" content="2024-05-03T10:00:00Z">', "", date(2024, 5, 3), "meta article:published_time"),
        ('<meta name="DC.date.issued" content="2024-05-03">', "", date(2024, 5, 3), "meta dc.date.issued"),
        ("", '<time datetime="2024-05-03T23:50:00-05:00">3 May</time>', date(2024, 5, 3), "time element"),
        ("", '<span itemprop="datePublished" content="2024-05-03">3 May</span>', date(2024, 5, 3), "time element"),
        ("", '<time class="updated" datetime="2024-06-01"></time><time datetime="2024-05-03"></time>', date(2024, 5, 3), "time element"),
        ("", '<div class="comments"><time datetime="2024-05-03"></time></div>', None, ""),
        ("", '<p class="post-date">Posted on 3 May 2024 by admin</p>', date(2024, 5, 3), "date line"),
        ('<link rel="canonical" href="https://x.example/2024/05/03/a">', "", date(2024, 5, 3), "address"),
        ("", "<footer>© 2019 The Daily</footer>", None, ""),
        ("", "<p>It was founded on 2014-02-03, on a hill.</p>", None, ""),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024"}</script>', "", None, ""),
        ('<script type="application/ld+json">{broken</script>', "", None, ""),
    ],
)  # fmt: skip
def test_the_date_comes_from_a_clear_mark_or_not_at_all(article, head, body, published, origin):
    page = f"<html><head>{head}</head><body><article><h1>A title</h1>{body}<p>{PARAGRAPHS[1]}</p></article></body></html>"

    document = article(".html", page)

    assert (document.published, document.published_from) == (published, origin)


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="javascript:alert(1)">', ""),
        ('<link rel="canonical" href="/relative">', ""),
        ('<meta property="og:url" content="http://x.example/a">', "http://x.example/a"),
    ],
)
def test_only_addresses_of_the_web_are_kept(article, head, url):
    assert article(".html", f"<html><head>{head}</head><body><p>{PARAGRAPHS[1]}</p></body></html>").url == url


@pytest.mark.parametrize(
    "declaration",
    ['<meta charset="euc-kr">', '<meta http-equiv="Content-Type" content="text/html; charset=euc-kr">'],
)
def test_the_declared_encoding_is_believed(article, declaration):
    page = f"<html><head>{declaration}</head><body><p>뷔가 왔다.</p></body></html>"

    assert article(".html", page.encode("euc-kr")).text == "뷔가 왔다."


def test_the_encoding_of_an_xml_declaration_is_believed():
    assert html.declared_encoding(b'<?xml version="1.0" encoding="iso-8859-1"?><html>') == "iso-8859-1"


@pytest.mark.parametrize("page", ["<html><body><nav>Home</nav></body></html>", "<html></html>", "<!-- -->"])
def test_a_page_without_text_is_an_error(article, page):
    with pytest.raises(IngestError, match="no text in this page"):
        article(".html", page)


def test_tables_and_lists_keep_their_parts(article):
    page = "<article><p>A list:</p><ul><li>one</li><li>two</li></ul><table><tr><td>a</td><td>b</td></tr></table></article>"

    assert article(".html", page).text == "A list:\n\none\n\ntwo\n\na | b"


def test_a_page_too_deep_to_be_read_whole_is_an_error_and_not_cut_short(article):
    words = "The film Slow Rivers came out on 3 May 2024."
    page = f"<title>Slow Rivers</title>{'<div>' * 3_000}<p>{words}</p>{'</div>' * 3_000}"

    with pytest.raises(IngestError, match="nested more than 255 deep"):
        article(".html", page)
    # where nothing is lost, nothing is the matter
    assert words in article(".html", f"<p>{words} {words}</p>{'<div>' * 3_000}").text
