"""Word lists as data: one file a list, a word or phrase a line, lines with "#" are comments."""

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """Return the entries of the list name (its file without ".txt")."""
    return frozenset(entries(name))


@cache
def entries(name: str) -> tuple[str, ...]:
    """Return the entries of the list name in the order of its file."""
    text = (files(__package__) / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def keyed(name: str) -> dict[str, str]:
    """Return the list name, whose lines are "key: entry, entry …", as entry → key."""
    mapping = {}
    for line in entries(name):
        key, _, listed = line.partition(":")
        mapping.update({entry.strip(): key.strip() for entry in listed.split(",")})
    return mapping
