import pytest
from django.urls import reverse

from newsarchive.models import Judgement
from newsarchive.vocabulary import Origin, Verdict
from tests.factories import make_judgement, make_person, make_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    return make_person("Ada Lind"), make_person("Ada Lindh")


def change_url(judgement):
    return reverse("admin:newsarchive_judgement_change", args=[judgement.pk])


def new_judgement(**fields):
    """Return what a browser sends for a new judgement."""
    return {"person_a": "", "person_b": "", "work_a": "", "work_b": "", "reason": "", **fields}


def test_an_editors_word_is_recorded(desk, editor, pair):
    judgement = make_judgement(*pair, score=0.9)

    desk.post(change_url(judgement), {"verdict": "different", "reason": "Mother and daughter."})

    judgement.refresh_from_db()
    assert (judgement.verdict, judgement.origin, judgement.judged_by) == ("different", Origin.EDITOR, editor)


def test_two_are_judged_by_hand_whichever_comes_first(desk, editor, pair):
    first, second = pair

    response = desk.post(
        reverse("admin:newsarchive_judgement_add"),
        new_judgement(person_a=second.pk, person_b=first.pk, verdict="different"),
    )

    assert response.status_code == 302
    judgement = Judgement.objects.get()
    assert (judgement.person_a, judgement.person_b, judgement.judged_by) == (first, second, editor)


@pytest.mark.parametrize("verdict", ["same", "perhaps"])
def test_a_merge_is_not_made_by_filling_in_a_form(desk, pair, verdict):
    judgement = make_judgement(*pair)

    response = desk.post(change_url(judgement), {"verdict": verdict, "reason": ""})

    judgement.refresh_from_db()
    assert response.status_code == 200
    assert judgement.verdict == Verdict.UNSURE


def test_a_merge_is_not_unmade_by_filling_in_a_form(desk, pair):
    judgement = make_judgement(*pair, verdict=Verdict.SAME, origin=Origin.EDITOR)

    desk.post(change_url(judgement), {"verdict": "different", "reason": "Not so."})

    judgement.refresh_from_db()
    assert (judgement.verdict, judgement.reason) == (Verdict.SAME, "Not so.")


def test_a_person_and_a_work_are_not_judged(desk, pair):
    response = desk.post(
        reverse("admin:newsarchive_judgement_add"),
        new_judgement(person_a=pair[0].pk, work_a=make_work().pk, verdict="different"),
    )

    assert "Choose two persons or two works" in response.content.decode()
    assert not Judgement.objects.exists()


def test_judgements_are_never_deleted(desk, pair):
    judgement = make_judgement(*pair)

    delete = reverse("admin:newsarchive_judgement_delete", args=[judgement.pk])
    assert desk.post(delete, {"post": "yes"}).status_code == 403
