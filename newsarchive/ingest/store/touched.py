"""Collect what a change touches, and bring the derived columns of exactly that up to date."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Exists, F, OuterRef, Q

from newsarchive.bookkeeping import (
    Property,
    count_claims,
    count_evidence,
    mark_uncompared,
    refresh_articles,
    refresh_persons,
    refresh_works,
    update_disagreements,
)
from newsarchive.ingest.store.sides import PERSONS, SIDES, Side
from newsarchive.models import Claim, Disagreement, Judgement, Person, Work
from newsarchive.vocabulary import DisagreementStatus, Origin, Rank, ReviewStatus


@dataclass
class Touched:
    """Ids of rows whose derived columns may be out of date, and properties whose claims changed.

    confirmed_persons, confirmed_works: those that gained one article, which calls them what they are called already.
    new_persons: those that were made with all that is derived.
    """

    persons: set[int] = field(default_factory=set)
    works: set[int] = field(default_factory=set)
    confirmed_persons: set[int] = field(default_factory=set)
    confirmed_works: set[int] = field(default_factory=set)
    new_persons: set[int] = field(default_factory=set)
    claims: set[int] = field(default_factory=set)
    articles: set[int] = field(default_factory=set)
    properties: set[Property] = field(default_factory=set)
    _subject_persons: set[int] = field(default_factory=set)
    _subject_works: set[int] = field(default_factory=set)
    _noted: set[int] = field(default_factory=set)

    def entities(self, side: Side) -> set[int]:
        return self.persons if side is PERSONS else self.works

    def confirmed(self, side: Side) -> set[int]:
        return self.confirmed_persons if side is PERSONS else self.confirmed_works

    def note(self, claim: Claim) -> None:
        """Add the property and the subject of a claim, as they are now."""
        self._noted.add(claim.pk)
        self.properties.add(Property.of(claim))
        if claim.subject_person_id is not None:
            self._subject_persons.add(claim.subject_person_id)
        if claim.subject_work_id is not None:
            self._subject_works.add(claim.subject_work_id)

    def bring_up_to_date(self) -> None:
        """Delete claims that nobody makes any more, and renew counts, names, kinds and disagreements."""
        for claim in (
            Claim.objects.filter(pk__in=self.claims - self._noted) if self.claims - self._noted else ()
        ):
            self.note(claim)
        count_evidence(self.claims)
        _delete_baseless(self.claims)
        for side in SIDES:
            confirmed = self.confirmed(side) - self.entities(side)
            if confirmed:
                side.model._default_manager.filter(pk__in=confirmed).update(
                    article_count=F("article_count") + 1
                )
                mark_uncompared(side.model, confirmed)
        refresh_persons(self.persons)
        refresh_works(self.works)
        count_claims(Person, self._subject_persons - self.persons)
        count_claims(Work, self._subject_works - self.works)
        refresh_articles(self.articles)
        update_disagreements(self.properties)


def delete_unheard_of(touched: Touched) -> None:
    """Delete touched persons and works that no article, not even a replaced one, speaks of and no editor had a hand in."""
    for side in SIDES:
        ids = touched.entities(side)
        column = side.column
        Disagreement.objects.filter(
            **{f"subject_{column}__in": ids},
            status=DisagreementStatus.CLOSED,
            preferred=None,
            claims=None,
            notes=None,
        ).delete()
        judged = Judgement.objects.filter(
            Q(**{f"{column}_a": OuterRef("pk")}) | Q(**{f"{column}_b": OuterRef("pk")}), origin=Origin.EDITOR
        )
        given = side.alias_model._default_manager.filter(**{column: OuterRef("pk")}, origin=Origin.EDITOR)
        side.model._default_manager.filter(
            ~Exists(judged),
            ~Exists(given),
            pk__in=ids,
            curated=False,
            merged_into=None,
            merged=None,
            appearances=None,
            claims=None,
            claims_about=None,
            disagreements=None,
            external_ids=None,
            notes=None,
        ).delete()


def _delete_baseless(claim_ids: Iterable[int]) -> None:
    """Delete claims without any citation, unless an editor made or decided them or wrote a note on them."""
    if claim_ids:
        Claim.objects.filter(
            pk__in=claim_ids,
            article_count=0,
            citations=None,
            origin=Origin.MACHINE,
            status=ReviewStatus.UNREVIEWED,
            rank=Rank.NORMAL,
            reason="",
            preferred_in=None,
            notes=None,
        ).delete()
