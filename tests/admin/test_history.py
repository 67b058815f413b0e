from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry as StockEntry
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from newsarchive import curation
from newsarchive.desk import changed_since_last_visit
from newsarchive.models import Act, Claim, PersonAlias, Visit
from newsarchive.roles import Role
from newsarchive.vocabulary import Origin, Predicate, ReviewStatus
from tests.admin.archive import history_of
from tests.factories import make_cited_claim, make_person, make_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    return make_cited_claim(make_work(), Predicate.PUBLISHER, "Example", origin=Origin.MACHINE)


def signed_in(role, name):
    user = User.objects.create_user(name, is_staff=True)
    user.groups.add(Group.objects.get(name=role.value))
    client = Client()
    client.force_login(user)
    return client, user


def url(page, *args):
    return reverse(f"admin:newsarchive_{page}", args=args)


def decide(client, row, decision="accept", **fields):
    name = row._meta.model_name
    return client.post(url(f"{name}_decide", row.pk), {"decision": decision, **fields}, follow=True)


def undo_url(act):
    return url("act_undo", act.cid)


def test_right_after_acting_a_button_undoes_it(desk, claim):
    page = decide(desk, claim)
    done = Act.objects.get()
    assert f'action="{undo_url(done)}"' in page.content.decode()

    page = desk.post(undo_url(done), follow=True)

    claim.refresh_from_db()
    assert claim.status == ReviewStatus.UNREVIEWED
    undone = Act.objects.latest("pk")
    assert undone.undoes == done
    assert f'action="{undo_url(undone)}"' in page.content.decode()


def test_a_stock_form_is_one_act_with_all_that_it_changed(desk, editor):
    person = make_person("Ada Lind")
    change = url("person_change", person.pk)
    form = {"name": "Ada Maria Lind", "kind": "person"}
    for prefix in ("aliases", "aliases-2", "external_ids"):
        form |= {f"{prefix}-TOTAL_FORMS": "0", f"{prefix}-INITIAL_FORMS": "0"}
    form |= {"aliases-TOTAL_FORMS": "1", "aliases-0-name": "Adi", "aliases-0-kind": "short"}

    assert desk.post(change, form).status_code == 302

    done = Act.objects.get()
    assert (done.by, done.row_count) == (editor, 2)
    assert not StockEntry.objects.exists()
    desk.post(undo_url(done))
    person.refresh_from_db()
    assert (person.name, person.curated, PersonAlias.objects.count()) == ("Ada Lind", False, 0)


def test_what_is_deleted_by_a_stock_page_comes_back(desk):
    person = make_person("Ada Lind")
    desk.post(url("person_delete", person.pk), {"post": "yes"})
    done = Act.objects.get()
    assert (done.what, done.about) == ("deleted", "Ada Lind")

    desk.post(undo_url(done))

    assert type(person).objects.get() == person


def test_a_conflict_is_told_and_the_rest_can_be_undone(desk, editor, claim):
    other = make_cited_claim(make_work("Boats"), Predicate.PUBLISHER, "Example")
    ada = User.objects.create_user("ada")
    curation.accept_claims([claim, other], by=editor)
    done = Act.objects.get()
    curation.reject_claims([other], by=ada, reason="Not so.")

    page = desk.post(undo_url(done))
    assert page.status_code == 409
    assert "was changed since, by ada" in page.content.decode()
    assert "Undo the other 1 row" in page.content.decode()
    assert Claim.objects.get(pk=claim.pk).status == ReviewStatus.ACCEPTED

    desk.post(undo_url(done), {"partly": "1"})
    assert dict(Claim.objects.values_list("pk", "status")) == {
        claim.pk: ReviewStatus.UNREVIEWED,
        other.pk: ReviewStatus.REJECTED,
    }


def test_editors_undo_their_own_acts_and_chief_editors_anybodys(claim):
    ada, _ = signed_in(Role.EDITOR, "ada")
    bo, _ = signed_in(Role.EDITOR, "bo")
    chief, _ = signed_in(Role.CHIEF, "chief")
    viewer, _ = signed_in(Role.VIEWER, "viewer")
    decide(ada, claim)
    done = Act.objects.get()

    assert bo.post(undo_url(done)).status_code == 403
    assert viewer.post(undo_url(done)).status_code == 403
    assert undo_url(done) not in bo.get(url("act_changelist")).content.decode()
    assert ada.post(undo_url(done)).status_code == 302

    decide(ada, claim)
    assert chief.post(undo_url(Act.objects.latest("pk"))).status_code == 302


