"""Find the persons, groups, characters and organisations that a document names."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

from newsarchive.ingest.document import Document, Name, Span
from newsarchive.ingest.extract import evidence, vocabulary
from newsarchive.ingest.extract.aliases import stated_aliases
from newsarchive.ingest.extract.runs import Run, runs
from newsarchive.ingest.extract.sentences import Sentence
from newsarchive.ingest.extract.spans import SpanSet
from newsarchive.names import fold, name_key
from newsarchive.vocabulary import AliasKind, PersonKind

# A name of several words needs less to be taken for one than a single word: measured on the development corpora.
_ENOUGH_FOR_SEVERAL_WORDS = 2.0
_ENOUGH_FOR_ONE_WORD = 2.5
_ENOUGH_FOR_ORGANISATIONS = 0.5


@dataclass
class Candidate:
    """A name in the making: everything in the document that is written the same."""

    text: str
    runs: list[Run] = field(default_factory=list)
    score: float = 0.0
    kinds: Counter[PersonKind] = field(default_factory=Counter)
    with_article: int = 0

    @property
    def words(self) -> list[str]:
        return self.text.replace("‑", "-").split()

    @property
    def key(self) -> str:
        return name_key(self.text)


@dataclass
class PersonNames:
    """Somebody as the document names them; names: the main one first."""

    kind: PersonKind
    names: list[Name]
    mentions: set[Span]
    full: bool = True
    confidence: float = 1.0


def find_persons(document: Document, sentences: tuple[Sentence, ...], taken: list[Span]) -> list[PersonNames]:
    """Return the persons that the document names, with every mention; words in taken spans (titles) are no names."""
    text = document.text
    candidates = _candidates(text, sentences, SpanSet(taken))
    _score(text, sentences, candidates)
    persons = _accepted(text, candidates)
    _join_short_forms(text, sentences, candidates, persons)
    _join_aliases(text, sentences, candidates, persons)
    _drop_bylines(document, persons)
    return persons


def sure_names(document: Document, sentences: tuple[Sentence, ...]) -> set[str]:
    """Return the keys (name_key) of names that the document plainly uses for persons, whatever its titles are."""
    candidates = _candidates(document.text, sentences, SpanSet(()))
    _score(document.text, sentences, candidates)
    return {
        candidate.key
        for candidate in candidates.values()
        if candidate.score >= 4.0
        and not (candidate.kinds and candidate.kinds.most_common(1)[0][0] is PersonKind.ORGANISATION)
    }


def _candidates(text: str, sentences: tuple[Sentence, ...], taken: SpanSet) -> dict[str, Candidate]:
    found: dict[str, Candidate] = {}
    in_headings: list[Run] = []
    for run in runs(text, sentences, taken):
        if sentences[run.sentence].title_case:
            in_headings.append(run)
            continue
        found.setdefault(fold(run.text), Candidate(run.text)).runs.append(run)
    for run in in_headings:
        # A heading in capitals names nobody new, but may name somebody again.
        known = found.get(fold(run.text))
        if known is not None:
            known.runs.append(run)
        elif run.possessive or len(run.text.split()) == 1:
            found.setdefault(fold(run.text), Candidate(run.text)).runs.append(run)
    return {key: candidate for key, candidate in found.items() if key}


def _read_members(text: str, sentences: tuple[Sentence, ...], candidates: dict[str, Candidate]) -> None:
    """Take "BTS' V" for a group and its member: a possessive that looks like no person's name, and a name right after it."""
    found = sorted(
        (run for candidate in candidates.values() for run in candidate.runs), key=lambda run: run.span
    )
    for first, second in pairwise(found):
        if not first.possessive or first.sentence != second.sentence or second.first != first.last + 1:
            continue
        if (
            text[first.span.end : second.span.start].strip("'’s") != " "
            or sentences[first.sentence].title_case
        ):
            continue
        group, member = candidates[fold(first.text)], candidates[fold(second.text)]
        looks = evidence.shape(member.words)
        if (
            evidence.shape(group.words) >= 2
            or (looks < 0 and len(member.text) > 1)
            or member.words[-1] in vocabulary.organisation_words()
        ):
            continue
        group.kinds[PersonKind.GROUP] += 6
        group.score += 3.0
        member.kinds[PersonKind.PERSON] += 3
        member.score = max(member.score, 4.0)


