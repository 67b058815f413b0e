"""Carry out what linking decided: make, merge and move persons and works, with all that hangs on them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Q

from newsarchive.batches import batches
from newsarchive.bookkeeping import mark_uncompared
from newsarchive.ingest.linkable import Linkable, Linking
from newsarchive.ingest.store.bearers import bearer_of
from newsarchive.ingest.store.decisions import DecisionConflicts
from newsarchive.ingest.store.following import follow
from newsarchive.ingest.store.merges import claims_of, show, shown_at
from newsarchive.ingest.store.neighbours import at_home, load
from newsarchive.ingest.store.plain import is_plainly_at, quick_homes
from newsarchive.ingest.store.settlements import move_disagreements
from newsarchive.ingest.store.sides import PERSONS, Side
from newsarchive.ingest.store.touched import Touched
from newsarchive.models import Appearance, Citation, Judgement
from newsarchive.naming import Usage
from newsarchive.vocabulary import Origin, Verdict

_BATCH = 500


def settle(
    side: Side,
    new: list[Linkable],
    touched: Touched,
    *,
    gone: Iterable[Linkable] = (),
    concerned: Iterable[int] = (),
) -> dict[int, int]:
    """Return the entity of each new appearance, and bring those that are stored already where they belong now.

    gone: appearances that no longer count; concerned: entities whose appearances may have to part or join.
    """
    pinned = {one.id: one.entity for one in new if one.pinned and one.entity is not None}
    if pinned:
        touched.entities(side).update(pinned.values(), shown_at(side, pinned.values()).values())
    quick = quick_homes(side, [one for one in new if one.id not in pinned])
    unplain = [one for one in new if one.id not in quick.homes and one.id not in pinned]
    missed = [one for one in gone if not is_plainly_at(side, one)]
    unsettled = set(concerned) | {one.entity for one in missed if one.entity is not None}
    if not unplain and not unsettled:
        homes = _make(side, quick.homes, new)
        made = {homes[one] for one, home in quick.homes.items() if home < 0}
        if side is PERSONS:
            touched.new_persons |= made
        touched.confirmed(side).update(quick.confirmed)
        touched.entities(side).update(set(homes.values()) - quick.confirmed - made)
        return homes | pinned
    hood = load(side, unplain, unsettled, missed)
    reached = {entity.id for entity in hood.known}
    hood.appearances += [one for one in new if quick.homes.get(one.id) in reached]
    conflicts = DecisionConflicts(side)
    linking = side.link(hood.appearances, hood.known, conflicts)
    plain = {one: home for one, home in quick.homes.items() if home not in reached}
    homes = _make(side, plain, new)
    homes |= _make(side, linking.homes, hood.appearances)
    taken = _take_up(side, homes.values())
    stood = {one.id: one.entity for one in hood.appearances if one.id > 0 and one.id in homes}
    _carry_out(side, linking, {pk: (entity, homes[pk]) for pk, entity in stood.items()}, taken, touched)
    _ask(side, linking, conflicts)
    touched.entities(side).update(reached, homes.values(), shown_at(side, homes.values()).values())
    return {one.id: homes[one.id] for one in new if one.id in homes} | pinned


def _make(side: Side, homes: Mapping[int, int], members: Iterable[Linkable]) -> dict[int, int]:
    """Make the entities that have no id yet (homes below 0), and return the homes with real ids."""
    usages: dict[int, list[Usage]] = defaultdict(list)
    for one in members:
        if homes.get(one.id, 0) < 0:
            names = [(name.text[: side.name_length], name.kind.value) for name in one.names]
            usages[homes[one.id]].append(Usage(one.kind, names, one.likely_kind))
    made = dict(zip(usages, side.create(list(usages.values())), strict=True))
    mark_uncompared(side.model, made.values())
    return {one: made.get(home, home) for one, home in homes.items()}


def _take_up(side: Side, homes: Iterable[int]) -> set[int]:
    """Let entities that were joined into others stand for themselves again; return them."""
    asleep = side.model._default_manager.filter(pk__in=set(homes), joined_into__isnull=False)
    taken = set(asleep.values_list("pk", flat=True))
    asleep.update(joined_into=None)
    return taken


def _carry_out(
    side: Side,
    linking: Linking,
    homes: Mapping[int, tuple[int | None, int]],
    taken: set[int],
    touched: Touched,
) -> None:
    """Join and move. homes: stored appearance → its home until now, and the one that it belongs to."""
    moves: dict[int, list[int]] = defaultdict(list)
    for appearance, (stood, home) in homes.items():
        if linking.merged.get(stood or 0, stood) != home:
            moves[home].append(appearance)
    claims = claims_of(side, linking.merged)
    for joined, survivor in linking.merged.items():
        _join(side, joined, survivor)
    left: set[int | None] = set()
    for home, appearances in moves.items():
        left |= {homes[one][0] for one in appearances}
        for batch in batches(appearances, _BATCH):
            Appearance.objects.filter(pk__in=batch).update(**{side.column: home, side.home: None})
            if side is PERSONS:
                Citation.objects.filter(speaker_appearance__in=batch).update(speaker=home)
            cited = Citation.objects.filter(Q(subject_appearance__in=batch) | Q(object_appearance__in=batch))
            claims |= set(cited.values_list("claim", flat=True))
    concerned = {*moves, *linking.merged, *linking.merged.values(), *taken, *left} - {None}
    if not concerned:
        return
    touched.only_adds = False
    touched.entities(side).update(one for one in concerned if one is not None)
    shown, theirs = show(side, (one for one in concerned if one is not None))
    touched.entities(side).update(shown)
    for joined, survivor in linking.merged.items():
        move_disagreements(side, joined, shown_at(side, [survivor])[survivor])
    follow(claims | theirs, touched)


def _join(side: Side, joined: int, survivor: int) -> None:
    """Let one entity be another by its names: all but its claims moves to that."""
    column = side.column
    entities = side.model._default_manager
    gone, kept = entities.get(pk=joined), entities.get(pk=survivor)
    if gone.curated and not kept.curated:
        setattr(kept, side.name, getattr(gone, side.name))
        kept.kind, kept.curated = gone.kind, True
        kept.save(update_fields=[side.name, side.key, "kind", "curated"])
    Appearance.objects.filter(at_home(side, [joined])).update(**{column: survivor, side.home: None})
    entities.filter(Q(pk=joined) | Q(joined_into=joined)).update(joined_into=survivor)
    aliases = side.alias_model._default_manager
    aliases.filter(**{column: joined}, origin=Origin.MACHINE).delete()
    theirs = aliases.filter(**{column: survivor}).values(side.name)
    given = aliases.filter(**{column: joined}).exclude(**{f"{side.name}__in": theirs})
    machine_made = aliases.filter(
        **{column: survivor, f"{side.name}__in": aliases.filter(**{column: joined}).values(side.name)},
        origin=Origin.MACHINE,
    )
    machine_made.delete()
    given.update(**{column: survivor})
    _move_judgements(side, joined, survivor)


def _move_judgements(side: Side, joined: int, survivor: int) -> None:
    """Move the machine's questions; an editor's word stays on those whom it was said of."""
    first, second = f"{side.column}_a_id", f"{side.column}_b_id"
    a, b = f"{side.column}_a", f"{side.column}_b"
    asked = Judgement.objects.filter(Q(**{a: joined}) | Q(**{b: joined}), origin=Origin.MACHINE)
    for judgement in asked:
        other = getattr(judgement, second if getattr(judgement, first) == joined else first)
        low, high = min(other, survivor), max(other, survivor)
        if other == survivor or Judgement.objects.filter(**{a: low, b: high}).exists():
            judgement.delete()
            continue
        setattr(judgement, first, low)
        setattr(judgement, second, high)
        judgement.save(update_fields=[a, b])


def _ask(side: Side, linking: Linking, conflicts: DecisionConflicts) -> None:
    """Put into the queue what the names join, but decisions keep apart; what was judged is not asked again."""
    a, b = f"{side.column}_a", f"{side.column}_b"
    for low, high in sorted((min(pair), max(pair)) for pair in linking.asked):
        if not Judgement.objects.filter(**{a: low, b: high}).exists():
            Judgement.objects.create(
                **{f"{a}_id": low, f"{b}_id": high},
                verdict=Verdict.UNSURE,
                origin=Origin.MACHINE,
                score=0.9,
                reason=conflicts.reasons[low, high],
            )


def settle_aside(side: Side, new: list[Linkable], touched: Touched) -> dict[int, int]:
    """Return the entity of each appearance in an article that is not current: one of its main name, else a new one.

    Such appearances join nothing: they are kept to be read, and linked when their article becomes current.
    """
    homes = {one.id: (one.pinned and one.entity) or bearer_of(side, one) or one.id for one in new}
    made = _make(side, homes, new)
    touched.entities(side).update(made.values())
    return made
