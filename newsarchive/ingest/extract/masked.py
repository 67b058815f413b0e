"""A sentence whose entities are masked: every mention of a work, person or date is one character of a private range."""

from dataclasses import dataclass, field
from typing import NamedTuple

from newsarchive.ingest.document import Span
from newsarchive.ingest.extract.dates import DateMention
from newsarchive.ingest.extract.sentences import Sentence

WORK, PERSON, DATE, BACKGROUND = 0xE000, 0xE400, 0xE800, 0xEC00
ROOM = 0x400

# One masked work, background work (that only says who somebody is: "'Salt' director P"), person, date; for use in patterns.
W = "[\ue000-\ue3ff]"
B = "[\uec00-\uefff]"
WB = "[\ue000-\ue3ff\uec00-\uefff]"
P = "[\ue400-\ue7ff]"
D = "[\ue800-\uebff]"


class Item(NamedTuple):
    """What a masked character stands for: an entity (by number) or a date; explicit unless it is a pronoun or common noun.

    source: a background work that another one is drawn from, and of which the words behind it say no more.
    """

    span: Span
    entity: int | None = None
    date: DateMention | None = None
    explicit: bool = True
    noun: str = ""
    background: bool = False
    source: bool = False


@dataclass
class Masked:
    """A masked sentence: its text, what its private characters stand for, and where each character came from."""

    sentence: Sentence
    text: str
    items: list[Item]
    starts: list[int]
    ends: list[int]
    focus: "Focus"

    def item(self, character: str) -> Item:
        return self.items[(ord(character) - WORK) % ROOM]

    def span(self, start: int, end: int) -> Span:
        """Return where masked[start:end] stands in the document's text."""
        return Span(self.starts[start], self.ends[end - 1])


@dataclass
class Focus:
    """What the text speaks of at a point: entity numbers, the latest last."""

    works: list[int] = field(default_factory=list)
    persons: list[int] = field(default_factory=list)
    topic: int | None = None

    def copy(self) -> "Focus":
        return Focus(list(self.works), list(self.persons), self.topic)


def overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
