from datetime import date
from importlib import import_module

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from newsarchive import search
from newsarchive.full_text import sqlite
from newsarchive.models import Article, Claim, Person, PersonAlias, Work, WorkAlias
from newsarchive.search import Fragment, Term
from tests.factories import (
    make_article,
    make_claim,
    make_person,
    make_person_alias,
    make_work,
    make_work_alias,
)

pytestmark = pytest.mark.django_db

ON_SQLITE = pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite's FTS5")
ON_POSTGRESQL = pytest.mark.skipif(connection.vendor != "postgresql", reason="about PostgreSQL's own search")


def articles(text):
    return [article.source for article in search.search_articles(Article.objects.newest_first(), text)]


def persons(text, **options):
    return [person.name for person in search.search_persons(Person.objects.order_by("id"), text, **options)]


def works(text):
    return [work.title for work in search.search_works(Work.objects.order_by("id"), text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("paper boats", [Term("paper"), Term("boats")]),
        ('"paper boats" lind', [Term("paper boats"), Term("lind")]),
        ("“paper boats”", [Term("paper boats")]),
        ("boat*", [Term("boat", is_prefix=True)]),
        ("-boat", [Term("boat", is_excluded=True)]),
        ('-"paper boat"', [Term("paper boat", is_excluded=True)]),
        ("tae-hwa -boat*", [Term("tae-hwa"), Term("boat", is_prefix=True, is_excluded=True)]),
        ("bo*", [Term("bo")]),
        ("방*", [Term("방", is_prefix=True)]),
        ('"boat*"', [Term("boat")]),
        ("AND OR NOT NEAR", [Term("AND"), Term("OR"), Term("NOT"), Term("NEAR")]),
        ('lind" boats', [Term("lind"), Term("boats")]),
        ("", []),
        (" -- ! ? 🚢 \0 \ud800 ", []),
    ],
)
def test_words_phrases_and_prefixes_are_told_apart(text, expected):
    assert search.terms(text) == expected


def test_very_many_words_are_cut_short():
    assert len(search.terms("word " * 2_000)) == search.TERM_LIMIT


@pytest.mark.parametrize(
    "text",
    ["boats lind", "BOATS", '"paper boats"', "boa*", "(boats)", "boats AND more", "cafe", "Café", "CAFÉ*"],
)
def test_all_words_are_found_in_any_order_case_and_without_diacritics(text):
    make_article("Lind wrote Paper Boats and more at the Café.", source="found")
    make_article("Nothing here.", source="other")

    assert articles(text) == ["found"]


@pytest.mark.parametrize(
    "text", ["boats tram", '"boats paper"', "boa", "NEAR(paper boats)", "-boats", "text:boats"]
)
def test_nothing_is_found_that_lacks_a_word(text):
    make_article("Lind wrote Paper Boats and more.", source="found")

    assert "found" not in articles(text)


@pytest.mark.parametrize("in_order", [True, False])
def test_what_has_an_excluded_word_is_left_out(in_order):
    make_article("boats and trams", source="both")
    make_article("boats", source="boats")
    make_article("trains", source="trains")
    make_person("Kim Namjoon")
    make_person("Kim Taehyung", aliases=["V"])
    make_work("Paper Boats")

    def found(text):
        rows = search.search_articles(Article.objects.newest_first(), text, in_order=in_order)
        return {article.source for article in rows}

    assert found("boats -trams") == {"boats"}
    assert found("-trams") == {"boats", "trains"}
    assert persons("kim -namjoon") == persons("-namjoon") == ["Kim Taehyung"]
    assert persons("-v") == ["Kim Namjoon"]
    assert works("-paper") == []


def test_the_best_named_are_the_most_covered_however_they_are_found(monkeypatch):
    for number in range(5):
        make_person(f"Ada {number}", aliases=["Countess"], article_count=number)
    make_person("Ben", article_count=9)

    for few in (1_000, 2):
        monkeypatch.setattr(search, "FEW", few)
        assert [p.name for p in search.best_named(Person.objects.all(), "countess", 2)] == ["Ada 4", "Ada 3"]
        assert [p.name for p in search.best_named(Person.objects.all(), "coun", 1, prefix=True)] == ["Ada 4"]
    assert search.best_named(Person.objects.all(), "nobody", 2) == []
    assert search.best_named(Person.objects.all(), "-ben", 2) == []
    assert [p.name for p in search.best_named(Person.objects.all(), "ben", 2)] == ["Ben"]


def test_words_of_names_are_found_by_their_first_letters():
    make_person("Quentin Tarantino", aliases=["Tarantula"])
    make_work("Tarantella")

    assert search.near_words(Person, "tarantno") == ["tarantino", "tarantula"]
    assert search.near_words(Person, "atrantino", shared=2) == ["tarantino", "tarantula"]
    assert search.near_words(Person, "xtarantino", shared=2) == ["tarantino", "tarantula"]
    assert search.near_words(Work, "tar") == []


