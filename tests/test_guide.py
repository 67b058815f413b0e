"""The guided first visit: shown to who comes first, ticked off by what they do, ended for good, called again."""

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsarchive import curation, guide
from newsarchive.curation import identity
from newsarchive.models import Act, Article, Claim, Disagreement, Judgement, Visit
from newsarchive.roles import Role
from tests.admin.archive import fill

pytestmark = pytest.mark.django_db

FRONT = reverse("admin:index")


def come(name, role):
    user = User.objects.create_user(name, is_staff=True)
    user.groups.add(Group.objects.get(name=role.value))
    client = Client()
    client.force_login(user)
    client.get(FRONT)
    return user, client


def steps(user):
    shown = guide.guide_of(user)
    return None if shown is None else [(step.page, step.is_done) for step in shown.steps]


def done(user):
    return {page for page, is_done in steps(user) if is_done}


def test_who_comes_first_is_led_and_each_step_is_ticked_off_by_an_act():
    fill(1)
    ada, client = come("ada", Role.CHIEF)
    bo, _ = come("bo", Role.CHIEF)
    assert [page for page, _ in steps(ada)] == ["front", "review", "sheet", "duplicates", "history"]
    assert done(ada) == set()

    client.get(reverse("review-article", args=[Article.objects.first().pk]))
    assert done(ada) == {"front"}
    curation.accept_claims(Claim.objects.all()[:1], by=ada)
    assert done(ada) == {"front", "review"}
    dispute = Disagreement.objects.get()
    curation.settle(dispute, preferred=dispute.claims.first(), by=ada, reason="The label says so.")
    assert done(ada) == {"front", "review", "sheet"}
    identity.tell_apart(*identity.pair_of(Judgement.objects.get()), by=ada)
    curation.undo(Act.objects.filter(what="told apart").get(), by=ada)
    assert done(ada) == {"front", "review", "sheet", "duplicates", "history"}
    assert guide.guide_of(ada).now is None
    assert done(bo) == set()


def test_looking_alone_ticks_nothing_off():
    fill(1)
    ada, client = come("ada", Role.CHIEF)
    dispute = reverse("admin:newsarchive_disagreement_change", args=[Disagreement.objects.get().pk])

    for page in (dispute, reverse("duplicates"), reverse("admin:newsarchive_act_changelist")):
        assert "A first round of the desk" in client.get(page).content.decode()

    assert done(ada) == set()


def test_steps_where_nothing_waits_can_be_passed():
    ada, client = come("ada", Role.CHIEF)

    shown = guide.guide_of(ada)
    assert [step.page for step in shown.steps if not step.is_idle] == ["history"]
    assert shown.now.page == "history"
    assert "Nothing waits here now." in client.get(reverse("duplicates")).content.decode()


def test_nobody_is_led_to_what_they_may_not_do():
    ada, _ = come("ada", Role.EDITOR)
    assert [page for page, _ in steps(ada)] == ["front", "review", "duplicates", "history"]

    viewer, client = come("di", Role.VIEWER)
    assert steps(viewer) is None
    assert "round" not in client.get(FRONT).content.decode()
    assert client.post(reverse("guide"), {"do": "start"}).status_code == 403


def test_it_is_ended_for_good_and_begins_anew_when_it_is_called():
    fill(1)
    ada, client = come("ada", Role.CHIEF)
    curation.accept_claims(Claim.objects.all()[:1], by=ada)

    ended = client.post(reverse("guide"), {"do": "end", "next": reverse("duplicates")})
    assert ended.url == reverse("duplicates")
    for _ in range(2):
        assert "A first round" not in client.get(FRONT).content.decode()
    assert "Show me round the desk" in client.get(FRONT).content.decode()

    client.post(reverse("guide"), {"do": "start"})
    assert "A first round" in client.get(FRONT).content.decode()
    assert done(ada) == set()


def test_editors_of_before_are_left_in_peace():
    ada = User.objects.create_superuser("ada")
    Visit.objects.create(user=ada)
    client = Client()
    client.force_login(ada)

    assert "A first round" not in client.get(FRONT).content.decode()


def test_the_guide_costs_a_page_one_query_and_none_where_it_is_not_shown():
    fill(1)
    _, client = come("ada", Role.CHIEF)
    pages = [
        reverse("review-article", args=[Article.objects.first().pk]),
        reverse("admin:newsarchive_disagreement_change", args=[Disagreement.objects.get().pk]),
        reverse("duplicates"),
        reverse("admin:newsarchive_act_changelist"),
    ]

    def queries():
        counts = []
        for page in pages:
            client.get(page)
            with CaptureQueriesContext(connection) as captured:
                client.get(page)
            counts.append(len(captured))
        return counts

    with_guide = queries()
    client.post(reverse("guide"), {"do": "end"})

    assert [count + 1 for count in queries()] == with_guide
