"""The words of a sentence as the predicates read them.

A word that speaks of the predicate in question is "OWN", one that speaks of a rival in its family "RIVAL"; of most others
only the kind counts. Predicates of which the same words speak read a sentence alike.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from newsarchive.ingest.extract.claims.rule import Context
from newsarchive.ingest.extract.relations.weights import FAMILIES, Row, Weights, weights_of
from newsarchive.ingest.extract.relations.words import Word
from newsarchive.ingest.extract.vocabulary import FUNCTION_WORDS
from newsarchive.vocabulary import Predicate

_P = Predicate
_OWN: dict[Predicate, frozenset[str]] = {
    _P.DIRECTOR: frozenset({"direct", "role:director"}),
    _P.PERFORMER: frozenset({"perform", "role:performer"}),
    _P.CAST_MEMBER: frozenset({"star", "role:cast_member"}),
    _P.WRITER: frozenset({"write", "compose", "role:writer"}),
    _P.PRODUCER: frozenset({"produce", "role:producer"}),
    _P.PUBLISHER: frozenset({"publish"}),
    _P.RELEASE_DATE: frozenset({"release"}),
    _P.START_DATE: frozenset({"begin"}),
    _P.END_DATE: frozenset({"end"}),
    _P.FILMING_DATE: frozenset({"film"}),
    _P.BIRTH_DATE: frozenset({"born"}),
    _P.DEATH_DATE: frozenset({"die"}),
    _P.ENLISTMENT_DATE: frozenset({"enlist"}),
    _P.DISCHARGE_DATE: frozenset({"discharge"}),
    _P.PART_OF: frozenset({"part"}),
    _P.FORMER_TITLE: frozenset({"rename"}),
    _P.MEMBER_OF: frozenset({"join"}),
    _P.PLAYS: frozenset({"star"}),
    _P.DURATION: frozenset(),
    _P.NUMBER_OF_EPISODES: frozenset(),
    _P.NUMBER_OF_STOPS: frozenset(),
    _P.FIGURE: frozenset(),
}
_OWN_BY_FAMILY = {
    family: tuple(_OWN[predicate] for predicate in predicates) for family, predicates in FAMILIES
}
_LISTING = frozenset([",", "and", "&", "plus", "or"])
_REMEMBERED_WORDS = 50_000

# The positions of the first word of something and of the first word behind it.
Place = tuple[int, int]


def own(predicate: Predicate) -> frozenset[str]:
    """Return what words tell (Word.tells) that speak of the predicate."""
    return _OWN[predicate]


@lru_cache(_REMEMBERED_WORDS)
def _shape(text: str, tells: tuple[str, ...]) -> str:
    """Return what is left of a word that is not masked, where only its kind counts."""
    if not text[0].isalpha() or text in FUNCTION_WORDS:
        return text
    if any(tell.startswith("kind:") for tell in tells):
        return "KIND"
    if any(tell.startswith("role") for tell in tells):
        return "ROLE"
    return "w"


class SentenceWords:
    """The words of a sentence, as they are but for names and numbers, and where they stand.

    texts: the words, with "<work>", "<person>" … for names; between bounds: with "^" before and "$" behind them; places_of:
    the positions of each.
    """

    def __init__(self, context: Context, words: list[Word]) -> None:
        self.words = words
        self.starts = [word.start for word in words]
        self.texts: list[str] = []
        self.places_of: dict[str, list[int]] = defaultdict(list)
        self._plain: list[str] = []
        self._telling: dict[str, list[int]] = defaultdict(list)
        self._names_before = [0]  # how many of the words before each position are names
        names = 0
        for position, word in enumerate(words):
            if word.masked:
                text = plain = _name(context, word.text)
                names += text != "<date>"
            else:
                text = "0" if word.text[0].isdigit() else word.text
                plain = _shape(text, word.tells)
                for tell in word.tells:
                    self._telling[tell].append(position)
            self.texts.append(text)
            self._plain.append(plain)
            self._names_before.append(names)
            self.places_of[text].append(position)
        self.bounded = ["^", *self.texts, "$"]

    def place(self, start: int, end: int) -> Place:
        """Return the place of masked characters from start to end (exclusive), those of a part of a word included."""
        first, after = bisect_left(self.starts, start), bisect_left(self.starts, end)
        if first and self.words[first - 1].end > start:
            first -= 1
        return first, after

    def telling(self, tells: Iterable[str]) -> list[int]:
        """Return the positions of the words that tell any of this, in order."""
        known = self._telling
        return sorted({position for tell in tells if tell in known for position in known[tell]})

    def has_name_in(self, begin: int, end: int) -> bool:
        """Whether one of the words from begin to end (exclusive) is a name."""
        return self._names_before[begin] < self._names_before[end]

    def read_as(self, own: Iterable[int], telling: Iterable[int]) -> list[str]:
        """Return the words as predicates read them; own: the positions of the words that speak of these; telling: of those
        that speak of any of the family."""
        texts = list(self._plain)
        for position in telling:
            texts[position] = "RIVAL"
        for position in own:
            texts[position] = "OWN"
        return texts

    def list_start(self, position: int) -> int:
        """Return where a list of names begins that the word at the position belongs to: "A, B and" before C."""
        while position >= 2 and self.texts[position - 1] in _LISTING:
            back = position - 1
            while back > 0 and self.texts[back] in _LISTING:
                back -= 1
            if self.texts[back] != self.texts[position]:
                break
            position = back
        return position


def _name(context: Context, character: str) -> str:
    item = context.masked.item(character)
    if item.date is not None:
        return "<date>"
    entity = None if item.entity is None else context.found[item.entity]
    if entity is None:
        return "<?>"
    return "<work>" if entity.is_work else f"<{entity.kind._value_}>"


class Alphabet:
    """A sentence's words as some predicates of a family read them.

    telling: the positions of those that speak of a predicate of the family; around: what the words around a place weigh.
    """

    __slots__ = ("around", "bounded", "telling", "texts")

    def __init__(self, texts: list[str], telling: list[int]) -> None:
        self.texts = texts
        self.telling = telling
        self.bounded = ["^", *texts, "$"]
        self.around: dict[tuple[str, Place], Row] = {}


class FamilyWords:
    """A sentence's words for the predicates of a family, in its order: the positions of those that speak of each (own) and
    of any (telling), and the alphabets that they are read in; weights: the family's; raw_around: what the words around a
    place weigh as they are."""

    __slots__ = ("alphabets", "name", "own", "raw_around", "telling", "weights")

    def __init__(self, words: SentenceWords, family: str) -> None:
        self.name = family
        self.weights: Weights = weights_of(family)
        self.own = [words.telling(tells) for tells in _OWN_BY_FAMILY[family]]
        self.telling = sorted({position for own in self.own for position in own})
        alike: dict[tuple[int, ...], Alphabet] = {}
        for own in map(tuple, self.own):
            if own not in alike:
                alike[own] = Alphabet(words.read_as(own, self.telling), self.telling)
        self.alphabets = [alike[tuple(own)] for own in self.own]
        self.raw_around: dict[tuple[str, Place], Row] = {}
