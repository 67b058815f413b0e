"""From decided names to persons: short forms and other names given to the one they stand for."""

import re
from collections import defaultdict
from dataclasses import dataclass
from math import exp

from newsarchive.ingest import lexicons
from newsarchive.ingest.document import Document, Name, Span
from newsarchive.ingest.extract import vocabulary
from newsarchive.ingest.extract.aliases import aliases_of_pronouns, stated_aliases
from newsarchive.ingest.extract.names.decision import WORK, Candidates, Decided
from newsarchive.ingest.extract.names.named import PersonNames
from newsarchive.ingest.extract.names.place import Place
from newsarchive.ingest.extract.names.text import Words
from newsarchive.ingest.extract.pet_names import may_be_called, whole_title
from newsarchive.ingest.extract.sentences import Sentence
from newsarchive.ingest.extract.spans import SpanSet
from newsarchive.names import fold, is_surname, name_key
from newsarchive.vocabulary import AliasKind, PersonKind

_NICKNAME = re.compile(r" [“\"‘'](\w[\w-]*)[”\"’'] (?=\w)")
_HUMAN = (PersonKind.PERSON, PersonKind.CHARACTER)
# Among more persons than these, of one surname or of any, a form of a given name tells nobody.
_LARGEST_FAMILY, _MOST_KNOWN = 50, 100


@dataclass
class Bearer:
    """Somebody in the making: names with the spans that use each, the first decided first."""

    kind: PersonKind
    score: float
    uses: dict[str, set[Span]]
    kinds: dict[str, AliasKind]

    @property
    def main(self) -> str:
        return next(iter(self.uses))

    @property
    def spans(self) -> set[Span]:
        return {span for spans in self.uses.values() for span in spans}

    def add(self, name: str, span: Span, kind: AliasKind) -> None:
        self.uses.setdefault(name, set()).add(span)
        self.kinds.setdefault(name, kind)

    def take(self, other: "Bearer") -> None:
        for name, spans in other.uses.items():
            for span in spans:
                self.add(name, span, other.kinds[name])


def persons(
    document: Document, sentences: tuple[Sentence, ...], given: Candidates, decided: list[Decided]
) -> list[PersonNames]:
    """Return the persons, groups, characters and organisations among the decided names, each with all its names."""
    text = document.text
    bearers = _bearers(text, given.words, decided)
    _join_whole_forms(bearers)
    _join_short_forms(text, given, decided, bearers)
    _join_pet_names(bearers)
    _join_stated(text, sentences, bearers)
    _join_stated_of_pronouns(text, sentences, bearers)
    found = []
    for bearer in bearers:
        names = sorted(
            bearer.uses, key=lambda name: (bearer.kinds[name] is AliasKind.SHORT, -len(bearer.uses[name]))
        )
        if bearer.kinds[bearer.main] is not AliasKind.SHORT and len(bearer.uses[names[0]]) == len(
            bearer.uses[bearer.main]
        ):
            names.remove(bearer.main)
            names.insert(0, bearer.main)
        found.append(
            PersonNames(
                bearer.kind,
                [Name(name, bearer.kinds[name]) for name in [*names, *_whole_titles(bearer)]],
                bearer.spans,
                confidence=1 / (1 + exp(-bearer.score)),
            )
        )
    _drop_bylines(document, found)
    return found


