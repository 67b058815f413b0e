"""What journalists say of works and people in passing: parts, years, houses, awards, takings."""

from datetime import date

import pytest

from newsarchive.ingest.document import Document
from newsarchive.ingest.extract.extraction import cut_up, find_entities, read_contexts
from tests.ingest.extract.reading import claims, names, titles

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
        (
            'The album "Slow Rivers" debuted at No. 4 on the Harbour Albums Chart on March 3 and stayed there.',
            ("Slow Rivers", "achievement", "No. 4 on the Harbour Albums Chart"),
        ),
        (
            'Ada Byrne, whose debut single "Paper Boats" went to number 12 in 2019, sings in Cork.',
            ("Paper Boats", "achievement", "number 12"),
        ),
        (
            'The film "Salt Harbour" brought Ada Byrne the best actress prize at the Harrow festival.',
            ("Ada Byrne", "achievement", "best actress prize at the Harrow festival"),
        ),
        (
            'The single "Paper Boats" entered the Harbour Albums Chart at No. 1 in June.',
            ("Paper Boats", "achievement", "No. 1 on the Harbour Albums Chart"),
        ),
        (
            'The series "Salt Harbour" was the most-watched cable drama of the year.',
            ("Salt Harbour", "achievement", "the most-watched cable drama of the year"),
        ),
        (
            'Halloway Award winner Ada Byrne stars in the film "Salt Harbour".',
            ("Ada Byrne", "achievement", "Halloway Award winner"),
        ),
        (
            'The novel "Slow Rivers", winner of the Harrow Prize for fiction, is out in May.',
            ("Slow Rivers", "achievement", "winner of the Harrow Prize for fiction"),
        ),
    ],
)
def test_what_was_achieved_and_by_whom(text: str, claim: tuple[str, str, str]) -> None:
    assert claim in claims(text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Ada Byrne sang in Cork. Fishermen knew her as Kelly the Map.", "Kelly the Map"),
        ("Ada Byrne sang in Cork. She was known to the whole town as the Wren.", "Wren"),
        ("Ada Byrne, nicknamed the Duchess of Drizzle by fans, sang in Cork.", "Duchess of Drizzle"),
        ("Ada Byrne, whom fans call Ettan, sang in Cork. Ada Byrne will be back.", "Ettan"),
        ("Ada Byrne sang in Cork, and her friends still call her Kelly Mo.", "Kelly Mo"),
        ("Ada “Kilo” Byrne sang in Cork.", "Kilo"),
        ("Ada Byrne sang in Cork. She was born Adaline Quill in York in 1985.", "Adaline Quill"),
    ],
)
def test_what_else_somebody_is_called(text: str, claim: str) -> None:
    told = claims(text)
    assert any(predicate == "also_known_as" and value == claim for _, predicate, value in told), told


def test_a_film_is_the_one_that_the_text_is_about_before_another_named_in_passing() -> None:
    told = claims(
        "The film “Low Tide” opens in cinemas in May. “Low Tide” is set in Cork, and Tom Quill, who was seen in the film "
        "“Salt Harbour”, wrote it. The film stars Ada Byrne."
    )
    assert ("Low Tide", "cast_member", "Ada Byrne") in told


def test_a_name_given_is_no_former_title() -> None:
    told = claims('The last episode of the series "Salt Harbour" was called "Low Tide".')
    assert not any(predicate == "former_title" for _, predicate, _ in told)


def test_a_film_that_opens_in_cinemas_is_released() -> None:
    told = claims('"Slow Rivers" will open in UK cinemas on 16 October 2026.')
    assert not any(predicate == "start_date" for _, predicate, _ in told)


