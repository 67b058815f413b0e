"""Write the claims of a reading, each with its evidence."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from django.db.models import QuerySet

from newsarchive.bulk import insert, insert_each
from newsarchive.ingest.document import ClaimReading, Reading, Span
from newsarchive.ingest.passages import PassageMarks
from newsarchive.ingest.store.date_order import in_order_of_outlet
from newsarchive.ingest.store.parts import Identity, value_key
from newsarchive.ingest.store.touched import Touched
from newsarchive.models import Appearance, Article, Citation, Claim
from newsarchive.prepared import prepared
from newsarchive.values import DateValue, QuantityValue
from newsarchive.vocabulary import Origin


def write_claims(
    article: Article,
    reading: Reading,
    passages: Mapping[Span, PassageMarks],
    appearances: Sequence[Appearance],
    touched: Touched,
) -> list[Claim]:
    """Write the reading's claims with their citations in the article; return the claims.

    passages: evidence → the marks of its sentences; appearances: those of the reading's entities, by position. Claims that are there are joined, and so are citations;
    touched gets those whose evidence must be counted anew.
    """
    evidence: dict[tuple[Identity, int, int], ClaimReading] = {}
    for claim in in_order_of_outlet(article, reading.claims):
        place = (_identity(claim, appearances), claim.evidence.start, claim.evidence.end)
        if place not in evidence or _weight(claim) > _weight(evidence[place]):
            evidence[place] = claim
    if not evidence:
        return []
    values = defaultdict(set)
    for (identity, _, _), claim in evidence.items():
        values[identity].add(_value(claim, appearances))
    claims = _present_claims(values.keys())
    joined = [claim.pk for claim in claims.values()]
    new = {
        identity: _claim(identity, claim, article)
        for (identity, _, _), claim in evidence.items()
        if identity not in claims
    }
    for identity, row in new.items():
        row.value = min(values[identity])
    insert(new.values())
    claims |= new
    present = set()
    if joined:
        present = set(_cited(article=article.pk, claims=joined))
    insert_each(
        _citation(claims[identity].pk, article, claim, passages[claim.evidence], appearances)
        for (identity, start, end), claim in evidence.items()
        if (claims[identity].pk, start, end) not in present
    )
    touched.claims.update(joined)
    # One article's words are one origin; only values that it spells in several ways must be weighed.
    # So must what rests on a dismissed name, and so counts for nothing.
    is_weighed = not article.is_current or any(one.dismissed for one in appearances)
    touched.claims.update(new[identity].pk for identity in new if len(values[identity]) > 1 or is_weighed)
    for identity, row in claims.items():
        touched.note(row, is_new=identity in new)
    return list(claims.values())


@prepared
def _cited(*, article: int, claims: Collection[int]) -> QuerySet[Citation, tuple[int, int, int]]:
    cited = Citation.objects.filter(article=article, claim__in=claims)
    return cited.order_by().values_list("claim_id", "start", "end")


def _identity(claim: ClaimReading, appearances: Sequence[Appearance]) -> Identity:
    subject = appearances[claim.subject]
    thing = None if claim.object is None else appearances[claim.object]
    person, work = (None, None) if thing is None else (thing.person_id, thing.work_id)
    key = value_key(person, work) or ("" if claim.value is None else claim.value.key)
    return Identity(
        subject.person_id,
        subject.work_id,
        claim.predicate.value,
        key,
        claim.negated,
        person,
        work,
        claim.qualifier,
    )


def _weight(claim: ClaimReading) -> tuple[float, str, str, str]:
    """Order readings of one claim from the same words: the surest is kept."""
    return (claim.confidence, claim.rule, claim.trigger, str(claim.value))


def _value(claim: ClaimReading, appearances: Sequence[Appearance]) -> str:
    """Return the value as the article has it."""
    return appearances[claim.object].name if claim.object is not None else str(claim.value or "")


def _present_claims(wanted: Collection[Identity]) -> dict[Identity, Claim]:
    rows: list[Claim] = []
    for subject in ("subject_person", "subject_work"):
        subjects = {getattr(identity, subject) for identity in wanted} - {None}
        if subjects:
            rows += _claims_about(
                subject,
                subjects=subjects,
                predicates={identity.predicate for identity in wanted},
                keys={identity.value_key for identity in wanted},
            )
    present = {identity: claim for claim in rows if (identity := Identity.of(claim)) in wanted}
    # What an editor said a value holds for is not asked again by a source that leaves it open.
    qualified = {
        claim.pk: claim
        for claim in rows
        if claim.qualifier
        and claim.disagreement_id is not None
        and replace(Identity.of(claim), qualifier="") in wanted
    }
    if qualified:
        separated = Claim.objects.filter(
            pk__in=qualified, disagreement__settled_at__isnull=False, disagreement__preferred=None
        )
        for pk in separated.order_by("pk").values_list("pk", flat=True):
            present.setdefault(replace(Identity.of(qualified[pk]), qualifier=""), qualified[pk])
    return present


@prepared
def _claims_about(
    subject: str, *, subjects: Collection[int], predicates: Collection[str], keys: Collection[str]
) -> QuerySet[Claim, Claim]:
    return Claim.objects.filter(predicate__in=predicates, value_key__in=keys, **{f"{subject}__in": subjects})


def _claim(identity: Identity, reading: ClaimReading, article: Article) -> Claim:
    claim = Claim(
        subject_person_id=identity.subject_person,
        subject_work_id=identity.subject_work,
        predicate=identity.predicate,
        negated=identity.negated,
        qualifier=identity.qualifier,
        object_person_id=identity.object_person,
        object_work_id=identity.object_work,
        value_key=identity.value_key,
        origin=Origin.MACHINE,
        article_count=1,
        origin_count=1,
        first_published=article.published,
        last_published=article.published,
    )
    if isinstance(reading.value, DateValue):
        claim.date = reading.value.iso
    elif isinstance(reading.value, QuantityValue):
        claim.number, claim.upper = reading.value.number, reading.value.upper
        claim.unit, claim.bound = reading.value.unit, reading.value.bound
    return claim


def _citation(
    claim_id: int,
    article: Article,
    reading: ClaimReading,
    passage: PassageMarks,
    appearances: Sequence[Appearance],
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
        value=_value(reading, appearances),
        subject_appearance=appearances[reading.subject],
        object_appearance=thing,
        modality=reading.modality,
        speaker_id=speaker.person_id if speaker is not None else None,
        speaker_appearance=speaker,
        origin=Origin.MACHINE,
        rule=reading.rule[:60],
        trigger=reading.trigger[:200],
        confidence=reading.confidence,
        passage=passage.key,
        shingles=passage.shingles,
    )
