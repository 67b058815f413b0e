import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.marking import LINKS, PARAGRAPHS, CitedSpan, NamedSpan, around, mark_up
from tests.steps import steps

TEXT = "Ada Lind sang.\n\nPaper Boats\n\nShe wrote it in 2020, said Ben."


def spans(size=40):
    return st.tuples(st.integers(-2, size), st.integers(-2, size))


def cited(pairs):
    return [CitedSpan(start, end, id=number, number=number) for number, (start, end) in enumerate(pairs)]


def written(paragraphs):
    """Write segments out with brackets for marks: [1 words 1], where a repeated stretch has no number at its torn end."""
    lines = []
    for paragraph in paragraphs:
        line = ""
        for segment in paragraph.segments:
            for mark in segment.opens:
                line += f"[{mark.span.number if mark.is_first else '…'}:"
            line += f"<{segment.text}>" if segment.mention else segment.text
            for mark in segment.closes:
                line += f":{mark.span.number if mark.is_last else '…'}]"
        lines.append(line.strip())
    return lines


def test_each_block_is_a_paragraph_and_headings_are_told():
    paragraphs = mark_up(TEXT, {"blocks": [[0, 14], [16, 27], [29, 60]], "headings": [[16, 27]]})

    assert [paragraph.text.strip() for paragraph in paragraphs] == TEXT.split("\n\n")
    assert [paragraph.is_heading for paragraph in paragraphs] == [False, True, False]


def test_a_text_without_layout_has_a_paragraph_a_line():
    assert [paragraph.text for paragraph in mark_up("\nOne\n\n Two\n", {})] == ["\nOne\n\n", " Two\n"]


def test_a_text_of_white_space_is_one_paragraph():
    assert [paragraph.text for paragraph in mark_up("\n \n", {})] == ["\n \n"]
    assert mark_up("", {}) == []


def test_mentions_are_segments_of_their_own():
    ada = NamedSpan(0, 8, "/persons/1/")
    first = mark_up(TEXT, {}, [ada])[0].segments

    assert [(segment.text, segment.mention) for segment in first] == [("Ada Lind", ada), (" sang.\n\n", None)]


def test_of_mentions_that_overlap_the_first_and_longest_counts():
    mentions = [NamedSpan(4, 12, "/2/"), NamedSpan(0, 3, "/3/"), NamedSpan(0, 8, "/1/")]

    assert written(mark_up("Ada Lind sang.", {}, mentions)) == ["<Ada Lind> sang."]


def test_a_citation_within_another_is_nested():
    assert written(mark_up("Ada Lind sang.", {}, [], cited([(0, 13), (4, 8)]))) == [
        "[0:Ada [1:Lind:1] sang:0]."
    ]


def test_of_citations_that_cross_the_one_that_goes_on_is_opened_again():
    assert written(mark_up("Ada Lind sang.", {}, [], cited([(0, 8), (4, 13)]))) == [
        "[0:Ada [1:Lind:…]:0][…: sang:1]."
    ]


def test_citations_of_the_same_words_are_nested_so_that_their_numbers_rise():
    assert written(mark_up("Ada Lind sang.", {}, [], cited([(0, 3), (0, 3)]))) == [
        "[1:[0:Ada:0]:1] Lind sang."
    ]


def test_a_citation_that_goes_on_in_the_next_paragraph_is_opened_again():
    assert written(mark_up("One two.\nThree.", {}, [], cited([(4, 14)]))) == [
        "One [0:two.\n:…]",
        "[…:Three:0].",
    ]


def test_citations_and_mentions_cut_each_other():
    mentions = [NamedSpan(0, 8, "/1/")]

    assert written(mark_up("Ada Lind sang.", {}, mentions, cited([(4, 13)]))) == ["<Ada >[0:<Lind> sang:0]."]


def test_boilerplate_and_emphases_are_told():
    paragraphs = mark_up("Sing it\nAdvertisement", {"boilerplate": [[8, 21]], "emphases": [[0, 4]]})

    assert [segment.is_emphasis for segment in paragraphs[0].segments] == [True, False]
    assert [paragraph.is_boilerplate for paragraph in paragraphs] == [False, True]


