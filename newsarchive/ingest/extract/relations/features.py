"""What tells whether a pair is a claim: the words between, before and behind its two sides, and what the sides are.

Each feature is told three times over: of any predicate, of its family, and of the predicate itself, so that what is
learned of one helps the others (Daumé, Frustratingly Easy Domain Adaptation, 2007). For the first two, words are read in
an alphabet of their own: a word that speaks of the predicate in question is "OWN", one that speaks of a rival "RIVAL".
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import pairwise, repeat

from newsarchive.ingest.extract.claims.rule import Context
from newsarchive.ingest.extract.relations.pairs import Argument, Pair
from newsarchive.ingest.extract.relations.sides import kind_and_how, told_by_subject, told_by_value
from newsarchive.ingest.extract.relations.weights import (
    FAMILIES,
    Feature,
    Row,
    Scope,
    Weights,
    probability_of,
    scope,
    weigh,
    weight,
    weights_of,
)
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
_OWN_BY_NAME = {predicate.value: tells for predicate, tells in _OWN.items()}
_OWN_IN_FAMILY = {
    family: frozenset().union(*(_OWN[predicate] for predicate in predicates))
    for family, predicates in FAMILIES
}
# Words apart: pairs that stand so near need no word between them; and how far off a word of the predicate may be.
_SIDE_BY_SIDE = 20
_WITHIN = 16
# Words on either side of a value among which one of the predicate is sought.
_SOUGHT_WITHIN = 24
# A longer row of words that are told apart is never met twice.
_SQUEEZED = 8
# No claim whose sides and their surroundings weigh less has been seen to be made up for by the words between (in
# ten-thousandths): of 240 articles, none that weighs less than -4 came nearer than -1.6 to even odds.
_HOPELESS = -50_000
_BREAKS = frozenset([";", ":", "(", ")", "—", "–", "“", "”", '"'])
_LISTING = frozenset([",", "and", "&", "plus", "or"])
_REMEMBERED_WORDS = 50_000

# The positions of the first word of a side and of the first word behind it.
_Place = tuple[int, int]


def _distance(length: int) -> str:
    for name, limit in (("0", 0), ("1", 1), ("2", 2), ("4", 4), ("8", 8), ("16", 16)):
        if length <= limit:
            return name
    return "far"


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


def _window_slots(side: str) -> tuple[tuple[str, str, str], tuple[str, str, str], tuple[str, str, str]]:
    """Return the slots of the words before a side, the nearest first, of those behind it, and of several together."""
    return (
        (f"{side}-1=", f"{side}-2=", f"{side}-3="),
        (f"{side}+1=", f"{side}+2=", f"{side}+3="),
        (f"{side}-12=", f"{side}-123=", f"{side}+12="),
    )


_WINDOW_SLOTS = {side: _window_slots(side) for side in ("s", "v", "l")}


class _Alphabet:
    """A sentence's words as some predicates of a family read them, and what they weigh around a place.

    telling: the positions of those that speak of a predicate of the family.
    """

    __slots__ = ("around", "bounded", "telling", "texts")

    def __init__(self, texts: list[str], telling: list[int]) -> None:
        self.texts = texts
        self.telling = telling
        self.bounded = ["^", *texts, "$"]
        self.around: dict[tuple[str, _Place], Row] = {}


class _Standing:
    """Where a pair stands in its sentence: the positions of both sides, and the places that tell of it.

    weights and between: what all but the words between weigh, and what these weigh, by the alphabet that they are read in;
    between_raw: what the words between weigh as they are.
    """

    __slots__ = ("at_subject", "at_value", "between", "between_raw", "pair", "places", "weights")

    def __init__(self, pair: Pair, at_subject: _Place, at_value: _Place) -> None:
        self.pair = pair
        self.at_subject = at_subject
        self.at_value = at_value
        if not pair.value.named:
            self.places = (("subject", at_subject), ("valueless", at_subject))
        elif pair.subject.named:
            self.places = (("value", at_value), ("subject", at_subject))
        else:
            self.places = (("value", at_value), ("subjectless", at_value))
        self.weights: dict[_Alphabet, Row] = {}
        self.between: dict[_Alphabet, Row] = {}
        self.between_raw: Row | None = None


class SentenceFeatures:
    """The features of the pairs of one sentence; words are looked at once.

    The features of a pair come in parts: what the words around its value tell is the same for all its subjects, and what
    they weigh is added up once, for all predicates of a family. The features of two parts are never the same ones.
    """

    def __init__(self, context: Context, words: list[Word]) -> None:
        self.context = context
        self.words = words
        self._starts = [word.start for word in words]
        self.texts = [self._text(word) for word in words]
        self._bounded = ["^", *self.texts, "$"]
        self._telling: dict[str, list[int]] = defaultdict(list)
        self._places_of: dict[str, list[int]] = defaultdict(list)
        self._plain: list[str] = []
        self._names_before = [0]  # how many words up to each are names
        for position, (word, text) in enumerate(zip(words, self.texts, strict=True)):
            self._places_of[text].append(position)
            self._plain.append(text if word.masked else _shape(text, word.tells))
            is_name = text.startswith("<") and text not in ("<date>", "<")
            self._names_before.append(self._names_before[-1] + is_name)
            for tell in word.tells:
                self._telling[tell].append(position)
        self._around: dict[Argument, _Place] = {}
        self._own: dict[str, list[int]] = {}
        self._telling_of: dict[str, list[int]] = {}
        self._alphabets: dict[str, _Alphabet] = {}
        self._alike: dict[tuple[str, tuple[int, ...]], _Alphabet] = {}
        self._raw_around: dict[tuple[str, str, _Place], Row] = {}
        self._of_subject: dict[tuple[Argument, str], Row] = {}
        self._of_value: dict[tuple[Argument, str, str, str], Row] = {}
        self._last: _Standing | None = None

    def _text(self, word: Word) -> str:
        if not word.masked:
            return "0" if word.text[0].isdigit() else word.text
        item = self.context.masked.item(word.text)
        if item.date is not None:
            return "<date>"
        entity = None if item.entity is None else self.context.found[item.entity]
        if entity is None:
            return "<?>"
        return "<work>" if entity.is_work else f"<{entity.kind.value}>"

    @staticmethod
    def own(predicate: Predicate) -> frozenset[str]:
        """Return what words tell (Word.tells) that speak of the predicate."""
        return _OWN[predicate]

    def _positions(self, tells: Iterable[str]) -> list[int]:
        """Return the positions of the words that tell any of this, in order."""
        return sorted({position for tell in tells for position in self._telling.get(tell, ())})

    def _own_words(self, name: str) -> list[int]:
        """Return the positions of the words that speak of the predicate of that name, in order."""
        known = self._own.get(name)
        if known is None:
            known = self._own[name] = self._positions(_OWN_BY_NAME[name])
        return known

    def _telling_words(self, family: str) -> list[int]:
        """Return the positions of the words that speak of a predicate of the family, in order."""
        known = self._telling_of.get(family)
        if known is None:
            known = self._telling_of[family] = self._positions(_OWN_IN_FAMILY[family])
        return known

    def _alphabet(self, kind: Scope) -> _Alphabet:
        """Return the words as the predicate reads them, and as others of its family that the same words speak of."""
        known = self._alphabets.get(kind.name)
        if known is None:
            own = self._own_words(kind.name)
            alike = (kind.family, tuple(own))
            if alike not in self._alike:
                texts, telling = list(self._plain), self._telling_words(kind.family)
                for position in telling:
                    texts[position] = "RIVAL"
                for position in own:
                    texts[position] = "OWN"
                self._alike[alike] = _Alphabet(texts, telling)
            known = self._alphabets[kind.name] = self._alike[alike]
        return known

    def hopeful(self, pair: Pair, predicate: Predicate) -> bool:
        """Whether the pair could be such a claim at all: a word of the predicate is near, or the two stand side by side.

        It spares weighing most pairs of a long sentence, and loses next to no claim.
        """
        subject, value = pair.subject, pair.value
        kind = scope(predicate)
        if kind.family == "amount":
            return subject.named or subject.how != "recent"
        standing = self._standing(pair)
        first, after = standing.at_value if value.named else standing.at_subject
        if subject.named and value.named:
            other = standing.at_subject[0]
            if abs(other - first) <= _SIDE_BY_SIDE:
                return True
            first, after = min(first, other), max(after, other + 1)
        if not subject.named and subject.how != "recent" and "<work>" not in self._places_of:
            return True
        own = self._own_words(kind.name)
        position = bisect_left(own, first - _WITHIN)
        return position < len(own) and own[position] < after + _WITHIN

    def of(self, pair: Pair, predicate: Predicate, rules: Iterable[str]) -> set[str]:
        """Return the names of the pair's features for the predicate; rules: names of the rules that read it as such a
        claim."""
        kind = scope(predicate)
        alphabet, standing = self._alphabet(kind), self._standing(pair)
        shared: list[Feature] = [("rule", "")] if rules else []
        raw: list[Feature] = []
        for place, at in standing.places:
            shared += self._told_around(place, at, alphabet)
            raw += self._told_raw(place, at)
        if pair.subject.named and pair.value.named:
            shared += self._told_between(standing, alphabet.texts, lists=True)
            raw += self._told_between(standing, self.texts, lists=False)
        in_any = {slot + words for slot, words in shared}
        in_family = {
            *in_any,
            *told_by_subject(pair.subject, self.context),
            *told_by_value(pair, self.context),
        }
        found = {*in_any, f"{predicate.value}"}
        found |= {f"{name}|{told}" for name in (kind.family, kind.name) for told in in_family}
        found |= {f"{kind.name}:{slot}{words}" for slot, words in raw}
        found |= {f"rule={name}" for name in rules}
        return found

    def probability(
        self, pair: Pair, predicate: Predicate, rules: Collection[str], *, thorough: bool = True
    ) -> float:
        """Return how probable it is that the pair is such a claim: what the model says of the features `of` it.

        thorough: where it is next to impossible whatever stands between the two, read what stands there all the same.
        """
        kind = scope(predicate)
        alphabet, standing, weights = self._alphabet(kind), self._standing(pair), weights_of(kind.family)
        apart = standing.weights.get(alphabet)
        if apart is None:
            apart = standing.weights[alphabet] = self._weigh_apart(standing, alphabet, kind.family, weights)
        total = weight(apart, kind.position)
        if rules:
            total += weight(weights.ruled, kind.position)
            total += sum(weights.rules.get(rule, 0) for rule in rules)
        if pair.subject.named and pair.value.named and (thorough or total > _HOPELESS):
            between = standing.between.get(alphabet)
            if between is None:
                between = standing.between[alphabet] = self._weigh_between(standing, alphabet, weights)
            total += weight(between, kind.position)
        return probability_of(total)

    # what a pair weighs, for each predicate of a family

    def _weigh_apart(self, standing: _Standing, alphabet: _Alphabet, family: str, weights: Weights) -> Row:
        """Return what all weighs but the words between the two sides."""
        (place, at), (other_place, other_at) = standing.places
        return (
            weights.bias
            + self._weigh_subject(standing.pair.subject, family, weights)
            + self._weigh_value(standing.pair, family, weights)
            + self._weigh_around(place, at, alphabet, family, weights)
            + self._weigh_around(other_place, other_at, alphabet, family, weights)
        )

    def _weigh_subject(self, subject: Argument, family: str, weights: Weights) -> Row:
        known = self._of_subject.get((subject, family))
        if known is None:
            told = told_by_subject(subject, self.context)
            known = self._of_subject[subject, family] = weigh(told, weights.sides)
        return known

    def _weigh_value(self, pair: Pair, family: str, weights: Weights) -> Row:
        key = (pair.value, *kind_and_how(pair.subject), family)
        known = self._of_value.get(key)
        if known is None:
            known = self._of_value[key] = weigh(told_by_value(pair, self.context), weights.sides)
        return known

    def _weigh_around(
        self, place: str, at: _Place, alphabet: _Alphabet, family: str, weights: Weights
    ) -> Row:
        known = alphabet.around.get((place, at))
        if known is None:
            raw = self._raw_around.get((family, place, at))
            if raw is None:
                raw = weigh(self._told_raw(place, at), weights.raw)
                self._raw_around[family, place, at] = raw
            known = raw + weigh(self._told_around(place, at, alphabet), weights.shared)
            alphabet.around[place, at] = known
        return known

    def _weigh_between(self, standing: _Standing, alphabet: _Alphabet, weights: Weights) -> Row:
        if standing.between_raw is None:
            standing.between_raw = weigh(self._told_between(standing, self.texts, lists=False), weights.raw)
        told = self._told_between(standing, alphabet.texts, lists=True)
        return standing.between_raw + weigh(told, weights.shared)

    # what tells of a pair

    def _standing(self, pair: Pair) -> _Standing:
        """Return where the pair stands; it is kept for the predicates that are asked about the same pair."""
        if self._last is None or self._last.pair is not pair:
            self._last = _Standing(pair, self._place(pair.subject), self._place(pair.value))
        return self._last

    def _place(self, argument: Argument) -> _Place:
        """Return the positions of the first word of the argument and of the first word behind it."""
        known = self._around.get(argument)
        if known is None:
            known = bisect_left(self._starts, argument.start), bisect_left(self._starts, argument.end)
            self._around[argument] = known
        return known

    def _told_around(self, place: str, at: _Place, alphabet: _Alphabet) -> list[Feature]:
        """Return what the words around one side tell in an alphabet.

        place: "subject" or "value"; "subjectless" or "valueless" for the side of a pair whose other side is not named.
        """
        if place == "subjectless":
            return self._alone("", alphabet.texts, at)
        if place == "valueless":
            return self._alone("value ", alphabet.texts, at)
        told = _window(place[0], alphabet.bounded, *at)
        return told + self._sought(alphabet, *at) if place == "value" else told

    def _told_raw(self, place: str, at: _Place) -> list[Feature]:
        """Return what the words around one side tell as they are."""
        return _window(place[0], self._bounded, *at) if place in ("subject", "value") else []

    def _list_start(self, position: int) -> int:
        """Return where a list of names begins that the word at the position belongs to: "A, B and" before C."""
        while position >= 2 and self.texts[position - 1] in _LISTING:
            back = position - 1
            while back > 0 and self.texts[back] in _LISTING:
                back -= 1
            if self.texts[back] != self.texts[position]:
                break
            position = back
        return position

    def _sought(self, alphabet: _Alphabet, first: int, after: int) -> list[Feature]:
        """Return the last word of a predicate before the value (before the list that it stands in), and the first behind it."""
        found: list[Feature] = []
        start = self._list_start(first) if first < len(self.texts) else first
        if start != first:
            found.append(("listed", ""))
            found += _window("l", alphabet.bounded, start, start)
        telling = alphabet.telling
        before = bisect_left(telling, start) - 1
        if before >= 0 and telling[before] >= start - _SOUGHT_WITHIN:
            position = telling[before]
            told, steps = alphabet.texts[position], start - 1 - position
            found += _nearest("<", told, steps, crossed=self._is_name_in(position + 1, after))
        else:
            found.append(("<none", ""))
        behind = bisect_left(telling, after)
        if behind < len(telling) and telling[behind] < after + _SOUGHT_WITHIN + 1:
            position = telling[behind]
            told, steps = alphabet.texts[position], position - after
            found += _nearest(">", told, steps, crossed=self._is_name_in(after, position))
        else:
            found.append((">none", ""))
        return found

    def _is_name_in(self, begin: int, end: int) -> bool:
        return self._names_before[begin] < self._names_before[end]

    def _told_between(self, standing: _Standing, texts: list[str], *, lists: bool) -> list[Feature]:
        """Return what the words between the two sides tell; lists: also what stands before a list that the value is in."""
        subject, value = standing.pair.subject, standing.pair.value
        at_subject, at_value = standing.at_subject, standing.at_value
        first = subject.start < value.start
        order = "sv" if first else "vs"
        begin, end = (at_subject[1], at_value[0]) if first else (at_value[1], at_subject[0])
        if begin > end:
            return [(order, ""), (f"{order}:inside", "")]
        between = texts[begin:end]
        length = len(between)
        found: list[Feature] = [(f"{order}:{_distance(length)}", "")]
        if length <= 6:
            found.append((f"{order}:[", f"{' '.join(between)}]"))
        else:
            found += (
                (f"{order}:first2=", " ".join(between[:2])),
                (f"{order}:last2=", " ".join(between[-2:])),
                (f"{order}:last3=", " ".join(between[-3:])),
            )
        found += zip(repeat(f"{order}:w="), set(between))
        if not lists:
            neighbours = {f"{left} {right}" for left, right in pairwise(between)}
            found += zip(repeat(f"{order}:b="), neighbours)
            return found
        if length > 0:
            squeezed = _squeezed(between)
            if len(squeezed) <= _SQUEEZED:
                found.append((f"{order}:{{", f"{' '.join(squeezed)}}}"))
            found.append((f"{order}:telling=", f"{'OWN' in between}{'RIVAL' in between}"))
            if first:
                start = self._list_start(at_value[0])
                if begin <= start < at_value[0]:
                    squeezed = _squeezed(texts[begin:start])
                    if len(squeezed) <= _SQUEEZED:
                        found.append((f"{order}:list{{", f"{' '.join(squeezed)}}}"))
        mine = self.texts[at_subject[0]]
        theirs = self.texts[at_value[0]]
        same = self._places_of[mine]
        apart = abs(subject.start - value.start)
        nearer = sum(
            abs(self._starts[position] - value.start) < apart
            for position in same
            if position != at_subject[0]
        )
        found += (
            (f"{order}:others=", str(min(between.count(mine), 3))),
            (f"{order}:values=", str(min(between.count(theirs), 3))),
            (f"{order}:breaks=", str(min(sum(text in _BREAKS for text in between), 2))),
            (f"{order}:commas=", str(min(between.count(","), 3))),
            ("nearer=", str(min(nearer, 2))),
        )
        if same[0] == at_subject[0]:
            found.append(("s only" if len(same) == 1 else "s first", ""))
        return found

    def _alone(self, side: str, texts: list[str], at: _Place) -> list[Feature]:
        """Return what tells of a side whose other side the sentence does not name; side: "value " if that is the value."""
        works = len(self._places_of.get("<work>", ()))
        found = [
            (f"{side}works=", str(min(works, 2))),
            (f"{side}position=", "first" if at[0] == 0 else "second" if at[0] < 4 else "later"),
            (f"{side}^=", texts[0]),
            (f"{side}^2=", " ".join(texts[:2])),
            (f"{side}any=", f"{'OWN' in texts}{'RIVAL' in texts}"),
        ]
        if ":" in texts[:6]:
            found.append((f"{side}label=", " ".join(texts[: texts.index(":")])))
        return found


def _window(side: str, bounded: list[str], first: int, after: int) -> list[Feature]:
    """Return the words around those from first to after (exclusive); bounded: the sentence's words between "^" and "$"."""
    before_slots, behind_slots, (two_before, three_before, two_behind) = _WINDOW_SLOTS[side]
    before = bounded[max(0, first - 2) : first + 1]
    found = [
        *zip(before_slots, reversed(before), strict=False),
        *zip(behind_slots, bounded[after + 1 : after + 4], strict=False),
    ]
    if first >= 2:
        found.append((two_before, f"{before[-2]} {before[-1]}"))
    if first >= 3:
        found.append((three_before, " ".join(before)))
    if after + 3 < len(bounded):
        found.append((two_behind, f"{bounded[after + 1]} {bounded[after + 2]}"))
    return found


def _nearest(side: str, told: str, steps: int, *, crossed: bool) -> list[Feature]:
    near = "near" if steps <= 2 else "mid" if steps <= 7 else "far"
    return [(f"{side}{told}", ""), (f"{side}{told}&{near}", ""), (f"{side}{told}&{crossed}", "")]


def _squeezed(texts: list[str]) -> list[str]:
    """Return the words, of several plain ones in a row but one."""
    return [
        text
        for position, text in enumerate(texts)
        if text != "w" or position == 0 or texts[position - 1] != "w"
    ]
