"""When a work came out, was made, began and ended."""

import re
from collections.abc import Iterator

from newsarchive.ingest.extract import vocabulary
from newsarchive.ingest.extract.claims.rule import (
    NAMED_WORK,
    WB,
    WORK,
    Context,
    D,
    Found,
    Reader,
    Rule,
    W,
    make,
    rule,
)
from newsarchive.ingest.extract.entities import Entity
from newsarchive.values import DateValue
from newsarchive.vocabulary import Predicate, WorkKind

_STAGED = frozenset({WorkKind.TOUR, WorkKind.SHOW})
_OUT_KINDS = frozenset(set(WorkKind) - {WorkKind.TOUR})
_FILMED = frozenset({WorkKind.FILM, WorkKind.SERIES, WorkKind.SHOW, WorkKind.SONG, WorkKind.OTHER})
# Words between subject and verb, or verb and date, that change neither: no other work or date.
_GAP = r"(?:(?!, which\b)[^;:!?\ue000-\ue3ff\ue800-\uebff]){0,100}?"
_MID = r"[^;:!?\ue000-\ue3ff\ue800-\uebff]{0,70}?"
_OUT = (
    r"(?P<t>released|releases|release|comes? out|brings? (?:it |them )?out|bringing (?:it |them )?out|(?:will|would|to) (?:now |first |then )?be (?:shown|screened|broadcast)|reach(?:es|ed)?(?= (?:[\w-]+ ){0,3}?(?:screens|cinemas|theat(?:er|re)s|shops|bookshops|stores))|came out|coming out|is out|was out|out now|drops?|dropped|dropping|premieres?|premiered|debuts?|debuted|arrives?|arrived|hits?|lands?|landed|"
    r"launch(?:es|ed)?|goes on sale|go on sale|went on sale|published|publishes|issued|unveiled|reached|goes? out|went out|airs?|aired|follows|due out|due|slated|scheduled|put out|available|"
    r"comes? to|came to|streams?|begins?|began|opens?|opened|starts?|started|returns?|returned|surfaced|appeared|unveils?|pushed back|postponed|moved|delayed|brought forward|expected|set for)"
)
_STARTS = r"(?P<t>opens?|opened|begins?|began|starts?|started|kicks? off|kicked off|launch(?:es|ed)?|gets? under way|got under way|sets off|set off|runs? from|previews)"
_ENDS = (
    r"(?P<t>closes?|closed|closing|ends?|ended|ending|wraps?(?: up)?|concludes?|concluded|finish(?:es|ed))"
)
_UNTIL = r"(?P<t>(?:runs?|running|continues|plays|is|on|stays|remains)\b[^;:!?\ue000-\ue3ff\ue800-\uebff]{0,40}? ?(?:until|till|through|to))"
_KIND_NOUN = rf"(?P<k>{vocabulary.KIND})"


# What opens there is released.
_IN_CINEMAS = re.compile(r"\b(?:cinemas|theaters|movie theatres|opens? wide|opening wide)\b")
# "since 2021", "the hit of 2024": a date that is no day of release; "the final part of W": not the day of W.
_NOT_OF_RELEASE = re.compile(r"\b(?:since|of|until|till|before|after|than|by|between|through)\s+$")
_LAST_PART = re.compile(
    r"\b(?:final|last|closing|second|third) (?:part|episode|instalment|show|night|season|series|chapter) of (?:the )?$"
)


def _date(context: Context, match: re.Match[str], group: str = "d") -> DateValue | None:
    date = context.masked.item(match[group]).date
    return None if date is None else DateValue(date.iso)


def _dated(
    context: Context,
    match: re.Match[str],
    work: Entity,
    predicate: Predicate,
    name: str,
    confidence: float,
    group: str = "d",
) -> Iterator[Found]:
    value = _date(context, match, group)
    if value is not None:
        span = context.masked.item(match[group]).span
        yield make(context, match, work, predicate, name, confidence, value=value, value_span=span)


