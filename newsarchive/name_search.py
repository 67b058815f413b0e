"""Find the persons and works that somebody means by a name: by any of their names, however it is spelt.

First those that have exactly this name (case, diacritics, hyphens and romanisation of surnames aside), then those that
have all its words, then those whose names are near it: another spelling, or a slip of the pen.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import product
from typing import Any

from django.db.models import Q, QuerySet
from rapidfuzz.distance import OSA

from newsarchive import search
from newsarchive.models import NameBlock, Person, PersonAlias, Work, WorkAlias
from newsarchive.name_likeness import (
    NameLikeness,
    likeness_of_names,
    likeness_of_titles,
    name_blocks,
    title_blocks,
)
from newsarchive.names import fold, name_key, title_key

LONGEST_NAME = 200  # characters: no name is longer
_SAME_KEY = 50  # of one name; more are told apart by nothing but their coverage
_BLOCK_CAP = 60  # a block that more share tells nothing
_CANDIDATES = 200  # whose names are compared letter by letter
_NEAR = 0.78  # likeness from which on one name is taken for a spelling of another
_LONG_ENOUGH = 4  # letters: a word that is shorter is near too many others
_TWO_SLIPS = 8  # letters from which on two slips of the pen leave a word what it is
_MEANT = 3  # words that one word may be a slip for


class Closeness(IntEnum):
    """How near a name is to what was typed, the nearest first."""

    SAME = 0
    WORDS = 1
    NEAR = 2


@dataclass(frozen=True)
class Match:
    """A person or work, and which of its names was meant."""

    entity: Person | Work
    name: str
    closeness: Closeness

    @property
    def column(self) -> str:
        """ "person" or "work", as lists are narrowed by them."""
        return str(self.entity._meta.model_name)

    @property
    def is_other_name(self) -> bool:
        """Whether it is shown under another name than the one that was meant."""
        return self.name != str(self.entity)


@dataclass(frozen=True)
class Names:
    """Persons or works: where their names are, and how these are compared."""

    model: type[Person] | type[Work]
    alias_model: type[PersonAlias] | type[WorkAlias]
    column: str
    called: str
    key: str
    key_of: Callable[[str], str]
    likeness: Callable[[str, str], NameLikeness]
    blocks: Callable[[str], set[str]]


PERSONS = Names(Person, PersonAlias, "person", "name", "name_key", name_key, likeness_of_names, name_blocks)
WORKS = Names(Work, WorkAlias, "work", "title", "title_key", title_key, likeness_of_titles, title_blocks)


def matches(names: Names, text: str, limit: int, *, is_typing: bool = False, kind: str = "") -> list[Match]:
    """Return the persons, or works, that may be meant by a text, the likeliest first.

    Near names are looked for only where nobody has the very name. is_typing: the last word may go on. kind: of that
    kind alone.
    """
    text = text[:LONGEST_NAME]
    if not fold(text):
        return []
    found: dict[int, tuple[Closeness, Person | Work]] = {}
    for entity in _same(names, text, kind):
        found[entity.pk] = (Closeness.SAME, entity)
    if not is_typing or len(fold(text)) > 1 or not text.isascii():
        rows = search.best_named(_rows(names, kind), text, limit + len(found), prefix=is_typing)
        for entity in rows:
            found.setdefault(entity.pk, (Closeness.WORDS, entity))
    if not found:
        return _near(names, text, limit, is_typing=is_typing, kind=kind)
    ranked = sorted(found.values(), key=lambda match: (match[0], -match[1].article_count, match[1].pk))
    return _named(names, text, ranked[:limit])


def near(names: Names, text: str, limit: int) -> list[Match]:
    """Return those whose names are near a text, the nearest first, though others may have the very words."""
    return _near(names, text[:LONGEST_NAME], limit)


def _rows(names: Names, kind: str) -> QuerySet[Any]:
    rows = names.model.objects.unmerged()
    return rows.filter(kind=kind) if kind else rows


def _same(names: Names, text: str, kind: str) -> list[Person | Work]:
    key = names.key_of(search.wanted_words(search.terms(text)))
    if not key:
        return []
    owners = names.alias_model._default_manager.filter(**{names.key: key}).values_list(
        names.column, flat=True
    )
    own = Q(**{names.key: key}) | Q(pk__in=list(owners.order_by()[:_SAME_KEY]))
    return list(_rows(names, kind).filter(own).order_by()[:_SAME_KEY])


def _near(names: Names, text: str, limit: int, *, is_typing: bool = False, kind: str = "") -> list[Match]:
    """Return those one of whose names is near the text: they share a block of it, or words that its words may be a slip for."""
    blocks = sorted(names.blocks(text))
    rows = NameBlock.objects.filter(key__in=blocks, **{f"{names.column}__isnull": False}).order_by()
    ids = list(rows.values_list(f"{names.column}_id", flat=True)[: _BLOCK_CAP * len(blocks)])
    entities = {entity.pk: entity for entity in _rows(names, kind).filter(pk__in=ids)[:_CANDIDATES]}
    meant = _meant(names, fold(text).split(), is_typing=is_typing)
    for words in meant:
        for entity in search.best_named(
            _rows(names, kind), words, _CANDIDATES // len(meant), prefix=is_typing
        ):
            entities.setdefault(entity.pk, entity)
    scored = []
    called = _called(names, entities.values())
    for pk, entity in entities.items():
        score, name = max(
            (max(names.likeness(text, name).score, _slip(fold(text), fold(name), is_typing)), name)
            for name in called[pk]
        )
        if score >= _NEAR:
            scored.append((-score, -entity.article_count, pk, name))
    return [Match(entities[pk], name, Closeness.NEAR) for _, _, pk, name in sorted(scored)[:limit]]


def _meant(names: Names, words: Sequence[str], *, is_typing: bool) -> list[str]:
    """Return what may have been meant by the words of a name, at most a handful: a slip or two put right."""
    words = list(words[:6])
    choices: list[list[str]] = []
    for word in words:
        near = [word] if len(word) < _LONG_ENOUGH else _slips(names, word, is_thorough=not is_typing)
        choices.append(near or [word])
    meant = [" ".join(chosen) for chosen in product(*choices)][:9]
    if len(words) > 1 and not is_typing:
        # A word that begins otherwise is not found by its first letters: the others find the name.
        meant += [" ".join(words[:place] + words[place + 1 :]) for place in range(len(words))]
    return [one for one in dict.fromkeys(meant) if one != " ".join(words)]


def _slips(names: Names, word: str, *, is_thorough: bool) -> list[str]:
    """Return the words of the archive's names that a word may be a slip for, the nearest first; itself if it is one."""
    allowed = 2 if len(word) >= _TWO_SLIPS else 1
    near: list[str] = []
    for shared in (2, 1) if is_thorough else (2,):
        if not near:
            near = search.near_words(names.model, word, shared=shared)
            near = [
                other for other in near if OSA.distance(word, fold(other), score_cutoff=allowed) <= allowed
            ]
    return sorted(near, key=lambda other: (OSA.distance(word, fold(other)), other))[:_MEANT]


