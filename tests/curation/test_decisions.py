from datetime import date

import pytest
from auditlog.models import LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from newsarchive import curation
from newsarchive.bookkeeping import Property, update_disagreements
from newsarchive.models import Citation, Claim, Disagreement
from newsarchive.vocabulary import (
    DisagreementStatus,
    Modality,
    Origin,
    Predicate,
    Rank,
    ReviewStatus,
    Verdict,
)
from tests.curation.conftest import MAY, released
from tests.factories import (
    make_appearance,
    make_article,
    make_citation,
    make_claim,
    make_judgement,
    make_person,
    make_work,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return User.objects.create_superuser("editor")


def history(row):
    """Return what became of the row's decision, act by act: the old and new values of its plain columns."""
    kept = ("status", "rank", "reason")
    return [
        {name: entry.changes[name] for name in kept if name in entry.changes}
        for entry in LogEntry.objects.get_for_object(row).order_by("id")
    ]


def test_accepting_records_who_decided_and_when(may, editor):
    assert curation.accept_claims([may], by=editor) == [may]

    may.refresh_from_db()
    assert (may.status, may.decided_by) == (ReviewStatus.ACCEPTED, editor)
    assert may.decided_at is not None
    assert history(may) == [{"status": ["unreviewed", "accepted"]}]


def test_deciding_again_changes_and_logs_nothing(may, editor):
    curation.accept_claims([may], by=editor)
    may.refresh_from_db()

    assert curation.accept_claims([may], by=User.objects.create_user("another")) == []

    decided_at = may.decided_at
    may.refresh_from_db()
    assert (may.decided_by, may.decided_at) == (editor, decided_at)
    assert len(history(may)) == 1


@pytest.mark.parametrize("reason", ["", "   "])
def test_rejecting_needs_a_reason(may, editor, reason):
    with pytest.raises(ValidationError, match="Say why"):
        curation.reject_claims([may], by=editor, reason=reason)

    may.refresh_from_db()
    assert may.status == ReviewStatus.UNREVIEWED


def test_one_claim_that_cannot_be_decided_keeps_all_from_being_decided(may, june, editor):
    curation.decide_claims([june], by=editor, rank=Rank.DEPRECATED, reason="An older plan.")

    with pytest.raises(ValidationError):
        curation.decide_claims([may, june], by=editor, status=ReviewStatus.REJECTED)

    may.refresh_from_db()
    assert may.status == ReviewStatus.UNREVIEWED


def test_rejecting_ends_a_disagreement_and_is_counted(dispute, june, work, editor):
    curation.reject_claims([june], by=editor, reason="The day of another song.")

    dispute.refresh_from_db()
    june.refresh_from_db()
    work.refresh_from_db()
    assert dispute.status == DisagreementStatus.CLOSED
    assert (june.status, june.reason) == (ReviewStatus.REJECTED, "The day of another song.")
    assert june.disagreement is None
    assert work.claim_count == 1
    assert june.citations.get().article.claim_count == 0


def test_withdrawing_a_decision_opens_the_disagreement_again(dispute, june, editor):
    curation.reject_claims([june], by=editor, reason="The day of another song.")
    curation.reset_claims([june], by=editor)

    dispute.refresh_from_db()
    june.refresh_from_db()
    assert dispute.status == DisagreementStatus.OPEN
    assert (june.status, june.reason, june.decided_by, june.decided_at) == ("unreviewed", "", None, None)
    assert history(june)[-1] == {
        "status": ["rejected", "unreviewed"],
        "reason": ["The day of another song.", ""],
    }


def test_an_old_reason_does_not_outlive_its_decision(may, editor):
    curation.reject_claims([may], by=editor, reason="A misreading.")
    curation.accept_claims([may], by=editor)

    may.refresh_from_db()
    assert (may.status, may.reason) == (ReviewStatus.ACCEPTED, "")


def test_accepting_a_deprecated_claim_keeps_why_it_is_deprecated(may, editor):
    curation.decide_claims([may], by=editor, rank=Rank.DEPRECATED, reason="An older plan.")
    curation.accept_claims([may], by=editor)

    may.refresh_from_db()
    assert (may.status, may.rank, may.reason) == (ReviewStatus.ACCEPTED, Rank.DEPRECATED, "An older plan.")


def test_a_rejected_claim_cannot_be_preferred(may, editor):
    curation.reject_claims([may], by=editor, reason="A misreading.")

    with pytest.raises(ValidationError, match="rejected claim cannot"):
        curation.decide_claims([may], by=editor, rank=Rank.PREFERRED)


def test_a_disputed_claim_is_preferred_by_settling_only(dispute, may, editor):
    with pytest.raises(ValidationError, match="settle"):
        curation.decide_claims([may], by=editor, rank=Rank.PREFERRED)


def test_rejecting_a_citation_leaves_the_claim_to_its_other_sources(may, editor):
    other = make_article(f"It is true: {MAY}", published=date(2020, 8, 1))
    make_citation(may, other, MAY)

    curation.reject_citations(other.citations.all(), by=editor, reason="About another song.")

    may.refresh_from_db()
    citation = other.citations.get()
    assert (citation.status, citation.decided_by) == (ReviewStatus.REJECTED, editor)
    assert (may.status, may.article_count, may.last_published) == ("unreviewed", 1, date(2020, 7, 1))


def test_rejecting_the_only_citation_ends_the_disagreement(dispute, june, editor):
    curation.reject_citations(june.citations.all(), by=editor, reason="About another song.")

    dispute.refresh_from_db()
    assert dispute.status == DisagreementStatus.CLOSED


def test_citations_are_accepted_and_withdrawn(may, editor):
    citations = list(may.citations.all())
    curation.accept_citations(citations, by=editor)
    assert may.citations.get().status == ReviewStatus.ACCEPTED

    curation.reset_citations(citations, by=editor)
    citation = may.citations.get()
    assert (citation.status, citation.decided_by) == (ReviewStatus.UNREVIEWED, None)


def test_rejecting_a_citation_needs_a_reason(may, editor):
    with pytest.raises(ValidationError, match="Say why"):
        curation.reject_citations(may.citations.all(), by=editor, reason=" ")


def test_correcting_how_a_source_says_it_accepts_the_citation(may, editor):
    ada = make_person("Ada Lind")
    citation = may.citations.get()
    appearance = make_appearance(citation.article, ada)

    curation.correct_citation(citation, modality=Modality.PLANNED, speaker=ada, by=editor)

    citation.refresh_from_db()
    assert (citation.modality, citation.speaker, citation.speaker_appearance) == ("planned", ada, appearance)
    assert (citation.status, citation.decided_by) == (ReviewStatus.ACCEPTED, editor)


def test_settling_prefers_one_claim_and_deprecates_those_that_contradict_it(dispute, may, june, editor):
    settled = curation.settle(dispute, preferred=may, by=editor, reason="The label says so.")

    may.refresh_from_db()
    june.refresh_from_db()
    assert (settled.status, settled.preferred, settled.settled_by) == (
        DisagreementStatus.SETTLED,
        may,
        editor,
    )
    assert settled.settled_at is not None
    assert (may.rank, june.rank, june.reason) == (Rank.PREFERRED, Rank.DEPRECATED, "The label says so.")
    assert history(dispute)[0]["status"] == ["open", "settled"]


def test_settling_leaves_alone_what_says_the_same_less_precisely(work, may, june, editor):
    month = released(work, "2020-05", "Paper Boats came out in May 2020.")
    update_disagreements({Property.of(may)})

    curation.settle(Disagreement.objects.get(), preferred=may, by=editor, reason="The label says so.")

    month.refresh_from_db()
    assert month.rank == Rank.NORMAL


def test_settling_needs_a_reason_and_one_of_its_claims(dispute, may, editor):
    stranger = make_claim(make_work("Glass Rain"), Predicate.RELEASE_DATE, "2020-05-01")

    with pytest.raises(ValidationError, match="Say why"):
        curation.settle(dispute, preferred=may, by=editor, reason=" ")
    with pytest.raises(ValidationError, match="Choose one"):
        curation.settle(dispute, preferred=stranger, by=editor, reason="The label says so.")

    dispute.refresh_from_db()
    assert dispute.status == DisagreementStatus.OPEN


def test_settling_twice_logs_once(dispute, may, editor):
    curation.settle(dispute, preferred=may, by=editor, reason="The label says so.")
    curation.settle(dispute, preferred=may, by=editor, reason="The label says so.")

    assert len(history(dispute)) == len(history(may)) == 1


def test_settling_anew_turns_the_ranks_round(dispute, may, june, editor):
    curation.settle(dispute, preferred=may, by=editor, reason="The label says so.")
    curation.settle(dispute, preferred=june, by=editor, reason="The label corrected itself.")

    may.refresh_from_db()
    june.refresh_from_db()
    assert (may.rank, june.rank) == (Rank.DEPRECATED, Rank.PREFERRED)
    assert may.reason == "The label corrected itself."


def test_reopening_takes_back_the_ranks_that_settling_gave(dispute, may, june, editor):
    curation.accept_claims([may], by=editor)
    curation.settle(dispute, preferred=may, by=editor, reason="The label says so.")

    reopened = curation.reopen(dispute, by=editor)

    may.refresh_from_db()
    june.refresh_from_db()
    assert (reopened.status, reopened.preferred, reopened.reason, reopened.settled_by) == (
        "open",
        None,
        "",
        None,
    )
    assert (may.rank, may.status) == (Rank.NORMAL, ReviewStatus.ACCEPTED)
    assert (june.rank, june.reason, june.decided_by) == (Rank.NORMAL, "", None)


def test_news_opens_what_was_settled_and_the_preferred_claim_can_still_be_rejected(
    dispute, work, may, june, editor
):
    curation.settle(dispute, preferred=may, by=editor, reason="The label says so.")
    july = released(work, "2020-07-03", "Paper Boats came out on July 3, 2020.")
    update_disagreements({Property.of(july)})
    dispute.refresh_from_db()
    assert (dispute.status, dispute.preferred) == (DisagreementStatus.OPEN, may)

    curation.reject_claims([may], by=editor, reason="A misprint.")

    dispute.refresh_from_db()
    june.refresh_from_db()
    assert (dispute.status, dispute.preferred, dispute.value_count) == (DisagreementStatus.OPEN, None, 2)
    assert june.rank == Rank.NORMAL


def test_rejecting_the_preferred_claim_undoes_the_settling(dispute, may, june, editor):
    curation.settle(dispute, preferred=may, by=editor, reason="The label says so.")

    curation.reject_claims([may], by=editor, reason="The label says nothing of the kind.")

    may.refresh_from_db()
    june.refresh_from_db()
    dispute.refresh_from_db()
    assert (may.status, may.rank) == (ReviewStatus.REJECTED, Rank.NORMAL)
    assert june.rank == Rank.NORMAL
    assert (dispute.status, dispute.preferred) == (DisagreementStatus.CLOSED, None)


@pytest.mark.parametrize(("published", "sorted_by"), [(date(2021, 1, 2), date(2021, 1, 2)), (None, None)])
def test_a_date_set_by_an_editor_reaches_every_copy(may, editor, published, sorted_by):
    article = may.citations.get().article
    appearance = make_appearance(article, make_person())

    assert curation.set_published(article, published, by=editor)
    assert not curation.set_published(article, published, by=editor)

    for row in (article, appearance, may):
        row.refresh_from_db()
    sort_date = sorted_by or article.created.date()
    assert (article.published, article.published_from, article.sort_date) == (published, "editor", sort_date)
    assert (appearance.published, appearance.sort_date) == (published, sort_date)
    assert (may.first_published, may.last_published) == (published, published)


def test_a_name_given_by_an_editor_stays(editor):
    article = make_article("Ada Lind sang.")
    person = make_person("Ada Lind")
    make_appearance(article, person)

    curation.name_person(person, name="Ada Maria Lind", kind="group", by=editor)

    person.refresh_from_db()
    assert (person.name, person.name_key, person.kind) == ("Ada Maria Lind", "adamarialind", "group")
    assert person.curated
    assert [alias.name for alias in person.aliases.all()] == ["Ada Lind"]


def test_a_title_given_by_an_editor_stays(editor):
    work = make_work("paper boats")
    make_appearance(make_article("She wrote paper boats."), work)

    curation.name_work(work, title="The Paper Boats", kind="song", by=editor)

    work.refresh_from_db()
    assert (work.title, work.title_key, work.kind, work.curated) == (
        "The Paper Boats",
        "paper boats",
        "song",
        True,
    )
    assert [alias.title for alias in work.aliases.all()] == ["paper boats"]


def test_a_judgement_tells_who_judged(editor):
    judgement = make_judgement(make_person("Ada Lind"), make_person("Ada Lindh"), score=0.9)

    curation.judge(judgement, verdict=Verdict.DIFFERENT, reason="Mother and daughter.", by=editor)

    judgement.refresh_from_db()
    assert (judgement.verdict, judgement.judged_by, judgement.origin) == ("different", editor, Origin.EDITOR)


@pytest.mark.parametrize(
    ("quote", "start", "expected"),
    [("May", None, (3, 6)), ("in", 0, (0, 2)), ("in", 7, (7, 9))],
)
def test_quotes_are_found_in_the_text(quote, start, expected):
    assert curation.find_quote("in May in a boat", quote, start) == expected


@pytest.mark.parametrize(
    ("quote", "start", "message"),
    [
        ("", None, "needs a quote"),
        ("June", None, "do not stand in"),
        ("may", None, "do not stand in"),
        ("in", None, "2 places.*0, 7"),
        ("in", 3, "do not stand at character 3"),
    ],
)
def test_quotes_that_do_not_stand_there_are_refused(quote, start, message):
    with pytest.raises(ValidationError, match=message):
        curation.find_quote("in May in a boat", quote, start)


def test_a_citation_by_an_editor_is_decided_and_tied_to_the_appearances(work, may, editor):
    article = make_article(f"Again: {MAY}")
    appearance = make_appearance(article, work)
    start = article.text.index(MAY)

    curation.cite(
        Citation(claim=may, article=article, start=start, end=start + len(MAY), quote=MAY), by=editor
    )

    citation = article.citations.get()
    may.refresh_from_db()
    assert (citation.origin, citation.status, citation.decided_by) == ("editor", "accepted", editor)
    assert citation.subject_appearance == appearance
    assert (may.article_count, may.origin_count) == (2, 2)


def test_a_copy_of_a_report_cited_by_an_editor_is_no_new_origin(may, editor):
    article = make_article(MAY)
    curation.cite(Citation(claim=may, article=article, start=0, end=len(MAY), quote=MAY), by=editor)
    copy = make_article(MAY)
    curation.cite(Citation(claim=may, article=copy, start=0, end=len(MAY), quote=MAY), by=editor)

    may.citations.filter(passage="").delete()
    curation.accept_claims([may], by=editor)

    may.refresh_from_db()
    assert (may.article_count, may.origin_count) == (2, 1)


def test_a_claim_by_an_editor_is_theirs(work, editor):
    claim = Claim(
        subject_work=work, predicate="publisher", value="Example Records", value_key="example records"
    )
    claim.status = ReviewStatus.ACCEPTED

    curation.add_claim(claim, by=editor)

    claim.refresh_from_db()
    assert (claim.origin, claim.decided_by) == (Origin.EDITOR, editor)


def test_only_those_who_may_settle_change_the_ranks_that_settling_gave(dispute, may, editor):
    curation.settle(dispute, preferred=may, by=editor, reason="The label's own date.")

    with pytest.raises(ValidationError, match="only a chief editor"):
        curation.reject_claims([may], by=User.objects.create_user("ada"), reason="Another song.")

    may.refresh_from_db()
    dispute.refresh_from_db()
    assert (may.rank, may.status, dispute.status) == (Rank.PREFERRED, "unreviewed", "settled")