def test_who_is_named_behind_a_source_at_the_head_of_a_sentence_is_not_the_source() -> None:
    told = claims(
        'Ada Byrne directed the film "Slack Water." According to the filmmaker, Tom Quill carries the story. '
        '"Dusk Road," according to its director, Bo Lee, took three years.'
    )

    assert {row for row in told if row[1] == "director"} == {
        ("Slack Water", "director", "Ada Byrne"),
        ("Dusk Road", "director", "Bo Lee"),
    }


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            'Ada Byrne later hosted the quiz show "Who Has the Kettle?" on television.',
            ("Who Has the Kettle?", "cast_member", "Ada Byrne"),
        ),
        (
            'The drama "Salt Harbour" is back. New to the ensemble are Ada Byrne and Tom Quill.',
            ("Salt Harbour", "cast_member", "Tom Quill"),
        ),
        (
            'The drama "Salt Harbour" is back. The singer Ada Byrne will make a guest appearance in the series.',
            ("Salt Harbour", "cast_member", "Ada Byrne"),
        ),
        (
            'She starred in all eight episodes of the series "Salt Harbour".',
            ("Salt Harbour", "number_of_episodes", "8 episodes"),
        ),
        (
            'The series "Salt Harbour" is a hit with 20 episodes so far. The series will now run to 54 episodes.',
            ("Salt Harbour", "number_of_episodes", "54 episodes"),
        ),
        (
            'The thriller series "Salt Harbour" is back on Velora, Velora said. The Velora drama returns in May.',
            ("Salt Harbour", "publisher", "Velora"),
        ),
        (
            'The animated film "Salt Harbour," the sequel from Larkspur Pictures, opened on Friday.',
            ("Salt Harbour", "publisher", "Larkspur Pictures"),
        ),
        (
            'The boy group The Ferries won. "We were five kids," leader Iden told the audience.',
            ("Iden", "member_of", "The Ferries"),
        ),
        (
            "The folk band the Hollow Bells, whose fiddle player, Ada Byrne, lives here, played.",
            ("Ada Byrne", "member_of", "The Hollow Bells"),
        ),
        (
            "Ada Byrne is dead. Born Maureen Kosciuk in Newport on 21 August 1948, she began as a secretary.",
            ("Ada Byrne", "also_known_as", "Maureen Kosciuk"),
        ),
        (
            "Ada Byrne, who died on Wednesday, was born a mile away as Maureen Kosciuk, a docker's daughter.",
            ("Ada Byrne", "also_known_as", "Maureen Kosciuk"),
        ),
        (
            "The singer Ada Byrne is back. At 17 she was playing pubs as Addie B.",
            ("Ada Byrne", "also_known_as", "Addie B"),
        ),
    ],
)
def test_hosts_houses_members_and_other_names(text: str, claim: tuple[str, str, str]) -> None:
    assert claim in claims(text)


def test_a_noun_stands_for_the_work_that_was_called_so() -> None:
    told = claims(
        'The cartoon film "Salt Harbour" leads. Second was the horror film "Low Water". '
        '"Salt Harbour" has many fans. The horror film, directed by Tom Quill, is dark.'
    )
    assert ("Low Water", "director", "Tom Quill") in told


def test_a_noun_behind_a_title_stands_for_that_work() -> None:
    told = claims(
        'The film "Salt Harbour" was a hit for years. "Low Water," the sequel, directed by Tom Quill, is out.'
    )
    assert ("Low Water", "director", "Tom Quill") in told


