"""Notes on the desk: on every page that takes them, for those who may, and listed with their authors."""

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsarchive import curation
from newsarchive.models import (
    Act,
    Article,
    Citation,
    Claim,
    Disagreement,
    Mention,
    Note,
    Outlet,
    Person,
    Work,
)
from newsarchive.models.note import ABOUT
from newsarchive.roles import Role
from tests.admin.archive import fill

pytestmark = pytest.mark.django_db


def page_of(row):
    return reverse(f"admin:newsarchive_{row._meta.model_name}_change", args=[row.pk])


def write(client, row, text, **fields):
    return client.post(reverse(f"note-on-{row._meta.model_name}", args=[row.pk]), {"text": text, **fields})


def client_of(name, role):
    user = User.objects.create_user(name, is_staff=True)
    user.groups.add(Group.objects.get(name=role.value))
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("kind", ABOUT)
def test_a_note_is_written_on_the_page_of_what_it_is_on(desk, kind):
    fill(1)
    row = ABOUT[kind]._default_manager.first()

    answer = write(desk, row, "Ask the label.\n\nTwice.", next=page_of(row))

    assert answer.url == f"{page_of(row)}#notes"
    shown = desk.get(page_of(row)).content.decode()
    assert "<p>Ask the label.</p>" in shown and "Noted on" in shown
    assert shown.count('id="notes"') == 1
    assert Act.objects.get().what == "noted"


def test_evidence_shows_the_notes_on_what_it_is_evidence_of(desk):
    fill(1)
    citation = Citation.objects.order_by("pk").first()
    mention = Mention.objects.get()

    write(desk, citation.claim, "Ask the label.", next=page_of(citation))
    curation.write_note(mention.appearance.entity, text="A stage name?", by=User.objects.get())

    shown = desk.get(page_of(citation)).content.decode()
    assert f"Notes on {citation.claim} (1)" in shown and "Ask the label." in shown
    assert reverse("note-on-claim", args=[citation.claim.pk]) in shown
    for row in (mention, mention.appearance):
        assert "A stage name?" in desk.get(page_of(row)).content.decode()


def test_markup_in_a_note_is_shown_as_it_was_typed(desk):
    fill(1)
    write(desk, Work.objects.first(), "<script>alert(1)</script>")

    assert "&lt;script&gt;alert(1)" in desk.get(page_of(Work.objects.first())).content.decode()


def test_a_note_without_words_is_refused_with_a_message(desk):
    fill(1)
    answer = desk.post(reverse("note-on-work", args=[Work.objects.first().pk]), {"text": "  "}, follow=True)

    assert "Write some words." in answer.content.decode()
    assert Note.objects.filter(work__isnull=False).count() == 0


def test_a_way_back_to_elsewhere_is_not_taken(desk):
    fill(1)
    work = Work.objects.first()
    assert write(desk, work, "Ask.", next="https://elsewhere.example/").url == f"{page_of(work)}#notes"


def test_authors_change_and_remove_their_own_and_chief_editors_anybodys(editor):
    fill(1)
    ada, bo = client_of("ada", Role.EDITOR), client_of("bo", Role.EDITOR)
    chief, viewer = client_of("cy", Role.CHIEF), client_of("di", Role.VIEWER)
    person = Person.objects.first()
    assert write(viewer, person, "No.").status_code == 403
    write(ada, person, "Ada’s.")
    note = Note.objects.get(text="Ada’s.")
    change, remove = page_of(note), reverse("note-remove", args=[note.pk])

    for client, may in ((ada, True), (bo, False), (chief, True), (viewer, False)):
        shown = client.get(page_of(person)).content.decode()
        assert note.text in shown
        assert (remove in shown) is may
        form = client.get(change)
        assert ('name="text"' in form.content.decode()) is may
        words = {"text": f"{note.text}!", "version": form.context.get("version", "")}
        assert client.post(change, words).status_code == (302 if may else 403)
        note.refresh_from_db()
    assert bo.post(remove).status_code == viewer.post(remove).status_code == 403

    assert note.text == "Ada’s.!!"
    chief.post(remove)
    assert remove not in ada.get(page_of(person)).content.decode()
    assert chief.post(remove).status_code == 404
    assert 'name="text"' not in chief.get(change).content.decode()
    assert "removed a note" in chief.get(reverse("admin:newsarchive_act_changelist")).content.decode()


def test_the_list_is_filtered_by_what_notes_are_on_by_author_and_by_words(desk, editor):
    fill(1)
    other = User.objects.create_user("bo")
    curation.write_note(Article.objects.first(), text="A typo.", by=other)
    curation.write_note(Claim.objects.first(), text="Doubtful.", by=editor)
    curation.remove_note(
        curation.write_note(Outlet.objects.first(), text="Closed down.", by=editor), by=editor
    )

    def listed(**query):
        rows = desk.get(reverse("admin:newsarchive_note_changelist"), query).context["cl"].result_list
        return {note.text for note in rows}

    assert listed() == {"A typo.", "Doubtful.", "Is Ada Lind 0 a stage name?"}
    assert listed(on="claim") == {"Doubtful."}
    assert listed(by=other.pk) == {"A typo."}
    assert listed(q="doubt") == {"Doubtful."}
    assert listed(removed="yes") == {"Closed down."}


def test_the_review_page_shows_notes_on_the_article_and_on_its_claims(desk):
    fill(1)
    article, claim = Article.objects.first(), Claim.objects.first()
    page = reverse("review-article", args=[article.pk])

    desk.post(page, {"do": "note", "about": "", "text": "A list, no report."})
    desk.post(page, {"do": "note", "about": str(claim.pk), "text": "Of the single."})
    refused = desk.post(page, {"do": "note", "about": "", "text": " "}, follow=True)

    shown = desk.get(page).context["notes"]
    assert [(one["note"].about, one["note"].text) for one in shown] == [
        (article, "A list, no report."),
        (claim, "Of the single."),
    ]
    assert shown[1]["place"].startswith("on claim ")
    assert "Write some words." in refused.content.decode()
    desk.post(page, {"do": "undo"})
    assert len(desk.get(page).context["notes"]) == 1


def test_pages_take_as_many_queries_for_many_notes_as_for_one(desk, editor):
    fill(1)
    rows = [model._default_manager.first() for model in (Article, Person, Work, Claim, Disagreement)]
    pages = [*map(page_of, rows), reverse("review-article", args=[rows[0].pk])]

    def queries():
        counts = []
        for page in pages:
            with CaptureQueriesContext(connection) as captured:
                assert desk.get(page).status_code == 200
            counts.append(len(captured))
        return counts

    for row in rows:
        curation.write_note(row, text="One.", by=editor)
    queries()
    few = queries()
    for row in rows * 4:
        curation.write_note(row, text="Another.", by=editor)

    assert queries() == few


def test_where_no_note_stands_nothing_is_looked_up_for_any(desk):
    fill(1)
    claim = Claim.objects.first()

    with CaptureQueriesContext(connection) as captured:
        desk.get(page_of(claim))

    (asked,) = [query["sql"] for query in captured if 'FROM "newsarchive_note"' in query["sql"]]
    assert "JOIN" not in asked
