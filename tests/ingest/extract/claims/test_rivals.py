import pytest

from newsarchive.ingest.document import Name, Span
from newsarchive.ingest.extract.claims.rivals import without_fainter_rivals, without_parts
from newsarchive.ingest.extract.claims.rule import Found
from newsarchive.ingest.extract.entities import Entity
from newsarchive.values import DateValue, TextValue
from newsarchive.vocabulary import AliasKind, PersonKind, Predicate, WorkKind

TIDE = Entity(0, "work", WorkKind.FILM, [Name("Tide", AliasKind.NAME)], {Span(0, 4)})
ELSEWHERE = 50  # beyond the evidence of a claim that starts at 0


def released(day: str, confidence: float, start: int, *, negated: bool = False) -> Found:
    return Found(
        0,
        Predicate.RELEASE_DATE,
        Span(start, start + 20),
        "released",
        "released",
        confidence,
        value=DateValue(day),
        value_span=Span(start + 10, start + 20),
        negated=negated,
    )


def test_of_two_values_that_contradict_each_other_a_faint_one_goes() -> None:
    sure, faint = released("2024-01-24", 0.9, 0), released("2023-12-24", 0.4, ELSEWHERE)

    assert without_fainter_rivals([faint, sure], [TIDE], " " * 100) == [sure]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(released("2023-12-24", 0.6, ELSEWHERE), id="sure enough itself"),
        pytest.param(released("2024-01", 0.4, ELSEWHERE), id="the same, less precisely"),
        pytest.param(released("2024-01-24", 0.4, ELSEWHERE, negated=True), id="a denial"),
    ],
)
def test_other_values_stay(other: Found) -> None:
    sure = released("2024-01-24", 0.9, 0)

    assert without_fainter_rivals([sure, other], [TIDE], " " * 100) == [sure, other]


@pytest.mark.parametrize("confidence", [0.4, 0.7])
@pytest.mark.parametrize(
    ("text", "stay"),
    [
        ("Tide was directed by Ada Byrne and Tom Quill.", True),
        ("Tide was directed by Ada Byrne, Bo Lee and the writer Tom Quill.", True),
        ("Tide, directed by Ada Byrne, opened the season of Tom Quill.", False),
    ],
)
def test_in_one_breath_only_those_in_one_list_are_no_rivals(text: str, stay: bool, confidence: float) -> None:
    persons = [
        Entity(number, "person", PersonKind.PERSON, [Name(name, AliasKind.NAME)], {mention})
        for number, name in enumerate(("Ada Byrne", "Tom Quill"), start=1)
        for mention in [Span(text.index(name), text.index(name) + len(name))]
    ]
    claims = [
        Found(0, Predicate.DIRECTOR, Span(0, len(text)), "", "", how_sure, object=person.number)
        for person, how_sure in zip(persons, (0.9, confidence), strict=True)
    ]

    assert without_fainter_rivals(claims, [TIDE, *persons], text) == (claims if stay else claims[:1])


def test_properties_with_several_values_have_no_rivals() -> None:
    names = [
        Found(0, Predicate.ALSO_KNOWN_AS, Span(n, n + 9), "", "", 0.3 + n / 100, value=TextValue(str(n)))
        for n in (0, 50)
    ]

    assert without_fainter_rivals(names, [TIDE], " " * 100) == names


def test_a_part_that_is_another_name_is_none() -> None:
    wren = Span(30, 34)
    alias = Found(
        1, Predicate.ALSO_KNOWN_AS, Span(0, 40), "", "", 0.8, value=TextValue("Wren"), value_span=wren
    )
    part = Found(1, Predicate.PLAYS, Span(0, 40), "", "", 0.8, value=TextValue("Wren"), value_span=wren)
    other = Found(
        1, Predicate.PLAYS, Span(60, 90), "", "", 0.8, value=TextValue("Sgt"), value_span=Span(80, 83)
    )

    assert without_parts([alias, part, other]) == [alias, other]


def test_of_the_same_words_the_fainter_goes_though_the_surest_claim_stands_elsewhere() -> None:
    text = "The director, Ada Byrne, spoke of those without papers as Nemo. Ada Byrne directed it."
    ada = Entity(
        1, "person", PersonKind.PERSON, [Name("Ada Byrne", AliasKind.NAME)], {Span(14, 23), Span(64, 73)}
    )
    nemo = Entity(2, "person", PersonKind.PERSON, [Name("Nemo", AliasKind.NAME)], {Span(58, 62)})
    here, wrong, elsewhere = (
        Found(0, Predicate.DIRECTOR, Span(start, end), "", "", confidence, object=person.number)
        for person, start, end, confidence in ((ada, 0, 63, 0.8), (nemo, 0, 63, 0.7), (ada, 64, 86, 0.95))
    )

    assert without_fainter_rivals([here, wrong, elsewhere], [TIDE, ada, nemo], text) == [here, elsewhere]