def _score(text: str, sentences: tuple[Sentence, ...], candidates: dict[str, Candidate]) -> None:
    for candidate in candidates.values():
        looks = evidence.shape(candidate.words)
        best = 0.0
        seen: set[str] = set()
        for run in candidate.runs:
            sentence = sentences[run.sentence]
            before = text[max(sentence.start, run.span.start - 80) : run.span.start]
            after = text[run.span.end : min(sentence.end, run.span.end + 100)]
            if re.search(r"\b[Tt]he $", before):
                candidate.with_article += 1
            for clue in evidence.clues(before, after):
                candidate.kinds[clue.kind] += clue.weight
                if clue.name not in seen:
                    seen.add(clue.name)
                    best += clue.score
        if candidate.kinds[PersonKind.GROUP] >= 3:
            # Groups take their names from ordinary words, and often with an article.
            looks = max(looks, 0.0)
        candidate.score = looks + best + min(1.0, 0.25 * (len(candidate.runs) - 1))
        if sentences and all(sentences[run.sentence].title_case for run in candidate.runs):
            candidate.score -= 1.5
        if (
            all(run.first == 0 for run in candidate.runs)
            and len(candidate.words) == 1
            and candidate.text.lower() in vocabulary.common_words()
        ):
            candidate.score -= 4
        if candidate.with_article * 2 > len(candidate.runs) and not candidate.kinds[PersonKind.GROUP]:
            candidate.score -= 3
    _read_members(text, sentences, candidates)


def _accepted(text: str, candidates: dict[str, Candidate]) -> list[PersonNames]:
    persons: dict[str, PersonNames] = {}
    for candidate in candidates.values():
        single = len(candidate.words) == 1
        kind = _kind(candidate)
        enough = _ENOUGH_FOR_ONE_WORD if single else _ENOUGH_FOR_SEVERAL_WORDS
        if kind is PersonKind.ORGANISATION and not single and candidate.kinds[PersonKind.ORGANISATION] >= 2:
            enough = _ENOUGH_FOR_ORGANISATIONS
        if candidate.score < enough:
            continue
        key = candidate.key
        name = candidate.text
        mentions = {run.span for run in candidate.runs}
        if kind is PersonKind.GROUP and candidate.with_article * 2 >= len(candidate.runs):
            name = f"The {name}"
            mentions = {_with_article(text, span) for span in mentions}
        known = persons.get(key)
        if known is None:
            persons[key] = PersonNames(kind, [Name(name)], mentions, full=not single)
        else:
            known.mentions |= mentions
            if name not in [n.text for n in known.names]:
                known.names.append(Name(name, AliasKind.SPELLING))
    return list(persons.values())


def _with_article(text: str, span: Span) -> Span:
    return (
        Span(span.start - 4, span.end)
        if text[max(0, span.start - 4) : span.start].lower() == "the "
        else span
    )


def _kind(candidate: Candidate) -> PersonKind:
    if candidate.words[-1] in vocabulary.organisation_words() and not candidate.kinds[PersonKind.GROUP]:
        return PersonKind.ORGANISATION
    word = candidate.words[0]
    if len(candidate.words) == 1 and word.isupper() and len(word) > 2:
        # BTS, NASA: letters stand for many people, or for an organisation
        organised = candidate.kinds[PersonKind.ORGANISATION] > candidate.kinds[PersonKind.GROUP]
        return PersonKind.ORGANISATION if organised else PersonKind.GROUP
    told = [(kind, weight) for kind, weight in candidate.kinds.most_common() if weight > 0]
    return told[0][0] if told else PersonKind.PERSON


