"""Choose what a person or work is called and what kind it is, by how the articles call it: a vote, whatever their order."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

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
# Words before a surname that are no given name: ranks, offices and forms of address.
_TITLES = {
    *(
        "aunt",
        "brother",
        "captain",
        "capt",
        "colonel",
        "constable",
        "cousin",
        "dc",
        "dci",
        "detective",
        "di",
        "doctor",
    ),
    *(
        "dr",
        "ds",
        "father",
        "general",
        "inspector",
        "judge",
        "king",
        "lady",
        "lieutenant",
        "lord",
        "lt",
        "madam",
    ),
    *(
        "major",
        "miss",
        "mr",
        "mrs",
        "ms",
        "mx",
        "officer",
        "pc",
        "prince",
        "princess",
        "prof",
        "professor",
        "queen",
    ),
    *("sergeant", "sgt", "sir", "sister", "uncle"),
}

_NOT_SHOWN = {AliasKind.FORMER, AliasKind.SHORT}


@dataclass(frozen=True)
class Usage:
    """How one article calls a person or work: pairs of a name and the kind of that name, the main one first."""

    kind: str
    names: Sequence[tuple[str, str]]


def choose_name(usages: Iterable[Usage], *, prefer_capitals: bool = False) -> str:
    """Return the main name that most articles use; among equals the longest, then the first in code-point order.

    Former names and short forms only if there is nothing else. Among equals a person's name without a rank comes first
    or, with prefer_capitals, a work's title whose longer words have capitals. Raises ValueError without usages.
    """
    usages = list(usages)
    kinds = kinds_of_names(usages)
    main = Counter(usage.names[0][0] for usage in usages)
    used = Counter(name for usage in usages for name, _ in usage.names)

    def preference(name: str) -> tuple[bool, int, int, bool, int, str]:
        if prefer_capitals:
            is_lesser = any(word[0].islower() for word in name.split() if len(word) > 3)
        else:
            is_lesser = begins_with_title(name)
        return (kinds[name] in _NOT_SHOWN, -main[name], -used[name], is_lesser, -len(name), name)

    return min(used, key=preference)


def begins_with_title(name: str) -> bool:
    """Tell whether a name begins with a rank, an office or a form of address, such as Sgt Dunbar."""
    return fold(name).split(" ")[0] in _TITLES


def choose_kind(usages: Iterable[Usage], order: Sequence[str], *, untold: str = "") -> str:
    """Return the kind that most articles tell, among equals the first in the order; untold only if nobody tells.

    Raises ValueError without usages.
    """
    kinds = Counter(usage.kind for usage in usages)
    return min(kinds, key=lambda kind: (kind == untold, -kinds[kind], order.index(kind)))


def kinds_of_names(usages: Iterable[Usage]) -> dict[str, AliasKind]:
    """Return every name that articles use, with its most telling kind."""
    found = defaultdict(set)
    for usage in usages:
        for name, kind in usage.names:
            found[name].add(AliasKind(kind))
    return {name: min(kinds, key=_MOST_TELLING.index) for name, kinds in found.items()}


def choose_aliases(usages: Iterable[Usage], shown: str, key_of: Callable[[str], str]) -> dict[str, AliasKind]:
    """Return the other names beside the one that is shown; those with the same key are spellings of it."""
    key = key_of(shown)
    return {
        name: AliasKind.SPELLING if kind == AliasKind.NAME and key_of(name) == key else kind
        for name, kind in sorted(kinds_of_names(usages).items())
        if name != shown
    }
