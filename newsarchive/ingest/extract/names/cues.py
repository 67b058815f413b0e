"""Families of features: single cues are too rare in few corpora for each to be weighed well, so their family is weighed too."""

from collections.abc import Iterable, Iterator
from functools import cache

from newsarchive.ingest import lexicons


@cache
def _families() -> dict[str, str]:
    """Return feature → family."""
    found: dict[str, str] = {}
    for line in lexicons.entries("name_cues"):
        family, _, listed = line.partition(": ")
        found.update(dict.fromkeys(listed.split("; "), family))
    return found


def families(features: Iterable[str]) -> Iterator[str]:
    """Yield the families of the features, with how many of each there are: "person cue", "person cues 2+", "person cues 4+"."""
    known = _families()
    told: dict[str, int] = {}
    for family in filter(None, map(known.get, features)):
        told[family] = told.get(family, 0) + 1
    for family, count in told.items():
        yield f"{family} cue"
        if count > 1:
            yield f"{family} cues 2+"
        if count > 3:
            yield f"{family} cues 4+"
    if told:
        most = max(told.values())
        first, *others = [family for family, count in told.items() if count == most]
        if not others:
            yield f"mostly {first}"
