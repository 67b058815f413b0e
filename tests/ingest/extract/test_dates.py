import re
from datetime import date

import pytest

from newsarchive.ingest.document import Document, Span
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
        ("He died after a fall on stages in Leeds on Monday.", date(2025, 3, 14), ["2025-03-10"]),
        ("She died of heart issues on 3 January.", date(2025, 3, 14), ["2025-01-03"]),
        ("They released a record and two films on Tuesday.", date(2025, 3, 14), ["2025-03-11"]),
        ("She returned on Friday.", date(2025, 3, 14), ["2025-03-14"]),
        ("It began last night.", date(2025, 3, 10), ["2025-03-09"]),
        ("It came out on 31 February 2024.", None, []),
        ("It came out on Friday.", None, []),
        ("It was shot in December.", None, ["XXXX-12"]),
        ("It was shot in December. That was in 2023.", None, ["2023-12", "2023"]),
        ("Ada Byrne (1911–1996), trawler cook and poet", None, ["1911", "1996"]),
        ("Ada Byrne (born 1911; no relation)", None, ["1911"]),
        ("Long Water (1994, Corran Books) and Wrong Address (2001)", None, ["1994", "2001"]),
        ("France, 2016, 118 mins", None, ["2016"]),
        ("(dir. Ada Byrne, UK 2024, 8 min)", None, ["2024"]),
        ("They sold 2016, not more, of them.", None, []),
        ("It is based on Ann Jones’ 2017 memoir Lonely.", None, ["2017"]),
        ("the 1997 “Earthling” album cover", None, ["1997"]),
        ("Ada Byrne's fantastical 1985 ballad Hill", None, ["1985"]),
        ("the band's seminal, much loved 1991 album", None, ["1991"]),
        ("the last remaining 1800 tickets", None, []),
        ("her first 2000 people in the hall", None, []),
    ],
)
def test_dates_are_resolved_as_a_reader_would_to_the_precision_given(text, published, expected):
    assert resolved(text, published) == expected


