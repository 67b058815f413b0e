"""What the network sees of a sentence and of its pairs: numbers, by a vocabulary of general words.

Names are not in it: a name is seen as what it names. Its parts are "words", "told" (what words tell), "kinds" (of names) and
"sides" (what is told of the sides of a pair).
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np

from newsarchive.ingest.extract.claims.rule import Context
from newsarchive.ingest.extract.network import NOTHING, UNKNOWN, Vocabulary, numbers
from newsarchive.ingest.extract.relations.alphabets import SentenceWords
from newsarchive.ingest.extract.relations.network.layers import Pairs, Words
from newsarchive.ingest.extract.relations.pairs import Argument, Pair
from newsarchive.ingest.extract.relations.sides import kind_and_how, told_by_subject, told_by_value
from newsarchive.ingest.extract.relations.weights import FAMILIES
from newsarchive.vocabulary import Predicate

# Words of a sentence that are read; pairs that stand behind them are not.
LONGEST = 72
_TOLD_AT_MOST, _SIDES_AT_MOST = 4, 48
PREDICATES = tuple(predicate for _, predicates in FAMILIES for predicate in predicates)
_NUMBER_OF = {predicate: number for number, predicate in enumerate(PREDICATES)}


class Asked(NamedTuple):
    """A pair of which it is asked whether it is a claim of the predicate; rules: names of the rules that read it as one."""

    pair: Pair
    predicate: Predicate
    rules: frozenset[str]


class Seen(NamedTuple):
    """A word as the network sees it, before numbers stand for it."""

    text: str
    told: tuple[str, ...]
    kind: str
    noun: str
    entity: int


def seen(context: Context, words: SentenceWords) -> list[Seen]:
    """Return the words of a sentence as the network sees them."""
    found = []
    for text, word in zip(words.texts, words.words, strict=True):
        kind, noun, entity = "", "", -1
        item = context.masked.item(word.text) if word.masked else None
        if item is not None and item.entity is not None:
            entity = item.entity
            is_named = item.explicit or item.noun == "quoted"
            kind = f"{context.found[entity].kind._value_} {'named' if is_named else 'meant'}"
            noun = item.noun.rpartition(" ")[2]
        found.append(Seen(text, word.tells, kind, noun, entity))
    return found


def told_of_rules(rules: Iterable[str]) -> list[str]:
    """Return what is told of a pair by the rules that read it as a claim, in order."""
    return sorted(f"rule {rule}" for rule in rules)


def told_of_subject(subject: Argument, context: Context) -> list[str]:
    """Return what is told of a subject, whatever words stand around it, in order."""
    return sorted(f"subject {told}" for told in told_by_subject(subject, context))


def told_of_value(pair: Pair, context: Context) -> list[str]:
    """Return what is told of a value, whatever words stand around it, in order; of its subject counts what kind_and_how()
    tells."""
    return sorted(f"value {told}" for told in told_by_value(pair, context))


def as_numbers(vocabulary: Vocabulary, sentence: Sequence[Seen]) -> Words:
    """Return the words as numbers."""
    length = len(sentence)
    word, kind, noun, entity = (np.zeros(length, np.int32) for _ in range(4))
    told = np.zeros((length, _TOLD_AT_MOST), np.int32)
    words, tells, kinds = vocabulary["words"], vocabulary["told"], vocabulary["kinds"]
    for position, one in enumerate(sentence):
        word[position] = words.get(one.text, UNKNOWN)
        entity[position] = one.entity
        for place, what in enumerate(one.told[:_TOLD_AT_MOST]):
            told[position, place] = tells.get(what, NOTHING)
        if one.kind:
            kind[position] = kinds.get(one.kind, NOTHING)
            noun[position] = words.get(one.noun, NOTHING)
    return Words(word, told, kind, noun, entity, np.ones(length))


def pairs_as_numbers(
    vocabulary: Vocabulary, context: Context, words: SentenceWords, pairs: Sequence[Asked]
) -> Pairs:
    """Return the pairs of a sentence as numbers."""
    sides = np.zeros((len(pairs), _SIDES_AT_MOST), np.int32)
    of_subject: dict[Argument, list[int]] = {}
    of_value: dict[tuple[Argument, str, str], list[int]] = {}
    for number, (pair, _, rules) in enumerate(pairs):
        subject, value = pair.subject, (pair.value, *kind_and_how(pair.subject))
        if subject not in of_subject:
            of_subject[subject] = numbers(vocabulary["sides"], told_of_subject(subject, context))
        if value not in of_value:
            of_value[value] = numbers(vocabulary["sides"], told_of_value(pair, context))
        known = numbers(vocabulary["sides"], told_of_rules(rules)) + of_subject[subject] + of_value[value]
        sides[number, : len(known)] = known[:_SIDES_AT_MOST]
    return Pairs(
        _array(_position(words, asked.pair.subject) for asked in pairs),
        _array(_position(words, asked.pair.value) for asked in pairs),
        _array(_NUMBER_OF[asked.predicate] for asked in pairs),
        sides,
        _array(_entity(asked.pair.subject) for asked in pairs),
        _array(_entity(asked.pair.value) for asked in pairs),
    )


def is_within(words: SentenceWords, pair: Pair) -> bool:
    """Whether the pair stands among the words that are read."""
    return max(_position(words, pair.subject), _position(words, pair.value)) < LONGEST


def _position(words: SentenceWords, argument: Argument) -> int:
    return words.place(argument.start, argument.end)[0] if argument.named else -1


def _entity(argument: Argument) -> int:
    return -1 if argument.entity is None else argument.entity.number


def _array(numbers: Iterable[int]) -> Any:
    return np.fromiter(numbers, np.int32)
