from datetime import date

import pytest
from auditlog.models import LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management import call_command

from newsarchive import curation
from newsarchive.curation import identity
from newsarchive.models import (
    Act,
    Appearance,
    Citation,
    Claim,
    Disagreement,
    Judgement,
    Person,
    PersonAlias,
)
from newsarchive.recording import act, watch
from newsarchive.vocabulary import (
    AliasKind,
    DisagreementStatus,
    Modality,
    Origin,
    PersonKind,
    Predicate,
    Rank,
    ReviewStatus,
    Verdict,
)
from tests.curation.conftest import MAY
from tests.factories import (
    make_appearance,
    make_article,
    make_citation,
    make_claim,
    make_judgement,
    make_outlet,
    make_person,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return User.objects.create_user("ada")


@pytest.fixture
def bo():
    return User.objects.create_user("bo")


def values(*models):
    """Return every row's values of the models, but when it was changed last."""
    return {
        model: [
            {name: value for name, value in row.items() if name != "changed"}
            for row in model.objects.order_by("pk").values()
        ]
        for model in models
    }


def last_act():
    return Act.objects.order_by("id").last()


def test_one_act_has_all_its_rows_with_old_and_new_values(may, june, ada):
    curation.reject_claims([may, june], by=ada, reason="About another song.")

    done = Act.objects.get()
    assert (done.by, done.what, done.reason, done.row_count) == (
        ada,
        "rejected",
        "About another song.",
        2,
    )
    entries = curation.entries_of(done)
    assert [entry.object_id for entry in entries] == [may.pk, june.pk]
    assert entries[0].changes["status"] == ["unreviewed", "rejected"]
    assert entries[0].changes["reason"] == ["", "About another song."]
    assert entries[0].actor == ada


def test_what_comes_to_nothing_is_no_act(may, ada):
    with act(ada, what="changed"):
        curation.accept_claims([may], by=ada)
        curation.reset_claims([may], by=ada)

    assert not Act.objects.exists()
    assert not LogEntry.objects.exists()


def test_what_fails_is_no_act(may, ada):
    with pytest.raises(ZeroDivisionError), act(ada):
        curation.accept_claims([may], by=ada)
        raise ZeroDivisionError

    may.refresh_from_db()
    assert may.status == ReviewStatus.UNREVIEWED
    assert not Act.objects.exists()


def test_a_plain_save_inside_an_act_is_noticed_and_one_outside_is_not(work, ada):
    work.title = "Boats"
    work.save()
    assert not LogEntry.objects.exists()

    with act(ada, what="edited"):
        work.title = "Boats of Paper"
        work.save()

    assert LogEntry.objects.get().changes == {"title": ["Boats", "Boats of Paper"]}


def test_what_one_statement_changes_is_kept_if_it_was_announced(may, june, ada):
    with act(ada, what="moved"):
        watch(Claim, [may.pk, june.pk])
        Claim.objects.update(qualifier="Japan")

    assert [entry.changes for entry in curation.entries_of(last_act())] == [{"qualifier": ["", "Japan"]}] * 2
    curation.undo(last_act(), by=ada)
    assert set(Claim.objects.values_list("qualifier", flat=True)) == {""}


def test_ingest_adds_nothing_to_the_history(settings):
    call_command("ingest", str(settings.BASE_DIR / "seeds"), verbosity=0)

    assert Claim.objects.exists()
    assert (LogEntry.objects.count(), Act.objects.count()) == (0, 0)


def test_undoing_a_decision_brings_back_what_it_replaced(dispute, june, ada, bo):
    curation.accept_claims([june], by=bo, reason="Checked.")
    before = values(Claim, Citation, Disagreement)
    curation.reject_claims([june], by=ada, reason="Another song.")
    assert Disagreement.objects.get().status == DisagreementStatus.CLOSED

    undone = curation.undo(last_act(), by=ada)

    assert values(Claim, Citation, Disagreement) == before
    assert Claim.objects.get(pk=june.pk).decided_by == bo
    assert (undone.what, undone.undoes.what) == ("undid", "rejected")


def test_undoing_can_be_undone(may, ada):
    curation.reject_claims([may], by=ada, reason="Another song.")
    rejected = values(Claim, Citation)
    undone = curation.undo(last_act(), by=ada)
    again = curation.undo(undone, by=ada)

    assert values(Claim, Citation) == rejected
    assert again.undoes == undone
    curation.undo(again, by=ada)
    assert Claim.objects.get(pk=may.pk).status == ReviewStatus.UNREVIEWED


def test_a_bulk_decision_is_undone_as_one(dispute, may, june, ada):
    before = values(Claim, Citation, Disagreement)
    curation.accept_claims([may, june], by=ada)

    curation.undo(last_act(), by=ada)

    assert values(Claim, Citation, Disagreement) == before


def test_settling_is_undone_with_the_ranks_that_it_gave(dispute, may, june, ada):
    before = values(Claim, Disagreement)
    curation.settle(dispute, preferred=may, by=ada, reason="The label's own date.")
    settled = values(Claim, Disagreement)

    curation.undo(last_act(), by=ada)
    assert values(Claim, Disagreement) == before

    curation.undo(last_act(), by=ada)
    assert values(Claim, Disagreement) == settled


def test_opening_again_is_undone(dispute, may, ada):
    curation.settle(dispute, preferred=may, by=ada, reason="The label's own date.")
    settled = values(Claim, Disagreement)
    curation.reopen(dispute, by=ada)

    curation.undo(last_act(), by=ada)

    assert values(Claim, Disagreement) == settled


def test_a_row_changed_since_is_left_alone_and_told_of(may, june, ada, bo):
    curation.reject_claims([may, june], by=ada, reason="Another song.")
    rejected = last_act()
    curation.accept_claims([june], by=bo)
    before = values(Claim)

    with pytest.raises(curation.CannotUndo, match="was changed since, by bo") as refused:
        curation.undo(rejected, by=ada)

    assert values(Claim) == before
    plan = refused.value.plan
    assert [entry.object_id for entry in plan.restorable] == [may.pk]
    assert [(one.entry.object_id, one.by) for one in plan.obstacles] == [(june.pk, bo)]


def test_the_rest_is_undone_if_asked_for(may, june, ada, bo):
    curation.reject_claims([may, june], by=ada, reason="Another song.")
    rejected = last_act()
    curation.accept_claims([june], by=bo)

    curation.undo(rejected, by=ada, partly=True)

    statuses = dict(Claim.objects.values_list("pk", "status"))
    assert statuses == {may.pk: ReviewStatus.UNREVIEWED, june.pk: ReviewStatus.ACCEPTED}
    assert last_act().row_count == 1


def test_nothing_is_undone_twice(may, ada):
    curation.accept_claims([may], by=ada)
    accepted = last_act()
    curation.undo(accepted, by=ada)

    with pytest.raises(ValidationError):
        curation.undo(accepted, by=ada)


def test_a_decision_on_a_citation_is_undone(may, ada):
    citation = may.citations.get()
    before = values(Claim, Citation)
    curation.reject_citations([citation], by=ada, reason="Misread.")
    curation.undo(last_act(), by=ada)
    assert values(Claim, Citation) == before

    curation.correct_citation(citation, modality=Modality.RUMOURED, speaker=None, by=ada)
    curation.undo(last_act(), by=ada)
    assert values(Claim, Citation) == before


def test_a_citation_made_by_hand_goes_and_comes_back(may, ada):
    article = make_article(f"Indeed: {MAY}", published=date(2020, 8, 1))
    before = values(Claim, Citation)
    start = len("Indeed: ")
    curation.cite(
        Citation(claim=may, article=article, start=start, end=start + len(MAY), quote=MAY, value="May 1"),
        by=ada,
    )
    cited = values(Claim, Citation)

    curation.undo(last_act(), by=ada)
    assert values(Claim, Citation) == before

    curation.undo(last_act(), by=ada)
    assert values(Claim, Citation) == cited


def test_a_claim_made_by_hand_is_not_taken_away_when_it_was_cited_since(work, ada, bo):
    made = curation.add_claim(
        Claim(subject_work=work, predicate=Predicate.PUBLISHER, value="Example", value_key="example"), by=ada
    )
    adding = last_act()
    article = make_article("By Example.")
    curation.cite(Citation(claim=made, article=article, start=3, end=10, quote="Example"), by=bo)

    with pytest.raises(curation.CannotUndo, match="hangs on it"):
        curation.undo(adding, by=ada)

    assert Claim.objects.filter(pk=made.pk).exists()


def test_a_name_is_undone_and_read_again_by_machine(ada):
    person = make_person("Ada Lind")
    make_appearance(make_article("Ada Lind sang."), person)
    curation.name_person(person, name="A. Lind", kind=PersonKind.GROUP, by=ada)

    curation.undo(last_act(), by=ada)

    person.refresh_from_db()
    assert (person.name, person.kind, person.curated, person.name_key) == (
        "Ada Lind",
        PersonKind.PERSON,
        False,
        make_person("Ada Lind").name_key,
    )


def test_a_name_undone_stays_curated_where_another_word_of_an_editor_stands(ada, bo):
    person = make_person("Ada Lind")
    curation.name_person(person, name="A. Lind", kind=PersonKind.PERSON, by=ada)
    naming = last_act()
    curation.name_person(person, name="A. Lind", kind=PersonKind.GROUP, by=bo)

    curation.undo(naming, by=ada)

    person.refresh_from_db()
    assert (person.name, person.kind, person.curated) == ("Ada Lind", PersonKind.GROUP, True)


def test_an_alias_goes_and_comes_back(ada):
    person = make_person("Ada Lind")
    curation.keep_alias(PersonAlias(person=person, name="Adi", kind=AliasKind.SHORT), by=ada)
    kept = values(PersonAlias)

    curation.undo(last_act(), by=ada)
    assert not PersonAlias.objects.exists()

    curation.undo(last_act(), by=ada)
    assert values(PersonAlias) == kept


def test_a_judgement_is_undone(ada):
    judgement = make_judgement(make_person("Ada Lind"), make_person("A. Lind"), score=0.8)
    curation.judge(judgement, verdict=Verdict.DIFFERENT, reason="Two singers.", by=ada)

    curation.undo(last_act(), by=ada)

    judgement.refresh_from_db()
    assert (judgement.verdict, judgement.origin, judgement.judged_by, judgement.reason) == (
        Verdict.UNSURE,
        Origin.MACHINE,
        None,
        "",
    )


def test_a_date_is_undone_with_its_copies(may, ada):
    article = may.citations.get().article
    make_appearance(article, may.subject)
    curation.set_published(article, date(2021, 1, 1), by=ada)

    curation.undo(last_act(), by=ada)

    article.refresh_from_db()
    may.refresh_from_db()
    assert article.published == article.sort_date == may.last_published == date(2020, 7, 1)
    assert Appearance.objects.get().published == date(2020, 7, 1)


def test_an_outlets_order_of_dates_is_undone(ada):
    outlet = make_outlet()
    curation.set_date_order(outlet, "dmy", by=ada)

    curation.undo(last_act(), by=ada)

    outlet.refresh_from_db()
    assert outlet.date_order == ""


def test_a_deleted_row_comes_back_with_its_id(ada):
    person = make_person("Ada Lind")
    before = values(Person)
    with act(ada, what="deleted"):
        person.delete()

    curation.undo(last_act(), by=ada)

    assert values(Person) == before


def test_reading_a_date_is_undone_whole(work, ada):
    claim = make_claim(work, Predicate.RELEASE_DATE, "[2025-03-04,2025-04-03]", origin=Origin.MACHINE)
    text = "Out on 03/04/2025."
    make_citation(claim, make_article(text), text)
    before = values(Claim, Citation)
    curation.choose_reading(claim, "2025-04-03", by=ada)
    done = last_act()

    assert Act.objects.count() == 1
    curation.undo(done, by=ada)

    assert values(Claim, Citation) == before
    assert Claim.objects.get().rank == Rank.NORMAL


@pytest.fixture
def namesakes():
    """Two persons, each with an article and a claim of its own."""
    persons = [make_person("Ada Lind"), make_person("Adele Lind")]
    for number, person in enumerate(persons):
        text = f"{person.name} was born in 19{number}0."
        appearance = make_appearance(make_article(text), person)
        claim = make_claim(person, Predicate.BIRTH_DATE, f"19{number}0", origin=Origin.MACHINE)
        make_citation(claim, appearance.article, text, subject_appearance=appearance)
    return persons


def whose():
    """Return of everybody where it is shown, and of every claim and appearance whose it is shown to be."""
    return (
        dict(Person.objects.values_list("pk", "merged_into")),
        sorted(Claim.objects.values_list("subject_person", "value")),
        sorted(Appearance.objects.values_list("pk", "person", "pinned")),
    )


def test_a_merge_is_undone_and_done_again(namesakes, ada):
    before = whose()
    identity.merge(namesakes, kept=namesakes[0], by=ada, reason="The same singer.")
    merged = whose()
    assert merged != before

    curation.undo(last_act(), by=ada)
    assert whose() == before

    curation.undo(last_act(), by=ada)
    assert whose() == merged


def test_a_split_is_undone(namesakes, ada):
    before = whose()
    identity.split([Appearance.objects.first()], by=ada, reason="Another singer.")
    assert whose() != before

    curation.undo(last_act(), by=ada)
    assert whose() == before


def test_telling_apart_is_undone(namesakes, ada):
    identity.tell_apart(*namesakes, by=ada, reason="Sisters.")

    curation.undo(last_act(), by=ada)

    assert not Judgement.objects.filter(verdict=Verdict.DIFFERENT).exists()
