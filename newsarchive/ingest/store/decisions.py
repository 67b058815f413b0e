"""See to it that what editors decided survives what the machine does: combined in a merge, kept in a new version."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import product

from django.db.models import Q, QuerySet

from newsarchive.bookkeeping import contradict
from newsarchive.ingest.store.merges import merged_with, shown_at
from newsarchive.ingest.store.neighbours import at_home
from newsarchive.ingest.store.sides import Side
from newsarchive.models import (
    Appearance,
    Article,
    Citation,
    Claim,
    ClaimPart,
    Disagreement,
    Judgement,
    Withdrawal,
)
from newsarchive.models.claim import Decided
from newsarchive.vocabulary import DisagreementStatus, Origin, Rank, ReviewStatus, Verdict

_DECIDED = ~Q(status=ReviewStatus.UNREVIEWED) | ~Q(rank=Rank.NORMAL)
_STATED = ["status", "reason", "decided_by", "decided_at"]


class DecisionConflicts:
    """Whether two entities of the archive must stay apart: an editor said so, or decided things that cannot both hold.

    Calling it with two ids answers for them; reasons: why, for each pair that was asked about and must stay apart.
    """

    def __init__(self, side: Side) -> None:
        self.side = side
        self.reasons: dict[tuple[int, int], str] = {}
        self._asked: set[tuple[int, int]] = set()

    def __call__(self, a: int, b: int) -> bool:
        pair = (min(a, b), max(a, b))
        if pair not in self._asked:
            self._asked.add(pair)
            if reason := self._reason(*pair):
                self.reasons[pair] = reason
        return pair in self.reasons

    def _reason(self, a: int, b: int) -> str:
        merged = merged_with(self.side, [a, b])
        if different(self.side, merged.with_(a), merged.with_(b)).exists():
            return "An editor holds them to be different."
        if self.side.model._default_manager.filter(pk__in=[a, b], curated=True).count() == 2:
            return "They share a name, but an editor named both."
        if Appearance.objects.filter(at_home(self.side, [a, b]), pinned=True).exists():
            return "They share a name, but an editor chose where some appearances belong."
        if self._decided_differently(a, b):
            return "They share a name, but an editor's decisions on their claims contradict each other."
        return ""

    def _decided_differently(self, a: int, b: int) -> bool:
        shown = shown_at(self.side, [a, b])
        a, b = shown[a], shown[b]
        if a == b:
            return False
        subject, concerned = f"subject_{self.side.column}", f"object_{self.side.column}"
        claims: dict[int, list[Claim]] = defaultdict(list)
        about: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
        decided = Claim.objects.filter(_DECIDED)
        for claim in decided.filter(**{f"{subject}__in": [a, b]}):
            claims[getattr(claim, f"{subject}_id")].append(claim)
        for claim in decided.filter(**{f"{concerned}__in": [a, b]}):
            key = (claim.subject_person_id, claim.subject_work_id, claim.predicate, claim.negated)
            about[key].append(claim)
        if any(
            _differ(*pair) for pair in product(claims[a], claims[b]) if pair[0].predicate == pair[1].predicate
        ):
            return True
        if any(_ranks_differ(*pair) for same in about.values() for pair in product(same, same)):
            return True
        settled: dict[str, set[str]] = defaultdict(set)
        for row in Disagreement.objects.filter(
            **{f"{subject}__in": [a, b]}, status=DisagreementStatus.SETTLED, preferred__isnull=False
        ).select_related("preferred"):
            assert row.preferred is not None  # by the filter
            settled[row.predicate].add(row.preferred.value_key)
        return any(len(values) > 1 for values in settled.values())


def different(side: Side, ours: Collection[int], theirs: Collection[int]) -> QuerySet[Judgement]:
    """Return the judgements that some of ours are not the same as some of theirs."""
    a, b = f"{side.column}_a__in", f"{side.column}_b__in"
    rows = Judgement.objects.filter(origin=Origin.EDITOR, verdict=Verdict.DIFFERENT)
    return rows.filter(Q(**{a: ours, b: theirs}) | Q(**{a: theirs, b: ours}))


def _differ(a: Claim, b: Claim) -> bool:
    """Tell whether decisions on claims of two entities could not stand beside each other if the two were one."""
    if (a.value_key, a.negated) == (b.value_key, b.negated):
        return _ranks_differ(a, b)
    return _is_upheld(a) and _is_upheld(b) and contradict(a, b)


def _ranks_differ(a: Claim, b: Claim) -> bool:
    statuses = {a.status, b.status} - {ReviewStatus.UNREVIEWED}
    ranks = {a.rank, b.rank} - {Rank.NORMAL}
    return (
        len(statuses) > 1 or len(ranks) > 1 or (ReviewStatus.REJECTED in statuses and Rank.PREFERRED in ranks)
    )


def _is_upheld(claim: Claim) -> bool:
    return claim.rank == Rank.PREFERRED or (
        claim.status == ReviewStatus.ACCEPTED and claim.rank == Rank.NORMAL
    )


def combine(kept: Claim | ClaimPart, other: Claim | ClaimPart) -> bool:
    """Add to a claim what was decided on another that turned out to be the same; return whether that changed it.

    Decided beats undecided; where both are decided, what is kept stays.
    """
    before = (kept.status, kept.rank, kept.reason, kept.origin)
    if kept.status == ReviewStatus.UNREVIEWED and (other.status, kept.rank) != (
        ReviewStatus.REJECTED,
        Rank.PREFERRED,
    ):
        kept.status = other.status
    if kept.rank == Rank.NORMAL and (other.rank, kept.status) != (Rank.PREFERRED, ReviewStatus.REJECTED):
        kept.rank = other.rank
    if not kept.reason:
        kept.reason, kept.decided_by_id, kept.decided_at = other.reason, other.decided_by_id, other.decided_at
    if other.origin == Origin.EDITOR:
        kept.origin = Origin.EDITOR
    return before != (kept.status, kept.rank, kept.reason, kept.origin)


def _copy(decided: Decided, row: Decided) -> None:
    row.status, row.reason = decided.status, decided.reason
    row.decided_by_id, row.decided_at = decided.decided_by_id, decided.decided_at


def inherit_citations(
    article: Article, versions: Iterable[int], *, known: Collection[tuple[int, str]] = ()
) -> set[int]:
    """Carry to an article what was decided on the same words of its other versions, and what editors cited there.

    known: claims and quotes that have inherited already what there was to inherit. Returns the ids of the claims whose
    citations changed.
    """
    theirs = Citation.objects.filter(
        ~Q(status=ReviewStatus.UNREVIEWED) | Q(origin=Origin.EDITOR), article__in=versions
    )
    ours = defaultdict(list)
    decided = [one for one in theirs.order_by("id") if (one.claim_id, one.quote) not in known]
    for citation in Citation.objects.filter(
        article=article, claim__in={one.claim_id for one in decided}
    ).order_by("pk"):
        ours[citation.claim_id, citation.quote].append(citation)
    changed, new = [], []
    for citation in decided:
        matches = ours[citation.claim_id, citation.quote]
        for match in matches:
            if match.status == ReviewStatus.UNREVIEWED and citation.status != ReviewStatus.UNREVIEWED:
                _copy(citation, match)
                changed.append(match)
        copy = _cited_again(citation, article) if not matches and citation.origin == Origin.EDITOR else None
        if copy is not None:
            new.append(copy)
            matches.append(copy)
    Citation.objects.bulk_update(changed, _STATED)
    Citation.objects.bulk_create(new, ignore_conflicts=True)
    return {citation.claim_id for citation in [*changed, *new]}


def inherit_withdrawal(article: Article, versions: Iterable[int]) -> None:
    """Withdraw an article if a version of it is withdrawn that it takes the place of."""
    withdrawn = Withdrawal.objects.filter(article__in=versions).order_by("article").first()
    if withdrawn is not None:
        Withdrawal.objects.get_or_create(
            article=article,
            defaults={
                "reason": withdrawn.reason,
                "made_by_id": withdrawn.made_by_id,
                "made_at": withdrawn.made_at,
            },
        )


def _cited_again(citation: Citation, article: Article) -> Citation | None:
    """Return an editor's citation for another version of its article; None if its words do not stand there."""
    places = []
    start = article.text.find(citation.quote)
    while start >= 0:
        places.append(start)
        start = article.text.find(citation.quote, start + 1)
    if not places:
        return None
    start = min(places, key=lambda place: abs(place - citation.start))
    shift = start - citation.start
    return Citation(
        claim_id=citation.claim_id,
        article=article,
        start=start,
        end=citation.end + shift,
        quote=citation.quote,
        value_start=None if citation.value_start is None else max(citation.value_start + shift, 0),
        value_end=None if citation.value_end is None else max(citation.value_end + shift, 0),
        value=citation.value,
        modality=citation.modality,
        speaker_id=citation.speaker_id,
        origin=Origin.EDITOR,
        passage=citation.passage,
        shingles=citation.shingles,
        status=citation.status,
        reason=citation.reason,
        decided_by_id=citation.decided_by_id,
        decided_at=citation.decided_at,
    )
