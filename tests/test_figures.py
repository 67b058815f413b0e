import pytest

from newsarchive.figures import readings
from newsarchive.vocabulary import DateOrder

DAY, MONTH = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("03/04/2025", {DAY: "2025-04-03", MONTH: "2025-03-04"}),
        ("3-4-25", {DAY: "2025-04-03", MONTH: "2025-03-04"}),
        ("25/12/2024", {DAY: "2024-12-25"}),
        ("12/25/2024", {MONTH: "2024-12-25"}),
        ("11.4.25", {DAY: "2025-04-11"}),
        ("4/11/68", {DAY: "1968-11-04", MONTH: "1968-04-11"}),
        ("31/02/2025", {}),
        ("April 2025", {}),
        ("1/2", {}),
    ],
)
def test_a_date_in_figures_has_a_day_for_each_order_that_makes_one(words, expected):
    assert readings(words) == expected
