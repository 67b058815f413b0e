from datetime import date

import pytest

from newsarchive.ingest.parse.dates import machine_date, printed_date


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024-01-24", date(2024, 1, 24)),
        ("20240124", date(2024, 1, 24)),
        ("2025-03-20T00:15:00+09:00", date(2025, 3, 20)),
        ("2025-03-20T23:59:00Z", date(2025, 3, 20)),
        ("2025-03-20 09:15", date(2025, 3, 20)),
        ("Wed, 02 Oct 2002 23:00:00 -0500", date(2002, 10, 2)),
        ("1706745600", date(2024, 2, 1)),
        ("1706745600.5", date(2024, 2, 1)),
        ("1706745600000", date(2024, 2, 1)),
        ("3 May 2024", date(2024, 5, 3)),
        ("2024-13-01", None),
        ("2024-02-30", None),
        ("2024-05", None),
        ("2024", None),
        ("0024-05-03", None),
        ("soon", None),
        ("", None),
        ("x" * 10_000, None),
    ],
)
def test_dates_of_machines(words, day):
    assert machine_date(words) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("on 3 May 2024 at noon", date(2024, 5, 3)),
        ("3rd of May, 2024", date(2024, 5, 3)),
        ("MAY 3, 2024", date(2024, 5, 3)),
        ("Sept. 3rd 2024", date(2024, 9, 3)),
        ("2024/05/03", date(2024, 5, 3)),
        ("03.05.2024", date(2024, 5, 3)),
        ("25/12/2024", date(2024, 12, 25)),
        ("12/25/2024", date(2024, 12, 25)),
        ("05/05/2024", date(2024, 5, 5)),
        ("2024년 5월 3일", date(2024, 5, 3)),
        ("2024年5月3日", date(2024, 5, 3)),
        ("03/05/2024", None),
        ("May 2024", None),
        ("31 June 2024", None),
        ("1999 May 20245", None),
    ],
)
def test_dates_as_pages_print_them(words, day):
    found = printed_date(words)

    assert (found[0] if found else None) == day


def test_a_printed_date_has_its_place():
    assert printed_date("on 3 May 2024 at noon") == (date(2024, 5, 3), 3, 13)
