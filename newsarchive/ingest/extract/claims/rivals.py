"""Choose among the claims that one document makes: those that speak against each other are not all what it says."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from newsarchive.ingest.document import Span
from newsarchive.ingest.extract.claims.rule import Found
from newsarchive.ingest.extract.entities import Entity, resolve
from newsarchive.ingest.extract.masked import overlap
from newsarchive.ingest.extract.vocabulary import role_words
from newsarchive.values import Relation, compare
from newsarchive.vocabulary import Predicate

# An article contradicts itself seldom: of two values for one property the fainter needs to be at least as sure as this.
_SURE_RIVAL = 0.55

# What may part two who did one thing together: "directed by Ada Byrne, Tom Quill and the editor Bo Lee".
_WORD_OR_STOP = re.compile(r"[\w’'-]+|[.;:!?]")
_JOINING = frozenset(["and", "with", "by", "the", "as", "well", "alongside"])


def without_fainter_rivals(claims: list[Found], found: list[Entity], text: str) -> list[Found]:
    """Leave out claims of a property with one value that a surer claim of the same document contradicts: all that are not
    sure, and of two persons or works that the same words name the fainter."""
    told: dict[tuple[int, Predicate], list[Found]] = defaultdict(list)
    for claim in claims:
        if claim.predicate.single_valued and not claim.negated:
            told[resolve(found, claim.subject), claim.predicate].append(claim)
    faint = {
        id(claim)
        for rivals in told.values()
        for claim in rivals
        if any(_contradict(claim, surer, found, text) for surer in _surer(claim, rivals))
    }
    return [claim for claim in claims if id(claim) not in faint]


def _surer(claim: Found, rivals: list[Found]) -> Iterator[Found]:
    """Yield the claims that leave no room for another value beside their own: the surest of all for a claim that is not
    sure, and every surer one of the same words for one that names a person or work."""
    surest = max(rivals, key=lambda rival: rival.confidence)
    if claim.confidence < _SURE_RIVAL:
        yield surest
    if claim.object is not None:
        yield from (
            rival
            for rival in rivals
            if rival.confidence > claim.confidence and overlap(rival.evidence, claim.evidence)
        )


def _contradict(claim: Found, other: Found, found: list[Entity], text: str) -> bool:
    if overlap(claim.evidence, other.evidence) and _are_together(claim, other, found, text):
        return False
    if claim.object is not None and other.object is not None:
        return resolve(found, claim.object) != resolve(found, other.object)
    if claim.value is None or other.value is None:
        return False
    return compare(claim.value, other.value) is Relation.CONTRADICTS


def _are_together(claim: Found, other: Found, found: list[Entity], text: str) -> bool:
    """Tell whether the values of two claims that overlap stand in one list."""
    values = sorted([*_values(claim, found), *_values(other, found)])
    return all(
        _are_joined(_WORD_OR_STOP.findall(text, first.end, second.start))
        for first, second in pairwise(values)
    )


def _are_joined(between: list[str]) -> bool:
    """Tell whether words join names in a list: further names, what joins them, and what those are who bear them."""
    return all(word[0].isupper() or word in _JOINING or word in _words_of_roles() for word in between)


@cache
def _words_of_roles() -> frozenset[str]:
    return frozenset(word for role in role_words() for word in role.split())


def _values(claim: Found, found: list[Entity]) -> list[Span]:
    """Return where the evidence has the claim's value."""
    if claim.value_span is not None:
        return [claim.value_span]
    mentions = found[claim.object].mentions if claim.object is not None else ()
    evidence = claim.evidence
    return [span for span in mentions if evidence.start <= span.start and span.end <= evidence.end][:1]


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
