"""Merging, splitting and judging duplicates in the admin."""

import pytest
from django.urls import reverse

from newsarchive.curation import dismissal, identity
from newsarchive.curation.undo import undo
from newsarchive.models import Act, Appearance, DismissedName, Merge, Person
from newsarchive.verify import verify
from tests.curation.test_identity import STORIES
from tests.curation.test_splits import BOTH, spans_of
from tests.ingest.store.readings import ingest

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive():
    for source, story in STORIES.items():
        ingest(story, source)


@pytest.fixture(autouse=True)
def sound_archive():
    yield
    assert [str(problem) for problem in verify()] == []


def called(name):
    return Person.objects.get(name=name)


def test_the_action_leads_to_a_page_that_shows_what_follows(archive, admin_client):
    ids = [called("Ana Ruiz").pk, called("Anita").pk]
    url = reverse("admin:newsarchive_person_changelist")

    page = admin_client.post(url, {"action": "merge_selected", "_selected_action": ids}, follow=True)

    text = page.content.decode()
    assert "Names it gains: 1" in text
    assert "Disagreements made: 1" in text
    assert "/persons/" in text
    assert Merge.objects.count() == 0


def test_a_merge_is_made_with_its_reason_and_undone(archive, admin_client):
    ana, anita = called("Ana Ruiz"), called("Anita")
    url = reverse("merge-person")

    admin_client.post(url, {"id": [ana.pk, anita.pk], "kept": anita.pk, "merge": "yes"})
    assert Merge.objects.count() == 0
    admin_client.post(url, {"id": [ana.pk, anita.pk], "kept": anita.pk, "merge": "yes", "reason": "One."})

    merge = Merge.objects.get()
    assert (merge.kept, called("Ana Ruiz").merged_into) == (anita, anita)
    moved = admin_client.get(reverse("admin:newsarchive_person_change", args=[ana.pk]))
    assert moved.url == reverse("admin:newsarchive_person_change", args=[anita.pk])
    assert admin_client.get(reverse("person-detail", args=[ana.pk])).status_code in {301, 302}
    assert b"Undo this merge" in admin_client.get(reverse("identity-person", args=[anita.pk])).content
    answer = admin_client.post(reverse("undo-merge", args=[merge.pk]), follow=True)
    assert called("Ana Ruiz").merged_into is None
    again = Act.objects.get(what="undid a merge")
    assert reverse("admin:newsarchive_act_undo", args=[again.cid]) in answer.content.decode()


def test_a_merge_is_undone_from_the_history(archive, admin_user):
    identity.merge([called("Anita")], kept=called("Ana Ruiz"), by=admin_user, reason="One.")

    undo(Act.objects.get(), by=admin_user)

    assert (Merge.objects.count(), called("Anita").merged_into) == (0, None)


def test_a_split_is_undone_from_the_history(archive, admin_user):
    ana = called("Ana Ruiz")
    identity.split(list(ana.appearances.filter(article__source="d.txt")), by=admin_user, reason="Another.")

    undo(Act.objects.get(), by=admin_user)

    assert called("Ana Ruiz").article_count == 2


def test_appearances_are_split_off_by_their_words(archive, admin_client):
    ana = called("Ana Ruiz")
    url = reverse("identity-person", args=[ana.pk])
    chosen = ana.appearances.get(article__source="d.txt")
    assert b"<mark>Ana Ruiz</mark> sings Tide" in admin_client.get(url).content

    sent = {"appearance": chosen.pk, "reason": "Another."}
    page = admin_client.post(url, sent)
    text = page.content.decode()
    assert "1 appearance would be of a new person" in text
    label, along, count = page.context["lists"][0]
    assert (label, count > 0, "“" in along[0]) == ("Claims that go along", True, True)
    assert (Act.objects.count(), Person.objects.filter(name="Ana Ruiz").count()) == (0, 1)

    other = ana.appearances.get(article__source="a.txt")
    sent |= {"seen": page.context["mark"], "split": "yes"}
    late = admin_client.post(url, {**sent, "appearance": [chosen.pk, other.pk]})
    assert "Another choice was shown than this" in late.content.decode()
    answer = admin_client.post(url, sent, follow=True)

    assert "1 appearance split off" in answer.content.decode()
    assert sorted(one.article_count for one in Person.objects.filter(name="Ana Ruiz")) == [1, 1]


def test_a_name_is_dismissed_with_a_reason_and_taken_back(archive, admin_client):
    anita = called("Anita")
    url = reverse("dismiss-person", args=[anita.pk])
    assert "count for nothing: 2" in admin_client.get(url).content.decode()

    admin_client.post(url, {"reason": "A boat."})
    assert not Person.objects.unmerged().filter(name="Anita").exists()

    admin_client.post(reverse("withdraw-dismissal", args=[DismissedName.objects.get().pk]))
    assert called("Anita").article_count == 2


@pytest.mark.parametrize("name", ["merge-person", "duplicates"])
def test_nobody_merges_who_may_not(archive, client, django_user_model, name):
    client.force_login(django_user_model.objects.create_user("viewer", is_staff=True))
    ids = [called("Ana Ruiz").pk, called("Anita").pk]

    client.post(
        reverse(name), {"id": ids, "kept": ids[0], "merge": "yes", "reason": "One.", "answer": "same"}
    )

    assert Merge.objects.count() == 0


def test_a_dismissal_is_undone_from_the_history(archive, admin_user):
    dismissal.dismiss(called("Anita"), by=admin_user, reason="A boat.")

    undo(Act.objects.get(), by=admin_user)

    assert called("Anita").article_count == 2


def test_single_mentions_are_split_off_with_what_follows_shown_first(admin_client, admin_user):
    ingest(BOTH, "both.txt")
    appearance = Appearance.objects.get()
    url = reverse("split-mentions", args=[appearance.pk])
    (span,) = spans_of(BOTH.text, "surgeon Kim Min")
    page = admin_client.get(url)
    assert [one.claims for one in page.context["mentions"]] == [
        ["Kim Min · birth date · 1990-01-01"],
        ["Kim Min · death date · 2024-02-02"],
    ]
    chosen = {"mention": f"{span.start}-{span.end}", "reason": "Another."}

    page = admin_client.post(url, chosen)
    assert "Claims that go along: 1" in page.content.decode()
    chosen["seen"] = page.context["mark"]
    assert (Act.objects.count(), Person.objects.count()) == (0, 1)
    answer = admin_client.post(url, {**chosen, "split": "yes"}, follow=True)

    assert "1 mention split off" in answer.content.decode()
    assert sorted(Person.objects.values_list("claim_count", flat=True)) == [1, 1]
    late = admin_client.post(url, {**chosen, "split": "yes"})
    assert "read anew or decided on meanwhile" in late.content.decode()
    assert Act.objects.count() == 1
