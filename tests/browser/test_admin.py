"""The curator's desk in a real browser: deciding by mouse, without scripts, on a narrow screen."""

import pytest

from newsarchive.models import Claim, Disagreement
from newsarchive.vocabulary import DisagreementStatus, Predicate, Rank, ReviewStatus
from tests.browser.conftest import let_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LISTS = ["/admin/newsarchive/claim/", "/admin/newsarchive/article/", "/admin/newsarchive/disagreement/"]


@pytest.fixture
def article(demo):
    return demo.articles["001-video-explained.txt"]


@pytest.fixture
def claim(demo, article):
    """A claim that the article makes and no other contradicts."""
    return Claim.objects.filter(
        citations__article=article, predicate=Predicate.FORMER_TITLE, subject_work__title="Love Wins All"
    ).get()


def address(row):
    return f"/admin/newsarchive/{row._meta.model_name}/{row.pk}/change/"


def card(page, claim):
    """Return the claim's place in the list beside the article's text."""
    return page.locator(".claims > li").filter(has=page.locator(f'a[href="{address(claim)}"]'))


def marked(page, claim, article):
    """Return the first mark of the claim's words in the text."""
    return page.locator(f"#span-{claim.citations.filter(article=article).first().pk}")


def accept_and_withdraw(page, claim, article):
    page.goto(address(article))
    assert "is-unreviewed" in marked(page, claim, article).get_attribute("class")

    card(page, claim).get_by_role("button", name="Accept").click()
    page.wait_for_url("**#claim-*")
    assert card(page, claim).locator(".status").first.inner_text() == "accepted"
    assert "is-accepted" in marked(page, claim, article).get_attribute("class")
    claim.refresh_from_db()
    assert (claim.status, claim.decided_by.username) == (ReviewStatus.ACCEPTED, "editor")

    card(page, claim).get_by_role("button", name="Withdraw").click()
    page.wait_for_load_state()
    claim.refresh_from_db()
    assert claim.status == ReviewStatus.UNREVIEWED


def test_a_claim_is_accepted_beside_its_text(desk, claim, article):
    accept_and_withdraw(desk, claim, article)


def test_everything_works_without_scripts(browser, live_server, editor, claim, article):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    let_in(context, live_server, editor)

    accept_and_withdraw(context.new_page(), claim, article)

    context.close()


def test_a_claim_is_rejected_with_a_reason_typed_and_sent_by_key(desk, claim, article):
    desk.goto(address(article))
    reject = card(desk, claim).locator(".decide details")
    reject.locator("summary").click()
    reject.get_by_label("Why?").fill("That was the title of the album.")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**#claim-*")

    assert card(desk, claim).locator(".status").first.inner_text() == "rejected"
    claim.refresh_from_db()
    assert (claim.status, claim.reason) == (ReviewStatus.REJECTED, "That was the title of the album.")


def test_nothing_is_rejected_without_a_reason(desk, claim, article):
    desk.goto(address(article))
    reject = card(desk, claim).locator(".decide details")
    reject.locator("summary").click()
    reject.get_by_role("button").click()

    assert "#claim" not in desk.url
    claim.refresh_from_db()
    assert claim.status == ReviewStatus.UNREVIEWED


def test_numbers_lead_from_the_text_to_the_claim_and_back(desk, claim, article):
    desk.goto(address(article))
    number = marked(desk, claim, article).locator(".number").first
    expected = number.get_attribute("href")
    number.click()
    assert desk.url.endswith(expected)

    target = card(desk, claim)
    assert f"#{target.get_attribute('id')}" == expected
    target.locator(".quoted").first.click()
    assert desk.url.endswith(f"#{marked(desk, claim, article).get_attribute('id')}")


def test_claims_are_accepted_from_the_list(desk, demo, claim):
    desk.goto("/admin/newsarchive/claim/?predicate__exact=former_title")
    desk.get_by_role("row").filter(has_text="former title").first.get_by_role("checkbox").check()
    desk.get_by_label("Action:").select_option("accept_selected")
    desk.get_by_role("button", name="Run").or_(desk.get_by_role("button", name="Go")).click()
    assert str(claim) in desk.locator(".chosen-rows").inner_text()

    desk.get_by_role("button", name="Accept 1 claim").click()
    assert "1 claim accepted." in desk.locator(".messagelist").inner_text()
    claim.refresh_from_db()
    assert claim.status == ReviewStatus.ACCEPTED


def test_a_disagreement_is_settled_and_opened_again(desk, demo):
    disagreement = Disagreement.objects.get(predicate=Predicate.RELEASE_DATE)
    desk.goto(address(disagreement))
    desk.get_by_role("radio", name="24 January 2024").first.check()
    desk.get_by_label("Why? Once").fill("The label's own date.")
    desk.get_by_role("button", name="Settle").click()
    desk.wait_for_selector(".messagelist")

    disagreement.refresh_from_db()
    assert (disagreement.status, disagreement.preferred.value) == (DisagreementStatus.SETTLED, "2024-01-24")
    assert disagreement.preferred.rank == Rank.PREFERRED

    desk.get_by_role("button", name="Open again").click()
    desk.get_by_role("button", name="Open again").wait_for(state="detached")
    disagreement.refresh_from_db()
    assert disagreement.status == DisagreementStatus.OPEN


def test_a_claim_is_made_by_hand_with_its_subject_found_by_typing(desk, demo, editor):
    desk.goto("/admin/newsarchive/claim/add/")
    desk.locator(".field-subject_work .select2-selection").last.click()
    desk.locator(".select2-search__field").fill("love wi")
    desk.locator(".select2-results__option", has_text="Love Wins All").click()
    desk.get_by_label("Predicate").select_option("publisher")
    desk.get_by_label("Value:", exact=True).fill("Example Records")
    desk.get_by_role("button", name="Save", exact=True).click()
    desk.wait_for_selector(".messagelist, .errornote")
    assert desk.locator(".errornote, .errorlist").all_inner_texts() == []

    made = Claim.objects.get(predicate=Predicate.PUBLISHER, value="Example Records")
    assert (str(made.subject), made.decided_by) == ("Love Wins All", editor)