def test_the_history_shows_old_and_new_who_and_why(desk, editor, claim):
    curation.reject_claims([claim], by=editor, reason="Another label.")

    page = desk.get(url("claim_history", claim.pk)).content.decode()

    assert history_of(desk, claim) == ["status: unreviewed → rejected", "reason:  → Another label."]
    for words in ("Rejected", "editor", "<del>unreviewed</del>", "<ins>rejected</ins>", "Another label."):
        assert words in page
    assert undo_url(Act.objects.get()) in page


def test_what_was_changed_is_listed_by_editor_and_by_day(desk, editor, claim):
    ada = User.objects.create_user("ada", is_staff=True)
    curation.accept_claims([claim], by=ada)
    curation.reset_claims([claim], by=editor)
    yesterday = timezone.localdate() - timedelta(days=1)
    Act.objects.filter(by=ada).update(day=yesterday)

    def listed(**query):
        return [one.act.what for one in desk.get(url("act_changelist"), query).context["acts"]]

    assert listed() == ["withdrawn", "accepted"]
    assert listed(by=ada.pk) == listed(day=yesterday.isoformat()) == ["accepted"]
    assert listed(by=editor.pk, day=yesterday.isoformat()) == []
    assert listed(by="nobody", day="2024-99-99") == ["withdrawn", "accepted"]


def test_lists_are_paged_by_key_in_few_queries(desk, editor, claim):
    for number in range(26):
        curation.accept_claims([claim], by=editor, reason=f"Seen {number}.")
        curation.reset_claims([claim], by=editor)

    for address in (url("act_changelist"), url("claim_history", claim.pk)):
        with CaptureQueriesContext(connection) as captured:
            page = desk.get(address)
        assert len(captured) <= 12, address
        first = page.context["page"]
        assert len(first.rows) == 50
        second = desk.get(address, {"page": first.next}).context["page"]
        assert len(second.rows) == 2
        assert not {row.pk for row in first.rows} & {row.pk for row in second.rows}


def test_what_others_did_since_the_last_visit_is_counted(editor, claim):
    ada = User.objects.create_user("ada")
    assert changed_since_last_visit(editor).count == "0"
    curation.accept_claims([claim], by=ada)
    curation.reject_claims([claim], by=editor, reason="No.")
    Visit.objects.update(seen=timezone.now() - timedelta(hours=5))

    back = changed_since_last_visit(editor)

    assert back.count == "1"
    assert back.since is not None
    assert changed_since_last_visit(editor).count == "1"  # in the same sitting


def test_what_others_changed_is_not_counted_to_its_end(editor, monkeypatch):
    ada = User.objects.create_user("ada")
    changed_since_last_visit(editor)
    for number in range(4):
        curation.write_note(make_person(f"Ada Lind {number}"), text="Ask.", by=ada)

    monkeypatch.setattr("newsarchive.desk.COUNT_CAP", 2)
    assert changed_since_last_visit(editor).count == "2+"


def test_a_form_from_an_older_version_is_refused_and_says_what_changed(desk, editor, claim):
    ada = User.objects.create_user("ada")
    change = url("claim_change", claim.pk)
    version = desk.get(change).context["version"]
    curation.reject_claims([claim], by=ada, reason="Another label.")
    form = {"status": "accepted", "rank": "normal", "reason": "", "version": version}
    form |= {"citations-TOTAL_FORMS": "0", "citations-INITIAL_FORMS": "0"}

    refused = desk.post(change, form)

    words = refused.content.decode()
    assert "last by ada" in words and "“unreviewed” became “rejected”" in words
    claim.refresh_from_db()
    assert claim.status == ReviewStatus.REJECTED
    # Whoever has read that, and saves again, means it.
    assert desk.post(change, {**form, "version": refused.context["version"]}).status_code == 302
    claim.refresh_from_db()
    assert claim.status == ReviewStatus.ACCEPTED


@pytest.mark.parametrize("version", ["", "forged"])
def test_a_form_without_its_version_is_refused(desk, version):
    person = make_person("Ada Lind")

    desk.post(url("person_change", person.pk), {"name": "B. Lind", "kind": "person", "version": version})

    person.refresh_from_db()
    assert person.name == "Ada Lind"
