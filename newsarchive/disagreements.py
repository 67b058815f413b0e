"""Keep account of which sources contradict each other, property by property.

A property is one predicate of one subject. Standing claims about it (not rejected, not deprecated, in an article that
is current) take part in its disagreement if they contradict another one: two values of a predicate that has one value
only, unless one refines the other; or a value and its denial. Values that hold for different countries or editions do
not contradict each other. Where one gives way to the other, as a plan to what came of it, the disagreement is explained
and waits for nobody: see newsarchive.precedence.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from newsarchive.batches import batches
from newsarchive.models import Citation, Claim, Disagreement
from newsarchive.precedence import Vote, gives_way
from newsarchive.properties import Property, contradicting_claims, disagreements_about
from newsarchive.values import Relation, compare
from newsarchive.vocabulary import (
    DisagreementStatus,
    Modality,
    Predicate,
    Rank,
    ReviewStatus,
    ValueType,
)

_BATCH = 200


def contradict(a: Claim, b: Claim) -> bool:
    """Tell whether two claims about one property cannot both be true."""
    return a.qualifier == b.qualifier and _contradict_unqualified(a, b)


def _contradict_unqualified(a: Claim, b: Claim) -> bool:
    """Tell whether two claims about one property could not both be true if both held for all."""
    predicate = Predicate(a.predicate)
    if a.negated != b.negated:
        return a.value_key == b.value_key and not predicate.definition.changes
    if a.negated or not predicate.single_valued:
        return False
    ours, theirs = a.typed_value, b.typed_value
    if ours is None or theirs is None:
        return a.value_key != b.value_key
    return compare(ours, theirs) == Relation.CONTRADICTS


def update_disagreements(properties: Collection[Property], *, most: int | None = None) -> set[int]:
    """Open, renew and close the disagreements about the properties.

    most: leave out those with several claims of which one is made by so many articles, or more; return the ids of these
    claims. A settled one stays settled, until a claim that had no part in it contradicts the preferred one; and is settled again
    when no source makes that claim any more, or its subject turns out to be another.
    """
    left_out: set[int] = set()
    for known in _known(properties):
        if most is not None and (known.row is not None or len(known.claims) > 1):
            of_many = {claim.pk for claim in known.claims if claim.article_count >= most}
            left_out |= of_many
            if of_many:
                continue
        account = _account(known.about, known.row, known.claims)
        if account is None:
            continue
        row = account.row
        if row is None:
            row = Disagreement.objects.create(
                predicate=account.about.predicate,
                **{f"subject_{account.about.subject_type}_id": account.about.subject_id},
            )
        Claim.objects.filter(pk__in=account.joining).update(disagreement=row)
        Claim.objects.filter(pk__in=account.leaving).update(disagreement=None)
        row.status, row.value_count, row.article_count = (
            account.status,
            account.value_count,
            account.article_count,
        )
        row.save(update_fields=["status", "value_count", "article_count"])
    return left_out


def stale_disagreements(properties: Collection[Property]) -> Iterator[Property]:
    """Yield the properties whose disagreements are not up to date."""
    return (
        known.about
        for known in _known(properties)
        if _account(known.about, known.row, known.claims) is not None
    )


@dataclass(frozen=True)
class Disputed:
    """Ids of claims that contradict another one. open: of those, the ones that no precedence explains."""

    claims: frozenset[int] = frozenset()
    open: frozenset[int] = frozenset()


def would_be_open(
    row: Disagreement | None, claims: Collection[Claim], votes: Mapping[int, list[Vote]]
) -> bool:
    """Tell whether sources disagree openly if these are the claims about one property; row: what is known of it, if anything.

    votes: those of the claims, by their ids.
    """
    if row is not None and row.is_separated:
        return bool(_separated_news(row, claims))
    return _status(row, claims, find_disputed(claims, votes)) == DisagreementStatus.OPEN


def votes_of(claims: Collection[Claim]) -> dict[int, list[Vote]]:
    """Return what the sources of the claims say, by the claims' ids."""
    columns = ("claim_id", "article_id", "start", "end", "modality", "article__published", "quote")
    citations = Citation.objects.standing().filter(claim__in=[claim.pk for claim in claims])
    votes: dict[int, list[Vote]] = defaultdict(list)
    for row in citations.order_by().values_list(*columns):
        votes[row[0]].append(Vote(*row))
    return votes


