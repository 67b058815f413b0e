"""Choose what a person or work is called and what kind it is, by how the articles call it: a vote, whatever their order."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from newsarchive.ingest import lexicons
from newsarchive.names import fold
from newsarchive.vocabulary import AliasKind

# Where articles differ about one name, the kind that tells most: "former" rules a name out as the one that is shown.
_MOST_TELLING = [
    AliasKind.FORMER,
    AliasKind.LEGAL,
    AliasKind.STAGE,
    AliasKind.TRANSLATED,
    AliasKind.SPELLING,
    AliasKind.NAME,
    AliasKind.SHORT,
]
_NOT_SHOWN = {AliasKind.FORMER, AliasKind.SHORT}


@dataclass(frozen=True)
class Usage:
    """How one article calls a person or work: pairs of a name and the kind of that name, the main one first.

    likely_kind: the kind of a work that it makes likely without telling one, "" for none.
    """

    kind: str
    names: Sequence[tuple[str, str]]
    likely_kind: str = ""


def choose_name(
    usages: Iterable[Usage], key_of: Callable[[str], str], *, prefer_capitals: bool = False
) -> str:
    """Return the name that most articles mainly use, in the spelling that shows it best.

    Names with one key are spellings of one name. A former name or short form is chosen only if there is nothing else; a
    name with a rank only if there is none without. Of the spellings, with prefer_capitals, one whose longer words have
    capitals ("Love Wins All" before "Love wins all"), then the one most used, the longest, and the last in code-point
    order, which puts an accent before a plain letter and a hyphen before a space. Raises ValueError without usages.
    """
    usages = list(usages)
    kinds = kinds_of_names(usages)
    votes = Counter(key_of(usage.names[0][0]) for usage in usages)
    used = Counter(name for usage in usages for name, _ in usage.names)

    def preference(name: str) -> tuple[bool, bool, int, str, bool, int, int, list[int]]:
        key = key_of(name)
        in_lower_case = prefer_capitals and any(word[0].islower() for word in name.split() if len(word) > 3)
        return (
            kinds[name] in _NOT_SHOWN,
            not prefer_capitals and begins_with_title(name),
            -votes[key],
            key,
            in_lower_case,
            -used[name],
            -len(name),
            [-ord(character) for character in name],
        )

    return min(used, key=preference)


def begins_with_title(name: str) -> bool:
    """Tell whether a name begins with a rank, an office or a form of address, such as Sgt Dunbar."""
    return fold(name).split(" ")[0] in lexicons.words("titles_of_persons")


def choose_kind(usages: Iterable[Usage], order: Sequence[str], *, untold: str = "") -> str:
    """Return the kind that most articles tell, among equals the first in the order; if nobody tells one, that which most
    make likely; untold if nobody does that either.

    Raises ValueError without usages.
    """
    usages = list(usages)
    told = Counter(usage.kind for usage in usages if usage.kind != untold)
    likely = Counter(usage.likely_kind for usage in usages if usage.likely_kind)
    kinds = told or likely or Counter(usage.kind for usage in usages)
    return min(kinds, key=lambda kind: (-kinds[kind], order.index(kind)))


def kinds_of_names(usages: Iterable[Usage]) -> dict[str, AliasKind]:
    """Return every name that articles use, with its most telling kind."""
    found = defaultdict(set)
    for usage in usages:
        for name, kind in usage.names:
            found[name].add(AliasKind(kind))
    return {name: min(kinds, key=_MOST_TELLING.index) for name, kinds in found.items()}


def tells_nothing_new(known: AliasKind | None, kind: AliasKind) -> bool:
    """Tell whether a name of which one kind is known (None: a name not known yet) stays of that kind with one more use."""
    return known is not None and _MOST_TELLING.index(known) <= _MOST_TELLING.index(kind)


def choose_aliases(usages: Iterable[Usage], shown: str, key_of: Callable[[str], str]) -> dict[str, AliasKind]:
    """Return the other names beside the one that is shown; those with the same key are spellings of it."""
    key = key_of(shown)
    return {
        name: AliasKind.SPELLING if kind == AliasKind.NAME and key_of(name) == key else kind
        for name, kind in sorted(kinds_of_names(usages).items())
        if name != shown
    }
