"""Merging, parting and telling apart persons and works."""

from itertools import permutations

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from newsarchive import curation
from newsarchive.curation import identity
from newsarchive.models import Appearance, Citation, Claim, Disagreement, Judgement, Person, PersonAlias, Work
from newsarchive.values import DateValue
from newsarchive.verify import verify
from newsarchive.vocabulary import Predicate, ReviewStatus, Verdict
from tests.curation.dump import changes, dump, fields_changed
from tests.ingest.store.archive import contents, differences
from tests.ingest.store.readings import Story, ingest, person, released, song

pytestmark = pytest.mark.django_db


def born(name, iso, more=""):
    return Story(
        f"{name} was born on {iso}.{more}",
        entities=(person(name),),
        claims=((name, Predicate.BIRTH_DATE, DateValue(iso), f"was born on {iso}"),),
    )


def sings(name, title, iso):
    return Story(
        f"{name} sings {title}, out {iso}.",
        entities=(person(name), song(title)),
        claims=((title, Predicate.PERFORMER, name, f"{name} sings"), released(title, iso, f"out {iso}")),
    )


STORIES = {
    "a.txt": born("Ana Ruiz", "1990-01-01"),
    "b.txt": born("A. R. Ruiz", "1990-01-01"),
    "c.txt": born("Anita", "1991-02-02"),
    "d.txt": sings("Ana Ruiz", "Tide", "2024-01-24"),
    "e.txt": sings("Anita", "Tide", "2024-01-25"),
    "f.txt": sings("A. R. Ruiz", "Reef", "2024"),
}


@pytest.fixture
def editor():
    return User.objects.create_user("editor")


@pytest.fixture(autouse=True)
def sound_archive():
    yield
    assert [str(problem) for problem in verify()] == []


@pytest.fixture
def archive():
    for source, story in STORIES.items():
        ingest(story, source)


def called(name):
    return Person.objects.get(name=name)


def joined(editor, kept, *others):
    return identity.merge([called(name) for name in others], kept=called(kept), by=editor, reason="One.")


def test_a_merge_shows_all_at_the_one_that_is_kept(archive, editor):
    joined(editor, "Ana Ruiz", "Anita", "A. R. Ruiz")

    ana = Person.objects.unmerged().get()
    assert (ana.name, ana.article_count) == ("Ana Ruiz", 6)
    assert set(ana.aliases.values_list("name", flat=True)) == {"Anita", "A. R. Ruiz"}
    assert set(ana.claims.values_list("value", "article_count")) == {("1990-01-01", 2), ("1991-02-02", 1)}
    assert Work.objects.get(title="Tide").claims.get(predicate="performer").article_count == 2
    assert Disagreement.objects.open().filter(subject_person=ana, predicate="birth_date").exists()
    assert {called(name).merged_into for name in ("Anita", "A. R. Ruiz")} == {ana}


def test_undoing_a_merge_restores_everything(archive, editor):
    before = dump()
    merge = joined(editor, "Anita", "Ana Ruiz", "A. R. Ruiz")

    identity.undo_merge(merge, by=editor)

    assert fields_changed(before, dump()) == []
    assert changes(before, dump()) == []


def test_undoing_a_merge_restores_what_was_decided_and_settled(archive, editor):
    ingest(born("Anita", "1991-02-03"), "g.txt")
    ingest(born("A. R. Ruiz", "1989-01-01"), "h.txt")
    for name in ("Anita", "A. R. Ruiz"):
        row = Disagreement.objects.get(subject_person=called(name))
        curation.settle(
            row, preferred=row.claims.order_by("pk").first(), by=editor, reason=f"As {name} says."
        )
    curation.accept_claims(called("Ana Ruiz").claims.all(), by=editor, reason="Checked.")
    before = dump()

    merge = joined(editor, "Ana Ruiz", "A. R. Ruiz", "Anita")
    assert Claim.objects.get(value="1990-01-01").status == ReviewStatus.ACCEPTED

    identity.undo_merge(merge, by=editor)
    assert fields_changed(before, dump()) == []
    assert changes(before, dump()) == []


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_chains_of_merges_are_undone_in_any_order(archive, editor, order):
    ingest(born("Ruizita", "1990-01-01"), "g.txt")
    before = dump()
    merges = [
        joined(editor, "Ana Ruiz", "Anita"),
        joined(editor, "A. R. Ruiz", "Ana Ruiz"),
        joined(editor, "A. R. Ruiz", "Ruizita"),
    ]
    assert Person.objects.unmerged().get().article_count == 7
    assert called("Anita").merged_into == called("A. R. Ruiz")

    for place in order:
        identity.undo_merge(merges[place], by=editor)
        assert [str(problem) for problem in verify()] == []

    assert fields_changed(before, dump()) == []
    assert changes(before, dump()) == []


