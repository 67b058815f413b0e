"""What a page says of itself, in JSON-LD, meta elements and the marks around its words."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from lxml.html import HtmlElement

from newsarchive.ingest import records
from newsarchive.ingest.encoding import normalise
from newsarchive.ingest.parse.dates import machine_date, printed_date
from newsarchive.ingest.parse.draft import Metadata
from newsarchive.ingest.parse.fields import joined_names, language_code, plain_words, web_address
from newsarchive.ingest.parse.headings import without_site
from newsarchive.names import fold

_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Review|Report|LiveBlogPosting)$")

# What stands here was written by readers or belongs to other articles: its dates and names are not the article's.
_OF_OTHERS = re.compile(
    r"(?:^|[\s_-])(?:comments?|commentlist|disqus|respond|replies|related|recommended|recirc\w*|promos?|newsletter|"
    r"sidebar|trending|most-read|popular|also-read|read-more|more-from|teasers?|sponsor\w*|advert\w*|ad|ads|"
    r"ad-slot|cookie\w*|consent|breadcrumbs?|share|sharing|social|subscribe|paywall|popup|modal)(?:$|[\s_-])",
    re.I,
)

_META_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "article:published", "datepublished",
    "date_published", "publish_date", "publish-date", "published_time", "published_at", "pubdate", "publication_date",
    "publicationdate", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "citation_publication_date",
    "citation_date", "date", "rnews:datepublished", "article_date_original", "timestamp",
)  # fmt: skip
_META_BYLINES = ("author", "article:author", "article:author_name", "byl", "parsely-author", "sailthru.author",
                 "dc.creator", "dcterms.creator", "citation_author", "cxenseparse:author", "twitter:data1")  # fmt: skip
_META_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "citation_journal_title",
                 "publisher", "apple-mobile-web-app-title")  # fmt: skip
_BYLINE_CLASS = re.compile(r"(?:^|[\s_-])(?:byline|author)(?:$|[\s_-])", re.I)
_DATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:date|datetime|pubdate|published|publish|posted|timestamp|byline|dateline|(?:entry|post|article)-meta)"
    r"(?:$|[\s_-])",
    re.I,
)
_LONGEST_DATE_LINE = 160
_DATE_IN_ADDRESS = re.compile(r"/(\d{4})[/-](\d{2})[/-](\d{2})(?=[/-])")
_TITLE_PARTS = re.compile(r"\s+[|–—-]\s+|\s*[|»·]\s*")


def read_metadata(page: HtmlElement) -> Metadata:
    """Return what the page says of itself; its own words under the first heading win over those for other sites."""
    articles = [record for record in _json_ld(page) if _is_article(record)]
    meta = _meta(page)
    title = _words(page.find(".//title"))
    outlet = plain_words(
        _first(
            _names(articles, "publisher"), _metas(meta, _META_OUTLETS), _names(articles, "sourceOrganization")
        )
    )
    headline = _headline(page, articles, meta, title, outlet)
    published, published_from = _published(page, articles, meta)
    return Metadata(
        headline=headline,
        byline=_byline(page, articles, meta, outlet),
        outlet=outlet or _outlet_in_title(title, headline),
        url=_url(page, articles, meta),
        language=_language(page, articles, meta),
        published=published,
        published_from=published_from,
    )


def is_of_others(element: HtmlElement) -> bool:
    """Tell whether the element holds readers' comments, related articles, advertisements and the like."""
    return any(_OF_OTHERS.search(element.get(name) or "") for name in ("class", "id"))


def _json_ld(page: HtmlElement) -> Iterator[records.Record]:
    for script in page.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            try:
                value = records.load(script.text)
            except ValueError:
                continue
            pending = [value]
            while pending:
                value = pending.pop()
                if isinstance(value, list):
                    pending.extend(reversed(value))
                elif isinstance(value, dict):
                    yield value
                    pending.append(value.get("@graph"))


def _is_article(record: records.Record) -> bool:
    return any(_ARTICLE_TYPE.search(name) for name in records.words_of(record, "@type"))


