from datetime import date

import pytest
from django.contrib.auth.models import Group, User
from django.utils import timezone

from newsarchive.models import Claim
from newsarchive.roles import Role
from newsarchive.views.deciders import role_words
from tests.factories import make_article, make_citation, make_claim, make_disagreement, make_work
from tests.test_views import get, source

pytestmark = pytest.mark.django_db


@pytest.fixture
def disagreement():
    song = make_work("Boats")
    sides = [make_claim(song, "duration", minutes) for minutes in (5, 6)]
    for side, month in ((0, 1), (0, 3), (1, 2)):
        article = make_article(f"{side + 5} minutes in {month}.", published=date(2024, month, 9))
        make_citation(sides[side], article, f"{side + 5} minutes")
    return make_disagreement(*sides)


def test_each_value_tells_its_articles_origins_and_when_it_was_said(client, disagreement):
    page, text = source(client, disagreement.get_absolute_url()), get(client, disagreement.get_absolute_url())

    assert "1. 5 minutes 2 2 9 January 2024 9 March 2024" in text
    assert "2. 6 minutes 1 1 9 February 2024 9 February 2024" in text
    assert page.count("<circle") == 3


def test_it_tells_in_which_role_it_was_settled_and_not_by_whom(client, disagreement):
    user = User.objects.create_user("marta-p", first_name="Marta", last_name="Pell")
    user.groups.add(Group.objects.get_or_create(name=Role.CHIEF.value)[0])
    disagreement.status, disagreement.reason = "settled", "It was timed."
    disagreement.preferred = Claim.objects.first()
    disagreement.settled_by, disagreement.settled_at = user, timezone.now()
    disagreement.save()

    text = get(client, disagreement.get_absolute_url())

    assert "Settled by a chief editor on" in text
    assert "It was timed." in text
    assert "marta" not in text.lower() and "pell" not in text.lower()


def test_who_has_no_role_any_more_was_an_editor():
    administrator = User.objects.create_user("root")
    administrator.groups.add(Group.objects.get_or_create(name=Role.ADMINISTRATOR.value)[0])

    assert role_words(None) == role_words(User.objects.create_user("former")) == "an editor"
    assert role_words(administrator) == "an administrator"
