"""Families of features: single cues are too rare in few corpora for each to be weighed well, so their family is weighed too."""

from collections import Counter
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
    told = Counter(known[feature] for feature in features if feature in known)
    for family, count in told.items():
        yield f"{family} cue"
        if count > 1:
            yield f"{family} cues 2+"
        if count > 3:
            yield f"{family} cues 4+"
    if told:
        (first, most), *others = told.most_common(2)
        if not others or most > others[0][1]:
            yield f"mostly {first}"
