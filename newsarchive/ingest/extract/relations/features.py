"""What tells whether a pair is a claim: the words between, before and behind its two sides, and what the sides are.

Each feature is told three times over: of any predicate, of its family, and of the predicate itself, so that what is
learned of one helps the others (Daumé, Frustratingly Easy Domain Adaptation, 2007). For the first two, words are read in
an alphabet of their own: a word that speaks of the predicate in question is "OWN", one that speaks of a rival "RIVAL".
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from newsarchive.ingest.extract.claims.rule import Context
from newsarchive.ingest.extract.relations.pairs import Argument, Pair
from newsarchive.ingest.extract.relations.sides import told_by_sides
from newsarchive.ingest.extract.relations.weights import FAMILIES, Part, Weights, scope, sum_of
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
_RIVALS = {
    predicate: frozenset().union(*(_OWN[other] for other in predicates if other is not predicate))
    for _, predicates in FAMILIES
    for predicate in predicates
}
# Words apart: pairs that stand so near need no word between them; and how far off a word of the predicate may be.
_SIDE_BY_SIDE = 20
_WITHIN = 16
# No claim whose sides and their surroundings weigh less has been seen to be made up for by the words between (in
# ten-thousandths): of 240 articles, none that weighs less than -4 came nearer than -1.6 to even odds.
_HOPELESS = -50_000
_BREAKS = frozenset([";", ":", "(", ")", "—", "–", "“", "”", '"'])
_LISTING = frozenset([",", "and", "&", "plus", "or"])


def _distance(length: int) -> str:
    for name, limit in (("0", 0), ("1", 1), ("2", 2), ("4", 4), ("8", 8), ("16", 16)):
        if length <= limit:
            return name
    return "far"


@dataclass
class _Standing:
    """Where a pair stands in its sentence: the positions of both sides, the places that tell of it, and what the words
    between tell as they are."""

    pair: Pair
    at_subject: tuple[int, int]
    at_value: tuple[int, int]
    places: tuple[tuple[str, tuple[int, int]], ...]
    context: Context
    between: Part | None = None

    @cached_property
    def sides(self) -> Part:
        return Part(told_by_sides(self.pair, self.context))


class SentenceFeatures:
    """The features of the pairs of one sentence; words are looked at once.

    The features of a pair come in parts: what the words around its value tell is the same for all its subjects, and what
    they weigh is added up once. The features of two parts are never the same ones.
    """

    def __init__(self, context: Context, words: list[Word]) -> None:
        self.context = context
        self.words = words
        self._starts = [word.start for word in words]
        self.texts = [self._text(word) for word in words]
        self._plain = [self._shape(word, text) for word, text in zip(words, self.texts, strict=True)]
        self._telling: dict[str, list[int]] = defaultdict(list)
        self._places_of: dict[str, list[int]] = defaultdict(list)
        for position, (word, text) in enumerate(zip(words, self.texts, strict=True)):
            self._places_of[text].append(position)
            for tell in word.tells:
                self._telling[tell].append(position)
        self._own: dict[str, list[int]] = {}
        self._abstract: dict[str, list[str]] = {}
        self._windows: dict[tuple[str, tuple[int, int]], set[str]] = {}
        self._weights: dict[tuple[str, str, tuple[int, int]], int] = {}
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

    def _shape(self, word: Word, text: str) -> str:
        if word.masked or not text[0].isalpha() or text in FUNCTION_WORDS:
            return text
        if any(tell.startswith("kind:") for tell in word.tells):
            return "KIND"
        if any(tell.startswith("role") for tell in word.tells):
            return "ROLE"
        return "w"

    @staticmethod
    def own(predicate: Predicate) -> frozenset[str]:
        """Return what words tell (Word.tells) that speak of the predicate."""
        return _OWN[predicate]

    def _own_words(self, predicate: Predicate, name: str) -> list[int]:
        """Return the positions of the words that speak of the predicate, in order."""
        known = self._own.get(name)
        if known is None:
            told = [position for tell in _OWN[predicate] for position in self._telling.get(tell, ())]
            known = self._own[name] = sorted(set(told))
        return known

    def abstract(self, predicate: Predicate, name: str) -> list[str]:
        """Return the words in the alphabet of the predicate, which has that name."""
        known = self._abstract.get(name)
        if known is None:
            known = self._abstract[name] = list(self._plain)
            for tell in _RIVALS[predicate]:
                for position in self._telling.get(tell, ()):
                    known[position] = "RIVAL"
            for position in self._own_words(predicate, name):
                known[position] = "OWN"
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
        own = self._own_words(predicate, kind.name)
        position = bisect_left(own, first - _WITHIN)
        return position < len(own) and own[position] < after + _WITHIN

    def of(self, pair: Pair, predicate: Predicate, rules: Iterable[str]) -> set[str]:
        """Return the pair's features for the predicate; rules: names of the rules that read it as such a claim."""
        kind = scope(predicate)
        shared, raw = {"rule"} if rules else set(), set()
        for place, at in self._standing(pair).places:
            told = self._told_at(place, at, self.abstract(predicate, kind.name))
            shared |= told[0]
            raw |= told[1]
        if pair.subject.named and pair.value.named:
            shared |= self._between(self.abstract(predicate, kind.name), pair, lists=True)
            raw |= self._between(self.texts, pair, lists=False)
        sides = self._standing(pair).sides.features
        found = {*shared, f"{predicate.value}"}
        found |= {f"{name}|{feature}" for name in (kind.family, kind.name) for feature in (*shared, *sides)}
        found |= {f"{kind.name}:{feature}" for feature in raw}
        found |= {f"rule={name}" for name in rules}
        return found

    def probability(
        self, pair: Pair, predicate: Predicate, rules: Iterable[str], *, thorough: bool = True
    ) -> float:
        """Return how probable it is that the pair is such a claim: what the model says of the features `of` it.

        thorough: where it is next to impossible whatever stands between the two, read what stands there all the same.
        """
        kind = scope(predicate)
        weights, standing = kind.weights(), self._standing(pair)
        total = weights.bias + (weights.shared.get("rule", 0) if rules else 0)
        for rule in rules:
            total += weights.rules.get(rule, 0)
        total += standing.sides.weighs(kind.name, weights.sides)
        for place, at in standing.places:
            total += self._weight_at(place, at, predicate, kind.name, weights)
        if pair.subject.named and pair.value.named and (thorough or total > _HOPELESS):
            told = self._between(self.abstract(predicate, kind.name), pair, lists=True)
            total += sum_of(told, weights.shared)
            if standing.between is None:
                standing.between = Part(self._between(self.texts, pair, lists=False))
            total += standing.between.weighs(kind.name, weights.raw)
        return weights.probability(total)

    def _around(self, argument: Argument) -> tuple[int, int]:
        """Return the positions of the first word of the argument and of the first word behind it."""
        return bisect_left(self._starts, argument.start), bisect_left(self._starts, argument.end)

    def _standing(self, pair: Pair) -> _Standing:
        """Return where the pair stands; it is kept for the predicates that are asked about the same pair."""
        if self._last is None or self._last.pair is not pair:
            self._last = self._stand(pair)
        return self._last

    def _stand(self, pair: Pair) -> _Standing:
        at_subject, at_value = self._around(pair.subject), self._around(pair.value)
        if not pair.value.named:
            places = (("subject", at_subject), ("valueless", at_subject))
        elif pair.subject.named:
            places = (("value", at_value), ("subject", at_subject))
        else:
            places = (("value", at_value), ("subjectless", at_value))
        return _Standing(pair, at_subject, at_value, places, self.context)

    def _told_at(self, place: str, at: tuple[int, int], texts: list[str]) -> tuple[set[str], set[str]]:
        """Return what the words around one side tell, in the alphabet of a predicate (texts), and as they are.

        place: "subject" or "value"; "subjectless" or "valueless" for the side of a pair whose other side is not named.
        """
        if place == "subjectless":
            return self._alone(texts, at), set()
        if place == "valueless":
            return {f"value {feature}" for feature in self._alone(texts, at)}, set()
        side = place[0]
        known = self._windows.get((side, at))
        if known is None:
            known = self._windows[side, at] = {
                f"{side}{feature}" for feature in self._window(self.texts, *at)
            }
        told = {f"{side}{feature}" for feature in self._window(texts, *at)}
        return (told | self._sought(texts, *at) if place == "value" else told), known

    def _weight_at(
        self, place: str, at: tuple[int, int], predicate: Predicate, name: str, weights: Weights
    ) -> int:
        """Return what the words around one side weigh for the predicate, which has that name."""
        key = (place, name, at)
        known = self._weights.get(key)
        if known is None:
            shared, raw = self._told_at(place, at, self.abstract(predicate, name))
            known = self._weights[key] = sum_of(shared, weights.shared) + sum_of(raw, weights.raw)
        return known

    def _window(self, texts: list[str], first: int, after: int) -> set[str]:
        found = set()
        for offset in range(1, 4):
            before = texts[first - offset] if first >= offset else "^" if first == offset - 1 else ""
            behind = (
                texts[after + offset - 1]
                if after + offset <= len(texts)
                else "$"
                if after + offset - 1 == len(texts)
                else ""
            )
            if before:
                found.add(f"-{offset}={before}")
            if behind:
                found.add(f"+{offset}={behind}")
        if first >= 2:
            found.add(f"-12={texts[first - 2]} {texts[first - 1]}")
        if first >= 3:
            found.add(f"-123={texts[first - 3]} {texts[first - 2]} {texts[first - 1]}")
        if after + 1 < len(texts):
            found.add(f"+12={texts[after]} {texts[after + 1]}")
        return found

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

    def _sought(self, texts: list[str], first: int, after: int) -> set[str]:
        """Return the last word of a predicate before the value (before the list that it stands in), and the first behind it."""
        found = set()
        start = self._list_start(first) if first < len(texts) else first
        if start != first:
            found.add("listed")
            found |= {f"l{feature}" for feature in self._window(texts, start, start)}
        for name, positions in (
            ("<", range(start - 1, max(-1, start - 25), -1)),
            (">", range(after, min(len(texts), after + 25))),
        ):
            for steps, position in enumerate(positions):
                if texts[position] in ("OWN", "RIVAL"):
                    near = "near" if steps <= 2 else "mid" if steps <= 7 else "far"
                    between = (
                        texts[min(position, start) + 1 : max(position, after)]
                        if name == "<"
                        else texts[after:position]
                    )
                    crossed = any(
                        text.startswith("<") and text != "<date>"
                        for text in between
                        if text not in ("<", ">")
                    )
                    found |= {
                        f"{name}{texts[position]}",
                        f"{name}{texts[position]}&{near}",
                        f"{name}{texts[position]}&{crossed}",
                    }
                    break
            else:
                found.add(f"{name}none")
        return found

    def _between(self, texts: list[str], pair: Pair, *, lists: bool) -> set[str]:
        """Return what the words between the two sides tell; lists: also what stands before a list that the value is in."""
        subject, value, standing = pair.subject, pair.value, self._standing(pair)
        at_subject, at_value = standing.at_subject, standing.at_value
        first = subject.start < value.start
        order = "sv" if first else "vs"
        begin, end = (at_subject[1], at_value[0]) if first else (at_value[1], at_subject[0])
        if begin > end:
            return {order, f"{order}:inside"}
        between = texts[begin:end]
        length = len(between)
        distance = _distance(length)
        found = {f"{order}:{distance}"}
        if length <= 6:
            found.add(f"{order}:[{' '.join(between)}]")
        else:
            found |= {
                f"{order}:first2={' '.join(between[:2])}",
                f"{order}:last2={' '.join(between[-2:])}",
                f"{order}:last3={' '.join(between[-3:])}",
            }
        for text in set(between):
            found.add(f"{order}:w={text}")
        if not lists:
            found |= {f"{order}:b={left} {right}" for left, right in pairwise(between)}
            return found
        if length > 0:
            squeezed = [
                text
                for position, text in enumerate(between)
                if text != "w" or between[position - 1] != "w" or position == 0
            ]
            if len(squeezed) <= 8:
                found.add(f"{order}:{{{' '.join(squeezed)}}}")
            found.add(f"{order}:telling={'OWN' in between}{'RIVAL' in between}")
            if value.start > subject.start:
                start = self._list_start(at_value[0])
                if begin <= start < at_value[0]:
                    head = texts[begin:start]
                    squeezed = [
                        text
                        for position, text in enumerate(head)
                        if text != "w" or position == 0 or head[position - 1] != "w"
                    ]
                    if len(squeezed) <= 8:
                        found.add(f"{order}:list{{{' '.join(squeezed)}}}")
        mine = self.texts[at_subject[0]]
        theirs = self.texts[at_value[0]]
        found |= {
            f"{order}:others={min(between.count(mine), 3)}",
            f"{order}:values={min(between.count(theirs), 3)}",
            f"{order}:breaks={min(sum(text in _BREAKS for text in between), 2)}",
            f"{order}:commas={min(between.count(','), 3)}",
        }
        same = self._places_of[mine]
        apart = abs(subject.start - value.start)
        nearer = sum(
            abs(self._starts[position] - value.start) < apart
            for position in same
            if position != at_subject[0]
        )
        found.add(f"nearer={min(nearer, 2)}")
        if same[0] == at_subject[0]:
            found.add("s only" if len(same) == 1 else "s first")
        return found

    def _alone(self, texts: list[str], at_value: tuple[int, int]) -> set[str]:
        """Return the features of a value whose subject the sentence does not name."""
        works = len(self._places_of.get("<work>", ()))
        found = {
            f"works={min(works, 2)}",
            f"position={'first' if at_value[0] == 0 else 'second' if at_value[0] < 4 else 'later'}",
            f"^={texts[0]}",
            f"^2={' '.join(texts[:2])}",
        }
        if ":" in texts[:6]:
            found.add(f"label={' '.join(texts[: texts.index(':')])}")
        found.add(f"any={'OWN' in texts}{'RIVAL' in texts}")
        return found