PRESS_DAY = date(2025, 6, 18)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # days, however written
        ("It opened on 11 April.", ["2025-04-11"]),
        ("It opened on April 11th.", ["2025-04-11"]),
        ("It opened on Apr. 11.", ["2025-04-11"]),
        ("It opened on the 11th of April 2024.", ["2024-04-11"]),
        ("It opened on 2025-04-11.", ["2025-04-11"]),
        ("It opened on 2025/04/11.", ["2025-04-11"]),
        ("It opened on 31/01/2025.", ["2025-01-31"]),
        ("It opened on 11.4.25.", ["2025-04-11"]),
        ("It opened on 4.11.1968.", ["1968-11-04"]),
        ("It opened on Friday, April 11.", ["2025-04-11"]),
        ("It airs on Nov. 7, 2025, at 6 pm KST.", ["2025-11-07"]),
        ("It begins on 2 July and ends on the 11th.", ["2025-07-02", "2025-07-11"]),
        ("It opened on the 11th.", ["2025-06-11"]),
        ("It will open on the 11th.", ["2025-07-11"]),
        # the weekday chooses the year
        ("The label reissued it on Sunday 9 June.", ["2024-06-09"]),
        # days by their names
        ("It opened on New Year's Day.", ["2025-01-01"]),
        ("It will air on Christmas Day.", ["2025-12-25"]),
        ("It came out on Valentine’s Day 2024.", ["2024-02-14"]),
        ("It was shown on Easter Sunday.", ["2025-04-20"]),
        # days near to publication
        ("It opened on Friday.", ["2025-06-13"]),
        ("It opens on Friday.", ["2025-06-20"]),
        ("It opened last Friday.", ["2025-06-13"]),
        ("It opens next Monday.", ["2025-06-23"]),
        ("The film opened Friday, to good notices.", ["2025-06-13"]),
        ("She told reporters yesterday.", ["2025-06-17"]),
        ("It came out the day before yesterday.", ["2025-06-16"]),
        ("It came out at midnight.", ["2025-06-18"]),
        ("It comes out Friday.", ["2025-06-20"]),
        ("Opens Friday.", ["2025-06-20"]),
        ("On Friday Meridian puts it out.", ["2025-06-13"]),
        ("Next Sunday brings the second.", ["2025-06-22"]),
        # days counted in weeks
        ("It is back a week on Sunday.", ["2025-06-29"]),
        ("It is shown on Sunday week.", ["2025-06-29"]),
        ("It is out a fortnight today.", ["2025-07-02"]),
        ("It is out three weeks tomorrow.", ["2025-07-10"]),
        ("It opened a week ago Saturday.", ["2025-06-07"]),
        ("It came out a week ago yesterday.", ["2025-06-10"]),
        ("It ends on Friday of next week.", ["2025-06-27"]),
        # days in words
        ("It opens on the fourth of July.", ["2025-07-04"]),
        ("It starts on October the second.", ["2025-10-02"]),
        ("It was a fifth of all they had.", []),
        # feasts are told to their month
        ("It is planned for Christmas.", ["2025-12"]),
        ("It was published for Christmas 1953.", ["1953-12"]),
        ("It comes out at Thanksgiving.", ["2025-11"]),
        ("It is her second Christmas album.", []),
        # months
        ("It opened in March.", ["2025-03"]),
        ("It opens in March.", ["2026-03"]),
        ("It opened in September.", ["2024-09"]),
        ("It was shot in August last year.", ["2024-08"]),
        ("It returns next February.", ["2026-02"]),
        ("It was shot last August.", ["2024-08"]),
        ("It will open in mid-July.", ["2025-07"]),
        ("It came out at the end of May.", ["2025-05"]),
        ("They filmed it between March and May.", ["2025-03", "2025-05"]),
        ("She made it last month.", ["2025-05"]),
        ("He was hurt earlier this month.", ["2025-06"]),
        ("It was shot in May 2024 and shown the same month.", ["2024-05", "2024-05"]),
        # weeks are told to the month that holds them
        ("It opened last week.", ["2025-06"]),
        ("It opened two weeks ago.", ["2025-06"]),
        ("It opened six months ago.", ["2024-12"]),
        ("It opened three days ago.", ["2025-06-15"]),
        # years, seasons, quarters
        ("It was made a year ago.", ["2024"]),
        ("It was shot last year.", ["2024"]),
        ("It came out earlier this year.", ["2025"]),
        ("It came out in late 2024.", ["2024"]),
        ("They made it in the summer of 2019.", ["2019"]),
        ("The album is due this autumn.", ["2025"]),
        ("It was shot last summer.", ["2024"]),
        ("It returns next spring.", ["2026"]),
        ("The game is planned for Q3.", ["2025"]),
        ("The game is planned for Q1 2026.", ["2026"]),
        ("It ran from 2019 to 2023.", ["2019", "2023"]),
        ("It came out in 2011 and was filmed two years later.", ["2011", "2013"]),
        ("Born in 1950, he left the following year.", ["1950", "1951"]),
        ("In 1980 she toured, and it came out that November.", ["1980", "1980-11"]),
        ("It is a reissue from '83.", ["1983"]),
        ("It was shot in the winter of ’21.", ["2021"]),
        ("She sang on last year's Low Water.", ["2024"]),
        ("Her disc Low Water (Marsh Lantern, 2024) is long.", ["2024"]),
        ("Low Water (2019 film, dir. Ada Byrne)", ["2019"]),
        ("2003 – Ada Byrne releases Low Water", ["2003"]),
        # decades
        ("It was written in the early 1990s.", ["199X"]),
        ("She sang in the 1980s.", ["198X"]),
        ("She sang in the nineties.", ["199X"]),
        # ranges
        ("It runs March 3-5.", ["2026-03-03", "2026-03-05"]),
        ("It ran from 11 to 16 May.", ["2025-05-11", "2025-05-16"]),
        ("It ran from 28 May to 3 June 2019.", ["2019-05-28", "2019-06-03"]),
        ("It ran from December 20 to January 5, 2020.", ["2019-12-20", "2020-01-05"]),
        # no dates
        ("It was planned on her 30th birthday.", []),
        ("It came back in its 1997 edition.", []),
        ("It was the 11th album.", []),
        ("She may march on.", []),
        ("It was downloaded 2,024 times in one go.", []),
        ("About three weeks ago she left.", []),
        ("The crew left on Good Grief.", []),
        ("Fridays are quiet, and the winter is long.", []),
        ("It was cut from version 1.2.25.", []),
    ],
)
def test_every_form_of_date_is_read_at_its_own_precision(text, expected):
    assert resolved(text, PRESS_DAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opened in March.", ["2025-03"]),
        ("The film, which was shot in Spain, opens in March.", ["2026-03"]),
        ("On 5 March the film opened in Turin.", ["2025-03-05"]),
        ("On 5 March the film will open in Turin.", ["2026-03-05"]),
        ("It will be released on 5 March.", ["2026-03-05"]),
        ("It was released on 5 March.", ["2025-03-05"]),
        ("It has been released, and comes to cinemas on 5 August.", ["2025-08-05"]),
        ("It was due in May but is late.", ["2025-05"]),
        # whoever moved a day has done so: the day itself is the nearest
        ("The label has moved the album from 4 July to 19 September.", ["2025-07-04", "2025-09-19"]),
        ("The premiere has been put back to 23 October.", ["2025-10-23"]),
        ("They have pushed it to September 23.", ["2025-09-23"]),
        ("The tour was moved from February 28 to March 7.", ["2025-02-28", "2025-03-07"]),
        # who says so, and what else is told of it, says little of the day
        ("It will be released on 5 October, the label said.", ["2025-10-05"]),
        ("On 5 October, the label said, the shops will have it.", ["2025-10-05"]),
        ("It is to be a single, produced by Ada Byrne, on 5 October.", ["2025-10-05"]),
        ("It’s called Salt, it’s out on 19 September.", ["2025-09-19"]),
        ("First night: 27 August.", ["2025-08-27"]),
    ],
)
def test_the_tense_tells_the_year(text, expected):
    assert resolved(text, PRESS_DAY) == expected


