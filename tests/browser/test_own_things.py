"""Notes, saved filters and the guide in a real browser: by keyboard alone, and the guide without scripts too."""

import pytest
from django.contrib.auth.models import User

from newsarchive.models import Act, Article, Claim, Disagreement, Note, SavedFilter, Work
from newsarchive.vocabulary import ReviewStatus
from tests.browser.conftest import let_in
from tests.browser.test_first_visit import ingest_seeds
from tests.browser.test_review import in_focus, press
from tests.factories import make_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def tab_to(page, name, *, back=False):
    """Go on by Tab until what is in focus is called so (by its words, its label or its name in the form)."""
    told = """() => { const one = document.activeElement; return [
      one.getAttribute("aria-label"), one.innerText, one.labels?.[0]?.innerText, one.type === "submit" && one.value, one.name].filter(Boolean) }"""
    for _ in range(250):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if any(" ".join(words.split()).startswith(name) for words in page.evaluate(told)):
            return
    raise AssertionError(f"Tab leads to no {name}")


def follow(page, name, **options):
    tab_to(page, name, **options)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_note_is_written_changed_and_removed_by_keys(desk, demo):
    work = Work.objects.get(title="Love Wins All")
    desk.goto(f"/admin/newsarchive/work/{work.pk}/change/")
    tab_to(desk, "Note for other editors", back=True)
    desk.keyboard.type("Ask the label.")
    follow(desk, "Add the note")
    assert desk.locator(".note").inner_text().startswith("Ask the label.")

    follow(desk, "Change the note", back=True)
    tab_to(desk, "Text")
    desk.keyboard.press("End")
    desk.keyboard.type(" Twice.")
    follow(desk, "Save")
    desk.goto(f"/admin/newsarchive/work/{work.pk}/change/")
    assert "Ask the label. Twice." in desk.locator(".note").inner_text()

    follow(desk, "Remove the note", back=True)
    assert desk.locator(".note").count() == 0
    follow(desk, "Undo")
    assert desk.locator(".note").count() == 1
    assert [act.what for act in Act.objects.order_by("pk")] == [
        "noted", "changed a note", "removed a note", "undid"
    ]  # fmt: skip


def test_a_note_on_the_claim_in_focus_is_one_key_away(desk, demo):
    desk.goto("/admin/review/")
    desk.keyboard.press("j")
    claim = in_focus(desk)

    desk.keyboard.press("N")
    desk.keyboard.type("See the sleeve.")
    press(desk, "Control+Enter")

    assert Note.objects.get().claim_id == claim == in_focus(desk)
    assert "on claim 2" in desk.locator(".note").inner_text()
    press(desk, "a")
    assert Claim.objects.get(pk=claim).status == ReviewStatus.ACCEPTED


def test_a_filter_is_saved_found_on_the_front_page_renamed_and_removed_by_keys(desk, demo):
    desk.goto("/admin/newsarchive/claim/?predicate__exact=performer")
    count = desk.locator("#result_list tbody tr").count()
    tab_to(desk, "Save this filter as")
    desk.keyboard.type("Who sings")
    follow(desk, "Save")
    assert "Saved as “Who sings”" in desk.locator(".messagelist").inner_text()

    desk.goto("/admin/")
    assert desk.locator(".own-queues li").inner_text().split() == [str(count), "Who", "sings"]
    follow(desk, f"{count} Who sings")
    assert desk.url.endswith("/claim/?predicate__exact=performer")

    follow(desk, "Rename or remove")
    tab_to(desk, "Name")
    desk.keyboard.press("Control+a")
    desk.keyboard.type("Singers")
    follow(desk, "Rename")
    assert SavedFilter.objects.get().name == "Singers"
    follow(desk, "Remove")
    assert not SavedFilter.objects.exists()


def ticked(page):
    return page.locator(".guide li.is-done").count()


def test_who_comes_first_is_led_through_the_seeds_by_keys(desk, live_server):
    ingest_seeds()
    desk.goto("/admin/")
    assert desk.locator(".guide li").count() == 5
    assert ticked(desk) == 0

    follow(desk, "Begin where it matters most")
    claim = in_focus(desk)
    press(desk, "a")
    assert Claim.objects.get(pk=claim).status == ReviewStatus.ACCEPTED
    assert ticked(desk) == 2

    desk.locator(".guide").evaluate("guide => guide.querySelector('a').focus()")
    follow(desk, "Settle a disagreement")
    desk.keyboard.press("1")
    desk.keyboard.type("The label says so.")
    with desk.expect_navigation():
        desk.keyboard.press("Enter")
    assert Disagreement.objects.filter(status="settled").count() == 1
    assert ticked(desk) == 3

    follow(desk, "Look at duplicates")
    assert "Nothing waits here now." in desk.locator(".guide").inner_text()
    follow(desk, "Undo something")
    follow(desk, "Undo: settled")
    assert ticked(desk) == 4  # what is undone was done
    assert Disagreement.objects.filter(status="settled").count() == 0

    desk.goto("/admin/newsarchive/act/")
    assert "That was the round" in desk.locator(".guide").inner_text()
    follow(desk, "Close")
    desk.goto("/admin/")
    assert desk.locator(".guide").count() == 0
    follow(desk, "Show me round the desk")
    assert ticked(desk) == 1  # an article was open just now; what was decided before does not count


def test_the_guide_needs_no_scripts(browser, live_server, demo):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    let_in(context, live_server, User.objects.create_superuser("newcomer"))
    page = context.new_page()
    page.goto("/admin/")
    page.get_by_role("link", name="Begin where it matters most").click()
    page.locator(".review-claims > li").first.get_by_role("button", name="Accept").click()
    assert ticked(page) == 2

    page.get_by_role("button", name="Do without this guide").click()
    assert page.locator(".guide").count() == 0
    page.goto("/admin/")
    assert page.get_by_role("button", name="Show me round the desk").is_visible()
    context.close()


def test_the_source_of_a_link_is_chosen_by_typing(desk, demo):
    article = make_article("Ada Lind sang Holssi.", headline="A song at sea", outlet="Harbour Post")
    work = Work.objects.get(title="Love Wins All")
    desk.goto(f"/admin/link/work/{work.pk}/")
    desk.locator("#id_article").focus()
    desk.keyboard.type("harbour")
    desk.locator(".offers li").first.wait_for()
    assert "Harbour Post" in desk.locator(".offers li").first.inner_text()

    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")

    assert desk.locator("#id_article").input_value() == f"A song at sea #a{article.pk}"
    assert Article.objects.filter(outlet__name="Harbour Post").count() == 1


def test_the_notes_stand_below_the_form(desk, demo):
    claim = Claim.objects.first()
    desk.goto(f"/admin/newsarchive/claim/{claim.pk}/change/")

    form, heading = (desk.locator(which).bounding_box() for which in ("#content-main", "#notes-heading"))

    assert heading["y"] >= form["y"] + form["height"]
    assert heading["height"] < 60