def find_disputed(claims: Collection[Claim], known: Mapping[int, list[Vote]] | None = None) -> Disputed:
    """Return which of the claims, all about one property, another one of them contradicts.

    known: what their sources say, where that is at hand.
    """
    standing = [claim for claim in claims if _is_standing(claim)]
    pairs = [(a, b) for a, b in combinations(standing, 2) if contradict(a, b)]
    if not pairs:
        return Disputed()
    ids = {claim.pk for pair in pairs for claim in pair}
    votes = votes_of(standing) if known is None else {one.pk: known.get(one.pk, []) for one in standing}
    in_words = {vote.claim for one in votes.values() for vote in one if vote.modality != Modality.DENIED}
    voting = in_words | {claim.pk for claim in standing if claim.negated}
    together = set()
    if Predicate(pairs[0][0].predicate).value_type in {ValueType.PERSON, ValueType.WORK}:
        together = _given_together(vote for pk in ids for vote in votes.get(pk, ()))
    # Several directors in one phrase are no contradiction, and what is only denied is no vote.
    found = [(a, b) for a, b in pairs if (a.pk, b.pk) not in together and {a.pk, b.pk} <= voting]
    unexplained = [(a, b) for a, b in found if not gives_way(a, b, votes, standing)]
    return Disputed(_ids(found), _ids(unexplained))


def _ids(pairs: Iterable[tuple[Claim, Claim]]) -> frozenset[int]:
    return frozenset(claim.pk for pair in pairs for claim in pair)


def _given_together(votes: Iterable[Vote]) -> set[tuple[int, int]]:
    """Return the pairs of claims, each both ways round, that one article makes in the same words."""
    by_words = defaultdict(set)
    for vote in votes:
        by_words[vote.article, vote.start, vote.end].add(vote.claim)
    return {(a, b) for claims in by_words.values() for a in claims for b in claims if a != b}


def _is_standing(claim: Claim) -> bool:
    return claim.status != ReviewStatus.REJECTED and claim.rank != Rank.DEPRECATED and claim.article_count > 0


@dataclass(frozen=True)
class _Account:
    """What is to be written about one property. row: None if there is none yet; joining, leaving: ids of claims."""

    about: Property
    row: Disagreement | None
    status: str
    value_count: int
    article_count: int
    joining: list[int]
    leaving: list[int]


@dataclass(frozen=True)
class _Known:
    """What the archive has about one property: the disagreement, if there is a row of it, and the claims."""

    about: Property
    row: Disagreement | None
    claims: list[Claim]


def _known(properties: Collection[Property]) -> Iterator[_Known]:
    """Yield what the archive has about the properties."""
    in_order = sorted(properties, key=lambda one: (one.subject_type, one.subject_id, one.predicate))
    for batch in batches(in_order, _BATCH):
        claims = contradicting_claims(batch)
        rows = {Property.of(row): row for row in disagreements_about(batch)}
        for about in batch:
            yield _Known(about, rows.get(about), claims[about])


def _account(about: Property, row: Disagreement | None, claims: list[Claim]) -> _Account | None:
    """Return what is to be written; None if nothing is."""
    if row is not None and row.is_separated:
        return _separated_account(about, row, claims)
    disputed = find_disputed(claims)
    if row is None and not disputed.claims:
        return None
    status = _status(row, claims, disputed)
    taking_part = {
        claim.pk
        for claim in claims
        if claim.pk in disputed.claims or (row is not None and _was_decided_in(row, status, claim))
    }
    return _written(about, row, status, claims, taking_part)


def _status(row: Disagreement | None, claims: Collection[Claim], disputed: Disputed) -> str:
    """Return how a property stands of which these claims are disputed, by what an editor decided on it, if anything."""
    if row is not None and _is_decided(row):
        news = any(_is_news(claim, row) for claim in claims if claim.pk in disputed.open)
        return DisagreementStatus.OPEN.value if news else DisagreementStatus.SETTLED.value
    if not disputed.claims:
        return DisagreementStatus.CLOSED.value
    return DisagreementStatus.OPEN.value if disputed.open else DisagreementStatus.EXPLAINED.value