def _bearers(text: str, words: Words, decided: list[Decided]) -> list[Bearer]:
    found: dict[str, Bearer] = {}
    for one in sorted(decided, key=lambda one: one.places[0].first):
        if one.label == WORK:
            continue
        kind = PersonKind(one.label)
        with_article = kind is PersonKind.GROUP and 2 * sum(
            _has_article(words, p) for p in one.places
        ) >= len(one.places)
        for place in one.places:
            span = _with_title(words, place) if kind in _HUMAN else place.span
            name = text[span.start : span.end]
            if with_article:
                name = f"The {name}"
                if _has_article(words, place):
                    span = Span(words.tokens[place.first - 1].start, span.end)
            title, rest = _without_title(name)
            whole = rest if title and len(rest.split()) > 1 and not rest.startswith("of ") else name
            own = _NICKNAME.sub(" ", whole)
            key = name_key(own if whole is rest else f"{whole_title(title)} {rest}" if title else own)
            bearer = found.get(key)
            if bearer is None:
                bearer = found[key] = Bearer(kind, one.score, {own: set()}, {own: AliasKind.NAME})
            elif one.score > bearer.score:
                bearer.kind, bearer.score = kind, one.score
            if own == name:
                bearer.add(name, span, AliasKind.NAME if name == bearer.main else AliasKind.SPELLING)
            else:
                # the name counts as used without its rank, which is no part of it
                bearer.add(own, Span(max(span.start, span.end - len(whole)), span.end), AliasKind.NAME)
                bearer.uses.setdefault(name, set())
                bearer.kinds.setdefault(name, AliasKind.SPELLING)
    return list(found.values())


def _with_title(words: Words, place: Place) -> Span:
    """Return the span with the rank or form of address before a name of one word: "Father Lavelle", "the Widow Tranter"."""
    before = place.first - 1
    if (
        place.first == place.last
        and place.cut in ("title", "kin")
        and before >= 0
        and words.capital[before]
        and words.sentence[before] == words.sentence[place.first]
    ):
        return Span(words.tokens[before].start, place.span.end)
    return place.span


def _whole_titles(bearer: Bearer) -> list[str]:
    """Return the name of somebody called by rank and surname alone with the rank in full, where it is abbreviated."""
    title, rest = _without_title(bearer.main)
    if not title or " " in title or " " in rest or (whole := whole_title(title)) == fold(title):
        return []
    name = f"{whole.capitalize()} {rest}"
    bearer.kinds.setdefault(name, AliasKind.SPELLING)
    return [] if name in bearer.uses else [name]


def _has_article(words: Words, place: Place) -> bool:
    return place.first > 0 and not words.before[place.first] and words.lower[place.first - 1] == "the"


def _without_title(name: str) -> tuple[str, str]:
    """Return the ranks and forms of address before a name, and the name."""
    parts = name.split()
    count = 0
    while count < len(parts) - 1 and fold(parts[count]) in vocabulary.TITLES_OF_PERSONS:
        count += 1
    return " ".join(parts[:count]), " ".join(parts[count:])


def _join_short_forms(text: str, given: Candidates, decided: list[Decided], bearers: list[Bearer]) -> None:
    """Give surnames and given names that stand alone to the person whose full name the document has."""
    by_part: dict[str, list[Bearer]] = defaultdict(list)
    alone = {name_key(bearer.main): bearer for bearer in bearers}
    for bearer in bearers:
        for part in _parts(bearer):
            by_part[part].append(bearer)
    taken = SpanSet(place.span for one in decided for place in one.places)
    labels = {one.form.key: one for one in decided}
    gone: set[int] = set()
    for key, form in given.forms.items():
        part = fold(_without_title(key)[1])
        owners = by_part.get(part)
        if not owners or len(part) < 2:
            continue
        one = labels.get(key)
        if one is not None and one.label == WORK:
            continue
        own = alone.get(name_key(key))
        owners = [owner for owner in owners if owner is not own and id(owner) not in gone]
        if own is not None and own.kind not in _HUMAN:
            owners = [owner for owner in owners if owner.kind not in _HUMAN]
        if not owners:
            continue
        for place in form.places:
            if one is None and taken.touches(*place.span):
                continue
            if one is None and not _reads_as_name(given.words, place, part):
                continue
            if one is not None and place not in one.places:
                continue
            owner = _nearest(owners, place.span.start)
            owner.add(text[place.span.start : place.span.end], place.span, AliasKind.SHORT)
        if own is not None and _is_short(own.main):
            gone.add(id(own))
    bearers[:] = [bearer for bearer in bearers if id(bearer) not in gone]


