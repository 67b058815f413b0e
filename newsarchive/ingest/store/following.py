"""Move evidence to the claims of those whom the appearances it speaks of belong to now."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newsarchive.ingest.store.decisions import combine
from newsarchive.ingest.store.touched import Touched
from newsarchive.models import Citation, Claim, Disagreement
from newsarchive.vocabulary import ReviewStatus


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


@dataclass(frozen=True)
class Merged:
    """Which persons and works were merged, and into which."""

    persons: Mapping[int, int]
    works: Mapping[int, int]


def follow(claim_ids: Iterable[int], merged: Merged, touched: Touched) -> None:
    """Bring the claims' citations to the claims of the subjects and objects that their appearances have now.

    A claim all of whose evidence goes one way goes with it; where that claim exists, the two become one, and what was
    decided on either holds. A claim whose evidence parts leaves its decisions to both parts.
    """
    claims = Claim.objects.in_bulk(list(claim_ids))
    touched.claims |= claims.keys()
    for claim in claims.values():
        touched.note(claim)
    parts = _parts(claims, merged)
    wanted = {identity for identities in parts.values() for identity in identities}
    if all(identities.keys() == {Identity.of(claims[pk])} for pk, identities in parts.items()):
        return
    # Claims that become one, or part, are counted anew in every article that makes them.
    touched.articles |= {
        citation.article_id
        for identities in parts.values()
        for cited in identities.values()
        for citation in cited
    }
    holders = _holders(claims, parts, wanted)
    # Columns that are to be unique must not meet on the way.
    changing = {
        pk: identity
        for identity, pk in holders.items()
        if pk in claims and Identity.of(claims[pk]) != identity
    }
    for pk in changing:
        Claim.objects.filter(pk=pk).update(value_key=f"moving {pk}")
    for pk, identity in changing.items():
        _assign(claims[pk], identity)
    for identity in wanted - holders.keys():
        model = next(claims[pk] for pk in sorted(parts) if identity in parts[pk])
        holders[identity] = _branch(model, identity).pk
    rows = Claim.objects.in_bulk(list(set(holders.values())))
    for identity, holder in holders.items():
        _gather(rows[holder], [claims[pk] for pk in sorted(parts) if identity in parts[pk]], parts, identity)
    _remove_emptied(claims, parts, holders)
    for row in rows.values():
        row.refresh_from_db()
        touched.claims.add(row.pk)
        touched.note(row)
    _straighten_disagreements(rows.keys())


Parts = dict[int, dict[Identity, list[Citation]]]


def _parts(claims: Mapping[int, Claim], merged: Merged) -> Parts:
    """Return the citations of each claim by what they say now."""
    parts: Parts = {pk: defaultdict(list) for pk in claims}
    citations = Citation.objects.filter(claim__in=claims).select_related(
        "subject_appearance", "object_appearance"
    )
    for citation in citations.order_by("id"):
        parts[citation.claim_id][_identity(citation, claims[citation.claim_id], merged)].append(citation)
    for pk, claim in claims.items():
        if not parts[pk]:
            parts[pk][_resolved(Identity.of(claim), merged)] = []
    return parts


def _identity(citation: Citation, claim: Claim, merged: Merged) -> Identity:
    own = _resolved(Identity.of(claim), merged)
    person, work = own.subject_person, own.subject_work
    object_person, object_work = own.object_person, own.object_work
    if citation.subject_appearance is not None:
        person, work = citation.subject_appearance.person_id, citation.subject_appearance.work_id
    if citation.object_appearance is not None:
        object_person, object_work = citation.object_appearance.person_id, citation.object_appearance.work_id
    key = value_key(object_person, object_work) or own.value_key
    return Identity(person, work, own.predicate, key, own.negated, object_person, object_work, own.qualifier)


def _resolved(identity: Identity, merged: Merged) -> Identity:
    person, work = identity.subject_person, identity.subject_work
    object_person, object_work = identity.object_person, identity.object_work
    if person is not None:
        person = merged.persons.get(person, person)
    if work is not None:
        work = merged.works.get(work, work)
    if object_person is not None:
        object_person = merged.persons.get(object_person, object_person)
    if object_work is not None:
        object_work = merged.works.get(object_work, object_work)
    key = value_key(object_person, object_work) or identity.value_key
    return Identity(
        person,
        work,
        identity.predicate,
        key,
        identity.negated,
        object_person,
        object_work,
        identity.qualifier,
    )


def value_key(object_person: int | None, object_work: int | None) -> str:
    """Return the key of a value that is a person or a work; "" if it is neither."""
    if object_person is not None:
        return f"person:{object_person}"
    return "" if object_work is None else f"work:{object_work}"


def _holders(claims: Mapping[int, Claim], parts: Parts, wanted: set[Identity]) -> dict[Identity, int]:
    """Return which row is to be which claim: the one that is it already, else the oldest that goes there as a whole."""
    holders = {
        identity: pk
        for pk, identities in parts.items()
        if (identity := Identity.of(claims[pk])) in identities
    }
    outside = Claim.objects.exclude(pk__in=claims).filter(
        predicate__in={identity.predicate for identity in wanted},
        value_key__in={identity.value_key for identity in wanted},
    )
    for claim in outside:
        if (identity := Identity.of(claim)) in wanted:
            holders[identity] = claim.pk
    taken = set(holders.values())
    for pk in sorted(parts):
        if len(parts[pk]) == 1 and pk not in taken:
            (identity,) = parts[pk]
            holders.setdefault(identity, pk)
    return holders


def _assign(claim: Claim, identity: Identity) -> None:
    Claim.objects.filter(pk=claim.pk).update(
        subject_person=identity.subject_person,
        subject_work=identity.subject_work,
        object_person=identity.object_person,
        object_work=identity.object_work,
        value_key=identity.value_key,
    )


def _branch(claim: Claim, identity: Identity) -> Claim:
    """Make a claim for a part of another's evidence, with what was decided on that."""
    return Claim.objects.create(
        subject_person_id=identity.subject_person,
        subject_work_id=identity.subject_work,
        object_person_id=identity.object_person,
        object_work_id=identity.object_work,
        predicate=identity.predicate,
        value_key=identity.value_key,
        negated=identity.negated,
        qualifier=identity.qualifier,
        value=claim.value,
        date=claim.date,
        number=claim.number,
        upper=claim.upper,
        unit=claim.unit,
        bound=claim.bound,
        rank=claim.rank,
        origin=claim.origin,
        status=claim.status,
        reason=claim.reason,
        decided_by_id=claim.decided_by_id,
        decided_at=claim.decided_at,
    )


