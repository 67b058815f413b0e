"""The review page and the sheet of a disagreement, worked by keys alone; without scripts too; read by axe-core."""

from datetime import date

import pytest

from newsarchive.bookkeeping import Property, update_disagreements
from newsarchive.models import Claim, Disagreement, Person
from newsarchive.vocabulary import Predicate, ReviewStatus
from tests.browser.conftest import let_in
from tests.browser.keyboard import open_panel_on_words
from tests.factories import make_article, make_citation, make_claim, make_work

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def dispute(live_server):
    """Two days of one release, each given by an article."""
    work = make_work("Paper Boats")
    for day, words in (("2020-05-01", "May 1, 2020"), ("2020-06-02", "June 2, 2020")):
        claim = make_claim(work, Predicate.RELEASE_DATE, day)
        article = make_article(f"It came out on {words}, they say.", published=date(2020, 7, 1))
        make_citation(claim, article, f"came out on {words}", value_words=words)
    update_disagreements({Property.of(claim)})
    return Disagreement.objects.get()


def in_focus(page):
    """Return the id of the claim in focus, 0 if it is none."""
    return int(page.evaluate("document.activeElement.dataset.claim || 0"))


def press(page, key):
    """Press a key that decides, and wait for the page to have it."""
    with page.expect_response(lambda response: response.request.method == "POST"):
        page.keyboard.press(key)
    # Not by a function: the policy lets no page evaluate one again and again.
    page.locator("#review[aria-busy]").wait_for(state="detached")


def test_decisions_scroll_no_further_than_to_the_next_claim(desk, demo):
    desk.goto("/admin/review/")
    before = desk.evaluate("window.scrollY")

    press(desk, "a")

    assert desk.evaluate("window.scrollY") == before
    current = desk.locator('.review-claims > li[aria-current="true"]')
    assert current.count() == 1
    assert desk.locator("mark.is-current").first.get_attribute("data-claim") == str(in_focus(desk))


def test_undo_brings_the_claim_back_into_focus(desk, demo):
    desk.goto("/admin/review/")
    claim = in_focus(desk)
    press(desk, "1")
    assert Claim.objects.get(pk=claim).status == ReviewStatus.REJECTED

    press(desk, "u")

    assert Claim.objects.get(pk=claim).status == ReviewStatus.UNREVIEWED
    assert in_focus(desk) == claim


def test_all_the_rest_is_one_key(desk, demo):
    desk.goto("/admin/review/")
    claim = in_focus(desk)
    press(desk, "m")

    press(desk, "A")

    desk.locator(".all-reviewed").wait_for()
    assert Claim.objects.get(pk=claim).status == ReviewStatus.UNREVIEWED


def test_enter_leads_from_a_claim_to_its_words_and_back(desk, demo):
    desk.goto("/admin/review/")
    desk.keyboard.press("j")
    claim = in_focus(desk)

    desk.keyboard.press("Enter")
    assert desk.evaluate("document.activeElement.tagName") == "MARK"
    desk.keyboard.press("Enter")

    assert in_focus(desk) == claim


def test_a_mark_that_is_clicked_shows_its_claim(desk, demo):
    desk.goto("/admin/review/")
    mark = desk.locator("mark[data-claim]").last
    badge = mark.locator("a.number").first

    badge.click()

    href = badge.get_attribute("href")
    assert f"#claim-{in_focus(desk)}" == href


def test_a_value_is_corrected_by_keys(desk, demo):
    desk.goto("/admin/review/")
    claim = Claim.objects.get(pk=in_focus(desk))

    desk.keyboard.press("e")
    desk.locator("#panel-heading").wait_for()
    desk.locator('[name="qualifier"]').focus()
    desk.keyboard.type("Korea")
    press(desk, "Control+Enter")

    right = Claim.objects.get(qualifier="Korea")
    assert (right.subject, right.predicate, right.status) == (claim.subject, claim.predicate, "accepted")


