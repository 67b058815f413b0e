"""What stands out in a document, whatever its sentences say: the works of its headline, those that are alone of their kind,
and whom it names most."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newsarchive.ingest.extract.entities import Entity
from newsarchive.ingest.extract.sentences import Sentence
from newsarchive.names import fold
from newsarchive.vocabulary import PersonKind


@dataclass(frozen=True)
class Outline:
    """Numbers of entities: works of the headline, works that no other of their kind stands beside, the person or group
    that is named most, and the group if there is but one; houses: the names of organisations, folded."""

    headline: frozenset[int] = frozenset()
    alone: frozenset[int] = frozenset()
    leading: int | None = None
    group: int | None = None
    houses: frozenset[str] = frozenset()

    @classmethod
    def of(cls, found: Sequence[Entity], cut: Sequence[Sentence]) -> "Outline":
        """Return what stands out among the entities of a document that has these sentences."""
        works = [entity for entity in found if entity.is_work and entity.merged_into is None]
        kinds = Counter(work.kind for work in works)
        end = cut[0].end if cut else 0
        people = [
            entity
            for entity in found
            if entity.kind in (PersonKind.PERSON, PersonKind.GROUP) and entity.merged_into is None
        ]
        groups = [entity for entity in people if entity.kind is PersonKind.GROUP]
        leading = max(people, key=lambda entity: (len(entity.mentions), -entity.first), default=None)
        return cls(
            frozenset(work.number for work in works if work.first < end),
            frozenset(work.number for work in works if kinds[work.kind] == 1),
            None if leading is None else leading.number,
            groups[0].number if len(groups) == 1 else None,
            frozenset(
                fold(name.text)
                for entity in found
                if entity.kind is PersonKind.ORGANISATION and entity.merged_into is None
                for name in entity.names
            ),
        )
