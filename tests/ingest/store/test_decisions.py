"""What editors decided is never changed or forgotten by the machine."""

import pytest
from django.contrib.auth.models import User

from newsarchive.bookkeeping import refresh_claims
from newsarchive.curation import identity
from newsarchive.ingest.store import relink
from newsarchive.ingest.store.sides import PERSONS
from newsarchive.models import Appearance, Citation, Claim, Disagreement, Judgement, Person, PersonAlias
from newsarchive.values import DateValue
from newsarchive.verify import verify
from newsarchive.vocabulary import (
    DisagreementStatus,
    Origin,
    Predicate,
    Rank,
    ReviewStatus,
    Verdict,
)
from tests.ingest.store.readings import Story, ingest, person, released, short, song

pytestmark = pytest.mark.django_db


def born(name, iso, *, also=""):
    return Story(
        f"{name}{' aka ' + also if also else ''} was born on {iso}.",
        entities=(person(name, *([also] if also else [])),),
        claims=((name, Predicate.BIRTH_DATE, DateValue(iso), f"was born on {iso}"),),
    )


V, KIM = born("V", "1995-12-30"), born("Kim Taehyung", "1995-12-30")
BOTH = Story("V aka Kim Taehyung.", entities=(person("V", "Kim Taehyung"),))


def decide(claims, **values):
    ids = list(claims.values_list("pk", flat=True))
    assert Claim.objects.filter(pk__in=ids).update(**values)
    refresh_claims(ids)


def of(name):
    return Claim.objects.filter(subject_person__name=name)


@pytest.fixture(autouse=True)
def sound_archive():
    yield
    assert [str(problem) for problem in verify()] == []


def test_a_new_source_joins_a_decided_claim_without_asking():
    ingest(V, "a.txt")
    decide(of("V"), status=ReviewStatus.ACCEPTED, reason="Checked.")

    ingest(
        Story(
            "V (1995-12-30).",
            entities=V.entities,
            claims=(("V", Predicate.BIRTH_DATE, DateValue("1995-12-30"), "V (1995-12-30)"),),
        ),
        "b.txt",
    )

    claim = Claim.objects.get()
    assert (claim.status, claim.reason, claim.article_count) == (ReviewStatus.ACCEPTED, "Checked.", 2)


def test_a_rejected_claim_outlives_its_sources():
    ingest(V, "a.txt")
    decide(of("V"), status=ReviewStatus.REJECTED, reason="Another V.")

    ingest(BOTH, "a.txt")
    ingest(V, "b.txt")

    claim = Claim.objects.get()
    assert (claim.status, claim.article_count) == (ReviewStatus.REJECTED, 1)


def test_a_merge_by_names_keeps_what_was_decided_on_either():
    ingest(V, "a.txt")
    ingest(KIM, "b.txt")
    decide(of("Kim Taehyung"), status=ReviewStatus.ACCEPTED, reason="Checked.")

    ingest(BOTH, "c.txt")

    survivor = Person.objects.unmerged().get()
    claim = Claim.objects.get()
    assert (claim.subject_person, claim.status, claim.reason) == (survivor, ReviewStatus.ACCEPTED, "Checked.")
    assert claim.article_count == 2
    assert Person.objects.get(merged_into__isnull=False).merged_into == survivor


def test_a_decision_holds_for_both_when_a_merge_comes_undone():
    for source, story in (("a.txt", V), ("b.txt", KIM), ("c.txt", BOTH)):
        ingest(story, source)
    Claim.objects.update(status=ReviewStatus.ACCEPTED, reason="Checked.")

    ingest(Story("Nobody."), "c.txt")

    assert Person.objects.unmerged().filter(article_count=1).count() == 2
    assert set(Claim.objects.values_list("status", "article_count")) == {(ReviewStatus.ACCEPTED, 1)}