def test_a_missed_person_is_named_from_words_selected_by_keys(desk, demo):
    article = demo.articles["001-video-explained.txt"]
    desk.goto(f"/admin/review/{article.pk}/")

    words = open_panel_on_words(desk, "t")
    start = int(desk.locator('[name="start"]').input_value())
    assert article.text[start : start + len(words)] == words

    desk.locator('[name="kind"]').select_option("person:organisation")
    desk.locator('[name="quote"]').focus()
    press(desk, "Control+Enter")

    assert Person.objects.get(name=words).kind == "organisation"


def test_names_are_offered_while_they_are_typed(desk, demo):
    desk.goto("/admin/review/")
    desk.keyboard.press("c")
    desk.locator("#panel-heading").wait_for()

    desk.locator('[name="subject"]').press_sequentially("love win")
    desk.locator(".offers li").first.wait_for()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")

    assert desk.locator('[name="subject"]').input_value().startswith("Love Wins All #w")


def test_the_keys_are_shown(desk, demo, check_accessibility):
    desk.goto("/admin/review/")

    desk.keyboard.press("?")
    assert desk.locator("#review-keys").is_visible()
    check_accessibility(desk)
    desk.keyboard.press("Escape")

    assert not desk.locator("#review-keys").is_visible()


def test_a_whole_review_works_without_scripts(browser, live_server, editor, demo):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    let_in(context, live_server, editor)
    page = context.new_page()
    page.goto("/admin/review/")
    first = page.locator(".review-claims > li").first
    claim = Claim.objects.get(pk=int(first.get_attribute("data-claim")))

    first.get_by_role("link", name="Correct claim 1").click()
    page.locator('[name="qualifier"]').fill("Korea")
    page.get_by_role("button", name="Save").click()
    assert Claim.objects.get(qualifier="Korea").predicate == claim.predicate

    page.get_by_role("button", name="Accept the other").click()
    assert page.get_by_text("All reviewed.").is_visible()
    context.close()


def test_a_disagreement_is_settled_by_keys(desk, dispute):
    desk.goto(f"/admin/newsarchive/disagreement/{dispute.pk}/change/")
    value = desk.locator('input[data-choice="2"]').get_attribute("value")

    desk.keyboard.press("2")
    desk.keyboard.type("The label says so.")
    with desk.expect_navigation():
        desk.keyboard.press("Enter")

    dispute.refresh_from_db()
    assert (dispute.status, str(dispute.preferred_id)) == ("settled", value)


def test_both_are_right_by_keys(desk, dispute):
    desk.goto(f"/admin/newsarchive/disagreement/{dispute.pk}/change/")

    desk.keyboard.press("b")
    desk.keyboard.type("Japan")
    desk.keyboard.press("Tab")
    desk.keyboard.type("Britain")
    desk.keyboard.press("Tab")
    desk.keyboard.type("It came out twice.")
    with desk.expect_navigation():
        desk.keyboard.press("Enter")

    assert {claim.qualifier for claim in dispute.claims.all()} == {"Japan", "Britain"}


def test_the_pages_are_accessible_on_a_narrow_dark_screen(desk, demo, check_accessibility):
    desk.emulate_media(color_scheme="dark")
    desk.set_viewport_size({"width": 390, "height": 844})
    article = demo.articles["001-video-explained.txt"]
    work = Claim.objects.filter(subject_work__isnull=False).first().subject_work
    dispute = Disagreement.objects.first()
    for address in (
        "/admin/",
        f"/admin/review/{article.pk}/",
        f"/admin/review/{article.pk}/claim/",
        f"/admin/review/{article.pk}/name/",
        f"/admin/link/work/{work.pk}/",
        f"/admin/newsarchive/disagreement/{dispute.pk}/change/",
    ):
        desk.goto(address)
        check_accessibility(desk)
        assert desk.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address
