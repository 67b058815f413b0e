"""Each family of rules, on sentences as they stand in newspapers."""

from datetime import date

import pytest

from newsarchive.vocabulary import Modality
from tests.ingest.extract.reading import claims, read, titles

SENTENCES = [
    # credits
    ("It was shot by 'Concrete Utopia' director Um Tae-hwa.", ("Concrete Utopia", "director", "Um Tae-hwa")),
    ("Um Tae Hwa, who made the Korean disaster film Concrete Utopia, rests.", ("Concrete Utopia", "director", "Um Tae Hwa")),
    ("The series Slack Water was directed by Siân Prydderch.", ("Slack Water", "director", "Siân Prydderch")),
    ("The series Slack Water is new. She did not direct it, Ann Lee said. Siân Prydderch directs.", ("Slack Water", "director", "Siân Prydderch")),
    ("IU's sixth mini-album, The Winning, is due.", ("The Winning", "performer", "IU")),
    ("The voice on the song Low Lights is Esmé Halloran's.", ("Low Lights", "performer", "Esmé Halloran")),
    ("On ‘Kettle’, which Inès de la Vauquerie wrote with T. J. Okonjo-Hale, little happens.", ("Kettle", "writer", "T. J. Okonjo-Hale")),
    ('Imogen Fairclough-Reyes wrote the hospital serial "The Tallow House".', ("The Tallow House", "writer", "Imogen Fairclough-Reyes")),
    ("Marta Iłżecka, who produced the album Slack Water, was pleased.", ("Slack Water", "producer", "Marta Iłżecka")),
    ("The album Paper Ferry came out on Monday through Onsil Entertainment.", ("Paper Ferry", "publisher", "Onsil Entertainment")),
    # casts
    ("The film Gannet stars Niamh de Courcy and Callum Adebowale.", ("Gannet", "cast_member", "Callum Adebowale")),
    ("In the series Slack Water, Callum Adebowale plays Tam Dunbar.", ("Callum Adebowale", "plays", "Tam Dunbar")),
    ("Niamh de Courcy was last seen in the costume drama Candlewick Lane.", ("Candlewick Lane", "cast_member", "Niamh de Courcy")),
    # dates
    ("The album Errands, which follows on April 8, holds six songs.", ("Errands", "release_date", "2025-04-08")),
    ("The album Errands came out last month.", ("Errands", "release_date", "2025-02")),
    ("The Every Other Town tour opens in Utrecht on 12 September and closes in Montréal on 6 December.", ("Every Other Town", "end_date", "2025-12-06")),
    ("The film Gannet is done. Filming began at Amble on 3 September 2024.", ("Gannet", "filming_date", "2024-09-03")),
    # measures
    ("The film Gannet runs for 2 hours 28 minutes.", ("Gannet", "duration", "148 minutes")),
    ("The singer Ann Lee turned 60 on Monday.", ("Ann Lee", "birth_date", "1965-03-10")),
    ("The film Gannet runs for two hours fifty.", ("Gannet", "duration", "170 minutes")),
    ("The five-and-a-half minute video of the song Tide is sad. The song Tide is new.", ("Tide", "duration", "5.5 minutes")),
    ("The Compass tour visits eight cities.", ("Compass", "number_of_stops", "8 stops")),
    ("The series Slack Water has 6 episodes.", ("Slack Water", "number_of_episodes", "6 episodes")),
    ("The song Tide has been streamed 1.4 million times.", ("Tide", "figure", "1400000 streams")),
    ("The series Slack Water drew 5.1 million viewers.", ("Slack Water", "figure", "5100000 viewers")),
    # works among themselves
    ("'Tide' is the lead track of the album Errands.", ("Tide", "part_of", "Errands")),
    ("The single was originally titled Love Wins. The single Love Wins All is sad.", ("Love Wins All", "former_title", "Love Wins")),
    # people
    ("Rowa, the main vocalist of the girl group Cherry Protocol, sings.", ("Rowa", "member_of", "Cherry Protocol")),
    ("Matthijs van der Plaat is no longer in the band The Ferries.", ("Matthijs van der Plaat", "member_of", "not The Ferries")),
    ("Dorothea ap Rhys (born on 2 February 1945) steals every scene.", ("Dorothea ap Rhys", "birth_date", "1945-02-02")),
    ("Alun Treharne, who died on 11 November 2024, found the harbour.", ("Alun Treharne", "death_date", "2024-11-11")),
    ("The rapper Iden enlists on June 9.", ("Iden", "enlistment_date", "2025-06-09")),
    # achievements
    ("The song Tide entered Soriwave’s weekly chart at No. 1.", ("Tide", "achievement", "No. 1 on Soriwave’s weekly chart")),
    ("The series Slack Water was named best drama at the 2022 Harcastle Awards.", ("Slack Water", "achievement", "best drama at the 2022 Harcastle Awards")),
    # statements
    ("“It never stopped raining,” said producer Gwendolyn Achterberg.", ("Gwendolyn Achterberg", "statement", "It never stopped raining")),
    ("Siân Prydderch made a film. “The sea does what it wants,” she said.", ("Siân Prydderch", "statement", "The sea does what it wants")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), SENTENCES, ids=[f"{claim[1]}-{i}" for i, (_, claim) in enumerate(SENTENCES)]
)
def test_a_claim_is_read(text, expected):
    assert expected in claims(text)


