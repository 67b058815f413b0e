"""Categories of awards, and who or what takes them: "album of the year for W", "best actress went to P"."""

import re
from collections.abc import Iterator

from newsarchive.ingest.extract.claims.rule import (
    WB,
    Context,
    Found,
    P,
    Rule,
    is_negated,
    last_clause,
    make,
    rule,
)
from newsarchive.ingest.extract.entities import Entity
from newsarchive.values import TextValue
from newsarchive.vocabulary import PersonKind, Predicate

_PEOPLE = r"(?:actor|actress|director|writer|newcomer|artist|group|act|band|singer|performer|performance|vocalist|rapper|host|presenter|comedian|author|player|duo|ensemble|designer|composer|lead|role|voice|star|screenwriter|producer|cinematographer|editor|choreographer|musician|dancer)s?"
_THINGS = r"(?:album|song|single|film|picture|feature|movie|video|series|drama|show|book|novel|documentary|musical|play|production|game|record|track|comedy|miniseries|mini-series|programme|program|soundtrack|podcast|revival|exhibition|tour|short|collaboration|opera|adaptation)s?"
_CORE = (
    r"(?:(?:[Bb]est|[Oo]utstanding|[Ff]avou?rite) (?!of\b|known\b|part\b|way\b|thing\b|friends?\b|seller|selling|efforts?\b|wishes\b|[\ue000-\uefff])"
    r"(?:[\w’'-]+ ){0,3}?[\w’'-]+|(?:(?:[A-Z][\w’'-]*|new|young|female|male|debut|breakthrough|breakout|international|national|rising|music) )?[A-Za-z][\w’'-]+ [Oo]f the [Yy]ear)"
)
# "at the Harrow Awards", whoever the name is taken for
_WHERE = rf"(?: (?:prize|award|trophy|honou?r))?(?: at (?:the |this year's )?(?:[\ue800-\uebff] |\d{{4}} |\d+(?:st|nd|rd|th) )?(?:{P}|[A-Z][\w’'-]*)(?: (?:{P}|[A-Z][\w’'-]*|of|for|the|de|y|festival|awards|ceremony|prizes))*)?"
_BEHIND = r"(?=[,;:.!?)—–”’\"']|$| (?:for|with|in|and|as|went|goes|going|has|was|while|when|after|last|this|to|on|but|among|ahead|from|by|prize|award|trophy|[\ue800-\uebff])\b|(?<= )[\ue800-\uebff]| [\ue800-\uebff])"
_AWARDING = re.compile(
    r"\b(?:br(?:ought|ings?)|g(?:ave|ives?)|w[oi]n|wins|winning|t(?:ook|ake|akes|aking)|collect(?:s|ed|ing)|pick(?:s|ed|ing) up|named|voted|crowned|chosen|judged|declared|awarded|receiv(?:es|ed|ing)|scoop(?:s|ed|ing)|claim(?:s|ed|ing)|land(?:s|ed|ing)|bag(?:s|ged|ging)|earn(?:s|ed|ing)|shar(?:es|ed|ing)|lift(?:s|ed|ing)|trophy|trophies|awards?|prizes?|honou?rs|winners?|statuettes?|gongs?)\b"
)
_AWARDED = re.compile(
    r"(?: (?:prize|award|trophy|honou?r|title))?,? (?:went|goes|has gone|will go|was won|was taken|was given|was presented)\b"
)
_ONLY_NAMED = re.compile(
    r"\b(?:nominat\w+|shortlist\w*|longlist\w*|contend\w+|contention|hopefuls?|tipped|hop(?:e|es|ed|ing)|up for|lost|losing|missed|running|vy(?:ing|ed)|compet\w+|nominees?)\b"
)
_RECIPIENT = re.compile(
    rf"(?: (?:prize|award|trophy|honou?r|title))?(?:,? (?:at|in|on) [^,;:.!?\ue000-\ue7ff]{{2,50}}?)?,?[”’\"']? "
    rf"(?P<how>for|with|to|thanks to|(?:went|goes|has gone|will go|was given|was presented) to|was (?:won|taken) by|was) "
    rf"(?:(?:the|a|an|both|{P}'s?|[\w’'&-]+),? ){{0,6}}?[“‘\"']?(?P<e>{WB}|{P}(?!'s))"
)
_BY_SOMEBODY = re.compile(rf"[^,;:.!?]{{0,60}}? for (?:(?:the|a|an|{P}'s?|[\w’'-]+) ){{0,6}}?[“‘\"']?({WB})")
THING_IN = re.compile(rf"\b{_THINGS}\b", re.I)
PEOPLE_IN = re.compile(rf"\b{_PEOPLE}\b", re.I)
_OWN = re.compile(rf"(?:\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur)|{P}(?:[’']s?)?) $")
# Further back, the sentence speaks of something else (masked characters).
_SPOKEN_BEFORE, _SPOKEN_BEHIND = 170, 200


