"""Say who is who: several persons, or works, are one; two are not the same; some appearances are another's.

A merge shows some entities at another and changes nothing of what each is by itself, so undoing it gives each its own
back. What an editor decides of the one that stays while a merge holds stays there, unless it speaks of words about the
other: then it goes with these.
"""

from collections.abc import Collection, Iterable, Sequence

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from newsarchive.curation.trail import made_in
from newsarchive.ingest.store import move, relink, show_merges, side_of
from newsarchive.ingest.store.decisions import different
from newsarchive.ingest.store.merges import merged_with
from newsarchive.ingest.store.sides import Side
from newsarchive.models import Appearance, Judgement, Merge, Person, Work
from newsarchive.recording import act, unrecorded, watch
from newsarchive.vocabulary import Origin, Verdict

_JOINT = "Choose two or more that stand for themselves."


def merge(
    entities: Sequence[Person | Work], *, kept: Person | Work, by: User, reason: str, kind: str = ""
) -> Merge:
    """Merge persons, or works, into the one that is kept, whose name stays; return the merge.

    kind: what it is from then on, unless an editor named it before; "" for the kind that it has. Raises ValidationError
    without a reason, with fewer than two, or if an editor holds some of them to be different.
    """
    side = side_of(kept)
    ids = {one.pk for one in entities if side_of(one) is side} | {kept.pk}
    check_merge(side, ids, reason=reason)
    with act(by, what="merged", reason=reason.strip()), transaction.atomic():
        rows = side.model._default_manager.select_for_update().order_by("pk").in_bulk(sorted(ids))
        check_joint(rows.values())
        merged = Merge.objects.create(
            **{f"{side.column}_id": kept.pk},
            name=getattr(rows[kept.pk], side.name),
            kind=kind or rows[kept.pk].kind,
            reason=reason.strip(),
            made_by=by,
        )
        for other in sorted(ids - {kept.pk}):
            judgement = _judgement(side, kept.pk, other)
            judgement.verdict, judgement.origin = Verdict.SAME, Origin.EDITOR
            judgement.merge, judgement.judged_by = merged, by
            judgement.save()
        with unrecorded():
            show_merges(side, ids)
    return merged


def check_joint(rows: Collection[Person | Work]) -> None:
    """Raise ValidationError if these are too few, or one of them was merged already."""
    if any(row.merged_into_id is not None for row in rows) or len(rows) < 2:
        raise ValidationError(_JOINT)


def check_merge(side: Side, ids: Iterable[int], *, reason: str = "-") -> None:
    """Raise ValidationError if these may not be merged: no reason, too few, or held to be different."""
    ids = sorted(ids)
    if not reason.strip():
        raise ValidationError("Say why they are the same.")
    if len(ids) < 2:
        raise ValidationError(_JOINT)
    groups = merged_with(side, ids)
    members = {one: groups.with_(one) for one in ids}
    everyone = {one for group in members.values() for one in group}
    for against in different(side, everyone, everyone).order_by("pk"):
        pair = (getattr(against, f"{side.column}_a_id"), getattr(against, f"{side.column}_b_id"))
        first, second = ({one for one in ids if half in members[one]} for half in pair)
        if len(first | second) > 1:
            raise ValidationError(
                f"An editor holds two of them to be different: {against}. Withdraw that judgement first."
            )


def undo_merge(merged: Merge, *, by: User, reason: str = "") -> None:
    """Undo a merge, at any time and whatever was merged since: each gets its own back."""
    side = side_of(merged.kept)
    undone = made_in(merged)
    with act(by, what="undid a merge", reason=reason.strip(), undoes=undone), transaction.atomic():
        ids = {merged.kept.pk}
        for judgement in merged.judgements.all():
            ids |= {getattr(judgement, f"{side.column}_a_id"), getattr(judgement, f"{side.column}_b_id")}
            _ask_again(judgement)
        merged.delete()
        with unrecorded():
            show_merges(side, ids)


def merges_of(entity: Person | Work) -> list[Merge]:
    """Return the merges that made an entity what it is shown as, or that show it elsewhere; the newest first."""
    side = side_of(entity)
    ids = merged_with(side, [entity.pk]).with_(entity.pk)
    a, b = f"judgements__{side.column}_a__in", f"judgements__{side.column}_b__in"
    rows = Merge.objects.filter(Q(**{f"{side.column}__in": ids}) | Q(**{a: ids}) | Q(**{b: ids}))
    return list(rows.select_related("person", "work", "made_by").distinct().order_by("-pk"))


def tell_apart(a: Person | Work, b: Person | Work, *, by: User, reason: str = "") -> Judgement:
    """Say that two are not the same: they are never joined by names, and never asked about again.

    Raises ValidationError if they are merged: the merge is to be undone first.
    """
    check_apart(a, b)
    side = side_of(a)
    with act(by, what="told apart", reason=reason.strip()), transaction.atomic():
        judgement = _say_different(side, a.pk, b.pk, by, reason)
        with unrecorded():
            relink(side, [a.pk, b.pk])
    return judgement


