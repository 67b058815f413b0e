"""What the words around the sides of a pair tell, and those between them."""

from bisect import bisect_left
from itertools import pairwise, repeat

from newsarchive.ingest.extract.relations.alphabets import Alphabet, Place, SentenceWords
from newsarchive.ingest.extract.relations.pairs import Pair
from newsarchive.ingest.extract.relations.weights import Feature, Row

# Words on either side of a value among which one of the predicate is sought.
_SOUGHT_WITHIN = 24
# A longer row of words that are told apart is never met twice.
_SQUEEZED = 8
_BREAKS = frozenset([";", ":", "(", ")", "—", "–", "“", "”", '"'])


def _window_slots(side: str) -> tuple[tuple[str, str, str], tuple[str, str, str], tuple[str, str, str]]:
    """Return the slots of the words before a side, the nearest first, of those behind it, and of several together."""
    return (
        (f"{side}-1=", f"{side}-2=", f"{side}-3="),
        (f"{side}+1=", f"{side}+2=", f"{side}+3="),
        (f"{side}-12=", f"{side}-123=", f"{side}+12="),
    )


_WINDOW_SLOTS = {side: _window_slots(side) for side in ("s", "v", "l")}


class Standing:
    """Where a pair stands in its sentence: the positions of both sides, and the places that tell of it.

    A place is "subject" or "value"; "subjectless" or "valueless" is the side of a pair whose other side is not named.
    apart and between: what all but the words between weighs, and what these weigh, by the alphabet that they are read in;
    between_raw: what the words between weigh as they are.
    """

    __slots__ = ("apart", "at_subject", "at_value", "between", "between_raw", "both_named", "pair", "places")

    def __init__(self, pair: Pair, at_subject: Place, at_value: Place) -> None:
        self.pair = pair
        self.at_subject = at_subject
        self.at_value = at_value
        self.both_named = pair.subject.named and pair.value.named
        if self.both_named:
            self.places = (("value", at_value), ("subject", at_subject))
        elif pair.value.named:
            self.places = (("value", at_value), ("subjectless", at_value))
        else:
            self.places = (("subject", at_subject), ("valueless", at_subject))
        self.apart: dict[Alphabet, Row] = {}
        self.between: dict[Alphabet, Row] = {}
        self.between_raw: Row | None = None


def told_around(words: SentenceWords, alphabet: Alphabet, place: str, at: Place) -> list[Feature]:
    """Return what the words around one side tell in an alphabet."""
    if place == "subjectless":
        return _alone(words, "", alphabet.texts, at)
    if place == "valueless":
        return _alone(words, "value ", alphabet.texts, at)
    told = _window(place[0], alphabet.bounded, *at)
    return told + _sought(words, alphabet, *at) if place == "value" else told


def told_raw_around(words: SentenceWords, place: str, at: Place) -> list[Feature]:
    """Return what the words around one side tell as they are."""
    return _window(place[0], words.bounded, *at) if place in ("subject", "value") else []


def told_between(words: SentenceWords, standing: Standing, texts: list[str], *, lists: bool) -> list[Feature]:
    """Return what the words between the two sides tell; lists: also what stands before a list that the value is in."""
    subject, value = standing.pair.subject, standing.pair.value
    at_subject, at_value = standing.at_subject, standing.at_value
    first = subject.start < value.start
    order = "sv" if first else "vs"
    begin, end = (at_subject[1], at_value[0]) if first else (at_value[1], at_subject[0])
    if begin > end:
        return [(order, ""), (f"{order}:inside", "")]
    between = texts[begin:end]
    length = len(between)
    found: list[Feature] = [(f"{order}:{_distance(length)}", "")]
    if length <= 6:
        found.append((f"{order}:[", f"{' '.join(between)}]"))
    else:
        found += (
            (f"{order}:first2=", " ".join(between[:2])),
            (f"{order}:last2=", " ".join(between[-2:])),
            (f"{order}:last3=", " ".join(between[-3:])),
        )
    found += zip(repeat(f"{order}:w="), set(between))
    if not lists:
        neighbours = {f"{left} {right}" for left, right in pairwise(between)}
        found += zip(repeat(f"{order}:b="), neighbours)
        return found
    if length > 0:
        squeezed = _squeezed(between)
        if len(squeezed) <= _SQUEEZED:
            found.append((f"{order}:{{", f"{' '.join(squeezed)}}}"))
        found.append((f"{order}:telling=", f"{'OWN' in between}{'RIVAL' in between}"))
        if first:
            start = words.list_start(at_value[0])
            if begin <= start < at_value[0]:
                squeezed = _squeezed(texts[begin:start])
                if len(squeezed) <= _SQUEEZED:
                    found.append((f"{order}:list{{", f"{' '.join(squeezed)}}}"))
    mine = words.texts[at_subject[0]]
    theirs = words.texts[at_value[0]]
    same = words.places_of[mine]
    apart = abs(subject.start - value.start)
    nearer = sum(
        abs(words.starts[position] - value.start) < apart for position in same if position != at_subject[0]
    )
    found += (
        (f"{order}:others=", str(min(between.count(mine), 3))),
        (f"{order}:values=", str(min(between.count(theirs), 3))),
        (f"{order}:breaks=", str(min(sum(text in _BREAKS for text in between), 2))),
        (f"{order}:commas=", str(min(between.count(","), 3))),
        ("nearer=", str(min(nearer, 2))),
    )
    if same[0] == at_subject[0]:
        found.append(("s only" if len(same) == 1 else "s first", ""))
    return found


