import pytest
from django.contrib.admin import ModelAdmin, site
from django.contrib.admin.templatetags.admin_list import items_for_result
from django.contrib.auth.models import Group, User
from django.urls import reverse

from newsarchive.admin.result_rows import result_rows
from newsarchive.models import Claim, IngestRun, Person
from newsarchive.roles import Role
from newsarchive.vocabulary import Origin, Predicate
from tests.admin.archive import fill
from tests.admin.test_pages import OURS
from tests.factories import make_claim, make_person, make_work

pytestmark = pytest.mark.django_db


def list_of(client, model, **query):
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    return client.get(address, query).context["cl"]


def as_django_shows(cl):
    return ["".join(items_for_result(cl, row, None)) for row in cl.result_list]


@pytest.mark.parametrize("model", [*OURS, User, Group])
def test_the_rows_of_every_list_are_as_django_shows_them(desk, model):
    fill(2)
    cl = list_of(desk, model)

    assert list(result_rows(cl)) == as_django_shows(cl)
    assert len(cl.result_list) >= 1


def test_names_are_escaped(desk):
    make_claim(make_work("<b>Boats</b> & “Birds”"), Predicate.PERFORMER, make_person("Lind <i>"))
    cl = list_of(desk, Claim)

    (row,) = result_rows(cl)

    assert "&lt;b&gt;Boats&lt;/b&gt; &amp; “Birds”" in row
    assert "<b>" not in row
    assert [row] == as_django_shows(cl)


def test_what_a_row_has_not_is_shown_as_a_dash(desk):
    IngestRun.objects.create(paths=["seeds"], finished=None)
    cl = list_of(desk, IngestRun)

    (row,) = result_rows(cl)

    assert '<td class="field-finished nowrap">-</td>' in row


def test_links_keep_the_filters_of_the_list(desk):
    make_claim(make_work("Paper Boats"), Predicate.RELEASE_DATE, "2020-05-01", origin=Origin.MACHINE)
    cl = list_of(desk, Claim, predicate__exact="release_date", origin__exact="machine")

    (row,) = result_rows(cl)

    assert "/change/?_changelist_filters=predicate__exact%3Drelease_date%26origin__exact%3Dmachine" in row
    assert [row] == as_django_shows(cl)


def test_a_list_that_is_opened_to_choose_from_says_what_each_row_is(desk):
    person = make_person("Ada Lind")
    cl = list_of(desk, Person, _popup=1)

    (row,) = result_rows(cl)

    assert f'data-popup-opener="{person.pk}"' in row
    assert [row] == as_django_shows(cl)


def test_nobody_is_led_to_where_there_is_no_link(desk, monkeypatch):
    monkeypatch.setattr(type(site.get_model_admin(Person)), "list_display_links", None)
    make_person("Ada Lind")
    cl = list_of(desk, Person)

    (row,) = result_rows(cl)

    assert "<a " not in row
    assert [row] == as_django_shows(cl)


def test_numbers_are_grouped_where_the_archive_is_told_to(desk, settings):
    settings.USE_THOUSAND_SEPARATOR = True
    make_person("Ada Lind", article_count=12_345)
    cl = list_of(desk, Person)

    (row,) = result_rows(cl)

    assert "12,345" in row
    assert [row] == as_django_shows(cl)


def test_the_box_that_chooses_a_row_is_the_one_of_django(desk):
    group = Group.objects.get(name=Role.EDITOR.value)
    person = make_person("Ada & Lind")
    model_admin = site.get_model_admin(Person)

    assert model_admin.action_checkbox(person) == ModelAdmin.action_checkbox(model_admin, person)
    assert model_admin.action_checkbox(group) == ModelAdmin.action_checkbox(model_admin, group)
