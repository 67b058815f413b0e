"""Linking alone, without a database: appearances in, groups out."""

from itertools import permutations

import pytest

from newsarchive.ingest.document import Name
from newsarchive.ingest.link import link_persons, link_works
from newsarchive.ingest.linkable import Known, Linkable
from newsarchive.ingest.namesakes import LifeDate
from newsarchive.vocabulary import AliasKind


def seen(number, *names, kind="person", article=None, **fields):
    """An appearance that is not stored yet, in an article of its own unless told otherwise."""
    named = tuple(Name(name) if isinstance(name, str) else name for name in names)
    return Linkable(-number, article or number, kind, named, **fields)


def short(name):
    return Name(name, AliasKind.SHORT)


def former(name):
    return Name(name, AliasKind.FORMER)


def born(iso):
    return frozenset({LifeDate("birth_date", iso)})


def never_apart(a, b):
    return False


def groups(link, appearances, known=(), are_apart=never_apart):
    """Return the appearances' numbers, grouped by their homes; the same in any order of the appearances."""
    found = set()
    for order in list(permutations(appearances))[:24]:
        homes = link(order, known, are_apart).homes
        parts = {}
        for one, home in homes.items():
            parts.setdefault(home, set()).add(-one)
        found.add(frozenset(frozenset(part) for part in parts.values()))
    (only,) = found
    return sorted(sorted(part) for part in only)


PERSONS = [
    ("spellings of a name are one name", [seen(1, "Um Tae-hwa"), seen(2, "Uhm Tae Hwa")], [[1, 2]]),
    ("an alias joins all who bear either", [seen(1, "V"), seen(2, "Kim Taehyung"), seen(3, "V", "Kim Taehyung")], [[1, 2, 3]]),
    ("a surname alone joins nobody", [seen(1, "Tam Ruiz", short("Ruiz")), seen(2, short("Ruiz")), seen(3, short("Ruiz"))], [[1], [2], [3]]),
    ("a group and a person of one name are one", [seen(1, "BTS", kind="group"), seen(2, "BTS")], [[1, 2]]),
    ("a character is nobody real", [seen(1, "Tam Dunbar", kind="character"), seen(2, "Tam Dunbar")], [[1], [2]]),
    (
        "a person and a character of one name are one where a work is told in common",
        [seen(1, "Tam Dunbar", kind="character", titles=frozenset({"slack water"})), seen(2, "Tam Dunbar", titles=frozenset({"slack water", "gannet"}))],
        [[1, 2]],
    ),
    (
        "who is played and who plays are two where one article names both",
        [
            seen(1, "Tam Dunbar", kind="character", titles=frozenset({"slack water"}), article=7),
            seen(2, "Tam Dunbar", titles=frozenset({"slack water"}), article=7),
        ],
        [[1], [2]],
    ),
    (
        "two born on different days who share nothing are two",
        [
            seen(1, "John Ware", dates=born("1950-03-02"), titles=frozenset({"reef"})),
            seen(2, "John Ware", dates=born("1984"), titles=frozenset({"tide"})),
            seen(3, "John Ware", titles=frozenset({"tide"})),
            seen(4, "John Ware", titles=frozenset({"reef", "gannet"})),
        ],
        [[1, 4], [2, 3]],
    ),
    (
        "sources that share a work disagree about one person",
        [
            seen(1, "John Ware", dates=born("1950-03-02"), titles=frozenset({"reef"})),
            seen(2, "John Ware", dates=born("1984"), titles=frozenset({"reef"})),
        ],
        [[1, 2]],
    ),
    ("sources a year apart disagree about one person", [seen(1, "John Ware", dates=born("1950")), seen(2, "John Ware", dates=born("1951-05-01"))], [[1, 2]]),
    (
        "a date that refines another tells nobody apart",
        [seen(1, "John Ware", dates=born("1950-03-02")), seen(2, "John Ware", dates=born("1950")), seen(3, "John Ware")],
        [[1, 2, 3]],
    ),
    ("names without letters are names", [seen(1, "!!!"), seen(2, "!!!"), seen(3, "???")], [[1, 2], [3]]),
    (
        "characters of one surname and player are one",
        [
            seen(1, "Tam Dunbar", kind="character", players=frozenset({"callum"})),
            seen(2, "Sgt Dunbar", kind="character", players=frozenset({"callum"})),
            seen(3, "Isla Dunbar", kind="character", players=frozenset({"niamh"})),
        ],
        [[1, 2], [3]],
    ),
    (
        "a rank and surname is the one character so called in a work",
        [
            seen(1, "Tam Dunbar", kind="character", titles=frozenset({"slack water"})),
            seen(2, "Sgt Dunbar", kind="character", titles=frozenset({"slack water"})),
            seen(3, "Sgt Dunbar", kind="character", titles=frozenset({"slack water"})),
            seen(4, short("Dunbar"), kind="character", titles=frozenset({"gannet"})),
        ],
        [[1, 2, 3], [4]],
    ),
    (
        "a surname that two characters of a work share tells nothing",
        [
            seen(1, "Tam Dunbar", kind="character", titles=frozenset({"slack water"})),
            seen(2, "Isla Dunbar", kind="character", titles=frozenset({"slack water"})),
            seen(3, "Sgt Dunbar", kind="character", titles=frozenset({"slack water"})),
        ],
        [[1], [2], [3]],
    ),
]  # fmt: skip

