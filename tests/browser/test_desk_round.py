"""What an editor's day has beside reviewing, in a real browser: queues, bulk actions, ids elsewhere, a second editor."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from newsarchive import curation
from newsarchive.admin.claim import ClaimAdmin
from newsarchive.models import Act, Claim, ExternalId, Person
from newsarchive.vocabulary import Predicate, ReviewStatus
from tests.browser.conftest import let_in
from tests.browser.keyboard import open_panel_on_words
from tests.browser.test_own_things import follow, tab_to
from tests.browser.test_review import press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_front_page_leads_to_what_waits_and_to_what_others_changed(desk, demo):
    desk.goto("/admin/")
    queue = desk.locator(".queues li", has_text="Open disagreements")
    count = int(queue.locator(".count").inner_text())
    follow(desk, f"{count} Open disagreements")
    assert desk.locator("#result_list tbody tr").count() == count

    curation.accept_claims([Claim.objects.first()], by=User.objects.create_user("ada"))
    desk.goto("/admin/")
    follow(desk, "1 change by others")
    assert "ada" in desk.locator("#content tbody").inner_text()


def test_a_missed_claim_is_added_from_words_selected_by_keys(desk, demo):
    article = demo.articles["001-video-explained.txt"]
    desk.goto(f"/admin/review/{article.pk}/")
    before = Claim.objects.count()

    words = open_panel_on_words(desk, "c")
    tab_to(desk, "Subject", back=desk.evaluate("document.activeElement.name === 'quote'"))
    desk.keyboard.type("love win")
    desk.locator(".offers li").first.wait_for()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    tab_to(desk, "Predicate")
    desk.keyboard.type("publisher")
    tab_to(desk, "Value")
    desk.keyboard.type("Example Records")
    press(desk, "Control+Enter")

    made = Claim.objects.get(predicate=Predicate.PUBLISHER, value="Example Records")
    assert (Claim.objects.count(), made.status) == (before + 1, ReviewStatus.ACCEPTED)
    assert made.citations.get().quote == words


def test_all_rows_of_a_filter_are_decided_on_across_pages_and_that_is_undone_as_one(desk, demo, monkeypatch):
    monkeypatch.setattr(ClaimAdmin, "list_per_page", 5)
    count = Claim.objects.count()
    desk.goto("/admin/newsarchive/claim/")
    desk.locator("#action-toggle").check()
    desk.locator(".actions .question a").click()
    desk.get_by_label("Action:").select_option("reject_selected")
    desk.get_by_role("button", name="Run").or_(desk.get_by_role("button", name="Go")).click()
    desk.locator(".chosen-rows").wait_for()
    assert f"Reject: {count} claims" in desk.locator("#content").inner_text()
    assert Act.objects.count() == 0

    desk.get_by_label("Reason").fill("Another song.")
    desk.get_by_role("button", name=f"Reject {count} claims").click()
    desk.locator(".messagelist form.undo button").click()
    desk.wait_for_selector(".messagelist :text('set back')")

    assert not Claim.objects.exclude(status=ReviewStatus.UNREVIEWED).exists()


def test_an_id_of_another_collection_is_checked_for_its_form_and_linked(desk, demo):
    person = Person.objects.order_by("pk").first()
    page = reverse("admin:newsarchive_person_change", args=[person.pk])
    desk.goto(page)
    tab_to(desk, "Add another External")
    desk.keyboard.press("Enter")
    desk.locator('[name="external_ids-0-scheme"]').select_option("wikidata")
    desk.locator('[name="external_ids-0-value"]').fill("forty-two")
    desk.get_by_role("button", name="Save and continue editing").click()
    desk.get_by_text("Q and digits").first.wait_for()

    desk.locator('[name="external_ids-0-value"]').fill("https://www.wikidata.org/wiki/Q42")
    desk.get_by_role("button", name="Save and continue editing").click()
    desk.locator('a[href="https://www.wikidata.org/wiki/Q42"]').wait_for()
    assert ExternalId.objects.get().value == "Q42"


def test_a_second_editor_is_told_and_overwrites_nothing_unseen(desk, demo, browser, live_server):
    context = browser.new_context(base_url=live_server.url)
    let_in(context, live_server, User.objects.create_superuser("bo"))
    bo = context.new_page()
    article = demo.articles["001-video-explained.txt"]
    bo.goto(f"/admin/review/{article.pk}/")
    desk.goto(f"/admin/review/{article.pk}/")
    assert "bo has this article open" in desk.locator(".others-here").inner_text()

    person = Person.objects.order_by("pk").first()
    page = reverse("admin:newsarchive_person_change", args=[person.pk])
    for one in (bo, desk):
        one.goto(page)
    desk.locator("#id_name").fill("Ada Lind")
    desk.get_by_role("button", name="Save", exact=True).click()
    desk.locator(".messagelist").wait_for()
    bo.locator("#id_name").fill("Bo Hale")
    bo.get_by_role("button", name="Save", exact=True).click()
    bo.locator(".errornote").first.wait_for()
    assert "This was changed while you had it open, last by editor" in bo.locator("#content").inner_text()
    assert bo.locator("#id_name").input_value() == "Bo Hale"
    assert Person.objects.get(pk=person.pk).name == "Ada Lind"
    context.close()
