"""The history in a real browser: undo right after acting, by keyboard alone, and pages that everyone can use."""

import pytest
from django.urls import reverse

from newsarchive import curation
from newsarchive.models import Act, Claim
from newsarchive.vocabulary import Predicate, ReviewStatus
from tests.browser.test_admin import address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def claim(demo):
    return Claim.objects.filter(predicate=Predicate.FORMER_TITLE).first()


def test_what_was_just_done_is_undone_by_keyboard(desk, claim):
    desk.goto(address(claim))
    desk.get_by_role("button", name="Accept this claim").focus()
    desk.keyboard.press("Enter")
    desk.wait_for_selector(".messagelist form.undo")
    claim.refresh_from_db()
    assert claim.status == ReviewStatus.ACCEPTED

    desk.locator(".messagelist form.undo button").focus()
    desk.keyboard.press("Enter")
    desk.wait_for_selector(".messagelist :text('Undone')")

    claim.refresh_from_db()
    assert claim.status == ReviewStatus.UNREVIEWED


@pytest.mark.parametrize(("width", "scheme"), [(1440, "dark"), (390, "light")])
def test_the_historys_pages_fit_and_everyone_can_use_them(
    desk,
    editor,
    claim,
    scheme,
    width,
    check_accessibility,
):
    curation.reject_claims(Claim.objects.all()[:3], by=editor, reason="A different song of the same name.")
    curation.undo(Act.objects.get(), by=editor)
    curation.accept_claims([claim], by=editor)
    desk.set_viewport_size({"width": width, "height": 900})
    desk.emulate_media(color_scheme=scheme)
    pages = [
        reverse("admin:newsarchive_act_changelist"),
        reverse("admin:newsarchive_act_change", args=[Act.objects.first().cid]),
        reverse("admin:newsarchive_claim_history", args=[claim.pk]),
    ]

    for url in pages:
        desk.goto(url)
        assert desk.evaluate("document.documentElement.scrollWidth") <= width, url
        check_accessibility(desk)
