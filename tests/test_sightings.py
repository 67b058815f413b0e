from datetime import date

from newsarchive.sightings import LEFT, RIGHT, draw


def test_what_was_said_on_one_day_makes_no_picture():
    assert draw([[date(2024, 1, 1)], [date(2024, 1, 1)], []]) is None


def test_each_value_has_a_line_from_its_first_day_to_its_last():
    picture = draw([[date(2024, 1, 1), date(2024, 3, 1), date(2024, 3, 1)], [], [date(2024, 2, 1)]])

    first, third = picture.lines
    assert (first.number, first.start, first.end, first.dots) == (1, LEFT, RIGHT, [LEFT, RIGHT])
    assert third.number == 3 and third.start == third.end and LEFT < third.start < RIGHT
    assert first.y < third.y < picture.height
