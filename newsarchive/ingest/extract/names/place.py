"""Where a name may stand."""

from typing import NamedTuple

from newsarchive.ingest.document import Span

# No title is longer (words).
LONGEST_TITLE = 10


class Place(NamedTuple):
    """One stretch that may be a name: words first to last (inclusive), how it is set apart, and what was left out before it.

    how: "run" (capitals), "joined" (capitals with small words between them), "quoted", "emphasised", "listed" (an item of
    a list), "lower" (a title in sentence case), "heading" (a part of one); cut: the class of the word that another edge
    would take in; small: the word that joins the capitals; titled: whether quoted words have the form of a title rather
    than of speech, or a list says what it lists; joined: how many runs follow the first.
    """

    first: int
    last: int
    span: Span
    how: str
    cut: str = ""
    small: str = ""
    titled: bool = False
    joined: int = 0
