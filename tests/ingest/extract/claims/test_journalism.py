"""What journalists say of works and people in passing: parts, years, houses, awards, takings."""

import pytest

from tests.ingest.extract.reading import claims

PLAYED = 'The series "Salt Harbour" returns to television in May. The drama stars Ada Byrne and Tom Quill. '


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            'Ada Byrne and Tom Quill are back as Marie Lowe and Jack Penn in the series "Salt Harbour".',
            ("Ada Byrne", "plays", "Marie Lowe"),
        ),
        (
            'Ada Byrne and Tom Quill are back as Marie Lowe and Jack Penn in the series "Salt Harbour".',
            ("Tom Quill", "plays", "Jack Penn"),
        ),
        (PLAYED + "Tom Quill is splendid as the Ferry Master.", ("Tom Quill", "plays", "Ferry Master")),
        (PLAYED + "Ada Byrne plays Commander Marie Lowe.", ("Ada Byrne", "plays", "Marie Lowe")),
        (
            PLAYED + "Ada Byrne is back as Inspector Marie Lowe. Marie Lowe is a hard part.",
            ("Ada Byrne", "plays", "Marie Lowe"),
        ),
        (
            PLAYED + "Ada Byrne takes over the role of Marie Lowe from Kate Dunn.",
            ("Ada Byrne", "plays", "Marie Lowe"),
        ),
        (
            PLAYED + "Ada Byrne takes over the role of Marie Lowe from Kate Dunn.",
            ("Kate Dunn", "plays", "Marie Lowe"),
        ),
        (
            PLAYED + "The role of Jack Penn will be performed by Tom Quill.",
            ("Tom Quill", "plays", "Jack Penn"),
        ),
    ],
)
def test_who_plays_which_part(text: str, claim: tuple[str, str, str]) -> None:
    assert claim in claims(text)


def test_parts_in_order_are_not_crossed() -> None:
    told = claims(
        'Ada Byrne and Tom Quill are back as Marie Lowe and Jack Penn in the series "Salt Harbour".'
    )
    assert ("Ada Byrne", "plays", "Jack Penn") not in told
    assert ("Tom Quill", "plays", "Marie Lowe") not in told


def test_a_surname_behind_a_part_is_whose_part_it_is() -> None:
    told = claims(PLAYED + "The ferry belongs to Marie Lowe (Byrne), who will not sell it.")
    assert not any(predicate == "also_known_as" for _, predicate, _ in told)


def test_a_part_that_somebody_is_known_by_is_no_other_name() -> None:
    told = claims('Ada Byrne, best known as Marie Lowe in the series "Salt Harbour", writes poems.')
    assert not any(predicate == "also_known_as" for _, predicate, _ in told)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            'Her debut was followed by 2019\'s "Slow Rivers", an album that sold well.',
            ("Slow Rivers", "release_date", "2019"),
        ),
        (
            '"Slow Rivers", a 2006 drama that few people saw, was his last film.',
            ("Slow Rivers", "release_date", "2006"),
        ),
        (
            'The novel "Slow Rivers" is published by Farrow & Lisle.',
            ("Slow Rivers", "publisher", "Farrow & Lisle"),
        ),
        (
            'Farrow & Lisle announced on Monday that "Slow Rivers" will be published in May.',
            ("Slow Rivers", "publisher", "Farrow & Lisle"),
        ),
    ],
)
def test_years_and_houses(text: str, claim: tuple[str, str, str]) -> None:
    assert claim in claims(text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            'The single "Paper Boats" spent 19 weeks atop the Coastal Singles tally.',
            ("Paper Boats", "achievement", "19 weeks atop the Coastal Singles tally"),
        ),
        (
            'The single "Paper Boats" reached the top of the dance chart in Britain.',
            ("Paper Boats", "achievement", "reached the top of the dance chart in Britain"),
        ),
        (
            'The novel "Slow Rivers" won last year\'s Harrow Prize.',
            ("Slow Rivers", "achievement", "Harrow Prize"),
        ),
        (
            'Ada Byrne acted in five seasons of the series "Salt Harbour", for which she won a Halloway Award.',
            ("Ada Byrne", "achievement", "a Halloway Award"),
        ),
    ],
)
def test_what_was_achieved_and_by_whom(text: str, claim: tuple[str, str, str]) -> None:
    assert claim in claims(text)


def test_a_name_given_is_no_former_title() -> None:
    told = claims('The last episode of the series "Salt Harbour" was called "Low Tide".')
    assert not any(predicate == "former_title" for _, predicate, _ in told)


def test_a_film_that_opens_in_cinemas_is_released() -> None:
    told = claims('"Slow Rivers" will open in UK cinemas on 16 October 2026.')
    assert not any(predicate == "start_date" for _, predicate, _ in told)
