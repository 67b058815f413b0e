"""Who publishes a work: label, studio, network, publishing house."""

import re
from collections.abc import Iterator

from newsarchive.ingest.document import Span
from newsarchive.ingest.extract import vocabulary
from newsarchive.ingest.extract.claims.rule import WORK, Context, Found, P, Reader, Rule, W, make, rule
from newsarchive.ingest.extract.entities import Entity
from newsarchive.names import fold
from newsarchive.values import TextValue
from newsarchive.vocabulary import PersonKind, Predicate, WorkKind

_CAPITALS = r"[A-Z][\w&'’-]*(?: (?:& )?(?:[A-Z][\w&'’-]*|of(?= [A-Z]))){0,6}"
_HOUSE = rf"(?P<o>{P}|{_CAPITALS})"
_BEFORE_HOUSE = r"(?:the )?(?:[\w-]+ ){0,4}?"
_OUT = (
    r"(?P<t>released|published|issued|out|comes? out|came out|put out|launched|distributed|premieres?|premiered|airs?|aired|streams?|streaming|debuts?|debuted|began|begins|starts|"
    r"lands?|landed|drops?|dropped|available|broadcast|comes?|arrives?|arrived|returns?|goes out|go out|shown|showing|due|is due|published|opens)"
)


# Where everybody talks of a work, and nobody brings one out.
_SOCIAL_NETWORKS = frozenset(
    ["twitter", "facebook", "instagram", "tiktok", "snapchat", "reddit", "threads", "bluesky", "whatsapp", "linkedin", "pinterest",
     "discord", "weibo", "x"]
)  # fmt: skip


def is_no_house(claim: Found) -> bool:
    """Whether a claim of a publisher names none: a network ("a worldwide topic on Twitter") or a format ("out on vinyl")."""
    return (
        claim.predicate is Predicate.PUBLISHER
        and isinstance(claim.value, TextValue)
        and fold(claim.value.text) in _SOCIAL_NETWORKS | vocabulary.formats()
    )


def published_by(
    context: Context, match: re.Match[str], work: Entity, house: str, name: str, confidence: float = 0.85
) -> Iterator[Found]:
    """Yield the claim that the house publishes the work."""
    house = house.strip(" ,.'’")
    if house.split(" ")[-1].lower() in vocabulary.PRIZE_NOUNS:
        return  # "brought out in 2016, went on to win the Halvorsen Prize"
    position = context.text.find(house, context.masked.span(*match.span()).start)
    span = Span(position, position + len(house)) if position >= 0 else None
    yield make(
        context, match, work, Predicate.PUBLISHER, name, confidence, value=TextValue(house), value_span=span
    )


def _house(context: Context, match: re.Match[str], *, sure: bool) -> str | None:
    """Return the name of the publishing house of group "o"; sure: the words around tell that it is one."""
    words = match["o"]
    if re.fullmatch(P, words):
        entity = context.entity(words)
        if entity is None or entity.kind not in (PersonKind.ORGANISATION,):
            return None
        item = context.masked.item(words)
        return context.text[item.span.start : item.span.end] if item.explicit else entity.names[0].text
    folded = fold(words)
    if (
        folded in vocabulary.places()
        or folded in vocabulary.MONTHS_AND_DAYS
        or folded.split()[0] in vocabulary.FUNCTION_WORDS
    ):
        return None
    if words.split()[-1] in vocabulary.organisation_words():
        return words
    return words if sure and len(words) > 1 and not words[0].isdigit() else None


def _out_through(context: Context, match: re.Match[str]) -> Iterator[Found]:
    work = context.entity(match["w"]) if match.groupdict().get("w") else context.topic(before=match.start())
    preposition = match["by"]
    sure = (
        preposition in ("through", "via")
        or (
            preposition == "by"
            and re.match(r"released|published|issued|put out|distributed", match["t"]) is not None
        )
        or (preposition == "from" and work is not None and work.kind in (WorkKind.BOOK, WorkKind.GAME))
        or (preposition in ("on", "to") and match["t"] not in ("returns", "return", "opens"))
    )
    house = _house(context, match, sure=sure)
    if work is None or house is None or work.kind is WorkKind.TOUR:
        return
    if fold(house) in vocabulary.platforms() and work.kind not in (
        WorkKind.SERIES,
        WorkKind.FILM,
        WorkKind.SHOW,
        WorkKind.GAME,
    ):
        return
    yield from published_by(context, match, work, house, "out through")