def _gather(holder: Claim, contributors: list[Claim], parts: Parts, identity: Identity) -> None:
    """Bring evidence and decisions of the contributors to the claim that holds them now."""
    for claim in contributors:
        if claim.pk != holder.pk and combine(holder, claim):
            holder.save(update_fields=["status", "rank", "reason", "decided_by", "decided_at", "origin"])
    coming = [one for claim in contributors if claim.pk != holder.pk for one in parts[claim.pk][identity]]
    if not coming:
        return
    best: dict[tuple[int, int, int], Citation] = {}
    for citation in [*Citation.objects.filter(claim=holder), *coming]:
        place = (citation.article_id, citation.start, citation.end)
        if place not in best or _weight(citation) > _weight(best[place]):
            best[place] = citation
    kept = {citation.pk for citation in best.values()}
    losing = [one.pk for one in coming if one.pk not in kept]
    losing += Citation.objects.filter(claim=holder).exclude(pk__in=kept).values_list("pk", flat=True)
    Citation.objects.filter(pk__in=losing).delete()
    Citation.objects.filter(pk__in=kept).update(claim=holder)


def _weight(citation: Citation) -> tuple[bool, bool, float, str, str]:
    """Order citations of the same words: which one is kept."""
    decided = citation.status != ReviewStatus.UNREVIEWED
    return (decided, citation.origin == "editor", citation.confidence or 0.0, citation.rule, citation.trigger)


def _remove_emptied(claims: Mapping[int, Claim], parts: Parts, holders: Mapping[Identity, int]) -> None:
    """Delete claims whose evidence and decisions went to others."""
    for pk in claims.keys() - set(holders.values()):
        heir = holders[max(parts[pk], key=lambda identity: (len(parts[pk][identity]), str(identity)))]
        Disagreement.objects.filter(preferred=pk).update(preferred=heir)
        Claim.objects.filter(pk=pk).delete()


def _straighten_disagreements(claim_ids: Iterable[int]) -> None:
    """Let no claim take part in a disagreement about something else; a settled one goes with what was preferred."""
    for claim in Claim.objects.filter(pk__in=list(claim_ids), disagreement__isnull=False).select_related(
        "disagreement"
    ):
        row = claim.disagreement
        assert row is not None  # by the filter
        if (row.subject_person_id, row.subject_work_id) == (claim.subject_person_id, claim.subject_work_id):
            continue
        own = Disagreement.objects.filter(
            subject_person=claim.subject_person_id,
            subject_work=claim.subject_work_id,
            predicate=claim.predicate,
        )
        if row.preferred_id == claim.pk and not own.exists():
            row.subject_person_id, row.subject_work_id = claim.subject_person_id, claim.subject_work_id
            row.save(update_fields=["subject_person", "subject_work"])
            Claim.objects.filter(disagreement=row).exclude(pk=claim.pk).update(disagreement=None)
        else:
            Claim.objects.filter(pk=claim.pk).update(disagreement=own.first())