def test_prizes_and_holidays_are_no_works_and_nobody() -> None:
    text = "Ada Byrne won the Aldous Fenn Prize before New Year. She sings on Christmas Day."
    assert titles(text) == set()
    assert names(text) == {"Ada Byrne"}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            'The film "Salt Harbour", whose star, Ada Byrne, grew up in Leeds, opens in May.',
            ("Salt Harbour", "cast_member", "Ada Byrne"),
        ),
        (
            'Tom Quill is back. His "Salt Harbour" co-star Ada Byrne sent flowers. "Salt Harbour" is a film.',
            ("Salt Harbour", "cast_member", "Ada Byrne"),
        ),
        (
            'Also showing is the film "Slow Rivers", with the voice of Ada Byrne as an otter.',
            ("Slow Rivers", "cast_member", "Ada Byrne"),
        ),
        (
            'Ada Byrne is the voice of the fox in the series "Slow Rivers".',
            ("Slow Rivers", "cast_member", "Ada Byrne"),
        ),
        (
            'Ada Byrne, who also appeared in the film "Slow Rivers" and its sequel, "Slower Rivers", wished them well.',
            ("Slower Rivers", "cast_member", "Ada Byrne"),
        ),
        (
            PLAYED + "Ada Byrne, who has played the landlady Queenie Lowe since the beginning, said no.",
            ("Ada Byrne", "plays", "Queenie Lowe"),
        ),
        (
            PLAYED + "Ada Byrne spent six years as Nurse Queenie Lowe.",
            ("Ada Byrne", "plays", "Queenie Lowe"),
        ),
        (
            "The band The Ferries, whose founders, Ada Byrne and Tom Quill, still do not speak, are back.",
            ("Tom Quill", "member_of", "The Ferries"),
        ),
    ],
)
def test_who_is_named_beside_a_work_or_a_part_and_what_for(text: str, claim: tuple[str, str, str]) -> None:
    assert claim in claims(text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            'The house has ordered "Slow Rivers" (4 x 45’).',
            ("Slow Rivers", "number_of_episodes", "4 episodes"),
        ),
        ('The house has ordered "Slow Rivers" (4 x 45’).', ("Slow Rivers", "duration", "45 minutes")),
        ('"Slow Rivers" (1x60\') was made in Leith.', ("Slow Rivers", "duration", "60 minutes")),
        (
            'The film "Slow Rivers" reaches Dutch screens on 24 April.',
            ("Slow Rivers", "release_date", "2025-04-24"),
        ),
        (
            'The series "Slow Rivers" would now be shown in January 2027.',
            ("Slow Rivers", "release_date", "2027-01"),
        ),
    ],
)
def test_how_the_trade_puts_lengths_and_dates(text: str, claim: tuple[str, str, str]) -> None:
    assert claim in claims(text)


def test_one_episode_is_no_number_of_episodes():
    assert not {
        c for c in claims('"Slow Rivers" (1x60\') was made in Leith.') if c[1] == "number_of_episodes"
    }


def test_who_plays_somebody_called_by_a_name_does_not_go_by_it():
    found = claims(PLAYED + "Tom Quill, who plays a bent councillor called Roy Pask, was late.")

    assert ("Tom Quill", "plays", "Roy Pask") in found
    assert not {claim for claim in found if claim[1] == "also_known_as"}


@pytest.mark.parametrize("star", ["Élodie Marchand", "newcomer Ada Byrne", "Oscar winner Ada Byrne"])
def test_the_film_stars_somebody(star: str) -> None:
    told = claims(
        f"The film “Low Tide” opens in May. A second film, “Salt Harbour”, is late. The film stars {star}."
    )

    assert ("Salt Harbour", "cast_member", " ".join(star.split()[-2:])) in told
    assert not any(subject == "Low Tide" for subject, predicate, _ in told if predicate == "cast_member")


@pytest.mark.parametrize("people", ["The film stars of the day", "The film stars, Ada Byrne among them,"])
def test_the_film_stars_are_people(people: str) -> None:
    assert claims(f"The film “Low Tide” opens in May. {people} stayed away.") == {
        ("Low Tide", "release_date", "2025-05")
    }


@pytest.mark.parametrize(
    "text",
    [
        "Critics call Low Tide the best film of the year. The film Low Tide opens in May.",
        "Fans call Low Tide a triumph. Low Tide, a film by Ann Lee, opens in May.",
        "Those who called Low Tide a triumph were few. Low Tide, a film by Ann Lee, opens in May.",
    ],
)
def test_what_critics_call_something_is_a_work(text: str) -> None:
    assert ("Low Tide", "release_date", "2025-05") in claims(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The jury has Goran Vukčić (Montenegro-Croatia) and Oyinkan Falade of Lagos.", "also_known_as"),
        (
            "The novelist Ada Byrne was shortlisted for nothing this year, and “Low Tide” won no prize.",
            "achievement",
        ),
        (
            "The actor Tom Quill won praise, and shares his best scenes with Ada Byrne in the film “Low Tide”.",
            "achievement",
        ),
        ("The novel “Low Tide” came out in 2016 and went on to the Halvorsen Prize.", "publisher"),
    ],
)
def test_what_is_no_name_no_prize_and_no_house(text: str, wrong: str) -> None:
    assert not [claim for claim in claims(text) if claim[1] == wrong]