def _alone(words: SentenceWords, side: str, texts: list[str], at: Place) -> list[Feature]:
    """Return what tells of a side whose other side the sentence does not name; side: "value " if that is the value."""
    works = len(words.places_of.get("<work>", ()))
    found = [
        (f"{side}works=", str(min(works, 2))),
        (f"{side}position=", "first" if at[0] == 0 else "second" if at[0] < 4 else "later"),
        (f"{side}^=", texts[0]),
        (f"{side}^2=", " ".join(texts[:2])),
        (f"{side}any=", f"{'OWN' in texts}{'RIVAL' in texts}"),
    ]
    if ":" in texts[:6]:
        found.append((f"{side}label=", " ".join(texts[: texts.index(":")])))
    return found


def _sought(words: SentenceWords, alphabet: Alphabet, first: int, after: int) -> list[Feature]:
    """Return the last word of a predicate before the value (before the list that it stands in), and the first behind it."""
    found: list[Feature] = []
    start = words.list_start(first) if first < len(words.texts) else first
    if start != first:
        found.append(("listed", ""))
        found += _window("l", alphabet.bounded, start, start)
    telling = alphabet.telling
    before = bisect_left(telling, start) - 1
    if before >= 0 and telling[before] >= start - _SOUGHT_WITHIN:
        position = telling[before]
        told, steps = alphabet.texts[position], start - 1 - position
        found += _nearest("<", told, steps, crossed=words.has_name_in(position + 1, after))
    else:
        found.append(("<none", ""))
    behind = bisect_left(telling, after)
    if behind < len(telling) and telling[behind] < after + _SOUGHT_WITHIN + 1:
        position = telling[behind]
        told, steps = alphabet.texts[position], position - after
        found += _nearest(">", told, steps, crossed=words.has_name_in(after, position))
    else:
        found.append((">none", ""))
    return found


def _window(side: str, bounded: list[str], first: int, after: int) -> list[Feature]:
    """Return the words around those from first to after (exclusive); bounded: the sentence's words between "^" and "$"."""
    before_slots, behind_slots, (two_before, three_before, two_behind) = _WINDOW_SLOTS[side]
    before = bounded[max(0, first - 2) : first + 1]
    found = [
        *zip(before_slots, reversed(before), strict=False),
        *zip(behind_slots, bounded[after + 1 : after + 4], strict=False),
    ]
    if first >= 2:
        found.append((two_before, f"{before[-2]} {before[-1]}"))
    if first >= 3:
        found.append((three_before, " ".join(before)))
    if after + 3 < len(bounded):
        found.append((two_behind, f"{bounded[after + 1]} {bounded[after + 2]}"))
    return found


def _nearest(side: str, told: str, steps: int, *, crossed: bool) -> list[Feature]:
    near = "near" if steps <= 2 else "mid" if steps <= 7 else "far"
    return [(f"{side}{told}", ""), (f"{side}{told}&{near}", ""), (f"{side}{told}&{crossed}", "")]


def _squeezed(texts: list[str]) -> list[str]:
    """Return the words, of several plain ones in a row but one."""
    return [
        text
        for position, text in enumerate(texts)
        if text != "w" or position == 0 or texts[position - 1] != "w"
    ]


def _distance(length: int) -> str:
    for name, limit in (("0", 0), ("1", 1), ("2", 2), ("4", 4), ("8", 8), ("16", 16)):
        if length <= limit:
            return name
    return "far"
