"""Collect what a change touches, and bring the derived columns of exactly that up to date."""

from dataclasses import dataclass, field

from newsarchive.bookkeeping import (
    Property,
    count_evidence,
    refresh_articles,
    refresh_persons,
    refresh_works,
    update_disagreements,
)
from newsarchive.ingest.store.sides import PERSONS, Side
from newsarchive.models import Claim
from newsarchive.vocabulary import Origin, Rank, ReviewStatus


@dataclass
class Touched:
    """Ids of rows whose derived columns may be out of date, and properties whose claims changed."""

    persons: set[int] = field(default_factory=set)
    works: set[int] = field(default_factory=set)
    claims: set[int] = field(default_factory=set)
    articles: set[int] = field(default_factory=set)
    properties: set[Property] = field(default_factory=set)

    def entities(self, side: Side) -> set[int]:
        return self.persons if side is PERSONS else self.works

    def note(self, claim: Claim) -> None:
        """Add a claim with its property and subject, as they are now."""
        self.claims.add(claim.pk)
        self.properties.add(Property.of(claim))
        if claim.subject_person_id is not None:
            self.persons.add(claim.subject_person_id)
        if claim.subject_work_id is not None:
            self.works.add(claim.subject_work_id)

    def bring_up_to_date(self) -> None:
        """Delete claims that nobody makes any more, and renew counts, names, kinds and disagreements."""
        for claim in Claim.objects.filter(pk__in=self.claims):
            self.note(claim)
        _delete_baseless(self.claims)
        count_evidence(self.claims)
        refresh_persons(self.persons)
        refresh_works(self.works)
        refresh_articles(self.articles)
        update_disagreements(self.properties)


def _delete_baseless(claim_ids: set[int]) -> None:
    """Delete claims without any citation, unless an editor made or decided them."""
    Claim.objects.filter(
        pk__in=claim_ids,
        citations=None,
        origin=Origin.MACHINE,
        status=ReviewStatus.UNREVIEWED,
        rank=Rank.NORMAL,
        reason="",
        preferred_in=None,
    ).delete()