@pytest.mark.parametrize(
    ("text", "subject", "predicate"),
    [
        ("I'd love to see Ann Lee directing the film Gannet one day.", "Gannet", "director"),
        ("The film Gannet is the best of its kind since 2021.", "Gannet", "release_date"),
        ("Ann Lee and Bo Berg ran for seven hours. The song Tide is new.", "Tide", "duration"),
    ],
)
def test_wishes_comparisons_and_other_measures_claim_nothing(text, subject, predicate):
    assert not [claim for claim in claims(text) if claim[:2] == (subject, predicate)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "V did not sing on the song 'Love wins all.' “No,” said the singer V.",
            ("Love wins all", "performer", "not V"),
        ),
        (
            "Candlewick Lane is a series. Siân Prydderch did not direct Candlewick Lane.",
            ("Candlewick Lane", "director", "not Siân Prydderch"),
        ),
    ],
)
def test_a_denial_is_the_claim_denied_and_never_a_vote_for_it(text, expected):
    found = claims(text)
    assert expected in found
    assert (*expected[:2], expected[2].removeprefix("not ")) not in found


def test_evidence_is_the_clause_and_the_value_stands_in_it():
    text = "The album Errands was recorded twice, and the film Gannet was directed by Siân Prydderch, who drew it first."
    reading = read(text)
    [claim] = [c for c in reading.claims if c.predicate == "director"]
    assert text[claim.evidence.start : claim.evidence.end] == "the film Gannet was directed by Siân Prydderch"
    assert claim.trigger == "directed"


def test_a_plan_is_told_from_a_fact():
    reading = read("The album Errands will be released on April 8.", date(2025, 3, 14))
    [claim] = [c for c in reading.claims if c.predicate == "release_date"]
    assert claim.modality is Modality.PLANNED


def test_two_directors_in_one_breath_share_their_evidence():
    reading = read("The film Gannet was directed by Ann Lee and Bo Berg.")
    first, second = [c for c in reading.claims if c.predicate == "director"]
    assert first.evidence == second.evidence


CREDITS = """“The Dry Well” is a film about thirst, shot in five weeks. Its maker showed the short “Two Pails” here in 2021.

Running time 102 min
Direction and screenplay Ada Lind
Producers: Ben Roe, Jane Doe
Cast Carl Poe, Mary Hill
"""


def test_a_list_of_credits_is_that_of_the_work_which_the_document_is_about():
    found = {claim for claim in claims(CREDITS) if claim[1] not in ("duration", "release_date")}

    assert ("The Dry Well", "writer", "Ada Lind") in found
    assert {("The Dry Well", "producer", "Ben Roe"), ("The Dry Well", "producer", "Jane Doe")} <= found
    assert {subject for subject, *_ in found} == {"The Dry Well"}


def test_a_list_of_credits_below_a_title_is_that_title_s():
    listing = "Two Pails\nDirector: Ada Lind\n\nThe Dry Well\nDirector: Ben Roe\n"
    text = f"The programme has “Two Pails” and “The Dry Well”, two short films from the coast.\n\n{listing}"

    found = claims(text)

    assert ("Two Pails", "director", "Ada Lind") in found
    assert ("The Dry Well", "director", "Ben Roe") in found


def test_what_stands_in_brackets_in_a_list_is_no_other_name():
    found = claims(
        "Further sales of the film include Germany (Kaltfront), Poland (Szpula Film) and Brazil (Cais)."
    )

    assert not [claim for claim in found if claim[1] == "also_known_as"]


def test_who_stands_in_brackets_behind_a_part_plays_it():
    found = claims(
        "In the series “Ninety Covers” Kit (Callum Strachan) is the youngest cook. The series has a new cast."
    )

    assert ("Callum Strachan", "plays", "Kit") in found
    assert not [claim for claim in found if claim[1] == "also_known_as"]


def test_a_duo_performs_what_it_releases():
    found = claims(
        "Larkspur County, the platinum-selling duo of Ada Lind and Ben Roe, will release their album “Gravel Songs” on March 20."
    )

    assert ("Gravel Songs", "performer", "Larkspur County") in found


def test_a_quoted_title_behind_what_it_has_won_is_a_work():
    text = "Halcyon lands Aldmouth winner “The Well”\n\nHalcyon Pictures has bought Ada Lind's debut feature The Well, hours after it was awarded a prize."

    assert "The Well" in titles(text)


def test_whoever_plays_a_part_is_in_the_cast_of_what_the_text_is_about():
    found = claims(
        "“The Dry Well” is a film about thirst. The film was shot in May. Ada Lind plays Tuda, an old woman."
    )

    assert {("Ada Lind", "plays", "Tuda"), ("The Dry Well", "cast_member", "Ada Lind")} <= found