def _separated_account(about: Property, row: Disagreement, claims: list[Claim]) -> _Account | None:
    """Return what is to be written where an editor said that several values are right, each for a country or edition."""
    news = _separated_news(row, claims)
    parts = {claim.pk for claim in claims if claim.disagreement_id == row.pk and _was_separated(claim)}
    status = DisagreementStatus.OPEN.value if news else DisagreementStatus.SETTLED.value
    return _written(about, row, status, claims, news | parts)


def _separated_news(row: Disagreement, claims: Collection[Claim]) -> set[int]:
    """Return the ids of the claims that open again what an editor separated.

    A source that gives one of these values says nothing new, whatever it holds for; one that contradicts them all opens
    the question again.
    """
    parts = [claim for claim in claims if claim.disagreement_id == row.pk and _was_separated(claim)]
    known = {(claim.value_key, claim.negated) for claim in parts}
    others = [claim for claim in claims if _is_standing(claim) and claim not in parts]
    return {
        claim.pk
        for claim in others
        if (claim.value_key, claim.negated) not in known
        and not claim.qualifier
        and parts
        and all(_contradict_unqualified(claim, part) for part in parts if part.qualifier)
    }


def _was_separated(claim: Claim) -> bool:
    """Whether a claim has part in what an editor separated: it was said what it holds for, or was deprecated."""
    return claim.status != ReviewStatus.REJECTED and (bool(claim.qualifier) or claim.rank == Rank.DEPRECATED)


def _written(
    about: Property, row: Disagreement | None, status: str, claims: list[Claim], taking_part: Collection[int]
) -> _Account | None:
    """Return the account with these claims taking part; None if the row has it so already."""
    row_id = None if row is None else row.pk
    joining = [
        claim.pk
        for claim in claims
        if claim.pk in taking_part and (row_id is None or claim.disagreement_id != row_id)
    ]
    leaving = [
        claim.pk for claim in claims if claim.pk not in taking_part and claim.disagreement_id is not None
    ]
    counted = [claim.pk for claim in claims if claim.pk in taking_part and _is_counted(claim)]
    citing = Citation.objects.standing().filter(claim__in=counted).values("article").distinct().count()
    is_kept = row is not None and (row.status, row.value_count, row.article_count) == (
        status,
        len(counted),
        citing,
    )
    if is_kept and not joining and not leaving:
        return None
    return _Account(about, row, status, len(counted), citing, joining, leaving)


def _is_decided(row: Disagreement) -> bool:
    """Whether an editor preferred a claim, and that holds: here, and not for another that this is merged into."""
    if row.status == DisagreementStatus.SETTLED:
        return True
    return row.settled_at is not None and row.preferred_id is not None and not row.held


def _is_news(claim: Claim, settled: Disagreement) -> bool:
    """Tell whether a disputed claim had no part in what was settled and contradicts what was preferred."""
    # One that opened it again has a part in it by now.
    if claim.disagreement_id == settled.pk and settled.status == DisagreementStatus.SETTLED:
        return False
    return settled.preferred is None or contradict(claim, settled.preferred)


def _was_decided_in(row: Disagreement, status: str, claim: Claim) -> bool:
    """Tell whether a claim stays on record although nothing contradicts it now: it was settled, or ranked in settling.

    One that opened a settled disagreement again was not: it leaves when nobody makes it any more.
    """
    if claim.disagreement_id != row.pk:
        return False
    if claim.rank != Rank.NORMAL or claim.pk == row.preferred_id:
        return True
    came_later = (
        row.status != DisagreementStatus.SETTLED
        and row.preferred is not None
        and contradict(claim, row.preferred)
    )
    return status == DisagreementStatus.SETTLED and not came_later


def _is_counted(claim: Claim) -> bool:
    return claim.status != ReviewStatus.REJECTED and claim.article_count > 0
