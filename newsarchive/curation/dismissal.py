"""Dismiss a name for good: it names no person, or no work. Nothing is read by it any more, until that is withdrawn."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from newsarchive.curation.trail import made_in
from newsarchive.ingest.store import relink, side_of
from newsarchive.ingest.store.sides import SIDES, Side
from newsarchive.ingest.store.touched import Touched
from newsarchive.models import Appearance, Citation, DismissedName, Mention, Person, Work
from newsarchive.recording import act, track, unrecorded

track(DismissedName)


@dataclass(frozen=True)
class Dismissal:
    """What goes with a name: how many appearances, mentions, and which claims nobody makes any more."""

    appearances: int
    mentions: int
    claims: list[str]


def foresee_dismissal(entity: Person | Work) -> Dismissal:
    """Return what dismissing the name of a person or work would take out of sight."""
    side = side_of(entity)
    ids = _appearances(side, side.key_of(_name(side, entity)))
    cited = Citation.objects.standing().filter(Q(subject_appearance__in=ids) | Q(object_appearance__in=ids))
    claims = {one.claim_id: one.claim for one in cited.select_related("claim")}
    left = Citation.objects.standing().filter(claim__in=claims).exclude(pk__in=cited.values("pk"))
    upheld = set(left.values_list("claim", flat=True))
    return Dismissal(
        len(ids),
        Mention.objects.filter(appearance__in=ids).count(),
        [str(claim) for pk, claim in sorted(claims.items()) if pk not in upheld],
    )


def is_dismissed(entity: Person | Work) -> bool:
    """Tell whether the name of a person or work was dismissed."""
    side = side_of(entity)
    return DismissedName.objects.filter(type=side.column, key=side.key_of(_name(side, entity))).exists()


def dismiss(entity: Person | Work, *, by: User, reason: str) -> DismissedName:
    """Say that the name of a person or work names none; return what is remembered.

    Its appearances under this main name count for nothing, and so do the claims that rest on them; so it is with all
    that is read later. Raises ValidationError without a reason.
    """
    side = side_of(entity)
    return dismiss_name(side, _name(side, entity), by=by, reason=reason)


def dismiss_name(side: Side, name: str, *, by: User, reason: str) -> DismissedName:
    """Say that a name names no person, or no work; see dismiss()."""
    if not reason.strip():
        raise ValidationError("Say why it is none.")
    key = side.key_of(name)
    with act(by, what="dismissed", reason=reason.strip()), transaction.atomic():
        dismissed, _ = DismissedName.objects.get_or_create(
            type=side.column, key=key, defaults={"name": name, "reason": reason.strip(), "made_by": by}
        )
        with unrecorded():
            _mark(side, _appearances(side, key), is_dismissed=True)
    return dismissed


def withdraw_dismissal(dismissed: DismissedName, *, by: User) -> None:
    """Take back that a name names none: what was read by it counts again, and links as its names say."""
    side = next(side for side in SIDES if side.column == dismissed.type)
    undone = made_in(dismissed)
    with act(by, what="withdrew a dismissal", undoes=undone), transaction.atomic():
        key = dismissed.key
        dismissed.delete()
        with unrecorded():
            _mark(side, _appearances(side, key), is_dismissed=False)


def _name(side: Side, entity: Person | Work) -> str:
    return str(getattr(entity, side.name))


def _appearances(side: Side, key: str) -> list[int]:
    """Return the appearances whose main name has the key."""
    model, aliases = side.model._default_manager, side.alias_model._default_manager
    stored = key if any(map(str.isalnum, key)) else ""
    bearers = set(model.filter(**{side.key: stored}).values_list("pk", flat=True))
    bearers |= set(aliases.filter(**{side.key: stored}).values_list(f"{side.column}_id", flat=True))
    at = Q(**{f"{side.column}__in": bearers}) | Q(**{f"{side.home}__in": bearers})
    rows = Appearance.objects.filter(at).order_by("pk").values_list("pk", "name")
    return [pk for pk, name in rows if side.key_of(name) == key]


def _mark(side: Side, ids: list[int], *, is_dismissed: bool) -> None:
    rows = Appearance.objects.filter(pk__in=ids)
    homes = {home or shown for home, shown in rows.values_list(side.home, f"{side.column}_id")}
    shown = set(rows.values_list(f"{side.column}_id", flat=True))
    rows.update(dismissed=is_dismissed)
    touched = Touched()
    cited = Citation.objects.filter(Q(subject_appearance__in=ids) | Q(object_appearance__in=ids))
    touched.claims |= set(cited.values_list("claim", flat=True))
    touched.articles |= set(rows.values_list("article", flat=True))
    touched.entities(side).update(one for one in homes | shown if one is not None)
    relink(side, (one for one in homes if one is not None))
    touched.bring_up_to_date()
