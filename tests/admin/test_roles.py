"""What each role is offered, and is told; who gets in where stands in test_access."""

from datetime import timedelta

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from newsarchive import curation
from newsarchive.models import Article, Claim, Presence
from newsarchive.presence import STAY
from newsarchive.roles import NEEDED, Role
from tests.admin.archive import fill

pytestmark = pytest.mark.django_db


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


ACTIONS = {"accept_selected", "reject_selected", "reset_selected", "keep_selected", "merge_selected"}


@pytest.mark.parametrize("role", Role)
def test_actions_on_lists_are_offered_to_those_who_may(archive, role):
    of_role(role)
    request = RequestFactory().get("/")
    request.user = User.objects.get(username=role.name.lower())

    for model, model_admin in admin.site._registry.items():
        if model._meta.app_label == "newsarchive":
            offered = set(model_admin.get_actions(request))
            assert offered <= (set() if role is Role.VIEWER else ACTIONS)


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