def _publishes(context: Context, match: re.Match[str]) -> Iterator[Found]:
    work = context.entity(match["w"])
    house = _house(context, match, sure=not context.masked.sentence.title_case)
    if work is not None and house is not None:
        yield from published_by(context, match, work, house, "publishes")


def _in_brackets(context: Context, match: re.Match[str]) -> Iterator[Found]:
    """A list of books: title, author, and the publisher in brackets."""
    work = context.entity(match["w"])
    house = _house(context, match, sure=True)
    if work is not None and house is not None and work.kind in (WorkKind.BOOK, WorkKind.OTHER, WorkKind.GAME):
        yield from published_by(context, match, work, house, "in brackets", 0.85)


def _surely(name: str, confidence: float, kinds: frozenset[WorkKind] = frozenset(WorkKind)) -> Reader:
    """Return a reader of the house of group "o" where the words around tell that it is one."""

    def read(context: Context, match: re.Match[str]) -> Iterator[Found]:
        given = match.groupdict().get("w")
        work = context.entity(given) if given else context.topic(kinds, before=match.start())
        house = _house(context, match, sure=True)
        if work is not None and house is not None and work.kind in kinds | {WorkKind.OTHER}:
            yield from published_by(context, match, work, house, name, confidence)

    return read


def _publishes_surely_one(context: Context, match: re.Match[str]) -> Iterator[Found]:
    """Only a house that is known to be one: films come from directors, too."""
    work, house = context.entity(match["w"]), _house(context, match, sure=False)
    if work is not None and house is not None and work.kind is not WorkKind.TOUR:
        yield from published_by(context, match, work, house, "a work from", 0.85)


def _house_in_noun(context: Context, match: re.Match[str]) -> Iterator[Found]:
    """A house's name before the noun that stands for the work that the text speaks of."""
    item, work = context.masked.item(match["w"]), context.entity(match["w"])
    named = None if item.explicit else _HOUSE_IN_NOUN.match(context.text[item.span.start : item.span.end])
    if named is None or work is None:
        return
    name = fold(named[1])
    known = name in context.outline.houses or name in vocabulary.platforms()
    if known or _BROADCASTER.fullmatch(named[1]):
        yield from published_by(context, match, work, named[1], "the house's work", 0.85)


