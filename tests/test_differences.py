from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive import differences as module
from newsarchive.differences import DifferenceKind, differences

WORDS = st.lists(
    st.sampled_from(["the", "film", "opens", " ", " ", "\n\n", ",", "it’s", "2024", "é", "\u200b"])
).map("".join)


def kinds(old: str, new: str) -> list[tuple[str, str]]:
    return [(str(kind), text) for kind, text in differences(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("It opens.", "It opens.", [("same", "It opens.")]),
        ("", "It opens.", [("added", "It opens.")]),
        ("It opens.", "", [("removed", "It opens.")]),
        (
            "The film opens in May.",
            "The film opens in June.",
            [("same", "The film opens in "), ("removed", "May"), ("added", "June"), ("same", ".")],
        ),
        (
            "The film opens.\n\nShe directs it.",
            "The film opens.\n\nIt runs two hours.\n\nShe directs it.",
            [
                ("same", "The film opens.\n\n"),
                ("added", "It runs two hours.\n\n"),
                ("same", "She directs it."),
            ],
        ),
        # A space or a short word that both have by chance does not cut a rewritten sentence into crumbs.
        (
            "filmed quickly a Tuesday",
            "written slowly a Friday",
            [("removed", "filmed quickly a Tuesday"), ("added", "written slowly a Friday")],
        ),
    ],
)
def test_what_became_of_the_old_text_is_told_by_words(old, new, expected):
    assert kinds(old, new) == expected


@given(WORDS, WORDS)
def test_both_texts_can_be_made_again_from_their_differences(old, new):
    found = differences(old, new)
    assert "".join(text for kind, text in found if kind != DifferenceKind.ADDED) == old
    assert "".join(text for kind, text in found if kind != DifferenceKind.REMOVED) == new
    assert all(text for _, text in found)
    assert all(
        first.kind != second.kind
        and (first.kind, second.kind) != (DifferenceKind.ADDED, DifferenceKind.REMOVED)
        for first, second in pairwise(found)
    )


@given(WORDS, WORDS)
def test_long_texts_are_compared_by_paragraphs_first(old, new):
    before, module._MOST_PAIRS = module._MOST_PAIRS, 6
    try:
        test_both_texts_can_be_made_again_from_their_differences.hypothesis.inner_test(old, new)
    finally:
        module._MOST_PAIRS = before


def test_a_change_in_a_very_long_text_is_still_told_by_words():
    paragraphs = [f"Paragraph {number} says what the others do not.\n" for number in range(20_000)]
    old = "".join(paragraphs)
    paragraphs[7] = paragraphs[7].replace("says", "tells")
    found = kinds(old, "".join(paragraphs))
    assert [one for one in found if one[0] != "same"] == [("removed", "says"), ("added", "tells")]


def test_very_long_texts_with_nothing_in_common_are_told_whole():
    old = "\n".join(f"a{number}" for number in range(50_000))
    new = "\n".join(f"b{number}" for number in range(50_000))
    assert kinds(old, new) == [("removed", old), ("added", new)]
