"""What JSON makes an article: the names under which tools write its text, and how a field's words are read."""

import json
from collections.abc import Iterator
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Record: TypeAlias = dict[str, Json]

TEXT_FIELDS = (
    "text", "body", "articleBody", "content", "article_body", "article_text", "full_text", "fulltext", "maintext",
    "body_text", "bodyText", "content_text", "story", "article", "body_html", "bodyHtml", "content_html", "html",
)  # fmt: skip


def load(content: bytes | str) -> Json:
    """Return the JSON value in the content. Raises ValueError, which says where it is broken, if it is not JSON."""
    try:
        value: Json = json.loads(content, strict=False)  # a tab or line end in a string does no harm
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    return value


def dump(value: Json) -> bytes:
    """Return the value as one line of JSON."""
    return json.dumps(value).encode("ascii")


def text_of(record: Record) -> str:
    """Return the text of a record as it stands there, its paragraphs parted by an empty line; "" if it holds none."""
    return next(
        (text for text in ("\n\n".join(words_of(record, name)) for name in TEXT_FIELDS) if text.strip()), ""
    )


def first_of(record: Record, names: tuple[str, ...]) -> str:
    """Return the first words, stripped, in the fields of these names, "" if none of them holds any."""
    return next((words.strip() for name in names for words in words_of(record, name) if words.strip()), "")


def words_of(record: Record, name: str) -> Iterator[str]:
    """Yield the words in a field, whatever the case of its name: a string or number, a list of them, or objects that
    hold them as "rendered", "name" or "@value"."""
    wanted = name.casefold()
    for key, value in record.items():
        if key.casefold() == wanted:
            for part in value if isinstance(value, list) else [value]:
                if isinstance(part, dict):
                    part = next((part[key] for key in ("rendered", "name", "@value") if key in part), None)
                if isinstance(part, str | int | float) and not isinstance(part, bool):
                    yield str(part)