_HOUSE_IN_NOUN = re.compile(
    r"[Tt]he ((?:[A-Z][\w&’'-]*)(?: (?:& )?[A-Z0-9][\w&’'-]*){0,2}) (?:[a-z-]+ ){0,2}(?:drama|series|sitcom|thriller|comedy|show|programme|program|film|miniseries|documentary|mini-series|anthology|hit|soap|quiz)$"
)
_BROADCASTER = re.compile(r"(?!US$|UK$|TV$|EU$|UN$|NYC$|LA$|K-pop$|DC$)[A-Z]{2,5}\d?")
_BOOKS = frozenset({WorkKind.BOOK})
_RECORDS = frozenset({WorkKind.SONG, WorkKind.ALBUM})
_RECORD = r"(?:albums?|singles?|records?|EPs?|LPs?|debuts?|mini-albums?|mixtapes?)"
_A_HOUSE = (
    r"(?:imprint|label|record label|publisher|publishing house|studio|distributor|indie|house|company|outfit)"
)
RULES: tuple[Rule, ...] = (
    # "Hartwell & Moss announced on Thursday that W will be published"
    rule("announced that", rf"{_HOUSE} (?:has |have )?(?P<t>announced?|announces|said|says|confirmed)(?: (?:on )?[\ue800-\uebff])?(?: that)? {WORK} (?:will|would|is to|was to|is due to) (?:be )?(?:now )?(?:published|released|issued|come out|appear)", _surely("announced that", 0.88)),
    # "Hartwell & Moss, whose recent bestsellers include W"
    rule("whose books include", rf"{_HOUSE}, (?P<t>whose) (?:[\w-]+ ){{1,4}}includes? (?:[\ue400-\ue7ff]'s? )?[“‘\"']?{WORK}", _surely("whose books include", 0.85)),
    # "W, her 2021 album for Parallax"
    rule("an album for", rf"{WORK},? (?:was |is )?(?:an?|the|his|her|their|its|[\ue400-\ue7ff]'s?) (?:[\ue800-\uebff] )?(?:[\w-]+ ){{0,2}}?{_RECORD} (?P<t>for|on|with|through) (?:the )?(?:[a-z][\w-]* ){{0,3}}?{_HOUSE}", _surely("an album for", 0.85, _RECORDS)),
    # "Parallax, the Berlin imprint that released her last three, including 2021's W"
    rule("a house that released", rf"{_HOUSE}, (?:the|an?) (?:[\w-]+ ){{0,3}}?{_A_HOUSE} (?P<t>that|which) (?:has )?(?:also )?(?:released|published|put out|issued|distributed)\b[^;:!?\ue000-\ue3ff]{{0,60}}?{WORK}", _surely("a house that released", 0.85)),
    # "Hartwell & Moss, 352 pp."
    rule("pages", rf"(?:^|[(,.] ?){_HOUSE}[,.;]? (?:(?:hardback|paperback)[,;]? )?(?:[£$€][\d.]+[,;]? )?(?P<t>\d+ ?(?:pp|pages)\b)", _surely("pages", 0.85, _BOOKS)),
    # "Gravel by Tomasz Wieczorek (Ostrander & Vale)"
    rule("in brackets", rf"{WORK},? (?P<t>by) (?:the )?(?:[\w’'-]+ ){{0,3}}?{P}[^;:!?()\ue000-\ue3ff]{{0,40}}? \({_HOUSE}\)", _in_brackets),
    # "The song came out at 6 p.m. through P", "W, which began on Albion One", "W lands …, on Thimble Street", "released … by P"
    rule("out through", rf"{WORK}(?:[^;:!?\ue000-\ue3ff]{{0,70}}?[^\w'])?{_OUT}\b[^;:!?\ue000-\ue3ff]{{0,60}}?\b(?P<by>through|via|by|on|from|to) {_BEFORE_HOUSE}{_HOUSE}(?![\w-])", _out_through),
    rule("out through, topic", rf"^[^\ue000-\ue3ff.;]{{0,40}}?\b{_OUT}\b[^;:!?\ue000-\ue3ff]{{0,60}}?\b(?P<by>through|via) {_BEFORE_HOUSE}{_HOUSE}(?![\w-])", _out_through),
    # "Albion One will premiere its thriller W", "W, which P issued on"
    rule("publishes", rf"{_HOUSE} (?:will |has |have |is to |to |also )*(?P<t>premiere[sd]?|release[sd]?|issue[sd]?|publish(?:es|ed)?|airs?|aired|broadcasts?|puts? out|commissioned|ordered|distributes?|screens?|picked up|acquired|develops?|developed) {{0,1}}(?:[^;:!?\ue000-\uebff]{{0,50}}? )?[“‘\"']?{WORK}", _publishes),
    rule("which publishes", rf"{WORK},? (?:which |that )?{_HOUSE} (?P<t>issued|released|published|put out|publishes|releases|aired|airs|broadcast|distributes|commissioned|(?:is|are) (?:publishing|releasing|issuing|distributing)|brings out|will (?:release|publish|issue|air|bring out))", _publishes),
    # "W, a story of merchants that Hartwell & Moss is publishing"
    rule("a book that a house publishes", rf"{WORK},? (?:an?|the) [^;:.!?\ue000-\ue7ff]{{3,80}}? (?:which|that) {_HOUSE} (?P<t>(?:is|are) (?:publishing|releasing|issuing|distributing)|publishes|published|releases|released|issues|issued|will (?:release|publish|issue))", _surely("a book that a house publishes", 0.86)),
    # "W, the animated sequel from Albion Pictures", "The horror film from Albion Studios", "its broadcaster, ABC"
    rule("a work from", rf"(?P<w>{W})(?:,? (?:is )?{W})? (?P<t>from) (?:the )?(?:[a-z-]+ ){{0,2}}?{_HOUSE}", _publishes_surely_one),
    rule("its house", rf"(?P<w>{W})'s (?P<t>broadcaster|network|publisher|record label|label|distributor|streamer|platform|home),? {_HOUSE}(?=[,.;:]| (?:said|says|has|had|is|was|will|announced|confirmed)\b|$)", _surely("its house", 0.88)),
    # "the Albion drama", "the ABC weekend drama"
    rule("the house's work", rf"(?P<w>(?P<t>{W}))", _house_in_noun),
)  # fmt: skip
