from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarchive import query, search
from newsarchive.query import OPERATORS, Operator, day_span, last_token, parse, quoted

words = st.text(max_size=12)
operators = st.builds(
    lambda minus, name, space, value, mark: f"{minus}{name}:{space}{mark}{value}{mark}",
    st.sampled_from(["", "-"]),
    st.sampled_from([*OPERATORS, "OUTLET", "since", "author"]),
    st.sampled_from(["", " "]),
    words | st.sampled_from(["2024", "2024-02-30", "The Guardian", "film", "9999-12-31"]),
    st.sampled_from(["", '"', "“"]),
)
pieces = operators | words | words.map(lambda text: f'"{text}"') | words.map(lambda text: f"-{text}*")


def written(text):
    return [part.written for part in parse(text).parts]


def test_words_phrases_beginnings_exclusions_and_operators_are_told_apart():
    found = parse('boats "paper lind" uhm* -tram -"two words" outlet:"The Guardian" person:IU')

    assert [part.label for part in found.parts if not isinstance(part, Operator)] == [
        "Word",
        "Phrase",
        "Beginning with",
        "Without",
        "Without",
    ]
    assert found.words == 'boats "paper lind" uhm* -tram -"two words"'
    assert found.plain_words == "boats paper lind uhm"
    assert [(one.name, one.value) for one in found.operators] == [
        ("outlet", "The Guardian"),
        ("person", "IU"),
    ]
    assert found.problems == ()


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("OUTLET:x", "outlet", "x"),
        ("outlet: Guardian", "outlet", "Guardian"),
        ('outlet: "The Guardian"', "outlet", "The Guardian"),
        ("outlet:“The Guardian”", "outlet", "The Guardian"),
        ('outlet:"The Guardian', "outlet", "The Guardian"),
        ("property:director", "predicate", "director"),
        ("since:2024", "after", "2024"),
    ],
)
def test_an_operator_is_understood_however_it_is_written(text, name, value):
    (operator,) = parse(text).parts

    assert (operator.name, operator.value) == (name, value)
    assert parse(operator.written).parts == (operator,)


@pytest.mark.parametrize(
    ("text", "problem", "kept"),
    [
        ("boats outlet:", "“outlet:” needs a value behind it", ["boats"]),
        ("outlet: person:IU", "“outlet:” needs a value behind it", ["person:IU"]),
        ("-outlet:x boats", "only words can be left out", ["boats"]),
        ("outlet:a outlet:b", "“outlet:” counts once: the last one was taken.", ["outlet:b"]),
        ("author:ada boats", "“author:” is not one of outlet:, person:", ["author:ada", "boats"]),
        ("a " * 40, "Only the first 32 words", ["a"] * 32),
        ("x" * 10_000, "Only the first 500 characters", ["x" * 500]),
    ],
)
def test_what_is_not_understood_is_told_and_the_rest_counts(text, problem, kept):
    (told,) = parse(text).problems

    assert problem in told
    assert written(text) == kept


@pytest.mark.parametrize("text", ["10:30", "https://news.example/a", 'person:IU person:"V"', "a:b"])
def test_what_is_in_order_is_not_complained_of(text):
    assert parse(text).problems == ()


def test_a_part_can_be_taken_away():
    found = parse('boats outlet:"The Guardian" -tram')

    assert [found.without(part) for part in found.parts] == [
        'outlet:"The Guardian" -tram',
        "boats -tram",
        'boats outlet:"The Guardian"',
    ]


def test_characters_that_turn_the_text_about_or_end_it_are_left_out():
    assert parse("a\0b \u202etxt.exe\u2069 \ud800 \x1bc").text == "a b txt.exe c"


@pytest.mark.parametrize(
    ("value", "span"),
    [
        ("2024", (date(2024, 1, 1), date(2025, 1, 1))),
        ("2024-12", (date(2024, 12, 1), date(2025, 1, 1))),
        ("2024-02-29", (date(2024, 2, 29), date(2024, 3, 1))),
        ("2024/1/5", (date(2024, 1, 5), date(2024, 1, 6))),
        ("2023-02-29", None),
        ("2024-13", None),
        ("9999", None),
        ("9999-12-31", None),
        ("0001", None),
        ("yesterday", None),
        ("２０２４", None),
        ("", None),
    ],
)
def test_a_date_is_a_year_a_month_or_a_day(value, span):
    assert day_span(value) == span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("paper bo", ("", "", "paper bo")),
        ("boats outlet:Gu", ("boats", "outlet", "Gu")),
        ('boats outlet:"The Gu', ("boats", "outlet", "The Gu")),
        ('outlet:"The Guardian"', ("", "", 'outlet:"The Guardian"')),
        ("outlet:", ("", "outlet", "")),
        ("-outlet:x", ("", "", "-outlet:x")),
        ("", ("", "", "")),
    ],
)
def test_what_is_being_typed_is_the_last_operator_or_all_of_it(text, expected):
    assert last_token(text) == expected


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80) | st.lists(pieces, max_size=8).map(" ".join))
def test_anything_typed_is_read_and_what_is_kept_is_read_the_same_again(text):
    found = parse(text)
    again = parse(" ".join(part.written for part in found.parts))

    assert len(found.text) <= query.QUERY_LENGTH
    assert len(search.terms(found.words)) <= search.TERM_LIMIT
    assert again.words == found.words
    assert [(one.name, one.value) for one in again.operators] == [
        (one.name, one.value.replace('"', " ").strip()) for one in found.operators
    ]
    assert last_token(text)[1] in ("", *OPERATORS)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40))
def test_a_quoted_value_is_read_as_one_value(value):
    cleaned = query.clean(query.clean(value).replace('"', " "))
    if not cleaned:
        return

    (operator,) = parse(f"outlet:{quoted(cleaned)}").parts

    assert operator.value == cleaned
