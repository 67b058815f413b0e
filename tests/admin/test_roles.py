"""Every address of the admin, asked for by everybody who may and may not."""

from datetime import timedelta

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.test import Client, RequestFactory
from django.urls import get_resolver, reverse
from django.utils import timezone

from newsarchive import curation, models
from newsarchive.models import Act, Article, Claim, Presence
from newsarchive.presence import STAY
from newsarchive.roles import NEEDED, Role
from tests.admin.archive import fill

pytestmark = pytest.mark.django_db

# Pages that change nothing of the archive: everybody who is let in may send them a form, or they take none.
NEUTRAL = {
    "index", "login", "logout", "password_change", "password_change_done", "autocomplete", "jsi18n",
    "view_on_site", "app_list",
}  # fmt: skip
# Pages that show the same whichever way they are asked for.
READING = ("_changelist", "_history", "act_change")
# What only chief editors may do.
CHIEFS = {"settle", "reopen", "delete", "merge", "undo-merge", "identity"}


def addresses():
    """Yield the name and the address of every page of the admin that is the archive's, with rows of its own put in."""

    def walk(patterns, prefix=""):
        for pattern in patterns:
            route = prefix + str(pattern.pattern)
            if hasattr(pattern, "url_patterns"):
                yield from walk(pattern.url_patterns, route)
            elif route.startswith("admin/") and pattern.name and pattern.name not in NEUTRAL:
                yield pattern.name, route

    for name, route in walk(get_resolver().url_patterns):
        if "/auth/" not in route and "/auditlog/" not in route and "(?P" not in route:
            yield name, "/" + filled_in(route)


def filled_in(route):
    """Return the route with the ids of rows that there are."""
    parts = route.split("/")
    row = next((model for model in vars(models).values() if is_of(model, parts)), Article).objects.first()
    pk = str(getattr(row, "pk", 1))
    for kind, value in {
        "<path:object_id>": str(Act.objects.first().cid) if "act" in parts else pk,
        "<uuid:cid>": str(Act.objects.first().cid),
        "<int:claim>": str(Claim.objects.first().pk),
    }.items():
        route = route.replace(kind, value)
    while "<" in route:
        start, end = route.index("<"), route.index(">")
        route = route[:start] + pk + route[end + 1 :]
    return route


def is_of(model, parts):
    return isinstance(model, type) and getattr(model, "_meta", None) and model._meta.model_name in parts


def of_role(role):
    user = User.objects.create_user(role.name.lower(), is_staff=True)
    user.groups.add(Group.objects.get(name=role.value))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def archive():
    fill(1)
    curation.accept_claims([Claim.objects.first()], by=User.objects.create_user("somebody"))


def answers(client):
    return {(name, url): client.post(url).status_code for name, url in addresses()}


def test_every_address_is_closed_to_those_who_did_not_sign_in(archive):
    for name, url in addresses():
        for ask in (Client().get, Client().post):
            answer = ask(url)
            assert answer.status_code == 302 and "/login/" in answer.url, (name, url)


def test_every_address_is_closed_to_staff_without_a_role(archive):
    outsider = Client()
    outsider.force_login(User.objects.create_user("outsider", is_staff=True))
    for name, url in addresses():
        for ask in (outsider.get, outsider.post):
            assert ask(url).status_code in {302, 403, 404, 405}, (name, url)
            # a redirect leads away from what was asked for, and shows nothing of it
    assert Act.objects.count() == 1


def test_the_viewer_looks_at_everything_and_changes_nothing(archive):
    viewer = of_role(Role.VIEWER)

    for (name, url), status in answers(viewer).items():
        if not name.endswith(READING):
            assert status in {403, 404, 405}, (name, url)
    for model in (models.Claim, models.Article, models.Person, models.Disagreement, models.Act):
        name = f"newsarchive_{model._meta.model_name}"
        assert viewer.get(reverse(f"admin:{name}_changelist")).status_code == 200
    assert Act.objects.count() == 1


def test_the_editor_does_what_is_not_a_chief_editors(archive):
    found = answers(of_role(Role.EDITOR))

    for (name, url), status in found.items():
        if name.rpartition("_")[2] in CHIEFS:
            assert status in {403, 404, 405}, (name, url)
    pages = {name: status for (name, _), status in found.items()}
    assert pages["newsarchive_claim_change"] == pages["newsarchive_person_change"] == 200
    assert pages["newsarchive_act_undo"] == 403  # somebody else's


def test_the_chief_editor_settles_and_undoes(archive):
    found = {name: status for (name, _), status in answers(of_role(Role.CHIEF)).items()}

    assert found["newsarchive_disagreement_settle"] == found["newsarchive_disagreement_reopen"] == 302
    assert Act.objects.filter(undoes__isnull=False).exists() or found["newsarchive_act_undo"] == 302


@pytest.mark.parametrize("role", Role)
def test_actions_on_lists_are_offered_to_those_who_may(archive, role):
    of_role(role)
    request = RequestFactory().get("/")
    request.user = User.objects.get(username=role.name.lower())

    for model, model_admin in admin.site._registry.items():
        if model._meta.app_label == "newsarchive":
            offered = set(model_admin.get_actions(request))
            wanted = (
                set() if role is Role.VIEWER else {"accept_selected", "reject_selected", "reset_selected"}
            )
            assert offered <= wanted | {"merge_selected"} - (
                {"merge_selected"} if role is Role.VIEWER else set()
            )


def test_only_administrators_look_after_accounts():
    may = {role: of_role(role).get(reverse("admin:auth_user_changelist")).status_code for role in Role}

    assert may.pop(Role.ADMINISTRATOR) == 200
    assert set(may.values()) == {403}


def test_every_act_needs_a_permission_that_there_is():
    chief = User.objects.create_user("chief")
    chief.groups.add(Group.objects.get(name=Role.CHIEF.value))

    assert set(NEEDED.values()) <= chief.get_all_permissions()


def test_a_second_editor_is_told_who_has_an_article_open(archive):
    ada, bo = of_role(Role.EDITOR), of_role(Role.CHIEF)
    page = reverse("admin:newsarchive_article_change", args=[Article.objects.first().pk])
    words = "editor has this article open since"

    assert "has this article open" not in ada.get(page).content.decode()
    assert "has this article open" not in ada.get(page).content.decode()
    assert words in bo.get(page).content.decode()

    Presence.objects.update(seen=timezone.now() - STAY - timedelta(minutes=1))
    assert words not in bo.get(page).content.decode()