WORKS = [
    ("kinds of one family are one work", [seen(1, "Tide", kind="series"), seen(2, "The Tide", kind="show")], [[1, 2]]),
    ("an album and a series are two works", [seen(1, "Tide", kind="album"), seen(2, "Tide", kind="series")], [[1], [2]]),
    ("a kind not told joins the only work", [seen(1, "Tide", kind="other"), seen(2, "Tide", kind="film")], [[1, 2]]),
    ("a former title links", [seen(1, "Tide", former("Reef"), kind="song"), seen(2, "Reef", kind="song")], [[1, 2]]),
    (
        "a kind not told joins the work with the same persons",
        [
            seen(1, "Tide", kind="album", persons=frozenset({"marlo"})),
            seen(2, "Tide", kind="series", persons=frozenset({"niamh", "callum"})),
            seen(3, "Tide", kind="other", persons=frozenset({"callum"})),
            seen(4, "Tide", kind="other"),
        ],
        [[1, 4], [2, 3]],
    ),
    (
        "a kind that one article alone tells parts nothing where others tell another",
        [seen(1, "Tide", kind="song"), seen(2, "Tide", kind="song"), seen(3, "Tide", kind="film"), seen(4, "Tide", kind="book")],
        [[1, 2, 3, 4]],
    ),
    (
        "two kinds that one article each tells are one work where persons are in common",
        [
            seen(1, "Tide", kind="song", persons=frozenset({"marlo", "niamh"})),
            seen(2, "Tide", kind="film", persons=frozenset({"marlo"})),
            seen(3, "Tide", kind="book", persons=frozenset({"callum"})),
        ],
        [[1, 2], [3]],
    ),
    (
        "two kinds that one article tells side by side are two works",
        [
            seen(1, "Tide", kind="album", article=7, persons=frozenset({"marlo"})),
            seen(2, "Tide", kind="song", article=7, persons=frozenset({"marlo"})),
        ],
        [[1], [2]],
    ),
    (
        "of works of two kinds, one of a third that one article tells is the one with the same persons",
        [
            seen(1, "Tide", kind="album", persons=frozenset({"marlo"})),
            seen(2, "Tide", kind="album"),
            seen(3, "Tide", kind="series", persons=frozenset({"niamh"})),
            seen(4, "Tide", kind="series"),
            seen(5, "Tide", kind="film", persons=frozenset({"niamh"})),
            seen(6, "Tide", kind="book", persons=frozenset({"callum"})),
        ],
        [[1, 2], [3, 4, 5], [6]],
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("appearances", "expected"), [row[1:] for row in PERSONS], ids=[row[0] for row in PERSONS]
)
def test_persons(appearances, expected):
    assert groups(link_persons, appearances) == expected


@pytest.mark.parametrize(
    ("appearances", "expected"), [row[1:] for row in WORKS], ids=[row[0] for row in WORKS]
)
def test_works(appearances, expected):
    assert groups(link_works, appearances) == expected


def stored(number, *names, at, **fields):
    return Linkable(number, number, "person", tuple(Name(name) for name in names), at, **fields)


def test_the_oldest_entity_takes_in_those_that_a_new_article_joins():
    appearances = [stored(1, "V", at=7), stored(2, "Kim", at=4), seen(3, "V", "Kim")]
    linking = link_persons(appearances, [Known(7, "person", "v"), Known(4, "person", "kim")], never_apart)

    assert linking.homes == {1: 4, 2: 4, -3: 4}
    assert linking.merged == {7: 4}


def test_an_entity_that_falls_apart_keeps_its_id_where_its_name_is():
    appearances = [stored(1, "V", at=4), stored(2, "Kim", at=4), stored(3, "Kim", at=4)]
    linking = link_persons(appearances, [Known(4, "person", "v")], never_apart)

    assert linking.homes[1] == 4
    assert linking.homes[2] == linking.homes[3] < 0


def test_one_that_was_merged_takes_up_its_id_when_it_parts():
    appearances = [stored(1, "V", at=4), stored(2, "Kim", at=4), stored(3, "Kim", at=4)]
    known = [Known(4, "person", "kim"), Known(7, "person", "kim", joined_into=4)]

    assert link_persons(appearances, known, never_apart).homes == {1: 4, 2: 7, 3: 7}


def test_those_that_must_stay_apart_are_asked_about():
    appearances = [stored(1, "V", at=4), stored(2, "Kim", at=7), seen(3, "V", "Kim"), seen(4, "Kim")]
    known = [Known(4, "person", "v"), Known(7, "person", "kim")]
    linking = link_persons(appearances, known, lambda a, b: {a, b} == {4, 7})

    assert linking.homes == {1: 4, 2: 7, -3: 4, -4: 7}
    assert linking.merged == {}
    assert linking.asked == {(4, 7)}


def test_a_pinned_appearance_links_nothing():
    appearances = [stored(1, "V", at=4), stored(2, "V", at=7, pinned=True), seen(3, "V")]
    linking = link_persons(appearances, [Known(4, "person", "v"), Known(7, "person", "v")], never_apart)

    assert linking.homes == {1: 4, -3: 4}


def test_an_editors_kind_outweighs_the_one_told():
    song = Linkable(1, 1, "song", (Name("Tide"),), 4)
    known = [Known(4, "album", "tide", frozenset({"tide"}), curated=True, held_together=True)]
    linking = link_works(
        [song, seen(2, "Tide", kind="album"), seen(3, "Tide", kind="other")], known, never_apart
    )

    assert linking.homes == {1: 4, -2: 4, -3: 4}


def test_two_that_an_editor_merged_stay_together():
    appearances = [stored(1, "V", at=4), stored(2, "Kim", at=4), seen(3, "Kim")]
    known = [Known(4, "person", "v", frozenset({"v", "kim"}), held_together=True)]

    assert link_persons(appearances, known, never_apart).homes == {1: 4, 2: 4, -3: 4}