def test_the_headline_is_searched_too():
    make_article("Words.", headline="Paper boats sail", source="found")

    assert articles("paper sail words") == ["found"]


def test_a_text_without_words_finds_everything():
    make_article(source="one")

    assert articles("") == articles("?!*") == ["one"]


def test_the_order_of_the_queryset_is_kept():
    make_article("boats", published=date(2024, 1, 1), source="old")
    make_article("boats", published=date(2024, 3, 1), source="new")
    make_article("boats", published=date(2024, 2, 1), source="middle")

    assert articles("boats") == ["new", "middle", "old"]


@pytest.mark.parametrize(("few", "dense"), [(1, 2.0), (1, 0.0), (1_000, 0.2)])
def test_however_the_database_finds_them_the_articles_are_the_same(monkeypatch, few, dense):
    monkeypatch.setattr(sqlite, "FEW", few)
    monkeypatch.setattr(sqlite, "DENSE", dense)
    for number in range(6):
        make_article(f"boats {number}" if number % 2 else "trams", published=date(2024, 1, 1 + number))

    assert articles("boats") == ["article-6.txt", "article-4.txt", "article-2.txt"]


def test_the_most_relevant_article_says_the_word_most_often():
    often = make_article("boats boats boats")
    seldom = make_article("boats and a good many other words that have nothing to do with them")
    make_article("trams")

    assert search.most_relevant(Article.objects.all(), "boats", 5) == [often.pk, seldom.pk]
    assert search.most_relevant(Article.objects.all(), "boats", 1) == [often.pk]
    assert search.most_relevant(Article.objects.exclude(pk=often.pk), "boats", 5) == [seldom.pk]


def test_relevance_without_words_is_the_newest():
    old = make_article(published=date(2024, 1, 1))
    new = make_article(published=date(2024, 2, 1))

    assert search.most_relevant(Article.objects.all(), "", 5) == [new.pk, old.pk]


def test_a_snippet_marks_the_words_found():
    article = make_article("Lind wrote <b>Paper</b> Boats.")
    other = make_article("Trams.")

    assert search.snippets([article.pk, other.pk], "boats") == {
        article.pk: [
            Fragment("Lind wrote <b>Paper</b> ", False),
            Fragment("Boats", True),
            Fragment(".", False),
        ]
    }
    assert set(search.snippets([article.pk, other.pk], "boa*")) == {article.pk}
    assert search.snippets([article.pk], "?") == {}
    assert search.snippets([], "boats") == {}


def test_a_person_is_found_by_any_of_its_names():
    make_person("V", aliases=["Kim Taehyung", "Kim Tae-hyung"])
    make_person("Kim Namjoon")

    assert persons("taehyung") == persons("V kim") == persons("tae hyung") == ["V"]
    assert persons("kim") == ["V", "Kim Namjoon"]
    assert persons("") == ["V", "Kim Namjoon"]


def test_a_person_is_found_by_another_spelling_of_the_name():
    make_person("Um Tae-hwa")

    assert persons("Uhm Taehwa") == ["Um Tae-hwa"]


def test_a_name_can_be_found_while_it_is_typed():
    make_person("Ada Lind")

    assert persons("ada li", prefix=True) == ["Ada Lind"]
    assert persons("ada li") == []
    assert search.search_works(Work.objects.all(), "pap", prefix=True).count() == 0


def test_a_work_is_found_by_any_of_its_titles():
    make_work("Love Wins All", aliases=["Love Wins"])
    make_work("Lilac")

    assert works("love wins") == works('"wins all"') == ["Love Wins All"]
    assert works("the lilac") == ["Lilac"]


def test_a_claim_is_found_by_its_subject_its_object_and_its_value():
    ada, boats = make_person("Ada Lind", aliases=["Countess"]), make_work("Paper Boats")
    sung = make_claim(boats, "performer", ada)
    said = make_claim(ada, "statement", "It was a windy day.")
    make_claim(make_person("Ben"), "birth_date", "1990")

    def found(text):
        return set(search.search_claims(Claim.objects.all(), text))

    assert found("countess") == {sung, said}
    assert found("paper") == {sung}
    assert found("windy day") == {said}
    assert found("windy boats") == set()
    assert len(found("")) == 3


def test_a_changed_claim_is_searched_as_it_is():
    claim = make_claim(make_person(), "statement", "It was windy.")
    Claim.objects.filter(pk=claim.pk).update(value="It was calm.")

    assert list(search.search_claims(Claim.objects.all(), "calm")) == [claim]
    assert list(search.search_claims(Claim.objects.all(), "windy")) == []
    claim.delete()
    assert search.check() == []


