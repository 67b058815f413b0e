"""Load what the articles of persons and works name beside them: what tells those of one name apart, or that they are one."""

from collections import defaultdict
from dataclasses import replace

from newsarchive.batches import batches
from newsarchive.ingest.link import is_character, work_key
from newsarchive.ingest.linkable import Linkable
from newsarchive.ingest.namesakes import LIFE_DATES, LifeDate
from newsarchive.ingest.store.sides import PERSONS
from newsarchive.models import Appearance, Citation
from newsarchive.names import surnames
from newsarchive.vocabulary import AliasKind, PersonKind, Predicate

_BATCH = 500


def is_role(value: str, character: Linkable) -> bool:
    """Tell whether a role, as a text has it, is that of the character."""
    return bool(surnames([value]) & surnames(name.text for name in character.names))


def with_persons(works: list[Linkable]) -> list[Linkable]:
    """Add the keys of the persons that the articles of the works name."""
    persons: dict[int, set[str]] = defaultdict(set)
    for batch in batches(sorted({one.article for one in works}), _BATCH):
        rows = Appearance.objects.filter(article__in=batch, person__isnull=False)
        for article, names in rows.exclude(kind=PersonKind.CHARACTER).values_list("article_id", "names"):
            persons[article] |= {PERSONS.key_of(text) for text, kind in names if kind != AliasKind.SHORT}
    return [replace(one, persons=one.persons | persons[one.article]) for one in works]


def with_titles(persons: list[Linkable]) -> list[Linkable]:
    """Add which works the articles of the persons name."""
    titles: dict[int, set[str]] = defaultdict(set)
    for batch in batches(sorted({one.article for one in persons if one.id > 0}), _BATCH):
        rows = Appearance.objects.filter(article__in=batch, work__isnull=False).order_by()
        for article, names in rows.values_list("article_id", "names"):
            titles[article] |= {work_key(text) for text, kind in names if kind != AliasKind.SHORT}
    return [replace(one, titles=frozenset(titles[one.article])) if one.id > 0 else one for one in persons]


def with_dates(persons: list[Linkable]) -> list[Linkable]:
    """Add to the stored persons when their articles say that they were born or died."""
    dates: dict[int, set[LifeDate]] = defaultdict(set)
    for batch in batches(sorted(one.id for one in persons if one.id > 0), _BATCH):
        rows = Citation.objects.filter(
            subject_appearance__in=batch, claim__predicate__in=LIFE_DATES, claim__negated=False
        )
        for appearance, predicate, iso in rows.order_by().values_list(
            "subject_appearance_id", "claim__predicate", "claim__date"
        ):
            dates[appearance or 0].add(LifeDate(predicate, iso))
    return [replace(one, dates=frozenset(dates[one.id])) if one.id > 0 else one for one in persons]


def with_roles(persons: list[Linkable]) -> list[Linkable]:
    """Add to the characters who plays them, and to all persons which works their articles name."""
    articles = {one.article for one in persons if is_character(one) and one.id > 0}
    roles: dict[int, list[tuple[str, set[str]]]] = defaultdict(list)
    for batch in batches(sorted(articles), _BATCH):
        plays = Citation.objects.filter(article__in=batch, claim__predicate=Predicate.PLAYS)
        for article, value, names in plays.order_by().values_list(
            "article_id", "value", "subject_appearance__names"
        ):
            roles[article].append(
                (value, {PERSONS.key_of(text) for text, kind in names or () if kind != "short"})
            )
    enriched = []
    for one in with_titles(persons):
        if is_character(one) and one.id > 0:
            players = {key for value, keys in roles[one.article] if is_role(value, one) for key in keys}
            one = replace(one, players=frozenset(players))
        enriched.append(one)
    return enriched
