"""The claims of a sentence: the pairs that weigh enough, of rivals the weightiest."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from newsarchive.ingest.document import Span
from newsarchive.ingest.extract.claims.biography import TURNED_SO_OLD
from newsarchive.ingest.extract.claims.casting import RESPECTIVELY
from newsarchive.ingest.extract.claims.measures import ONE_OF_PARTS
from newsarchive.ingest.extract.claims.rule import (
    Context,
    Found,
    is_inverted,
    is_irreal_around,
    is_negated,
    last_clause,
    modality,
    whole_clause,
)
from newsarchive.ingest.extract.corroboration import Corroboration, fact_keys, name_keys
from newsarchive.ingest.extract.entities import Entity, rename, resolve
from newsarchive.ingest.extract.quantities import bound
from newsarchive.ingest.extract.relations.alphabets import own
from newsarchive.ingest.extract.relations.features import SentenceFeatures
from newsarchive.ingest.extract.relations.network import network
from newsarchive.ingest.extract.relations.network.inputs import Asked
from newsarchive.ingest.extract.relations.pairs import Argument, Pair, pairs
from newsarchive.ingest.extract.relations.sides import VIDEO_NOUNS
from newsarchive.ingest.extract.relations.vetoes import is_ruled_out
from newsarchive.ingest.extract.relations.weights import FAMILIES
from newsarchive.ingest.extract.relations.words import Word, words
from newsarchive.names import fold
from newsarchive.values import DateValue, QuantityValue, TextValue, Value
from newsarchive.vocabulary import Modality, PersonKind, Predicate, ValueType

# How the rule of a claim that no rule reads begins.
WORDS_AROUND = "words around"
# The predicates whose claims are weighed; of the others the rules alone decide.
WEIGHED = frozenset(predicate for _, predicates in FAMILIES for predicate in predicates)
# Editors' time is worth more than the last of the claims: of those that no rule reads, less than half were right below this
# limit in corpora that nothing was learned from, and what a rule reads of something else has to be surer still.
ENOUGH, ENOUGH_ALONE, _ENOUGH_AGAINST_RULE = 0.3, 0.42, 0.5
# Of several subjects for one value, the one that a rule reads goes ahead of a somewhat likelier one.
_RULE_AHEAD = 0.2
_ENOUGH_DENIED = 0.1
# Evidence takes in the word that speaks of the predicate, unless it stands further off (characters).
_WORD_IN_EVIDENCE = 120
# What the log-linear model holds for less probable than this the network is not asked about: one claim in twenty is among it,
# and two pairs in three.
_WORTH_ASKING = 0.01
# The logarithm of a claim's odds, by those of the log-linear model, those of the network and a constant: fitted to 205 reports
# and 8 corpora that neither had learned from. A rule says much that the network cannot know.
_RULED, _UNRULED = (0.5, 0.25, -0.05), (0.29, 0.59, -0.39)
_NEARLY_SURE, _MOST_ODDS = 1e-6, 30.0
# A denial that no rule reads sets sources against each other: it has to be surer than a claim.
_SURE_DENIAL = 0.75
# What denies a claim stands before the word that speaks of it, and no further off (characters).
_DENIAL = 60
# A second subject for the same value needs more: it is there for lists ("W and W came out in 2019").
ENOUGH_FOR_ANOTHER = 0.55
# Rules that seldom fire are learned of together, by how sure they are themselves.
_SURE, _SURE_RULE = 0.9, "a sure one"
# "this five-minute short film": left in doubt is only which work that is, and that is as likely as not.
_MEASURED_NOUN = 0.5
# Who is featured in a video is seen in it, however that is put, if a rule reads it as well.
_FEATURES = re.compile(r"\bfeatur(?:es|ed|ing)\b[^.;!?]{0,60}\Z")
_VIDEO_FEATURES = re.compile(rf"\b(?:video|MV|clip)\b[^.;!?]{{0,120}}{_FEATURES.pattern}")
_SEEN_IN_VIDEO = 0.5
# How far the noun stands behind its minutes (characters).
_ONE_PHRASE = 30
_NO_RULES: frozenset[str] = frozenset()


class Weighed(NamedTuple):
    """A pair with the predicate, and the claim that a rule made of the same words, if one did.

    sentence: what its features are told by; rules: names of the rules that made such a claim.
    """

    pair: Pair
    predicate: Predicate
    ruled: Found | None
    sentence: SentenceFeatures
    rules: frozenset[str]

    @property
    def features(self) -> frozenset[str]:
        """What speaks for and against the claim."""
        return frozenset(self.sentence.of(self.pair, self.predicate, self.rules))

    @property
    def probability(self) -> float:
        """How probable the features make the claim."""
        return self.sentence.probability(self.pair, self.predicate, self.rules)

    @property
    def estimate(self) -> float:
        """Its probability; roughly, where it is so small that no claim comes of it."""
        thorough = self.ruled is not None
        return self.sentence.probability(self.pair, self.predicate, self.rules, thorough=thorough)


def candidates(context: Context, ruled: list[Found]) -> Iterator[Weighed]:
    """Yield what the sentence could be claiming; ruled: the claims that rules made of it."""
    found = context.found
    by_key: dict[tuple[int, str, str], list[Found]] = defaultdict(list)
    for claim in ruled:
        subject = resolve(found, claim.subject)
        by_key[(subject, claim.predicate._value_, _key(found, claim.object, claim.value))].append(claim)
    predicates_ruled = {predicate for _, predicate, _ in by_key}
    features: SentenceFeatures | None = None
    for pair in pairs(context):
        if pair.subject.entity is None or pair.is_of_another:
            continue
        if features is None:
            features = SentenceFeatures(context, words(context.masked.text))
        hopeful = features.hopeful(pair)
        if not hopeful and not predicates_ruled:
            continue
        for predicate in pair.predicates:
            made: list[Found] = []
            if predicate._value_ in predicates_ruled:
                subject = resolve(found, pair.subject.entity.number)
                made = by_key.get((subject, predicate._value_, _value_key(found, pair, predicate)), [])
            if made or predicate in hopeful:
                yield _weighed(pair, predicate, made, features)


def _weighed(pair: Pair, predicate: Predicate, made: list[Found], features: SentenceFeatures) -> Weighed:
    """Return the pair with the predicate; made: the claims that rules made of it."""
    if not made:
        return Weighed(pair, predicate, None, features, _NO_RULES)
    surest = max(made, key=lambda c: c.confidence)
    rules = {claim.rule for claim in made}
    if surest.confidence >= _SURE:
        rules.add(_SURE_RULE)
    return Weighed(pair, predicate, surest, features, frozenset(rules))


def _value_key(found: list[Entity], pair: Pair, predicate: Predicate) -> str:
    value = pair.value.entity
    if predicate.value_type in (ValueType.PERSON, ValueType.WORK) and value is not None:
        return f"#{resolve(found, value.number)}"
    return _key(found, None, value_of(pair.value))


def read_relations(context: Context, ruled: list[Found], others: Corroboration) -> list[Found]:
    """Return the claims of one sentence.

    ruled: those that rules made of it, which count as features; others: what other articles tell.
    """
    rivals: dict[tuple[Predicate, int, int], list[tuple[float, float, Weighed]]] = defaultdict(list)
    seen: set[int] = set()
    birthdays = {claim.value_span for claim in ruled if claim.rule == TURNED_SO_OLD}
    paired = {claim.subject for claim in ruled if claim.rule == RESPECTIVELY}
    possible = list(candidates(context, ruled))
    read_by_rules = {_told_value(one) for one in possible if one.ruled is not None}
    for weighed, by_sentence in zip(possible, _probabilities(context, possible), strict=True):
        if weighed.ruled is not None:
            seen.add(id(weighed.ruled))
        elif (weighed.predicate is Predicate.PLAYS and _number(weighed.pair.subject) in paired) or (
            birthdays and context.masked.span(*_place(weighed.pair.value)) in birthdays
        ):
            continue
        probability = _in_the_light_of(others, context, weighed, by_sentence)
        probability = max(probability, _at_least(weighed))
        if probability >= _enough(weighed, is_contested=_told_value(weighed) in read_by_rules):
            rivals[_told_value(weighed)].append((probability, by_sentence, weighed))
    claims = [
        claim
        for claim in ruled
        if _stands_alone(claim)
        or (id(claim) not in seen and (claim.predicate not in WEIGHED or _is_text(claim)))
    ]
    for told in rivals.values():
        told.sort(key=lambda rival: (-_rank(rival[0], rival[2]), rival[2].pair.subject.start))
        told = [rival for rival in told if _is_one_of_parts(rival[2])] or told
        meant = told[0][2].pair.value.entity
        for place, (probability, by_sentence, weighed) in enumerate(told):
            # a word such as "his" stands for one of those whom it may stand for
            is_meant = weighed.pair.value.entity is meant
            another = probability >= ENOUGH_FOR_ANOTHER and weighed.pair.subject.how == "named" and is_meant
            if place == 0 or another:
                claim = _claim(context, weighed, probability, by_sentence)
                if claim is not None:
                    claims.append(claim)
    return claims


def _probabilities(context: Context, possible: list[Weighed]) -> list[float]:
    """Return how probable its sentence makes each claim, by features and, where these do not rule it out, by the network."""
    told = [weighed.estimate for weighed in possible]
    worth_asking = [number for number, probability in enumerate(told) if probability >= _WORTH_ASKING]
    if worth_asking:
        asked = [Asked(possible[n].pair, possible[n].predicate, possible[n].rules) for n in worth_asking]
        words_read = possible[0].sentence.words
        for number, odds in zip(worth_asking, network().log_odds(context, words_read, asked), strict=True):
            if odds is not None:
                shares = _RULED if possible[number].rules else _UNRULED
                told[number] = _by_both(told[number], odds, shares)
    return told


def _by_both(by_features: float, odds: float, shares: tuple[float, float, float]) -> float:
    """Return how probable a claim is by its probability from features and the logarithm of its odds from the network."""
    own = min(max(by_features, _NEARLY_SURE), 1 - _NEARLY_SURE)
    odds = min(max(odds, -_MOST_ODDS), _MOST_ODDS)
    of_features, of_network, constant = shares
    return 1 / (1 + math.exp(-of_features * math.log(own / (1 - own)) - of_network * odds - constant))


def _in_the_light_of(others: Corroboration, context: Context, weighed: Weighed, by_sentence: float) -> float:
    """Return how probable the claim is, by its sentence and, where that leaves it in doubt, by what other articles
    tell."""
    is_named = weighed.pair.subject.how == "named"
    if not others.is_in_doubt(by_sentence, is_named=is_named) or not _is_comparable(weighed):
        return by_sentence
    return others.probability(by_sentence, _facts(context, weighed))


def _told_value(weighed: Weighed) -> tuple[Predicate, int, int]:
    """Return what would be told of one subject or another: the predicate, and where the value stands or who it is."""
    value = weighed.pair.value
    nobody = value.entity.number if value.entity is not None and not value.named else -1
    return weighed.predicate, value.start, nobody


def _rank(probability: float, weighed: Weighed) -> float:
    """Return what tells the likeliest of several subjects for one value."""
    return probability if weighed.ruled is None else probability + _RULE_AHEAD


def _is_comparable(weighed: Weighed) -> bool:
    """Whether other articles may tell for this one: not against a denial, and not where the claim would change what
    further sentences are about, so that what is left in doubt is the same whatever others tell."""
    if weighed.ruled is not None and weighed.ruled.negated:
        return False
    value = weighed.pair.value.entity
    is_new_part = (
        weighed.predicate is Predicate.PLAYS and value is not None and value.kind is not PersonKind.CHARACTER
    )
    return weighed.predicate is not Predicate.FORMER_TITLE and not is_new_part


def _facts(context: Context, weighed: Weighed) -> frozenset[int]:
    """Return the keys by which other articles may tell the same."""
    subject, value = weighed.pair.subject.entity, weighed.pair.value
    assert subject is not None
    if value.entity is None:
        values = [value_of(value).key]
    else:
        values = name_keys(context.found[resolve(context.found, value.entity.number)].names)
    subjects = name_keys(context.found[resolve(context.found, subject.number)].names)
    return fact_keys(weighed.predicate, subjects, values)


def _is_one_of_parts(weighed: Weighed) -> bool:
    """Whether the words say whose parts are counted, whatever else the sentence names."""
    return weighed.ruled is not None and weighed.ruled.rule == ONE_OF_PARTS


def _at_least(weighed: Weighed) -> float:
    """Return how probable a rule alone makes the claim."""
    if weighed.ruled is None:
        return 0.0
    if _is_one_of_parts(weighed):
        return weighed.ruled.confidence
    if weighed.predicate is Predicate.CAST_MEMBER and not weighed.ruled.negated:
        return _SEEN_IN_VIDEO if _is_seen_in_video(weighed) else 0.0
    subject, value = weighed.pair.subject, weighed.pair.value
    is_said_of_noun = subject.how == "noun" and 0 <= subject.start - value.end <= _ONE_PHRASE
    return _MEASURED_NOUN if weighed.predicate is Predicate.DURATION and is_said_of_noun else 0.0


def _is_seen_in_video(weighed: Weighed) -> bool:
    """Whether a video is said to feature the value: "the video of W, released today, features P"."""
    subject, text = weighed.pair.subject, weighed.sentence.context.masked.text
    is_video = subject.named and subject.noun.rpartition(" ")[2] in VIDEO_NOUNS
    pattern, begin = (_FEATURES, subject.end) if is_video else (_VIDEO_FEATURES, 0)
    return pattern.search(text, begin, weighed.pair.value.start) is not None


def _enough(weighed: Weighed, *, is_contested: bool) -> float:
    """Return how probable the claim has to be. is_contested: a rule reads the same of something else, if not as surely."""
    if weighed.ruled is None:
        return _ENOUGH_AGAINST_RULE if is_contested else ENOUGH_ALONE
    # what a rule reads as denied is said so plainly that little else is needed
    return _ENOUGH_DENIED if weighed.ruled.negated else ENOUGH


def _number(argument: Argument) -> int | None:
    return None if argument.entity is None else argument.entity.number


def _place(argument: Argument) -> tuple[int, int]:
    return argument.start, argument.end


def _stands_alone(claim: Found) -> bool:
    """Whether the rule alone decides: it has joined two titles already, or has reckoned what no words say."""
    return claim.predicate is Predicate.FORMER_TITLE or claim.rule == TURNED_SO_OLD


def _is_text(claim: Found) -> bool:
    """Whether the value is words that no entity stands for, so that no pair could be made of them."""
    return claim.object is None and isinstance(claim.value, TextValue)


def _key(found: list[Entity], number: int | None, value: Value | None) -> str:
    if number is not None:
        return f"#{resolve(found, number)}"
    return fold(value.text) if isinstance(value, TextValue) else "" if value is None else value.key


def value_of(argument: Argument) -> Value:
    """Return the argument as a value: a date, a quantity, or the name of an entity."""
    if argument.date is not None:
        return DateValue(argument.date.iso)
    if argument.entity is not None:
        return TextValue(argument.entity.names[0].text)
    return QuantityValue(argument.amount, argument.unit)


def _claim(context: Context, weighed: Weighed, probability: float, by_sentence: float) -> Found | None:
    if weighed.ruled is not None:
        facts = _facts(context, weighed)
        return replace(weighed.ruled, confidence=round(probability, 3), facts=facts)
    pair, predicate, masked = weighed.pair, weighed.predicate, context.masked
    subject, value = pair.subject, pair.value
    assert subject.entity is not None
    places = [argument for argument in (subject, value) if argument.named]
    begin, end = min(a.start for a in places), max(a.end for a in places)
    if is_irreal_around(context, begin, end):
        return None
    word = _telling_word(weighed)
    if is_ruled_out(pair, predicate, masked.text, None if word is None else word.end):
        return None
    if word is not None and max(begin - word.start, word.end - end) <= _WORD_IN_EVIDENCE:
        begin, end = min(begin, word.start), max(end, word.end)
    # of two that are named, what denies it stands between them, before the verb; of one, anywhere in the clause
    spoken = end if word is None or not begin <= word.start < end else word.end
    before = last_clause(masked.text[max(begin, spoken - _DENIAL) : spoken])
    inverted = is_inverted(masked.text, begin, spoken)
    begin, end = whole_clause(masked.text, begin, end)
    while begin < end and masked.text[begin] in " ,;:'\"":
        begin += 1
    while end > begin and masked.text[end - 1] in " ,;:":
        end -= 1
    clause = masked.text[begin:end]
    negated = predicate in _DENIABLE and (is_negated(before if len(places) > 1 else clause) or inverted)
    if negated and by_sentence < _SURE_DENIAL:
        return None
    told: Value | None = None
    object_number: int | None = None
    value_span = masked.span(value.start, value.end) if value.named else None
    if predicate.value_type in (ValueType.PERSON, ValueType.WORK):
        object_number = None if value.entity is None else value.entity.number
    elif value.amount:
        how = bound(masked.text[max(0, value.digits[0] - 30) : value.digits[0]])
        told = QuantityValue(value.amount, value.unit, how)
        value_span = masked.span(*value.digits)
    elif value.entity is not None and value_span is not None:
        told = TextValue(_name(context, value, value_span))
        if predicate is Predicate.PLAYS:
            value.entity.kind = PersonKind.CHARACTER
        elif predicate is Predicate.FORMER_TITLE:
            rename(context.found, value.entity, subject.entity)
    else:
        told = value_of(value)
    evidence = masked.span(begin, end)
    trigger = evidence if word is None or not begin <= word.start < end else masked.span(word.start, word.end)
    return Found(
        subject.entity.number,
        predicate,
        evidence,
        f"{WORDS_AROUND} {predicate.label}{', as other articles tell' if probability > by_sentence else ''}",
        context.text[trigger.start : trigger.end][:200],
        round(probability, 3),
        object=object_number,
        value=told,
        value_span=value_span,
        negated=negated,
        modality=Modality.DENIED if negated else modality(clause),
        facts=_facts(context, weighed),
    )


_DENIABLE = frozenset(
    {
        Predicate.DIRECTOR,
        Predicate.PERFORMER,
        Predicate.CAST_MEMBER,
        Predicate.WRITER,
        Predicate.PRODUCER,
        Predicate.PUBLISHER,
        Predicate.MEMBER_OF,
        Predicate.PLAYS,
        Predicate.PART_OF,
    }
)


def _name(context: Context, value: Argument, span: Span) -> str:
    """Return the longest of the entity's main name and the name that stands there."""
    assert value.entity is not None
    surface = context.text[span.start : span.end].strip("“”‘’\"',. ")
    name = value.entity.names[0].text
    return surface if value.how == "named" and len(surface) > len(name) else name


def _telling_word(weighed: Weighed) -> Word | None:
    """Return the word of the sentence nearest to the value that speaks of the predicate, if any does."""
    speaking = own(weighed.predicate)
    near = weighed.pair.value if weighed.pair.value.named else weighed.pair.subject
    telling = [word for word in weighed.sentence.words.words if not speaking.isdisjoint(word.tells)]
    return min(telling, key=lambda word: abs(word.start - near.start), default=None)
