"""Who is who in a real browser, by keyboard alone: merge, undo, split, tell apart, dismiss."""

import pytest
from django.urls import reverse

from newsarchive.curation import identity
from newsarchive.models import DismissedName, Judgement, Merge, Person
from newsarchive.verify import verify
from newsarchive.vocabulary import Verdict
from tests.curation.test_identity import STORIES
from tests.curation.test_splits import BOTH
from tests.factories import make_judgement
from tests.ingest.store.readings import ingest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def people(live_server):
    for source, story in STORIES.items():
        ingest(story, source)
    yield
    assert [str(problem) for problem in verify()] == []


def called(name):
    return Person.objects.get(name=name)


def reach(page, control):
    """Go on to a control by Tab, as whoever has no mouse does."""
    for _ in range(150):
        if control.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {control}")


def press(page, control):
    """Press a button or follow a link by Enter, and wait for the page that it leads to."""
    reach(page, control)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def fill(page, name, words):
    reach(page, page.locator(f'#content [name="{name}"]'))
    page.keyboard.type(words)


def undo(page):
    """Press the Undo button of what was just done."""
    press(page, page.locator(".messagelist form.undo button"))
    assert "Undone" in page.locator(".messagelist").inner_text()


def test_two_are_merged_and_that_is_undone(desk):
    ana, anita = called("Ana Ruiz"), called("Anita")
    desk.goto("/admin/newsarchive/person/")
    for one in (ana, anita):
        reach(desk, desk.locator(f'input[name="_selected_action"][value="{one.pk}"]'))
        desk.keyboard.press("Space")
    desk.keyboard.press("Shift+Tab")
    action = desk.locator('select[name="action"]')
    desk.evaluate("document.activeElement.blur()")
    reach(desk, action)
    desk.keyboard.type("Merge")
    assert action.input_value() == "merge_selected"
    press(desk, desk.get_by_role("button", name="Go", exact=True))
    assert "Disagreements made: 1" in desk.locator("#content").inner_text()

    press(desk, desk.get_by_role("link", name="Keep Anita"))
    assert "with “Anita” kept" in desk.locator("#follows").inner_text()
    fill(desk, "reason", "One woman.")
    with desk.expect_navigation():
        desk.keyboard.press("Enter")
    merge = Merge.objects.get()
    assert (merge.kept, merge.reason, called("Ana Ruiz").merged_into) == (anita, "One woman.", anita)

    undo(desk)
    assert called("Ana Ruiz").merged_into is None


def test_a_merge_of_long_ago_is_undone_from_the_page_on_who_somebody_is(desk, editor):
    identity.merge([called("Anita")], kept=called("Ana Ruiz"), by=editor, reason="One.")
    desk.goto(reverse("identity-person", args=[called("Ana Ruiz").pk]))

    press(desk, desk.get_by_role("button", name="Undo this merge"))

    assert (Merge.objects.count(), called("Anita").merged_into) == (0, None)
    assert "is undone" in desk.locator(".messagelist").inner_text()


def test_an_appearance_is_split_off_to_somebody_chosen_by_name_and_given_back(desk):
    ana, anita = called("Ana Ruiz"), called("Anita")
    desk.goto(reverse("identity-person", args=[ana.pk]))

    reach(desk, desk.get_by_role("checkbox", name="sings Tide"))
    desk.keyboard.press("Space")
    fill(desk, "to", "Anit")
    desk.locator(".offers li").first.wait_for()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    fill(desk, "reason", "The singer is Anita.")
    press(desk, desk.get_by_role("button", name="Show what follows"))
    assert "1 appearance would be of “Anita”" in desk.locator("#content").inner_text()
    press(desk, desk.get_by_role("button", name="Split the chosen off"))
    assert (called("Ana Ruiz").article_count, called("Anita").article_count) == (1, 3)
    assert desk.locator(".messagelist").get_by_role("link", name="Anita").is_visible()

    undo(desk)
    assert (called("Ana Ruiz").article_count, called("Anita").article_count) == (2, 2)
    assert not Judgement.objects.filter(person_a=ana, person_b=anita).exists()


