"""Carry out an editor's word on who is who: linking and merges keep to it, this brings the archive to where it leads."""

from collections.abc import Iterable

from django.db.models import Q

from newsarchive.ingest.store.candidates import compare
from newsarchive.ingest.store.entities import settle
from newsarchive.ingest.store.following import follow
from newsarchive.ingest.store.merges import show
from newsarchive.ingest.store.questions import ask_about_surnames
from newsarchive.ingest.store.sides import PERSONS, WORKS, Side
from newsarchive.ingest.store.splits import split_off_in, split_stored, splits_of
from newsarchive.ingest.store.touched import Touched, delete_unheard_of
from newsarchive.models import Appearance, Article, Citation, Person, Work
from newsarchive.one_writer import writing


def side_of(entity: Person | Work) -> Side:
    return PERSONS if isinstance(entity, Person) else WORKS


def show_merges(side: Side, ids: Iterable[int]) -> None:
    """Bring entities to where the merges that stand now show them, with all that hangs on them."""
    touched = Touched()
    with writing():
        _show(side, set(ids), touched)
        touched.bring_up_to_date()
        ask_about_surnames(touched)
        compare(side, touched.entities(side))


def relink(side: Side, ids: Iterable[int]) -> None:
    """Link the entities' appearances anew, after an editor's word on them has changed."""
    touched = Touched()
    with writing():
        ids = set(ids)
        settle(side, [], touched, concerned=ids)
        _show(side, ids, touched)
        touched.bring_up_to_date()
        ask_about_surnames(touched)
        compare(side, touched.entities(side))


def move(
    side: Side, appearances: Iterable[int], home: int, *, pinned: bool, left: Iterable[int] = ()
) -> None:
    """Let appearances be those of an entity; pinned: whatever their names; left: entities that lost some otherwise."""
    rows = Appearance.objects.filter(pk__in=list(appearances))
    touched = Touched()
    with writing():
        columns = rows.values_list("pk", side.home, f"{side.column}_id")
        before = {pk: (at_home, shown) for pk, at_home, shown in columns}
        homes = {one for pair in before.values() for one in pair if one is not None} | {home, *left}
        claims = set(Citation.objects.filter(subject_appearance__in=before).values_list("claim", flat=True))
        claims |= set(Citation.objects.filter(object_appearance__in=before).values_list("claim", flat=True))
        Appearance.objects.filter(pk__in=before).update(**{side.column: home, side.home: None}, pinned=pinned)
        if side is PERSONS:
            Citation.objects.filter(speaker_appearance__in=before).update(speaker=home)
        touched.entities(side).update(homes)
        shown, theirs = show(side, homes)
        touched.entities(side).update(shown)
        follow(claims | theirs, touched)
        # Those that stay may have been held together by those that go.
        settle(side, [], touched, concerned=homes)
        touched.bring_up_to_date()
        delete_unheard_of(touched)
        ask_about_surnames(touched)
        compare(side, touched.entities(side))


def split_stored_as_before(article: int, versions: Iterable[int]) -> None:
    """Split off in a stored article by the mentions that were split off in other texts of it."""
    row = Article.objects.get(pk=article)
    for split in splits_of(row, versions):
        if split.appearance is not None:
            continue
        parts = split_off_in([article])
        side, touched = split.side, Q(pk__in=[])
        for span in split.spans:
            touched |= Q(mentions__start__lt=span.end, mentions__end__gt=span.start)
        sources = Appearance.objects.filter(touched, article=row, **{f"{side.column}__isnull": False})
        for source in sources.exclude(pk__in=parts).distinct().order_by("position"):
            part = split_stored(source, split.spans)
            move(side, [part.pk], split.home, pinned=True, left=[home_of(side, source)])


def home_of(side: Side, appearance: Appearance) -> int:
    """Return whose an appearance is without any merge."""
    home: int = getattr(appearance, f"{side.home}_id") or getattr(appearance, f"{side.column}_id")
    return home


def _show(side: Side, ids: set[int], touched: Touched) -> None:
    shown, claims = show(side, ids)
    touched.entities(side).update(ids, shown)
    follow(claims, touched)
