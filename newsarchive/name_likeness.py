"""Tell how alike two names are that are not the same name: spelling, romanisation, order, initials, subtitles.

Names are compared only where they share a block: a key made of what stays where the rest of a name is written otherwise.
A name has a handful of blocks, so what is compared grows with the number of names as long as blocks are small.
"""

import re
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from newsarchive.names import fold, name_key, title_key

# Two words of which less is the same are two words.
_WORD = 0.7
_WHOLE = 85.0
_TITLE = 88.0
# Shorter ones are near too many others.
_LONG_ENOUGH = 5
_BLOCK_LENGTH = 100

_ROMANISED = (
    ("ph", "f"), ("ck", "k"), ("sh", "s"), ("wh", "w"), ("eo", "o"), ("eu", "u"), ("oo", "u"), ("ou", "u"), ("ee", "i"), ("ae", "e"),
    ("ai", "e"), ("ei", "e"), ("ie", "i"), ("ia", "ya"), ("c", "k"), ("q", "k"), ("g", "k"), ("z", "s"), ("y", "i"), ("x", "ks"), ("w", "v"),
)  # fmt: skip
_SILENT_H = re.compile(r"(?<=[aeiou])h(?![aeiou])|(?<=[bdjkt])h")
_DOUBLED = re.compile(r"(\w)\1+")
_VOWELS = re.compile(r"[aeiouvh]")
_HARD = str.maketrans("bdjlz", "ptcrs")
_SUBTITLE = re.compile(r"\s*(?::|[–—(\[]|\s-\s)\s*")
# A sequel is another work, and so is a part.
_COUNTING = re.compile(
    r"^(?:\d+|[ivx]+|one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|part|season|series|volume|vol|chapter|episode|remix|live)$"
)


class NameLikeness(NamedTuple):
    """score: 0 to 1, 0 where two names have nothing to do with each other; reason: what makes them alike, in words."""

    score: float
    reason: str = ""


_UNLIKE = NameLikeness(0.0)


def likeness_of_names(a: str, b: str) -> NameLikeness:
    """Return how alike two names of persons, groups or organisations are."""
    ours, theirs = title_key(a).split(), title_key(b).split()
    if not ours or not theirs:
        return _UNLIKE
    if name_key(a) == name_key(b):
        return NameLikeness(1.0, "the same name" if a == b else "the same name but for its spelling")
    if sorted(ours) == sorted(theirs):
        return NameLikeness(0.95, "the same words in another order")
    if _romanised(ours) == _romanised(theirs) or _sound(name_key(a)) == _sound(name_key(b)):
        return NameLikeness(0.92, "names that sound alike")
    if sorted(map(_sound, ours)) == sorted(map(_sound, theirs)):
        return NameLikeness(0.9, "names that sound alike, in another order")
    if min(len(ours), len(theirs)) > 1:
        found = max(_shortened(ours, theirs), _shortened(ours, theirs[1:] + theirs[:1]))
        if found.score:
            return found
    return _spelt(ours, theirs, _WHOLE)


def likeness_of_titles(a: str, b: str) -> NameLikeness:
    """Return how alike two titles are; those of parts and sequels are not, however near."""
    ours, theirs = title_key(a).split(), title_key(b).split()
    if not ours or not theirs:
        return _UNLIKE
    if ours == theirs:
        return NameLikeness(1.0, "the same title" if a == b else "the same title but for its spelling")
    if _counting(ours) != _counting(theirs):
        return _UNLIKE
    if sorted(ours) == sorted(theirs):
        return NameLikeness(0.93, "the same words in another order")
    for whole, other in ((a, b), (b, a)):
        main = _main_title(whole)
        if main and title_key(main) == title_key(other):
            return NameLikeness(0.8, "the one is the other’s title without its subtitle")
    if _romanised(ours) == _romanised(theirs):
        return NameLikeness(0.9, "titles that sound alike")
    return _spelt(ours, theirs, _TITLE)


