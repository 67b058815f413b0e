import pytest

from newsarchive.values import DateValue, QuantityValue, TextValue, read_value
from newsarchive.vocabulary import ValueType


@pytest.mark.parametrize(
    ("type", "text", "value"),
    [
        ("date", "2024", DateValue("2024")),
        ("date", " 2024-12 ", DateValue("2024-12")),
        ("date", "2024-02-29", DateValue("2024-02-29")),
        ("date", "2024-12-24 18:30", DateValue("2024-12-24T18:30")),
        ("quantity", "18", QuantityValue(18, "minutes")),
        ("quantity", "18 cities", QuantityValue(18, "cities")),
        ("quantity", "1,500.5", QuantityValue(1500.5, "minutes")),
        ("quantity", "1.5 million views", QuantityValue(1_500_000, "views")),
        ("quantity", "3 millionaires", QuantityValue(3, "millionaires")),
        ("text", "  two\n words ", TextValue("two words")),
    ],
)
def test_values_are_read_as_editors_type_them(type, text, value):
    assert read_value(ValueType(type), text, unit="minutes") == value


@pytest.mark.parametrize(
    ("type", "text"),
    [
        ("date", ""),
        ("date", "May 2024"),
        ("date", "2023-02-29"),
        ("date", "2024-13"),
        ("date", "2024-12T10:00"),
        ("date", "2024-12-24T25:00"),
        ("quantity", "many"),
        ("quantity", ""),
        ("text", " "),
        ("person", "Ada Lind"),
    ],
)
def test_what_is_no_value_is_refused(type, text):
    with pytest.raises(ValueError, match=r"\w"):
        read_value(ValueType(type), text)