def test_a_paragraph_with_words_of_the_article_is_not_boilerplate():
    paragraph = mark_up(" date 2024-01-24 Ada sang.", {"boilerplate": [[1, 16]]})[0]

    assert not paragraph.is_boilerplate
    assert [segment.is_boilerplate for segment in paragraph.segments] == [False, True, False]


def test_a_text_of_very_many_lines_ends_with_one_paragraph_of_what_is_left():
    lines = [f"line {number}" for number in range(PARAGRAPHS + 500)]
    last = len("\n".join(lines)) - 1

    paragraphs = mark_up("\n".join(lines), {}, [], [CitedSpan(last - 1, last, 1, 1)])

    assert len(paragraphs) == PARAGRAPHS
    assert [number for number, one in enumerate(paragraphs) if one.is_rest] == [PARAGRAPHS - 1]
    assert paragraphs[-1].text == "\n".join(lines[PARAGRAPHS - 1 :])
    assert [mark.span.id for segment in paragraphs[-1].segments for mark in segment.opens] == [1]


def test_of_very_many_names_the_first_are_links():
    mentions = [NamedSpan(4 * number, 4 * number + 3, "/") for number in range(LINKS + 500)]

    (paragraph,) = mark_up("Ada " * (LINKS + 500), {}, mentions)

    assert sum(segment.mention is not None for segment in paragraph.segments) == LINKS


@pytest.mark.parametrize("separator", [" ", "\n\n"])
def test_four_times_the_spans_are_four_times_the_work(separator):
    def mark(times):
        piece = f"Ada sang it.{separator}"
        places = [len(piece) * number for number in range(times)]
        layout = {
            "blocks": [] if separator == " " else [[at, at + 12] for at in places],
            "emphases": [[at + 4, at + 8] for at in places],
            "boilerplate": [[at + 9, at + 11] for at in places],
        }
        named = [NamedSpan(at, at + 3, "/") for at in places]
        quoted = [CitedSpan(at, at + 12, number, number) for number, at in enumerate(places)]
        return steps(lambda: mark_up(piece * times, layout, named, quoted))

    assert mark(1_600) <= 4.4 * mark(400)


def test_the_value_is_told_apart_in_its_quote():
    assert around("out on January 24", 100, 117, 107, 117) == ("out on ", "January 24", "")
    assert around("out on January 24", 100, 117, None, None) == ("out on January 24", "", "")
    assert around("out on January 24", 100, 117, 90, 95) == ("out on January 24", "", "")


@given(
    text=st.text(alphabet="ab \n<é🚢", max_size=40),
    blocks=st.lists(spans(), max_size=4),
    named=st.lists(spans(), max_size=4),
    quoted=st.lists(spans(), max_size=6),
    others=st.lists(spans(), max_size=3),
)
def test_the_segments_are_the_text_and_the_marks_are_nested(text, blocks, named, quoted, others):
    layout = {"blocks": blocks, "boilerplate": others, "emphases": others}
    mentions = [NamedSpan(start, end, "/") for start, end in named]

    paragraphs = mark_up(text, layout, mentions, cited(quoted))

    assert "".join(paragraph.text for paragraph in paragraphs) == text
    position, covered, firsts, lasts = 0, {}, [], []
    for paragraph in paragraphs:
        stack = []
        for segment in paragraph.segments:
            assert segment.start == position
            assert segment.text
            for mark in segment.opens:
                assert mark.span.start <= position < mark.span.end
                stack.append(mark.span)
                if mark.is_first:
                    firsts.append(mark.span.id)
            assert len({span.id for span in stack}) == len(stack)
            for span in stack:
                covered.setdefault(span.id, set()).update(range(position, position + len(segment.text)))
            position += len(segment.text)
            for mark in segment.closes:
                assert stack.pop() == mark.span
                if mark.is_last:
                    lasts.append(mark.span.id)
        assert stack == []
    inside = {
        span.id: set(range(span.start, span.end))
        for span in cited(quoted)
        if 0 <= span.start < span.end <= len(text)
    }
    assert covered == inside
    assert sorted(firsts) == sorted(lasts) == sorted(inside)