@pytest.mark.parametrize(
    "text",
    [
        'The film "Slow Rivers," based on Ada Byrne\'s novel "Salt Harbour," will be released in cinemas on 16 May 2025.',
        "The film “Slow Rivers”, adapted from the novel “Salt Harbour”, will be released on 16 May 2025.",
        "The film “Slow Rivers”, inspired by the novel “Salt Harbour” and directed by Bo Lee, was released on 16 May 2025.",
    ],
)
def test_what_a_film_is_drawn_from_is_not_what_the_sentence_goes_on_about(text: str) -> None:
    told = claims(text)

    assert ("Slow Rivers", "release_date", "2025-05-16") in told
    assert not [
        claim for claim in told if claim[0] == "Salt Harbour" and claim[1] in ("release_date", "director")
    ]


def test_what_a_film_is_drawn_from_may_be_what_the_sentence_goes_on_about() -> None:
    told = claims(
        "The film “Slow Rivers” is based on the novel “Salt Harbour”, which was published on 16 May 2011."
    )

    assert ("Salt Harbour", "release_date", "2011-05-16") in told


def test_a_place_on_a_chart_is_told_once() -> None:
    told = claims("Ada Byrne is back. Lead single “Low Tide” entered the Melodex digital chart at No. 4.")

    assert [
        value for subject, predicate, value in told if (subject, predicate) == ("Low Tide", "achievement")
    ] == ["No. 4 on the Melodex digital chart"]


SERIAL = 'The series "Salt Harbour" begins on Albion One on 2 June 2025. The six-part drama stars Ada Byrne. '


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            SERIAL + "Bo Lee, whose “Slow Rivers” won a prize, is the director.",
            ("Salt Harbour", "director", "Bo Lee"),
        ),
        (SERIAL + "Mia Holt wrote all six episodes.", ("Salt Harbour", "writer", "Mia Holt")),
        (
            SERIAL + "“Landfall”, the first of the six episodes, is the best.",
            ("Landfall", "part_of", "Salt Harbour"),
        ),
        (
            'The film "Salt Harbour" opens on 2 June 2025. Mia Holt adapted her own novel.',
            ("Salt Harbour", "writer", "Mia Holt"),
        ),
        (
            'The film "Salt Harbour" opens on 2 June 2025. It was going to be called "The Quay".',
            ("Salt Harbour", "former_title", "The Quay"),
        ),
        (
            "The Ferries' Tom Quill was discharged from the army on 2 February 2025.",
            ("Tom Quill", "discharge_date", "2025-02-02"),
        ),
        (
            'Tom Quill, whose album "Salt" came out last year, joins the army in August.',
            ("Tom Quill", "enlistment_date", "2025-08"),
        ),
        (
            "Ada Byrne's song “Salt” is out. The music video of the song features The Ferries' Tom Quill.",
            ("Salt", "cast_member", "Tom Quill"),
        ),
        (
            "Ada Byrne released the song “Salt” today. The haunting music video also features Tom Quill.",
            ("Salt", "cast_member", "Tom Quill"),
        ),
    ],
)
def test_what_is_said_of_the_work_that_the_text_speaks_of(text: str, claim: tuple[str, str, str]) -> None:
    assert claim in claims(text)


def test_so_many_parts_are_those_of_the_series_and_not_of_one_of_them() -> None:
    told = claims(SERIAL + "“Landfall”, the first of the six episodes, is the best.")

    assert ("Landfall", "number_of_episodes", "6 episodes") not in told


def test_what_somebody_had_no_hand_in_is_not_theirs() -> None:
    told = claims('Bo Lee, who produced the album "Salt", had no hand in the album "Tide".')

    assert ("Tide", "producer", "Bo Lee") not in told


