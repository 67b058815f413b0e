"""Short and pet forms of given names: Bernie for Bernadette, Rafa for Rafael, Tomek for Tomasz; and those of ranks."""

from functools import cache, lru_cache

from newsarchive.ingest import lexicons
from newsarchive.names import fold

# What is hung on the beginning of a given name, the longest first: Dess-ie, Tom-ek, Ron-aldinho.
_ENDINGS = ("inho", "inha", "ito", "ita", "cho", "ie", "ey", "ek", "ka", "ko", "y", "i", "o", "a")
# Shorter beginnings are those of too many names.
_SHORTEST = 3

_RANKS = {
    "capt": "captain", "cllr": "councillor", "col": "colonel", "dr": "doctor", "fr": "father", "gen": "general",
    "gov": "governor", "hon": "honourable", "insp": "inspector", "lt": "lieutenant", "maj": "major", "prof": "professor",
    "pvt": "private", "rep": "representative", "rev": "reverend", "sen": "senator", "sgt": "sergeant", "supt": "superintendent",
}  # fmt: skip


def whole_title(title: str) -> str:
    """Return a rank or form of address in lower case without its abbreviation: "sergeant" for "Sgt."."""
    folded = fold(title)
    return _RANKS.get(folded, folded)


@cache
def _listed() -> dict[str, frozenset[str]]:
    """Return given name → its short and pet forms, all folded."""
    found = {}
    for line in lexicons.entries("pet_names"):
        name, _, forms = line.partition(": ")
        found[name] = frozenset(forms.split(", "))
    return found


def pet_names(given: str) -> frozenset[str]:
    """Return the short and pet forms that a given name is known to have, folded."""
    return _listed().get(fold(given), frozenset())


@lru_cache(maxsize=20_000)
def may_be_called(given: str, form: str) -> bool:
    """Tell whether the bearer of a given name may be called by the form: the name itself, its initial, a short or pet form.

    A form that no list has is one if it is the beginning of the name, alone or with an ending that makes names small.
    """
    given, form = fold(given), fold(form)
    if not given or not form:
        return False
    if given == form or form in _listed().get(given, ()):
        return True
    if len(form) == 1 or len(given) == 1:
        return given[0] == form[0]
    if len(form) >= len(given):
        return False
    stems = [form, *(form.removesuffix(ending) for ending in _ENDINGS if form.endswith(ending))]
    return any(given.startswith(stem) for one in stems if len(stem := _single(one)) >= _SHORTEST)


def _single(stem: str) -> str:
    """Return a stem without the consonant that its ending doubled: "Desm", "Dess" → "Des"."""
    return stem[:-1] if len(stem) > _SHORTEST and stem[-1] == stem[-2] else stem
