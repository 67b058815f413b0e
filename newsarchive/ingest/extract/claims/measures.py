"""How long, how many, how often: durations, stops, episodes, and figures such as views and sales."""

import re
from collections.abc import Callable, Iterator

from newsarchive.ingest.document import Span
from newsarchive.ingest.extract.claims.rule import WORK, Context, Found, Reader, Rule, W, make, rule
from newsarchive.ingest.extract.entities import Entity
from newsarchive.ingest.extract.quantities import (
    COUNTED,
    CURRENCY_SIGN,
    DURATION,
    NUMBER,
    bound,
    currency,
    duration,
    is_part,
    number,
    unit_of,
)
from newsarchive.values import QuantityValue
from newsarchive.vocabulary import Predicate, WorkKind

_TIMED = frozenset(set(WorkKind) - {WorkKind.TOUR, WorkKind.BOOK})
_TOURS = frozenset({WorkKind.TOUR})
# So far back (masked characters) it was said what is counted.
_COUNTED_BEFORE = 300
_SERIAL = frozenset({WorkKind.SERIES, WorkKind.SHOW})
_NO_EPISODES = frozenset({WorkKind.FILM, WorkKind.BOOK, WorkKind.ALBUM, WorkKind.TOUR})
# Says whose parts are counted, whatever else the sentence names.
ONE_OF_PARTS = "one of so many parts"
_GAP = r"[^;:!?\ue000-\ue3ff]{0,90}?"
_WHOLE_DURATION = re.compile(DURATION, re.I)
_N = rf"(?P<n>(?i:{NUMBER}))"
_STOPS = r"(?:cities|city|dates?|shows?|stops?|nights?|concerts?|venues?|gigs?|performances)"
# Chapters are of books, as a rule.
_PARTS = r"(?:episodes?|parts?|instalments?|installments?)"
_WHICH = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|next|last|final|penultimate|opening|closing|best|longest|shortest)"
_ONE_OF = rf"(?P<part>{W}),? (?:is |was )?the {_WHICH} (?P<t>of) (?:the |its )"
_BEHIND_ONE_OF = re.compile(rf"{_ONE_OF}$")
_COUNTED = rf"(?:{COUNTED})"
_MONEY = rf"(?P<currency>{CURRENCY_SIGN})"


def measured(
    predicate: Predicate,
    name: str,
    confidence: float,
    unit: str,
    kinds: frozenset[WorkKind],
    convert: Callable[[re.Match[str]], float] | None = None,
) -> Reader:
    """Return a reader of a number said of the work of group "w", or of the one spoken of; convert: match → number."""

    def read(context: Context, match: re.Match[str]) -> Iterator[Found]:
        work = _subject(context, match, kinds)
        if work is None or (
            match.groupdict().get("t") in ("is", "at", "for") and not match.groupdict().get("w")
        ):
            return
        try:
            value = convert(match) if convert else number(match["n"])
        except ValueError:
            return
        # "two hours fifty": the rule may have read no more than the hours
        whole = _WHOLE_DURATION.match(context.masked.text, match.start("n")) if unit == "minutes" else None
        told = None if whole is None else duration(whole[0])
        if told is not None:
            value = told.number
        if value <= 0:
            return
        if is_part(context.masked.text[match.end("n") :]):
            return  # "eight of its ten episodes"
        how = bound(context.masked.text[max(0, match.start("n") - 30) : match.start("n")])
        if not how and told is not None:
            how = told.bound  # whole and half hours are rounded
        yield make(
            context,
            match,
            work,
            predicate,
            name,
            confidence,
            value=QuantityValue(value, unit, how),
            value_span=_span(context, match),
            negated=False,
        )

    return read


def _subject(context: Context, match: re.Match[str], kinds: frozenset[WorkKind]) -> Entity | None:
    given = match.groupdict().get("w")
    if given:
        work = context.entity(given)
        return work if work is not None and (work.kind in kinds or work.kind is WorkKind.OTHER) else None
    return context.topic(kinds, before=match.start())


def _span(context: Context, match: re.Match[str]) -> Span:
    return context.masked.span(*match.span("n"))


