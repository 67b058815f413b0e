"""Actions on more rows than one page of a list has: shown first, done at once, undone as one."""

import pytest
from django.urls import reverse

from newsarchive import curation
from newsarchive.models import Act, Claim
from newsarchive.verify import verify
from newsarchive.vocabulary import Origin, Predicate, ReviewStatus
from tests.factories import make_person

pytestmark = pytest.mark.django_db

COUNT = 2_100


@pytest.fixture
def claims():
    """More claims than are decided on one by one."""
    subject = make_person("Ada Lind")
    rows = [
        Claim(
            subject_person=subject,
            predicate=Predicate.STATEMENT if number % 3 else Predicate.ACHIEVEMENT,
            value=f"word {number}",
            value_key=f"text:word {number}",
            origin=Origin.EDITOR,
        )
        for number in range(COUNT)
    ]
    Claim.objects.bulk_create(rows)
    return Claim.objects.all()


def choose_all(desk, decision, **data):
    url = reverse("admin:newsarchive_claim_changelist")
    first = Claim.objects.order_by("pk").first()
    chosen = {"action": f"{decision}_selected", "_selected_action": [first.pk], "select_across": "1"}
    return desk.post(url, {**chosen, **data}, follow=True)


def test_all_across_pages_are_shown_counted_and_decided_on_at_once(desk, editor, claims):
    page = choose_all(desk, "accept")
    text = page.content.decode()
    assert "2,100 claims" in text and "and 2,080 more" in text
    assert [count for _, count in page.context["counted"]] == ["1,400", "700"]
    assert not claims.filter(status=ReviewStatus.ACCEPTED).exists()

    told = choose_all(desk, "accept", confirmed="yes", seen=page.context["seen"]).content.decode()

    assert "2,100 claims accepted." in told
    assert claims.filter(status=ReviewStatus.ACCEPTED).count() == COUNT
    act = Act.objects.get()
    assert (act.what, act.row_count) == ("accepted", COUNT)
    curation.undo(act, by=editor)
    assert claims.filter(status=ReviewStatus.UNREVIEWED, decided_by=None).count() == COUNT
    assert [str(problem) for problem in verify()] == []


def test_what_was_decided_on_since_it_was_shown_is_shown_again(desk, editor, claims):
    claims.filter(pk__gt=claims.order_by("pk")[30].pk).delete()
    seen = choose_all(desk, "reject").context["seen"]
    curation.accept_claims(claims[:1], by=editor)

    page = choose_all(desk, "reject", confirmed="yes", seen=seen, reason="Not so.")

    assert "decided on meanwhile" in page.content.decode()
    assert not claims.filter(status=ReviewStatus.REJECTED).exists()
