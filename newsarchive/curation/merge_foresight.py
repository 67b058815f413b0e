"""Tell what a merge would lead to, from what is stored: nothing is written, and the number of queries is always the same."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any

from django.db.models import Q

from newsarchive.curation.identity import check_joint, check_merge
from newsarchive.disagreements import contradict, votes_of, would_be_open
from newsarchive.ingest.store import side_of
from newsarchive.ingest.store.parts import Identity, value_key
from newsarchive.ingest.store.sides import Side
from newsarchive.models import Claim, Disagreement, Person, Work
from newsarchive.models.claim import ClaimQuerySet
from newsarchive.precedence import Vote
from newsarchive.properties import Property, about_properties
from newsarchive.vocabulary import DisagreementStatus, Predicate

_NAMES = {"person": "name", "work": "title"}
# Columns of claims that nothing here looks at.
_UNUSED = {"reason", "decided_by", "decided_at", "origin", "created", "first_published", "last_published"}


@dataclass(frozen=True)
class Foresight:
    """What follows from a merge: names that the kept one gains; claims that move to it, and those that become one with
    a claim of its own or of another; disagreements that are made and ended; addresses that lead to it."""

    names: list[str]
    moved: list[Claim]
    joined: list[Claim]
    made: list[str]
    ended: list[str]
    redirected: list[str]


def foresee_merge(entities: Sequence[Person | Work], *, kept: Person | Work) -> Foresight:
    """Return what merging would lead to; nothing is changed. Raises ValidationError as merge() does."""
    side = side_of(kept)
    rows = {one.pk: one for one in (*entities, kept)}
    check_merge(side, rows)
    check_joint(list(rows.values()))
    merged = _Merged(side, frozenset(rows), kept.pk)
    claims = list(_with_names(Claim.objects.filter(merged.named_in)).order_by("predicate", "pk"))
    become = merged.claims(claims)
    others = [one for one in claims if merged.moves(one)]
    stay = {one.pk for one in become.values()}
    before, after = _disputed(merged, claims)
    return Foresight(
        names=sorted(_gained(merged, rows.values())),
        moved=[one for one in others if one.pk in stay],
        joined=[one for one in others if one.pk not in stay],
        made=sorted(after - before),
        ended=sorted(before - after),
        redirected=[one.get_absolute_url() for one in rows.values() if one.pk != kept.pk],
    )


@dataclass(frozen=True)
class _Merged:
    """Entities seen as one; ids: all of them, with the one that is kept."""

    side: Side
    ids: frozenset[int]
    kept: int
    _known: dict[int, Identity] = field(default_factory=dict)

    @property
    def named_in(self) -> Q:
        """The condition that a claim is about one of them, or has one as its value."""
        column = self.side.column
        return Q(**{f"subject_{column}__in": self.ids}) | Q(**{f"object_{column}__in": self.ids})

    def moves(self, claim: Claim) -> bool:
        """Whether a claim names one that is not kept."""
        ends = (
            getattr(claim, f"subject_{self.side.column}_id"),
            getattr(claim, f"object_{self.side.column}_id"),
        )
        return any(pk in self.ids and pk != self.kept for pk in ends)

    def identity(self, claim: Claim) -> Identity:
        """Return what a claim is when all of them are the one that is kept."""
        if claim.pk not in self._known:
            self._known[claim.pk] = self._identity(claim)
        return self._known[claim.pk]

    def _identity(self, claim: Claim) -> Identity:
        ends = (f"subject_{self.side.column}", f"object_{self.side.column}")
        own = Identity.of(claim)
        shown: dict[str, Any] = {end: self.kept for end in ends if getattr(own, end) in self.ids}
        there = replace(own, **shown) if shown else own
        if ends[1] not in shown:
            return there
        return replace(there, value_key=value_key(there.object_person, there.object_work))

    def claims(self, claims: Iterable[Claim]) -> dict[Identity, Claim]:
        """Return which claim stays of those that become one: one that need not move, else the oldest."""
        stay: dict[Identity, Claim] = {}
        for claim in sorted(claims, key=lambda one: (self.moves(one), one.pk)):
            stay.setdefault(self.identity(claim), claim)
        return stay

    @staticmethod
    def shown(stay: Mapping[Identity, Claim]) -> list[Claim]:
        """Return the claims as they read after the merge, not to be saved."""
        found = []
        for identity, claim in stay.items():
            one = copy(claim)
            one.value_key = identity.value_key
            found.append(one)
        return found

    def property(self, row: Claim | Disagreement) -> Property:
        """Return what a row is about when all of them are the one that is kept."""
        own = Property.of(row)
        is_ours = own.subject_type == self.side.subject and own.subject_id in self.ids
        return replace(own, subject_id=self.kept) if is_ours else own

    def called(self, about: Property, row: Claim | Disagreement) -> str:
        """Return a property in words; whose it is, is plain of those that are merged."""
        predicate = about.predicate.label
        is_ours = about.subject_type == self.side.subject and about.subject_id == self.kept
        return predicate if is_ours else f"{row.subject}: {predicate}"


def _gained(merged: _Merged, rows: Collection[Person | Work]) -> set[str]:
    """Return the names of the others that the one which is kept has not."""
    column, name = merged.side.column, merged.side.name
    known = {str(getattr(row, name)) for row in rows if row.pk == merged.kept}
    given = {str(getattr(row, name)) for row in rows if row.pk != merged.kept}
    aliases = merged.side.alias_model._default_manager.filter(**{f"{column}__in": merged.ids})
    for pk, text in aliases.order_by().values_list(column, name):
        (known if pk == merged.kept else given).add(text)
    return given - known


def _disputed(merged: _Merged, claims: Collection[Claim]) -> tuple[set[str], set[str]]:
    """Return what sources disagree about openly before the merge and after it, each by its property in words.

    Concerned are the properties of those that are merged, and those of others of which they are a value.
    """
    disputable = {merged.property(claim) for claim in claims if _may_be_disputed(claim)}
    concerned = {Property.of(claim) for claim in claims if merged.property(claim) in disputable}
    beside = _with_names(Claim.objects.filter(about_properties(concerned)))
    about: dict[Property, dict[int, Claim]] = defaultdict(dict)
    for claim in (*claims, *beside):
        if Property.of(claim) in concerned:
            about[merged.property(claim)][claim.pk] = claim
    ours = Q(**{f"subject_{merged.side.column}__in": merged.ids})
    rows: dict[Property, list[Disagreement]] = defaultdict(list)
    for row in Disagreement.objects.for_list().filter(about_properties(concerned) | ours).order_by("pk"):
        rows[merged.property(row)].append(row)
    as_one = {prop: merged.claims(found.values()) for prop, found in about.items()}
    contested = {
        prop: about[prop]
        for prop, ones in as_one.items()
        if any(row.is_separated for row in rows[prop])
        or any(contradict(a, b) for a, b in combinations(merged.shown(ones), 2))
    }
    votes = votes_of([claim for found in contested.values() for claim in found.values()])
    before = {
        merged.called(prop, row)
        for prop in rows
        for row in rows[prop]
        if row.status == DisagreementStatus.OPEN
    }
    after = set()
    for prop, found in contested.items():
        theirs: dict[int, list[Vote]] = defaultdict(list)
        for claim in found.values():
            one = as_one[prop][merged.identity(claim)].pk
            theirs[one] += [replace(vote, claim=one) for vote in votes.get(claim.pk, ())]
        if would_be_open(_known(merged, rows[prop]), merged.shown(as_one[prop]), theirs):
            after.add(merged.called(prop, next(iter(found.values()))))
    return before, after


def _with_names(claims: ClaimQuerySet) -> ClaimQuerySet:
    """Return the claims with the names of whom they tie together, and no more of these: there may be thousands."""
    ends = {f"{side}_{kind}": name for side in ("subject", "object") for kind, name in _NAMES.items()}
    own = [column.name for column in Claim._meta.concrete_fields if column.name not in _UNUSED]
    return claims.select_related(*ends).only(*own, *(f"{end}__{name}" for end, name in ends.items()))


def _may_be_disputed(claim: Claim) -> bool:
    single = Predicate(claim.predicate).single_valued
    return single or claim.negated or claim.disagreement_id is not None


def _known(merged: _Merged, rows: Sequence[Disagreement]) -> Disagreement | None:
    """Return what is known of a property: what was settled, of the one that is kept before that of another."""
    in_order = sorted(rows, key=lambda row: merged.property(row) != Property.of(row))
    settled = [row for row in in_order if row.status == DisagreementStatus.SETTLED]
    own = [row for row in in_order if merged.property(row) == Property.of(row)]
    return next(iter([*settled, *own]), None)
