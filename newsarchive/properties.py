"""Properties, each one predicate of one subject, and what the archive has about them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TypedDict

from django.db.models import Q, QuerySet

from newsarchive.models import Claim, Disagreement
from newsarchive.prepared import prepared
from newsarchive.vocabulary import Predicate, SubjectType


@dataclass(frozen=True)
class Property:
    """One predicate of one person or work."""

    subject_type: SubjectType
    subject_id: int
    predicate: Predicate

    @classmethod
    def of(cls, row: Claim | Disagreement) -> "Property":
        """Return the property that a claim or a disagreement is about."""
        if row.subject_person_id is not None:
            return cls(SubjectType.PERSON, row.subject_person_id, Predicate(row.predicate))
        assert row.subject_work_id is not None  # a claim has one subject
        return cls(SubjectType.WORK, row.subject_work_id, Predicate(row.predicate))


def about_properties(properties: Collection[Property]) -> Q:
    """Return the condition that a row is about one of the properties; it lets in others of the same subjects."""
    condition = Q(pk__in=[])
    for subject_type in (SubjectType.PERSON, SubjectType.WORK):
        ours = [prop for prop in properties if prop.subject_type == subject_type]
        if ours:
            condition |= Q(
                **{f"subject_{subject_type}__in": {prop.subject_id for prop in ours}},
                predicate__in={prop.predicate for prop in ours},
            )
    return condition


def contradicting_claims(properties: list[Property]) -> dict[Property, list[Claim]]:
    """Return the claims that may contradict each other: of a predicate of many values only those whose value is denied."""
    wanted = set(properties)
    found: dict[Property, list[Claim]] = defaultdict(list)
    for subject_type, ours in _by_subject_type(prop for prop in properties if prop.predicate.single_valued):
        for claim in _claims_about(subject_type, **ours):
            found[Property.of(claim)].append(claim)
    for subject_type, ours in _by_subject_type(
        prop for prop in properties if not prop.predicate.single_valued
    ):
        # Those that have part in a disagreement must be seen even where nothing is denied any more.
        marked = _marked_claims_about(subject_type, **ours)
        denied = {(Property.of(claim), claim.value_key) for claim in marked if claim.negated}
        keys = {key for _, key in denied}
        asserted = _claims_with(subject_type, keys=keys, **ours) if denied else ()
        seen = {claim.pk: claim for claim in marked}
        seen |= {claim.pk: claim for claim in asserted if (Property.of(claim), claim.value_key) in denied}
        for _, claim in sorted(seen.items()):
            found[Property.of(claim)].append(claim)
    return defaultdict(list, {prop: claims for prop, claims in found.items() if prop in wanted})


def disagreements_about(properties: list[Property]) -> list[Disagreement]:
    """Return the disagreements about the properties, with the claims that were preferred; others of the same subjects too."""
    rows = [
        row
        for subject_type, ours in _by_subject_type(properties)
        for row in _rows_about(subject_type, **ours)
    ]
    preferred = {row.preferred_id for row in rows} - {None}
    claims = Claim.objects.in_bulk(preferred) if preferred else {}
    for row in rows:
        row.preferred = claims.get(row.preferred_id)
    return rows


class _About(TypedDict):
    subjects: Collection[int]
    predicates: Collection[str]


def _by_subject_type(properties: Iterable[Property]) -> Iterator[tuple[SubjectType, _About]]:
    """Yield what finds the properties of persons, and of works."""
    of_type = defaultdict(list)
    for prop in properties:
        of_type[prop.subject_type].append(prop)
    for subject_type, ours in of_type.items():
        yield (
            subject_type,
            _About(subjects={prop.subject_id for prop in ours}, predicates={prop.predicate for prop in ours}),
        )


@prepared
def _claims_about(
    subject_type: SubjectType, *, subjects: Collection[int], predicates: Collection[str]
) -> QuerySet[Claim, Claim]:
    of_subjects = {f"subject_{subject_type}__in": subjects}
    return Claim.objects.filter(predicate__in=predicates, **of_subjects).order_by("id")


@prepared
def _claims_with(
    subject_type: SubjectType,
    *,
    subjects: Collection[int],
    predicates: Collection[str],
    keys: Collection[str],
) -> QuerySet[Claim, Claim]:
    of_subjects = {f"subject_{subject_type}__in": subjects}
    return Claim.objects.filter(predicate__in=predicates, value_key__in=keys, **of_subjects)


@prepared
def _marked_claims_about(
    subject_type: SubjectType, *, subjects: Collection[int], predicates: Collection[str]
) -> QuerySet[Claim, Claim]:
    marked = Q(negated=True) | Q(disagreement__isnull=False)
    of_subjects = {f"subject_{subject_type}__in": subjects}
    return Claim.objects.filter(marked, predicate__in=predicates, **of_subjects)


@prepared
def _rows_about(
    subject_type: SubjectType, *, subjects: Collection[int], predicates: Collection[str]
) -> QuerySet[Disagreement, Disagreement]:
    of_subjects = {f"subject_{subject_type}__in": subjects}
    return Disagreement.objects.filter(predicate__in=predicates, **of_subjects)