def test_an_appearance_is_split_off_to_somebody_new_and_given_back(desk):
    desk.goto(reverse("identity-person", args=[called("Ana Ruiz").pk]))

    reach(desk, desk.get_by_role("checkbox", name="sings Tide"))
    desk.keyboard.press("Space")
    fill(desk, "reason", "A namesake.")
    with desk.expect_navigation():
        desk.keyboard.press("Enter")
    assert Person.objects.filter(name="Ana Ruiz").count() == 1
    press(desk, desk.get_by_role("button", name="Split the chosen off"))
    assert Person.objects.filter(name="Ana Ruiz").count() == 2

    undo(desk)
    assert called("Ana Ruiz").article_count == 2


def test_single_mentions_are_split_off_with_what_follows_shown_first(desk, check_accessibility):
    ingest(BOTH, "both.txt")
    singer = called("Kim Min")
    desk.goto(reverse("identity-person", args=[singer.pk]))
    press(desk, desk.get_by_role("link", name="Choose single mentions"))

    reach(desk, desk.get_by_role("checkbox", name="its surgeon Kim Min").last)
    desk.keyboard.press("Space")
    fill(desk, "reason", "A surgeon.")
    with desk.expect_navigation():
        desk.keyboard.press("Enter")
    follows = desk.locator("#content").inner_text()
    assert "1 mention would be of a new person" in follows and "Claims that go along: 1" in follows
    check_accessibility(desk)
    press(desk, desk.get_by_role("button", name="Split the chosen off"))
    assert sorted(Person.objects.filter(name="Kim Min").values_list("claim_count", flat=True)) == [1, 1]

    undo(desk)
    assert called("Kim Min").claim_count == 2


def test_splitting_nothing_says_what_is_wanted(desk):
    desk.goto(reverse("identity-person", args=[called("Ana Ruiz").pk]))

    fill(desk, "reason", "A namesake.")
    with desk.expect_navigation():
        desk.keyboard.press("Enter")

    assert "Choose appearances" in desk.get_by_role("alert").inner_text()


def test_two_are_told_apart_for_good(desk):
    ana, anita = called("Ana Ruiz"), called("Anita")
    make_judgement(ana, anita, score=0.9, reason="Alike.")
    desk.goto(reverse("duplicates"))

    press(desk, desk.get_by_role("button", name="Not the same"))

    judgement = Judgement.objects.get(person_a=min(ana.pk, anita.pk))
    assert judgement.verdict == Verdict.DIFFERENT
    desk.goto(f"{reverse('merge-person')}?id={ana.pk}&id={anita.pk}")
    assert "holds two of them to be different" in desk.get_by_role("alert").inner_text()


def test_a_name_is_dismissed_and_taken_back_at_once_or_later(desk):
    desk.goto(reverse("identity-person", args=[called("Anita").pk]))
    press(desk, desk.get_by_role("link", name="dismiss the name"))
    assert "count for nothing: 2" in desk.locator("#content").inner_text()

    fill(desk, "reason", "A boat.")
    with desk.expect_navigation():
        desk.keyboard.press("Enter")
    assert DismissedName.objects.get().reason == "A boat."
    assert not desk.locator('#content [name="reason"]').count()
    undo(desk)
    assert called("Anita").article_count == 2

    fill(desk, "reason", "A boat, surely.")
    with desk.expect_navigation():
        desk.keyboard.press("Enter")
    press(desk, desk.get_by_role("button", name="Withdraw"))
    assert called("Anita").article_count == 2


def test_the_pages_fit_a_narrow_dark_screen_and_everyone_can_use_them(desk, editor, check_accessibility):
    desk.emulate_media(color_scheme="dark")
    desk.set_viewport_size({"width": 390, "height": 844})
    ana, anita, other = (called(name) for name in ("Ana Ruiz", "Anita", "A. R. Ruiz"))
    preview = f"{reverse('merge-person')}?id={ana.pk}&id={anita.pk}"
    pages = [preview, f"{preview}&id={other.pk}&kept={anita.pk}", reverse("identity-person", args=[ana.pk])]
    for url in [*pages, reverse("dismiss-person", args=[anita.pk])]:
        desk.goto(url)
        check_accessibility(desk)
        assert desk.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), url

    desk.goto(preview)
    fill(desk, "reason", "One.")
    with desk.expect_navigation():
        desk.keyboard.press("Enter")
    check_accessibility(desk)
    desk.goto(reverse("dismiss-person", args=[other.pk]))
    fill(desk, "reason", "A misprint of a name.")
    with desk.expect_navigation():
        desk.keyboard.press("Enter")
    check_accessibility(desk)