def name_blocks(name: str) -> set[str]:
    """Return the blocks of a name: its sound, in any order; and each outer word whole with the other's first letter."""
    words = title_key(name).split()
    if not words:
        return set()
    blocks = {f"k {_bones(name_key(name))}", f"s {' '.join(sorted(map(_bones, words)))}"}
    if len(words) > 1:
        first, last = words[0], words[-1]
        blocks |= {f"w {first} {last[0]}", f"w {last} {first[0]}"}
    else:
        blocks |= _ends(words[0])
    return {block[:_BLOCK_LENGTH] for block in blocks}


def title_blocks(title: str) -> set[str]:
    """Return the blocks of a title: its sound, in any order; its main title; and its beginning and its end."""
    words = title_key(title).split()
    if not words:
        return set()
    blocks = {f"s {' '.join(sorted(map(_bones, words)))}", f"m {title_key(_main_title(title) or title)}"}
    if len(words) > 1:
        initials = "".join(sorted(word[0] for word in words))
        blocks |= {f"w {words[0]} {initials}", f"w {words[-1]} {initials}"}
    else:
        blocks |= _ends(words[0])
    return {block[:_BLOCK_LENGTH] for block in blocks}


def _shortened(ours: list[str], theirs: list[str]) -> NameLikeness:
    """Compare names of which one may have initials ("J. Smith"), or lack a middle name."""
    if ours[-1] != theirs[-1] or len(ours[-1]) < 2:
        return _UNLIKE
    one, other = ours[0], theirs[0]
    if one == other and len(one) > 1:
        between = ours[1:-1], theirs[1:-1]
        if not all(between) or _is_initials(*between) or _is_initials(*reversed(between)):
            return NameLikeness(0.88, "the same name, with and without a middle name")
        return _UNLIKE
    if one[0] == other[0] and 1 in {len(one), len(other)}:
        return NameLikeness(0.8, "the same surname, and an initial that fits")
    return _UNLIKE


def _is_initials(short: list[str], long: list[str]) -> bool:
    return len(short) == len(long) and all(
        len(a) == 1 and b.startswith(a) for a, b in zip(short, long, strict=True)
    )


def _spelt(ours: list[str], theirs: list[str], whole: float) -> NameLikeness:
    """Compare letter by letter: all of the words must be near, not only most of the letters."""
    a, b = "".join(ours), "".join(theirs)
    if min(len(a), len(b)) < _LONG_ENOUGH:
        return _UNLIKE
    ratio = fuzz.ratio(a, b, score_cutoff=whole)
    if not ratio:
        return _UNLIKE
    if len(ours) == len(theirs) and any(
        Levenshtein.normalized_similarity(x, y) < _WORD for x, y in zip(ours, theirs, strict=True)
    ):
        return _UNLIKE
    letters = Levenshtein.distance(a, b)
    return NameLikeness(
        round(0.9 * ratio / 100, 3), f"{letters} letter{'s' if letters > 1 else ''} written otherwise"
    )


def _counting(words: list[str]) -> list[str]:
    return sorted(word for word in words if _COUNTING.match(word))


def _main_title(title: str) -> str:
    """Return what stands before the subtitle, "" if there is none or it is too short to tell anything."""
    parts = _SUBTITLE.split(title, maxsplit=1)
    return parts[0] if len(parts) > 1 and len(fold(parts[0])) >= _LONG_ENOUGH - 1 else ""


def _sound(word: str) -> str:
    word = _SILENT_H.sub("", word)
    for written, sound in _ROMANISED:
        word = word.replace(written, sound)
    return _DOUBLED.sub(r"\1", word)


def _romanised(words: list[str]) -> str:
    return "".join(map(_sound, words))


def _bones(word: str) -> str:
    """Return the consonants of a word as they sound, or the word if it has hardly any."""
    bones = _DOUBLED.sub(r"\1", _VOWELS.sub("", _sound(word)).translate(_HARD))
    return bones if len(bones) > 1 else word


def _ends(word: str) -> set[str]:
    """Return the beginning and the end of a single word: a slip of the pen leaves one of them."""
    return {f"b {word[:4]}", f"e {word[-4:]}"} if len(word) >= _LONG_ENOUGH else set()