def _join_whole_forms(bearers: list[Bearer]) -> None:
    """Make one of persons whose names have one surname and forms of one given name: "Tomek Bielak", "Nuala Mary Kinch"."""
    by_surname: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in bearers:
        words = _without_title(bearer.main)[1].split()
        if bearer.kind in _HUMAN and len(words) > 1 and not is_surname(fold(words[0])):
            by_surname[fold(words[-1])].append(bearer)
    gone: set[int] = set()
    for family in by_surname.values():
        for one in family if len(family) <= _LARGEST_FAMILY else ():
            others = [
                other
                for other in family
                if other is not one and id(other) not in gone and _is_form_of(one.main, other.main)
            ]
            if len(others) == 1 and id(one) not in gone:
                others[0].take(one)
                gone.add(id(one))
    bearers[:] = [bearer for bearer in bearers if id(bearer) not in gone]


def _is_form_of(form: str, whole: str) -> bool:
    """Whether a name is another form of a whole one with the same surname: with a pet form or an initial of its given name,
    or without its middle names."""
    first, *middle, _ = _without_title(form)[1].split()
    own, *own_middle, _ = _without_title(whole)[1].split()
    if {word.lower() for word in (*middle, *own_middle)} & vocabulary.PARTICLES:
        return False
    if fold(first) == fold(own):
        return not middle and bool(own_middle)
    return not middle and len(own) > len(first.strip(".")) and may_be_called(own, first)


def _join_pet_names(bearers: list[Bearer]) -> None:
    """Give pet names that stand alone to the only person of the document whose given name they are of: "Bernie"."""
    whole = [
        (bearer, words[0])
        for bearer in bearers
        if bearer.kind in _HUMAN
        and len(words := _without_title(bearer.main)[1].split()) > 1
        and not is_surname(fold(words[0]))
    ]
    gone: set[int] = set()
    for bearer in bearers if len(whole) <= _MOST_KNOWN else ():
        if bearer.kind not in _HUMAN or " " in bearer.main or len(bearer.main) < 3:
            continue
        owners = [owner for owner, given_name in whole if may_be_called(given_name, bearer.main)]
        if len(owners) == 1:
            for spans in bearer.uses.values():
                for span in spans:
                    owners[0].add(bearer.main, span, AliasKind.SHORT)
            gone.add(id(bearer))
    bearers[:] = [bearer for bearer in bearers if id(bearer) not in gone]


def _is_short(name: str) -> bool:
    """Whether a name has but one part besides titles and particles: "Prydderch", "Mr Tuohy", "De la Vauquerie"."""
    rest = _without_title(name)[1]
    words = rest.split()
    return len(words) == 1 or all(word.lower() in vocabulary.PARTICLES for word in words[:-1])


def _parts(bearer: Bearer) -> set[str]:
    """Return the short forms, folded, that a full name may be called by."""
    words = [fold(word) for word in bearer.main.split()]
    if words and words[0] == "the":
        words = words[1:]
    if len(words) < 2:
        return set()
    if bearer.kind in _HUMAN:
        nicknames = {fold(match[1]) for name in bearer.uses if (match := _NICKNAME.search(name))}
        parts = {" ".join(words[start:]) for start in range(1, len(words))} | {words[0]} | nicknames
        return parts | {" ".join(words[:2])} if len(words) > 2 else parts
    # "ABC" is a house of its own, whatever "ABC Signature Studios" is, and "Hollywood" no short form of its Reporter
    parts = {" ".join(words[:length]) for length in range(1, len(words))}
    parts -= vocabulary.broadcasters() | vocabulary.places()
    return parts | {words[-1]} if bearer.kind is PersonKind.GROUP else parts


