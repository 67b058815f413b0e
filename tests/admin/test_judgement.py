import pytest
from django.urls import reverse

from newsarchive import curation
from newsarchive.curation import duplicates, identity
from newsarchive.models import Act, Judgement, Person
from newsarchive.verify import verify
from newsarchive.vocabulary import Origin, Verdict
from tests.factories import make_judgement, make_person, make_work
from tests.ingest.store.readings import Story, ingest, person

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


JOINED = {
    "a.txt": Story("Ana Ruiz came.", entities=(person("Ana Ruiz"),)),
    "b.txt": Story("Anita came.", entities=(person("Anita"),)),
    "c.txt": Story("Ana Ruiz aka Anita.", entities=(person("Ana Ruiz", "Anita"),)),
}


def ways(desk):
    """Return both ways to say that two are not the same: from the queue, and by filling in the form."""

    def queue(judgement):
        [question], _ = duplicates.questions("")
        desk.post(reverse("duplicates"), {"pair": question.token, "answer": "different", "reason": "No."})

    def form(judgement):
        desk.post(change_url(judgement), {"verdict": "different", "reason": "No."})

    return {"queue": queue, "form": form}


@pytest.mark.parametrize("way", ["queue", "form"])
def test_those_held_apart_are_not_joined_by_names_and_undoing_joins_them(desk, editor, way):
    for source in ("a.txt", "b.txt"):
        ingest(JOINED[source], source)
    pair = list(Person.objects.order_by("pk"))
    judgement = make_judgement(*pair, score=0.9, reason="Alike.")

    ways(desk)[way](judgement)

    act = Act.objects.get()
    assert (act.what, act.reason) == ("told apart", "No.")
    ingest(JOINED["c.txt"], "c.txt")
    assert Person.objects.filter(article_count__gt=0, joined_into=None).count() == 2
    curation.undo(act, by=editor)
    assert Person.objects.filter(article_count__gt=0, joined_into=None).count() == 1
    assert [str(problem) for problem in verify()] == []


@pytest.mark.parametrize("way", ["queue", "form"])
def test_undoing_gives_the_question_back_as_it_was(desk, editor, pair, way):
    judgement = make_judgement(*pair, score=0.9, reason="Alike.")

    ways(desk)[way](judgement)
    curation.undo(Act.objects.get(), by=editor)

    judgement.refresh_from_db()
    assert (judgement.verdict, judgement.origin, judgement.reason) == ("unsure", Origin.MACHINE, "Alike.")
    assert judgement.judged_by is None


def test_unsure_again_lets_names_join_them(desk, editor):
    for source in ("a.txt", "b.txt"):
        ingest(JOINED[source], source)
    judgement = identity.tell_apart(*Person.objects.order_by("pk"), by=editor)
    ingest(JOINED["c.txt"], "c.txt")

    desk.post(change_url(judgement), {"verdict": "unsure", "reason": "Who knows."})

    assert Person.objects.filter(article_count__gt=0, joined_into=None).count() == 1


def test_two_that_are_merged_are_not_held_apart_by_a_form(desk, editor):
    for source in ("a.txt", "b.txt"):
        ingest(JOINED[source], source)
    one, other = Person.objects.order_by("pk")
    third = make_person("Cy")
    identity.merge([one, other], kept=third, by=editor, reason="One.")

    page = desk.post(
        reverse("admin:newsarchive_judgement_add"),
        new_judgement(person_a=one.pk, person_b=other.pk, verdict="different"),
    )

    assert "undo the merge first" in page.content.decode()
    assert not Judgement.objects.filter(verdict="different").exists()
