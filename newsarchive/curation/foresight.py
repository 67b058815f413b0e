"""Tell what a split would lead to, by doing it and taking it back."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from newsarchive.curation.identity import split
from newsarchive.curation.splits import split_mentions
from newsarchive.ingest.document import Span
from newsarchive.ingest.store import side_of
from newsarchive.ingest.store.sides import Side
from newsarchive.ingest.store.splits import citations_on
from newsarchive.models import Appearance, Citation, Claim, Disagreement, Person, Work
from newsarchive.models.claim import CitationQuerySet

_FORESEEN = "Foreseen."


@dataclass(frozen=True)
class SplitForesight:
    """What follows from splitting mentions or whole appearances off: the claims that go along, each with the words it
    stands on; names that the other gains; claims that nobody makes any more of whom they were made; disagreements that
    are made and ended."""

    claims: list[str]
    names: list[str]
    lost: list[str]
    made: list[str]
    ended: list[str]


class _TakenBackError(Exception):
    """Ends a transaction that is not to last."""


def foresee_split(
    entity: Person | Work, appearances: Sequence[Appearance], *, to: Person | Work | None, by: User
) -> SplitForesight:
    """Return what splitting appearances of the entity off would lead to; nothing is changed. Raises ValidationError as
    split()."""
    speaks = Q(subject_appearance__in=appearances) | Q(object_appearance__in=appearances)
    cited = Citation.objects.filter(speaks | Q(speaker_appearance__in=appearances))
    return _foresee(entity, cited, to, lambda: split(appearances, to=to, by=by, reason=_FORESEEN))


def foresee_split_of_mentions(
    appearance: Appearance, spans: Collection[Span], *, to: Person | Work | None, by: User
) -> SplitForesight:
    """Return what splitting mentions off would lead to; nothing is changed. Raises ValidationError as split_mentions()."""
    ids = sorted({pk for found in citations_on(appearance, spans).values() for pk in found})
    cited = Citation.objects.filter(pk__in=ids)
    return _foresee(
        appearance.entity,
        cited,
        to,
        lambda: split_mentions(appearance, spans, to=to, by=by, reason=_FORESEEN),
    )


def _foresee(
    source: Person | Work,
    citations: CitationQuerySet,
    to: Person | Work | None,
    do: Callable[[], Person | Work],
) -> SplitForesight:
    """Split (do), see what is otherwise, and take it back; citations: those that go along."""
    side = side_of(source)
    cited = citations.with_claims().order_by("article", "start", "pk")
    claims = [f"{one.claim} — “{one.quote}”" for one in cited]
    before = _claims(side, [source.pk])
    names = _names(side, to.pk) if to is not None else set()
    concerned = {source.pk} | ({to.pk} if to is not None else set())
    disputed = _disputed(side, concerned, before)
    try:
        with transaction.atomic():
            other = do()
            left = _claims(side, [source.pk])
            gained = _names(side, other.pk) - names
            now = _disputed(side, concerned | {other.pk}, before | _claims(side, [other.pk]))
            raise _TakenBackError
    except _TakenBackError:
        pass
    return SplitForesight(
        claims=claims,
        names=sorted(gained),
        lost=sorted(set(before.values()) - set(left.values())),
        made=sorted(now - disputed),
        ended=sorted(disputed - now),
    )


def _claims(side: Side, ids: Sequence[int]) -> dict[int, str]:
    ours = Q(**{f"subject_{side.column}__in": ids}) | Q(**{f"object_{side.column}__in": ids})
    return {
        claim.pk: str(claim) for claim in Claim.objects.for_list().filter(ours).order_by("predicate", "pk")
    }


def _names(side: Side, pk: int) -> set[str]:
    return set(
        side.alias_model._default_manager.filter(**{side.column: pk}).values_list(side.name, flat=True)
    )


def _disputed(side: Side, ids: set[int], claims: dict[int, str]) -> set[str]:
    """Return what sources disagree about openly, by its property, of these and of whatever their claims are about."""
    about = Q(**{f"subject_{side.column}__in": ids}) | Q(claims__in=list(claims))
    rows = Disagreement.objects.open().filter(about).for_list().distinct()
    return {
        row.get_predicate_display() if getattr(row, f"subject_{side.column}_id") in ids else str(row)
        for row in rows
    }
