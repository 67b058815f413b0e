"""Decisions outlive machines: whatever is read anew, merged, split, settled and undone, in whatever order."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from newsarchive import curation
from newsarchive.curation import identity
from newsarchive.ingest.document import Reading
from newsarchive.ingest.store.rereading import reread, stored_articles
from newsarchive.models import (
    Act,
    Appearance,
    Article,
    Citation,
    Claim,
    Disagreement,
    Judgement,
    Merge,
    Person,
)
from newsarchive.verify import verify
from newsarchive.vocabulary import Rank, ReviewStatus, Verdict
from tests.curation.test_sequences import PLACES, articles, choose
from tests.ingest.store.archive import contents, differences
from tests.ingest.store.readings import ingest

pytestmark = pytest.mark.django_db

some = st.integers(0, 5)


def decisions():
    """Return all that editors decided, by what it is said of: none of it is a machine's to change."""
    decided = Claim.objects.exclude(status=ReviewStatus.UNREVIEWED, rank=Rank.NORMAL)
    columns = ("predicate", "negated", "value", "qualifier", "status", "rank", "reason")
    settled = Disagreement.objects.filter(preferred__isnull=False)
    return {
        "claims": set(decided.values_list(*columns)),
        "settled": set(settled.values_list("predicate", "preferred__value", "reason")),
        "told apart": set(
            Judgement.objects.filter(verdict=Verdict.DIFFERENT).values_list("person_a", "person_b")
        ),
        "merged": set(Judgement.objects.filter(verdict=Verdict.SAME).values_list("person_a", "person_b")),
        "placed": set(Appearance.objects.filter(pinned=True).values_list("pk", "person")),
    }


class Desk(RuleBasedStateMachine):
    """Editors and machines at work on one archive, which is as before at the end."""

    def __init__(self):
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.editor = User.objects.create_superuser("editor")
        self.told = {}
        self.splits = []

    def teardown(self):
        try:
            self.undo_all()
            assert [str(problem) for problem in verify()] == []
            expected, told = contents(), self.told
        finally:
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)
        with transaction.atomic():
            for place in sorted(told, reverse=True):
                ingest(told[place], place)
            alone = contents()
            transaction.set_rollback(True)
        assert differences(expected, alone) == []

    def undo_all(self):
        for row in Disagreement.objects.order_by("pk"):
            curation.reopen(row, by=self.editor)
        for merge in Merge.objects.order_by("pk"):
            identity.undo_merge(merge, by=self.editor)
        for target, source in reversed(self.splits):
            if (part := Person.objects.filter(pk=target).first()) is not None:
                identity.undo_split(part, Person.objects.get(pk=source), by=self.editor)
        for judgement in Judgement.objects.filter(verdict=Verdict.DIFFERENT):
            identity.withdraw_judgement(judgement, by=self.editor)
        decided = Claim.objects.exclude(status=ReviewStatus.UNREVIEWED, rank=Rank.NORMAL)
        curation.reset_claims(decided, by=self.editor)
        for place in self.told:
            self.read_anew(place, self.told[place].reading)

    def by_machine(self, work, *args):
        """Do a machine's work, and see that it changed no decision."""
        before = decisions()
        work(*args)
        after = decisions()
        assert {name: before[name] - after[name] for name in before} == {name: set() for name in before}
        assert after["told apart"] == before["told apart"]

    def read_anew(self, place, reading):
        """Read the text of a place anew; one text is one article, whatever the places that it came from."""
        rows = Article.objects.filter(text=self.told[place].text)
        for stored in stored_articles(rows.values_list("pk", flat=True)):
            reread(stored, reading, reading, is_first=True)

    def persons(self):
        return Person.objects.unmerged().filter(article_count__gt=0).order_by("name", "pk")

    @initialize(stories=st.tuples(*(articles() for _ in PLACES)))
    def first_articles(self, stories):
        for place, story in zip(PLACES, stories, strict=True):
            self.told[place] = story
            ingest(story, place)

    @rule(place=st.sampled_from(PLACES), story=articles())
    def an_article_changes(self, place, story):
        self.told[place] = story
        self.by_machine(ingest, story, place)

    @rule(place=st.sampled_from(PLACES))
    def an_article_comes_again(self, place):
        self.by_machine(ingest, self.told[place], place)

    @rule(place=st.sampled_from(PLACES), is_poorer=st.booleans())
    def an_article_is_read_anew(self, place, is_poorer):
        """A poorer extractor reads no claims; the present one all of them."""
        reading = self.told[place].reading
        self.by_machine(self.read_anew, place, Reading(reading.entities, ()) if is_poorer else reading)

    @rule(one=some, other=some)
    def merge(self, one, other):
        kept, gone = choose(self.persons(), one), choose(self.persons(), other)
        if kept is not None and kept != gone:
            try:
                identity.merge([gone], kept=kept, by=self.editor, reason="One.")
            except ValidationError as refused:
                assert "different" in str(refused)

    @rule(number=some)
    def unmerge(self, number):
        if (merge := choose(Merge.objects.order_by("pk"), number)) is not None:
            identity.undo_merge(merge, by=self.editor)

    @rule(one=some, other=some)
    def tell_apart(self, one, other):
        first, second = choose(self.persons(), one), choose(self.persons(), other)
        if first is not None and first != second:
            identity.tell_apart(first, second, by=self.editor)

    @rule(number=some)
    def split(self, number):
        rows = Appearance.objects.current().filter(person__isnull=False, pinned=False)
        if (appearance := choose(rows.order_by("article__source", "name"), number)) is not None:
            source = appearance.home_person or appearance.person
            target = identity.split([appearance], by=self.editor, reason="Another.")
            self.splits.append((target.pk, source.pk))

    @rule(number=some, decide=st.sampled_from(["accept", "reject", "reset"]))
    def review(self, number, decide):
        claim = choose(Claim.objects.order_by("predicate", "value", "pk"), number)
        if claim is None:
            return
        match decide:
            case "accept":
                curation.accept_claims([claim], by=self.editor)
            case "reject":
                curation.reject_claims([claim], by=self.editor, reason="Not so.")
            case "reset":
                curation.reset_claims([claim], by=self.editor)

    @rule(number=some, which=some)
    def settle(self, number, which):
        if (row := choose(Disagreement.objects.open().order_by("pk"), number)) is not None:
            claims = row.claims.exclude(status=ReviewStatus.REJECTED).order_by("value")
            curation.settle(row, preferred=choose(claims, which), by=self.editor, reason="The later one.")

    @rule()
    def undo_the_last(self):
        """Undo what was done last, where nothing that was done since stands in the way."""
        last = Act.objects.filter(undoes=None, undone_by=None).order_by("-pk").first()
        if last is not None:
            try:
                curation.undo(last, by=self.editor)
            except ValidationError as refused:
                assert str(refused)

    @invariant()
    def the_archive_is_sound(self):
        assert [str(problem) for problem in verify()] == []


def test_no_machine_changes_a_decision_and_undoing_all_leaves_what_the_articles_give():
    run_state_machine_as_test(
        Desk,
        settings=settings(
            max_examples=6,
            stateful_step_count=7,
            deadline=None,
            phases=[Phase.explicit, Phase.reuse, Phase.generate],
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )

    assert Citation.objects.count() == 0
