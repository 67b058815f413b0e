"""What tells whether a pair is a claim: the words between, before and behind its two sides, and what the sides are.

Each feature is told three times over: of any predicate, of its family, and of the predicate itself, so that what is
learned of one helps the others (Daumé, Frustratingly Easy Domain Adaptation, 2007). For the first two, words are read in
an alphabet of their own: a word that speaks of the predicate in question is "OWN", one that speaks of a rival "RIVAL".
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable

from newsarchive.ingest.extract.claims.rule import Context
from newsarchive.ingest.extract.relations.alphabets import Alphabet, FamilyWords, Place, SentenceWords
from newsarchive.ingest.extract.relations.pairs import Argument, Pair
from newsarchive.ingest.extract.relations.sides import kind_and_how, told_by_subject, told_by_value
from newsarchive.ingest.extract.relations.surroundings import (
    Standing,
    told_around,
    told_between,
    told_raw_around,
)
from newsarchive.ingest.extract.relations.weights import (
    Feature,
    Row,
    probability_of,
    scope,
    weigh,
    weight,
)
from newsarchive.ingest.extract.relations.words import Word
from newsarchive.vocabulary import Predicate

# Words apart: pairs that stand so near need no word between them; and how far off a word of the predicate may be.
_SIDE_BY_SIDE = 20
_WITHIN = 16
# No claim whose sides and their surroundings weigh less has been seen to be made up for by the words between (in
# ten-thousandths): of 240 articles, none that weighs less than -4 came nearer than -1.6 to even odds.
_HOPELESS = -50_000


class SentenceFeatures:
    """The features of the pairs of one sentence; words are looked at once.

    The features of a pair come in parts: what the words around its value tell is the same for all its subjects, and what
    they weigh is added up once, for all predicates of a family. The features of two parts are never the same ones.
    """

    def __init__(self, context: Context, words: list[Word]) -> None:
        self.context = context
        self.words = SentenceWords(context, words)
        self._places: dict[Argument, Place] = {}
        self._families: dict[str, FamilyWords] = {}
        self._of_subject: dict[tuple[Argument, str], Row] = {}
        self._of_value: dict[tuple[Argument, str, str, str], Row] = {}
        self._last: Standing | None = None

    def hopeful(self, pair: Pair) -> Collection[Predicate]:
        """Return the predicates by which the pair could be a claim at all: a word of theirs is near, or the two stand side
        by side.

        It spares weighing most pairs of a long sentence, and loses next to no claim.
        """
        subject, value, predicates = pair
        family = scope(predicates[0]).family
        if family == "amount":
            return predicates if subject.named or subject.how != "recent" else ()
        standing = self._standing(pair)
        first, after = standing.at_value if value.named else standing.at_subject
        if standing.both_named:
            other = standing.at_subject[0]
            if abs(other - first) <= _SIDE_BY_SIDE:
                return predicates
            first, after = min(first, other), max(after, other + 1)
        if not subject.named and subject.how != "recent" and "<work>" not in self.words.places_of:
            return predicates
        words = self._family(family)
        if not _any_within(words.telling, first - _WITHIN, after + _WITHIN):
            return ()
        return [
            predicate
            for predicate in predicates
            if _any_within(words.own[scope(predicate).position], first - _WITHIN, after + _WITHIN)
        ]

    def of(self, pair: Pair, predicate: Predicate, rules: Iterable[str]) -> set[str]:
        """Return the names of the pair's features for the predicate; rules: names of the rules that read it as such a
        claim."""
        kind, words, standing = scope(predicate), self.words, self._standing(pair)
        alphabet = self._family(kind.family).alphabets[kind.position]
        shared: list[Feature] = [("rule", "")] if rules else []
        raw: list[Feature] = []
        for place, at in standing.places:
            shared += told_around(words, alphabet, place, at)
            raw += told_raw_around(words, place, at)
        if standing.both_named:
            shared += told_between(words, standing, alphabet.texts, lists=True)
            raw += told_between(words, standing, words.texts, lists=False)
        in_any = {slot + filling for slot, filling in shared}
        sides = told_by_subject(pair.subject, self.context) | told_by_value(pair, self.context)
        found = {*in_any, f"{predicate.value}"}
        found |= {f"{name}|{told}" for name in (kind.family, kind.name) for told in in_any | sides}
        found |= {f"{kind.name}:{slot}{filling}" for slot, filling in raw}
        found |= {f"rule={name}" for name in rules}
        return found

    def probability(
        self, pair: Pair, predicate: Predicate, rules: Collection[str], *, thorough: bool = True
    ) -> float:
        """Return how probable it is that the pair is such a claim: what the model says of the features `of` it.

        thorough: where it is next to impossible whatever stands between the two, read what stands there all the same.
        """
        kind, standing = scope(predicate), self._standing(pair)
        family = self._family(kind.family)
        alphabet = family.alphabets[kind.position]
        apart = standing.apart.get(alphabet)
        if apart is None:
            apart = standing.apart[alphabet] = self._weigh_apart(standing, alphabet, family)
        total = weight(apart, kind.position)
        if rules:
            total += weight(family.weights.ruled, kind.position)
            total += sum(family.weights.rules.get(rule, 0) for rule in rules)
        if total <= _HOPELESS and not thorough:
            return 0.0
        if standing.both_named:
            between = standing.between.get(alphabet)
            if between is None:
                between = standing.between[alphabet] = self._weigh_between(standing, alphabet, family)
            total += weight(between, kind.position)
        return probability_of(total)

    def _weigh_apart(self, standing: Standing, alphabet: Alphabet, family: FamilyWords) -> Row:
        """Return what all weighs but the words between the two sides."""
        pair = standing.pair
        (place, at), (other_place, other_at) = standing.places
        return (
            family.weights.bias
            + self._weigh_subject(pair.subject, family)
            + self._weigh_value(pair, family)
            + self._weigh_around(place, at, alphabet, family)
            + self._weigh_around(other_place, other_at, alphabet, family)
        )

    def _weigh_subject(self, subject: Argument, family: FamilyWords) -> Row:
        key = (subject, family.name)
        known = self._of_subject.get(key)
        if known is None:
            known = weigh(told_by_subject(subject, self.context), family.weights.sides)
            self._of_subject[key] = known
        return known

    def _weigh_value(self, pair: Pair, family: FamilyWords) -> Row:
        key = (pair.value, *kind_and_how(pair.subject), family.name)
        known = self._of_value.get(key)
        if known is None:
            known = self._of_value[key] = weigh(told_by_value(pair, self.context), family.weights.sides)
        return known

    def _weigh_around(self, place: str, at: Place, alphabet: Alphabet, family: FamilyWords) -> Row:
        key = (place, at)
        known = alphabet.around.get(key)
        if known is None:
            raw = family.raw_around.get(key)
            if raw is None:
                raw = family.raw_around[key] = weigh(
                    told_raw_around(self.words, place, at), family.weights.raw
                )
            known = raw + weigh(told_around(self.words, alphabet, place, at), family.weights.shared)
            alphabet.around[key] = known
        return known

    def _weigh_between(self, standing: Standing, alphabet: Alphabet, family: FamilyWords) -> Row:
        words, weights = self.words, family.weights
        if standing.between_raw is None:
            standing.between_raw = weigh(told_between(words, standing, words.texts, lists=False), weights.raw)
        told = told_between(words, standing, alphabet.texts, lists=True)
        return standing.between_raw + weigh(told, weights.shared)

    def _family(self, name: str) -> FamilyWords:
        known = self._families.get(name)
        if known is None:
            known = self._families[name] = FamilyWords(self.words, name)
        return known

    def _standing(self, pair: Pair) -> Standing:
        """Return where the pair stands; it is kept for the predicates that are asked about the same pair."""
        if self._last is None or self._last.pair is not pair:
            self._last = Standing(pair, self._place(pair.subject), self._place(pair.value))
        return self._last

    def _place(self, argument: Argument) -> Place:
        known = self._places.get(argument)
        if known is None:
            known = self._places[argument] = self.words.place(argument.start, argument.end)
        return known


def _any_within(positions: list[int], first: int, after: int) -> bool:
    """Whether one of the positions, in order, lies from first to after (exclusive)."""
    nearest = bisect_left(positions, first)
    return nearest < len(positions) and positions[nearest] < after
