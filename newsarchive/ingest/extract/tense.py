"""Tell from the words around a date whether it lies behind or ahead: "opened in March", "opens in March"."""

import re
from enum import StrEnum


class Tense(StrEnum):
    """UNTOLD: nothing tells, or a plan is told in the past ("was due in March"), which may lie on either side."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    UNTOLD = ""


_CLAUSE = re.compile(r"[;:]|, (?:and|but|while|which|who|when|where)\b|[”\"] |\b(?:but|while|whereas)\b")
_CUES = re.compile(
    r"(?P<planned>\b(?:was|were|had been) (?:originally |initially |first |once )?(?:set|due|scheduled|expected|slated|planned|meant|supposed|to)\b)"
    r"|(?P<future>\b(?:will|shall|won['’]t|going to|(?:is|are|being) (?:now )?(?:set|due|scheduled|expected|slated|planned|to)|"
    r"to be|due|set (?:to|for)|expected|plans?(?: to)?|scheduled|slated|upcoming|forthcoming|ahead of|awaits?|hopes? to|aims? to|would)\b|['’]ll\b)"
    r"|(?P<past>\b(?:was|were|had|did|ago|came|went|began|held|took|made|shot|sold|left|won|wrote|sang|put|ran|fell|"
    r"broke|rose|drew|saw|met|got|gave|became|brought|hit out|lost|said|told|led|set off|has been|have been|has|have)\b|"
    r"(?<!be )(?<!being )(?<!is )(?<!are )(?<!gets )(?<!get )(?<!be re)\b\w{2,}ed\b(?<!need)(?<!\bred)(?<!speed)(?<!indeed))"
    r"|(?P<present>\b(?:opens|begins|starts|premieres|premières|arrives|lands|drops|runs|returns|closes|ends|airs|screens|launches|debuts|"
    r"follows|continues|plays|tours|hits|comes|goes|kicks off|gets under way|marks|falls|streams|joins|enlists|enters|departs|"
    r"embarks|sets off|concludes|performs|celebrates|publishes|is|are|opening|starting|"
    r"beginning|premiering|arriving|landing|launching|debuting|closing|ending|running|coming|airing|screening)\b)",
    re.I,
)


def tense_at(text: str, start: int, position: int, after: int, end: int) -> Tense:
    """Return the tense of the clause in text[start:end] that has a date at text[position:after].

    The last verb before the date tells; where the date opens its clause, the first one behind it.
    """
    clause = _CLAUSE.split(text[start:position])[-1]
    cues = list(_CUES.finditer(clause))
    if cues:
        return _tense(cues)
    behind = _CLAUSE.split(text[after:end], maxsplit=1)[0]
    first = _CUES.search(behind)
    return _tense([first]) if first else Tense.UNTOLD


def _tense(cues: list[re.Match[str]]) -> Tense:
    kinds = [cue.lastgroup or "" for cue in cues]
    last = kinds[-1]
    if last == "planned" or (last == "past" and "planned" in kinds[-2:-1]):
        return Tense.UNTOLD
    if last == "past" and "future" in kinds[-2:-1] and cues[-1].start() - cues[-2].end() < 12:
        return Tense.FUTURE  # "will be released", "is set to be published"
    return Tense(last)
