"""Interviews written down as they were spoken: a line for each speaker, named or by initials ("MK: …", "A: …")."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsarchive.ingest.document import Span
from newsarchive.ingest.extract.claims.rule import Context
from newsarchive.ingest.extract.entities import Entity
from newsarchive.names import fold
from newsarchive.vocabulary import PersonKind

# Fewer lines with a speaker make no transcript: a single "Name: …" is a credit or a caption.
_FEWEST_LINES = 3
_FEWEST_WORDS = 3
_LABEL = re.compile(r"\W*(?P<label>[^\W\d_][\w.’' -]{0,40}?)\s?[:.]\s+(?=\S)")
_ANSWER = frozenset({"a", "answer"})
_OPENERS = '“"‘«„'
# An answer that is one quotation from its first word to its last.
_QUOTED = re.compile(r"“[^“”]+”|\"[^\"]+\"|‘[^‘’]+(?:’[^‘’]+)*’|«[^«»]+»|„[^„“”]+[“”]")


@dataclass(frozen=True)
class Line:
    """What one speaker says: the words, and the words with the speaker's label in front of them."""

    speaker: Entity
    label: str
    words: Span
    evidence: Span


def transcript_lines(text: str, contexts: Sequence[Context]) -> Iterator[Line]:
    """Yield the lines of a transcript whose speaker is known; nothing where the document is none."""
    labelled = []
    for block in paragraphs(contexts):
        match = _LABEL.match(text, *block)
        if match and match.end() < block.end:
            labelled.append((match["label"], Span(*match.span("label")), Span(match.end(), block.end)))
    counted = Counter(fold(label) for label, _, _ in labelled)
    if sum(count for count in counted.values() if count > 1) < _FEWEST_LINES:
        return
    persons = _Persons(contexts[0].found)
    for label, place, words in labelled:
        if counted[fold(label)] < 2 or len(text[words.start : words.end].split()) < _FEWEST_WORDS:
            continue
        speaker = persons.labelled(label, place)
        if speaker is None:
            continue
        if text[words.start] not in _OPENERS:
            yield Line(speaker, label, words, Span(place.start, words.end))
        elif _QUOTED.fullmatch(text, words.start, words.end):
            yield Line(speaker, label, Span(words.start + 1, words.end - 1), Span(place.start, words.end))


class _Persons:
    """The persons and groups of a document by what may stand for them in a transcript."""

    def __init__(self, found: Sequence[Entity]) -> None:
        people = [
            entity
            for entity in found
            if entity.merged_into is None and entity.kind in (PersonKind.PERSON, PersonKind.GROUP)
        ]
        self._main = max(people, key=lambda entity: len(entity.mentions), default=None)
        self._at: dict[Span, list[Entity]] = defaultdict(list)
        self._called: dict[str, list[Entity]] = defaultdict(list)
        self._initials: dict[str, list[Entity]] = defaultdict(list)
        for entity in people:
            for span in entity.mentions:
                self._at[span].append(entity)
            for form in {form for name in entity.names for form in _forms(name.text)}:
                self._called[form].append(entity)
            for initials in {_initials(name.text) for name in entity.names if " " in name.text}:
                self._initials[initials].append(entity)

    def labelled(self, label: str, place: Span) -> Entity | None:
        """Return whom a label that stands in the place means, None if nobody or several are meant."""
        key = fold(label)
        if key in _ANSWER:
            return self._main
        whole = self._initials.get(key, ()) if label.isupper() else ()
        if len(whole) == 1:
            # Letters that stand for one whole name are no name of their own.
            for entity in self._at.get(place, ()):
                if entity is not whole[0]:
                    entity.merged_into = whole[0].number
            return whole[0]
        fitting = self._at.get(place) or self._called.get(key) or ()
        return fitting[0] if len(fitting) == 1 else None


def _forms(name: str) -> set[str]:
    """Return what may stand for a name in a transcript: itself, its parts, its initials."""
    words = fold(name).split()
    return {" ".join(words), *words, _initials(name)} if words else set()


def _initials(name: str) -> str:
    return "".join(word[0] for word in fold(name).split())


def paragraphs(contexts: Sequence[Context]) -> list[Span]:
    """Return the paragraphs as far as sentences of the article stand in them."""
    found: dict[int, Span] = {}
    for context in contexts:
        sentence = context.masked.sentence
        start = found[sentence.block].start if sentence.block in found else sentence.start
        found[sentence.block] = Span(start, sentence.end)
    return list(found.values())