def test_bulk_created_updated_and_deleted_articles_are_searched_as_they_are():
    Article.objects.bulk_create(
        Article(source=f"{number}", text=f"boats {number}", digest=f"{number}", sort_date=date(2024, 1, 1))
        for number in range(3)
    )
    Article.objects.filter(source="0").update(text="trams", headline="Of trams")
    Article.objects.filter(source="1").delete()
    Article.objects.filter(source="2").update(claim_count=5)

    assert articles("boats") == ["2"]
    assert articles('"of trams" trams') == ["0"]
    assert search.check() == []


def test_raw_statements_are_searched_too():
    article = make_article("boats")
    person = make_person("Ada Lind")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE newsarchive_article SET text = 'trams' WHERE id = %s", [article.pk])
        cursor.execute("UPDATE newsarchive_person SET name = 'Ada Berg' WHERE id = %s", [person.pk])

    assert articles("boats") == []
    assert articles("trams") == [article.source]
    assert persons("lind") == []
    assert persons("berg") == ["Ada Berg"]
    assert search.check() == []


def test_aliases_added_changed_moved_and_deleted_are_searched_as_they_are():
    ada, ben = make_person("Ada"), make_person("Ben")
    first = make_person_alias(ada, "Countess")
    PersonAlias.objects.bulk_create([PersonAlias(person=ada, name="Enchantress")])
    make_person_alias(ben, "Duke")

    assert persons("countess enchantress") == ["Ada"]

    PersonAlias.objects.filter(name="Enchantress").update(person=ben)
    first.name = "Lady"
    first.save()
    PersonAlias.objects.filter(name="Duke").delete()

    assert persons("countess") == persons("duke") == []
    assert persons("lady") == ["Ada"]
    assert persons("enchantress") == ["Ben"]
    assert search.check() == []

    ben.delete()

    assert persons("enchantress") == []
    assert search.check() == []


def test_titles_are_kept_true_as_names_are():
    work = make_work("Boats")
    alias = make_work_alias(work, "Ships")
    WorkAlias.objects.filter(pk=alias.pk).update(title="Vessels", title_key="vessels")
    Work.objects.filter(pk=work.pk).update(title="Paper Boats")

    assert works("paper vessels") == ["Paper Boats"]
    assert works("ships") == []
    assert search.check() == []


def test_an_alias_may_come_before_its_person():
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO newsarchive_personalias (id, person_id, name, kind, language, name_key, origin)"
            " VALUES (7, 9, 'Countess', 'name', '', 'countess', 'editor')"
        )
    make_person("Ada", id=9)

    assert persons("ada countess") == ["Ada"]
    assert search.check() == []


@ON_SQLITE
@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        (
            "INSERT INTO article_search (article_search, rowid, headline, text) VALUES ('delete', 1, '', 'boats')",
            "article 1 is not",
        ),
        (
            "INSERT INTO article_search (rowid, headline, text) VALUES (8, '', 'boats')",
            "has article 8, which",
        ),
        ("DELETE FROM person_search WHERE rowid = 1", "person 1 is not in the search index"),
        (
            "UPDATE work_search SET aliases = 'Ships' WHERE rowid = 1",
            "work 1 is in the search index with other names",
        ),
        ("DROP TRIGGER work_search_alias_delete", "trigger work_search_alias_delete is missing"),
    ],
)
def test_check_finds_what_is_wrong_and_rebuild_mends_it(statement, problem):
    _break_and_mend(statement, problem)


@ON_POSTGRESQL
@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("DELETE FROM article_search", "article 1 is not"),
        ("INSERT INTO article_search (id, words) VALUES (8, 'boats')", "has article 8, which"),
        (
            "UPDATE article_search SET words = 'trams'",
            "article 1 is in the search index with other words than it has",
        ),
        ("DELETE FROM person_search", "person 1 is not in the search index"),
        ("UPDATE work_search SET words = 'ships'", "work 1 is in the search index with other names"),
        ("DELETE FROM person_words", "person 1 is among the words of names with others than it has"),
        (
            "DROP TRIGGER work_search_alias_delete ON newsarchive_workalias",
            "trigger work_search_alias_delete is missing",
        ),
    ],
)
def test_check_finds_what_is_wrong_on_postgresql_and_rebuild_mends_it(statement, problem):
    _break_and_mend(statement, problem)


def _break_and_mend(statement, problem):
    make_article("boats", id=1)
    make_person(id=1)
    make_work(id=1)
    assert search.check() == []

    with connection.cursor() as cursor:
        cursor.execute(statement)

    assert any(problem in found for found in search.check()), search.check()

    search.rebuild()

    assert [found for found in search.check() if "trigger" not in found] == []


