"""The same documents give the same archive, in any order and in any number of runs."""

import zlib
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from newsarchive.ingest.document import Name, Span
from newsarchive.ingest.store import start_run
from newsarchive.values import DateValue, TextValue
from newsarchive.verify import verify
from newsarchive.vocabulary import AliasKind, PersonKind, Predicate, WorkKind
from tests.ingest.store.archive import contents, differences
from tests.ingest.store.readings import (
    Story,
    character,
    former,
    group,
    ingest,
    person,
    released,
    song,
    work,
)

pytestmark = [pytest.mark.long, pytest.mark.django_db]

NAMES = Story(
    "V aka Kim Taehyung of BTS. Love Wins All, once called Love Wins, came out on January 24.",
    entities=(person("V", "Kim Taehyung"), group("BTS"), work("Love Wins All", former("Love Wins"))),
    claims=(
        ("V", Predicate.MEMBER_OF, "BTS", "V aka Kim Taehyung of BTS"),
        released("Love Wins All", "2024-01-24", "came out on January 24"),
    ),
    published=date(2024, 1, 28),
)
HANDWRITTEN = {
    "v.txt": Story(
        "V sings on Love wins all. Love wins all came out in January.",
        entities=(person("V"), song("Love wins all")),
        claims=(
            released("Love wins all", "2024-01", "Love wins all came out in January"),
            ("Love wins all", Predicate.PERFORMER, "V", "V sings on Love wins all"),
        ),
    ),
    "kim.txt": Story(
        "Kim Taehyung was born on 30 December 1995. Love Wins came out on December 24. Kim Taehyung sings on it.",
        entities=(person("Kim Taehyung"), song("Love Wins")),
        claims=(
            ("Kim Taehyung", Predicate.BIRTH_DATE, DateValue("1995-12-30"), "born on 30 December 1995"),
            released("Love Wins", "2023-12-24", "Love Wins came out on December 24"),
            ("Love Wins", Predicate.PERFORMER, "Kim Taehyung", "Kim Taehyung sings on it"),
        ),
        published=date(2024, 1, 24),
    ),
    "names.txt": NAMES,
    "album.txt": Story(
        "The album Slack Water by Marlo.",
        entities=(work("Slack Water", kind=WorkKind.ALBUM), person("Marlo")),
    ),
    "series.txt": Story(
        "Callum Adebowale plays Tam Dunbar in the series Slack Water.",
        entities=(
            person("Callum Adebowale"),
            character("Tam Dunbar"),
            work("Slack Water", kind=WorkKind.SERIES),
        ),
        claims=(
            (
                "Callum Adebowale",
                Predicate.PLAYS,
                TextValue("Tam Dunbar"),
                "Callum Adebowale plays Tam Dunbar",
            ),
        ),
    ),
    "fans.txt": Story(
        "Callum Adebowale is Sgt Dunbar in Slack Water, out in March.",
        entities=(person("Callum Adebowale"), character("Sgt Dunbar"), work("Slack Water")),
        claims=(
            (
                "Callum Adebowale",
                Predicate.PLAYS,
                TextValue("Sgt Dunbar"),
                "Callum Adebowale is Sgt Dunbar",
            ),
            released("Slack Water", "2025-03", "Slack Water, out in March"),
        ),
    ),
}
SOME_ORDERS = list(permutations(HANDWRITTEN))[::150]


# A person and a character are one by the name and the work that they share; what else the character is called is not
# what the person is called.
PERSON_OR_CHARACTER = {
    "cast.txt": Story(
        "Sgt Ruiz is Ana Ruiz in Reef.",
        entities=(character("Sgt Ruiz"), character("Ana Ruiz"), work("Reef")),
    ),
    "fans.txt": Story("Reef has Ana Ruiz.", entities=(person("Ana Ruiz"), work("Reef"))),
    "review.txt": Story("Ana Ruiz leads Reef.", entities=(person("Ana Ruiz"), work("Reef"))),
    "police.txt": Story("Sgt Ruiz found the boat.", entities=(person("Sgt Ruiz"),)),
}