def _category(context: Context, match: re.Match[str]) -> Iterator[Found]:
    """A category that the sentence says to be won, not sought: of whoever it goes to, or of the work that wins it."""
    text = context.masked.text
    before = text[max(0, match.start() - _SPOKEN_BEFORE) : match.start()]
    behind = text[match.end() : match.end() + _SPOKEN_BEHIND]
    is_given = _AWARDED.match(behind) is not None
    if not is_given and (_AWARDING.search(before) is None or is_negated(last_clause(before[-60:]))):
        return
    if _ONLY_NAMED.search(last_clause(before)):
        return
    if _OWN.search(before) and not (THING_IN.search(match["v"]) or PEOPLE_IN.search(match["v"])):
        return  # "shares his best scenes with her" grants nothing
    winner = _winner(context, match, before, behind, is_given=is_given)
    if winner is None or winner.kind in (PersonKind.CHARACTER, PersonKind.ORGANISATION):
        return
    span = context.masked.span(*match.span("v"))
    words = _words(context, match)
    yield make(
        context,
        match,
        winner,
        Predicate.ACHIEVEMENT,
        "category",
        0.86,
        value=TextValue(words),
        value_span=span,
    )


def _words(context: Context, match: re.Match[str]) -> str:
    span = context.masked.span(*match.span("v"))
    return re.sub(r"^[Tt]he ", "", context.text[span.start : span.end].strip(' ,.;:"“”'))


def _winner(
    context: Context, match: re.Match[str], before: str, behind: str, *, is_given: bool
) -> Entity | None:
    told = _RECIPIENT.match(behind)
    words = _words(context, match)
    is_of_people = PEOPLE_IN.search(words) is not None
    is_of_things = THING_IN.search(words) is not None and not is_of_people
    if told is not None:
        named = context.entity(told["e"])
        if named is not None and named.is_work and not is_of_people:
            return named
        if named is not None and not named.is_work and told["how"] not in ("with", "thanks to"):
            of = _BY_SOMEBODY.match(behind[told.end() :]) if is_of_things else None
            return context.entity(of[1]) if of else named
    if is_given:
        return None
    doer = _doer(context, before, is_of_things=is_of_things, is_of_people=is_of_people)
    return doer if doer is not None or is_of_people else context.topic(before=match.start())


# "Ada Byrne, our Marie, was named": what stands between the commas tells who she is
_IN_PASSING = re.compile(
    r", (?:our|the|a|an|who|whose|which|then|aged|\d\d)\b[^,]{0,80},(?= (?:was|were|is|has|had|have|also|recently|then|later|won|took)\b)"
)
_PRIZE = re.compile(r"\b(?:awards?|prizes?|premios?|prix|medal|trophy|honou?rs|festival)\b", re.I)


def _doer(context: Context, before: str, *, is_of_things: bool, is_of_people: bool) -> Entity | None:
    """Return who or what the words before a category speak of last, of the kind that can win it."""
    named = re.findall(rf"{WB}|{P}", _IN_PASSING.sub("", before))
    found = [one for one in map(context.entity, named) if one is not None]
    found = [one for one in found if _PRIZE.search(one.names[0].text) is None]
    works = [one for one in found if one.is_work]
    people = [one for one in found if one.kind in (PersonKind.PERSON, PersonKind.GROUP)]
    first, second = (works, people) if is_of_things else (people, [] if is_of_people else works)
    return next(reversed(first or second), None)


_HONOURS = r"(?:MBE|OBE|CBE|KBE|DBE|knighthood|damehood|Order of (?:the )?[A-Z]\w+(?: [A-Z]\w+)*|L[ée]gion d'[Hh]onneur)"


def _honoured(context: Context, match: re.Match[str]) -> Iterator[Found]:
    person = context.entity(match["p"])
    if person is None or person.kind is not PersonKind.PERSON:
        return
    span = context.masked.span(*match.span("v"))
    yield make(
        context,
        match,
        person,
        Predicate.ACHIEVEMENT,
        "honour",
        0.88,
        value=TextValue(context.text[span.start : span.end]),
        value_span=span,
    )


RULES: tuple[Rule, ...] = (
    # "took album of the year for W", "W was named best drama at the Harcastle Awards", "Song of the year went to P for W"
    rule("category", rf"\b(?P<v>(?P<t>{_CORE}){_WHERE}){_BEHIND}", _category),
    # "She was appointed MBE in 2001", "when P was given her MBE"
    rule("honour", rf"(?P<p>{P})(?:,[^;:!?]{{0,60}},)? (?:was |has been |had been |be )?(?P<t>appointed|made|given|awarded|accepted|received|got|created) (?:an? |the |{P}'s? )?(?P<v>{_HONOURS})\b", _honoured),
)  # fmt: skip
