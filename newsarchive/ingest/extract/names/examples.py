"""Turn annotated documents into examples of what candidates are, for the model of names to learn from."""

import hashlib
import json
import random
from dataclasses import dataclass
from pathlib import Path

from newsarchive.ingest.document import Document, SourceFile, Span
from newsarchive.ingest.extract.known import KnownMention
from newsarchive.ingest.extract.names.candidates import Form
from newsarchive.ingest.extract.names.decision import WORK, Candidates, find_candidates
from newsarchive.ingest.extract.names.network.inputs import NONE
from newsarchive.ingest.extract.quotations import quotations
from newsarchive.ingest.extract.sentences import sentences
from newsarchive.ingest.extract.vocabulary import TITLES_OF_PERSONS
from newsarchive.ingest.parse import parse
from newsarchive.names import name_key, title_key
from newsarchive.vocabulary import PersonKind, WorkKind


@dataclass(frozen=True)
class GoldName:
    """One name of an annotated person or work; whole: as annotated, not a part of the full name."""

    label: str
    kind: PersonKind | WorkKind
    whole: bool
    articles: frozenset[str]


@dataclass(frozen=True)
class Annotated:
    """A document of a corpus with its candidates, each with its class, and those that are works with their kind."""

    source: str
    given: Candidates
    labels: dict[str, str]
    kinds: dict[str, WorkKind]


def annotated(corpus: Path, *, known_from_others: bool = False) -> list[Annotated]:
    """Return the documents of a folder with gold.json, each candidate with the class that the gold gives it.

    known_from_others: for a random half of the names, let each document know those that the others have, as in an archive.
    """
    gold = gold_names(json.loads((corpus / "gold.json").read_text(encoding="utf-8")))
    found = []
    for path in sorted(corpus.iterdir()):
        if path.name == "gold.json":
            continue
        document = read(path)
        blocks = list(document.layout.blocks)
        cut = sentences(document)
        quoted = quotations(document.text, blocks or [Span(s.start, s.end) for s in cut])
        given = find_candidates(document, cut, quoted)
        if known_from_others:
            known = _known(path.name, document, given, gold)
            given = find_candidates(document, cut, quoted, known)
        labels = {key: label(form, document.text, gold) for key, form in given.forms.items()}
        _unlabel_parts(given, labels, gold)
        kinds = {
            key: told.kind
            for key, name in labels.items()
            if name == WORK and (told := gold.get(key)) is not None and isinstance(told.kind, WorkKind)
        }
        found.append(Annotated(path.name, given, labels, kinds))
    return found


def read(path: Path) -> Document:
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    return parse(SourceFile(path.name, str(path), path.suffix, content, digest))


def gold_names(gold: dict[str, list[dict[str, object]]]) -> dict[str, GoldName]:
    """Return the names of the gold's persons and works by key: titles by title_key, names of persons by name_key too."""
    names: dict[str, GoldName] = {}
    parts: dict[str, GoldName] = {}
    for work in gold["works"]:
        for title in _names(work, "title"):
            told = GoldName(WORK, WorkKind(str(work["kind"])), True, _articles(work))
            names.setdefault(title_key(title), told)
    for person in gold["persons"]:
        kind = PersonKind(str(person["kind"]))
        whole = GoldName(kind.value, kind, True, _articles(person))
        part = GoldName(kind.value, kind, False, _articles(person))
        for name in _names(person, "name"):
            names.setdefault(title_key(name), whole)
            names.setdefault(f"={name_key(name)}", whole)
            words = title_key(name).split()
            if len(words) > 1 and kind in (PersonKind.PERSON, PersonKind.CHARACTER):
                for start in range(1, len(words)):
                    parts.setdefault(" ".join(words[start:]), part)
                parts.setdefault(words[0], part)
    for key, told in parts.items():
        names.setdefault(key, told)
    return names


def label(form: Form, text: str, gold: dict[str, GoldName]) -> str:
    """Return the class of a candidate: what the gold calls by this name, or "none"."""
    words = form.key.split()
    while True:
        key = " ".join(words)
        told = gold.get(key) or gold.get(f"={name_key(key)}")
        if told is not None and told.label != WORK and any(place.small == "'s" for place in form.places):
            # "BTS' V": a group and its member
            return NONE
        if told is not None and (
            len(words) == len(form.key.split()) or told.label not in (WORK, PersonKind.GROUP)
        ):
            return told.label
        if len(words) < 2 or words[0] not in TITLES_OF_PERSONS:
            return NONE
        words = words[1:]


def _unlabel_parts(given: Candidates, labels: dict[str, str], gold: dict[str, GoldName]) -> None:
    """Make "none" of parts that stand nowhere but in whole names: "Kyung-wan" of "Do Kyung-wan"."""
    starts: dict[int, int] = {}
    for key, form in given.forms.items():
        told = gold.get(key)
        if told is not None and told.whole and labels[key] != NONE:
            for place in form.places:
                starts[place.last] = min(place.first, starts.get(place.last, place.first))
    for key, form in given.forms.items():
        if all(starts.get(place.last, place.first) < place.first for place in form.places):
            labels[key] = NONE


def _names(entity: dict[str, object], main: str) -> list[str]:
    aliases = entity.get("aliases", [])
    return [str(entity[main]), *(str(alias) for alias in (aliases if isinstance(aliases, list) else []))]


def _articles(entity: dict[str, object]) -> frozenset[str]:
    listed = entity.get("articles", [])
    return frozenset(str(article) for article in (listed if isinstance(listed, list) else []))


def _known(
    source: str, document: Document, given: Candidates, gold: dict[str, GoldName]
) -> list[KnownMention]:
    chance = random.Random(f"{source}{len(document.text)}")
    known = []
    for key, form in given.forms.items():
        told = gold.get(key)
        if told is None or not told.whole or not told.articles - {source} or chance.random() < 0.5:
            continue
        known += [
            KnownMention(place.span, "work" if told.label == WORK else "person", told.kind)
            for place in form.places
        ]
    return known
