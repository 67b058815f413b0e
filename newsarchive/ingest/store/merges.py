"""Show persons and works where editors' merges say: linking tells who is who at home, a merge shows some at another.

Nothing else moves: an appearance keeps its home, so that the archive without a merge can be told at any time. Linking
itself knows of no merge.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from newsarchive.batches import batches
from newsarchive.ingest.store.settlements import hold, restore
from newsarchive.ingest.store.sides import PERSONS, Side
from newsarchive.models import Appearance, Citation, Claim, Judgement
from newsarchive.prepared import prepared
from newsarchive.vocabulary import Verdict

_BATCH = 400


@dataclass(frozen=True)
class Merged:
    """Which entities are one by editors' word. shown: each one at home → the one that it is shown at, for all that the
    asked ones are merged with, however indirectly; members: each entity, also those that names joined → its home."""

    shown: dict[int, int]
    members: dict[int, int]

    def with_(self, entity: int) -> set[int]:
        """Return all entities that are one with an entity."""
        shown = self.shown.get(self.members.get(entity, entity), entity)
        return {one for one, home in self.members.items() if self.shown[home] == shown} | {entity}


def merged_with(side: Side, entities: Iterable[int]) -> Merged:
    """Return with whom entities are merged, and where they are shown."""
    a, b = f"{side.column}_a_id", f"{side.column}_b_id"
    members: dict[int, int] = {}
    edges: dict[int, tuple[int, int]] = {}
    rows = side.model._default_manager
    waiting = set(entities)
    while waiting:
        homes = set()
        for batch in batches(sorted(waiting), _BATCH):
            homes |= {
                joined or pk
                for pk, joined in rows.filter(pk__in=batch).order_by("pk").values_list("pk", "joined_into")
            }
        new = {home: home for home in homes}
        for batch in batches(sorted(homes), _BATCH):
            joined = rows.filter(joined_into__in=batch).values_list("pk", "joined_into")
            new |= {pk: home for pk, home in joined if home is not None}
        new = {pk: home for pk, home in new.items() if pk not in members}
        members |= new
        waiting = set()
        for batch in batches(sorted(new), _BATCH):
            concerned = Q(**{f"{a}__in": batch}) | Q(**{f"{b}__in": batch})
            same = Judgement.objects.filter(concerned, verdict=Verdict.SAME, merge__isnull=False)
            for pk, first, second, kept in same.values_list("pk", a, b, f"merge__{side.column}_id"):
                edges[pk] = (second if kept == first else first, kept)
                waiting |= {first, second} - members.keys()
    return Merged(_shown(members, edges.values()), members)


def _shown(members: dict[int, int], edges: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return where each home is shown: where the merges lead; the oldest, where they lead to several or in a circle."""
    pairs = {(members[merged], members[kept]) for merged, kept in edges}
    beside = defaultdict(set)
    for merged, kept in pairs:
        beside[merged].add(kept)
        beside[kept].add(merged)
    left = {merged for merged, kept in pairs if merged != kept}
    shown: dict[int, int] = {}
    for home in sorted(set(members.values())):
        if home in shown:
            continue
        group, waiting = {home}, [home]
        while waiting:
            found = beside[waiting.pop()] - group
            group |= found
            waiting += found
        head = min(group, key=lambda one: (one in left, one))
        shown |= dict.fromkeys(group, head)
    return shown


def show(side: Side, entities: Iterable[int]) -> tuple[set[int], set[int]]:
    """Bring the entities, and all merged with them, to where they are shown; return whose columns may be out of date,
    and the claims whose evidence has moved or may have to."""
    merged = merged_with(side, entities)
    targets = {pk: merged.shown[home] for pk, home in merged.members.items()}
    rows = side.model._default_manager
    touched: set[int] = set()
    moved: list[int] = []
    for batch in batches(sorted(targets), _BATCH):
        for pk, before in rows.filter(pk__in=batch).order_by("pk").values_list("pk", "merged_into"):
            after = None if targets[pk] == pk else targets[pk]
            if before != after:
                is_home = merged.members[pk] == pk
                if before is not None and is_home:
                    restore(side, pk, before)
                rows.filter(pk=pk).update(merged_into=after)
                if after is not None and is_home:
                    hold(side, pk, after)
                touched |= {pk, before or pk, targets[pk]}
    for home, target in merged.shown.items():
        if home == target:
            away = Appearance.objects.filter(**{side.home: home})
            ids = list(away.values_list("pk", flat=True))
            away.update(**{side.column: home, side.home: None})
        else:
            here = Appearance.objects.filter(**{side.home: None, side.column: home})
            elsewhere = Appearance.objects.filter(**{side.home: home}).exclude(**{side.column: target})
            ids = [*here.values_list("pk", flat=True), *elsewhere.values_list("pk", flat=True)]
            for batch in batches(ids, _BATCH):
                Appearance.objects.filter(pk__in=batch).update(**{side.column: target, side.home: home})
        if ids:
            moved += ids
            touched |= {home, target}
        if ids and side is PERSONS:
            for batch in batches(ids, _BATCH):
                Citation.objects.filter(speaker_appearance__in=batch).update(speaker=target)
    claims: set[int] = set()
    for batch in batches(moved, _BATCH):
        cited = Citation.objects.filter(Q(subject_appearance__in=batch) | Q(object_appearance__in=batch))
        claims |= set(cited.values_list("claim", flat=True))
    return touched, claims | claims_of(side, touched)


def claims_of(side: Side, entities: Iterable[int]) -> set[int]:
    """Return the claims about entities, or with one of them as value."""
    claims: set[int] = set()
    for batch in batches(entities, _BATCH):
        ours = Q(**{f"subject_{side.column}__in": batch}) | Q(**{f"object_{side.column}__in": batch})
        claims |= set(Claim.objects.filter(ours).values_list("pk", flat=True))
    return claims


def shown_at(side: Side, homes: Iterable[int]) -> dict[int, int]:
    """Return where homes are shown, by what is stored of them."""
    found: dict[int, int] = {}
    for batch in batches(sorted(set(homes)), _BATCH):
        found |= {pk: into or pk for pk, into in _merged(side, entities=batch)}
    return found


@prepared
def _merged(side: Side, *, entities: Collection[int]) -> QuerySet[Any, tuple[int, int | None]]:
    return side.model._default_manager.filter(pk__in=entities).values_list("pk", "merged_into")
