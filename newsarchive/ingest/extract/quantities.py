"""Numbers, in digits and in words."""

import re

_UNITS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "m": 1e6,
    "bn": 1e9,
    "k": 1e3,
    "mn": 1e6,
}
_SPECIAL = {"half": 0.5, "dozen": 12.0, "couple": 2.0, "trio": 3.0}

_WORD = "|".join(sorted([*_UNITS, *_TENS], key=len, reverse=True))
# One number: 1,234.5 · 1.4 million · five-and-a-half · forty-one · two hundred and ten · a dozen
NUMBER = (
    rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?|(?:{_WORD})(?:[- ](?:{_WORD}))?)"
    rf"(?:(?:[- ]and[- ]a[- ]half)|(?:\s?(?:hundred|thousand|million|billion|bn|mn|m|k)\b(?: and (?:{_WORD})(?:-(?:{_WORD}))?)?))?"
    rf"|a (?:dozen|hundred|thousand|million|billion)"
)
_AND_A_HALF = re.compile(r"[- ]and[- ]a[- ]half$")


def number(words: str) -> float:
    """Return the number that the words (as NUMBER matches them) stand for.

    Raises ValueError if they are not a number.
    """
    words = words.strip().lower().replace(",", "")
    half = _AND_A_HALF.search(words)
    total, current, seen = 0.5 if half else 0.0, 0.0, False
    for part in re.findall(r"\d+(?:\.\d+)?|[a-z]+", words[: half.start()] if half else words):
        if part in ("and", "a"):
            current, seen = (current or (1.0 if part == "a" else 0.0)), True
        elif part[0].isdigit():
            current, seen = current + float(part), True
        elif part in _UNITS or part in _TENS or part in _SPECIAL:
            value = _UNITS.get(part) or _TENS.get(part) or _SPECIAL.get(part) or 0.0
            current, seen = (current * value if part == "dozen" else current + value), True
        elif part in _SCALES:
            total, current, seen = total + (current or 1.0) * _SCALES[part], 0.0, True
        else:
            raise ValueError(f"not a number: {words!r}")
    if not seen:
        raise ValueError(f"not a number: {words!r}")
    return total + current


_BOUNDS = [
    (
        "min",
        re.compile(
            r"(?:more than|over|at least|upwards of|no (?:fewer|less) than|passed|topped|surpassed|exceeded)\s+$",
            re.I,
        ),
    ),
    ("max", re.compile(r"(?:fewer than|less than|under|at most|no more than|up to)\s+$", re.I)),
    (
        "about",
        re.compile(
            r"(?:nearly|almost|about|around|some|roughly|approximately|close to|an estimated)\s+$", re.I
        ),
    ),
]


def bound(before: str) -> str:
    """Return how a number is meant, by the words before it: "min", "max", "about" or "" (exactly)."""
    return next((name for name, pattern in _BOUNDS if pattern.search(before)), "")