@ON_SQLITE
def test_check_finds_words_that_differ_from_the_row():
    article = make_article("boats")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO article_search (article_search, rowid, headline, text) VALUES ('delete', %s, '', 'boats')",
            [article.pk],
        )
        cursor.execute(
            "INSERT INTO article_search (rowid, headline, text) VALUES (%s, '', 'trams')", [article.pk]
        )

    assert "does not fit its rows" in search.check()[0]


@ON_SQLITE
@pytest.mark.django_db(transaction=True)
def test_altering_a_table_drops_its_triggers_check_tells_and_create_mends():
    make_article("boats")
    make_person("Ada", aliases=["Countess"])
    migration = import_module("newsarchive.migrations.0002_search")
    field = Person._meta.get_field("name")
    wider = type(field)(max_length=201)
    wider.set_attributes_from_name("name")
    wider.model = Person

    with connection.constraint_checks_disabled(), connection.schema_editor() as editor:
        editor.alter_field(Person, field, wider)

    assert any("person_search_insert is missing" in problem for problem in search.check())

    with connection.schema_editor() as editor:
        migration.create(None, editor)

    assert search.check() == []
    assert persons("countess ada") == ["Ada"]


@pytest.mark.django_db(transaction=True)
def test_the_migration_can_be_undone_and_done_again():
    make_article("boats", source="found")
    migration = import_module("newsarchive.migrations.0002_search")

    with connection.schema_editor() as editor:
        migration.drop(None, editor)
    with connection.cursor() as cursor:
        assert [name for name in connection.introspection.table_names(cursor) if "_search" in name] == []
    with connection.schema_editor() as editor:
        migration.create(None, editor)

    assert articles("boats") == ["found"]
    assert search.check() == []


@pytest.mark.parametrize(
    "words",
    ["tae-hwa", "Tae hwa", "Ünïcode", "unicode", "ZÜRICH", "방탄소년단", "방탄*", "ёлка", "Ёлка", "ελλάδα", "2nd", "1e5", "3.5",
     "o'brien", "søren", "AC/DC", "a_b", "naïve", "0x1f", "é", "e\u0301te", "١٢", "C++", "-7"],
)  # fmt: skip
def test_words_are_parted_and_folded_alike_on_every_database(words):
    alike = {
        "ёлка": {"ёлка", "Ёлка"}, "Ёлка": {"ёлка", "Ёлка"}, "Ünïcode": {"Ünïcode", "unicode"}, "unicode": {"Ünïcode", "unicode"},
        "tae-hwa": {"tae-hwa", "Tae hwa"}, "Tae hwa": {"tae-hwa", "Tae hwa"}, "방탄*": {"방탄소년단"},
    }  # fmt: skip
    said = [
        "tae-hwa", "Tae hwa", "Ünïcode", "unicode", "ZÜRICH", "방탄소년단", "ёлка", "Ёлка", "ελλάδα", "2nd", "1e5", "3.5",
        "o'brien", "søren", "AC/DC", "a_b", "naïve", "0x1f", "é", "été", "١٢", "C", "7",
    ]  # fmt: skip
    for text in said:
        make_article(f"It says {text} here.", source=text)

    expected = {"e\u0301te": {"été"}, "C++": {"C"}, "-7": {*said} - {"7"}}.get(
        words, alike.get(words, {words})
    )
    assert set(articles(words)) == expected


def test_words_in_a_row_are_found_wherever_they_stand():
    far = make_article(f"{'the tram ' * 300}{'word ' * 17_000}over the moon", source="far")
    make_article(f"{'the tram ' * 300}the moon is over", source="near")

    assert articles('"over the moon"') == ["far"]
    assert articles('"over the mo*"') == []
    assert articles('"the moon"') == articles("over moon") == ["near", "far"]
    assert articles('moon -"over the moon"') == ["near"]
    assert search.most_relevant(Article.objects.all(), '"over the moon"', 5) == [far.pk]


class AnyInput(TestCase):
    """Whatever is typed, a search answers."""

    @settings(max_examples=150, deadline=None)
    @given(st.text(max_size=60) | st.text(alphabet="abé\" *^:-()+{}NEARANDOR\0🚢~'%_", max_size=60))
    def test_nothing_typed_is_an_error(self, text):
        make_article("a boat")
        make_person("Ada", aliases=["a"])

        articles(text)
        search.most_relevant(Article.objects.all(), text, 5)
        search.snippets([Article.objects.get().pk], text)
        persons(text)
        persons(text, prefix=True)
        works(text)

    def test_ten_thousand_characters_are_no_error(self):
        for text in (
            "a " * 5_000,
            "x" * 10_000,
            '"' * 10_000,
            "(" * 10_000,
            '"' + "a " * 5_000 + '"',
            "a* " * 3_000,
        ):
            articles(text)
            persons(text)
            works(text)
