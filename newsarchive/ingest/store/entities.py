"""Carry out what linking decided: make, merge and move persons and works, with all that hangs on them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Q

from newsarchive.disagreements import batches
from newsarchive.ingest.link import Linkable, Linking
from newsarchive.ingest.store.decisions import DecisionConflicts
from newsarchive.ingest.store.following import Merged, follow
from newsarchive.ingest.store.neighbours import bearer_of, is_plainly_at, load, quick_homes
from newsarchive.ingest.store.sides import PERSONS, Side
from newsarchive.ingest.store.touched import Touched
from newsarchive.models import Appearance, Citation, Claim, Disagreement, Judgement
from newsarchive.naming import Usage
from newsarchive.vocabulary import DisagreementStatus, Origin, Verdict

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
    touched.entities(side).update(pinned.values())
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
    _take_up(side, homes.values())
    stood = {one.id: one.entity for one in hood.appearances if one.id > 0 and one.id in homes}
    _carry_out(side, linking, {pk: (entity, homes[pk]) for pk, entity in stood.items()}, touched)
    _ask(side, linking, conflicts)
    touched.entities(side).update(reached, homes.values())
    return {one.id: homes[one.id] for one in new if one.id in homes} | pinned


def merge(side: Side, pairs: Mapping[int, int], touched: Touched) -> None:
    """Merge entities into others, each with everything that hangs on it; decisions on either hold for both.

    pairs: the one that is merged → the one that stays. Counts, names and disagreements are left to the touched.
    """
    claims = _claims_of(side, pairs)
    for merged, survivor in pairs.items():
        _absorb(side, merged, survivor)
    touched.entities(side).update(pairs, pairs.values())
    follow(claims, _merged(side, pairs), touched)


def _make(side: Side, homes: Mapping[int, int], members: Iterable[Linkable]) -> dict[int, int]:
    """Make the entities that have no id yet (homes below 0), and return the homes with real ids."""
    usages: dict[int, list[Usage]] = defaultdict(list)
    for one in members:
        if homes.get(one.id, 0) < 0:
            names = [(name.text[: side.name_length], name.kind.value) for name in one.names]
            usages[homes[one.id]].append(Usage(one.kind, names))
    made = dict(zip(usages, side.create(list(usages.values())), strict=True))
    return {one: made.get(home, home) for one, home in homes.items()}


def _take_up(side: Side, homes: Iterable[int]) -> None:
    """Let entities that were merged into others stand for themselves again."""
    side.model._default_manager.filter(pk__in=set(homes), merged_into__isnull=False).update(merged_into=None)


def _carry_out(
    side: Side, linking: Linking, homes: Mapping[int, tuple[int | None, int]], touched: Touched
) -> None:
    """Merge and move. homes: stored appearance → the entity it stood at, and the one it belongs to."""
    moves: dict[int, list[int]] = defaultdict(list)
    for appearance, (stood, home) in homes.items():
        if linking.merged.get(stood or 0, stood) != home:
            moves[home].append(appearance)
    claims = _claims_of(side, linking.merged)
    for merged, survivor in linking.merged.items():
        _absorb(side, merged, survivor)
    for home, appearances in moves.items():
        for batch in batches(appearances, _BATCH):
            Appearance.objects.filter(pk__in=batch).update(**{side.column: home})
            if side is PERSONS:
                Citation.objects.filter(speaker_appearance__in=batch).update(speaker=home)
            cited = Citation.objects.filter(Q(subject_appearance__in=batch) | Q(object_appearance__in=batch))
            claims |= set(cited.values_list("claim", flat=True))
    touched.entities(side).update(moves, linking.merged, linking.merged.values())
    if claims:
        follow(claims, _merged(side, linking.merged), touched)


def _claims_of(side: Side, entities: Iterable[int]) -> set[int]:
    claims: set[int] = set()
    for batch in batches(entities, _BATCH):
        ours = Q(**{f"subject_{side.column}__in": batch}) | Q(**{f"object_{side.column}__in": batch})
        claims |= set(Claim.objects.filter(ours).values_list("pk", flat=True))
    return claims


def _merged(side: Side, pairs: Mapping[int, int]) -> Merged:
    return Merged(pairs, {}) if side is PERSONS else Merged({}, pairs)


def _absorb(side: Side, merged: int, survivor: int) -> None:
    """Move all but the claims of an entity to another, and let it lead there."""
    column = side.column
    entities = side.model._default_manager
    gone, kept = entities.get(pk=merged), entities.get(pk=survivor)
    if gone.curated and not kept.curated:
        setattr(kept, side.name, getattr(gone, side.name))
        kept.kind, kept.curated = gone.kind, True
        kept.save(update_fields=[side.name, side.key, "kind", "curated"])
    Appearance.objects.filter(**{column: merged}).update(**{column: survivor})
    entities.filter(Q(pk=merged) | Q(merged_into=merged)).update(merged_into=survivor)
    aliases = side.alias_model._default_manager
    aliases.filter(**{column: merged}, origin=Origin.MACHINE).delete()
    theirs = aliases.filter(**{column: survivor}).values(side.name)
    given = aliases.filter(**{column: merged}).exclude(**{f"{side.name}__in": theirs})
    machine_made = aliases.filter(
        **{column: survivor, f"{side.name}__in": aliases.filter(**{column: merged}).values(side.name)},
        origin=Origin.MACHINE,
    )
    machine_made.delete()
    given.update(**{column: survivor})
    if side is PERSONS:
        Citation.objects.filter(speaker=merged).update(speaker=survivor)
    _move_judgements(side, merged, survivor)
    _move_disagreements(side, merged, survivor)


def _move_judgements(side: Side, merged: int, survivor: int) -> None:
    first, second = f"{side.column}_a_id", f"{side.column}_b_id"
    a, b = f"{side.column}_a", f"{side.column}_b"
    for judgement in Judgement.objects.filter(Q(**{a: merged}) | Q(**{b: merged})):
        other = getattr(judgement, second if getattr(judgement, first) == merged else first)
        if other == survivor:
            # The question is answered; an editor's word stays as the record of the merge.
            if judgement.origin == Origin.MACHINE:
                judgement.delete()
            continue
        low, high = min(other, survivor), max(other, survivor)
        present = Judgement.objects.filter(**{a: low, b: high}).first()
        if present is not None and (present.origin == Origin.EDITOR or judgement.origin == Origin.MACHINE):
            judgement.delete()
            continue
        if present is not None:
            present.delete()
        setattr(judgement, first, low)
        setattr(judgement, second, high)
        judgement.save(update_fields=[a, b])


def _move_disagreements(side: Side, merged: int, survivor: int) -> None:
    subject = f"subject_{side.column}"
    for row in Disagreement.objects.filter(**{subject: merged}):
        present = Disagreement.objects.filter(**{subject: survivor}, predicate=row.predicate).first()
        if present is None:
            Disagreement.objects.filter(pk=row.pk).update(**{subject: survivor})
            continue
        Claim.objects.filter(disagreement=row).update(disagreement=present)
        decided = row.status == DisagreementStatus.SETTLED and present.status != DisagreementStatus.SETTLED
        if decided:
            for column in ("status", "preferred", "reason", "settled_by", "settled_at"):
                setattr(present, column, getattr(row, column))
        row.delete()
        if decided:
            present.save(update_fields=["status", "preferred", "reason", "settled_by", "settled_at"])


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
    homes = {one.id: bearer_of(side, one) or one.id for one in new}
    made = _make(side, homes, new)
    touched.entities(side).update(made.values())
    return made
