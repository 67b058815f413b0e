from datetime import date

import pytest

from newsarchive.ingest.document import Document, SourceFile
from newsarchive.ingest.parse import parse

_STORY = (
    "The choir sings at the harbour on Friday, and nobody has yet found the key to the piano, which is a worry "
    "to the mayor, to the tuner and to the man who lent it to them in the first place and wants it back."
)


def _read(text: str) -> Document:
    return parse(SourceFile("a.txt", "/a.txt", ".txt", text.encode(), "0" * 64))


@pytest.mark.parametrize(
    ("above", "day"),
    [
        ("HARBOUR CHOIR\nPRESS RELEASE\nEmbargoed until 00.01, Tuesday 21 January 2025", date(2025, 1, 21)),
        ("THE TIN WHISTLE — news for pipers\n14.06.24", date(2024, 6, 14)),
        ("harbour-archive // posted 2025.11.19 by gull", date(2025, 11, 19)),
        (
            "THE SHORE\nThe newsletter of the choir\nNo. 64 (sent to members on 4 December 2023)",
            date(2023, 12, 4),
        ),
        ("THE SENTINEL\nReview section, 28-29 June 2025", date(2025, 6, 28)),
        ("SHORE DAILY\nFestival edition no. 9 | Fort Kochi, 17 August 2025", date(2025, 8, 17)),
        ("DUBLIN, 22 September 2025 (Shannon News Agency)", date(2025, 9, 22)),
        ("Shore Observer, 11 June 2026. Words: Ada Byrne. Pictures: Tom Quill", date(2026, 6, 11)),
        ("A VOICE\nhttps://gull.example/2025/07/22/harbour/", date(2025, 7, 22)),
    ],
)
def test_the_lines_above_an_article_date_it(above: str, day: date) -> None:
    assert _read(f"{above}\n\nThe mayor and the missing key\n\n{_STORY}\n").published == day


def test_a_line_of_its_own_below_dates_an_article() -> None:
    assert _read(f"Notice to members\n\n{_STORY}\n\nSeptember 27, 2023\n").published == date(2023, 9, 27)


@pytest.mark.parametrize(
    "dateline",
    ["NASHVILLE, Tenn. (Feb. 17, 2026) — ", "Miami, 17 Feb 2026 (AC).- ", "Kochi, Feb 17, 2026 (Wire) -- "],
)
def test_a_dateline_dates_its_report_wherever_its_agency_puts_the_day(dateline: str) -> None:
    assert _read(f"The mayor speaks\n\n{dateline}{_STORY}\n").published == date(2026, 2, 17)


def test_an_outlet_s_own_line_below_dates_an_article() -> None:
    text = f"Notice to members\n\n{_STORY}\n\nThe Morning Chronicle, October 14, 2025\n"
    assert _read(text).published == date(2025, 10, 14)


def test_the_day_of_an_event_is_not_the_weekday_of_its_report() -> None:
    text = f"The mayor speaks\n\nLONDON, Jan 14 (Agency) - The choir of 2025 sings from Sunday, Feb. 8, the mayor said on Wednesday. {_STORY}\n"
    assert _read(text).published == date(2026, 1, 14)


def test_a_dateline_without_a_year_is_dated_by_the_weekday_that_its_report_speaks_of() -> None:
    text = f"The mayor speaks\n\nDUBLIN, March 4 (Agency) - The mayor said on Tuesday that the choir founded in 2022 will sing. {_STORY}\n"
    article = _read(text)
    assert (article.published, article.published_from) == (date(2025, 3, 4), "dateline and weekday")


def test_the_days_of_a_festival_do_not_date_its_programme() -> None:
    text = f"FESTIVAL OF THE SHORE\nFort Kochi, 28 November – 6 December 2025\n\n{_STORY}\n"
    assert _read(text).published is None


def test_a_day_of_release_does_not_date_a_record_s_notes() -> None:
    assert _read(f"SHORE SONGS\nGull Records, released 1 October 2025\n\n{_STORY}\n").published is None
