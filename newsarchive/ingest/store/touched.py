"""Collect what a change touches, and bring the derived columns of exactly that up to date."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q, QuerySet

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
from newsarchive.bulk import add_to_each, insert_values
from newsarchive.ingest.store.sides import PERSONS, SIDES, Side
from newsarchive.models import Claim, Disagreement, Judgement, Person, Uncounted, Work
from newsarchive.one_writer import writing
from newsarchive.prepared import prepared
from newsarchive.vocabulary import DisagreementStatus, Origin, Rank, ReviewStatus

# Counting takes the longer the more articles make a claim: one that so many make is counted once a run, not with each.
MANY = 100

# Few, as they take long and an editor may be waiting to save.
_COUNTED_AT_ONCE = 5


@dataclass
class Touched:
    """Ids of rows whose derived columns may be out of date, and properties whose claims changed.

    confirmed_persons, confirmed_works: those that gained one article, which calls them what they are called already.
    new_persons: those that were made with all that is derived. is_run: an ingest run is under way, which counts at its end
    what takes long. only_adds: all that came is one current article, of which no other version is known.
    """

    is_run: bool = False
    only_adds: bool = False

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
    _new_of_persons: Counter[int] = field(default_factory=Counter)
    _new_of_works: Counter[int] = field(default_factory=Counter)
    _noted: set[int] = field(default_factory=set)
    _of_many: set[int] = field(default_factory=set)

    def entities(self, side: Side) -> set[int]:
        return self.persons if side is PERSONS else self.works

    def confirmed(self, side: Side) -> set[int]:
        return self.confirmed_persons if side is PERSONS else self.confirmed_works

    def note(self, claim: Claim, *, is_new: bool = False) -> None:
        """Add the property and the subject of a claim, as they are now. is_new: it was made with all that is derived."""
        self._noted.add(claim.pk)
        self.properties.add(Property.of(claim))
        if self.is_run and claim.article_count >= MANY:
            self._of_many.add(claim.pk)
        person, work = claim.subject_person_id, claim.subject_work_id
        if is_new and self.only_adds and claim.pk not in self.claims:
            self._new_of_persons.update([person] if person is not None else ())
            self._new_of_works.update([work] if work is not None else ())
        elif is_new or not (self.only_adds and claim.article_count):  # else it stood before, and stands
            self._subject_persons.update([person] if person is not None else ())
            self._subject_works.update([work] if work is not None else ())

    def bring_up_to_date(self) -> None:
        """Delete claims that nobody makes any more, and renew counts, names, kinds and disagreements.

        In a run, what claims of many articles take part in is only noted: see count_put_off().
        """
        for claim in (
            Claim.objects.filter(pk__in=self.claims - self._noted) if self.claims - self._noted else ()
        ):
            self.note(claim)
        put_off = self.claims & self._of_many
        count_evidence(self.claims - put_off, with_quotes=not self.only_adds)
        _delete_baseless(self.claims - put_off)
        for side in SIDES:
            confirmed = self.confirmed(side) - self.entities(side)
            if confirmed:
                add_to_each(side.model, "article_count", dict.fromkeys(confirmed, 1))
                mark_uncompared(side.model, confirmed)
        refresh_persons(self.persons)
        refresh_works(self.works)
        count_claims(Person, self._subject_persons - self.persons)
        count_claims(Work, self._subject_works - self.works)
        _add_claims(Person, self._new_of_persons, but=self._subject_persons | self.persons)
        _add_claims(Work, self._new_of_works, but=self._subject_works | self.works)
        refresh_articles(self.articles)
        put_off |= update_disagreements(self.properties, most=MANY if self.is_run else None)
        if put_off:
            rows = [[pk] for pk in sorted(put_off)]
            insert_values(Uncounted, ["claim"], rows, on_conflict="ON CONFLICT DO NOTHING")


def count_put_off() -> None:
    """Bring up to date what was put off for claims that many articles make; each batch is a transaction."""
    while True:
        with writing():
            claims = Uncounted.objects.order_by("pk").values_list("pk", flat=True)
            ids = set(claims[:_COUNTED_AT_ONCE])
            if not ids:
                return
            Touched(claims=ids).bring_up_to_date()
            Uncounted.objects.filter(pk__in=ids).delete()


def _add_claims(model: type[Person] | type[Work], made: Counter[int], *, but: set[int]) -> None:
    """Count claims that were made about persons or works: each stands, and no other came or went."""
    add_to_each(model, "claim_count", {pk: number for pk, number in made.items() if pk not in but})


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
    claim_ids = list(claim_ids)
    if _uncited(claims=claim_ids):
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


@prepared
def _uncited(*, claims: Collection[int]) -> QuerySet[Claim, int]:
    """Return the claims that no article makes."""
    return Claim.objects.filter(pk__in=claims, article_count=0).values_list("pk", flat=True)
