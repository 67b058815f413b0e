"""What two versions of a text differ in, word by word."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

_TOKEN = re.compile(r"\w+(?:['’]\w+)*|\s+|[^\w\s]")
_PARAGRAPH = re.compile(r".*?(?:\n+|\Z)", re.DOTALL)

# The comparison keeps a bit for each pair of words: 25 MB, and a tenth of a second. Longer texts are compared by paragraphs
# first, and only the paragraphs that changed by words.
_MOST_PAIRS = 200_000_000


class DifferenceKind(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class Difference(NamedTuple):
    """A stretch of text that both versions have, or one alone."""

    kind: DifferenceKind
    text: str


def differences(old: str, new: str) -> list[Difference]:
    """Return what became of the old text: in order, what stayed, what was removed and what was added.

    The texts of what is the same and removed make the old text, those of what is the same and added the new one. What
    was removed stands before what was added in its place. Time and memory are bounded however long the texts are: where
    very long texts share hardly a paragraph, whole stretches are told as removed and added.
    """
    words = _TOKEN.findall(old), _TOKEN.findall(new)
    start, end = _in_common(*words)
    before, behind = words[0][:start], words[0][len(words[0]) - end :]
    changed = _compare(*(one[start : len(one) - end] for one in words))
    return _readable(
        _joined(
            chain(_changed("equal", "".join(before), ""), changed, _changed("equal", "".join(behind), ""))
        )
    )


def _in_common(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """Return how many words both begin with, and how many of the rest both end with."""
    shorter = min(len(old), len(new))
    start = next((place for place in range(shorter) if old[place] != new[place]), shorter)
    rest = shorter - start
    end = next((place for place in range(rest) if old[-1 - place] != new[-1 - place]), rest)
    return start, end


def _compare(old: Sequence[str], new: Sequence[str]) -> Iterator[Difference]:
    """Yield what two sequences of words differ in: by words, or where these are too many, by paragraphs first."""
    if len(old) * len(new) <= _MOST_PAIRS:
        for kind, gone, come in _aligned(old, new):
            yield from _changed(kind, "".join(gone), "".join(come))
        return
    for kind, gone, come in _aligned(_paragraphs(old), _paragraphs(new)):
        words = _TOKEN.findall("".join(gone)), _TOKEN.findall("".join(come))
        if kind == "equal" or not 0 < len(words[0]) * len(words[1]) <= _MOST_PAIRS:
            yield from _changed(kind, "".join(gone), "".join(come))
        else:
            yield from _compare(*words)


def _paragraphs(words: Sequence[str]) -> list[str]:
    return [paragraph for paragraph in _PARAGRAPH.findall("".join(words)) if paragraph]


def _aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    """Yield what became of each stretch: "equal" or another word, and its parts before and after."""
    if len(old) * len(new) > _MOST_PAIRS:
        yield "replace", old, new
        return
    for one in LCSseq.opcodes(old, new):
        yield one.tag, old[one.src_start : one.src_end], new[one.dest_start : one.dest_end]


def _changed(kind: str, gone: str, come: str) -> Iterator[Difference]:
    if kind == "equal":
        if gone:
            yield Difference(DifferenceKind.SAME, gone)
        return
    if gone:
        yield Difference(DifferenceKind.REMOVED, gone)
    if come:
        yield Difference(DifferenceKind.ADDED, come)


def _joined(found: Iterator[Difference]) -> list[Difference]:
    """Return the stretches with neighbours of one kind made one, what was removed before what was added."""
    joined: list[Difference] = []
    gone = come = ""
    for kind, text in found:
        match kind:
            case DifferenceKind.REMOVED:
                gone += text
            case DifferenceKind.ADDED:
                come += text
            case DifferenceKind.SAME:
                joined += _changed("replace", gone, come)
                gone = come = ""
                if joined and joined[-1].kind == kind:
                    text = joined.pop().text + text
                joined.append(Difference(kind, text))
    joined += _changed("replace", gone, come)
    return joined


def _readable(found: list[Difference]) -> list[Difference]:
    """Return the stretches without the chance agreements, a space or an article, between two longer changes."""
    changed: list[Difference] = []
    for place, one in enumerate(found):
        if (
            one.kind == DifferenceKind.SAME
            and 0 < place < len(found) - 1
            and "\n" not in one.text
            and len(one.text) <= min(_length_before(found, place), _length_behind(found, place))
        ):
            changed += _changed("replace", one.text, one.text)
        else:
            changed.append(one)
    return _joined(iter(changed))


def _length_before(found: list[Difference], place: int) -> int:
    """Return the length of the longer side of the change that ends before the place."""
    lengths = [one.kind != DifferenceKind.SAME and len(one.text) for one in found[max(0, place - 2) : place]]
    return max(lengths[-1], lengths[0] if found[place - 1].kind == DifferenceKind.ADDED else 0)


def _length_behind(found: list[Difference], place: int) -> int:
    """Return the length of the longer side of the change that begins behind the place."""
    lengths = [one.kind != DifferenceKind.SAME and len(one.text) for one in found[place + 1 : place + 3]]
    return max(lengths[0], lengths[-1] if found[place + 1].kind == DifferenceKind.REMOVED else 0)