def _join_short_forms(
    text: str, sentences: tuple[Sentence, ...], candidates: dict[str, Candidate], persons: list[PersonNames]
) -> None:
    """Give surnames and given names that stand alone to the person whose full name the document has."""
    by_part: dict[str, list[PersonNames]] = defaultdict(list)
    for person in persons:
        words = [fold(word) for word in person.names[0].text.split()]
        if len(words) < 2 or (person.kind is PersonKind.ORGANISATION and len(words) > 3):
            continue
        parts = {" ".join(words[i:]) for i in range(1, len(words))} | {words[0]}
        if len(words) > 2:
            parts |= {" ".join(words[:2]), words[-1]}
        for part in parts:
            by_part[part].append(person)
    by_name = {person.names[0].text: person for person in persons}
    owned = {id(person) for person in persons if person.full}
    joined: set[int] = set()
    for candidate in candidates.values():
        words = [fold(word) for word in candidate.words]
        while len(words) > 1 and words[0] in vocabulary.TITLES_OF_PERSONS:
            words = words[1:]
        part = " ".join(words)
        if len(part) < 2 or (candidate.text.lower() in vocabulary.FUNCTION_WORDS):
            continue
        alone = by_name.get(candidate.text)
        owners = [p for p in by_part.get(part, ()) if p is not alone]
        if not owners or (
            alone is not None
            and id(alone) in owned
            and len(words) > 1
            and candidate.words[0].lower() not in vocabulary.TITLES_OF_PERSONS | vocabulary.PARTICLES
        ):
            continue
        for run in candidate.runs:
            if (
                alone is None
                and run.first == 0
                and part in vocabulary.common_words()
                and not run.possessive
                and not evidence.acts(text[run.span.end : run.span.end + 30])
            ):
                continue
            owner = _nearest(owners, run.span.start)
            owner.mentions.add(run.span)
            name = Name(text[run.span.start : run.span.end], AliasKind.SHORT)
            if name.text not in [n.text for n in owner.names]:
                owner.names.append(name)
        if alone is not None:
            joined.add(id(alone))

    persons[:] = [person for person in persons if id(person) not in joined]


def _nearest(owners: list[PersonNames], position: int) -> PersonNames:
    """Return the owner that was named last before the position (the first one named, if none was)."""

    def last_before(person: PersonNames) -> tuple[int, int]:
        before = [span.start for span in person.mentions if span.start < position]
        return (max(before) if before else -1, -min(span.start for span in person.mentions))

    return max(owners, key=last_before)


def _join_aliases(
    text: str, sentences: tuple[Sentence, ...], candidates: dict[str, Candidate], persons: list[PersonNames]
) -> None:
    """Make one of persons whom the text says to be the same: "V aka Kim Taehyung"."""
    at = {span.start: person for person in persons for span in person.mentions}
    for alias in stated_aliases(text, sentences):
        sides = [
            (alias.owner, alias.owner_text, alias.owner_kind),
            (alias.other, alias.other_text, alias.other_kind),
        ]
        known = [at.get(span.start) for span, _, _ in sides]
        if known == [None, None] or known[0] is known[1]:
            continue
        person = next(p for p in known if p is not None)
        for other in known:
            if other is not None and other is not person:
                person.mentions |= other.mentions
                person.names += [
                    name for name in other.names[1:] if name.text not in [n.text for n in person.names]
                ]
                persons.remove(other)
        for span, name, kind in sides:
            candidate = candidates.get(fold(name))
            person.mentions |= {span} | ({run.span for run in candidate.runs} if candidate else set())
            if name not in [n.text for n in person.names]:
                person.names.append(Name(name, kind))
        at.update((span.start, person) for span in person.mentions)
        # the name that the document uses most comes first
        person.names.sort(key=lambda n: (n.kind is AliasKind.SHORT, -_uses(candidates, n.text)))


def _uses(candidates: dict[str, Candidate], name: str) -> int:
    candidate = candidates.get(fold(name))
    return 0 if candidate is None else len(candidate.runs)


def _drop_bylines(document: Document, persons: list[PersonNames]) -> None:
    """The author of the article, named in the byline alone, is nobody whom the article is about."""
    byline = fold(document.byline)
    for person in list(persons):
        if byline and fold(person.names[0].text) in byline and len(person.mentions) == 1:
            persons.remove(person)