def test_a_title_in_quotation_marks_does_not_end_the_clause_that_tells_the_tense():
    text = "The group will release its EP “Loose Gravel” on July 5, having toured for a year."
    begin = text.index("Loose")

    reader = DateReader(text, PRESS_DAY, names=[Span(begin, begin + len("Loose Gravel"))])

    assert [found.iso for found in reader.dates(0, len(text))] == ["2025-07-05"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It came out on 11 April.", ["XXXX-04-11"]),
        ("It was shot in August last year.", ["XXXX-08"]),
        ("It came out on Friday, a week ago.", []),
        ("In 2019 it came out, on 11 April.", ["2019", "2019-04-11"]),
        ("It came out on 11 April. It had been announced in 2018 and in 2019.", ["XXXX-04-11", "2018", "2019"]),
        (f"It opens on 31 May 2025. {'So it is said. ' * 30}It runs until 28 June.", ["2025-05-31", "2025-06-28"]),
    ],
)  # fmt: skip
def test_without_a_day_of_publication_a_year_nearby_tells_and_the_rest_stays_open(text, expected):
    sentences = [match.span() for match in re.finditer(r"[^.]+\.", text)]
    reader = DateReader(text, None)
    assert [found.iso for span in sentences for found in reader.dates(*span)] == expected


BOTH = "[2025-03-04,2025-04-03]"


@pytest.mark.parametrize(
    ("text", "fields", "expected"),
    [
        ("It is dated 03/04/2025.", {}, BOTH),
        ("It is dated 03-04-25.", {}, BOTH),
        ("It is dated 03.04.2025.", {}, "2025-04-03"),
        ("It is dated 03/03/2025.", {}, "2025-03-03"),
        ("It is dated 03/04/2025. It began on 25/02/2025.", {}, "2025-04-03"),
        ("It is dated 03/04/2025. It began on 02/25/2025.", {}, "2025-03-04"),
        ("It is dated 03/04/2025. It began on 25/02/2025 or 02/25/2025.", {}, BOTH),
        ("It is dated 03/04/2025. On 3 April 2025 it began.", {}, "2025-04-03"),
        ("It is dated 03/04/2025.", {"published": date(2025, 3, 4)}, "2025-03-04"),
        ("It was released on 03/04/2025.", {"published": date(2025, 3, 20)}, "2025-03-04"),
        ("It will be released on 03/04/2025.", {"published": date(2025, 3, 20)}, "2025-04-03"),
        ("It is dated 03/04/2025.", {"language": "en-GB"}, "2025-04-03"),
        ("It is dated 03/04/2025.", {"language": "en-US"}, "2025-03-04"),
        ("It is dated 03/04/2025.", {"language": "en"}, BOTH),
        ("It is dated 03/04/2025.", {"url": "https://www.news.example.ie/a"}, "2025-04-03"),
        ("It is dated 03/04/2025.", {"url": "https://news.example.com/a"}, BOTH),
    ],
)
def test_a_date_in_figures_has_both_readings_unless_the_document_tells_which(text, fields, expected):
    reader = DateReader.of(Document(text=text, **fields))
    assert reader.dates(0, f"{text} ".index(". ") + 1)[0].iso == expected
