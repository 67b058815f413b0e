"""A name that names none is dismissed for good, whatever is read later, until that is withdrawn."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from newsarchive.curation.dismissal import dismiss, foresee_dismissal, withdraw_dismissal
from newsarchive.models import Claim, Person
from newsarchive.verify import verify
from tests.curation.dump import changes, dump, fields_changed
from tests.curation.test_identity import STORIES, born, called
from tests.ingest.store.archive import contents, differences
from tests.ingest.store.readings import ingest

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return User.objects.create_user("editor")


@pytest.fixture(autouse=True)
def sound_archive():
    for source, story in STORIES.items():
        ingest(story, source)
    yield
    assert [str(problem) for problem in verify()] == []


def test_what_goes_with_a_name_is_told_before(editor):
    seen = foresee_dismissal(called("Anita"))

    assert (seen.appearances, seen.mentions) == (2, 2)
    assert [words.split(" · ")[0] for words in seen.claims] == ["Anita", "Tide"]


def test_a_dismissed_name_counts_for_nothing_whatever_is_read_later(editor):
    dismiss(called("Anita"), by=editor, reason="A boat.")
    ingest(born("Anita", "1991-02-03"), "g.txt")

    assert not Person.objects.unmerged().filter(name="Anita").exists()
    assert not Claim.objects.standing().filter(subject_person__name="Anita").exists()
    assert Claim.objects.standing().filter(value="2024-01-25").exists()


def test_withdrawing_a_dismissal_gives_the_archive_that_the_articles_give(editor):
    before = dump()
    dismissed = dismiss(called("Anita"), by=editor, reason="A boat.")

    withdraw_dismissal(dismissed, by=editor)

    assert fields_changed(before, dump()) == []
    assert changes(before, dump()) == []


def test_dismissing_before_or_after_reading_gives_one_archive(editor):
    dismiss(called("Anita"), by=editor, reason="A boat.")
    ingest(born("Anita", "1991-02-03"), "g.txt")
    earlier = contents()
    withdraw_dismissal(dismiss(called("Anita"), by=editor, reason="A boat."), by=editor)

    dismiss(called("Anita"), by=editor, reason="A boat.")

    assert differences(contents(), earlier) == []


def test_dismissing_needs_a_reason(editor):
    with pytest.raises(ValidationError, match="why"):
        dismiss(called("Anita"), by=editor, reason=" ")