def out(name: str, confidence: float, kinds: frozenset[WorkKind] = _OUT_KINDS) -> Reader:
    """Return a reader that dates the release of the work of group "w", or of the one spoken of."""

    def read(context: Context, match: re.Match[str]) -> Iterator[Found]:
        given = match.groupdict().get("w")
        work = context.entity(given) if given else context.topic(kinds, before=match.start())
        if work is None or work.kind not in kinds:
            return
        if _NOT_OF_RELEASE.search(context.masked.text[: match.start("d")]) or (
            given and _LAST_PART.search(context.masked.text[: match.start("w")])
        ):
            return
        verb = match["t"].lower()
        if re.match(r"open|begin|began|start", verb) and work.kind in _STAGED:
            yield from _dated(context, match, work, Predicate.START_DATE, name, confidence)
        elif re.match(r"open|begin|began|start|return", verb) and work.kind in (
            WorkKind.SONG,
            WorkKind.ALBUM,
            WorkKind.OTHER,
            WorkKind.BOOK,
        ):
            return
        else:
            yield from _dated(context, match, work, Predicate.RELEASE_DATE, name, confidence)

    return read


def starts(name: str, confidence: float, predicate: Predicate) -> Reader:
    """Return a reader of the first or last day of a tour, run or series."""

    def read(context: Context, match: re.Match[str]) -> Iterator[Found]:
        given = match.groupdict().get("w")
        if predicate is Predicate.START_DATE and _IN_CINEMAS.search(match[0]):
            return
        kinds = _STAGED if predicate is Predicate.START_DATE else _STAGED | {WorkKind.SERIES}
        work = context.entity(given) if given else context.topic(kinds, before=match.start())
        if work is None or (work.kind not in kinds and work.kind is not WorkKind.OTHER):
            return
        yield from _dated(context, match, work, predicate, name, confidence)

    return read


def _from_to(context: Context, match: re.Match[str]) -> Iterator[Found]:
    given = match.groupdict().get("w")
    work = context.entity(given) if given else context.topic(_STAGED, before=match.start())
    if work is None or work.kind not in _STAGED | {WorkKind.OTHER, WorkKind.SERIES}:
        return
    first = Predicate.RELEASE_DATE if work.kind is WorkKind.SERIES else Predicate.START_DATE
    yield from _dated(context, match, work, first, "from and to", 0.9)
    yield from _dated(context, match, work, Predicate.END_DATE, "from and to", 0.9, "d2")


def _filmed(context: Context, match: re.Match[str]) -> Iterator[Found]:
    given = match.groupdict().get("w")
    work = context.entity(given) if given else context.topic(_FILMED, before=match.start())
    if work is not None and work.kind in _FILMED:
        yield from _dated(context, match, work, Predicate.FILMING_DATE, "filmed", 0.88)


def _year_of_kind(context: Context, match: re.Match[str]) -> Iterator[Found]:
    """The band's 2022 album: with its title behind it, or of the one spoken of."""
    work = context.entity(match["w"] or match["w2"])
    value = _date(context, match)
    if work is not None and value is not None and value.precision == "year":
        yield from _dated(context, match, work, Predicate.RELEASE_DATE, "year of a work", 0.85)


def _of_a_year(context: Context, match: re.Match[str]) -> Iterator[Found]:
    work, value = context.entity(match["w"]), _date(context, match)
    if work is not None and value is not None and value.precision == "year" and work.kind in _OUT_KINDS:
        yield from _dated(context, match, work, Predicate.RELEASE_DATE, "a work of a year", 0.85)


def _listed_days(context: Context, match: re.Match[str]) -> Iterator[Found]:
    work = context.topic(_STAGED)
    if work is None or work.kind not in _STAGED | {WorkKind.OTHER}:
        return
    if match.groupdict().get("d"):
        yield from _dated(context, match, work, Predicate.START_DATE, "listed days", 0.85)
    yield from _dated(context, match, work, Predicate.END_DATE, "listed days", 0.85, "d2")


