"""Lists of winners, a category a line: "Best director - Ada Byrne, The Salt Road"."""

import re
from collections.abc import Iterator

from newsarchive.ingest.extract.claims.awards import PEOPLE_IN, THING_IN
from newsarchive.ingest.extract.claims.rule import WB, Context, Found, P, Rule, make, rule
from newsarchive.ingest.extract.entities import Entity
from newsarchive.values import TextValue
from newsarchive.vocabulary import PersonKind, Predicate, WorkKind

_CATEGORY = (
    r"(?:(?:[Bb]est|[Oo]utstanding|[Mm]ost|[Ff]avou?rite) (?:[\w’'&-]+,? ){0,6}?[\w’'&-]+|"
    r"(?:[\w’'&-]+ ){1,4}?[Oo]f the [Yy]ear|[Ll]ifetime(?: [Aa]chievement)?(?: [Aa]ward| [Pp]rize)?)"
)
_OPEN, _CLOSE = r"[“‘\"'*_]{0,2}", r"[”’\"'*_]{0,2}"
# What a category honours somebody for, and so has done for the work that stands beside the name.
_DEEDS = (
    (re.compile(r"direct", re.I), Predicate.DIRECTOR),
    (re.compile(r"\b(?:act(?:or|ress)|lead|supporting|performance)\b", re.I), Predicate.CAST_MEMBER),
    (re.compile(r"\b(?:screenplay|script|writ\w+|novel|book|poe\w+|librett\w+|lyrics|playwright)\b", re.I), Predicate.WRITER),
    (re.compile(r"\b(?:album|single|song|track|record|duet|rap|vocal)\b", re.I), Predicate.PERFORMER),
)  # fmt: skip
_NOMINEES = re.compile(r"\b(?:nominees?|nominat\w+|shortlist\w*|longlist\w*|contenders?|finalists)\b", re.I)
_UNLIKELY = {
    Predicate.DIRECTOR: frozenset({WorkKind.BOOK, WorkKind.ALBUM, WorkKind.TOUR}),
    Predicate.CAST_MEMBER: frozenset({WorkKind.BOOK, WorkKind.ALBUM, WorkKind.TOUR, WorkKind.SONG}),
    Predicate.WRITER: frozenset({WorkKind.TOUR}),
    Predicate.PERFORMER: frozenset({WorkKind.FILM, WorkKind.BOOK, WorkKind.SERIES, WorkKind.GAME}),
}
# How many lines a list may have above the one in question.
_LONGEST_LIST = 40


def _winner(context: Context, match: re.Match[str]) -> Iterator[Found]:
    """Who or what a line names first, or of a category of works the work; and what the winner did for it."""
    named = [context.entity(one) for one in (match["a"], match["b"]) if one]
    found = [
        one
        for one in named
        if one is not None and one.kind not in (PersonKind.CHARACTER, PersonKind.ORGANISATION)
    ]
    if not found:
        return
    category = match["v"]
    works = [one for one in found if one.is_work]
    people = [one for one in found if not one.is_work]
    is_of_things = THING_IN.search(category) is not None and PEOPLE_IN.search(category) is None
    winner = works[0] if is_of_things and works else found[0]
    if not _is_of_nominees(context):
        span = context.masked.span(*match.span("v"))
        value = TextValue(context.text[span.start : span.end])
        yield make(
            context,
            match,
            winner,
            Predicate.ACHIEVEMENT,
            "list of winners",
            0.9,
            value=value,
            value_span=span,
            negated=False,
        )
    if works and people:
        yield from _deed(context, match, works[0], people[0])


def _deed(context: Context, match: re.Match[str], work: Entity, person: Entity) -> Iterator[Found]:
    for told, predicate in _DEEDS:
        if told.search(match["v"]):
            if work.kind not in _UNLIKELY[predicate]:
                yield make(context, match, work, predicate, "honoured for", 0.85, negated=False).of(person)
            return


def _is_of_nominees(context: Context) -> bool:
    """Whether the list that the sentence is a line of says of itself that it names nominees."""
    above = context.previous
    for _ in range(_LONGEST_LIST):
        if above is None:
            return False
        if _LINE.match(above.masked.text) is None:
            return _NOMINEES.search(above.masked.text) is not None
        above = above.previous
    return False


_LINE = re.compile(rf"^[-*•· ]*{_CATEGORY} ?(?:–|—|-{{1,2}}|:) ?")
RULES: tuple[Rule, ...] = (
    # "Best actress - P, W", "Best album: W, P", "Best drama -- W", "Best newcomer – P for W"
    rule("list of winners", rf"^[-*•· ]*(?P<v>(?P<t>{_CATEGORY})) ?(?:–|—|-{{1,2}}|:) ?{_OPEN}(?:[\w’'&-]+ ){{0,3}}?(?P<a>{WB}|{P}){_CLOSE}(?:(?:,| for| by| -| –| \() ?{_OPEN}(?P<b>{WB}|{P}){_CLOSE})?\)?[.;]?(?=\W|$)", _winner),
)  # fmt: skip
