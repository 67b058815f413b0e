"""Find who bears names."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from newsarchive.batches import batches
from newsarchive.ingest.linkable import Linkable
from newsarchive.ingest.store.sides import Side
from newsarchive.prepared import prepared
from newsarchive.vocabulary import AliasKind

_BATCH = 500


def bearers(side: Side, keys: Collection[str]) -> tuple[dict[str, set[int]], dict[str, dict[int, int]]]:
    """Return, by key, the entities that bear a name, and those joined into others: the one that stays → the other."""
    standing: dict[str, set[int]] = defaultdict(set)
    dormant: dict[str, dict[int, int]] = defaultdict(dict)
    for batch in batches(sorted(_stored(keys)), _BATCH):
        for pk, name, joined_into in _named(side, keys=batch):
            if joined_into is None:
                standing[side.key_of(name)].add(pk)
            else:
                dormant[side.key_of(name)][joined_into] = pk
        for pk, name, joined_into in _also_named(side, keys=batch):
            standing[side.key_of(name)].add(joined_into or pk)
    return standing, dormant


def bearer_of(side: Side, one: Linkable) -> int | None:
    """Return the oldest entity that bears an appearance's main name; None if there is none."""
    key = side.key_of(one.names[0].text)
    standing, _ = bearers(side, {key})
    return min(standing[key], default=None)


def _stored(keys: Collection[str]) -> set[str]:
    """Return the keys as columns hold them: a name without letters or digits is its own key, but folds to nothing."""
    return {key if any(map(str.isalnum, key)) else "" for key in keys}


@prepared
def _named(side: Side, *, keys: Collection[str]) -> QuerySet[Any, tuple[int, str, int | None]]:
    rows = side.model._default_manager.filter(**{f"{side.key}__in": keys})
    return rows.order_by("pk").values_list("pk", side.name, "joined_into")


@prepared
def _also_named(side: Side, *, keys: Collection[str]) -> QuerySet[Any, tuple[int, str, int | None]]:
    aliases = side.alias_model._default_manager.filter(**{f"{side.key}__in": keys})
    rows = aliases.exclude(kind=AliasKind.SHORT).order_by()
    return rows.values_list(f"{side.column}_id", side.name, f"{side.column}__joined_into")
