import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from newsarchive.models import Appearance, Person
from newsarchive.prepared import prepared
from tests.factories import make_appearance, make_article, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def counted():
    """A prepared query of persons, and how often it was built."""
    built = []

    @prepared
    def called(order, *, names, count) -> QuerySet:
        built.append(order)
        rows = Person.objects.filter(name__in=names, article_count=count)
        return rows.order_by(order).values_list("pk", "name")

    return called, built


def test_a_query_is_built_once_and_answered_by_the_parameters_of_each_time(counted):
    called, built = counted
    ann, bob = make_person(name="Ann", article_count=1), make_person(name="Bob", article_count=1)
    make_person(name="Cid", article_count=2)

    assert called("name", names=["Ann", "Bob", "Cid"], count=1) == [(ann.pk, "Ann"), (bob.pk, "Bob")]
    assert called("name", names=["Bob"], count=1) == [(bob.pk, "Bob")]
    assert called("name", names={"Ann", "Cid", "Dan", "Eve", "Fay"}, count=1) == [(ann.pk, "Ann")]
    assert built == ["name"]


def test_what_is_passed_by_position_makes_another_query(counted):
    called, built = counted
    ann, bob = make_person(name="Ann", article_count=1), make_person(name="Bob", article_count=1)

    assert called("-name", names=["Ann", "Bob"], count=1) == [(bob.pk, "Bob"), (ann.pk, "Ann")]
    assert called("name", names=["Ann", "Bob"], count=1) == [(ann.pk, "Ann"), (bob.pk, "Bob")]
    assert built == ["-name", "name"]


def test_nothing_to_look_up_finds_nothing(counted):
    called, _ = counted
    make_person(name="Ann", article_count=1)

    with CaptureQueriesContext(connection) as queries:
        assert called("name", names=[], count=1) == []

    assert not queries


def test_lists_of_nearly_the_same_length_share_a_statement(counted):
    called, _ = counted

    with CaptureQueriesContext(connection) as queries:
        called("name", names=["a", "b", "c"], count=1)
        called("name", names=["a", "b", "c", "d"], count=1)

    assert queries[0]["sql"].count(", '") == queries[1]["sql"].count(", '")


def test_a_long_list_is_not_made_longer(counted):
    called, _ = counted
    names = [f"Person {number}" for number in range(1_500)]
    with CaptureQueriesContext(connection) as queries:
        assert called("name", names=names, count=1) == []
    assert queries[0]["sql"].count("Person ") == len(names)


def test_a_parameter_may_stand_in_several_places():
    @prepared
    def at(*, person) -> QuerySet:
        rows = Appearance.objects.filter(home_person=person) | Appearance.objects.filter(person=person)
        return rows.order_by("pk").values_list("pk", flat=True)

    shown, home = make_person(), make_person()
    merged = make_appearance(make_article(), shown, home_person=home)
    own = make_appearance(make_article(), shown)

    assert at(person=home.pk) == [merged.pk]
    assert at(person=shown.pk) == [merged.pk, own.pk]


def test_columns_come_as_the_models_have_them():
    @prepared
    def in_article(*, article) -> QuerySet:
        return Appearance.objects.filter(article=article).values_list("names", "sort_date", "pinned")

    @prepared
    def of_article(*, article) -> QuerySet:
        return Appearance.objects.filter(article=article)

    one = make_appearance(make_article(), make_person(), names=[["Ann Lee", "name"]])
    one.refresh_from_db()

    assert in_article(article=one.article_id) == [([["Ann Lee", "name"]], one.sort_date, False)]
    (same,) = of_article(article=one.article_id)
    assert (same, same.names, same.sort_date) == (one, one.names, one.sort_date)
    assert not same._state.adding


def test_a_query_that_can_find_nothing_is_refused():
    @prepared
    def nobody(*, name) -> QuerySet:
        return Person.objects.filter(name=name, pk__in=[])

    with pytest.raises(ValueError, match="able to find"):
        nobody(name="Ann")