def test_undoing_the_first_of_two_merges_leaves_the_second(archive, editor):
    first = joined(editor, "Ana Ruiz", "Anita")
    joined(editor, "A. R. Ruiz", "Ana Ruiz")

    identity.undo_merge(first, by=editor)

    assert {one.name: one.article_count for one in Person.objects.unmerged()} == {"A. R. Ruiz": 4, "Anita": 2}


def test_articles_that_come_during_a_merge_go_where_their_names_belong(editor):
    early, late = list(STORIES.items())[:3], list(STORIES.items())[3:]
    for source, story in STORIES.items():
        ingest(story, source)
    expected = contents()
    for model in (Citation, Claim, Appearance, Person, Work):
        model.objects.all().delete() if model is not Person else Disagreement.objects.all().delete()
    Person.objects.all().delete()
    from newsarchive.models import Article

    Article.objects.all().delete()

    for source, story in early:
        ingest(story, source)
    merge = joined(editor, "Ana Ruiz", "Anita", "A. R. Ruiz")
    for source, story in late:
        ingest(story, source)
    assert Person.objects.unmerged().get().article_count == 6
    identity.undo_merge(merge, by=editor)

    assert differences(contents(), expected) == []


def test_what_is_decided_during_a_merge_goes_with_the_words_it_speaks_of(archive, editor):
    merge = joined(editor, "Ana Ruiz", "Anita", "A. R. Ruiz")
    curation.accept_claims(Claim.objects.filter(value="1991-02-02"), by=editor)
    curation.reject_claims(Claim.objects.filter(value="1990-01-01"), by=editor, reason="A namesake.")

    identity.undo_merge(merge, by=editor)

    decided = Claim.objects.filter(predicate="birth_date").values_list("subject_person__name", "status")
    assert set(decided) == {("Ana Ruiz", "rejected"), ("A. R. Ruiz", "rejected"), ("Anita", "accepted")}


def test_what_is_made_by_hand_stays_on_the_one_it_was_made_on(archive, editor):
    anita = called("Anita")
    own = Claim(
        subject_person=anita,
        predicate=Predicate.ACHIEVEMENT,
        value="singer",
        value_key="singer",
        status="accepted",
    )
    curation.add_claim(own, by=editor)
    curation.keep_alias(PersonAlias(person=anita, name="Nita", kind="stage"), by=editor)
    merge = joined(editor, "Ana Ruiz", "Anita")
    ana = called("Ana Ruiz")
    assert (Claim.objects.get(pk=own.pk).subject_person, ana.aliases.filter(name="Nita").count()) == (ana, 1)

    made = Claim(subject_person=ana, predicate=Predicate.STATEMENT, value="I stay", value_key="i stay")
    curation.add_claim(made, by=editor)
    curation.name_person(ana, name="Ana M. Ruiz", kind="person", by=editor)
    identity.undo_merge(merge, by=editor)

    assert Claim.objects.get(pk=own.pk).subject_person == anita
    assert Claim.objects.get(pk=made.pk).subject_person == ana
    assert list(anita.aliases.values_list("name", flat=True)) == ["Nita"]
    assert not called("Ana M. Ruiz").aliases.filter(name="Nita").exists()


