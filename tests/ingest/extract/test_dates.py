from datetime import date

import pytest

from newsarchive.ingest.extract.dates import DateReader


def resolved(text: str, published: date | None) -> list[str]:
    return [found.iso for found in DateReader(text, published).dates(0, len(text))]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("It came out on 24 January 2024.", None, ["2024-01-24"]),
        ("The album is due on February 20, 2024, at 6 pm.", None, ["2024-02-20"]),
        ("It was released on December 24.", date(2024, 1, 24), ["2023-12-24"]),
        ("Filmed in December, it is short.", date(2024, 1, 24), ["2023-12"]),
        ("He is due to begin his service in June.", date(2025, 3, 14), ["2025-06"]),
        ("It will be released on January 24.", date(2024, 12, 1), ["2025-01-24"]),
        ("It premieres on January 24.", date(2024, 1, 28), ["2024-01-24"]),
        ("She shot it last month.", date(2025, 3, 14), ["2025-02"]),
        ("She shot it last month.", date(2025, 1, 14), ["2024-12"]),
        ("She returned on Friday.", date(2025, 3, 14), ["2025-03-14"]),
        ("It began last night.", date(2025, 3, 10), ["2025-03-09"]),
        ("It came out on 31 February 2024.", None, []),
        ("It came out on Friday.", None, []),
        ("It was shot in December.", None, ["XXXX-12"]),
        ("It was shot in December. That was in 2023.", None, ["2023-12", "2023"]),
    ],
)
def test_dates_are_resolved_as_a_reader_would_to_the_precision_given(text, published, expected):
    assert resolved(text, published) == expected