def _minutes(match: re.Match[str]) -> float:
    groups = match.groupdict()
    total = number(groups["n"]) if groups.get("n") else 0.0
    if (groups.get("unit") or "").startswith("hour"):
        total *= 60
        if groups.get("n2"):
            total += number(groups["n2"])
    return total


def _times(context: Context, match: re.Match[str]) -> Iterator[Found]:
    """So many episodes of so many minutes, as the trade writes it; one alone is no series."""
    if int(match["episodes"]) > 1:
        count = measured(
            Predicate.NUMBER_OF_EPISODES,
            "so many times",
            0.9,
            "episodes",
            _TIMED,
            lambda m: int(m["episodes"]),
        )
        yield from count(context, match)
    yield from measured(Predicate.DURATION, "so many times", 0.9, "minutes", _TIMED)(context, match)


def _hour_long(match: re.Match[str]) -> float:
    return 30.0 if match["n"].lower().startswith("half") else 60.0


def _parts(context: Context, match: re.Match[str]) -> Iterator[Found]:
    is_of_others = _BEHIND_ONE_OF.search(context.masked.text, 0, match.start("n")) is not None
    if not is_of_others:
        yield from measured(Predicate.NUMBER_OF_EPISODES, "parts", 0.85, "episodes", _SERIAL)(context, match)


def _one_of_parts(context: Context, match: re.Match[str]) -> Iterator[Found]:
    """One of so many episodes is a part of the series that is spoken of, and that has so many."""
    part, series = context.entity(match["part"]), context.topic(_SERIAL, before=match.start())
    if part is None or series is None or part is series or part.told_kind in _NO_EPISODES:
        return
    if series.told_kind is WorkKind.OTHER:
        series.tell(WorkKind.SERIES)
    yield make(context, match, part, Predicate.PART_OF, ONE_OF_PARTS, 0.9, negated=False).of(series)
    yield from measured(Predicate.NUMBER_OF_EPISODES, ONE_OF_PARTS, 0.9, "episodes", _SERIAL)(context, match)


def _extended(context: Context, match: re.Match[str]) -> Iterator[Found]:
    """So many episodes, where the words, or those of the sentence before them, say that episodes are counted."""
    spoken = context.masked.text[max(0, match.end() - _COUNTED_BEFORE) : match.end()]
    if context.previous is not None:
        spoken = f"{context.previous.masked.text[-_COUNTED_BEFORE:]} {spoken}"
    if re.search(r"\bepisodes?\b", spoken):
        read = measured(Predicate.NUMBER_OF_EPISODES, "extended to", 0.86, "episodes", _SERIAL)
        yield from read(context, match)


def _figure(context: Context, match: re.Match[str]) -> Iterator[Found]:
    work = _subject(context, match, frozenset(WorkKind))
    if work is None:
        return
    groups = match.groupdict()
    try:
        value = number(match["n"])
    except ValueError:
        return
    if value < 100 and not groups.get("currency"):
        return
    sign = groups.get("currency")
    unit = currency(sign) if sign else unit_of(groups.get("unit") or "streams")
    how = bound(context.masked.text[max(0, match.start("n") - 30) : match.start("n")])
    yield make(
        context,
        match,
        work,
        Predicate.FIGURE,
        "figure",
        0.85,
        value=QuantityValue(
            value, unit, how if how != "min" or "more" in match[0] or "over" in match[0] else ""
        ),
        value_span=_span(context, match),
        negated=False,
    )


