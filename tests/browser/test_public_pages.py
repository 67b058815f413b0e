from itertools import pairwise

import pytest

from newsarchive.models import Claim, Disagreement
from tests.factories import make_article

expect = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed").expect
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def addresses(demo):
    """Return an address of each kind of page, by what it shows."""
    disagreement = Disagreement.objects.earliest("id")
    shown = {
        "article": demo.articles["001-video-explained.txt"],
        "person": demo.entities["V"],
        "work": demo.entities["Love Wins All"],
        "claim": demo.claims[0],
        "disagreement": disagreement,
    }
    return {
        "front": "/",
        "how": "/how/",
        "articles": "/articles/",
        "search": "/articles/?q=IU&published_after=nonsense",
        "nothing found": "/articles/?q=newspapers&published_before=2000-01-01",
        "persons": "/persons/",
        "works": "/works/",
        "claims": f"/claims/?work={demo.entities['Love Wins All'].pk}",
        "disagreements": "/disagreements/",
        **{name: row.get_absolute_url() for name, row in shown.items()},
        "differences": f"{shown['article'].get_absolute_url()}differences/"
        f"?with={demo.articles['003-review.txt'].pk}",
    }


def overflow(page):
    """Return by how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def test_pages_are_accessible_in_light_and_dark(page, demo, check_accessibility):
    for address in addresses(demo).values():
        page.emulate_media(color_scheme="light")
        page.goto(address)
        check_accessibility(page)
        page.emulate_media(color_scheme="dark")
        check_accessibility(page, "color-contrast")


def test_an_empty_archive_is_accessible(page, check_accessibility):
    for address in ("/", "/articles/", "/disagreements/"):
        page.goto(address)
        check_accessibility(page)


@pytest.mark.parametrize("width", [320, 390, 768, 1440, 2560])
def test_no_page_is_wider_than_its_window(page, demo, width):
    page.set_viewport_size({"width": width, "height": 900})
    long = make_article("word " + "x" * 300, headline="A" * 300, url="https://news.example/" + "y" * 300)

    for address in [*addresses(demo).values(), long.get_absolute_url()]:
        page.goto(address)
        assert overflow(page) <= 0, address


def test_text_can_be_twice_as_large(page, demo):
    page.set_viewport_size({"width": 640, "height": 900})
    for address in addresses(demo).values():
        page.goto(address)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert overflow(page) <= 0, address


def test_a_reader_comes_from_the_disagreement_to_the_words(page, demo):
    page.goto("/")
    page.get_by_role("link", name="Love Wins All: sources disagree about the release date").click()
    citation = Claim.objects.get(value="2023-12-24").citations.get()

    rows = page.locator(".sheet").get_by_role("row")
    rows.nth(1).get_by_role("cell").nth(1).get_by_role("link", name="in the text").click()
    page.wait_for_url("**/articles/**")

    assert page.url.endswith(f"/articles/{citation.article_id}/#c{citation.pk}")
    words = page.locator("mark.cited:target")
    assert words.inner_text().startswith("reached fans on December 24 at midnight KST")
    assert words.evaluate("element => element.getBoundingClientRect().top") > 0
    ordinary = page.locator("mark.cited:not(:target)").first
    background = "element => getComputedStyle(element).backgroundColor"
    assert words.evaluate(background) != ordinary.evaluate(background)


def test_words_and_claims_lead_to_each_other(page, demo):
    page.goto(addresses(demo)["article"])
    page.locator(".text a.number").first.click()
    number = page.locator(".note:target .number").inner_text()
    claim = page.locator(f"#claim-{number}")

    claim.get_by_role("link", name="in the text").first.click()

    assert page.locator("mark.cited:target").count() == 1


def test_a_note_stands_beside_the_line_that_says_it(page, demo):
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(addresses(demo)["article"])

    number, note = (
        page.locator(".text a.number").first.bounding_box(),
        page.locator(".note").first.bounding_box(),
    )
    text = page.locator(".text p").first.bounding_box()

    assert note["x"] >= text["x"] + text["width"]
    assert note["y"] <= number["y"] + number["height"] and number["y"] <= note["y"] + note["height"]
    boxes = [note.bounding_box() for note in page.locator(".note").all()]
    assert all(a["y"] + a["height"] <= b["y"] for a, b in pairwise(boxes))


def test_on_a_telephone_a_note_unfolds_behind_its_words_without_scripts(browser, live_server, demo):
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    page.goto(addresses(demo)["article"])
    note = page.locator(".note").first
    assert not note.is_visible()

    page.locator(".text a.number").first.click()
    assert note.is_visible()

    note.get_by_role("link", name="close").click()
    assert not note.is_visible()
    context.close()


def test_pages_load_without_shifts_in_few_and_small_parts(page, demo):
    transferred = []
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.setCacheDisabled", {"cacheDisabled": True})

    begun = set()

    def note(event):
        # Nothing is fetched for a picture that stands in the sheet of styles.
        if event["requestId"] in begun and event["encodedDataLength"]:
            transferred.append(event["encodedDataLength"])

    network.on("Network.requestWillBeSent", lambda event: begun.add(event["requestId"]))
    network.on("Network.loadingFinished", note)
    for name, address in addresses(demo).items():
        begun.clear()  # the last page's icon may still be on its way
        transferred.clear()
        page.goto(address, wait_until="networkidle")
        shift = page.evaluate(
            """() => new Promise(done => {
              let total = 0;
              new PerformanceObserver(list => list.getEntries().forEach(entry => { total += entry.value }))
                .observe({type: "layout-shift", buffered: true});
              requestAnimationFrame(() => setTimeout(() => done(total), 50));
            })"""
        )
        assert round(shift, 3) == 0, name
        assert len(transferred) <= 4, name
        assert sum(transferred) < 60_000, name


def test_filters_stand_where_they_stay_while_the_page_is_still_on_its_way(page, demo):
    address = addresses(demo)["claims"]
    page.goto(address)
    whole = page.locator(".field").evaluate_all(
        "fields => fields.map(field => field.firstElementChild.offsetTop)"
    )
    begun = page.request.get(page.url).text().rpartition('<div class="field">')[0]
    page.route("**/claims/*", lambda route: route.fulfill(body=begun, content_type="text/html"))

    page.goto(address)

    arrived = page.locator(".field").evaluate_all(
        "fields => fields.map(field => field.firstElementChild.offsetTop)"
    )
    assert len(arrived) > 3
    assert arrived == whole[: len(arrived)]


def test_a_search_is_narrowed_and_loosened_without_scripts(browser, live_server, demo):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("link", name="Articles", exact=True).click()
    page.get_by_label("Words in headline or text").fill("newspapers")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".entries li")).to_have_count(1)  # once the page that was asked for is there

    page.get_by_label("Outlet").select_option("Weekly Review (0)")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("main")).to_contain_text("Nothing in the archive answers to all of this.")

    page.get_by_role("link", name="Remove the filter Words").click()
    expect(page.locator(".entries li")).to_have_count(1)  # once the page that was asked for is there
    assert "Weekly Review" in page.locator(".chips").inner_text()
    context.close()


def test_the_first_key_press_offers_to_skip_to_the_content(page, demo):
    page.goto("/articles/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    assert skip.evaluate(
        "element => element === document.activeElement && element.getBoundingClientRect().top >= 0"
    )

    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "content"


def test_a_narrow_sheet_names_the_value_of_each_quote(page, demo):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(Disagreement.objects.first().get_absolute_url())

    labels = page.locator(".sheet td[data-label]").evaluate_all(
        "cells => cells.map(cell => getComputedStyle(cell, '::before').content)"
    )

    assert set(labels) == {'"24 January 2024"', '"24 December 2023"'}


def test_a_printed_page_has_no_controls(page, demo):
    page.emulate_media(media="print")
    page.goto(addresses(demo)["article"])

    assert not page.get_by_role("navigation").first.is_visible()
    assert not page.locator("form").first.is_visible()
    assert page.locator("h1").is_visible()
