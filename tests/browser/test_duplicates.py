"""The queue of likely duplicates by keyboard alone, light and dark, narrow and wide."""

import os
from pathlib import Path

import pytest
from django.urls import reverse

from newsarchive.ingest.store import compare_names
from newsarchive.models import Candidate, Judgement, Merge
from newsarchive.vocabulary import Verdict
from tests.ingest.store.readings import ingest
from tests.ingest.store.test_candidates import sings

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def queue():
    for number, name in enumerate(("Jon Smyth", "John Smith", "Katherine Lindqvist", "Catherine Lindqvist")):
        ingest(sings(name, f"Reef {number // 2}"), f"{number}.txt")
    compare_names()
    assert Candidate.objects.count() == 2


def test_pairs_are_answered_by_a_key_each(desk, queue):
    desk.goto(reverse("duplicates"))
    first = desk.locator("h3").first.inner_text()
    desk.keyboard.press("?")
    assert desk.locator("#keys").is_visible()
    desk.keyboard.press("Escape")
    desk.wait_for_selector("#keys", state="hidden")
    desk.keyboard.press("j")
    desk.locator("h3").first.filter(has_not_text=first).wait_for()
    desk.keyboard.press("k")
    desk.locator("h3").first.filter(has_text=first).wait_for()

    desk.keyboard.press("n")
    desk.wait_for_selector(".messagelist :text('never asked about again')")
    assert Judgement.objects.get().verdict == Verdict.DIFFERENT

    desk.keyboard.press("m")
    desk.wait_for_selector("text=What follows")
    assert not Merge.objects.exists()
    desk.get_by_label("Why they are the same").fill("One person.")
    desk.get_by_role("button", name="Merge 2 into").focus()
    desk.keyboard.press("Enter")
    desk.wait_for_selector("text=No pair waits")
    assert Merge.objects.count() == 1


@pytest.mark.parametrize(("width", "scheme"), [(1440, "dark"), (390, "light")])
def test_the_queue_fits_and_everyone_can_use_it(
    desk,
    queue,
    scheme,
    width,
    check_accessibility,
):
    desk.set_viewport_size({"width": width, "height": 900})
    desk.emulate_media(color_scheme=scheme)
    desk.goto(reverse("duplicates"))

    assert desk.evaluate("document.documentElement.scrollWidth") <= width
    check_accessibility(desk)
    if folder := os.environ.get("SCREENSHOTS"):
        desk.screenshot(path=Path(folder) / f"duplicates-{scheme}-{width}.png", full_page=True)
