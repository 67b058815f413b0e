"""Who and what a document names, before they become its numbered entities."""

from collections import Counter
from dataclasses import dataclass, field

from newsarchive.ingest.document import Name, Span
from newsarchive.vocabulary import PersonKind, WorkKind

# Of kinds as likely as that, nine in ten were right in corpora that nothing was learned from.
_LIKELY = 0.75


@dataclass
class PersonNames:
    """Somebody as the document names them; names: the main one first; confidence: 0 to 1."""

    kind: PersonKind
    names: list[Name]
    mentions: set[Span]
    confidence: float = 1.0


@dataclass
class WorkNames:
    """A work as the document names it; titles: one for each place that made it a work; confidence: 0 to 1; likely: how
    likely it is of each kind, if only this document tells it."""

    titles: list[str] = field(default_factory=list)
    kinds: Counter[WorkKind] = field(default_factory=Counter)
    mentions: set[Span] = field(default_factory=set)
    confidence: float = 1.0
    likely: dict[WorkKind, float] = field(default_factory=dict)

    @property
    def kind(self) -> WorkKind:
        told = [kind for kind, _ in self.kinds.most_common() if kind is not WorkKind.OTHER]
        return told[0] if told else WorkKind.OTHER

    @property
    def likely_kind(self) -> WorkKind | None:
        """The kind that the document makes likely without telling it, None where it does neither."""
        if self.kind is not WorkKind.OTHER or not self.likely:
            return None
        likeliest = max(self.likely, key=lambda kind: self.likely[kind])
        is_likely = likeliest is not WorkKind.OTHER and self.likely[likeliest] >= _LIKELY
        return likeliest if is_likely else None
