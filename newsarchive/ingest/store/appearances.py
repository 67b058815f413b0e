"""Write which persons and works an article presents, and where its text names them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from django.db.models import Q, QuerySet

from newsarchive.bulk import insert, insert_values
from newsarchive.ingest.document import EntityReading, Reading
from newsarchive.ingest.link import link_keys
from newsarchive.ingest.linkable import Linkable
from newsarchive.ingest.store.merges import shown_at
from newsarchive.ingest.store.neighbours import linkables_of
from newsarchive.ingest.store.sides import PERSONS, SIDES, WORKS, Side
from newsarchive.ingest.store.splits import NO_LONGER_READ, split_off_in
from newsarchive.ingest.store.touched import Touched
from newsarchive.models import Appearance, Article, CharacterSurname, Citation, DismissedName, Mention
from newsarchive.prepared import prepared
from newsarchive.vocabulary import Origin, PersonKind, Rank, ReviewStatus


def write_appearances(
    article: Article,
    reading: Reading,
    homes: Mapping[int, int],
    *,
    dismissed: Collection[int],
    pinned: Collection[int] = (),
    present: Mapping[int, int] | None = None,
) -> list[Appearance]:
    """Write the appearances of the reading's entities with their mentions; return them by position.

    homes: position → entity, without any merge; dismissed: positions, see dismissed_in(); pinned: positions whose entity
    an editor chose; present: position → the appearance that is stored already.
    """
    present = present or {}
    shown = {
        side: shown_at(
            side,
            {
                homes[place]
                for place, one in enumerate(reading.entities)
                if one.type == side.column and place in homes
            },
        )
        for side in SIDES
    }
    stored = Appearance.objects.order_by("pk").in_bulk(list(present.values())) if present else {}
    appearances = [
        stored[present[position]]
        if position in present
        else _appearance(
            article,
            position,
            entity,
            homes[position],
            shown[_side_of(entity)][homes[position]],
            is_pinned=position in pinned,
            is_dismissed=position in dismissed,
        )
        for position, entity in enumerate(reading.entities)
    ]
    new = [one for place, one in enumerate(appearances) if place not in present]
    insert(new)
    CharacterSurname.objects.renew([one for one in new if one.kind == PersonKind.CHARACTER])
    taken: set[tuple[int, int]] = set()
    if present:
        taken |= set(Mention.objects.filter(article=article).values_list("start", "end"))
    mentions: list[tuple[int, int, str, int, int]] = []
    for appearance, entity in zip(appearances, reading.entities, strict=True):
        for span in entity.mentions:
            if (span.start, span.end) not in taken:
                taken.add((span.start, span.end))
                surface = article.text[span.start : span.end]
                mentions.append((appearance.pk, article.pk, surface[:300], span.start, span.end))
    insert_values(Mention, ["appearance", "article", "surface", "start", "end"], mentions)
    return appearances


def pin_as_before(side: Side, new: list[Linkable], versions: Iterable[int]) -> list[Linkable]:
    """Return the appearances, pinned where an editor had pinned those of their main names in other versions."""
    versions = list(versions)
    split_off = split_off_in(versions) if versions else set()
    pinned = {
        (side.key_of(one.names[0].text), one.kind): one.entity
        for one in linkables_of(side, versions)
        if one.pinned and one.id not in split_off
    }
    return [
        replace(one, pinned=True, entity=pinned[key])
        if (key := (side.key_of(one.names[0].text), one.kind)) in pinned
        else one
        for one in new
    ]


def pin_stored_as_before(article: int, versions: Iterable[int]) -> None:
    """Pin stored appearances where an editor had pinned those of their main names in other versions."""
    for side in SIDES:
        for one in pin_as_before(
            side, [one for one in linkables_of(side, [article]) if not one.pinned], versions
        ):
            if one.pinned:
                shown = shown_at(side, [one.entity or 0])[one.entity or 0]
                home = None if shown == one.entity else one.entity
                Appearance.objects.filter(pk=one.id).update(
                    pinned=True, **{side.column: shown, side.home: home}
                )


def renew_appearances(
    article: Article, reading: Reading, touched: Touched, split_off: Mapping[int, int | None]
) -> dict[int, int]:
    """Make way for a new reading of a stored text; return the appearances that stay: position → appearance.

    split_off: the positions of what editors split off by mentions, with the stored appearance, if there is one. What an
    editor decided or made stays, with the appearances it speaks of; the rest of the old reading goes.
    """
    kept = Citation.objects.filter(
        ~Q(status=ReviewStatus.UNREVIEWED)
        | Q(origin=Origin.EDITOR)
        | ~Q(claim__status=ReviewStatus.UNREVIEWED)
        | ~Q(claim__rank=Rank.NORMAL),
        article=article,
    )
    touched.claims |= set(Citation.objects.filter(article=article).values_list("claim_id", flat=True))
    Citation.objects.filter(article=article).exclude(pk__in=kept.values("pk")).delete()
    spoken_of = {
        pk
        for row in kept
        for pk in (row.subject_appearance_id, row.object_appearance_id, row.speaker_appearance_id)
    } - {None}
    stays = _match(article, reading, split_off)
    dismissed = dismissed_in(reading)
    Appearance.objects.filter(article=article).exclude(
        Q(pk__in=stays.values()) | Q(pk__in=spoken_of) | Q(pinned=True)
    ).delete()
    Mention.objects.filter(article=article, appearance__in=stays.values()).delete()
    rows = Appearance.objects.filter(article=article).order_by("pk").in_bulk()
    for pk in rows:
        Appearance.objects.filter(pk=pk).update(position=NO_LONGER_READ + pk)
    for position, pk in stays.items():
        entity = reading.entities[position]
        row = _appearance(article, position, entity, 0, 0)
        Appearance.objects.filter(pk=pk).update(
            position=position,
            name=row.name,
            kind=row.kind,
            likely_kind=row.likely_kind,
            names=row.names,
            dismissed=position in dismissed,
        )
    CharacterSurname.objects.renew(Appearance.objects.filter(pk__in=stays.values()).order_by("pk"))
    return stays


def _match(article: Article, reading: Reading, split_off: Mapping[int, int | None]) -> dict[int, int]:
    """Return the stored appearance of each entity that an earlier reading has too: by its main name, else by any name."""
    matches = {position: pk for position, pk in split_off.items() if pk is not None}
    parts = split_off_in([article.pk])
    for side in SIDES:
        stored = [one for one in linkables_of(side, [article.pk]) if one.id not in parts]
        for by_main_name in (True, False):
            for position, entity in enumerate(reading.entities):
                if entity.type != side.column or position in matches or position in split_off:
                    continue
                keys = [side.key_of(name.text) for name in entity.names]
                keys = keys[:1] if by_main_name else keys
                for one in stored:
                    if one.id not in matches.values() and set(
                        link_keys(one, side.key_of)[: 1 if by_main_name else None]
                    ) & set(keys):
                        matches[position] = one.id
                        break
    return matches


def _appearance(
    article: Article,
    position: int,
    entity: EntityReading,
    home: int,
    shown: int,
    *,
    is_pinned: bool = False,
    is_dismissed: bool = False,
) -> Appearance:
    side = _side_of(entity)
    length = side.name_length
    return Appearance(
        article=article,
        position=position,
        name=entity.name[:length],
        kind=entity.kind.value,
        likely_kind=entity.likely_kind or "",
        names=[[name.text[:length], name.kind.value] for name in entity.names],
        published=article.published,
        sort_date=article.sort_date,
        pinned=is_pinned,
        dismissed=is_dismissed,
        **{f"{side.column}_id": shown or None, f"{side.home}_id": None if shown == home else home},
    )


def dismissed_in(reading: Reading) -> set[int]:
    """Return the positions of the entities whose main names an editor dismissed."""
    keys = {
        place: (entity.type, _side_of(entity).key_of(entity.name))
        for place, entity in enumerate(reading.entities)
    }
    dismissed = set(_dismissed(keys={key for _, key in keys.values()}))
    return {place for place, key in keys.items() if key in dismissed}


@prepared
def _dismissed(*, keys: Collection[str]) -> QuerySet[DismissedName, tuple[str, str]]:
    return DismissedName.objects.filter(key__in=keys).order_by().values_list("type", "key")


def _side_of(entity: EntityReading) -> Side:
    return PERSONS if entity.type == PERSONS.column else WORKS
