"""Tell from the words around a date whether it lies behind or ahead: "opened in March", "opens in March"."""

import re
from enum import StrEnum


class Tense(StrEnum):
    """PERHAPS_PAST: a past verb tells, but stands far off, or behind the date. UNTOLD: nothing tells, or a plan is told in the
    past ("was due in March"), which may lie on either side."""

    PAST = "past"
    PERHAPS_PAST = "perhaps past"
    PRESENT = "present"
    FUTURE = "future"
    UNTOLD = ""


# A quotation ends a clause, a title in quotation marks does not (names are marked as "_").
_CLAUSE = re.compile(
    r"[;:]|, (?:and|but|while|which|who|when|where)\b|(?<!_)(?<!_[,.!?])[”\"] |\b(?:but|while|whereas)\b"
)
# Whoever moved a day has done so; the day itself may lie on either side: "has been put back from 5 to 12 June".
_MOVED = re.compile(
    r"\b(?:moved?|pushed|put back|set back|held back|brought forward|shift(?:ed|s)?|postpone[ds]?|delay(?:ed|s)?|deferred|"
    r"advanced|bumped|kicked|shoved|nudged|slid|slipped|rushed|reschedul\w+|rearranged|switched|changed|extended|prolonged|"
    r"fixed|settled|dated|booked|promised|pencill?ed|lined up|locked|timed|arranged|planned|set|has it|have it|down)\b"
    r"[^.;:]{0,80}?\b(?:to|for|until|till|from) (?:the )?(?:\w+day,? )?$"
)
# From the verb to the date (characters).
_NEAR = 25
_SAID = re.compile(r"\b(?:said|told|wrote|added|announced|confirmed|reported|tweeted|posted)\b", re.I)
_CUES = re.compile(
    r"(?P<planned>\b(?:was|were|had been) (?:originally |initially |first |once )?(?:set|due|scheduled|expected|slated|planned|meant|supposed|to)\b)"
    r"|(?P<future>\b(?:will|shall|won['’]t|going to|(?:is|are|being) (?:now )?(?:set|due|scheduled|expected|slated|planned|to)|"
    r"to be|due|set (?:to|for)|expected|plans?(?: to)?|scheduled|slated|upcoming|forthcoming|ahead of|awaits?|hopes? to|aims? to|would)\b|['’]ll\b)"
    r"|(?P<past>\b(?:was|were|had|did|ago|came|went|began|held|took|made|shot|sold|left|won|wrote|sang|put|ran|fell|"
    r"broke|rose|drew|saw|met|got|gave|became|brought|hit out|lost|said|told|led|set off|has been|have been|has|have)\b|"
    r"(?<!be )(?<!being )(?<!is )(?<!are )(?<!['’]s )(?<!['’]re )(?<!gets )(?<!get )(?<!be re)\b\w{2,}ed\b"
    # "a single, produced by Ada Byrne, on 5 May"
    r"(?<!need)(?<!\bred)(?<!speed)(?<!indeed)(?! by\b))"
    r"|(?P<present>\b(?:opens|begins|starts|premieres|premières|arrives|lands|drops|runs|returns|closes|ends|airs|screens|launches|debuts|"
    r"follows|continues|plays|tours|hits|comes|goes|kicks off|gets under way|marks|falls|streams|joins|enlists|enters|departs|"
    r"reaches|wraps|finishes|brings|sees|unveils|"
    r"embarks|sets off|concludes|performs|celebrates|publishes|releases|is|are|['’]s (?=out\b|in\b|on\b|due\b|back\b)|opening|starting|"
    r"beginning|premiering|arriving|landing|launching|debuting|closing|ending|running|coming|airing|screening)\b)",
    re.I,
)


def tense_at(text: str, start: int, position: int, after: int, end: int) -> Tense:
    """Return the tense of the clause in text[start:end] that has a date at text[position:after].

    The last verb before the date tells; where the date opens its clause, the first one behind it that is not about who
    said so.
    """
    clause = _CLAUSE.split(text[start:position])[-1]
    cues = list(_CUES.finditer(clause))
    if cues:
        tense = _tense(cues)
        if tense is Tense.PAST and _MOVED.search(clause):
            return Tense.UNTOLD
        is_far = tense is Tense.PAST and len(clause) - cues[-1].end() > _NEAR
        return Tense.PERHAPS_PAST if is_far else tense
    behind = _CLAUSE.split(text[after:end], maxsplit=1)[0]
    first = next((cue for cue in _CUES.finditer(behind) if not _SAID.fullmatch(cue[0])), None)
    if first is None:
        return Tense.UNTOLD
    tense = _tense([first])
    return Tense.PERHAPS_PAST if tense is Tense.PAST else tense


def _tense(cues: list[re.Match[str]]) -> Tense:
    kinds = [cue.lastgroup or "" for cue in cues]
    last = kinds[-1]
    if last == "planned" or (last == "past" and "planned" in kinds[-2:-1]):
        return Tense.UNTOLD
    if last == "past" and "future" in kinds[-2:-1] and cues[-1].start() - cues[-2].end() < 12:
        return Tense.FUTURE  # "will be released", "is set to be published"
    return Tense(last)
