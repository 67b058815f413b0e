import pytest

from newsarchive.ingest.document import Document, Span
from newsarchive.ingest.extract.extraction import extract
from newsarchive.ingest.extract.known import KnownMention
from newsarchive.vocabulary import PersonKind, WorkKind
from tests.ingest.extract.reading import names, read, titles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a list takes its items apart, a title keeps its small words
        ("She wrote the songs “Amber” and “Two Spoons”.", {"Amber", "Two Spoons"}),
        ("Her novel Bread Before Winter was published in May.", {"Bread Before Winter"}),
        ("Keep The Window Open, her comeback single, is out now.", {"Keep The Window Open"}),
        ("- Gravel Road by Tomasz Wieczorek\n\n- Salt by Ann Lee", {"Gravel Road", "Salt"}),
    ],
)
def test_titles_have_their_own_edges(text, expected):
    assert titles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It rained,” I said. The singer Mirela Ionescu laughed.", {"Mirela Ionescu"}),
        ("Do Kyung-wan, the actor, said that he was tired.", {"Do Kyung-wan"}),
        ("The Lagos-born singer Ada Okafor, 34, wrote it.", {"Ada Okafor"}),
        ("Sgt. Moira Dunne said so. “Yes,” Dunne said.", {"Moira Dunne"}),
    ],
)
def test_names_begin_and_end_where_they_do_in_the_sentence(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The band’s songs are heard on the radio. The audience liked “Salt Rising” best.", WorkKind.SONG),
        (
            "Films from nine countries were seen by filmgoers, and “Salt Rising” was liked best.",
            WorkKind.FILM,
        ),
    ],
)
def test_a_kind_that_the_text_makes_likely_is_not_said_to_be_told(text, kind):
    [work] = [entity for entity in read(text).entities if entity.type == "work"]

    assert (work.kind, work.likely_kind) == (WorkKind.OTHER, kind)


def test_a_kind_that_is_told_is_not_likely_as_well():
    [work] = [
        entity for entity in read("The film “Salt Rising” opens in May.").entities if entity.type == "work"
    ]

    assert (work.kind, work.likely_kind) == (WorkKind.FILM, None)


def test_a_name_with_a_particle_at_the_beginning_of_a_sentence_is_the_one_named_in_full():
    reading = read("The singer Inge van der Berg left. Van der Berg said that she was tired.")
    [person] = [e for e in reading.entities if e.type == "person"]
    assert len(person.mentions) == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The novel “Salt Rising” was published in May by a small house.", WorkKind.BOOK),
        ("Her third album, “Salt Rising”, has eleven songs.", WorkKind.ALBUM),
        ("The film “Salt Rising”, directed by Ann Lee, opens in cinemas in May.", WorkKind.FILM),
        ("The video game “Salt Rising” sold a million copies to players.", WorkKind.GAME),
        ("“Salt Rising” is a slow, dark film about a flood.", WorkKind.FILM),
        ("“Salt Rising” is a film festival in Leeds.", WorkKind.OTHER),
        ("“Salt Rising” is a book club on the radio.", WorkKind.OTHER),
    ],
)
def test_the_words_around_a_title_tell_its_kind(text, kind):
    [work] = [e for e in read(text).entities if e.type == "work"]
    assert work.kind is kind


def test_what_other_articles_hold_a_name_for_decides_where_the_article_itself_tells_little():
    text = "There is nothing like Umbra in the whole evening, said the reviewer."
    start = text.index("Umbra")
    known = [KnownMention(Span(start, start + 5), "work", WorkKind.SONG)]
    [entity] = extract(Document(text=text), known).entities
    assert (entity.type, entity.name) == ("work", "Umbra")


def test_a_group_and_a_person_of_one_article_stay_apart():
    reading = read("The rock band Glass Herons will tour. Their singer, Ann Lee, wrote the songs.")
    kinds = {e.name: e.kind for e in reading.entities if e.type == "person"}
    assert kinds["Ann Lee"] is PersonKind.PERSON
    assert len(kinds) == 2


def test_a_format_is_no_house_that_puts_works_out():
    reading = read("The film Salt Road was released on DVD on 4 May 2004. Bob Roe put out the EP on Blu-ray.")
    assert {e.name for e in reading.entities} == {"Salt Road", "Bob Roe"}
    assert "publisher" not in {claim.predicate for claim in reading.claims}


def test_a_date_may_stand_in_a_title():
    assert titles("Her documentary Harbour 9/11 was released in June. Harbour 9/11 won a prize.") == {
        "Harbour 9/11"
    }


def test_of_what_an_episode_is_said_to_be_that_is_told_to_be_a_series():
    text = (
        "Ten minutes into “High Springs”, the first episode of “Slack Water”, nothing happens for a whole minute. "
        "“Slack Water” is the best of television this year: six episodes, and viewers want another season of the drama."
    )

    [series] = [entity for entity in read(text).entities if entity.name == "Slack Water"]

    assert (series.kind, series.likely_kind) == (WorkKind.SERIES, None)
