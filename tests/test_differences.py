import pytest

from newsarchive import differences
from newsarchive.differences import Change, compare


def told(earlier, later):
    """Return the differences on one line a paragraph: [-gone-] and {+new+}."""
    marks = {Change.NONE: "{}", Change.GONE: "[-{}-]", Change.NEW: "{{+{}+}}"}
    return [
        "".join(marks[piece.change].format(piece.text) for piece in passage.pieces)
        for stretch in compare(earlier, later).stretches
        for passage in stretch.passages
    ]


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ("The film opens in May.", "The film opens in June.", ["The film opens in [-May-]{+June+}."]),
        ("One. Two.", "One. Two.", ["One. Two."]),
        ("One.\n\nTwo.", "One.\nTwo.", ["One.", "Two."]),
        ("A song.", "A new song.", ["A {+new +}song."]),
        ("", "All of it.", ["{+All of it.+}"]),
        ("All of it.", "", ["[-All of it.-]"]),
        (
            "It was put off to the next year by its makers.",
            "It was shown in spring, the critics were glad by its end.",
            [
                "It was [-put off to the next year by its makers-]{+shown in spring, the critics were glad by its end+}."
            ],
        ),
        ("One.\nTwo.", "One.\nTwo.\nThree at last.", ["One.", "Two.", "{+Three at last.+}"]),
        ("First.\n\nLast.", "First.\n\nBetween.\n\nLast.", ["First.", "{+Between.+}", "Last."]),
    ],
)
def test_what_is_gone_and_what_is_new_is_told_by_words(earlier, later, expected):
    assert told(earlier, later) == expected


def test_both_texts_can_be_read_from_the_differences():
    earlier = "Ada sang. Nobody knew why.\nThen it rained for days."
    later = "Ada Lind sang, and nobody knew.\nIt rained for two days.\nThe end."
    pieces = [
        piece
        for stretch in compare(earlier, later).stretches
        for passage in stretch.passages
        for piece in passage.pieces
    ]

    def without(change):
        return "".join(piece.text for piece in pieces if piece.change != change).replace(" ", "")

    assert without(Change.NEW) == earlier.replace("\n", "").replace(" ", "")
    assert without(Change.GONE) == later.replace("\n", "").replace(" ", "")


def test_words_are_counted_and_paragraphs_far_from_a_change_stand_apart():
    same = "\n".join(f"Paragraph {number}." for number in range(6))

    found = compare(f"{same}\nIt opens in May.", f"{same}\nIt opens in early June.")

    assert (found.gone, found.new) == (1, 2)
    assert [(stretch.is_far, len(stretch.passages)) for stretch in found.stretches] == [(True, 5), (False, 2)]


def test_long_texts_are_compared_by_lines_and_longer_ones_not_at_all(monkeypatch):
    monkeypatch.setattr(differences, "WORDS_COMPARED", 5)
    found = compare("a b c d e\nsame line\nx", "f g h i j\nsame line\ny")
    assert found.is_by_lines
    assert told("a b c d e\nsame line\nx", "f g h i j\nsame line\ny") == [
        "[-a b c d e-]{+f g h i j+}", "same line", "[-x-]{+y+}",
    ]  # fmt: skip

    many = "\n".join("abcdefgh")
    assert told(many, many.upper()) == [
        *(f"[-{one}-]" for one in "abcdefg"),
        "[-h-]{+A+}",
        *(f"{{+{one}+}}" for one in "BCDEFGH"),
    ]


def test_what_both_begin_and_end_with_makes_no_text_long(monkeypatch):
    monkeypatch.setattr(differences, "WORDS_COMPARED", 4)
    same = "word " * 50

    assert not compare(f"{same}May {same}", f"{same}June {same}").is_by_lines