def _meta(page: HtmlElement) -> dict[str, str]:
    """Return the first content of each named meta element, by its name in small letters."""
    found: dict[str, str] = {}
    for element in page.iter("meta"):
        content = (element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _metas(meta: dict[str, str], names: Iterable[str]) -> Iterator[str]:
    return (meta[name] for name in names if name in meta)


def _names(articles: Iterable[records.Record], field: str) -> Iterator[str]:
    return (words for record in articles for words in records.words_of(record, field))


def _first(*groups: Iterable[str]) -> str:
    return next((words for group in groups for words in group if words.strip()), "")


def _words(element: HtmlElement | None) -> str:
    return " ".join(normalise("".join(element.itertext())).split()) if element is not None else ""


def _headline(
    page: HtmlElement, articles: list[records.Record], meta: dict[str, str], title: str, outlet: str
) -> str:
    """Return the page's first-level heading that its other titles confirm, else the only one, else one of those titles."""
    titles = [
        plain_words(words)
        for words in (*_names(articles, "headline"), *_metas(meta, ("og:title", "twitter:title")), title)
    ]
    titles = [without_site(words, outlet) for words in titles if words]
    headings = [words for words in (_words(heading) for heading in page.iter("h1")) if words]
    keys = {fold(words) for words in titles}
    for heading in headings:
        if fold(heading) in keys:
            return heading
    of_article = [words for heading in page.iterfind(".//article//h1") if (words := _words(heading))]
    alone = of_article if len(of_article) == 1 else headings
    if len(alone) == 1 and fold(alone[0]) != fold(outlet):
        return alone[0]
    return titles[0] if titles else ""


def _outlet_in_title(title: str, headline: str) -> str:
    """Return what stands after the headline in the page's title, "" if nothing does."""
    parts = [part for part in _TITLE_PARTS.split(title) if part]
    is_after_headline = len(parts) > 1 and fold(headline) == fold(" ".join(parts[:-1]))
    return parts[-1] if is_after_headline and len(parts[-1]) <= 60 else ""


def _published(
    page: HtmlElement, articles: list[records.Record], meta: dict[str, str]
) -> tuple[date | None, str]:
    """Return the day of publication in the zone of the page, and what named it."""
    found = [(words, "JSON-LD datePublished") for words in _names(articles, "datePublished")]
    found += [(meta[name], f"meta {name}") for name in _META_DATES if name in meta]
    found += [(words, "time element") for words in _times(page)]
    for words, origin in found:
        if day := machine_date(words):
            return day, origin
    for words in _dated_lines(page):
        if printed := printed_date(words):
            return printed[0], "date line"
    match = _DATE_IN_ADDRESS.search(_url(page, articles, meta))
    day = machine_date("".join(match.groups())) if match else None
    return day, "address" if day else ""


def _dated_lines(page: HtmlElement) -> Iterator[str]:
    """Yield the words of the elements whose class says that they hold the date; a year alone or a date in the text is
    no sign."""
    for element in page.iter("p", "div", "span", "small", "li", "address"):
        if _DATE_CLASS.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            words = _words(element)
            if len(words) <= _LONGEST_DATE_LINE and not _stands_among_others(element):
                yield words


def _times(page: HtmlElement) -> Iterator[str]:
    """Yield the times that the page marks as its own: the marked ones first, then those in its article or header."""
    own = [time for time in page.iter("time") if not _stands_among_others(time)]
    for element in page.xpath("//*[@itemprop='datePublished']"):
        yield element.get("datetime") or element.get("content") or _words(element)
    for time in sorted(own, key=lambda time: time.get("pubdate") is None):
        if "updated" not in (time.get("class") or "") and time.get("itemprop") != "dateModified":
            yield time.get("datetime") or _words(time)


def _stands_among_others(element: HtmlElement) -> bool:
    return any(
        ancestor.tag in ("aside", "footer", "nav") or is_of_others(ancestor)
        for ancestor in element.iterancestors()
    )


def _byline(page: HtmlElement, articles: list[records.Record], meta: dict[str, str], outlet: str) -> str:
    if names := joined_names(*_names(articles, "author")):
        return names
    for words in _metas(meta, _META_BYLINES):
        if (names := joined_names(words)) and fold(names) != fold(outlet):
            return names
    marked = page.xpath("//*[@rel='author' or @itemprop='author']")
    classed = (
        element
        for element in page.iter("p", "div", "span", "a")
        if _BYLINE_CLASS.search(element.get("class") or "")
    )
    for element in (*marked, *classed):
        if not _stands_among_others(element) and (names := joined_names(_words(element))):
            return names
    return ""


def _url(page: HtmlElement, articles: list[records.Record], meta: dict[str, str]) -> str:
    links = [
        link.get("href") or "" for link in page.iter("link") if (link.get("rel") or "").lower() == "canonical"
    ]
    ids = (
        words
        for record in articles
        for name in ("url", "mainEntityOfPage", "@id")
        for words in records.words_of(record, name)
    )
    return next(
        (
            url
            for words in (*links, *_metas(meta, ("og:url", "twitter:url")), *ids)
            if (url := web_address(words))
        ),
        "",
    )


def _language(page: HtmlElement, articles: list[records.Record], meta: dict[str, str]) -> str:
    root = page.getroottree().getroot()
    named = (
        root.get("lang")
        or root.get("{http://www.w3.org/XML/1998/namespace}lang")
        or root.get("xml:lang")
        or "",
    )
    others = _metas(meta, ("content-language", "og:locale", "dc.language", "language"))
    return next(
        (
            code
            for words in (*named, *_names(articles, "inLanguage"), *others)
            if (code := language_code(words))
        ),
        "",
    )
