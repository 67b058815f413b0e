"""Decide for all candidates of a document together what each of them names."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp, log

from newsarchive.ingest import learned
from newsarchive.ingest.document import Document, Span
from newsarchive.ingest.extract.known import KnownMention
from newsarchive.ingest.extract.names.candidates import Form, forms
from newsarchive.ingest.extract.names.features import describe
from newsarchive.ingest.extract.names.network import NameNetwork
from newsarchive.ingest.extract.names.network.inputs import CLASSES, NONE
from newsarchive.ingest.extract.names.place import Place
from newsarchive.ingest.extract.names.surroundings import Surroundings
from newsarchive.ingest.extract.names.text import Words
from newsarchive.ingest.extract.quotations import Quotation
from newsarchive.ingest.extract.sentences import Sentence
from newsarchive.names import title_key
from newsarchive.vocabulary import PersonKind, WorkKind

WORK = "work"
# What language leaves no doubt about, however rare it is in the corpora: the class (None: as the model has it) and what to add.
_CERTAIN: dict[str, tuple[str | None, float]] = {
    "opens, by a name": (WORK, 4.0),
    "<|kind": (WORK, 1.5),
    "the<|kind": (WORK, 1.5),
    "<known for": (WORK, 1.0),
    "the N of a role or kind": (None, 0.5),
    "the N tour": (None, 1.5),
    "<,kind": (WORK, 1.5),
    "lower after a noun": (WORK, 1.0),
    ">is a|kind": (WORK, 1.5),
    ">is a|group": (PersonKind.GROUP, 1.5),
    "a role before a whole name": (PersonKind.PERSON, 2.0),
    "a role opens": (None, -4.0),
    "the<,kind": (WORK, 1.5),
    "<|role": (PersonKind.PERSON, 1.5),
    ">,a|role": (PersonKind.PERSON, 1.5),
    ">age": (PersonKind.PERSON, 2.0),
    ">,a|group": (PersonKind.GROUP, 1.5),
    "<|group": (PersonKind.GROUP, 1.5),
    "the<|group": (PersonKind.GROUP, 1.5),
    "a rare name that has a work": (None, 2.0),
    "initials": (PersonKind.PERSON, 3.0),
    "a letter that acts": (PersonKind.PERSON, 6.0),
    "<whom they call": (PersonKind.PERSON, 0.5),
    "listed as a part": (WORK, 4.0),
    "a platform": (None, -4.0),
    "a format": (None, -8.0),
    "a chart": (None, -6.0),
    "a month": (None, -2.0),
    "a quoted day": (WORK, 2.0),
    "a prize": (None, -3.0),
    "a prize by its name": (None, -4.0),
}
_KNOWN = 1.5
_KNOWN_AS: dict[str, str] = {f"known as {name}": name for name in (WORK, *PersonKind.values)}
# A companion or a longer form counts as evidence if the first look at it is this sure.
_SURE = 0.6
_PERSON, _CHARACTER = PersonKind.PERSON.value, PersonKind.CHARACTER.value
_HUMAN = (_PERSON, _CHARACTER)
_NOT_RIVALS = frozenset([NONE, *_HUMAN])
# Of two names that are next to certain neither outvotes the other: the longer one stands.
_SURE_ENOUGH = 4.0
_LENGTH = 0.5
_LONGEST_ITEM = 20  # words
_AND = frozenset(["and", "&"])
# What a name must have above even odds (logits), chosen by leave-one-corpus-out: an organisation is worth noting if it acts,
# a mere address or prize looks much the same; a title wrongly taken costs less than one missed.
_DOUBT: dict[str, float] = {PersonKind.ORGANISATION: 1.0, PersonKind.PERSON: 0.8, WORK: 0.5}


# How much the features of a candidate count, and how much the network.
_SHARES = (0.7, 0.5)
_FIRST_KIND = CLASSES.index(WorkKind.SONG)
_NEARLY_NEVER = 1e-6


@dataclass
class Decided:
    """A form that names something: its class, the places that name it, how sure the decision is (a logit above 0), and by
    the network how probable each kind is, if it is a work (logarithms)."""

    form: Form
    label: str
    places: list[Place]
    score: float
    kinds: dict[WorkKind, float]

    @property
    def confidence(self) -> float:
        return 1 / (1 + exp(-self.score))


@dataclass
class Candidates:
    """The candidates of a document, with the words that they stand in."""

    words: Words
    forms: dict[str, Form]
    surroundings: Surroundings


def find_candidates(
    document: Document,
    sentences: tuple[Sentence, ...],
    quoted: list[Quotation],
    known: Sequence[KnownMention] = (),
) -> Candidates:
    """Return the document's candidates with the features that each has by itself."""
    words = Words(document.text, sentences)
    found = forms(document, words, quoted, [mention.span for mention in known])
    surroundings = Surroundings(words)
    describe(document, words, found, surroundings)
    for mention in known:
        form = found.get(title_key(document.text[mention.span.start : mention.span.end]))
        if form is not None:
            form.features.add(f"known as {mention.type if mention.type == WORK else mention.kind}")
    return Candidates(words, found, surroundings)