def _slip(typed: str, name: str, is_typing: bool) -> float:
    """Return how near a typed name is to words of a longer one: each of its words is one of them, or a slip for it."""
    theirs = name.split()
    words = typed.split()
    for place, word in enumerate(words):
        is_open = is_typing and place == len(words) - 1
        ours = [other[: len(word)] if is_open else other for other in theirs]
        allowed = 0 if len(word) < _LONG_ENOUGH else 2 if len(word) >= _TWO_SLIPS else 1
        if not any(OSA.distance(word, other, score_cutoff=allowed) <= allowed for other in ours):
            return 0.0
    # A whole name counts for more than a part of one.
    return 0.8 + 0.1 * min(1.0, len(typed) / len(name)) if words else 0.0


def _called(names: Names, entities: Iterable[Person | Work]) -> dict[int, list[str]]:
    """Return all names of the persons or works, the one they are shown under first."""
    called = {entity.pk: [str(entity)] for entity in entities}
    aliases = names.alias_model._default_manager.filter(**{f"{names.column}__in": list(called)}).order_by(
        "pk"
    )
    for pk, name in aliases.values_list(f"{names.column}_id", names.called):
        called[pk].append(name)
    return called


def _named(names: Names, text: str, found: Sequence[tuple[Closeness, Person | Work]]) -> list[Match]:
    """Return the matches, each with the name of it that fits what was typed best."""
    key, words = names.key_of(text), fold(text).split()
    called = _called(names, [entity for _, entity in found])

    def fit(name: str) -> tuple[bool, int]:
        folded = fold(name)
        return names.key_of(name) == key, sum(word in folded for word in words)

    return [Match(entity, max(called[entity.pk], key=fit), closeness) for closeness, entity in found]
