"""Read what a record says of its article, under the names that tools usually give to such fields."""

import html
import re

from newsarchive.ingest import records
from newsarchive.ingest.encoding import normalise
from newsarchive.ingest.parse.dates import machine_date
from newsarchive.ingest.parse.draft import Metadata
from newsarchive.ingest.parse.headings import without_site

_HEADLINES = ("headline", "title", "heading")
_DATES = (
    "published", "datePublished", "date_published", "published_at", "publishedAt", "published_date", "publishedDate",
    "publication_date", "publicationDate", "publish_date", "pubDate", "pub_date", "date_publish", "published_time",
    "webPublicationDate", "date", "datetime", "timestamp", "created_at", "created",
)  # fmt: skip
_URLS = (
    "url",
    "link",
    "canonical_url",
    "permalink",
    "webUrl",
    "web_url",
    "source_url",
    "uri",
    "external_url",
)
_OUTLETS = (
    "outlet", "publisher", "site", "site_name", "sitename", "source_name", "publication", "newspaper",
    "sourceOrganization", "source", "website",
)  # fmt: skip
_BYLINES = ("byline", "author", "authors", "creator", "author_name", "writer")
_LANGUAGES = ("language", "lang", "inLanguage", "language_code", "locale")

_TAG = re.compile(r"<[^<>]{1,500}>")
_BY = re.compile(r"^\s*(?:by|words by|written by|reported by)\s*:?\s+", re.I)
_NO_NAME = re.compile(
    r"https?:|@|\d{3}|[{}<>]|^(?:admin|editor|staff|unknown|guest|none|null|user)$|^[\W\d_]*$", re.I
)
_LONGEST_NAME = 80
_ADDRESS = re.compile(r"https?://[\w-][^\s/?#]*(?:[/?#]\S*)?", re.I)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")


def read_fields(record: records.Record) -> Metadata:
    """Return what the record says of its article."""
    published, published_from = None, ""
    for name in _DATES:
        if day := machine_date(records.first_of(record, (name,))):
            published, published_from = day, f"field {name}"
            break
    outlet = plain_words(records.first_of(record, _OUTLETS))
    return Metadata(
        headline=without_site(plain_words(records.first_of(record, _HEADLINES)), outlet),
        byline=joined_names(*(name for field in _BYLINES for name in records.words_of(record, field))),
        outlet="" if web_address(outlet) else outlet,
        url=next((url for name in _URLS if (url := web_address(records.first_of(record, (name,))))), ""),
        language=language_code(records.first_of(record, _LANGUAGES)),
        published=published,
        published_from=published_from,
    )


def plain_words(words: str) -> str:
    """Return the words in one line, without tags and with the characters that entities stand for."""
    return " ".join(normalise(html.unescape(_TAG.sub("", words))).split())


def web_address(words: str) -> str:
    """Return the words if they are the address of a page, "" if they are none or not of the web."""
    words = words.strip()
    return words if _ADDRESS.fullmatch(words) and words == normalise(words) else ""


def language_code(words: str) -> str:
    """Return the words as a language tag ("en", "en-GB"), "" if they are none."""
    words = words.strip()
    return words.replace("_", "-") if _LANGUAGE.fullmatch(words) else ""


def joined_names(*names: str) -> str:
    """Return the names of authors as one byline, without "By" and what is no name: addresses, accounts."""
    found: list[str] = []
    for name in names:
        name = _BY.sub("", plain_words(name)).strip(" ,;|·")
        if name and len(name) <= _LONGEST_NAME and not _NO_NAME.search(name) and name not in found:
            found.append(name)
    return ", ".join(found)