@pytest.mark.parametrize(
    "aside",
    [
        "Ada Byrne (the nurse from “The Lamplighters”) plays the pilot.",
        "Tom Quill is the judge, and you may know him as the baddie in “Cold Ledger”.",
        "Tom Quill has appeared in the drama “Cold Ledger” and the comedy “Lodgers”.",
        "There is a preview at the Larkrise Film Festival on Sunday.",
    ],
)
def test_what_is_named_in_passing_is_not_what_follows(aside: str) -> None:
    told = claims(SERIAL + aside + " Bo Lee directs.")

    assert {subject for subject, predicate, _ in told if predicate == "director"} <= {"Salt Harbour"}


def test_the_words_of_a_title_tell_no_tense() -> None:
    told = claims("The band The Ferries will release their second album, “Every Gate Left Open”, on 6 May.")

    assert ("Every Gate Left Open", "release_date", "2025-05-06") in told


def test_a_day_is_nobody() -> None:
    text = "The Ferries will release “Salt” on March 6. The Ferries will play on March 6 in Leeds."

    assert not [name for name in names(text) if "March" in name]


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ('The band closed with the song "Warning" (for the first time since 2001).', "release_date"),
        ('The song "No Remorse," recorded live in Oakland on 12 October 1991, is on it.', "release_date"),
        ("Tom Quill of The Ferries plays Manchester Arena in May.", "plays"),
        ("The Ferries released “Salt”, which reached the UK Top 40 in May.", "publisher"),
        ('As the series "Salt" aired, it was a worldwide topic on Twitter.', "publisher"),
        ("The Ferries' live album “Salt” arrives on Blu-ray for the first time.", "publisher"),
    ],
)
def test_what_is_said_of_another_day_a_hall_or_a_chart_is_no_claim(text: str, predicate: str) -> None:
    assert not [claim for claim in claims(text) if claim[1] == predicate]


def test_a_chart_is_no_work_and_nobody() -> None:
    text = "The Ferries are in the UK Top 40 again. The UK Top 40 likes them. The Hot 100 does not."

    assert not {name for name in names(text) | titles(text) if "Top" in name or "Hot" in name}


def test_a_noun_with_its_minutes_says_how_long_the_work_is() -> None:
    told = claims(
        "Ada Byrne's latest single, Salt, shows a drowned town in this nine-minute short film full of rain."
    )

    assert ("Salt", "duration", "9 minutes") in told


@pytest.mark.parametrize("other", ["Karen Quill", "Quenby Orr"])
def test_a_pronoun_stands_for_one_person_alone(other: str) -> None:
    told = claims(
        f'{other} directed the film "Tide". Margaret Holt said so.'
        ' But it was the recognition of director Thomas Lee and his film "Salt" that made the evening.'
    )

    assert {subject: value for subject, predicate, value in told if predicate == "director"} == {
        "Tide": other,
        "Salt": "Thomas Lee",
    }
    assert len([claim for claim in told if claim[1] == "director"]) == 2


def test_the_film_that_somebody_has_a_part_in_is_what_a_text_about_it_speaks_of() -> None:
    told = claims(
        "Ada Byrne has landed the lead role in “Salt Harbour”. Bo Lee directs. It opens on 2 June 2025."
    )

    assert ("Salt Harbour", "director", "Bo Lee") in told


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            'Bo Lee, who had no hand in the album "Salt", directed the film "Tide".',
            ("Tide", "director", "Bo Lee"),
        ),
        (SERIAL + "Tom Quill plays Robin Court.", ("Tom Quill", "plays", "Robin Court")),
    ],
)
def test_what_is_denied_aside_and_what_sounds_like_a_street_takes_nothing_away(text, claim) -> None:
    assert claim in claims(text)


@pytest.mark.parametrize(
    ("text", "subject", "predicate"),
    [
        (SERIAL + 'Her memoir was going to be called "The Quay".', "Salt Harbour", "former_title"),
        (SERIAL + 'Her film "Tide", the first of two parts, opens in May.', "Tide", "part_of"),
        (SERIAL + "Bo Lee directed them to wait outside the studio.", "Salt Harbour", "director"),
        (SERIAL + "Bo Lee has written both parts of the report.", "Salt Harbour", "writer"),
        (
            SERIAL + "Tom Quill left for Leeds after concluding his training on 8 February 2025.",
            "Tom Quill",
            "enlistment_date",
        ),
    ],
)
def test_what_is_said_of_something_else_is_not_the_series(text: str, subject: str, predicate: str) -> None:
    assert not [claim for claim in claims(text) if claim[:2] == (subject, predicate)]


