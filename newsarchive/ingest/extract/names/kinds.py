"""Tell songs from films: a work's kind by the nouns and verbs around all its mentions, and by what the document speaks of.

For each kind the same questions are asked (is a noun of this kind just before the title? is it what the document speaks of
most?), so that what is learned of books holds for games.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp

from newsarchive.ingest import lexicons
from newsarchive.ingest.extract import vocabulary
from newsarchive.ingest.extract.names.candidates import Form
from newsarchive.ingest.extract.names.place import Place
from newsarchive.ingest.extract.names.surroundings import Surroundings
from newsarchive.ingest.extract.names.text import Words
from newsarchive.ingest.learned import LogLinear
from newsarchive.vocabulary import WorkKind

YES, NO = "yes", "no"
# A noun of the neighbourhood tells a kind only so far from the title, in words.
_FAR = 8
# "N is a long, dark horror film": words between the article and the noun.
_ADJECTIVES = 3
# "his first film in nearly ten years, N": words from the noun to the title
_PUT_OFF = 6
# A noun right before the title all but says its kind, or one in apposition: "the single N", "N, her new album".
_SAID = frozenset({"just before it", "apposed behind it", "apposed just behind it"})
# How much the features of a kind count, and how much the network: little where a noun says the kind.
_OF_FEATURES, _OF_NETWORK, _OF_NETWORK_IF_SAID = 0.6, 0.45, 0.1
_NEARLY_NEVER = 1e-4
# A kind less likely than this is not told: of those told, 97 in 100 were right in corpora that nothing was learned from.
_TOLD = 0.9
_TOLD_IF_SAID = 0.5
# Nor is one that the features all but rule out ("a film festival"), whatever the network holds of it.
_RULED_OUT = 0.05


@cache
def _fields() -> dict[WorkKind, frozenset[str]]:
    """Return the words that are spoken of with works of each kind."""
    told = lexicons.keyed("fields")
    return {kind: frozenset(word for word, name in told.items() if name == kind) for kind in WorkKind}


@dataclass(frozen=True)
class Subject:
    """What a document speaks of: for each kind, how its nouns and its field's words rank among the document's."""

    ranks: dict[WorkKind, tuple[str, ...]]


def subject(words: Words) -> Subject:
    """Return what the document speaks of."""
    counts = Counter(words.lower)
    nouns: Counter[WorkKind] = Counter()
    for word, count in counts.items():
        noun = kind_of(word)
        for kind in WorkKind if noun else ():
            if _fits(noun, kind):
                nouns[kind] += count
    fields = Counter(
        {kind: sum(counts[word] for word in listed & counts.keys()) for kind, listed in _fields().items()}
    )
    found: dict[WorkKind, tuple[str, ...]] = {}
    for kind in WorkKind:
        told = []
        for name, counted in (("nouns", nouns), ("field", fields)):
            rank = 1 + sum(other > counted[kind] for other in counted.values())
            told.append(
                f"{name} none" if not counted[kind] else f"{name} {rank}" if rank < 4 else f"{name} 4+"
            )
            if counted[kind] > 4:
                told.append(f"{name} often")
        found[kind] = tuple(told)
    return Subject(found)


def _fits(told: str, kind: WorkKind) -> bool:
    return told == kind or (told == "screen" and kind in (WorkKind.FILM, WorkKind.SERIES))


@lru_cache(maxsize=20_000)
def kind_of(word: str) -> str:
    """Return the kind that a noun tells ("screen" for a film or a series), or ""."""
    if word in lexicons.words("screen_words"):
        return "screen"
    kinds = vocabulary.kind_words()
    kind = kinds.get(word) or (kinds.get(word[:-1]) if word[-1:] == "s" else None)
    return kind.value if kind is not None else ""


def features(
    form: Form, places: Iterable[Place], words: Words, surroundings: Surroundings, spoken_of: Subject
) -> dict[WorkKind, set[str]]:
    """Return for each kind the features by which a work is or is not of it."""
    parts = form.key.split()
    own = kind_of(parts[-1]) if len(parts) > 1 else ""
    near: list[tuple[str, str]] = []
    around: set[str] = set()
    for place in places:
        quoted = place.how == "quoted"
        around.update(surroundings.before(place.first, quoted=quoted))
        around.update(surroundings.after(place.last, quoted=quoted))
        near += _nouns(words, place)
    counts = Counter(noun for _, noun in near)
    most = max(counts.values(), default=0)
    found = {}
    for kind in WorkKind:
        told = {f"kind {kind.value}", *spoken_of.ranks[kind]}
        if own:
            told.add("last word" if _fits(own, kind) else "other last word")
        for where, noun in near:
            told.add(
                f"{where} it"
                if noun == kind
                else f"{where} screen"
                if _fits(noun, kind)
                else f"{where} another"
            )
        if not near:
            told.add(f"untold & {spoken_of.ranks[kind][0]}")
        elif counts[kind.value] == most:
            told.add("mostly")
        told.update(f"{kind.value} {feature}" for feature in around if "=" not in feature)
        found[kind] = told
    return found


def _nouns(words: Words, place: Place) -> Iterator[tuple[str, str]]:
    """Yield the kinds that nouns around a title tell, with where they stand: "just before" ("the single N"), "before", "behind" …"""
    number = words.sentence[place.first]
    begin, end = words.begin[number], words.begin[number + 1]
    first = place.first - 1
    if first >= begin and words.lower[first] in ("the", "a", "an") and not words.before[place.first]:
        first -= 1
    for position in range(first, max(begin, first - _FAR) - 1, -1):
        kind = kind_of(words.lower[position])
        if kind:
            is_told = position == first or _is_put_off(words, position, place.first)
            yield ("just before" if is_told else "before"), kind
            break
    commas = 0
    for position in range(place.last + 1, min(end, place.last + 1 + _FAR)):
        marks = words.before[position]
        commas += bool(marks) and marks != "-"
        kind = "" if words.tokens[position].possessive else kind_of(words.lower[position])
        if kind:
            is_next = position == place.last + 1
            # "her debut album", "an album track": the last noun tells
            while (
                position + 1 < end
                and not words.before[position + 1]
                and (noun := kind_of(words.lower[position + 1]))
            ):
                position, kind = position + 1, noun
            where = "just behind" if is_next else "behind" if commas < 2 else "further behind"
            if words.tokens[place.last].possessive:
                where = "of its own"
            elif _is_said_to_be(words, place.last + 1, position, end):
                where = "apposed behind"
            elif words.before[place.last + 1][:1] in (",", "(", "–"):
                where = f"apposed {where}"
            yield where, kind
            break
        if commas > 2:
            break


def _is_put_off(words: Words, noun: int, title: int) -> bool:
    """Whether "their first album in fourteen years, N" stands there: what is between noun and title only says which."""
    return (
        words.before[title][:1] == ","
        and noun + 1 < title <= noun + _PUT_OFF
        and words.lower[noun + 1] in ("in", "since")
        and not any(words.before[noun + 1 : title])
        and not words.tokens[noun].possessive
    )


def _is_said_to_be(words: Words, verb: int, noun: int, end: int) -> bool:
    """Whether "N is a horror film" stands there, with the verb right behind the title and the noun last: no "film festival"."""
    if noun + 1 < end and not words.before[noun + 1]:
        behind = words.lower[noun + 1]
        if behind not in vocabulary.FUNCTION_WORDS and not behind.endswith(("ed", "ing")):
            return False
    return (
        verb + 1 < noun <= verb + _ADJECTIVES + 2
        and words.lower[verb] in ("is", "was")
        and words.lower[verb + 1] in ("a", "an", "the")
        and not words.before[verb]
        and all(marks in ("", ",", "-") for marks in words.before[verb + 1 : noun + 1])
    )


def judge(
    told: dict[WorkKind, set[str]], model: LogLinear, by_network: Mapping[WorkKind, float]
) -> tuple[dict[WorkKind, float], WorkKind]:
    """Return how likely a work with these features is of each kind, and the kind that they tell, OTHER where they tell none.

    by_network: the logarithms of how probable the network holds each kind for, whatever they add up to.
    """
    by_features = {kind: model.probabilities(features)[YES] for kind, features in told.items()}
    is_said = any(not _SAID.isdisjoint(features) for features in told.values())
    of_network = _OF_NETWORK_IF_SAID if is_said else _OF_NETWORK
    powers = {
        kind: _odds(yes) ** _OF_FEATURES * exp(of_network * by_network[kind])
        for kind, yes in by_features.items()
    }
    whole = sum(powers.values())
    likely = {kind: power / whole for kind, power in powers.items()}
    found = max(likely, key=lambda kind: likely[kind])
    enough = _TOLD if _SAID.isdisjoint(told[found]) else _TOLD_IF_SAID
    is_told = likely[found] >= enough and by_features[found] >= _RULED_OUT
    return likely, found if is_told else WorkKind.OTHER


def _odds(probability: float) -> float:
    return max(probability, _NEARLY_NEVER) / max(1 - probability, _NEARLY_NEVER)
