"""Tell nearly the same words from others: wire copy that an outlet edited lightly is no second origin.

Words are cut into shingles, every three that follow each other; two passages are as alike as the share of shingles that
they have in common (Jaccard). Those that may be alike are found by the least shingles of each (MinHash with one
permutation): passages that share two neighbouring least ones are compared, so that no passage is compared with all.
Everything depends on the words alone, not on the order of what is compared.
"""

import hashlib
import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from newsarchive.names import fold

_WORDS = 3

# Sentences share less than that by chance: two changed words in a sentence of twenty leave more.
PASSAGE = 0.5
# Shorter sentences are formulas that anybody may write: only the same words make them one.
_SHORT = 6
_PASSAGE_BINS = 16
_PASSAGE_BAND = 2

# Of articles a sketch is kept, the least shingle of each of so many parts: enough to tell half from a third in common.
ARTICLE = 0.5
_ARTICLE_BINS = 128
_ARTICLE_BAND = 3
_SHORT_ARTICLE = 30
_EMPTY = 0xFFFFFFFF

# For finding articles in an archive of any size: those are compared that share one of so many numbers, each over so many
# parts of the sketch. Of articles that have 9 in 10 shingles in common all are found so, of 3 in 4 nearly all, and hardly
# any that have nothing in common.
_KEYS = 6
_KEY_PARTS = 3


class TextMarks(NamedTuple):
    """What whole articles are told to be alike by. sketch: what is kept of one; keys: see text_keys()."""

    sketch: bytes
    keys: tuple[int, ...]


def marks_of_text(text: str) -> TextMarks:
    """Return the marks of the text of a whole article."""
    kept = sketch(text)
    return TextMarks(kept, tuple(text_keys(text, kept)))


def shingles(text: str) -> bytes:
    """Return the shingles of a passage for keeping: numbers of 32 bits, in order."""
    return _packed(sorted(_shingles(text)))


def sketch(text: str) -> bytes:
    """Return what is kept of a whole article: the least shingle of each part, b"" for one too short to tell."""
    found = _shingles(text)
    return _packed(_least(found, _ARTICLE_BINS)) if len(found) >= _SHORT_ARTICLE else b""


def text_keys(text: str, kept: bytes) -> list[int]:
    """Return numbers (64 bits, signed) of which articles with nearly the same text share one, and with the same words all.

    kept: the text's sketch().
    """
    words = " ".join(fold.__wrapped__(text).split())
    return [_key(0, words.encode()), *_band_keys(_unpacked(kept))]


def likeness_of_articles(a: bytes, b: bytes) -> float:
    """Return the share of shingles that two texts have in common, as far as their sketch() tells: from 0 to 1.

    0 where one of them is too short to tell.
    """
    return _likeness(_unpacked(a), _unpacked(b)) if a and b else 0.0


def _band_keys(least: Sequence[int]) -> Iterator[int]:
    if not least:
        return
    full = list(least)
    for place in range(2 * len(full) - 1, -1, -1):  # an empty part is told by the next that is not
        if full[place % len(full)] == _EMPTY:
            full[place % len(full)] = full[(place + 1) % len(full)]
    apart = len(full) // (_KEYS * _KEY_PARTS)
    for number in range(_KEYS):
        parts = (full[apart * (number + _KEYS * part)] for part in range(_KEY_PARTS))
        yield _key(number + 1, _packed(list(parts)))


def _key(number: int, content: bytes) -> int:
    digest = hashlib.blake2b(content, digest_size=8, salt=bytes([number])).digest()
    return int.from_bytes(digest, "big", signed=True)


def alike_passages(kept: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Yield pairs of shingles() that are alike, enough of them to join all that are."""
    of = {one: frozenset(_unpacked(one)) for one in set(kept) if len(one) >= 4 * _SHORT}
    least = {one: _least(found, _PASSAGE_BINS) for one, found in of.items()}
    for a, b in _candidates(_bands(least, _PASSAGE_BAND)):
        if len(of[a] & of[b]) >= PASSAGE * len(of[a] | of[b]):
            yield a, b


def alike_articles(kept: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Yield pairs of sketch() that are alike, enough of them to join all that are."""
    of = {one: _unpacked(one) for one in set(kept) if one}
    for a, b in _candidates(_bands(of, _ARTICLE_BAND)):
        if _likeness(of[a], of[b]) >= ARTICLE:
            yield a, b


def _likeness(a: Sequence[int], b: Sequence[int]) -> float:
    same = sum(x == y != _EMPTY for x, y in zip(a, b, strict=True))
    told = sum(x != _EMPTY or y != _EMPTY for x, y in zip(a, b, strict=True))
    return same / told


def _shingles(text: str) -> set[int]:
    words = fold.__wrapped__(text).split()  # articles are not worth remembering
    return {
        int.from_bytes(hashlib.blake2b(" ".join(words[at : at + _WORDS]).encode(), digest_size=4).digest(), "big")
        for at in range(len(words) - _WORDS + 1)
    }  # fmt: skip


def _least(found: Iterable[int], bins: int) -> list[int]:
    """Return the least shingle of each part of all numbers, _EMPTY where there is none."""
    least = [_EMPTY] * bins
    for one in found:
        place = one % bins
        least[place] = min(least[place], one)
    return least


def _bands(least: Mapping[bytes, Sequence[int]], width: int) -> dict[bytes, list[tuple[int, ...]]]:
    """Return, for each, neighbouring least shingles, as many together as the width says; empty parts are passed over.

    Left out are bands that no other can have, as nobody else has one of their shingles: of texts that are not alike
    these are nearly all.
    """
    seen: set[int] = set()
    shared: set[int] = set()
    for numbers in least.values():
        shared |= seen.intersection(numbers)
        seen.update(numbers)
    shared.discard(_EMPTY)
    found: dict[bytes, list[tuple[int, ...]]] = {}
    for one, numbers in least.items():
        if len(shared.intersection(numbers)) < width:
            continue
        told = [number for number in numbers if number != _EMPTY]
        bands = (tuple(told[at : at + width]) for at in range(len(told) - width + 1))
        found[one] = [band for band in bands if shared.issuperset(band)]
    return found


def _candidates(bands: dict[bytes, list[tuple[int, ...]]]) -> Iterator[tuple[bytes, bytes]]:
    """Yield pairs that share a band: in each the neighbours in the order of their words, and each with the first."""
    by_band: dict[tuple[int, ...], list[bytes]] = defaultdict(list)
    for one in sorted(bands):
        for band in bands[one]:
            by_band[band].append(one)
    seen: set[tuple[bytes, bytes]] = set()
    for members in by_band.values():
        for number, one in enumerate(members[1:], start=1):
            for pair in {(members[0], one), (members[number - 1], one)}:
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def _packed(numbers: Sequence[int]) -> bytes:
    return struct.pack(f">{len(numbers)}I", *numbers)


def _unpacked(kept: bytes) -> tuple[int, ...]:
    return struct.unpack(f">{len(kept) // 4}I", kept)
