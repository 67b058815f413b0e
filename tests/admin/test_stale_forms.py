"""Two saves of one object never go over each other silently: each form that changes a row, found by the registry."""

import pytest
from django import forms
from django.contrib import admin
from django.urls import reverse

from newsarchive import curation
from newsarchive.models import Claim, Disagreement
from newsarchive.vocabulary import DisagreementStatus
from tests.admin.archive import fill

pytestmark = pytest.mark.django_db

MODELS = [
    model
    for model, model_admin in admin.site._registry.items()
    if model._meta.app_label == "newsarchive"
    and type(model_admin).has_change_permission.__qualname__ != "ReadOnlyAdmin.has_change_permission"
]


def typed(page):
    """Return the form of a change page, and what a browser would send of it."""
    form = page.context["adminform"].form
    data = {"version": page.context["version"]}
    for shown in [
        form,
        *(one for inline in page.context["inline_admin_formsets"] for one in inline.formset.forms),
    ]:
        for field in shown:
            value = field.value()
            if value not in (None, False) and not isinstance(value, list):
                data[field.html_name] = value
    for inline in page.context["inline_admin_formsets"]:
        for field in inline.formset.management_form:
            data[field.html_name] = field.value()
    return form, data


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)
def test_a_form_that_was_made_before_another_save_is_refused_and_says_so(desk, model):
    fill(1)
    row = model.objects.order_by("pk").first()
    url = reverse(f"admin:newsarchive_{model._meta.model_name}_change", args=[row.pk])
    form, data = typed(desk.get(url))
    words = [
        name
        for name, field in form.fields.items()
        if isinstance(field, forms.CharField)
        and not isinstance(field, forms.ChoiceField)
        and hasattr(row, name)
    ]
    if not words:  # a page without a form of its own
        assert set(form.fields) <= {"pinned", "status"}, model
        return
    name = words[-1]
    model.objects.filter(pk=row.pk).update(**{name: "of somebody else"})

    answer = desk.post(url, {**data, name: "of whoever came late"})

    assert answer.status_code == 200
    assert "was changed while you had it open" in answer.content.decode()
    assert getattr(model.objects.get(pk=row.pk), name) == "of somebody else"


def test_a_form_without_its_version_is_refused(desk):
    fill(1)
    row = Claim.objects.first()
    url = reverse("admin:newsarchive_claim_change", args=[row.pk])

    answer = desk.post(url, {"status": "accepted", "rank": "normal", "reason": "", "version": "x"})

    assert "cannot be told which version" in answer.content.decode()


def test_a_disagreement_settled_anew_is_not_opened_from_an_old_page(desk, editor):
    fill(1)
    row = Disagreement.objects.get()
    first, second = row.claims.order_by("pk")
    curation.settle(row, preferred=first, by=editor, reason="So.")
    old = desk.get(reverse("admin:newsarchive_disagreement_change", args=[row.pk])).context["sheet_version"]
    curation.reopen(row, by=editor)
    curation.settle(row, preferred=second, by=editor, reason="No, so.")

    url = reverse("admin:newsarchive_disagreement_reopen", args=[row.pk])
    told = desk.post(url, {"version": old}, follow=True).content.decode()

    assert "was changed since this page was made" in told
    row.refresh_from_db()
    assert (row.status, row.preferred) == (DisagreementStatus.SETTLED, second)
