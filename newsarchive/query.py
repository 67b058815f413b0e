"""Read what somebody types into the search box: words, "phrases", beginnings*, -excluded ones, and operators.

An operator is a name, a colon and a value, which may stand in quotes: outlet:"The Guardian" after:2024. What is not
understood is told, kindly, and the rest still counts; nothing typed is an error. This knows no database: whom person:IU
means is found in newsarchive.narrowing.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from newsarchive import search
from newsarchive.search import Term

QUERY_LENGTH = 500  # characters; what is typed behind them is not searched

OPERATORS = {
    "outlet": "Outlet",
    "person": "Person",
    "work": "Work",
    "after": "Published from",
    "before": "Published before",
    "kind": "Kind",
    "predicate": "Property",
    "status": "State",
    "modality": "Said as",
    "origins": "Independent origins",
    "is": "Agreement",
}
# What may rightly be given more than once: articles that name both.
_REPEATABLE = {"person", "work"}
_ALIASES = {"property": "predicate", "since": "after", "from": "after", "until": "before", "title": "work"}
_NOT_OPERATORS = {"http", "https", "mailto"}

_NAMES = "|".join([*OPERATORS, *_ALIASES])
_TOKEN = re.compile(
    rf"""(?<![^\s"])(?P<not>-?)(?P<name>{_NAMES}):(?:\s+(?!-?(?:{_NAMES}):))?
    (?:"(?P<quoted>[^"]*)(?:"|$)|(?P<bare>[^\s"]*)) | -?"[^"]*" | [^\s"]+""",
    re.IGNORECASE | re.VERBOSE,
)
_UNKNOWN = re.compile(r"([a-z]{3,20}):(?=\w)", re.IGNORECASE)
_DATE = re.compile(r"([1-9][0-9]{3})(?:[-/.](0?[1-9]|1[0-2])(?:[-/.](0?[1-9]|[12][0-9]|3[01]))?)?", re.ASCII)
_CURLY = str.maketrans("“”„«»", '"""""')
# What turns the direction of its neighbours; other signs without width part syllables, in Persian for one.
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True)
class Operator:
    """name: one of OPERATORS; value: what is behind the colon; written: all of it, as it was typed."""

    name: str
    value: str
    written: str


@dataclass(frozen=True)
class Word:
    """What is typed apart from operators: a word or phrase, and the terms in it."""

    written: str
    terms: tuple[Term, ...]

    @property
    def label(self) -> str:
        """What it asks for: "Phrase", "Word begins" …"""
        term = self.terms[0]
        if term.is_excluded:
            return "Without"
        if term.is_prefix:
            return "Beginning with"
        return "Phrase" if '"' in self.written else "Word"


