from datetime import date

import pytest
from django.db import IntegrityError

from newsarchive.bulk import add_to_each, insert, insert_each, insert_values, update_each
from newsarchive.models import Appearance, KnownName, Person, PersonAlias, TextBand, Uncompared
from tests.factories import make_article, make_person

pytestmark = pytest.mark.django_db


def test_inserted_rows_learn_their_ids_in_their_order():
    persons = [Person(name=f"Person {number}") for number in range(70)]

    insert(persons)

    assert [person.name for person in Person.objects.order_by("pk")] == [one.name for one in persons]
    assert [person.pk for person in persons] == sorted(Person.objects.values_list("pk", flat=True))
    assert not persons[0]._state.adding


def test_what_a_row_derives_from_itself_is_written_too():
    person = Person(name="Ann Lée")
    insert([person])
    insert_each([PersonAlias(person=person, name="A. Lée")])

    person.refresh_from_db()
    assert (person.name_key, bool(person.created)) == ("annlee", True)
    assert PersonAlias.objects.get(person=person).name_key == "lee"


def test_values_are_written_as_their_columns_keep_them():
    article = make_article(published=date(2024, 1, 24))
    rows = [
        Appearance(
            article=article,
            position=number,
            person=make_person(),
            name="Ann",
            kind="person",
            names=[["Ann", "name"]],
            published=article.published,
            sort_date=article.sort_date,
            pinned=number == 1,
        )
        for number in range(2)
    ]

    insert(rows)

    stored = Appearance.objects.order_by("position")
    assert [(one.pk, one.names, one.published, one.pinned) for one in stored] == [
        (one.pk, one.names, one.published, one.pinned) for one in rows
    ]


def test_columns_that_are_not_given_have_their_defaults():
    insert_values(
        KnownName, ["is_stale", "key", "context"], [(True, "ann lee", ""), (False, "ann", "ann lee")]
    )

    rows = KnownName.objects.order_by("pk").values_list("key", "context", "is_stale", "article_count", "type")
    assert list(rows) == [("ann lee", "", True, 0, ""), ("ann", "ann lee", False, 0, "")]


def test_a_conflict_goes_as_it_was_said():
    person = make_person()
    insert_values(Uncompared, ["person"], [[person.pk]])

    insert_values(Uncompared, ["person"], [[person.pk]], on_conflict="ON CONFLICT DO NOTHING")

    assert Uncompared.objects.filter(person=person).count() == 1
    with pytest.raises(IntegrityError):
        insert_values(Uncompared, ["person"], [[person.pk]])


def test_each_row_is_updated_with_its_own_values():
    persons = [make_person(name="Ann"), make_person(name="Bob")]
    persons[0].article_count, persons[1].article_count = 3, 4

    update_each(persons, ["article_count"])

    assert list(Person.objects.order_by("pk").values_list("article_count", flat=True)) == [3, 4]


def test_each_number_is_added():
    persons = [make_person(article_count=1), make_person(article_count=1), make_person(article_count=1)]

    add_to_each(Person, "article_count", {persons[0].pk: 2, persons[1].pk: 1})

    assert list(Person.objects.order_by("pk").values_list("article_count", flat=True)) == [3, 2, 1]


def test_nothing_to_write_writes_nothing():
    insert([])
    insert_each([])
    insert_values(TextBand, ["key"], [])
    add_to_each(Person, "article_count", {})
    update_each([], ["name"])
