"""Write the claims of a reading, each with its evidence."""

from collections.abc import Mapping, Sequence

from newsarchive.ingest.document import ClaimReading, Reading
from newsarchive.ingest.store.following import Identity, value_key
from newsarchive.ingest.store.passages import passage_key
from newsarchive.models import Appearance, Article, Citation, Claim
from newsarchive.values import DateValue, QuantityValue
from newsarchive.vocabulary import Origin


def write_claims(article: Article, reading: Reading, appearances: Sequence[Appearance]) -> set[int]:
    """Write the reading's claims with their citations in the article; return the ids of the claims.

    appearances: those of the reading's entities, by position. Claims that are there are joined, and so are citations.
    """
    evidence: dict[tuple[Identity, int, int], ClaimReading] = {}
    for claim in reading.claims:
        place = (_identity(claim, appearances), claim.evidence.start, claim.evidence.end)
        if place not in evidence or _weight(claim) > _weight(evidence[place]):
            evidence[place] = claim
    if not evidence:
        return set()
    ids = _claim_ids({identity: claim for (identity, _, _), claim in evidence.items()})
    present = set(Citation.objects.filter(article=article).values_list("claim_id", "start", "end"))
    Citation.objects.bulk_create(
        _citation(ids[identity], article, claim, appearances)
        for (identity, start, end), claim in evidence.items()
        if (ids[identity], start, end) not in present
    )
    return set(ids.values())


def _identity(claim: ClaimReading, appearances: Sequence[Appearance]) -> Identity:
    subject = appearances[claim.subject]
    thing = None if claim.object is None else appearances[claim.object]
    person, work = (None, None) if thing is None else (thing.person_id, thing.work_id)
    key = value_key(person, work) or ("" if claim.value is None else claim.value.key)
    return Identity(
        subject.person_id, subject.work_id, claim.predicate.value, key, claim.negated, person, work
    )


def _weight(claim: ClaimReading) -> tuple[float, str, str, str]:
    """Order readings of one claim from the same words: the surest is kept."""
    return (claim.confidence, claim.rule, claim.trigger, str(claim.value))


def _claim_ids(wanted: Mapping[Identity, ClaimReading]) -> dict[Identity, int]:
    """Return the ids of the claims; those that are missing are made."""
    found = {
        Identity.of(claim): claim.pk
        for claim in Claim.objects.filter(
            predicate__in={identity.predicate for identity in wanted},
            value_key__in={identity.value_key for identity in wanted},
        )
        if Identity.of(claim) in wanted
    }
    missing = {
        identity: _claim(identity, claim) for identity, claim in wanted.items() if identity not in found
    }
    Claim.objects.bulk_create(missing.values())
    return found | {identity: claim.pk for identity, claim in missing.items()}


def _claim(identity: Identity, reading: ClaimReading) -> Claim:
    claim = Claim(
        subject_person_id=identity.subject_person,
        subject_work_id=identity.subject_work,
        predicate=identity.predicate,
        negated=identity.negated,
        object_person_id=identity.object_person,
        object_work_id=identity.object_work,
        value=str(reading.value or ""),
        value_key=identity.value_key,
        origin=Origin.MACHINE,
    )
    if isinstance(reading.value, DateValue):
        claim.date = reading.value.iso
    elif isinstance(reading.value, QuantityValue):
        claim.number, claim.unit, claim.bound = reading.value.number, reading.value.unit, reading.value.bound
    return claim


def _citation(
    claim_id: int, article: Article, reading: ClaimReading, appearances: Sequence[Appearance]
) -> Citation:
    thing = None if reading.object is None else appearances[reading.object]
    speaker = None if reading.speaker is None else appearances[reading.speaker]
    return Citation(
        claim_id=claim_id,
        article=article,
        start=reading.evidence.start,
        end=reading.evidence.end,
        quote=article.text[reading.evidence.start : reading.evidence.end],
        value_start=reading.value_span.start if reading.value_span else None,
        value_end=reading.value_span.end if reading.value_span else None,
        value=thing.name if thing is not None else str(reading.value or ""),
        subject_appearance=appearances[reading.subject],
        object_appearance=thing,
        modality=reading.modality,
        speaker_id=speaker.person_id if speaker is not None else None,
        speaker_appearance=speaker,
        origin=Origin.MACHINE,
        rule=reading.rule[:60],
        trigger=reading.trigger[:200],
        confidence=reading.confidence,
        passage=passage_key(article.text, reading.evidence),
    )
