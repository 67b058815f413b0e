"""Decisions outlive machines: whatever is read anew, merged, split, settled and undone, in whatever order."""

import os

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from newsarchive import curation
from newsarchive.curation import (
    duplicates,
    identity,
    undo_identity,  # noqa: F401 - says how to undo who is who
)
from newsarchive.curation.dismissal import dismiss, withdraw_dismissal
from newsarchive.curation.splits import split_mentions, undo_split_mentions
from newsarchive.ingest.document import Reading, Span
from newsarchive.ingest.store import compare_names
from newsarchive.ingest.store.rereading import reread, stored_articles
from newsarchive.models import (
    Act,
    Appearance,
    Article,
    Citation,
    Claim,
    Disagreement,
    DismissedName,
    Judgement,
    Merge,
    Person,
    SplitMention,
)
from newsarchive.verify import verify
from newsarchive.vocabulary import Rank, ReviewStatus, Verdict
from tests.curation.test_identity import born, sings
from tests.curation.test_sequences import NAMES, PLACES, articles, choose
from tests.ingest.store.archive import contents, differences
from tests.ingest.store.readings import Story, ingest

pytestmark = pytest.mark.django_db

some = st.integers(0, 5)


def stories():
    """Articles, some of which name one person in two sentences."""
    names, days, titles = (
        st.sampled_from(NAMES),
        st.sampled_from(["1990-01-01", "1991-02-02"]),
        ["Tide", "Reef"],
    )
    return st.one_of(
        articles(), st.builds(in_two_sentences, names, days, st.sampled_from(titles), st.booleans())
    )


def in_two_sentences(name, iso, title, turned_round):
    first, second = born(name, iso), sings(name, title, "2024")
    texts = [second.text, first.text] if turned_round else [first.text, second.text]
    return Story(" ".join(texts), second.entities, (*first.claims, *second.claims))


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
        "dismissed": set(DismissedName.objects.values_list("type", "key")),
        "separated": set(
            Disagreement.objects.filter(preferred=None, settled_at__isnull=False).values_list(
                "predicate", "reason"
            )
        ),
        "split": set(SplitMention.objects.values_list("article", "start", "end", "appearance__person")),
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
        self.read_since = 0  # the last act when something was read

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
        for dismissed in DismissedName.objects.order_by("pk"):
            withdraw_dismissal(dismissed, by=self.editor)
        while (split := SplitMention.objects.order_by("-pk").first()) is not None:
            undo_split_mentions([split.appearance], by=self.editor)
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
        self.read_since = self.last_act()
        before = decisions()
        work(*args)
        after = decisions()
        assert {name: before[name] - after[name] for name in before} == {name: set() for name in before}
        assert after["told apart"] == before["told apart"]
        compare_names()
        asked = {(one.first.pk, one.second.pk) for one in duplicates.questions(size=100)[0]}
        assert not asked & {pair for low, high in after["told apart"] for pair in ((low, high), (high, low))}

    def read_anew(self, place, reading):
        """Read the text of a place anew; one text is one article, whatever the places that it came from."""
        rows = Article.objects.filter(text=self.told[place].text)
        for stored in stored_articles(rows.values_list("pk", flat=True)):
            reread(stored, reading, reading, is_first=True)

    def last_act(self):
        last = Act.objects.order_by("-pk").first()
        return last.pk if last is not None else 0

    def persons(self):
        return Person.objects.unmerged().filter(article_count__gt=0).order_by("name", "pk")

    @initialize(told=st.tuples(*(stories() for _ in PLACES)))
    def first_articles(self, told):
        for place, story in zip(PLACES, told, strict=True):
            self.told[place] = story
            ingest(story, place)

    @rule(place=st.sampled_from(PLACES), story=stories())
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

    @rule(number=some, which=some)
    def say_that_both_are_right(self, number, which):
        if (row := choose(Disagreement.objects.open().order_by("pk"), number)) is not None:
            claims = list(row.claims.exclude(status=ReviewStatus.REJECTED).order_by("value")[:2])
            for_what = [*["Japan", "Korea", "France"][which % 3 :], "Peru"]
            qualifiers = {claim.pk: words for claim, words in zip(claims, for_what, strict=False)}
            try:
                curation.separate(row, qualifiers=qualifiers, by=self.editor, reason="Both are.")
            except ValidationError as refused:
                assert "of its own already" in str(refused) or "two at least" in str(refused)

    @rule(number=some)
    def dismiss_a_name(self, number):
        if (person := choose(self.persons(), number)) is not None:
            dismiss(person, by=self.editor, reason="None.")

    @rule(number=some)
    def withdraw_a_dismissal(self, number):
        if (dismissed := choose(DismissedName.objects.order_by("pk"), number)) is not None:
            withdraw_dismissal(dismissed, by=self.editor)

    @rule(number=some)
    def dismiss_a_question(self, number):
        compare_names()
        if (question := choose(duplicates.questions()[0], number)) is not None:
            try:
                duplicates.dismiss(question, by=self.editor)
            except ValidationError as refused:
                assert "merged" in str(refused)

    @rule(number=some, which=some)
    def split_by_mention(self, number, which):
        rows = Appearance.objects.current().filter(person__isnull=False, mentions__start__gt=0)
        appearance = choose(rows.order_by("article__source", "name", "pk").distinct(), number)
        if appearance is not None and appearance.mentions.count() > 1:
            mention = choose(appearance.mentions.order_by("start"), which)
            split_mentions(
                appearance, [Span(mention.start, mention.end)], by=self.editor, reason="Another by that name."
            )

    @rule(number=some)
    def undo_or_redo(self, number):
        """Undo or do again one of the last acts; the very last one cannot be refused where nothing was read since."""
        acts = list(Act.objects.filter(undone_by=None).order_by("-pk")[:3])
        if acts:
            chosen = choose(acts, number)
            try:
                curation.undo(chosen, by=self.editor)
            except ValidationError as refused:
                is_plain = chosen == acts[0] and chosen.pk == self.last_act() > self.read_since
                assert not is_plain, (chosen, refused)

    @invariant()
    def the_archive_is_sound(self):
        assert [str(problem) for problem in verify()] == []


def test_no_machine_changes_a_decision_and_undoing_all_leaves_what_the_articles_give():
    run_state_machine_as_test(
        Desk,
        settings=settings(
            max_examples=int(os.environ.get("LASTING_EXAMPLES", "6")),
            stateful_step_count=int(os.environ.get("LASTING_STEPS", "7")),
            deadline=None,
            phases=[Phase.explicit, Phase.reuse, Phase.generate],
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )

    assert Citation.objects.count() == 0
