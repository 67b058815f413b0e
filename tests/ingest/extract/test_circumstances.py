import pytest

from newsarchive.ingest.document import ClaimReading, EntityReading, Name, Span
from newsarchive.ingest.extract.circumstances import in_circumstances
from newsarchive.values import DateValue
from newsarchive.vocabulary import Modality, Predicate, WorkKind


def read(text, *days, predicate=Predicate.RELEASE_DATE, names=("Paper Boats",)):
    """Return the claims, in their circumstances, that the whole text makes with each of the days; trigger: "out"."""
    entities = [EntityReading("work", WorkKind.FILM, (Name(name),), spans_of(text, name)) for name in names]
    claims = [
        ClaimReading(
            0, predicate, Span(0, len(text)), "test", "out", 0.9, DateValue("2025"), value_span=spans_of(text, day)[0]
        )
        for day in days
    ]  # fmt: skip
    return in_circumstances(text, entities, claims)


def spans_of(text, words):
    start = text.find(words)
    return (Span(start, start + len(words)),) if start >= 0 else ()


@pytest.mark.parametrize(
    ("text", "days", "expected"),
    [
        ("Paper Boats is out in Japan on 5 March.", ["5 March"], ["Japan"]),
        (
            "It is out in Japan on 5 March and in Britain on 12 March.",
            ["5 March", "12 March"],
            ["Japan", "UK"],
        ),
        (
            "It is out on 5 March in Japan, and on 12 March in Britain.",
            ["5 March", "12 March"],
            ["Japan", "UK"],
        ),
        ("It is out on 5 March, with the paperback on 1 May.", ["5 March", "1 May"], ["", "paperback"]),
        ("Paper Boats is out on 5 March.", ["5 March"], [""]),
    ],
)
def test_each_value_holds_for_the_country_or_edition_beside_it(text, days, expected):
    assert [claim.qualifier for claim in read(text, *days)] == expected


def test_the_words_of_a_title_restrict_nothing():
    text = "Out in Japan is out on 5 March."

    assert read(text, "5 March", names=["Out in Japan"])[0].qualifier == ""


def test_where_something_is_made_restricts_nothing():
    claims = read(
        "Shooting for the French release began on 5 March.", "5 March", predicate=Predicate.FILMING_DATE
    )

    assert claims[0].qualifier == ""


@pytest.mark.parametrize(
    "text",
    [
        "An earlier version of this article said that it came out on 5 March; it came out on 12 March.",
        "Correction: We wrongly gave the date as 5 March. It came out on 12 March.",
        "This story originally said it opened on 5 March, but it opened on 12 March.",
    ],
)
def test_what_is_taken_back_is_denied_and_what_replaces_it_is_a_correction(text):
    mistake, right = read(text, "5 March", "12 March")

    assert (mistake.negated, mistake.modality) == (True, Modality.DENIED)
    assert (right.negated, right.modality) == (False, Modality.CORRECTED)


def test_a_paragraph_that_is_headed_so_is_a_correction():
    assert read("Correction: It comes out on 12 March.", "12 March")[0].modality == Modality.CORRECTED


@pytest.mark.parametrize(
    "text",
    [
        "The director has an earlier version of the film. It comes out on 12 March.",
        "An earlier version of this article misspelt her name.\nIt comes out on 12 March.",
    ],
)
def test_other_paragraphs_and_other_versions_are_no_correction(text):
    start = text.rfind("\n") + 1
    claim = ClaimReading(
        0,
        Predicate.RELEASE_DATE,
        Span(max(start, text.find("It comes")), len(text)),
        "test",
        "out",
        0.9,
        DateValue("2025-03-12"),
        value_span=spans_of(text, "12 March")[0],
    )
    assert in_circumstances(text, [], [claim]) == [claim]


def test_an_article_that_was_put_right_corrects_wherever_it_says_so():
    text = "It came out on 12 March.\nAn earlier version of this article said that it came out on 5 March."

    right, mistake = read(text, "12 March", "5 March")

    assert (right.negated, right.modality) == (False, Modality.CORRECTED)
    assert mistake.negated
