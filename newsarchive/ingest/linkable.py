"""What linking takes and gives: appearances, the persons or works of the archive, and what was decided."""

from collections.abc import Callable
from dataclasses import dataclass, field

from newsarchive.ingest.document import Name
from newsarchive.ingest.namesakes import LifeDate


@dataclass(frozen=True)
class Linkable:
    """An appearance as linking sees it. id: below 0 while it is not stored; entity: where it stands now.

    persons: keys of the other persons that its article names (for works, and where dates tell persons of one name apart);
    players: keys of who plays it in its article (for characters); titles: keys of the works that the article names, and
    dates: when its article says that it was born or died (both for persons and characters). likely_kind: the kind of a
    work that its article makes likely without telling one, "" for none; it says what a work is shown as, and parts nothing.
    """

    id: int
    article: int
    kind: str
    names: tuple[Name, ...]
    entity: int | None = None
    pinned: bool = False
    persons: frozenset[str] = frozenset()
    players: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    dates: frozenset[LifeDate] = frozenset()
    likely_kind: str = ""


@dataclass(frozen=True)
class Known:
    """A person or work of the archive as linking sees it.

    key: of its name or title. keys: of the names that an editor gave it; they link for ever. held_together: an editor
    named it, so what stands there stays together, under whatever names. joined_into: the one that it is by its names; it
    may be taken up again.
    """

    id: int
    kind: str
    key: str
    keys: frozenset[str] = frozenset()
    curated: bool = False
    held_together: bool = False
    joined_into: int | None = None


@dataclass
class Linking:
    """What linking decided. homes: appearance → entity (below 0: a new one); merged: entity → the one it joins;
    asked: pairs that the names join, but that must stay apart."""

    homes: dict[int, int] = field(default_factory=dict)
    merged: dict[int, int] = field(default_factory=dict)
    asked: set[tuple[int, int]] = field(default_factory=set)


Apart = Callable[[int, int], bool]