def test_what_a_text_denies_it_does_not_claim_because_somebody_in_it_said_so() -> None:
    denied = 'The announcer told us that Bo Lee also made "Tide". Bo Lee did not direct "Tide".'

    told = claims('The films "Salt" and "Tide" open in May. Bo Lee directed "Salt". ' + denied)

    assert ("Tide", "director", "not Bo Lee") in told
    assert ("Tide", "director", "Bo Lee") not in told


CAST = 'The drama series "Salt Harbour" returns to television in May. "Salt Harbour" is set in Leeds.\n\nThe cast\n\n'


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        # who somebody is said to be is nobody else
        (
            SERIAL + "Kate Dunn, the director of the Leeds Opera, wrote a song. Ann Holt is the director.",
            ("Salt Harbour", "director", "Ann Holt"),
        ),
        (SERIAL + "Ann Holt directs the lot.", ("Salt Harbour", "director", "Ann Holt")),
        # a list names whoever plays first
        (
            CAST
            + "- Ada Byrne (Marie Lowe)\n- Tom Quill (Jack Penn)\n\nThe actress Ada Byrne was born in Leeds. The actor Tom Quill was not.",
            ("Ada Byrne", "plays", "Marie Lowe"),
        ),
        (CAST + "- Marie Lowe (Ada Byrne)\n- Jack Penn (Tom Quill)\n", ("Ada Byrne", "plays", "Marie Lowe")),
        (
            "The film stars Tom Quill as billionaire Jack Penn -- a man with a boat.",
            ("Tom Quill", "plays", "Jack Penn"),
        ),
        (
            "The film stars Tom Quill as his oldest, dearest friend, Jack Penn.",
            ("Tom Quill", "plays", "Jack Penn"),
        ),
        (
            'The singer Ada Byrne wrote "Kettle". Nor did she sing on "Kettle".',
            ("Kettle", "performer", "not Ada Byrne"),
        ),
        (
            "The cox is Bukola Teasdale, who is known along the river Aire as Bo.",
            ("Bukola Teasdale", "also_known_as", "Bo"),
        ),
    ],
)
def test_short_ways_to_say_who_is_who_are_read(text, claim) -> None:
    assert claim in claims(text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (CAST + "- Producer: Ada Byrne\n", ("Ada Byrne", "plays", "Producer")),
        (CAST + "- Artist: Ada Byrne\n", ("Ada Byrne", "plays", "Artist")),
        (
            'Sunniva Pell is best known as Inspector Nora Quill in the crime drama "The Glazier".',
            ("Sunniva Pell", "also_known_as", "Inspector"),
        ),
        (
            "The Long Catch, six hour-long films about rowing, was made by Bo Lee. "
            "The documentary series “The Long Catch” opens in May.",
            ("The Long Catch", "duration", "360 minutes"),
        ),
        (
            "The opera “A Ladder” opened in Leeds. It is drawn from a novel. ‘The frost census’ has forty-one chapters; "
            "the libretto has nine doors.",
            ("The frost census", "number_of_episodes", "41 episodes"),
        ),
        (
            'The film "Rogue Tide" opens in May. It is the first "Sea Wars" spin-off starring Ada Byrne.',
            ("Sea Wars", "cast_member", "Ada Byrne"),
        ),
    ],
)
def test_what_only_looks_like_such_a_claim_is_none(text, claim) -> None:
    assert claim not in claims(text)


MUSICAL = 'The musical "Salt Lantern" opens in Leeds in May. "Salt Lantern" stars Ada Byrne.\n\n'


