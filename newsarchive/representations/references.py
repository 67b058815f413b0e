"""An article as others cite it: a line of text, BibTeX, CSL-JSON, RIS.

page: the article's address in the archive, which is cited where the article has none of its own.
"""

import re
from typing import Any

from newsarchive.models import Article
from newsarchive.wording import date_in_words

_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip
WITHDRAWN = "withdrawn by its outlet"
_BY = re.compile(r"^by\s+", re.IGNORECASE)


def text(article: Article, page: str) -> str:
    outlet = article.outlet.name if article.outlet else ""
    parts = [
        f"“{article}”",
        outlet,
        date_in_words(article.published) or "date not known",
        article.url or page,
        WITHDRAWN if article.is_withdrawn else "",
    ]
    author = author_of(article)
    return (f"{author}: " if author else "") + ", ".join(part for part in parts if part)


def bibtex(article: Article, page: str) -> str:
    fields = {
        "title": f"{{{_tex(str(article))}}}",
        "author": f"{{{_tex(author_of(article))}}}" if author_of(article) else "",
        "journal": _tex(article.outlet.name) if article.outlet else "",
        "date": article.published.isoformat() if article.published else "",
        "year": f"{article.published.year:04}" if article.published else "",
        # An address stands as it is but for what would end it: programs take it literally.
        "url": (article.url or page).replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C"),
        "langid": article.language,
        "note": ". ".join(
            note
            for note in (
                f"Archived at {_tex(page)}" if article.url else "",
                WITHDRAWN.capitalize() if article.is_withdrawn else "",
            )
            if note
        ),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@article{{newsarchive-{article.pk},\n" + ",\n".join(lines) + "\n}\n"


def csl(article: Article, page: str) -> list[dict[str, Any]]:
    """Return a list of one item, as citation managers read it."""
    item: dict[str, Any] = {
        "id": f"newsarchive-{article.pk}",
        "type": "article-newspaper",
        "title": str(article),
        "URL": article.url or page,
    }
    if author_of(article):
        item["author"] = [{"literal": author_of(article)}]
    if article.outlet:
        item["container-title"] = article.outlet.name
    if article.published:
        day = article.published
        item["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    if article.language:
        item["language"] = article.language
    if article.url:
        item["archive_location"] = page
    if article.is_withdrawn:
        item["status"] = WITHDRAWN
    return [item]


def ris(article: Article, page: str) -> str:
    day = article.published
    fields = [
        ("TY", "NEWS"),
        ("TI", str(article)),
        ("AU", author_of(article)),
        ("T2", article.outlet.name if article.outlet else ""),
        ("PY", f"{day.year:04}" if day else ""),
        ("DA", f"{day:%Y/%m/%d}" if day else ""),
        ("LA", article.language),
        ("UR", article.url or page),
        ("AV", page if article.url else ""),
        ("N1", WITHDRAWN.capitalize() if article.is_withdrawn else ""),
    ]
    lines = [f"{tag}  - {_line(value)}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def author_of(article: Article) -> str:
    """Return the byline without its "By"; "" if there is none."""
    return _BY.sub("", article.byline.strip())


def _tex(words: str) -> str:
    return "".join(_TEX.get(character, character) for character in _line(words))


def _line(words: str) -> str:
    return " ".join(words.split())
