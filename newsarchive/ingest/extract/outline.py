"""What stands out in a document, whatever its sentences say: the works of its headline, those that are alone of their kind,
and whom it names most."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newsarchive.ingest.extract.entities import Entity
from newsarchive.ingest.extract.sentences import Sentence
from newsarchive.names import fold
from newsarchive.vocabulary import PersonKind

# A round-up names many works and people, and says little of most of them.
_CROWDS = (("few", 2), ("some", 5), ("many", 9))


@dataclass(frozen=True)
class Outline:
    """Numbers of entities: works of the headline, works that no other of their kind stands beside, the person or group
    that is named most, and the group if there is but one; houses: the names of organisations, folded; works_named and
    people_named: how many of them there are, in words."""

    headline: frozenset[int] = frozenset()
    alone: frozenset[int] = frozenset()
    leading: int | None = None
    group: int | None = None
    houses: frozenset[str] = frozenset()
    works_named: str = _CROWDS[0][0]
    people_named: str = _CROWDS[0][0]

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
            _crowd(len(works)),
            _crowd(len(people)),
        )


def _crowd(count: int) -> str:
    return next((name for name, most in _CROWDS if count <= most), "a crowd")
