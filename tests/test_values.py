import pytest

from newsarchive.values import DateValue, QuantityValue, Relation, TextValue, compare, read_value
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
        ("date", "the 1990s", DateValue("199X")),
        ("date", "199X", DateValue("199X")),
        ("date", "XXXX-02-29", DateValue("XXXX-02-29")),
        ("quantity", "60-70", QuantityValue(60, "minutes", upper=70)),
        ("quantity", "5 to 6 million views", QuantityValue(5_000_000, "views", upper=6_000_000)),
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
        ("date", "XXXX-02-30"),
        ("quantity", "70-60 minutes"),
        ("person", "Ada Lind"),
    ],
)
def test_what_is_no_value_is_refused(type, text):
    with pytest.raises(ValueError, match=r"\w"):
        read_value(ValueType(type), text)


BOTH = "[2025-03-04,2025-04-03]"
SAME, REFINES, CONTRADICTS = Relation.SAME, Relation.REFINES, Relation.CONTRADICTS


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("2024", "2024-01-24", REFINES),
        ("2024-12", "2024-01-24", CONTRADICTS),
        ("2024-01-24T18:00", "2024-01-24T20:00", REFINES),
        ("199X", "1994-05-01", REFINES),
        ("199X", "2001", CONTRADICTS),
        ("XXXX-04-11", "2019-04-11", REFINES),
        ("XXXX-04-11", "2019-04", REFINES),
        ("XXXX-04-11", "2019", REFINES),
        ("XXXX-04-11", "2019-04-12", CONTRADICTS),
        (BOTH, "2025-03-04", REFINES),
        (BOTH, "2025-04-03", REFINES),
        (BOTH, "2025-04", REFINES),
        (BOTH, "2025-05-01", CONTRADICTS),
        (BOTH, BOTH, SAME),
    ],
)
def test_dates_compare_to_the_precision_that_both_have(a, b, relation):
    assert compare(DateValue(a), DateValue(b)) == relation
    assert compare(DateValue(b), DateValue(a)) == relation


def test_a_date_is_one_of_two_in_whatever_order_they_are_given():
    assert DateValue.one_of("2025-04-03", "2025-03-04") == DateValue.one_of("2025-03-04", "2025-04-03")
    assert DateValue.one_of("2025-03-04", "2025-04-03").readings == ("2025-03-04", "2025-04-03")
    assert DateValue.one_of("2025-03-03", "2025-03-03") == DateValue("2025-03-03")


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ((148, "minutes"), (148, "minutes"), SAME),
        ((2, "hours"), (120, "minutes"), SAME),
        ((2, "hours"), (118, "minutes"), CONTRADICTS),
        ((150, "minutes", "about"), (148, "minutes"), REFINES),
        ((150, "minutes", "about"), (120, "minutes"), CONTRADICTS),
        ((690, "minutes", "about"), (720, "minutes", "about"), CONTRADICTS),
        ((120, "minutes", "near"), (118, "minutes"), REFINES),
        ((120, "minutes", "near"), (131, "minutes"), CONTRADICTS),
        ((30, "stops", "min"), (34, "stops"), REFINES),
        ((30, "stops", "min"), (28, "stops"), CONTRADICTS),
        ((30, "stops", "min"), (40, "stops", "min"), REFINES),
        ((30, "stops", "min"), (20, "stops", "max"), CONTRADICTS),
        ((30, "stops", "max"), (20, "stops"), REFINES),
        ((60, "minutes", "", 70), (65, "minutes"), REFINES),
        ((60, "minutes", "", 70), (75, "minutes"), CONTRADICTS),
        ((60, "minutes", "", 70), (65, "minutes", "", 80), REFINES),
        ((12_500_000, "USD"), (12_500_000, "EUR"), REFINES),
        ((12_500_000, "USD"), (13_000_000, "USD"), CONTRADICTS),
        ((8, "episodes"), (8, "stops"), REFINES),
    ],
)
def test_quantities_compare_by_what_their_words_allow(a, b, relation):
    assert compare(QuantityValue(*a), QuantityValue(*b)) == relation
    assert compare(QuantityValue(*b), QuantityValue(*a)) == relation
