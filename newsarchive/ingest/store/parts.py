"""What claims are at home, without any merge, and what they are shown as."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from newsarchive.ingest.store.decisions import combine
from newsarchive.ingest.store.merges import shown_at
from newsarchive.ingest.store.sides import PERSONS, WORKS
from newsarchive.models import Citation, Claim, ClaimPart, Person, Work
from newsarchive.vocabulary import Origin, Rank, ReviewStatus


@dataclass(frozen=True)
class Identity:
    """What makes a claim the one it is."""

    subject_person: int | None
    subject_work: int | None
    predicate: str
    value_key: str
    negated: bool
    object_person: int | None = None
    object_work: int | None = None
    qualifier: str = ""

    @classmethod
    def of(cls, claim: Claim) -> "Identity":
        return cls(
            claim.subject_person_id,
            claim.subject_work_id,
            claim.predicate,
            claim.value_key,
            claim.negated,
            claim.object_person_id,
            claim.object_work_id,
            claim.qualifier,
        )


@dataclass
class Part:
    """What a claim is at home, without any merge. decision: as a row that may not be stored; of: the claim it is part of
    until now; is_own: it was that claim alone."""

    home: Identity
    decision: ClaimPart
    of: Claim
    citations: list[Citation]

    @property
    def is_kept(self) -> bool:
        """Whether it stands without any source."""
        one = self.decision
        decided = one.status != ReviewStatus.UNREVIEWED or one.rank != Rank.NORMAL or bool(one.reason)
        return decided or one.origin == Origin.EDITOR


@dataclass(frozen=True)
class Shown:
    """Where persons and works are shown; crowded: those at which others are shown too."""

    persons: Mapping[int, int]
    works: Mapping[int, int]
    crowded_persons: Collection[int]
    crowded_works: Collection[int]

    @classmethod
    def of(cls, identities: Collection[Identity]) -> "Shown":
        persons = {
            pk for one in identities for pk in (one.subject_person, one.object_person) if pk is not None
        }
        works = {pk for one in identities for pk in (one.subject_work, one.object_work) if pk is not None}
        persons_at, works_at = shown_at(PERSONS, persons), shown_at(WORKS, works)
        crowded_persons = Person.objects.filter(merged_into__in=set(persons_at.values()))
        crowded_works = Work.objects.filter(merged_into__in=set(works_at.values()))
        return cls(
            persons_at,
            works_at,
            {pk for pk in crowded_persons.values_list("merged_into", flat=True) if pk is not None},
            {pk for pk in crowded_works.values_list("merged_into", flat=True) if pk is not None},
        )

    def identity(self, home: Identity) -> Identity:
        """Return what a claim is shown as."""
        person = None if home.subject_person is None else self.persons[home.subject_person]
        work = None if home.subject_work is None else self.works[home.subject_work]
        object_person = None if home.object_person is None else self.persons[home.object_person]
        object_work = None if home.object_work is None else self.works[home.object_work]
        return replace(
            home,
            subject_person=person,
            subject_work=work,
            object_person=object_person,
            object_work=object_work,
            value_key=value_key(object_person, object_work) or home.value_key,
        )

    def is_crowded(self, identity: Identity) -> bool:
        return bool(
            {identity.subject_person, identity.object_person} & {*self.crowded_persons}
            or {identity.subject_work, identity.object_work} & {*self.crowded_works}
        )


def value_key(object_person: int | None, object_work: int | None) -> str:
    """Return the key of a value that is a person or a work; "" if it is neither."""
    if object_person is not None:
        return f"person:{object_person}"
    return "" if object_work is None else f"work:{object_work}"


def parts_at_home(claims: Mapping[int, Claim]) -> list[Part]:
    """Return what the claims are at home, by their evidence and by what they remember."""
    remembered: dict[int, list[ClaimPart]] = defaultdict(list)
    for row in ClaimPart.objects.filter(claim__in=claims).order_by("pk"):
        remembered[row.claim_id].append(row)
    cited: dict[int, list[Citation]] = defaultdict(list)
    citations = Citation.objects.filter(claim__in=claims).select_related(
        "subject_appearance", "object_appearance"
    )
    for citation in citations.order_by("id"):
        cited[citation.claim_id].append(citation)
    return [
        part for pk, claim in sorted(claims.items()) for part in _parts_of(claim, remembered[pk], cited[pk])
    ]


def _parts_of(claim: Claim, remembered: list[ClaimPart], citations: list[Citation]) -> list[Part]:
    own = Identity.of(claim)
    known = {_home(row, own): row for row in remembered}
    # Words that speak of nobody's appearance speak of whom the claim was made on.
    default = own if own in known or not known else next(iter(known))
    found: dict[Identity, list[Citation]] = defaultdict(list)
    for citation in citations:
        found[_home_of(citation, default)].append(citation)
    is_changed = bool(known) and _decision(combined(list(known.values()))) != _decision(claim)
    parts = []
    for home in dict.fromkeys([*known, *found]):
        row = known.get(home)
        if row is None or is_changed:
            decided = claim if is_changed or not known else ClaimPart(origin=Origin.MACHINE)
            number = row.number if row is not None else (claim.pk if len(found) == 1 and not known else None)
            known_row = row
            row = _part_row(decided, number, claim.disagreement_id)
            row.since = claim.created if number == claim.pk else None
            if known_row is not None:
                row.disagreement, row.since = known_row.disagreement, known_row.since
        part = Part(home, row, claim, found[home])
        if part.citations or part.is_kept:
            parts.append(part)
    if not parts:
        row = _part_row(claim, claim.pk, claim.disagreement_id)
        row.since = claim.created
        parts.append(Part(default, row, claim, []))
    return parts


def _part_row(decided: Claim | ClaimPart, number: int | None, disagreement: int | None) -> ClaimPart:
    return ClaimPart(
        number=number,
        status=decided.status,
        rank=decided.rank,
        reason=decided.reason,
        decided_by_id=decided.decided_by_id,
        decided_at=decided.decided_at,
        origin=decided.origin,
        disagreement=disagreement,
    )


def _home(row: ClaimPart, own: Identity) -> Identity:
    return replace(
        own,
        subject_person=row.subject_person_id,
        subject_work=row.subject_work_id,
        object_person=row.object_person_id,
        object_work=row.object_work_id,
        value_key=value_key(row.object_person_id, row.object_work_id) or own.value_key,
    )


def _home_of(citation: Citation, default: Identity) -> Identity:
    subject, thing = citation.subject_appearance, citation.object_appearance
    home = default
    if subject is not None:
        home = replace(
            home,
            subject_person=subject.home_person_id or subject.person_id,
            subject_work=subject.home_work_id or subject.work_id,
        )
    if thing is not None:
        person, work = thing.home_person_id or thing.person_id, thing.home_work_id or thing.work_id
        home = replace(
            home,
            object_person=person,
            object_work=work,
            value_key=value_key(person, work) or home.value_key,
        )
    return home


def _decision(row: Claim | ClaimPart) -> tuple[str, str, str]:
    return (row.status, row.rank, row.reason)


def combined(rows: list[ClaimPart]) -> ClaimPart:
    """Return what is decided on a claim of these parts: on the first, or where that is silent, on the next."""
    first = _part_row(rows[0], None, None)
    for other in rows[1:]:
        combine(first, other)
    return first
