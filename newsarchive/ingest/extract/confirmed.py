"""Tell which names an article confirms: what its own reading found with strong evidence, fit to read other articles by."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import combinations
from types import MappingProxyType
from typing import NamedTuple

from newsarchive.ingest import lexicons
from newsarchive.ingest.document import Document, EntityReading, Reading, Span
from newsarchive.ingest.extract import vocabulary
from newsarchive.ingest.extract.known import KnownName, KnownNames, words_key
from newsarchive.ingest.extract.pet_names import may_be_called, pet_names
from newsarchive.names import fold, is_surname, name_key
from newsarchive.naming import begins_with_title
from newsarchive.vocabulary import AliasKind, PersonKind, SubjectType, WorkKind

# A name that is less sure is worth reading where it stands, but not worth reading other articles by.
SURE = 0.8
# A word alone ("Postcard") stands for a work or person only where one of so many others is named that the article is
# mainly about.
_COMPANIONS = 4
_COMPANIONS_OF_SHORT_FORMS = 3
# The works of the companions: of the others it names the persons and works that it names most.
_WORKS = 2
# Of so many persons, those that the article names most, shorter forms of their names are known too: of the first ones
# beside several companions, of the others beside the first.
_SHORTENED = 16
_OFTEN_NAMED = 10

_TEASER = re.compile(
    r"^\W*(?:also read|read also|read more|read next|see also|you may also like|don[’']t miss)\b", re.I
)
_CAPITAL_BEFORE = re.compile(r"\b[^\W\d_a-z][\w’'-]+ .$")
_CAPITAL_AFTER = re.compile(r". [^\W\d_a-z]")
_OPENERS, _CLOSERS = "“‘\"'«„", "”’\"'»“"


class Told(NamedTuple):
    """What a name stands for: "person" or "work", PersonKind or WorkKind, and the whole name that it is short for ("")."""

    type: str
    kind: PersonKind | WorkKind
    name: str = ""


class ConfirmedName(NamedTuple):
    """A name that an article confirms.

    key: of its words (words_key). context: "" or, for a single word, the key of another name that the article confirms:
    the word is known where that name stands too. is_hint: the article takes it for what is told, and does not say so
    plainly: no other is read by that, but it counts where others take it for something else.
    """

    key: str
    context: str
    told: Told
    is_hint: bool = False


def confirmed_names(document: Document, reading: Reading) -> list[ConfirmedName]:
    """Return the names that the document confirms by its first reading, each key, context and type once."""
    found = _strong_names(document, reading)
    whole = sorted(
        (place for place in found if " " in place[0]), key=lambda place: (-found[place].mentions, place)
    )
    works = [place for place in whole if place[1] == SubjectType.WORK]
    companions = list(dict.fromkeys(key for key, _ in [*works[:_WORKS], *whole]))[: _COMPANIONS + 1]
    confirmed = {
        (key, context, type_): ConfirmedName(key, context, Told(type_, one.entity.kind))
        for (key, type_), one in found.items()
        for context in ([""] if " " in key else companions[:_COMPANIONS])
    }
    persons = [key for key, type_ in whole if type_ == SubjectType.PERSON][:_SHORTENED]
    for short, key in _short_forms([(key, found[key, SubjectType.PERSON.value].entity) for key in persons]):
        entity = found[key, SubjectType.PERSON.value].entity
        whole_name = next(name.text for name in entity.names if words_key(name.text) == key)
        beside = [one for one in companions if one != key]
        for context in beside[: _COMPANIONS_OF_SHORT_FORMS if key in persons[:_OFTEN_NAMED] else 1]:
            told = Told(SubjectType.PERSON.value, entity.kind, whole_name)
            confirmed.setdefault((short, context, told.type), ConfirmedName(short, context, told))
    for key, kind in _hinted_titles(document.text, reading):
        place = (key, "", SubjectType.WORK.value)
        if place not in confirmed:
            confirmed[place] = ConfirmedName(key, "", Told(SubjectType.WORK.value, kind), is_hint=True)
    return [confirmed[place] for place in sorted(confirmed)]


def _hinted_titles(text: str, reading: Reading) -> Iterator[tuple[str, PersonKind | WorkKind]]:
    """Yield the keys of titles of several words that the article is sure to name, with the kinds of works."""
    for entity in reading.entities:
        if entity.type == SubjectType.WORK and entity.confidence >= SURE:
            written = {words_key(text[span.start : span.end]) for span in entity.mentions}
            for name in entity.names:
                key = words_key(name.text)
                if name.kind != AliasKind.SHORT and " " in key and key in written and not _is_ordinary(key):
                    yield key, entity.kind


class _Strong(NamedTuple):
    entity: EntityReading
    mentions: int


def _strong_names(document: Document, reading: Reading) -> dict[tuple[str, str], _Strong]:
    """Return by key and type the entities that bear a name on strong evidence, and how often the article names them."""
    text = document.text
    italics = set(document.layout.emphases)
    found: dict[tuple[str, str], _Strong] = {}
    for entity in reading.entities:
        if entity.confidence < SURE:
            continue
        spans: dict[str, list[Span]] = {}
        for span in entity.mentions:
            if not _in_teaser(text, span):
                spans.setdefault(words_key(text[span.start : span.end]), []).append(span)
        for name in entity.names:
            key = words_key(name.text)
            if name.kind == AliasKind.SHORT or key not in spans or _is_ordinary(key):
                continue
            if _is_strong(text, entity, spans[key], italics):
                found.setdefault((key, entity.type), _Strong(entity, len(entity.mentions)))
    return found


def _short_forms(persons: Iterable[tuple[str, EntityReading]]) -> list[tuple[str, str]]:
    """Return pairs of a shorter form of a name and the key of the whole; forms that would be short for two persons are left
    out. They are given names with their pet forms, surnames, what the article calls the person, and a name of three words
    or more without its middle ones or with initials."""
    owners: dict[str, set[str]] = {}
    for key, entity in persons:
        if entity.kind in (PersonKind.GROUP, PersonKind.ORGANISATION):
            for form in _without_what_it_is(key):
                owners.setdefault(form, set()).add(key)
        else:
            called = {words_key(name.text) for name in entity.names if name.kind == AliasKind.SHORT}
            first, last = key.split()[0], key.split()[-1]
            pets = set() if is_surname(first) else pet_names(first)
            words = {word for word in {first, last, *called, *pets} if _is_telling(word)}
            for form in {*words, *_variants(key)}:
                owners.setdefault(form, set()).add(key)
    return [(form, min(keys)) for form, keys in owners.items() if len(keys) == 1]


def _without_what_it_is(key: str) -> set[str]:
    """Return the name of a house or group without the noun for it: "Harlequin" of "Harlequin Records"."""
    *words, last = key.removeprefix("the ").split()
    form = " ".join(words)
    is_telling = len(words) > 1 or (bool(words) and _is_telling(form))
    return {form} if is_telling and last in _nouns_of_names() else set()


@cache
def _nouns_of_names() -> frozenset[str]:
    """Return the words that end names of houses and groups and say what these are, in lower case."""
    nouns = {word.lower() for word in vocabulary.organisation_words()}
    return frozenset(
        nouns | {"trio", "quartet", "quintet", "sextet", "ensemble", "band", "choir", "players", "collective"}
    )


def _is_telling(word: str) -> bool:
    return (
        " " not in word
        and len(word) > 2
        and not _is_ordinary(word)
        and word not in vocabulary.PARTICLES | vocabulary.TITLES_OF_PERSONS
    )


def _variants(key: str) -> set[str]:
    first, *middle, last = key.split()
    if not middle or set(middle) & vocabulary.PARTICLES or is_surname(first):
        return set()
    initials = [word[0] for word in (first, *middle)]
    forms = {f"{first} {last}", " ".join([*initials, last]), f"{''.join(initials)} {last}"}
    return forms - {key}


class Confirmation(NamedTuple):
    """What articles tell of a name, alone or (a word alone) beside another name.

    told: the type and kind that it is known by. others: how many other articles than the one that is read confirm it.
    is_given: an editor made or accepted the name.
    """

    key: str
    context: str
    told: Told
    others: int
    is_given: bool = False


def names_to_find(confirmations: Iterable[Confirmation], keys: Collection[str]) -> KnownNames:
    """Return the names that an article is to be read by. keys: of the stretches of its text (possible_keys)."""
    usable = [
        one
        for one in confirmations
        if one.key in keys and (not one.context or one.context in keys) and (one.others or one.is_given)
    ]
    # The last one of a key counts: an editor's word, then what it is short for, then what most articles tell.
    usable.sort(
        key=lambda one: (
            one.is_given,
            bool(one.told.name),
            not begins_with_title(one.told.name),
            not one.context,
            one.others,
            one.told,
            one.context,
        )
    )
    chosen = {one.key: one for one in usable}
    bearers: dict[str, set[str]] = {}
    for one in usable:
        if one.context:
            bearers.setdefault(one.key, set()).add(one.told.name)
    return KnownNames(
        KnownName(key, *one.told)
        for key, one in chosen.items()
        if not one.context or _are_one_name(bearers[key])
    )


# What one article says plainly counts as much as what so many take for granted.
_PLAINLY = 2
# One article may misread a kind; what so many tell is another work of the title. Then the title alone tells no kind.
_SEVERAL = 2


def most_told(votes: Mapping[Told, int], hints: Mapping[Told, int] = MappingProxyType({})) -> Told | None:
    """Return what articles mostly tell of a name; None if as many take it for a person as for a work, or if it is short
    for several names, or if none of them tells anything plainly.

    votes: how many articles tell what; hints: how many take it for what without saying so plainly. The kind is the one
    told most often, among equals the first in the order of kinds; OTHER only if nobody tells another, or if works of
    several kinds bear the title (see _SEVERAL).
    """
    types: Counter[str] = Counter()
    for told, count in votes.items():
        types[told.type] += _PLAINLY * count
    for told, count in hints.items():
        types[told.type] += count
    (first, most), *others = types.most_common() or [("", 0)]
    if not votes or any(count == most for _, count in others):
        return None
    order: list[str] = [*PersonKind.values, *WorkKind.values]
    if not any(told.type == first for told in votes):
        votes = hints
    rivals = [told for told in votes if told.type == first]
    if not _are_one_name({told.name for told in rivals}):
        return None
    # Of the forms of a whole name the longest: it joins the others.
    most_often = min(
        rivals,
        key=lambda told: (
            told.kind == WorkKind.OTHER,
            begins_with_title(told.name),
            -len(told.name.split()),
            -votes[told],
            order.index(told.kind),
            told.name,
        ),
    )
    kinds: Counter[str] = Counter()
    for told in rivals:
        kinds[told.kind] += votes[told]
    del kinds[WorkKind.OTHER]
    is_shared = first == SubjectType.WORK and sum(count >= _SEVERAL for count in kinds.values()) > 1
    return most_often._replace(kind=WorkKind.OTHER) if is_shared else most_often


def _are_one_name(names: Iterable[str]) -> bool:
    """Tell whether whole names are forms of one: the last word is the same, and the first, or a short form of it."""
    keys = sorted({name_key(name): fold(name).split() for name in names}.values())
    return all(
        bool(a and b) and a[-1] == b[-1] and (may_be_called(a[0], b[0]) or may_be_called(b[0], a[0]))
        for a, b in combinations(keys, 2)
    )


def _is_strong(text: str, entity: EntityReading, spans: Iterable[Span], italics: set[Span]) -> bool:
    """Tell whether the article says plainly that these words are the name of a work, a person or a group."""
    spans = list(spans)
    words = len(text[spans[0].start : spans[0].end].split())
    if entity.type == SubjectType.WORK:
        is_set_apart = any(_is_quoted(text, span) or span in italics for span in spans)
        is_told = entity.kind is not WorkKind.OTHER
        return (is_set_apart and (is_told or words > 1)) or (is_told and words > 1 and len(spans) > 1)
    if words > 1:
        return True
    has_alias = sum(name.kind != AliasKind.SHORT for name in entity.names) > 1
    return has_alias or (entity.kind is PersonKind.GROUP and len(entity.mentions) > 1)


def _is_quoted(text: str, span: Span) -> bool:
    """Tell whether the words have quotation marks, and are no nickname between a given name and a surname."""
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 2].lstrip(",.")[:1]
    if not before or not after or before not in _OPENERS or after not in _CLOSERS:
        return False
    return not (
        _CAPITAL_BEFORE.search(text[max(0, span.start - 30) : span.start])
        and _CAPITAL_AFTER.match(text, span.end)
    )


def _in_teaser(text: str, span: Span) -> bool:
    """Tell whether the line points to another article: what a page repeats everywhere confirms nothing."""
    return _TEASER.match(text[text.rfind("\n", 0, span.start) + 1 : span.start]) is not None


def _is_ordinary(key: str) -> bool:
    """Tell whether the words mean something else in most articles, whatever one calls by them."""
    words = key.split()
    return (
        len(key) < 2
        or all(word.isdigit() or word in vocabulary.MONTHS_AND_DAYS for word in words)
        or all(word in vocabulary.FUNCTION_WORDS for word in words)
        or key in vocabulary.places()
        or key in lexicons.words("platforms")
        or key in vocabulary.role_words()
        or key in vocabulary.kind_words()
    )