_DURATION = Predicate.DURATION
RULES: tuple[Rule, ...] = (
    # "The five-minute video", "Its four-minute video", "the 148-minute film", "six-minute MV": the noun is the work spoken of
    rule("so many minutes long", rf"\b{_N}(?P<t>[- ]minute(?:[- ]long)?)(?: \w[\w’'-]*){{0,4}}? (?:{W}|video|MV|clip|film|movie|song|track|single|album|episode|documentary|short|finale|cut|record|epic|ballad|opera|play|show|musical|version|feature|piece|performance|work|drama|podcast|pilot|premiere)\b", measured(_DURATION, "so many minutes long", 0.85, "minutes", _TIMED)),
    rule("so many minutes long, of a work", rf"\b{_N}(?P<t>[- ]minute(?:[- ]long)?)(?: \w[\w’'-]*){{0,3}}? (?:video|MV|clip|film|version|cut|recording) (?:of|for) {WORK}", measured(_DURATION, "so many minutes long, of a work", 0.88, "minutes", _TIMED)),
    rule("so many minutes long, titled", rf"\b{_N}(?P<t>[- ]minute(?:[- ]long)?)(?: \w[\w’'-]*){{0,3}}? {WORK}", measured(_DURATION, "so many minutes long, titled", 0.88, "minutes", _TIMED)),
    # "lasts eight minutes", "runs for 2 hours 28 minutes", "does not let go for five and a half minutes", "is forty-one minutes of"
    rule("lasts", rf"(?:{WORK}{_GAP})?\b(?P<t>lasts?|lasted|runs?(?: for| to| at)?|ran(?: for| to)?|running|clocks in at|clocking in at|comes in at|running time of|running time is|is|at|for)(?: (?:a|just|only|under|over|about|around|nearly|almost))? {_N}(?:-| )(?P<unit>minutes?|hours?)\b(?:(?:,| and)? ?(?P<n2>{NUMBER}) minutes?)?(?! (?:before|after|later|ago|earlier|into|early|late|from|away|walk|of training|a day|a week|on|to|south|north|per))", measured(_DURATION, "lasts", 0.85, "minutes", _TIMED, _minutes)),
    rule("at so many minutes", rf"^At {_N} (?P<unit>minutes|hours), {WORK}", measured(_DURATION, "at so many minutes", 0.92, "minutes", _TIMED, _minutes)),
    # "a manageable 118 minutes", "At 97 minutes one feels it"
    rule("a so-called number of minutes", rf"\b(?P<t>[Aa]n? (?:[a-z]+ly )?[a-z]{{4,}}) {_N} (?P<unit>minutes)\b(?! (?:before|after|later|ago|earlier|into|of|from|away|walk|late))", measured(_DURATION, "a so-called number of minutes", 0.8, "minutes", frozenset({WorkKind.FILM}), _minutes)),
    # "Eleven songs, 41 minutes, no interludes.", "directed it, six minutes and almost without a cut"
    rule("minutes, bare", rf"(?P<t>,) {_N} (?P<unit>minutes)(?=,| and)", measured(_DURATION, "minutes, bare", 0.75, "minutes", frozenset({WorkKind.ALBUM, WorkKind.SONG, WorkKind.FILM}), _minutes)),
    # "Two hours and 20 minutes including the interval", "For 165 minutes, interval included, …"
    rule("so many hours", rf"(?:^|[,–—(] ?){_N} (?P<unit>hours?)(?:,| and)? (?P<n2>{NUMBER}) (?P<t>minutes?)", measured(_DURATION, "so many hours", 0.82, "minutes", _TIMED, _minutes)),
    rule("for so many minutes", rf"^(?:For|Over|In) {_N} (?P<unit>minutes)(?P<t>,? (?:interval|including|with an interval))", measured(_DURATION, "for so many minutes", 0.8, "minutes", _TIMED, _minutes)),
    rule("hour long", r"\b(?P<n>(?:half-)?hour)(?P<t>-long) (?:\w+ )?(?:episodes?|films?|instalments?|special|documentary|show|programme|album|parts?)\b", measured(_DURATION, "hour long", 0.75, "minutes", _TIMED, _hour_long)),
    # "It calls at 34 cities", "visits eight cities", "it has 36 stops", "runs to 34 dates"
    rule("stops", rf"(?:{WORK}{_GAP})?\b(?P<t>calls? at|visits?|has|have|of|to|takes? in|covers?|over|includes?|with|across|plays?|features|comprises|spans|hits|stops? (?:in|at)|adds up to|counts) {_N} (?:[a-z]+ )?{_STOPS}\b", measured(Predicate.NUMBER_OF_STOPS, "stops", 0.85, "stops", _TOURS)),
    rule("stops, before", rf"\b{_N}[- ](?P<t>city|cities|date|dates|stop|show|night|leg)(?: (?!tour)\w[\w-]*){{0,2}}? {WORK}", measured(Predicate.NUMBER_OF_STOPS, "stops, before", 0.9, "stops", _TOURS)),
    rule("stops, of a noun", rf"\b{_N}[- ](?P<t>city|date|stop|show)(?: [\w-]+){{0,3}}? tour\b", measured(Predicate.NUMBER_OF_STOPS, "stops, of a noun", 0.8, "stops", _TOURS)),
    # "W (4 x 45')", "the 6x60-minute drama"
    rule("so many times", rf"(?:{WORK}{_GAP})?(?<![\w.])(?P<episodes>\d{{1,3}}) ?(?P<t>[x×]) ?(?P<n>\d{{2,3}})(?:['’′]|[- ]?min(?:ute)?s?\b)", _times),
    # "'Oath', the first of the six episodes"
    rule(ONE_OF_PARTS, rf"{_ONE_OF}{_N} (?:[\w-]+ ){{0,2}}?episodes\b", _one_of_parts),
    # "Seven episodes, one every Tuesday"
    rule("so many parts, alone", rf"^{_N} (?:[\w-]+ ){{0,2}}?(?P<t>{_PARTS})(?=[.]|$|, one (?:every|each|an?)\b)", measured(Predicate.NUMBER_OF_EPISODES, "so many parts, alone", 0.82, "episodes", _SERIAL)),
    # "the first of six parts", "there are eight episodes", "a six-part drama", "The six hour-long episodes"
    rule("parts", rf"\b(?P<t>of|are|is|it's|has|have|comprises|spans|runs? (?:to|for)|in|over|the|all|consists of|makes? up|made up of) {_N} (?:[\w-]+ ){{0,2}}?{_PARTS}\b", _parts),
    rule("in so many parts, titled", rf"\b{_N}-(?P<t>part|episode)(?: [\w-]+){{0,4}}?,? (?:titled |called |entitled )?[“‘\"']?{WORK}", measured(Predicate.NUMBER_OF_EPISODES, "in so many parts, titled", 0.92, "episodes", _SERIAL)),
    rule("in so many parts", rf"\b{_N}-(?P<t>part|episode|parter|parts)\b(?!(?: [\w-]+){{0,4}}?,? (?:titled |called |entitled )?[“‘\"']?{W})", measured(Predicate.NUMBER_OF_EPISODES, "in so many parts", 0.9, "episodes", _SERIAL)),
    # "the series will now run to 54", "extended from 50 episodes to 54", "taking the total to 52", "all eight episodes of W"
    rule("extended to", rf"(?:{WORK}{_GAP})?\b(?P<t>(?:runs?|running|ran|extended|lengthened|expanded|stretched|cut|trimmed|shortened|grow|grows|grown) to|(?:taking|bringing) (?:the|{W}'s) (?:total|run|count|tally|number) to|from {NUMBER} (?:episodes )?to) {_N}(?: {_PARTS}|(?=[,.;)]|$))", _extended),
    rule("all parts of", rf"\b(?:all|each|every one|most) (?:of )?(?:the |its |{W}'s )?{_N} (?P<t>{_PARTS}) (?:of|in) {WORK}", measured(Predicate.NUMBER_OF_EPISODES, "all parts of", 0.88, "episodes", _SERIAL)),
    # "the clip had reached 21 million views", "drew 5.1 million viewers", "with 85,000 downloads", "140,000 copies have been ordered"
    rule("figure", rf"(?:{WORK}{_GAP})?\b{_N} (?:[\w-]+ )?(?P<t>(?P<unit>{_COUNTED}))\b", _figure),
    # "had been streamed 1.4 million times"
    rule("streamed", rf"(?:{WORK}{_GAP})?\b(?P<t>streamed|viewed|played|watched|downloaded|listened to) (?:more than |over |nearly |almost |about )?{_N} times", _figure),
    # "grossed $120 million", "took £3.2m at the box office"
    rule("takings", rf"(?:{WORK}{_GAP})?\b(?P<t>gross(?:ed|es)|took(?: in)?|taken(?: in)?|takes(?: in)?|pulled in|raked in|brought in|taking in|earned|made|makes|earning|grossing|taking|passed|topped|box office of) (?:more than |over |nearly |almost |about |some |an estimated )?{_MONEY} ?{_N}", _figure),
)  # fmt: skip
