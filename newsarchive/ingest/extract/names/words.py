"""What a single word tells about the names beside it: the classes that it belongs to."""

from collections import defaultdict
from functools import cache, lru_cache

from newsarchive.ingest import lexicons
from newsarchive.ingest.extract import vocabulary

SMALL = frozenset(
    ["a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "but", "with", "from", "by", "as"]
)
# What follows "the director of" is a work, and what follows "the head of" is a house.
_MAKERS = frozenset(["director", "writer", "cast_member", "producer"])
NOUNS = frozenset(["role", "kind", "kind?", "group", "house", "kin", "roles", "kinds"])


@cache
def _listed() -> dict[str, tuple[str, ...]]:
    """Return word → the classes that the lexicons give it."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in lexicons.entries("neighbours"):
        name, _, listed = line.partition(": ")
        for word in listed.split(", "):
            found[word].append(name)
    for verb in lexicons.words("speech_verbs"):
        if " " not in verb:
            found[verb].append("speech")
    return {word: tuple(names) for word, names in found.items()}


@cache
def _last_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the last words of the nouns for roles and for kinds of works."""
    roles = frozenset(role.rsplit(" ", 1)[-1].lower() for role in vocabulary.role_words())
    kinds = frozenset(kind.rsplit(" ", 1)[-1].lower() for kind in vocabulary.kind_words())
    return roles, kinds


@lru_cache(maxsize=50_000)
def classes(word: str) -> frozenset[str]:
    """Return the classes of a word in lower case: what its neighbours in a sentence may conclude from it."""
    roles, kinds = _last_words()
    word = word.replace("’", "'")
    found = list(_listed().get(word, ()))
    if word in roles:
        found.append("role")
        if vocabulary.role_words().get(word) in _MAKERS:
            found.append("maker")
    elif word[-1:] == "s" and word[:-1] in roles:
        found.append("roles")
    if word in kinds:
        found.append("kind?" if word in lexicons.words("ambiguous_nouns") else "kind")
    elif word[-1:] == "s" and word[:-1] in kinds:
        found.append("kinds")
    if word in vocabulary.TITLES_OF_PERSONS:
        found.append("title")
    if word in vocabulary.MONTHS_AND_DAYS:
        found.append("month")
    if word in vocabulary.places():
        found.append("place")
    if word[:1].isdigit():
        found.append("year" if len(word) == 4 and word.isdigit() else "number")
    return frozenset(found)
