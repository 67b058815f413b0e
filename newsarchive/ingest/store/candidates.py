"""Find persons, and works, that may be one: those whose names are near are put as questions to editors.

What is compared is kept in mind until a run's end (mark), and then compared with those alone that share a block of a
name, at most so many a block: what a run compares grows with what it touched, not with the archive. What editors judged,
of the two or of anybody merged with them, is never asked.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q

from newsarchive.batches import batches
from newsarchive.ingest.store.merges import merged_with
from newsarchive.ingest.store.sides import PERSONS, SIDES, Side
from newsarchive.models import Appearance, Candidate, Claim, Judgement, NameBlock, Uncompared
from newsarchive.name_likeness import (
    NameLikeness,
    likeness_of_names,
    likeness_of_titles,
    name_blocks,
    title_blocks,
)
from newsarchive.one_writer import writing
from newsarchive.vocabulary import AliasKind, PersonKind, Verdict, WorkKind

_BATCH = 300
# In one transaction of an ingest: few enough for an editor not to wait long.
_COMPARED_AT_ONCE = 60

# A block that more share tells nothing: as many comparisons it saves as names it has.
BLOCK_CAP = 60
# Below that, more pairs are two than one.
ASKED = 0.7

_KINDS_DIFFER = 0.25
_SHARED, _SHARED_CAP = 0.04, 0.12
_SAME_ARTICLE, _SAME_ARTICLES = 0.1, 0.2
_NAMED = 3
# Kinds that sources use for one and the same, or that tell nothing.
_VAGUE = {"other"}
_ALIKE = ({"series", "show"},)

_KIND_LABELS = {"person": dict(PersonKind.choices), "work": dict(WorkKind.choices)}

Pair = tuple[int, int]


@dataclass
class _Known:
    """What is compared of a person or work: what it is called, short forms aside, and its kind."""

    kind: str
    names: list[str] = field(default_factory=list)


def compare_names() -> None:
    """Compare all that is new or was changed since it was compared last; each batch is a transaction."""
    for side in SIDES:
        while True:
            with writing():
                waiting = Uncompared.objects.filter(**{f"{side.column}__isnull": False})
                ids = list(
                    waiting.order_by("pk").values_list(f"{side.column}_id", flat=True)[:_COMPARED_AT_ONCE]
                )
                if not ids:
                    break
                compare(side, ids)


def compare(side: Side, ids: Iterable[int]) -> None:
    """Bring the questions about persons, or works, up to date."""
    waiting = sorted(set(ids))
    while waiting:
        crossed: set[int] = set()
        for batch in batches(waiting, _BATCH):
            known = _known(side, batch)
            questions, others = _questions(side, known, batch)
            _write_questions(side, batch, questions)
            Uncompared.objects.filter(**{f"{side.column}__in": batch}).delete()
            crossed |= others
        waiting = sorted(crossed)


def _known(side: Side, ids: Iterable[int]) -> dict[int, _Known]:
    """Return what stands for itself of these, with its names."""
    found: dict[int, _Known] = {}
    for batch in batches(sorted(set(ids)), _BATCH):
        rows = side.model._default_manager.filter(pk__in=batch, merged_into=None, dismissed=False)
        rows = rows.filter(Q(article_count__gt=0) | Q(curated=True))
        for pk, kind, name in rows.values_list("pk", "kind", side.name):
            found[pk] = _Known(kind, [name])
        aliases = side.alias_model._default_manager.filter(**{f"{side.column}__in": batch})
        named = aliases.exclude(kind=AliasKind.SHORT).order_by(side.name)
        for pk, name in named.values_list(f"{side.column}_id", side.name):
            if pk in found:
                found[pk].names.append(name)
    return found


def _questions(
    side: Side, known: Mapping[int, _Known], ids: Iterable[int]
) -> tuple[dict[Pair, tuple[float, list[str]]], set[int]]:
    """Return the pairs that are to be asked about, with score and reasons; and the others whose blocks have become too
    large to be compared by, or small enough, so that their questions are not what they were."""
    blocks, grown = _write_blocks(side, known, ids)
    sharing: dict[int, set[int]] = {}
    crossed: set[int] = set()
    for block in blocks.keys() | grown.keys():
        more = grown.get(block, 0)
        rows = NameBlock.objects.filter(key=block, **{f"{side.column}__isnull": False})
        bearers = rows.order_by().values_list(f"{side.column}_id", flat=True)
        members = set(bearers.distinct()[: BLOCK_CAP + 1 + max(more, 0)])
        if (len(members) > BLOCK_CAP) != (len(members) - more > BLOCK_CAP):
            crossed |= members
        if 1 < len(members) <= BLOCK_CAP:
            for one in blocks.get(block, ()):
                sharing.setdefault(one, set()).update(members - {one})
    others = _known(side, {other for ones in sharing.values() for other in ones} - known.keys())
    of = {**others, **known}
    alike: dict[Pair, NameLikeness] = {}
    for one, ones in sharing.items():
        for other in ones & of.keys():
            pair = (min(one, other), max(one, other))
            if pair not in alike:
                found = _likeness(side, of[pair[0]], of[pair[1]])
                if found.score + _SHARED_CAP >= ASKED:
                    alike[pair] = found
    unjudged = alike.keys() - _judged(side, alike.keys())
    questions = {}
    shared = _shared(side, unjudged)
    for pair in sorted(unjudged):
        first, second = of[pair[0]], of[pair[1]]
        score, reasons = _weigh(side, pair, alike[pair], (first.kind, second.kind), shared.get(pair, []))
        if score >= ASKED:
            questions[pair] = (score, reasons)
    return questions, crossed - set(ids)


def _write_blocks(
    side: Side, known: Mapping[int, _Known], ids: Iterable[int]
) -> tuple[dict[str, set[int]], Counter[str]]:
    """Bring the stored blocks of these up to date, known or not; return whose each block is, and by how many each has
    grown or (below 0) shrunk."""
    make = name_blocks if side is PERSONS else title_blocks
    wanted = {(block, pk) for pk, one in known.items() for name in one.names for block in make(name)}
    stale = []
    present = set()
    grown: Counter[str] = Counter()
    column = f"{side.column}_id"
    for pk, block, entity in NameBlock.objects.filter(**{f"{side.column}__in": list(ids)}).values_list(
        "pk", "key", column
    ):
        if (block, entity) in wanted:
            present.add((block, entity))
        else:
            stale.append(pk)
            grown[block] -= 1
    for batch in batches(stale, _BATCH):
        NameBlock.objects.filter(pk__in=batch).delete()
    NameBlock.objects.bulk_create(
        NameBlock(key=block, **{column: entity}) for block, entity in sorted(wanted - present)
    )
    grown.update(block for block, _ in wanted - present)
    blocks: dict[str, set[int]] = defaultdict(set)
    for block, entity in wanted:
        blocks[block].add(entity)
    return blocks, grown


def _likeness(side: Side, first: _Known, second: _Known) -> NameLikeness:
    """Return how alike the most alike of their names are; the reason names the two."""
    compare_two = likeness_of_names if side is PERSONS else likeness_of_titles
    # Of equals the first in the alphabet, whichever of the two is older.
    pairs = sorted({(min(a, b), max(a, b)) for a in first.names for b in second.names})
    best, names = NameLikeness(0.0), ("", "")
    for a, b in pairs:
        found = compare_two(a, b)
        if found.score > best.score:
            best, names = found, (a, b)
    if names[0] == names[1]:
        return best
    return NameLikeness(best.score, f"“{names[0]}” and “{names[1]}”: {best.reason}")


def _judged(side: Side, pairs: Iterable[Pair]) -> set[Pair]:
    """Return those pairs of whom, or of anybody merged with them, something was said or asked otherwise."""
    pairs = list(pairs)
    ids = {one for pair in pairs for one in pair}
    groups = merged_with(side, ids)
    shown = {member: groups.shown[home] for member, home in groups.members.items()}
    a, b = f"{side.column}_a", f"{side.column}_b"
    judged: set[Pair] = set()
    for batch in batches(sorted({*shown, *ids}), _BATCH):
        rows = Judgement.objects.filter(Q(**{f"{a}__in": batch}) | Q(**{f"{b}__in": batch}))
        for first, second in rows.exclude(verdict=Verdict.SAME).values_list(f"{a}_id", f"{b}_id"):
            low, high = sorted((shown.get(first, first), shown.get(second, second)))
            judged.add((low, high))
    return {
        pair
        for pair in pairs
        if tuple(sorted((shown.get(pair[0], pair[0]), shown.get(pair[1], pair[1])))) in judged
    }


def _shared(side: Side, pairs: Iterable[Pair]) -> dict[Pair, list[str]]:
    """Return the names of those with whom claims connect both of a pair."""
    ids = sorted({one for pair in pairs for one in pair})
    beside: dict[int, dict[tuple[str, int], str]] = defaultdict(dict)
    for own, other in (("subject", "object"), ("object", "subject")):
        for batch in batches(ids, _BATCH):
            rows = Claim.objects.standing().filter(**{f"{own}_{side.column}__in": batch}).order_by()
            told = rows.values_list(
                f"{own}_{side.column}_id",
                f"{other}_person_id",
                f"{other}_person__name",
                f"{other}_work_id",
                f"{other}_work__title",
            )
            for one, person, name, work, title in told.distinct():
                if person is not None:
                    beside[one]["person", person] = name
                elif work is not None:
                    beside[one]["work", work] = title
    found = {}
    for pair in pairs:
        both = beside[pair[0]].keys() & beside[pair[1]].keys()
        if both:
            found[pair] = sorted(beside[pair[0]][one] for one in both)
    return found


def _weigh(
    side: Side, pair: Pair, names: NameLikeness, kinds: tuple[str, str], shared: list[str]
) -> tuple[float, list[str]]:
    """Return the score of a pair, and what it is made of in words."""
    score, reasons = names.score, [names.reason]
    one, other = sorted(_KIND_LABELS[side.column][kind] for kind in kinds)
    if kinds[0] == kinds[1]:
        if kinds[0] not in _VAGUE:
            reasons.append(f"both: {one}")
    elif not _VAGUE & {*kinds} and {*kinds} not in _ALIKE:
        score -= _KINDS_DIFFER
        reasons.append(f"against it: one is called {one}, the other {other}")
    if shared:
        score += min(_SHARED * len(shared), _SHARED_CAP)
        others = f" and {len(shared) - _NAMED} more" if len(shared) > _NAMED else ""
        reasons.append(f"claims connect both with {', '.join(shared[:_NAMED])}{others}")
    together = _articles_of_both(side, pair)
    if together:
        score -= _SAME_ARTICLE if together == 1 else _SAME_ARTICLES
        counted = "1 article names" if together == 1 else f"{together} articles name"
        reasons.append(f"against it: {counted} both, each by its own name")
    return round(max(0.0, min(1.0, score)), 3), reasons


def _articles_of_both(side: Side, pair: Pair) -> int:
    """Return how many current articles both appear in."""
    theirs = Appearance.objects.filter(**{side.column: pair[1]}, article=OuterRef("article"), dismissed=False)
    ours = Appearance.objects.current().filter(Exists(theirs), **{side.column: pair[0]})
    return ours.order_by().values("article").distinct().count()


def _write_questions(side: Side, ids: Iterable[int], wanted: Mapping[Pair, tuple[float, list[str]]]) -> None:
    """Bring the stored questions about these to what is wanted; one that stays keeps its row."""
    a, b = f"{side.column}_a", f"{side.column}_b"
    left = dict(wanted)
    ids = list(ids)
    gone = []
    for row in Candidate.objects.filter(Q(**{f"{a}__in": ids}) | Q(**{f"{b}__in": ids})).order_by("pk"):
        asked = left.pop((getattr(row, f"{a}_id"), getattr(row, f"{b}_id")), None)
        if asked is None:
            gone.append(row.pk)
        elif asked != (row.score, row.reasons):
            row.score, row.reasons = asked
            row.save(update_fields=["score", "reasons"])
    for batch in batches(gone, _BATCH):
        Candidate.objects.filter(pk__in=batch).delete()
    Candidate.objects.bulk_create(
        Candidate(**{f"{a}_id": low, f"{b}_id": high}, score=score, reasons=reasons)
        for (low, high), (score, reasons) in sorted(left.items())
    )