def test_two_names_for_the_same_words_are_told_apart_again(editor):
    both = Story(
        "Ana and Bo sing Tide.",
        entities=(person("Ana"), person("Bo"), song("Tide")),
        claims=(
            ("Tide", Predicate.PERFORMER, "Ana", "Ana and Bo sing Tide"),
            ("Tide", Predicate.PERFORMER, "Bo", "Ana and Bo sing Tide"),
        ),
    )
    ingest(both, "a.txt")
    before = dump()
    merge = joined(editor, "Ana", "Bo")
    assert Claim.objects.get().article_count == 1

    identity.undo_merge(merge, by=editor)

    assert fields_changed(before, dump()) == []
    assert changes(before, dump()) == []


def test_those_held_to_be_different_are_not_merged_nor_joined(archive, editor):
    ana, anita = called("Ana Ruiz"), called("Anita")
    identity.tell_apart(ana, anita, by=editor, reason="Sisters.")

    with pytest.raises(ValidationError, match="different"):
        joined(editor, "Ana Ruiz", "Anita")
    joined(editor, "A. R. Ruiz", "Ana Ruiz")
    with pytest.raises(ValidationError, match="different"):
        joined(editor, "A. R. Ruiz", "Anita")
    ingest(Story("Ana Ruiz aka Anita.", entities=(person("Ana Ruiz", "Anita"),)), "g.txt")

    assert Judgement.objects.filter(verdict=Verdict.UNSURE).count() == 0
    assert called("Anita").merged_into is None


def test_withdrawing_that_two_differ_lets_names_join_them(archive, editor):
    judgement = identity.tell_apart(called("Ana Ruiz"), called("Anita"), by=editor)
    ingest(Story("Ana Ruiz aka Anita.", entities=(person("Ana Ruiz", "Anita"),)), "g.txt")
    assert Person.objects.unmerged().count() == 3

    identity.withdraw_judgement(judgement, by=editor)

    assert Person.objects.unmerged().count() == 2


def test_a_merge_needs_a_reason_and_two_that_stand_for_themselves(archive, editor):
    ana, anita = called("Ana Ruiz"), called("Anita")
    with pytest.raises(ValidationError, match="why"):
        identity.merge([anita], kept=ana, by=editor, reason=" ")
    with pytest.raises(ValidationError, match="two or more"):
        identity.merge([ana], kept=ana, by=editor, reason="One.")
    joined(editor, "Ana Ruiz", "Anita")
    with pytest.raises(ValidationError, match="stand for themselves"):
        identity.merge([anita], kept=called("A. R. Ruiz"), by=editor, reason="One.")


def test_what_is_split_off_stays_apart_whatever_is_read(archive, editor):
    ana = called("Ana Ruiz")
    chosen = list(ana.appearances.filter(article__source="d.txt"))

    singer = identity.split(chosen, by=editor, reason="The singer is another one.")
    ingest(STORIES["d.txt"], "d.txt")
    ingest(born("Ana Ruiz", "1990-01-01", " Again."), "g.txt")

    assert sorted(singer.appearances.values_list("article__source", flat=True)) == ["d.txt"]
    assert {one.pk: one.article_count for one in Person.objects.filter(name="Ana Ruiz")} == {
        ana.pk: 2,
        singer.pk: 1,
    }
    assert set(Claim.objects.filter(object_person=singer).values_list("subject_work__title", flat=True)) == {
        "Tide"
    }


def test_what_is_split_off_comes_back(archive, editor):
    before = dump()
    ana = called("Ana Ruiz")
    singer = identity.split(
        list(ana.appearances.filter(article__source="d.txt")), by=editor, reason="Another."
    )

    identity.undo_split(singer, ana, by=editor)

    assert not Person.objects.filter(pk=singer.pk).exists()
    assert fields_changed(before, dump()) == []
    assert changes(before, dump()) == []


def test_appearances_are_split_off_to_another_one(archive, editor):
    ana, anita = called("Ana Ruiz"), called("Anita")

    identity.split(list(ana.appearances.filter(article__source="d.txt")), to=anita, by=editor, reason="Hers.")

    assert (called("Anita").article_count, called("Ana Ruiz").article_count) == (3, 1)
