"""Whatever editors and ingest do, in whatever order: the archive stays sound, and undoing all leaves what the articles give."""

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from newsarchive import curation
from newsarchive.curation import identity
from newsarchive.curation.dismissal import dismiss, withdraw_dismissal
from newsarchive.models import Citation, Claim, DismissedName, Judgement, Merge, Person
from newsarchive.verify import verify
from newsarchive.vocabulary import Verdict
from tests.curation.test_identity import born, sings
from tests.ingest.store.archive import contents, differences
from tests.ingest.store.readings import ingest

pytestmark = [pytest.mark.long, pytest.mark.django_db]

NAMES = ["Ana Ruiz", "Anita", "Bo Lind"]
DAYS = ["1990-01-01", "1991-02-02"]


class UndoError(Exception):
    """Ends a transaction that is not to last."""


def articles():
    births = st.builds(born, st.sampled_from(NAMES), st.sampled_from(DAYS), st.sampled_from(["", " Again."]))
    songs = st.builds(
        sings, st.sampled_from(NAMES), st.sampled_from(["Tide", "Reef"]), st.sampled_from(["2024", "2025"])
    )
    return st.one_of(births, songs)


PLACES = [f"{number}.txt" for number in range(4)]


def operations():
    some = st.integers(0, 5)
    return st.one_of(
        st.tuples(st.just("ingest"), st.sampled_from(PLACES), articles()),
        st.tuples(st.just("merge"), some, some),
        st.tuples(st.just("undo merge"), some, some),
        st.tuples(st.just("apart"), some, some),
        st.tuples(st.just("dismiss"), some, some),
        st.tuples(st.just("withdraw"), some, some),
        st.tuples(st.just("accept"), some, some),
        st.tuples(st.just("reset"), some, some),
    )


def choose(rows, number):
    rows = list(rows)
    return rows[number % len(rows)] if rows else None


def do(operation, first, second, editor):
    persons = Person.objects.unmerged().filter(article_count__gt=0).order_by("name", "pk")
    match operation:
        case "ingest":
            ingest(second, first)
        case "merge" | "apart":
            one, other = choose(persons, first), choose(persons, second)
            if one is not None and one != other:
                if operation == "apart":
                    identity.tell_apart(one, other, by=editor)
                elif not Judgement.objects.filter(verdict=Verdict.DIFFERENT).exists():
                    identity.merge([other], kept=one, by=editor, reason="One.")
        case "undo merge":
            if (merge := choose(Merge.objects.order_by("pk"), first)) is not None:
                identity.undo_merge(merge, by=editor)
        case "dismiss":
            if (person := choose(persons, first)) is not None:
                dismiss(person, by=editor, reason="None.")
        case "withdraw":
            if (dismissed := choose(DismissedName.objects.order_by("pk"), first)) is not None:
                withdraw_dismissal(dismissed, by=editor)
        case "accept" | "reset":
            if (claim := choose(Claim.objects.standing().order_by("value", "pk"), first)) is not None:
                decide = curation.accept_claims if operation == "accept" else curation.reset_claims
                decide([claim], by=editor)


def undo_all(editor):
    for merge in Merge.objects.order_by("pk"):
        identity.undo_merge(merge, by=editor)
    for dismissed in DismissedName.objects.order_by("pk"):
        withdraw_dismissal(dismissed, by=editor)
    for judgement in Judgement.objects.filter(verdict=Verdict.DIFFERENT):
        identity.withdraw_judgement(judgement, by=editor)
    curation.reset_claims(Claim.objects.exclude(status="unreviewed"), by=editor)


def archive_of(steps, check):
    """Return what an archive holds after check(); the database is left as it was."""
    held = None
    try:
        with transaction.atomic():
            check(steps)
            held = contents()
            raise UndoError
    except UndoError:
        pass
    return held


@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    first=st.tuples(*(st.tuples(st.just("ingest"), st.just(place), articles()) for place in PLACES)),
    then=st.lists(operations(), min_size=3, max_size=8),
)
def test_any_sequence_leaves_the_archive_sound_and_can_be_undone(first, then):
    steps = [*first, *then]
    editor = User.objects.get_or_create(username="editor")[0]
    last = {first: second for operation, first, second in steps if operation == "ingest"}

    def all_of_it(steps):
        for step in steps:
            do(*step, editor)
            assert [str(problem) for problem in verify()] == [], step
        undo_all(editor)
        assert [str(problem) for problem in verify()] == []

    def articles_alone(steps):
        for source, story in last.items():
            ingest(story, source)

    assert differences(archive_of(steps, all_of_it), archive_of(steps, articles_alone)) == []
    assert Citation.objects.count() == 0
