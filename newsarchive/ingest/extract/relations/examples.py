"""Examples to learn from: the pairs of annotated documents, with what the annotations say of each.

Needed for training only.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from newsarchive.ingest.document import Name, Span
from newsarchive.ingest.extract.claims.rule import Context, Found
from newsarchive.ingest.extract.entities import Entity
from newsarchive.ingest.extract.relations.pairs import Argument
from newsarchive.ingest.extract.relations.reading import Weighed, candidates, value_of
from newsarchive.ingest.learned.training import Example
from newsarchive.names import fold
from newsarchive.values import DateValue, QuantityValue
from newsarchive.vocabulary import PersonKind, WorkKind

# A document's sentences in order, each with the claims that rules made of it.
Sentences = Iterable[tuple[Context, list[Found]]]


def _folded(text: str) -> str:
    return re.sub(r"^(?:the|a|an) ", "", fold(re.sub(r"['’]s\b", "", text)))


@dataclass
class Annotation:
    """What a corpus's gold.json says, looked up by name."""

    gold: dict[str, Any]
    groups: dict[str, set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path) -> "Annotation":
        """Read the folder's gold.json. Raises OSError or ValueError if there is none to read."""
        annotation = cls(json.loads((folder / "gold.json").read_text(encoding="utf-8")))
        for entity in [*annotation.gold["persons"], *annotation.gold["works"]]:
            names = {_folded(name) for name in _names(entity)}
            for name in names:
                annotation.groups.setdefault(name, names)
        return annotation

    def entities(self, source: str, text: str) -> list[Entity]:
        """Return the annotated entities that the document of that name mentions, wherever one of their names stands.

        A former title is a work of its own here, as a reader meets it.
        """
        former = {
            claim["value"]
            for claim in self.gold["claims"]
            if claim["predicate"] == "former_title" and claim["article"] == source
        }
        listed: list[tuple[str, str, list[str]]] = [
            ("person", person["kind"], _names(person)) for person in self._in(source, "persons")
        ]
        listed += [
            ("work", work["kind"], [name for name in _names(work) if name not in former])
            for work in self._in(source, "works")
        ]
        listed += [("work", "other", [title]) for title in sorted(former)]
        plain = text.replace("’", "'")
        taken: list[Span] = []
        mentions: dict[int, set[Span]] = defaultdict(set)
        by_length = sorted(
            ((name, number) for number, (_, _, names) in enumerate(listed) for name in names),
            key=lambda pair: -len(pair[0]),
        )
        for name, number in by_length:
            # a name of several words is known in any case ("Love wins all"), a single word only as written
            flags = re.IGNORECASE if " " in name else 0
            for match in re.finditer(rf"(?<!\w){re.escape(name.replace('’', chr(39)))}(?!\w)", plain, flags):
                if not any(span.start < match.end() and match.start() < span.end for span in taken):
                    taken.append(Span(*match.span()))
                    mentions[number].add(Span(*match.span()))
        found = [
            Entity(0, kind_of, _kind(kind_of, kind), [Name(name) for name in names], mentions[number])
            for number, (kind_of, kind, names) in enumerate(listed)
            if mentions[number]
        ]
        found.sort(key=lambda entity: (entity.first, entity.type))
        for number, entity in enumerate(found):
            entity.number = number
        return found

    def _in(self, source: str, which: str) -> list[dict[str, Any]]:
        return [entity for entity in self.gold[which] if source in entity["articles"]]

    def same(self, a: str, b: str) -> bool:
        """Whether two names are one entity's."""
        a, b = _folded(a), _folded(b)
        return a == b or b in self.groups.get(a, ())


def _names(entity: dict[str, Any]) -> list[str]:
    return [entity.get("name") or entity["title"], *entity.get("aliases", [])]


def _kind(entity_type: str, kind: str) -> PersonKind | WorkKind:
    return WorkKind(kind) if entity_type == "work" else PersonKind(kind)


class Judged(NamedTuple):
    """A sentence and what it could be claiming, each with whether the annotation says so."""

    source: str
    context: Context
    pairs: list[tuple[Weighed, bool]]


def judged(annotation: Annotation, source: str, text: str, told: Sentences) -> Iterator[Judged]:
    """Yield the sentences of a document that could be claiming something; pairs of optional claims are left out.

    told: the document as read with some entities, those of the annotation or others.
    """
    claims = [claim for claim in annotation.gold["claims"] if claim["article"] == source]
    for context, ruled in told:
        sentence = context.masked.sentence
        words = _squeezed(text[sentence.start : sentence.end])
        here = [claim for claim in claims if _overlap(_squeezed(claim["quote"]), words)]
        pairs = []
        for weighed in candidates(context, ruled):
            said = [
                claim
                for claim in here
                if claim["predicate"] == weighed.predicate.value
                and weighed.pair.subject.entity is not None
                and _is_named(annotation, claim["subject"], weighed.pair.subject.entity)
                and _same_value(annotation, claim["value"], weighed.pair.value)
            ]
            if not said or not all(claim.get("optional") for claim in said):
                pairs.append((weighed, bool(said)))
        if pairs:
            yield Judged(source, context, pairs)


def examples(sentence: Judged, group: str) -> Iterator[Example]:
    """Yield an example ("yes" or "no") for every pair and predicate of a sentence. group: of the examples."""
    for weighed, is_claim in sentence.pairs:
        about = f"{sentence.source}: {_shown(sentence.context, weighed)}"
        yield Example(weighed.features, "yes" if is_claim else "no", group, about)


def _is_named(annotation: Annotation, name: str, entity: Entity) -> bool:
    return any(annotation.same(name, own.text) for own in entity.names)


def _shown(context: Context, weighed: Weighed) -> str:
    """Return the pair in its sentence, both sides marked."""
    text = context.masked.text
    subject, value = weighed.pair.subject, weighed.pair.value
    marks = {subject.start: "[S]", value.start: "[V]"}
    shown = "".join(marks.get(place, "") + _plain(character) for place, character in enumerate(text))
    name = subject.entity.names[0].text if subject.entity is not None else ""
    return f"{name} ({subject.how}) {weighed.predicate.value} {value_of(value)} ({value.how}) | {shown}"


def _plain(character: str) -> str:
    for mark, (first, last) in {
        "W": (0xE000, 0xE3FF),
        "P": (0xE400, 0xE7FF),
        "D": (0xE800, 0xEBFF),
        "B": (0xEC00, 0xEFFF),
    }.items():
        if first <= ord(character) <= last:
            return mark
    return character


def _same_value(annotation: Annotation, wanted: Any, value: Argument) -> bool:
    found = value_of(value)
    if isinstance(found, DateValue):
        return str(wanted) == found.iso[:10]
    if isinstance(found, QuantityValue):
        number = re.search(r"\d+(?:\.\d+)?", str(wanted).replace(",", ""))
        return number is not None and abs(float(number[0]) - found.number) < 1e-6
    return value.entity is not None and _is_named(annotation, str(wanted), value.entity)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).translate(str.maketrans("“”‘’", "\"\"''"))


def _overlap(quote: str, sentence: str) -> bool:
    if quote in sentence or sentence in quote:
        return True
    if any(part in sentence for part in re.split(r"(?<=[.!?]) ", quote) if len(part) > 8):
        return True
    a, b = set(fold(quote).split()), set(fold(sentence).split())
    return len(a & b) >= 0.6 * min(len(a), len(b))
