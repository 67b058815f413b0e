from datetime import date

import pytest

from newsarchive.timeline import AXIS, FOOT, LANE, LEFT, RIGHT, TALLEST, WIDEST, day_of, draw


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        ("2024-01-24", date(2024, 1, 24)),
        ("2024-01-24T18:00", date(2024, 1, 24)),
        ("2024-02", date(2024, 2, 1)),
        ("2024", date(2024, 1, 1)),
        ("199X", date(1990, 1, 1)),
        ("[2025-03-04,2025-04-03]", date(2025, 3, 4)),
        ("XXXX-04-11", None),
        ("0000", None),
        ("", None),
    ],
)
def test_a_date_of_any_precision_has_a_first_day(iso, expected):
    assert day_of(iso) == expected


def test_one_day_makes_no_picture():
    assert draw([(date(2024, 1, 1), False)], [(date(2024, 1, 1), 3)]) is None
    assert draw([], []) is None


def test_bars_are_as_tall_as_there_are_articles_and_all_lies_in_the_picture():
    picture = draw(
        [(date(2019, 1, 1), True), (date(2024, 5, 1), False)], [(date(2024, 1, 1), 2), (date(2024, 2, 1), 4)]
    )

    assert [bar.height for bar in picture.bars] == [TALLEST / 2, TALLEST]
    assert all(bar.y + bar.height == AXIS for bar in picture.bars)
    assert [(point.number, point.is_disputed) for point in picture.points] == [(1, True), (2, False)]
    assert picture.points[0].x == LEFT and picture.points[1].x <= RIGHT
    assert [tick.label for tick in picture.ticks] == ["2020", "2021", "2022", "2023", "2024"]


def test_facts_of_one_day_stand_below_each_other():
    picture = draw([(date(2024, 1, 1), False)] * 2 + [(date(2024, 3, 1), False)], [])

    assert picture.points[0].x == picture.points[1].x
    assert picture.points[0].y < picture.points[1].y
    assert [tick.label for tick in picture.ticks] == ["1 Jan 2024", "1 Mar 2024"]


def test_months_next_to_each_other_are_narrow_bars_in_their_middles_and_end_where_the_last_does():
    picture = draw([], [(date(2024, 1, 1), 2), (date(2024, 2, 1), 1)])

    assert [bar.width for bar in picture.bars] == [WIDEST, WIDEST]
    middles = [bar.x + bar.width / 2 for bar in picture.bars]
    assert middles == pytest.approx([LEFT + 340 * 15 / 59, LEFT + 340 * 45 / 59], abs=0.2)
    assert [tick.label for tick in picture.ticks] == ["1 Jan 2024", "29 Feb 2024"]


def test_a_picture_is_as_tall_as_its_facts_need():
    months = [(date(2024, 1, 1), 2), (date(2024, 2, 1), 1)]

    assert draw([], months).height == AXIS + FOOT
    assert draw([(date(2024, 1, 9), False)], months).height == AXIS + LANE + FOOT
    assert draw([(date(2024, 1, 9), False)] * 2, months).height == AXIS + 2 * LANE + FOOT
