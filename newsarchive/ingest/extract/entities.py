"""The persons and works of one document, numbered, with what its words tell of them."""

from dataclasses import dataclass, field

from newsarchive.ingest.document import EntityReading, Name, Span
from newsarchive.ingest.extract.names.named import PersonNames, WorkNames
from newsarchive.names import title_key
from newsarchive.vocabulary import AliasKind, PersonKind, WorkKind

# What a work is called that has a line-up and juries, but no cast and no director of its own; a song may be called
# "Hiring Fair" all the same.
_EVENTS = frozenset(
    ["festival", "fest", "fair", "biennale", "fringe", "awards", "ceremony", "gala", "week", "weekend"]
)
_KINDS_OF_EVENTS = frozenset({WorkKind.OTHER, WorkKind.SHOW})


@dataclass
class Entity:
    """A person or work of the document; merged_into is the number of the entity that it turned out to be.

    gender: "f" or "m" of a person of whom a given name, a noun or a pronoun tells it. prominence: how much the document is
    about it: its mentions, and more if the headline or the opening names it; deeds:
    what the words beside its names say that a person does ("plays", "directs" …); likely: how likely a work is of each
    kind, where none is sure. kind: of a work the one that the document tells or, if not is_kind_told, makes likely.
    """

    number: int
    type: str
    kind: PersonKind | WorkKind
    names: list[Name]
    mentions: set[Span]
    merged_into: int | None = None
    roles: set[str] = field(default_factory=set)
    deeds: set[str] = field(default_factory=set)
    gender: str = ""
    has_video: bool = False
    prominence: float = 0.0
    confidence: float = 1.0
    likely: dict[WorkKind, float] = field(default_factory=dict)
    is_kind_told: bool = True

    @property
    def likely_kind(self) -> WorkKind | None:
        """The kind of a work that the document makes likely without telling it, None where it does neither."""
        is_likely = (
            isinstance(self.kind, WorkKind) and self.kind is not WorkKind.OTHER and not self.is_kind_told
        )
        return WorkKind(self.kind) if is_likely else None

    @property
    def told_kind(self) -> PersonKind | WorkKind:
        """The kind that the document tells: OTHER of a work where it does not, however likely one is."""
        return self.kind if self.is_kind_told else WorkKind.OTHER

    def tell(self, kind: WorkKind) -> None:
        """Note the kind that the words beside a work tell."""
        self.kind, self.is_kind_told = kind, True

    @property
    def is_work(self) -> bool:
        return self.type == "work"

    def may_be(self, gender: str) -> bool:
        """Whether it is of that gender, as far as the document tells either ("": whatever it is)."""
        return not gender or self.gender in ("", gender)

    @property
    def is_event(self) -> bool:
        """Whether it is a festival, a ceremony or the like, by its name."""
        return self.kind in _KINDS_OF_EVENTS and self.names[0].text.rsplit(" ", 1)[-1].lower() in _EVENTS

    @property
    def first(self) -> int:
        return min(span.start for span in self.mentions)


def entities(works: list[WorkNames], persons: list[PersonNames]) -> list[Entity]:
    """Return the works and persons as entities, in the order in which the document names them first."""
    found = [
        Entity(
            0,
            "work",
            work.likely_kind or work.kind,
            _title_names(work),
            set(work.mentions),
            confidence=work.confidence,
            likely=work.likely,
            is_kind_told=work.kind is not WorkKind.OTHER,
        )
        for work in works
        if work.mentions
    ]
    found += [
        Entity(
            0, "person", person.kind, list(person.names), set(person.mentions), confidence=person.confidence
        )
        for person in persons
        if person.mentions
    ]
    found = _with_places_of_their_own(found)
    found.sort(key=lambda entity: (entity.first, entity.type))
    for number, entity in enumerate(found):
        entity.number = number
    return found


def _with_places_of_their_own(found: list[Entity]) -> list[Entity]:
    """Give every place of the text to one entity, and leave out entities to which no place is left.

    A longer mention comes before one inside it; of two alike, that of the entity which has more other mentions.
    """
    wanted = sorted(
        ((span, number) for number, entity in enumerate(found) for span in entity.mentions),
        key=lambda pair: (pair[0].start - pair[0].end, pair[0], -len(found[pair[1]].mentions), pair[1]),
    )
    taken: dict[int, int] = {}
    for span, number in wanted:
        owners = {taken[place] for place in range(span.start, span.end) if place in taken}
        if owners - {number}:
            found[number].mentions.discard(span)
        else:
            taken.update(dict.fromkeys(range(span.start, span.end), number))
    return [entity for entity in found if entity.mentions]


def _title_names(work: WorkNames) -> list[Name]:
    spellings = sorted(set(work.titles), key=lambda title: (-work.titles.count(title), title))
    names = [Name(spellings[0])]
    names += [Name(title, AliasKind.SPELLING) for title in spellings[1:]]
    for title in spellings:
        possessor, mark, rest = title.partition("’s ") if "’s " in title else title.partition("'s ")
        if mark and possessor and rest and work.kind is WorkKind.SHOW:
            names.append(Name(rest, AliasKind.SHORT))
            break
    return names


def readings(found: list[Entity]) -> tuple[list[EntityReading], dict[int, int]]:
    """Return the entities as readings, merged ones joined, and number → position among the readings."""
    for entity in found:
        if entity.merged_into is not None:
            owner = found[resolve(found, entity.number)]
            owner.mentions |= entity.mentions
            known = {title_key(name.text) for name in owner.names}
            owner.names += [
                Name(name.text, AliasKind.FORMER if entity.is_work else name.kind)
                for name in entity.names
                if title_key(name.text) not in known
            ]
    kept = [entity for entity in found if entity.merged_into is None]
    position = {entity.number: index for index, entity in enumerate(kept)}
    for entity in found:
        position[entity.number] = position[resolve(found, entity.number)]
    return [
        EntityReading(
            entity.type,
            entity.told_kind,
            tuple(entity.names),
            tuple(sorted(_apart(entity.mentions))),
            round(entity.confidence, 3),
            entity.likely_kind,
        )
        for entity in kept
    ], position


def resolve(found: list[Entity], number: int) -> int:
    """Return the number of the entity that the numbered one is in the end."""
    while (into := found[number].merged_into) is not None:
        number = into
    return number


def rename(found: list[Entity], old: Entity, into: Entity) -> None:
    """Note that the old title is another one of the work; nothing happens if they are already one."""
    if (
        old.merged_into is None
        and resolve(found, into.number) != old.number
        and len(old.mentions) <= len(into.mentions)
    ):
        old.merged_into = into.number


def _apart(mentions: set[Span]) -> list[Span]:
    """Leave out mentions inside longer ones."""
    kept: list[Span] = []
    for span in sorted(mentions, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
