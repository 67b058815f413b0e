"""What a newcomer does first: from the front page to the words of a source, then to the desk, and on to the next run."""

import re
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command

from newsarchive.accounts import EDITOR, make_editor
from newsarchive.ingest.store import articles, runs
from newsarchive.models import Claim

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def ingest_seeds():
    """Ingest seeds/ and return the line of totals."""
    stdout = StringIO()
    call_command("ingest", str(settings.BASE_DIR / "seeds"), stdout=stdout)
    return stdout.getvalue()


@pytest.fixture
def password(live_server):
    """The password of the editor's account in an archive of the seeds."""
    ingest_seeds()
    return make_editor()


def test_a_reader_gets_from_the_front_page_to_the_very_words_of_a_source(page, password):
    page.goto("/")
    page.get_by_role(
        "link", name=re.compile(r"love wins all: sources disagree about .*release date", re.I)
    ).click()

    cell = page.get_by_role("cell").filter(has_text="December 24")
    cell.get_by_role("link", name="in the text").first.click()
    # What follows is read at once, so the whole page is waited for.
    page.wait_for_url("**/articles/**")

    place = page.url.rpartition("#")[2]
    first_mark = page.locator(f"mark#{place}")
    # Where other quotes begin or end within these words, they are marked in several pieces.
    marked = page.locator(f"p:has(mark#{place}) mark").all_inner_texts()
    assert "/articles/" in page.url
    assert any("December 24" in words for words in marked)
    assert first_mark.evaluate(
        "mark => { const box = mark.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight }"
    )


def log_in(page, password):
    page.goto("/admin/")
    page.get_by_label("Username").fill(EDITOR)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()


def open_waiting_claim(page):
    """Go from the desk to the first claim that waits for review, and return its id."""
    page.goto("/admin/")
    page.get_by_role("link", name="Claims to review").click()
    page.locator("#result_list tbody th a").first.click()
    page.wait_for_url("**/change/**")
    return int(re.search(r"/claim/(\d+)/change/", page.url)[1])


def decision_on(claim_id):
    return Claim.objects.values("status", "rank", "reason", "decided_by__username", "decided_at").get(
        pk=claim_id
    )


def test_what_an_editor_decides_outlasts_the_next_run_and_a_better_extractor(page, password, monkeypatch):
    log_in(page, password)

    accepted = open_waiting_claim(page)
    page.get_by_role("button", name="Accept this claim", exact=True).click()
    assert "1 claim accepted." in page.locator(".messagelist").inner_text()

    rejected = open_waiting_claim(page)
    page.locator(".claim-head summary").click()
    page.locator(".claim-head").get_by_label("Why?").fill("It says the contrary.")
    page.get_by_role("button", name="Reject this claim", exact=True).click()
    assert "1 claim rejected." in page.locator(".messagelist").inner_text()

    decided = {accepted: decision_on(accepted), rejected: decision_on(rejected)}
    assert len(decided) == 2
    assert (decided[accepted]["status"], decided[rejected]["status"]) == ("accepted", "rejected")
    assert decided[rejected]["reason"] == "It says the contrary."
    assert {decision["decided_by__username"] for decision in decided.values()} == {EDITOR}

    assert "0 new, 5 unchanged" in ingest_seeds()
    assert {claim_id: decision_on(claim_id) for claim_id in decided} == decided

    for module in (articles, runs):
        monkeypatch.setattr(module, "EXTRACTOR_VERSION", "another")
    claims_before = Claim.objects.count()
    ingest_seeds()
    assert {claim_id: decision_on(claim_id) for claim_id in decided} == decided
    assert Claim.objects.count() == claims_before

    page.goto(f"/admin/newsarchive/claim/{rejected}/change/")
    assert "rejected" in page.locator(".claim-head").inner_text()
    assert "It says the contrary." in page.locator(".claim-head").inner_text()
    page.goto(f"/admin/newsarchive/claim/{accepted}/change/")
    assert "accepted" in page.locator(".claim-head").inner_text()
    assert open_waiting_claim(page) not in decided