@dataclass(frozen=True)
class Query:
    """What was typed, in its parts. problems: what was not understood, in sentences."""

    text: str
    parts: tuple[Word | Operator, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What is searched for in texts and names, as newsarchive.search reads it."""
        return " ".join(part.written for part in self.parts if isinstance(part, Word))

    @property
    def plain_words(self) -> str:
        """The words that are to occur, without signs: a name, perhaps."""
        return search.wanted_words(search.terms(self.words))

    @property
    def operators(self) -> list[Operator]:
        return [part for part in self.parts if isinstance(part, Operator)]

    def without(self, gone: Word | Operator) -> str:
        """Return what is to be typed for the same query without one of its parts."""
        return " ".join(part.written for part in self.parts if part is not gone)


def parse(text: str) -> Query:
    """Read what was typed. Never raises."""
    typed = clean(text)
    problems = []
    if len(typed) > QUERY_LENGTH:
        typed = typed[:QUERY_LENGTH]
        problems.append(f"Only the first {QUERY_LENGTH} characters were searched for.")
    parts: list[Word | Operator] = []
    for match in _TOKEN.finditer(typed):
        name = match["name"]
        if name is None:
            terms = tuple(search.terms(match[0]))
            if terms:
                parts.append(Word(match[0], terms))
                problems += _unknown(match[0])
            continue
        name = _ALIASES.get(name.lower(), name.lower())
        value = (match["quoted"] if match["quoted"] is not None else match["bare"]).strip()
        if match["not"]:
            problems.append(
                f"“{match[0]}”: only words can be left out, as in -{value or 'word'}; it was not heeded."
            )
        elif not value:
            problems.append(f"“{name}:” needs a value behind it, such as {_EXAMPLES[name]}.")
        else:
            written = f"{name}:{quoted(value)}"
            if name not in _REPEATABLE and any(p.name == name for p in parts if isinstance(p, Operator)):
                problems.append(f"“{name}:” counts once: the last one was taken.")
                parts = [part for part in parts if not (isinstance(part, Operator) and part.name == name)]
            parts.append(Operator(name, value, written))
    problems += _too_many(parts)
    return Query(typed, tuple(parts), tuple(dict.fromkeys(problems)))


def clean(text: str) -> str:
    """Return the text without what cannot be searched for, and what would turn its neighbours about: bidi controls."""
    text = text.encode("utf-8", "ignore").decode().translate(_CURLY)
    text = _BIDI.sub("", text[: 4 * QUERY_LENGTH])
    return " ".join("".join(" " if unicodedata.category(c) == "Cc" else c for c in text).split())


def quoted(value: str) -> str:
    """Return an operator's value as it is to be typed."""
    value = value.replace('"', " ").strip()
    return f'"{value}"' if re.search(r"\s", value) else value


def day_span(value: str) -> tuple[date, date] | None:
    """Return the first day of a year, month or day and the first day after it; None for what is no date."""
    match = _DATE.fullmatch(value)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None  # by the pattern
    try:
        first = date(year, month or 1, day or 1)
        if day:
            return first, first + timedelta(1)
        if month:
            return first, date(year + month // 12, month % 12 + 1, 1)
        return first, date(year + 1, 1, 1)
    except (ValueError, OverflowError):
        return None


def last_token(text: str) -> tuple[str, str, str]:
    """Part what is being typed: what stands before the last operator, its name, and its value so far.

    The name is "" and the value the whole text where no operator is being typed.
    """
    found = None
    for match in _TOKEN.finditer(clean(text)[:QUERY_LENGTH]):
        found = match
    if found is None or found["name"] is None or found["not"] or (found[0].endswith('"') and found["quoted"]):
        return "", "", clean(text)[:QUERY_LENGTH]
    name = found["name"].lower()
    value = found["quoted"] if found["quoted"] is not None else found["bare"]
    return clean(text)[: found.start()].strip(), _ALIASES.get(name, name), value.strip()


_EXAMPLES = {
    "outlet": 'outlet:"The Guardian"',
    "person": 'person:"Um Tae-hwa"',
    "work": 'work:"Love Wins All"',
    "after": "after:2024-01-31",
    "before": "before:2024-01-31",
    "kind": "kind:film",
    "predicate": "predicate:director",
    "status": "status:accepted",
    "modality": "modality:planned",
    "origins": "origins:2",
    "is": "is:disputed",
}


def _unknown(written: str) -> Iterator[str]:
    """Yield a sentence where a word looks like an operator that there is none of."""
    match = _UNKNOWN.match(written)
    if match and match[1].lower() not in _NOT_OPERATORS:
        yield f"“{match[1]}:” is not one of {', '.join(f'{name}:' for name in list(OPERATORS)[:7])}; it was searched for as words."


def _too_many(parts: list[Word | Operator]) -> list[str]:
    """Cut off the words beyond those that are searched for; return what to say of it."""
    counted, kept = 0, []
    for part in parts:
        counted += len(part.terms) if isinstance(part, Word) else 0
        if counted <= search.TERM_LIMIT or isinstance(part, Operator):
            kept.append(part)
    parts[:] = kept
    if counted <= search.TERM_LIMIT:
        return []
    return [f"Only the first {search.TERM_LIMIT} words were searched for."]