def check_apart(a: Person | Work, b: Person | Work) -> None:
    """Raise ValidationError if these cannot be said not to be the same: they are merged, or not two of one sort."""
    side = side_of(a)
    if a.pk == b.pk or side_of(b) is not side:
        raise ValidationError("Choose two persons or two works.")
    if b.pk in merged_with(side, [a.pk]).with_(a.pk):
        raise ValidationError("They are merged: undo the merge first.")


def pair_of(judgement: Judgement) -> tuple[Person | Work, Person | Work]:
    """Return the two that a judgement speaks of, the lower id first."""
    first = judgement.person_a or judgement.work_a
    second = judgement.person_b or judgement.work_b
    assert first is not None  # by judgement_of_two_persons_or_two_works
    assert second is not None
    return first, second


def withdraw_judgement(judgement: Judgement, *, by: User) -> None:
    """Take back that two are not the same, or that it is unsure; the machine may join them or ask again.

    Raises ValidationError for a merge, which is undone as one.
    """
    if judgement.verdict == Verdict.SAME:
        raise ValidationError("This is a merge: undo that.")
    first, second = pair_of(judgement)
    undone = made_in(judgement, what="told apart")
    with act(by, what="withdrew a judgement", undoes=undone), transaction.atomic():
        _ask_again(judgement)
        with unrecorded():
            relink(side_of(first), [first.pk, second.pk])


def split(
    appearances: Sequence[Appearance], *, to: Person | Work | None = None, by: User, reason: str
) -> Person | Work:
    """Let appearances be another's: of the one given, or of a new one; return it. No ingest joins them again.

    All of them are of one person or work. Raises ValidationError without a reason or without appearances, or if they are
    of several.
    """
    if not reason.strip():
        raise ValidationError("Say why these are another's.")
    sources = {(one.home_person or one.home_work or one.entity) for one in appearances}
    if len(sources) != 1:
        raise ValidationError("Choose appearances of one person or one work.")
    (source,) = sources
    side = side_of(source)
    if to is not None and (side_of(to) is not side or to.pk == source.pk):
        raise ValidationError("Choose another of the same sort.")
    with act(by, what="split", reason=reason.strip()), transaction.atomic():
        target = to
        if target is None:
            first = appearances[0]
            target = side.model(**{side.name: first.name[: side.name_length], "kind": first.kind})
            target.save()
        hold_apart(side, source.pk, target.pk, by=by, reason=reason)
        _pin(appearances, side, target.pk, pinned=True)
        target.refresh_from_db()
    return target


def undo_split(
    entity: Person | Work,
    source: Person | Work,
    *,
    by: User,
    articles: Iterable[int] | None = None,
    may_join: bool = True,
) -> None:
    """Give the appearances that were split off back to whom their names say.

    articles: where; None: everywhere. may_join: the two may be joined again; False where they were held to be different
    before they were split.
    """
    side = side_of(entity)
    with act(by, what="undid a split"), transaction.atomic():
        watch(side.model, [entity.pk])
        if may_join:
            let_join(side, entity.pk, source.pk)
        theirs = Q(**{side.home: entity}) | Q(**{side.column: entity, side.home: None})
        rows = Appearance.objects.filter(theirs, pinned=True, split_mentions=None)
        if articles is not None:
            rows = rows.filter(article__in=list(articles))
        _pin(list(rows), side, source.pk, pinned=False)


def hold_apart(side: Side, source: int, other: int, *, by: User, reason: str) -> None:
    """Say that two are different because some of the one are the other's, unless that was said, or they are merged."""
    judgement = _judgement(side, source, other)
    is_said = judgement.verdict == Verdict.DIFFERENT and judgement.origin == Origin.EDITOR
    if not is_said and other not in merged_with(side, [source]).with_(source):
        _say_different(side, source, other, by, reason)


def let_join(side: Side, a: int, b: int) -> None:
    """Take back that two are different."""
    pair = {f"{side.column}_a_id": min(a, b), f"{side.column}_b_id": max(a, b)}
    for judgement in Judgement.objects.filter(**pair, verdict=Verdict.DIFFERENT).order_by("pk"):
        _ask_again(judgement)


def _judgement(side: Side, a: int, b: int) -> Judgement:
    """Return what is said or asked about two, or a new row for it."""
    pair = {f"{side.column}_a_id": min(a, b), f"{side.column}_b_id": max(a, b)}
    return Judgement.objects.filter(**pair).first() or Judgement(**pair)


def _say_different(side: Side, a: int, b: int, by: User, reason: str) -> Judgement:
    judgement = _judgement(side, a, b)
    judgement.verdict, judgement.origin, judgement.judged_by = Verdict.DIFFERENT, Origin.EDITOR, by
    judgement.reason = reason.strip() or judgement.reason
    judgement.save()
    return judgement


def _ask_again(judgement: Judgement) -> None:
    """Open the machine's question again, where there was one; else nothing is said of the two any more."""
    if judgement.score is None:
        judgement.delete()
        return
    judgement.verdict, judgement.origin = Verdict.UNSURE, Origin.MACHINE
    judgement.merge = judgement.judged_by = None
    judgement.save()


def _pin(appearances: Sequence[Appearance], side: Side, home: int, *, pinned: bool) -> None:
    ids = [one.pk for one in appearances]
    watch(Appearance, ids)
    with unrecorded():
        move(side, ids, home, pinned=pinned)
