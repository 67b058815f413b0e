"""A text in which a pattern matches is never passed over."""

import re
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsarchive.ingest.extract.aliases import _PATTERNS
from newsarchive.ingest.extract.claims import RULES
from newsarchive.ingest.extract.date_forms import FORMS
from newsarchive.ingest.extract.required import Index, clauses

PATTERNS = [
    *(rule.pattern for rule in RULES),
    *(form.pattern for form in FORMS),
    *(pattern.pattern for pattern in _PATTERNS),
]


@cache
def index() -> Index:
    return Index(PATTERNS)


PIECES = sorted({piece for pattern in PATTERNS for clause in clauses(pattern) for piece in clause})
GLUE = [
    " ",
    " the ",
    ", ",
    " of ",
    " by ",
    " in ",
    " on ",
    " is ",
    " was ",
    "-",
    " (",
    ")",
    "'s ",
    " 'K'",
    " ſ",
    "İ",
    "ı",
    " 12 ",
    " 2024",
    "three ",
]
MASKED = ["\ue000", "\ue001", "\ue3ff", "\ue400", "\ue402", "\ue7ff", "\ue800", "\uebff", "\uec00", "\uec05"]
WORDS = st.sampled_from([*PIECES, *(piece.title() for piece in PIECES)])


@settings(deadline=None)
@given(st.lists(st.one_of(WORDS, st.sampled_from(GLUE), st.sampled_from(MASKED)), max_size=14).map("".join))
@example("\ue000, written by \ue400, came out on \ue800.")
@example("MARCH 3, 2025, and on New Year's Day 2026")
def test_a_pattern_that_matches_is_possible(text: str) -> None:
    possible = set(index().possible(text))

    assert {number for number, pattern in enumerate(PATTERNS) if pattern.search(text)} <= possible


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("(?:sung|written) by", "Sung by"),
        ("(?i:SUNG) by", "ſung by"),
        ("(?i)in", "İN"),
        ("(?i:k)elvin", "\N{KELVIN SIGN}elvin"),
        ("a(?:bc)+d?", "abcbc"),
        ("(?<!x)[\ue000-\ue7ff] out", "\ue412 out"),
        ("(?=.*last)first", "first and last"),
        (r"(one|two) \1", "two two"),
        ("[^x]y", "zy"),
        ("é[aA]b", "ÉAb".replace("É", "é")),
        (r"in \d+ (?:[1-3]|one) parts", "in ٣ one parts"),
        ("[0-9]th", "the 4th"),
    ],
)
def test_a_match_holds_a_piece_of_each_clause(pattern: str, text: str) -> None:
    assert re.search(pattern, text, re.I)

    assert Index([re.compile(pattern, re.I)]).possible(text) == [0]


def test_every_piece_of_a_pattern_is_told_once() -> None:
    assert clauses(re.compile(r"(?:sung|written) by \d+ (?:w[io]men)? [\ue400-\ue7ff]")) == (
        frozenset({"sung", "written"}),
        frozenset({" by "}),
        frozenset({"\0"}),
        frozenset({"\ue400"}),
    )


def test_most_rules_are_passed_over_where_nothing_of_theirs_stands() -> None:
    assert Index([rule.pattern for rule in RULES]).possible("The rain fell all night.") == []
    assert (
        len(Index([rule.pattern for rule in RULES]).possible("\ue000, directed by \ue400, is good."))
        < len(RULES) / 5
    )
