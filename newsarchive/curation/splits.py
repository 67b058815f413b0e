"""Split single mentions of one article off: they, and the citations that stand on them, are another's."""

from collections.abc import Collection, Iterable

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from newsarchive.curation.identity import hold_apart, let_join, split
from newsarchive.ingest.document import Span
from newsarchive.ingest.store import home_of, move, side_of
from newsarchive.ingest.store.sides import Side
from newsarchive.ingest.store.splits import citations_on, join_again, split_stored
from newsarchive.models import Appearance, Article, Citation, Mention, Person, SplitMention, Work
from newsarchive.recording import act, unrecorded, watch


def split_mentions(
    appearance: Appearance,
    spans: Collection[Span],
    *,
    to: Person | Work | None = None,
    by: User,
    reason: str,
) -> Person | Work:
    """Let mentions of an appearance, by their places, be another's: of the one given, or of a new one; return it.

    Citations go with the mention that they stand on: the first in their words, else the last before them. So it is with
    every later reading of the article. Raises ValidationError without a reason, where a mention is not of the appearance,
    or if the other is not of the same sort, or the same.
    """
    if not reason.strip():
        raise ValidationError("Say why these are another’s.")
    mentions = {Span(one.start, one.end): one for one in appearance.mentions.all()}
    if not spans or not set(spans) <= mentions.keys():
        raise ValidationError(
            "Choose mentions of one person or work in one article: it was read anew meanwhile."
        )
    if len(set(spans)) == len(mentions):
        return split([appearance], to=to, by=by, reason=reason)
    side = side_of(appearance.entity)
    source = side.model._default_manager.get(pk=home_of(side, appearance))
    if to is not None and (side_of(to) is not side or to.pk == source.pk):
        raise ValidationError("Choose another of the same sort.")
    with act(by, what="split mentions", reason=reason.strip()), transaction.atomic():
        watch(Mention, [mentions[span].pk for span in spans])
        watch(Citation, [pk for ids in citations_on(appearance, spans).values() for pk in ids])
        part = split_stored(appearance, spans)
        target = to
        if target is None:
            target = side.model(**{side.name: part.name[: side.name_length], "kind": part.kind})
            target.save()
        hold_apart(side, source.pk, target.pk, by=by, reason=reason)
        with unrecorded():
            move(side, [part.pk], target.pk, pinned=True, left=[source.pk])
        target.refresh_from_db()
    return target


def undo_split_mentions(parts: Iterable[Appearance], *, by: User, may_join: bool = True) -> None:
    """Give what was split off by mentions back to the appearances that it was split from, in all texts of the articles.

    may_join: the two may be joined again; False where they were held to be different before the split.
    """
    with act(by, what="undid a split"), transaction.atomic():
        for part in parts:
            side = side_of(part.entity)
            home = home_of(side, part)
            articles = versions_of([part.article_id])
            same = Appearance.objects.filter(article__in=articles).exclude(split_mentions=None).distinct()
            for one in same.order_by("pk"):
                if side_of(one.entity) is side and home_of(side, one) == home:
                    _join(side, one, home, may_join=may_join)


def versions_of(articles: Iterable[int]) -> set[int]:
    """Return the articles with all earlier and later texts of the same documents."""
    found = set(articles)
    waiting = set(found)
    while waiting:
        older = Article.objects.filter(pk__in=waiting, replaces__isnull=False).values_list(
            "replaces", flat=True
        )
        newer = Article.objects.filter(replaces__in=waiting).values_list("pk", flat=True)
        waiting = ({*older, *newer} - {None}) - found  # type: ignore[assignment]  # the filter leaves no None
        found |= waiting
    return found


def _join(side: Side, part: Appearance, home: int, *, may_join: bool) -> None:
    kept = part.split_mentions.exclude(source=None).select_related("source").first()
    watch(Appearance, [part.pk, *([kept.source_id] if kept else [])])
    watch(SplitMention, part.split_mentions.values_list("pk", flat=True))
    watch(Mention, part.mentions.values_list("pk", flat=True))
    for column in ("subject_appearance", "object_appearance", "speaker_appearance"):
        watch(Citation, Citation.objects.filter(**{column: part}).values_list("pk", flat=True))
    watch(side.model, [home])
    source = join_again(part)
    at = home_of(side, source)
    if may_join:
        let_join(side, home, at)
    with unrecorded():
        move(side, [source.pk], at, pinned=source.pinned and source.pk != part.pk, left=[home])
