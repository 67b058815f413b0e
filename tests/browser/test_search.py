import re

import pytest

from newsarchive.models import Person
from tests.browser.test_public_pages import overflow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def options(page):
    return page.get_by_role("option")


def test_a_name_is_suggested_and_chosen_by_keys(page, demo):
    page.goto("/")
    box = page.get_by_role("combobox", name="Search the archive")
    box.press_sequentially("uhm")
    options(page).first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    assert box.get_attribute("aria-activedescendant") is None

    box.press("ArrowDown")
    chosen = page.locator(f"#{box.get_attribute('aria-activedescendant')}")
    assert chosen.get_attribute("aria-selected") == "true"
    assert chosen.inner_text().startswith("Um Tae-hwa")

    box.press("Escape")
    assert options(page).count() == 0
    assert box.get_attribute("aria-expanded") == "false"
    assert box.input_value() == "uhm"

    box.press("ArrowDown")
    options(page).first.wait_for()
    box.press("ArrowUp")
    box.press("Enter")
    page.wait_for_url("**/persons/*/")
    assert page.locator("h1").inner_text() == Person.objects.get(name="Um Tae-hwa").name


def test_enter_without_a_choice_searches_for_what_was_typed(page, demo):
    page.goto("/articles/")
    box = page.get_by_role("combobox", name="Search the archive")
    box.press_sequentially("love")
    options(page).first.wait_for()

    box.press("Enter")

    page.wait_for_url("**/search/?q=love")
    assert page.get_by_role("heading", name="Articles").is_visible()


def test_a_search_works_by_keys_without_scripts(browser, live_server, demo):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/how/")
    box = page.get_by_label("Search the archive")
    box.fill('newspapers before:yesterday outlet:"fan gazette"')
    box.press("Enter")

    assert "is not a date; use 2024-01-31" in page.locator(".notice").inner_text()
    assert page.locator(".entries li").count() == 1
    page.get_by_role("link", name="Remove Outlet: The Fan Gazette").press("Enter")
    assert page.get_by_label("Search the archive").input_value() == "newspapers before:yesterday"
    page.get_by_role("link", name=re.compile("^Articles 1")).press("Enter")
    assert "in=articles" in page.url
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_search_is_accessible_and_fits_a_telephone(page, demo, check_accessibility, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 390, "height": 844})
    for query in (
        "",
        "?q=Uhm+Tae+Hwa",
        "?q=love+before:yesterday+outlet:seoul",
        "?q=taehyang",
        "?q=love&in=articles",
    ):
        page.goto(f"/search/{query}")
        assert overflow(page) <= 0, query
        check_accessibility(page)
    page.goto("/articles/")
    page.get_by_role("combobox", name="Search the archive").press_sequentially("lov")
    options(page).first.wait_for()
    assert overflow(page) <= 0
    check_accessibility(page)