def test_a_source_at_the_head_of_a_sentence_is_not_what_the_text_goes_on_about() -> None:
    told = claims(
        MUSICAL
        + 'Adapted from "A Light on Skerrow", the novel by Kate Dunn, the show has songs by Bo Lee. It was directed by Ann Holt.'
    )

    assert {claim for claim in told if claim[1] == "director"} == {("Salt Lantern", "director", "Ann Holt")}


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("Bo Lee wrote in his review that the film is long.", ["his", "the film"]),
        ("It is understood that Bo Lee left in 2019.", []),
        ("Bo Lee confirmed that a 14-city tour is to set out in 2019.", []),
        ("Bo Lee is the subject of this documentary.", ["this documentary"]),
    ],
)
def test_a_noun_stands_for_a_work_with_its_own_determiner_alone(sentence: str, meant: list[str]) -> None:
    text = f"Ada Byrne is in “Salt Lantern” at last. “Salt Lantern” is long.\n\n{sentence}"
    document = Document(text=text, published=date(2025, 3, 14))
    cut, quoted = cut_up(document)
    contexts = read_contexts(document, cut, quoted, find_entities(document, cut, quoted))

    assert meant == [
        text[slice(*item.span)] for context in contexts for item in context.masked.items if not item.explicit
    ]


RECORD = 'Ada Byrne releases her second album, "Errands", on 2 May. The album was recorded in a hut by the sea.\n\n'
FILM = 'Ada Byrne is making a film called "Salt". '


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (FILM + "It is expected to open in May 2026.", ("Salt", "release_date", "2026-05")),
        (FILM + "It is reported to star Tom Quill.", ("Salt", "cast_member", "Tom Quill")),
        (
            "Neither Ada Byrne, born on 3 May 1990, nor Tom Quill came.",
            ("Ada Byrne", "birth_date", "1990-05-03"),
        ),
        (
            'The film "Salt" opens in May. Nor has Ada Byrne, who directed "Salt", said when.',
            ("Salt", "director", "Ada Byrne"),
        ),
        (
            'The "Salt Harbour" saga stars Ada Byrne and was written by Tom Quill.',
            ("Salt Harbour", "cast_member", "Ada Byrne"),
        ),
        ('The film "Salt" was made by Warner Bros. Bo Lee directed "Salt".', ("Salt", "director", "Bo Lee")),
        (
            'The singer Ada Byrne was in Leeds. "Salt" was as good as the singer\'s album "Errands".',
            ("Errands", "performer", "Ada Byrne"),
        ),
        (
            "The actor Tom Quill came to Leeds. It was the actor who said: “I am very glad to be here.”",
            ("Tom Quill", "statement", "I am very glad to be here"),
        ),
    ],
)
def test_what_looks_like_an_aside_or_a_denial_takes_nothing_away(text, claim) -> None:
    assert claim in claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Byrne was christened at St Mary's Church in Leeds. Ada Byrne sings.",
        "Ada Byrne was christened at the Norwich Cathedral in 1990. Ada Byrne sings.",
    ],
)
def test_where_somebody_was_christened_is_no_name(text) -> None:
    assert not [claim for claim in claims(text) if claim[1] == "also_known_as"]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (SERIAL + "Ada Byrne will star.", ("Salt Harbour", "cast_member", "Ada Byrne")),
        (SERIAL + "It was a joy, says Bo Lee, the show's director.", ("Salt Harbour", "director", "Bo Lee")),
        (SERIAL + "Priya Vasanth has adapted the book.", ("Salt Harbour", "writer", "Priya Vasanth")),
        (
            SERIAL + "The opening instalment, “Spring Tide”, will run to 75 minutes.",
            ("Spring Tide", "part_of", "Salt Harbour"),
        ),
        (RECORD + "- Old title: Night Ferries", ("Errands", "former_title", "Night Ferries")),
        (
            RECORD + "First unveiled as “Night Ferries”, “Errands” was made in Leeds.",
            ("Errands", "former_title", "Night Ferries"),
        ),
        (
            'The musical "Tide" has set a house record for advance sales.',
            ("Tide", "achievement", "a house record for advance sales"),
        ),
        (
            "The singer Wren Dacosta was born in Leeds. Many remember her as Becky Dredge.",
            ("Wren Dacosta", "also_known_as", "Becky Dredge"),
        ),
    ],
)
def test_further_ways_to_tell_who_made_what_and_what_it_was_called_are_read(text, claim) -> None:
    assert claim in claims(text)