def _reads_as_name(words: Words, place: Place, part: str) -> bool:
    """Whether a part of a name is meant where its capital tells nothing or it is an ordinary word."""
    if part in vocabulary.FUNCTION_WORDS or place.how == "quoted":
        return False
    if part not in vocabulary.common_words():
        return True
    token = words.tokens[place.last]
    if words.before[place.first].startswith("^"):
        following = place.last + 1
        acts = following < len(words.tokens) and words.classes[following] & {"speech", "acts", "aux", "be"}
        return token.possessive or bool(acts)
    return True


def _nearest(owners: list[Bearer], position: int) -> Bearer:
    """Return the owner that was named last before the position (the first one named, if none was)."""
    if len(owners) == 1:
        return owners[0]

    def last_before(bearer: Bearer) -> tuple[int, int]:
        spans = bearer.spans
        before = [span.start for span in spans if span.start < position]
        return (max(before) if before else -1, -min(span.start for span in spans))

    return max(owners, key=last_before)


def _join_stated(text: str, sentences: tuple[Sentence, ...], bearers: list[Bearer]) -> None:
    """Make one of persons whom the text says to be the same: "V aka Kim Taehyung"."""
    at = {span.start: bearer for bearer in bearers for span in bearer.spans}
    for alias in stated_aliases(text, sentences):
        sides = [
            (alias.owner, alias.owner_text, alias.owner_kind),
            (alias.other, alias.other_text, alias.other_kind),
        ]
        known = [at.get(span.start) for span, _, _ in sides]
        one, other = known
        if one is other:
            continue
        person = one or other
        if person is None:
            continue
        if one is not None and other is not None:
            one.take(other)
            bearers[:] = [bearer for bearer in bearers if bearer is not other]
        for span, name, kind in sides:
            person.add(name, span, kind)
            person.kinds[name] = kind
        at.update((span.start, person) for span in person.spans)


def _join_stated_of_pronouns(text: str, sentences: tuple[Sentence, ...], bearers: list[Bearer]) -> None:
    """Give names that a text states of "he" or "she" to whom it has named most until then: "She was born Nan Lee in York"."""
    for alias in aliases_of_pronouns(text, sentences):
        before = [
            (sum(span.start < alias.evidence.start for span in bearer.spans), bearer)
            for bearer in bearers
            if bearer.kind in _HUMAN and not any(span.start == alias.other.start for span in bearer.spans)
        ]
        count, owner = max(before, key=lambda pair: pair[0], default=(0, None))
        if owner is None or not count or not _may_be(owner.main, alias.owner_text):
            continue
        own = fold(owner.main).split()
        if any(fold(name) == fold(alias.other_text) for name in owner.uses):
            continue
        at_birth = fold(alias.other_text).split()
        if alias.trigger == "born" and len(own) > 1 and own[-1] != at_birth[-1] and own[0] != at_birth[0]:
            continue  # of another name altogether the sentence tells less surely whose it is
        other = next(
            (bearer for bearer in bearers if any(span.start == alias.other.start for span in bearer.spans)),
            None,
        )
        if other is not None:
            owner.take(other)
            bearers[:] = [bearer for bearer in bearers if bearer is not other]
        owner.add(alias.other_text, alias.other, alias.other_kind)
        owner.kinds[alias.other_text] = alias.other_kind


def _may_be(name: str, pronoun: str) -> bool:
    """Whether the given name of somebody speaks against the pronoun ("he", "she" or "his", "her")."""
    given_name = fold(_without_title(name)[1]).split()[0]
    against = "womens_names" if pronoun in ("he", "his") else "mens_names"
    other = "mens_names" if pronoun in ("he", "his") else "womens_names"
    return given_name not in lexicons.words(against) or given_name in lexicons.words(other)


def _drop_bylines(document: Document, found: list[PersonNames]) -> None:
    """The author of the article, named in the byline alone, is nobody whom the article is about."""
    byline = fold(document.byline)
    for person in list(found):
        if byline and fold(person.names[0].text) in byline and len(person.mentions) == 1:
            found.remove(person)
