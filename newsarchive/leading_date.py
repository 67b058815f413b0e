"""The date that a file may begin with, before the article's own words: "date 2024-01-24 Then its first words"."""

import re

LEADING_DATE = re.compile(r"\s*date:? (\d{4}-\d{2}-\d{2})\s", re.I)


def without_leading_date(text: str) -> str:
    """Return the text from its own first word on."""
    match = LEADING_DATE.match(text)
    return text[match.end() :].lstrip() if match else text
