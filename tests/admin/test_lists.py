import pytest
from django.contrib.admin.templatetags.admin_list import admin_list_filter, result_list
from django.contrib.auth.models import User
from django.template.loader import render_to_string
from django.test.html import parse_html
from django.urls import reverse

from newsarchive.models import Claim
from newsarchive.templatetags.lists import list_filter, result_table
from tests.admin.archive import fill
from tests.admin.test_pages import OURS

pytestmark = pytest.mark.django_db

QUERIES = [{}, {"q": "Ada & “Lind”"}, {"_popup": 1}]


def list_of(client, model, query):
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    return client.get(address, query).context["cl"]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("model", [*OURS, User])
def test_filters_are_as_django_shows_them(desk, model, query):
    cl = list_of(desk, model, query)

    for spec in cl.filter_specs:
        shown = render_to_string("admin/newsarchive/_list_filter.html", list_filter(cl, spec))
        assert parse_html(shown) == parse_html(admin_list_filter(cl, spec))


def test_the_chosen_one_of_a_filter_is_marked(desk):
    cl = list_of(desk, Claim, {"predicate__exact": "performer"})

    choices = [list_filter(cl, spec)["choices"] for spec in cl.filter_specs]

    assert any(
        '<li class="selected"><a href="?predicate__exact=performer">performer</a></li>' in one
        for one in choices
    )


@pytest.mark.parametrize("query", [{}, {"o": "-4"}, {"o": "4.-6"}, {"q": "nobody at all"}])
def test_tables_are_as_django_shows_them(desk, query):
    fill(2)
    cl = list_of(desk, Claim, query)

    shown = render_to_string("admin/newsarchive/_result_table.html", result_table(cl))

    assert parse_html(shown) == parse_html(
        render_to_string("admin/change_list_results.html", result_list(cl))
    )
