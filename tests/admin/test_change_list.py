import pytest
from django.contrib.admin import site
from django.urls import reverse

from newsarchive.models import Citation, Claim
from tests.admin.archive import fill
from tests.admin.test_pages import OURS

pytestmark = pytest.mark.django_db


def list_url(model):
    return reverse(f"admin:newsarchive_{model._meta.model_name}_changelist")


@pytest.mark.parametrize("model", OURS)
def test_each_row_leads_to_its_page(desk, model):
    fill(1)
    cl = desk.get(list_url(model)).context["cl"]

    for row in cl.result_list:
        assert cl.url_for_result(row) == reverse(
            f"admin:newsarchive_{model._meta.model_name}_change", args=[row.pk]
        )


@pytest.mark.parametrize("model", [Claim, Citation])
def test_a_list_fetches_of_its_rows_what_it_shows(desk, model):
    fill(1)

    row = desk.get(list_url(model)).context["cl"].result_list[0]

    assert {"reason", "decided_at"} <= row.get_deferred_fields()


@pytest.mark.parametrize("model", [Claim, Citation])
def test_an_action_gets_its_rows_whole(desk, model, rf, editor):
    fill(1)
    request = rf.get(list_url(model))
    request.user = editor
    cl = site.get_model_admin(model).get_changelist_instance(request)

    row = cl.get_queryset(request)[0]

    assert "reason" not in row.get_deferred_fields()