def test_contrary_decisions_keep_two_apart_and_put_the_question():
    ingest(V, "a.txt")
    ingest(KIM, "b.txt")
    decide(of("V"), status=ReviewStatus.ACCEPTED)
    decide(of("Kim Taehyung"), status=ReviewStatus.REJECTED, reason="No.")

    ingest(BOTH, "c.txt")

    assert Person.objects.unmerged().count() == 2
    assert sorted(Claim.objects.values_list("status", flat=True)) == ["accepted", "rejected"]
    judgement = Judgement.objects.get()
    assert (judgement.verdict, judgement.origin) == (Verdict.UNSURE, Origin.MACHINE)
    assert "contradict" in judgement.reason


def test_accepted_values_that_cannot_both_be_true_keep_two_apart():
    ingest(V, "a.txt")
    ingest(born("Kim Taehyung", "1996-01-01"), "b.txt")
    Claim.objects.update(status=ReviewStatus.ACCEPTED)

    ingest(BOTH, "c.txt")

    assert Person.objects.unmerged().count() == 2


def test_two_that_an_editor_holds_to_be_different_are_not_joined():
    ingest(V, "a.txt")
    ingest(KIM, "b.txt")
    a, b = Person.objects.order_by("pk")
    Judgement.objects.create(person_a=a, person_b=b, verdict=Verdict.DIFFERENT)

    ingest(BOTH, "c.txt")
    ingest(born("Kim Taehyung", "1995-12-31"), "d.txt")

    assert {one.name: one.article_count for one in Person.objects.unmerged()} == {"V": 2, "Kim Taehyung": 2}
    assert Judgement.objects.get().verdict == Verdict.DIFFERENT


def test_a_pinned_appearance_stays_and_links_nothing():
    ingest(V, "a.txt")
    other = Person.objects.create(name="V (politician)", curated=True)
    Appearance.objects.update(person=other, pinned=True)
    Claim.objects.update(subject_person=other)
    relink(PERSONS, [other.pk])

    ingest(BOTH, "b.txt")
    ingest(born("V", "1960-01-01"), "a.txt")

    assert list(other.appearances.current().values_list("article__source", "pinned")) == [("a.txt", True)]
    assert (
        Person.objects.exclude(pk=other.pk).get(article_count=1).appearances.current().get().article.source
        == "b.txt"
    )


def test_a_curated_name_and_an_editors_alias_stay_and_link():
    ingest(V, "a.txt")
    Person.objects.update(name="Kim Tae-hyung", name_key="kimtaehyung", curated=True)
    PersonAlias.objects.create(person=Person.objects.get(), name="TaeTae")

    ingest(KIM, "b.txt")
    ingest(born("TaeTae", "1995-12-30"), "c.txt")

    assert Person.objects.get().name == "Kim Tae-hyung"
    assert Person.objects.get().article_count == 3
    assert PersonAlias.objects.get(name="TaeTae").origin == Origin.EDITOR


def test_a_curated_name_survives_a_merge_into_an_older_person():
    ingest(V, "a.txt")
    ingest(KIM, "b.txt")
    Person.objects.filter(name="Kim Taehyung").update(curated=True)

    ingest(BOTH, "c.txt")

    assert [(one.name, one.curated) for one in Person.objects.unmerged()] == [("Kim Taehyung", True)]


def test_an_editors_merge_holds_and_can_be_undone():
    ingest(V, "a.txt")
    ingest(born("TaeTae", "1995-12-30"), "b.txt")
    v, taetae = Person.objects.order_by("pk")
    editor = User.objects.create_user("editor")
    merge = identity.merge([v, taetae], kept=v, by=editor, reason="His nickname.")

    ingest(born("TaeTae", "1995-12-31"), "c.txt")
    assert {one.name: one.article_count for one in Person.objects.unmerged()} == {"V": 3}
    assert Disagreement.objects.open().count() == 1

    identity.undo_merge(merge, by=editor)
    assert {one.name: one.article_count for one in Person.objects.unmerged()} == {"V": 1, "TaeTae": 2}
    assert Person.objects.unmerged().get(name="TaeTae").pk == taetae.pk