RULES: tuple[Rule, ...] = (
    # "W, released on D", "W comes out two weeks before the first night, on D", "W, which came out on D"
    rule("out on", rf"{WORK}(?::?{_GAP}[^\w'])?{_OUT}\b(?!,? (?:him|her|them)\b){_MID}{D.join(('(?P<d>', ')'))}", out("out on", 0.9)),
    rule("which came out", rf"(?P<w>{WB})[”’\"',]*(?:[^;:!?\ue000-\ue3ff\ue800-\uefff]{{0,60}}?,)? (?:which|that|{W}) (?:[\ue400-\ue7ff] |[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*)* )?(?:is |was |will be |has |will )?{_OUT}\b{_MID}(?P<d>{D})", out("which came out", 0.9)),
    # "The first of six parts goes out on D", "which follows on D" of what is spoken of
    rule("out on, of the topic", rf"^(?:[^\ue000-\ue3ff\ue800-\uebff.;:]{{0,80}}?\b)?(?P<t>goes out|premieres?|premiered|came out|comes out|is released|was released|will be released|released|went on sale|goes on sale|drops|dropped|published|airs|aired)\b{_MID}(?P<d>{D})", out("out on, of the topic", 0.75)),
    # "P put the video out on D", "P released W on D", "P returned on D with W"
    rule("put out", rf"\b(?P<t>released?|releases|dropped|drops|unveiled|issued|published|put|launched|launches|debuted|premiered?|premieres|returned|comeback|shared|airs?|delayed|postponed|pushed back|moved|brought forward|bring forward|push back)\b[^;:!?\ue000-\ue3ff\ue800-\uebff]{{0,70}}?{WORK}(?: out)?{_MID}(?:on|in|for|until)? ?(?P<d>{D})", out("put out", 0.85)),
    rule("put out, date first", rf"\b(?P<t>released?|releases|unveiled|issued|launched|debuted|premiered?|returned|comes? back|came back)\b[^;:!?\ue000-\ue3ff\ue800-\uebff]{{0,50}}? (?:on|in) (?P<d>{D}) with [^;:!?\ue000-\ue3ff\ue800-\uebff]{{0,30}}?[“‘\"']?{WORK}", out("put out, date first", 0.9)),
    # "The surprise midnight release on D", "the release date of W is D"
    rule("the release", rf"\b(?P<t>release|premiere|launch|publication)(?: date)?(?: (?:of|for) (?P<w>{W}))?(?: is| was| will be)?(?: set)?(?: on| for|:) (?P<d>{D})", out("the release", 0.85)),
    # "with which P returned on D"
    rule("with which", rf"{WORK} (?P<t>with which|that) [\ue400-\ue7ff] (?:returned|released|came back|put out|issued|dropped)(?: \w+){{0,4}}? (?:on|in) (?P<d>{D})", out("with which", 0.88)),
    # "2021's W", "P's 1962 W", "W, a 2006 drama", "W, her 2021 album"
    rule("a year's", rf"(?P<d>{D})(?P<t>'s) (?:[a-z][\w-]* ){{0,3}}?[“‘\"']?(?P<w>{WB})", _of_a_year),
    rule("somebody's of a year", rf"[\ue400-\ue7ff](?P<t>'s?) (?P<d>{D}) (?:[a-z][\w-]* ){{0,4}}?[“‘\"']?(?P<w>{WB})", _of_a_year),
    rule("a work of a year", rf"(?P<w>{WB}),? \(?(?:an?|the|his|her|their|its|[\ue400-\ue7ff]'s?) (?P<d>{D}) (?:[\w-]+ ){{0,3}}?(?P<t>{vocabulary.KIND})\b", _of_a_year),
    # "Out 7 November", "On sale 7 October", "In cinemas from 13 February" of what is spoken of
    rule("out, bare", rf"^\W*(?P<t>On sale|Out|In (?:cinemas|theaters|theatres|shops|bookshops|stores)|Published|Released)(?: now| nationwide| worldwide)? (?:on |from |in )?(?P<d>{D})", out("out, bare", 0.82)),
    # "6 February – 9 May 2027", "Until 27 February", "Ends 21 February": a line of a listing
    rule("first and last day", rf"^\W*(?:[Ff]rom )?(?P<d>{D})(?P<t> ?[–—-] ?| to | until )(?P<d2>{D})", _listed_days),
    rule("last day", rf"^\W*(?P<t>Until|Ends|Closes|To)(?: on)? (?P<d2>{D})", _listed_days),
    # "Released on D, W"
    rule("released, before", rf"^(?P<t>Released|Published|Out|Issued|Launched|Premiered) {_MID}(?:on|in)? ?(?P<d>{D}),{_MID} {WORK}", out("released, before", 0.88)),
    # "Errands (2022)", "W (D)"
    rule("in brackets", rf"{WORK} (?P<t>\()(?P<d>{D})\)", out("in brackets", 0.88)),
    # "The band's 2022 album", "her 2019 novel W"
    rule("year of a work", rf"(?<!{W}, the)(?:'s|\bthe|\ba|\bhis|\bher|\bits|\btheir) (?P<d>{D}) (?P<t>(?:[\w-]+ ){{0,2}}?)(?:{_KIND_NOUN}\b(?:,? [“‘\"']?(?P<w>{W}))|(?P<w2>{W}))", _year_of_kind),
    # "The Long Sitting, the 2011 play", "Saltlick, Adebare-Lind's 2013 first novel"
    rule("year in apposition", rf"{NAMED_WORK}, (?:[\ue400-\ue7ff]'s?|the|a|his|her|its|their) (?P<d>{D}) (?P<t>(?:[\w-]+ ){{0,3}}?{vocabulary.KIND})\b", out("year in apposition", 0.88)),
    rule("release line", rf"^[-*•·]? ?(?P<t>Release date|Released|Release|Out|Published|Publication date|Premiere|Due) ?[:–—] ?(?P<d>{D})", out("release line", 0.9)),
    # "The Every Other Town tour opens in Utrecht on D", "It starts in D"
    rule("starts", rf"{WORK}(?:{_GAP}[^\w'])?{_STARTS}\b{_MID}(?P<d>{D})", starts("starts", 0.92, Predicate.START_DATE)),
    rule("the first night", rf"(?<!before the )(?<!after the )\b(?P<t>first (?:night|show|date|stop|concert|performance)|opening night|press night)(?: of (?P<w>{W})[^;:!?\ue000-\uebff]{{0,12}})?[^;:!?\ue000-\uebff]{{0,40}}? (?:is|on|in|was|falls)[^;:!?\ue000-\uebff]{{0,40}}? ?(?P<d>{D})", starts("the first night", 0.85, Predicate.START_DATE)),
    # "closes in Montréal on D", "It runs until D"; the subject may stand before the first verb
    rule("ends", rf"{WORK}(?:[^;!?\ue000-\ue3ff]{{0,110}}?[^\w'])?{_ENDS}\b{_MID}(?P<d>{D})", starts("ends", 0.9, Predicate.END_DATE)),
    rule("until", rf"(?:{WORK}(?:[^;!?\ue000-\ue3ff]{{0,90}}?[^\w'])?)?\b{_UNTIL} (?:the )?(?P<d>{D})", starts("until", 0.88, Predicate.END_DATE)),
    # "The last show is in Montreal in D", "The final part of W is due on D"
    rule("the last", rf"\b(?P<t>(?:last|final|closing) (?:show|night|date|stop|concert|performance|episode|part|instalment|day))(?: of (?P<w>{W})[^;:!?\ue000-\uebff]{{0,12}})?{_MID}(?P<d>{D})", starts("the last", 0.88, Predicate.END_DATE)),
    # "runs to 34 dates between D and D", "from D to D"
    rule("from and to", rf"(?:{WORK}{_GAP})?\b(?P<t>between|from|runs?(?: from)?) (?P<d>{D})(?: and| to| until| through|–|-| – )(?: the)? ?(?P<d2>{D})", _from_to),
    # "Filmed in D", "shot it in Mokpo D", "Filming began at Amble on D", "Cameras first rolled on D", "The shoot took place in D"
    rule("filmed", rf"\b(?P<t>[Ff]ilming (?:began|started|got under way|took place|is under way|will begin|begins)|[Cc]ameras (?:first )?(?:rolled|began rolling)|[Pp]rincipal photography (?:began|started)|[Tt]he shoot (?:took place|began|started|was)|[Ss]hooting (?:began|started|took place)|[Pp]roduction (?:began|started))\b{_MID}(?P<d>{D})", _filmed),
    rule("to start filming", rf"(?:{WORK}{_GAP})?\b(?P<t>(?:start|begin|starts|begins|started|began|commence[sd]?) (?:filming|shooting|production|principal photography))\b{_MID}(?P<d>{D})", _filmed),
    rule("was filmed", rf"(?:{WORK}(?:{_GAP}[^\w'])?)?\b(?P<t>[Ff]ilmed|[Ss]hot)(?: {W})?(?! by\b){_MID}(?P<d>{D})", _filmed),
)  # fmt: skip
