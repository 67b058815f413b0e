"""Tell what a merge would lead to, by doing it and taking it back."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from newsarchive.curation.identity import merge
from newsarchive.ingest.store import side_of
from newsarchive.ingest.store.sides import Side
from newsarchive.models import Claim, Disagreement, Person, Work


@dataclass(frozen=True)
class Foresight:
    """What follows from a merge: names that the kept one gains; claims that move to it, and those that become one with
    a claim of its own or of another; disagreements that are made and ended; addresses that lead to it."""

    names: list[str]
    moved: list[str]
    joined: list[str]
    made: list[str]
    ended: list[str]
    redirected: list[str]


class _TakenBackError(Exception):
    """Ends a transaction that is not to last."""


def foresee_merge(
    entities: Sequence[Person | Work], *, kept: Person | Work, by: User, kind: str = ""
) -> Foresight:
    """Return what merging would lead to; nothing is changed. Raises ValidationError as merge() does."""
    side = side_of(kept)
    ids = {one.pk for one in entities} | {kept.pk}
    others = sorted(ids - {kept.pk})
    before = _claims(side, others)
    names = _names(side, kept.pk)
    disputed = _disputed(side, ids, before)
    try:
        with transaction.atomic():
            merge(entities, kept=kept, by=by, reason="Foreseen.", kind=kind)
            after = set(Claim.objects.filter(pk__in=before).values_list("pk", flat=True))
            gained = _names(side, kept.pk) - names
            now = _disputed(side, ids, before)
            raise _TakenBackError
    except _TakenBackError:
        pass
    return Foresight(
        names=sorted(gained),
        moved=[words for pk, words in before.items() if pk in after],
        joined=[words for pk, words in before.items() if pk not in after],
        made=sorted(now - disputed),
        ended=sorted(disputed - now),
        redirected=[one.get_absolute_url() for one in entities if one.pk != kept.pk],
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
