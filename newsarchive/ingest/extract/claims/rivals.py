"""Choose among the claims that one document makes: those that speak against each other are not all what it says."""

from newsarchive.ingest.extract.claims.rule import Found
from newsarchive.ingest.extract.entities import Entity, resolve
from newsarchive.ingest.extract.masked import overlap
from newsarchive.values import Relation, compare
from newsarchive.vocabulary import Predicate

# An article contradicts itself seldom: of two values for one property the fainter needs to be at least as sure as this.
_SURE_RIVAL = 0.55


def without_fainter_rivals(claims: list[Found], found: list[Entity]) -> list[Found]:
    """Leave out claims of a property with one value that a surer claim of the same document contradicts."""
    surest: dict[tuple[int, Predicate], Found] = {}
    for claim in claims:
        key = (resolve(found, claim.subject), claim.predicate)
        if not claim.negated and (key not in surest or claim.confidence > surest[key].confidence):
            surest[key] = claim
    return [
        claim
        for claim in claims
        if claim.negated
        or not claim.predicate.single_valued
        or claim.confidence >= _SURE_RIVAL
        or not _contradict(claim, surest[resolve(found, claim.subject), claim.predicate], found)
    ]


def _contradict(claim: Found, other: Found, found: list[Entity]) -> bool:
    if overlap(claim.evidence, other.evidence):
        return False  # said in one breath: two who directed together
    if claim.object is not None and other.object is not None:
        return resolve(found, claim.object) != resolve(found, other.object)
    if claim.value is None or other.value is None:
        return False
    return compare(claim.value, other.value) is Relation.CONTRADICTS


def without_parts(claims: list[Found]) -> list[Found]:
    """Leave out the parts that are other names: whom others know as the Wren does not play it."""
    names = [
        c.value_span for c in claims if c.predicate is Predicate.ALSO_KNOWN_AS and c.value_span is not None
    ]
    return [
        claim
        for claim in claims
        if claim.predicate is not Predicate.PLAYS
        or claim.value_span is None
        or not any(overlap(claim.value_span, name) for name in names)
    ]