def first_look(given: Candidates, model: learned.LogLinear) -> dict[str, dict[str, float]]:
    """Return the probabilities of each form's classes by its own features."""
    return {key: model.probabilities(form.features) for key, form in given.forms.items()}


def second_features(given: Candidates, first: dict[str, dict[str, float]]) -> dict[str, set[str]]:
    """Return for each form what its companions in lists, and the longer forms that it is part of, seem to be."""
    words = given.words
    told: dict[str, set[str]] = {key: set() for key in given.forms}
    seem = {key: _seem(probabilities) for key, probabilities in first.items()}
    starts: dict[int, list[tuple[str, Place]]] = {}
    ends: dict[int, list[str]] = {}
    for key, form in given.forms.items():
        for place in form.places:
            starts.setdefault(place.first, []).append((key, place))
            ends.setdefault(place.last, []).append(key)
    for key, other in _items_of_lists(given):
        if seem[other]:
            told[key].add(f"item beside {seem[other]}")
        if seem[key]:
            told[other].add(f"item beside {seem[key]}")
    for key, form in given.forms.items():
        for place in form.places:
            for at in _next_in_list(words, place.last):
                for other, _ in starts.get(at, ()):
                    if other != key:
                        if seem[other]:
                            told[key].add(f"beside {seem[other]}")
                        if seem[key]:
                            told[other].add(f"beside {seem[key]}")
        parts = key.split()
        for place in form.places:
            how, owner = _owner(words, place)
            for other in ends.get(owner, ()) if owner >= 0 else ():
                if seem[other]:
                    told[key].add(f"{how} {seem[other]}")
                if seem[key]:
                    told[other].add(f"{how} it: {seem[key]}")
        if len(parts) > 1 and seem[key]:
            for part, where in (
                (parts[0], "first"),
                (parts[-1], "last"),
                (" ".join(parts[1:]), "end"),
                (" ".join(parts[:-1]), "beginning"),
            ):
                if part in told:
                    told[part].add(f"{where} of {seem[key]}")
    return told


def _owner(words: Words, place: Place) -> tuple[str, int]:
    """Return how a name right before belongs to the one of the place, and where it ends (-1 if none does): "Salt's Ada
    Byrne" ("of"), "Salt drummer Ada Byrne" ("role in")."""
    before = place.first - 1
    if before < 0 or words.before[place.first] or words.sentence[before] != words.sentence[place.first]:
        return "", -1
    if words.tokens[before].possessive:
        return "of", before
    if "role" in words.classes[before] and not words.capital[before] and not words.before[before]:
        return "role in", before - 1
    return "", -1


def _seem(probabilities: dict[str, float]) -> str:
    label = max(probabilities, key=lambda name: probabilities[name])
    return label if probabilities[label] >= _SURE else ""


def _items_of_lists(given: Candidates) -> Iterator[tuple[str, str]]:
    """Yield the forms at the beginnings of neighbouring short blocks: a list of tracks, of members, of a cast."""
    words = given.words
    heads: dict[int, str] = {}
    for key, form in given.forms.items():
        for place in form.places:
            sentence = words.sentences[words.sentence[place.first]]
            opens = place.first == words.begin[words.sentence[place.first]]
            if opens and len(sentence.tokens) <= _LONGEST_ITEM and not sentence.heading:
                known = heads.get(sentence.block)
                if known is None or len(known) < len(key):
                    heads[sentence.block] = key
    for block, key in heads.items():
        other = heads.get(block + 1)
        if other is not None and other != key:
            yield key, other


def _next_in_list(words: Words, last: int) -> list[int]:
    """Return where the next item of a list begins: "N, N and N"."""
    at = last + 1
    if at >= len(words.tokens) or words.tokens[last].possessive or words.sentence[at] != words.sentence[last]:
        return []
    marks = words.after[last]
    if marks == "," and words.capital[at]:
        return [at, at + 1] if words.lower[at] in ("the", "a") else [at]
    if (
        marks in ("", ",")
        and words.lower[at] in ("and", "or")
        and at + 1 < len(words.tokens)
        and not words.before[at + 1]
    ):
        return [at + 1, at + 2]
    return []