# A character of two articles is, by one of its names, also a group of a third one: it stays the character that others
# of its surname in that work may be.
CHARACTER_OR_GROUP = {
    "band.txt": Story("Ana Ruiz play Reef.", entities=(group("Ana Ruiz"), work("Reef"))),
    "cast.txt": Story("Ana Ruiz leads Reef.", entities=(character("Ana Ruiz"), work("Reef"))),
    "police.txt": Story("Sgt Ruiz found the boat in Reef.", entities=(character("Sgt Ruiz"), work("Reef"))),
}


# Two articles call it a song, one a film; the first also has the title that another song once had.
MISREAD = {
    "song.txt": Story(
        "The song Tide, once Reef, by Marlo.", entities=(song("Tide", former("Reef")), person("Marlo"))
    ),
    "chart.txt": Story("Tide is a song that charts.", entities=(song("Tide"),)),
    "clip.txt": Story(
        "Niamh directs the film Tide.", entities=(work("Tide", kind=WorkKind.FILM), person("Niamh"))
    ),
    "film.txt": Story("The film Reef is out.", entities=(work("Reef", kind=WorkKind.FILM),)),
}


class UndoError(Exception):
    """Ends a transaction that is not to last."""


def archive_of(steps, *, runs=1):
    """Return what an archive holds after (source, story) steps, spread over runs; the database is left as it was."""
    try:
        with transaction.atomic():
            opened = [start_run(["/news"]) for _ in range(runs)]
            for place, (source, story) in enumerate(steps):
                ingest(story, source, run=opened[place * runs // len(steps)])
            held = contents()
            problems = [str(problem) for problem in verify()]
            raise UndoError
    except UndoError:
        pass
    assert problems == []
    return held


def test_handwritten_stories_give_one_archive_in_any_order():
    expected = archive_of(HANDWRITTEN.items())

    for order in SOME_ORDERS:
        assert differences(archive_of([(source, HANDWRITTEN[source]) for source in order]), expected) == []


def test_the_archive_has_what_the_handwritten_stories_say():
    held = archive_of(HANDWRITTEN.items())

    persons = {row["name"]: (row["kind"], row["aliases"], row["articles"]) for row in held["persons"]}
    assert persons == {
        "BTS": ("group", [], ["names.txt"]),
        "Callum Adebowale": ("person", [], ["fans.txt", "series.txt"]),
        "Marlo": ("person", [], ["album.txt"]),
        "Tam Dunbar": ("character", ["Sgt Dunbar"], ["fans.txt", "series.txt"]),
        "V": ("person", ["Kim Taehyung"], ["kim.txt", "names.txt", "v.txt"]),
    }
    works = {(row["title"], row["kind"]): (row["aliases"], row["articles"]) for row in held["works"]}
    assert works == {
        ("Love Wins All", "song"): (["Love Wins", "Love wins all"], ["kim.txt", "names.txt", "v.txt"]),
        ("Slack Water", "album"): ([], ["album.txt"]),
        ("Slack Water", "series"): ([], ["fans.txt", "series.txt"]),
    }
    (disagreement,) = held["disagreements"]
    assert [value["value"] for value in disagreement["values"]] == ["2023-12-24", "2024-01", "2024-01-24"]


def test_a_name_of_a_character_alone_draws_no_person_in_any_order():
    for order in permutations(PERSON_OR_CHARACTER):
        held = archive_of([(source, PERSON_OR_CHARACTER[source]) for source in order])

        assert [(row["name"], row["articles"]) for row in held["persons"]] == [
            ("Ana Ruiz", ["cast.txt", "fans.txt", "review.txt"]),
            ("Sgt Ruiz", ["police.txt"]),
        ]


def test_a_character_called_by_rank_is_found_though_others_call_it_a_group_in_any_order():
    for order in permutations(CHARACTER_OR_GROUP.items()):
        assert [(row["name"], row["articles"]) for row in archive_of(order)["persons"]] == [
            ("Ana Ruiz", ["band.txt", "cast.txt", "police.txt"])
        ]


def titles_of(steps):
    return [(row["title"], row["kind"], row["articles"]) for row in archive_of(steps)["works"]]


def test_a_kind_that_one_article_alone_tells_parts_no_work_in_any_order():
    stories = {source: story for source, story in MISREAD.items() if source != "film.txt"}

    for order in permutations(stories.items()):
        assert titles_of(order) == [("Tide", "song", ["chart.txt", "clip.txt", "song.txt"])]


def test_a_kind_that_two_articles_tell_parts_works_in_any_order():
    for order in permutations(MISREAD.items()):
        assert titles_of(order) == [
            ("Reef", "film", ["film.txt"]),
            ("Tide", "film", ["clip.txt"]),
            ("Tide", "song", ["chart.txt", "song.txt"]),
        ]


def test_a_kind_that_is_but_likely_is_shown_and_parts_no_work_in_any_order():
    stories = {
        "one.txt": Story("Tide is out.", entities=(work("Tide", likely_kind=WorkKind.FILM),)),
        "two.txt": Story("Tide was out.", entities=(work("Tide", likely_kind=WorkKind.FILM),)),
        "three.txt": Story("Tide will be out.", entities=(work("Tide", likely_kind=WorkKind.SONG),)),
    }
    told = {"four.txt": Story("The song Tide is out.", entities=(song("Tide"),))}

    for order in permutations(stories.items()):
        assert titles_of(order) == [("Tide", "film", ["one.txt", "three.txt", "two.txt"])]
    for order in permutations((stories | told).items()):
        assert titles_of(order) == [("Tide", "song", ["four.txt", "one.txt", "three.txt", "two.txt"])]


def test_a_work_that_one_article_calls_by_its_title_and_by_another_is_called_as_most_do_in_any_order():
    stories = {
        "once.txt": Story(
            "The series was Low Tide, and Tide.",
            entities=(work(former("Low Tide"), former("Tide"), kind=WorkKind.SERIES),),
        ),
        "now.txt": Story("The show Tide is on.", entities=(work("Tide", kind=WorkKind.SHOW),)),
        "both.txt": Story(
            "The Tide is a show. Fans of Low Tide watch.",
            entities=(work("The Tide", kind=WorkKind.SHOW), work("Low Tide")),
        ),
    }

    for order in permutations(stories.items()):
        assert titles_of(order) == [("The Tide", "show", ["both.txt", "now.txt", "once.txt"])]


@pytest.mark.parametrize("source", MISREAD)
def test_a_kind_no_longer_told_leaves_no_trace(source):
    other = Story("Nobody is named.")
    changed = {**MISREAD, source: other}

    assert differences(archive_of([*MISREAD.items(), (source, other)]), archive_of(changed.items())) == []


def test_a_value_spelled_in_two_ways_by_one_article_is_one_claim_of_its_subject_in_any_order():
    stories = {
        "plain.txt": Story("Ana Ruiz sings.", entities=(person("Ana Ruiz"),)),
        "cast.txt": Story(
            "Ana Ruiz plays Sgt Vale. Ana Ruiz is sgt vale.",
            entities=(person("Ana Ruiz"),),
            claims=(
                ("Ana Ruiz", Predicate.PLAYS, TextValue("Sgt Vale"), "plays Sgt Vale"),
                ("Ana Ruiz", Predicate.PLAYS, TextValue("sgt vale"), "is sgt vale"),
            ),
        ),
    }

    for order in permutations(stories.items()):
        assert len(archive_of(order)["claims"]) == 1


def test_five_runs_and_a_second_ingest_change_nothing():
    steps = list(HANDWRITTEN.items())
    expected = archive_of(steps)

    assert differences(archive_of(steps, runs=5), expected) == []
    assert differences(archive_of(steps + steps[::-1], runs=3), expected) == []


@pytest.mark.parametrize("source", HANDWRITTEN)
def test_what_a_replaced_text_said_leaves_no_trace(source):
    other = Story(
        "IU says V and Tam Dunbar like Slack Water and Love Wins.",
        entities=(
            person("IU", "V"),
            character("Tam Dunbar"),
            work("Slack Water", "Love Wins", kind=WorkKind.FILM),
        ),
    )
    changed = {**HANDWRITTEN, source: other}
    steps = list(HANDWRITTEN.items())

    assert differences(archive_of([*steps, (source, other)]), archive_of(changed.items())) == []
    assert differences(archive_of([(source, other), *steps]), archive_of(steps)) == []
    assert (
        differences(archive_of([*steps, (source, other), (source, HANDWRITTEN[source])]), archive_of(steps))
        == []
    )


POOL = {
    "person": ["Ana Ruiz", "Ruiz", "V", "Kim Taehyung", "Sgt Ruiz", "ana ruiz"],
    "work": ["Tide", "Low Tide", "The Tide", "tide", "Reef"],
}
KINDS = {
    "person": [PersonKind.PERSON, PersonKind.PERSON, PersonKind.GROUP, PersonKind.CHARACTER],
    "work": [WorkKind.OTHER, WorkKind.OTHER, WorkKind.SONG, WorkKind.FILM, WorkKind.SERIES, WorkKind.SHOW],
}
DATES = ["2024", "2024-01", "2024-01-24", "2024-01-25", "2023-12-24"]


@st.composite
def stories(draw):
    """A text of one line for each entity and each claim, so that no two claims quote the same words."""
    entities, lines, claims = [], [], []
    for number in range(draw(st.integers(1, 4))):
        side = draw(st.sampled_from(["person", "work"]))
        kinds = st.sampled_from([AliasKind.NAME, AliasKind.NAME, AliasKind.SHORT, AliasKind.FORMER])
        names = draw(st.lists(st.sampled_from(POOL[side]), min_size=1, max_size=2, unique=True))
        lines.append(f"{number}: {', '.join(names)}.")
        start = len("\n".join([*lines[:-1], ""])) + len(f"{number}: ")
        make = person if side == "person" else work
        entity = make(*(Name(name, draw(kinds)) for name in names), kind=draw(st.sampled_from(KINDS[side])))
        if entity.kind is WorkKind.OTHER:
            entity = replace(entity, likely_kind=draw(st.sampled_from([None, WorkKind.SONG, WorkKind.FILM])))
        entities.append(replace(entity, mentions=(Span(start, start + len(names[0])),)))
    for number in range(draw(st.integers(0, 3))):
        subject = draw(st.sampled_from(entities))
        lines.append(f"Claim {number}.")
        if subject.type == "work":
            claims.append(released(subject.name, draw(st.sampled_from(DATES)), lines[-1]))
        else:
            role = TextValue(draw(st.sampled_from(POOL["person"])))
            claims.append((subject.name, Predicate.PLAYS, role, lines[-1]))
    # One text is read in one way only.
    lines.append(f"Read {zlib.crc32(repr((entities, claims)).encode())}.")
    return Story("\n".join(lines), tuple(entities), tuple(claims))


SETTINGS = settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@SETTINGS
@given(data=st.data())
def test_any_stories_give_one_archive_in_any_order(data):
    written = data.draw(st.lists(stories(), min_size=2, max_size=5))
    steps = [(f"{number}.txt", story) for number, story in enumerate(written)]
    order = data.draw(st.permutations(steps))

    assert differences(archive_of(order), archive_of(steps)) == []


@SETTINGS
@given(data=st.data())
def test_any_stories_leave_no_trace_once_replaced(data):
    written = data.draw(st.lists(stories(), min_size=2, max_size=5))
    steps = [(f"{number}.txt", story) for number, story in enumerate(written)]
    earlier = data.draw(
        st.lists(st.tuples(st.sampled_from([source for source, _ in steps]), stories()), max_size=3)
    )

    assert differences(archive_of([*earlier, *steps]), archive_of(steps)) == []