def test_a_rejected_citation_stays_rejected_in_a_later_text_with_the_same_words():
    ingest(V, "a.txt")
    Citation.objects.update(status=ReviewStatus.REJECTED, reason="Misread.")

    ingest(Story(f"{V.text} And more.", entities=V.entities, claims=V.claims), "a.txt")

    citation = Citation.objects.get(article__is_current=True)
    assert (citation.status, citation.reason) == (ReviewStatus.REJECTED, "Misread.")
    assert Claim.objects.get().article_count == 0


def test_an_editors_citation_moves_to_a_later_text_that_has_its_words():
    stored = ingest(Story("Well. V was born on 1995-12-30.", entities=(person("V"),)), "a.txt")
    claim = Claim.objects.create(
        subject_person=Person.objects.get(),
        predicate=Predicate.BIRTH_DATE,
        value="1995-12-30",
        value_key="1995-12-30",
        date="1995-12-30",
    )
    Citation.objects.create(
        claim=claim, article_id=stored.article_id, start=6, end=31, quote="V was born on 1995-12-30."
    )

    ingest(Story("V was born on 1995-12-30.", entities=(person("V"),)), "a.txt")

    citation = Citation.objects.get(article__is_current=True)
    assert (citation.start, citation.end, citation.origin) == (0, 25, Origin.EDITOR)


def test_a_newer_extractor_leaves_decided_citations_alone(monkeypatch):
    ingest(V, "a.txt")
    Citation.objects.update(status=ReviewStatus.REJECTED, reason="Misread.")
    monkeypatch.setattr("newsarchive.ingest.store.articles.EXTRACTOR_VERSION", "next")

    ingest(V, "a.txt")
    assert Citation.objects.get().status == ReviewStatus.REJECTED

    monkeypatch.setattr("newsarchive.ingest.store.articles.EXTRACTOR_VERSION", "last")
    ingest(Story(V.text, entities=V.entities), "a.txt")
    assert Citation.objects.get().status == ReviewStatus.REJECTED


def test_a_settled_disagreement_follows_a_merge():
    ingest(V, "a.txt")
    ingest(KIM, "b.txt")
    ingest(born("Kim Taehyung", "1995-12-31"), "c.txt")
    row = Disagreement.objects.get()
    preferred = of("Kim Taehyung").get(value="1995-12-30")
    of("Kim Taehyung").exclude(pk=preferred.pk).update(rank=Rank.DEPRECATED, reason="Older.")
    of("Kim Taehyung").filter(pk=preferred.pk).update(rank=Rank.PREFERRED, reason="Older.")
    Disagreement.objects.update(status=DisagreementStatus.SETTLED, preferred=preferred, reason="Older.")

    ingest(BOTH, "d.txt")

    row = Disagreement.objects.get()
    assert (row.status, row.preferred.value, row.preferred.rank) == ("settled", "1995-12-30", Rank.PREFERRED)
    assert row.subject == Person.objects.unmerged().get() == row.preferred.subject


def test_a_surname_alone_is_asked_about_while_one_person_bears_it():
    tam = Story("Tam Ruiz ran. Ruiz won.", entities=(person("Tam Ruiz", short("Ruiz")),))
    lone = Story(
        "Ruiz sings Tide.",
        entities=(person(short("Ruiz")), song("Tide")),
        claims=(released("Tide", "2024", "Tide"),),
    )
    ingest(lone, "a.txt")
    assert Judgement.objects.count() == 0

    ingest(tam, "b.txt")
    judgement = Judgement.objects.get()
    assert {judgement.person_a.name, judgement.person_b.name} == {"Ruiz", "Tam Ruiz"}

    ingest(Story("Eva Ruiz ran. Ruiz won.", entities=(person("Eva Ruiz", short("Ruiz")),)), "c.txt")
    assert Judgement.objects.count() == 0
    assert Person.objects.unmerged().count() == 3