def decide(
    given: Candidates, first_model: learned.LogLinear, model: learned.LogLinear, network: NameNetwork
) -> list[Decided]:
    """Return the forms that name something; of places that overlap the surest together are taken."""
    more = second_features(given, first_look(given, first_model))
    labels: dict[str, str] = {}
    scores: dict[str, float] = {}
    kinds: dict[str, dict[WorkKind, float]] = {}
    read = network.log_probabilities(given.words, list(given.forms.values()))
    for (key, form), by_network in zip(given.forms.items(), read.tolist(), strict=True):
        kinds[key] = dict(zip(WorkKind, by_network[_FIRST_KIND:], strict=True))
        probabilities = _by_both(model.probabilities(form.features | more[key]), by_network)
        none = min(max(probabilities[NONE], _NEARLY_NEVER), 1 - _NEARLY_NEVER)
        scores[key] = log((1 - none) / none)
        labels[key] = _label(probabilities)
        scores[key] -= _DOUBT.get(labels[key], 0.0)
        scores[key] += _certain(form, labels, key)
    _agree(given, labels, scores)
    chosen = _surest(
        [(place.span, key, place) for key, form in given.forms.items() for place in form.places], scores
    )
    decided: dict[str, Decided] = {}
    for key, place in chosen:
        if key not in decided:
            decided[key] = Decided(given.forms[key], labels[key], [], scores[key], kinds[key])
        decided[key].places.append(place)
    return list(decided.values())


def _by_both(by_features: dict[str, float], by_network: Sequence[float]) -> dict[str, float]:
    """Return how probable each class is: the product of what both make of it, each to the power of its share."""
    told = dict(zip(CLASSES[:_FIRST_KIND], by_network, strict=False))
    told[WORK] = log(sum(map(exp, by_network[_FIRST_KIND:])))
    of_features, of_network = _SHARES
    powers = {
        name: max(probability, _NEARLY_NEVER) ** of_features * exp(of_network * told[name])
        for name, probability in by_features.items()
    }
    whole = sum(powers.values())
    return {name: power / whole for name, power in powers.items()}


def _certain(form: Form, labels: dict[str, str], key: str) -> float:
    """Return what is to be added to the form's score for what leaves no doubt, and set its class where that tells it."""
    features = form.features
    added = 0.0
    for feature in [one for one in _CERTAIN if one in features]:
        label, weight = _CERTAIN[feature]
        if label is None:
            if any(place.how in ("quoted", "emphasised") for place in form.places):
                continue
        elif label in _HUMAN and labels[key] == WORK and any(place.titled for place in form.places):
            continue  # "the winner 'The Well'": a role stands before what it has won or made, too
        elif not (label in _HUMAN and labels[key] in _HUMAN):
            labels[key] = label
        added += weight
    for feature in [one for one in _KNOWN_AS if one in features]:
        labels[key] = _KNOWN_AS[feature]
        added += _KNOWN
    return added


def _agree(given: Candidates, labels: dict[str, str], scores: dict[str, float]) -> None:
    """Let a part of a name be of the class of the whole, unless it is set apart: "Thimble Street" of "Thimble Street Records"."""
    for key in sorted(labels, key=len, reverse=True):
        words = key.split()
        label = labels[key]
        if len(words) < 2 or scores[key] <= 0 or label == WORK:
            continue
        if label == PersonKind.GROUP and not _AND.isdisjoint(words):
            continue  # "Ash & Amber": each is one of two
        if label in _HUMAN:
            parts = {words[0], words[-1]}
        else:
            parts = {" ".join(words[:length]) for length in range(1, len(words))}
        for part in parts & labels.keys():
            own = labels[part]
            if own != WORK and (own in _HUMAN) == (label in _HUMAN):
                continue
            if not any(place.how in ("quoted", "emphasised") for place in given.forms[part].places):
                labels[part] = label


def _label(probabilities: dict[str, float]) -> str:
    """Return the likeliest class but "none"; of human beings a character, where that is likelier than a person."""
    character = probabilities[_CHARACTER]
    human = probabilities[_PERSON] + character
    found, most = _PERSON, human
    for name, value in probabilities.items():
        if value > most and name not in _NOT_RIVALS:
            found, most = name, value
    return _CHARACTER if found == _PERSON and character > probabilities[_PERSON] else found


def _surest(places: list[tuple[Span, str, Place]], scores: dict[str, float]) -> list[tuple[str, Place]]:
    """Return places that do not overlap and whose scores, all above zero, add up to the most (weighted interval scheduling)."""
    kept = sorted(
        (item for item in places if scores[item[1]] > 0), key=lambda item: (item[0].end, item[0].start)
    )
    ends = [item[0].end for item in kept]
    best = [0.0]
    taken: list[bool] = []
    before: list[int] = []
    for number, (span, key, place) in enumerate(kept):
        fits = bisect_right(ends, span.start, 0, number)
        before.append(fits)
        # a title joined of several runs stands against all of them together, and a longer name against its parts
        sure = min(scores[key], _SURE_ENOUGH)
        with_it = best[fits] + sure * (1 + place.joined) + _LENGTH * (place.last - place.first)
        taken.append(with_it > best[-1])
        best.append(max(with_it, best[-1]))
    chosen: list[tuple[str, Place]] = []
    number = len(kept)
    while number:
        if taken[number - 1]:
            chosen.append((kept[number - 1][1], kept[number - 1][2]))
            number = before[number - 1]
        else:
            number -= 1
    return chosen[::-1]
