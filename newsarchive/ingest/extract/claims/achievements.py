"""Chart positions, awards and records."""

import re
from collections.abc import Iterator

from newsarchive.ingest.extract.claims.rule import WB, WORK, Context, Found, P, Reader, Rule, make, rule
from newsarchive.values import TextValue
from newsarchive.vocabulary import PersonKind, Predicate

_GAP = r"[^;:!?\ue000-\ue3ff]{0,100}?"
_HEAD = rf"(?:{WORK}|(?P<p>{P}))"
_AWARD = r"(?:[Aa]wards?|[Pp]rizes?|[Mm]edal|Oscars?|Grammys?|Emmys?|BAFTAs?|Tonys?|Golden Globes?|[Tt]rophy|[Hh]onou?rs?|Palme d'Or|Golden Lion|Golden Bear|Booker|Pulitzer|Mercury|Brits?|(?:Golden|Silver|Bronze|Grand|Gold) [A-Z][\w-]+)"


def _achieved(name: str, confidence: float) -> Reader:
    def read(context: Context, match: re.Match[str]) -> Iterator[Found]:
        groups = match.groupdict()
        doer = _WINNER.search(context.masked.text[: match.start("t")]) if groups.get("t") else None
        subject = (
            context.entity(doer[1])
            if doer and doer.start() >= match.start()
            else context.entity(groups["w"])
            if groups.get("w")
            else context.entity(groups["p"])
            if groups.get("p")
            else context.topic(before=match.start())
        )
        if subject is None or subject.kind in (PersonKind.CHARACTER, PersonKind.ORGANISATION):
            return
        start, end = match.span("v")
        span = context.masked.span(start, end)
        words = context.text[span.start : span.end].strip(' ,.;:"“”')
        if words and len(words) < 140:
            yield make(
                context,
                match,
                subject,
                Predicate.ACHIEVEMENT,
                name,
                confidence,
                value=TextValue(_chart(words)),
                value_span=span,
            )

    return read


# "W, for which she won": not the work, but who or what stands right before the verb
_WINNER = re.compile(
    rf"({P}|{WB})[”’\"']?(?:,? (?:who|which))?(?: has| had| have| also| then| later| already| twice)* $"
)


def _chart(words: str) -> str:
    """Drop the comma that a quotation takes in; bring "Soriwave’s weekly chart at No. 1" into the order "No. 1 on Soriwave’s weekly chart"."""
    words = re.sub(r",(?=[’'”\"]$)", "", words)
    match = re.fullmatch(r"(?P<chart>.+?) at (?P<place>(?:No\.? ?|number |#)\w+)", words)
    return f"{match['place']} on {match['chart']}" if match else words


_PLACE = r"(?:No\.? ?\d+|number[- ](?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)|#\d+|the top (?:\d+|ten|five|twenty|spot)|(?:first|second|third) place)"
RULES: tuple[Rule, ...] = (
    # "entered Soriwave's weekly chart at No. 1"
    rule("entered a chart", rf"{_HEAD}{_GAP}\b(?P<t>entered|debuted|entering|opened|peaked|landed|went straight in) (?:on |in )?(?P<v>(?:the )?[^;:!?,]{{3,60}}? (?:chart|list|charts|rankings?|Hot 100|200)s?(?: in \w+)? at {_PLACE})", _achieved("entered a chart", 0.9)),
    # "went to No. 6 in the UK", "reached No. 1 on the album chart", "spent two weeks at No. 1"
    rule("reached a place", rf"(?:{_HEAD}{_GAP})?\b(?P<t>went to|reached|hit|peaked at|debuted at|entered at|climbed to|rose to|topped out at|got to|at|took|opened at|landed at) (?P<v>{_PLACE}(?: (?:in|on) (?:the )?[^;:!?,\ue800-\uebff]{{2,50}}?)?)(?=[,.;:!?]| with\b| and\b| which\b| after\b| when\b| in (?:its|their|her|his)\b|$)", _achieved("reached a place", 0.85)),
    rule("topped", rf"(?:{_HEAD}{_GAP})?\b(?P<v>(?P<t>topped|tops|topping|(?:reached|hit|reaching|went to|climbed to) the top of) (?:the )?[^;:!?,\ue800-\uebff]{{2,50}}? (?:charts?|lists?|box office|poll|tally|rankings?)(?: in (?:the )?[A-Z]\w+)?)", _achieved("topped", 0.85)),
    # "was named best drama at the 2022 Harcastle Awards", "won the Mercury Prize", "was shortlisted for"
    rule("was named", rf"{_HEAD}{_GAP}\b(?:was|were|been|is|being) (?P<t>named|voted|crowned|chosen as|declared|judged|awarded|named as) (?P<v>(?:the |an? )?[^;:!?,\ue000-\ue3ff\ue800-\uebff]{{3,80}}?(?:(?:at|by|of|in) (?:the )?(?:[\ue800-\uebff] )?[^;:!?,\ue000-\ue3ff\ue800-\uebff]{{2,50}})?)(?=[,.;:!?]|$| and\b)", _achieved("was named", 0.85)),
    rule("won", rf"{_HEAD}{_GAP}\b(?P<t>won|wins|winning|took|takes|received|collected|picked up|scooped|earned|claimed|landed|bagged|awarded|shared) (?:(?:[\ue800-\uebff]|(?:last|this|that|the same) year)'s |(?:[\ue400-\ue7ff]'s )?(?:first|second|third|fourth) )?(?P<v>(?:the |an? |its |her |his |two |three |four |five |six |seven )?(?:[\ue800-\uebff] )?[^;:!?,\ue000-\ue3ff\ue800-\uebff]{{0,60}}?{_AWARD}(?: (?:for|at|in) [^;:!?,\ue000-\ue3ff\ue800-\uebff]{{2,50}}?)?)(?=[,.;:!?]|$| (?:and|last|on|this|with|after|during|by|to|when|at|in|for)\b)", _achieved("won", 0.88)),
    rule("won best", rf"{_HEAD}{_GAP}\b(?P<t>won|wins|took|takes|earned) (?P<v>[Bb]est [^;:!?,\ue000-\ue3ff\ue800-\uebff]{{3,70}}?)(?=[,.;:!?]|$| and\b| last\b)", _achieved("won best", 0.88)),
    rule("shortlisted", rf"{_HEAD}{_GAP}\b(?P<v>(?P<t>shortlisted|longlisted|nominated) for (?:the |an? )?[^;:!?,\ue000-\ue3ff\ue800-\uebff]{{3,60}}?)(?=[,.;:!?]|$| and\b)", _achieved("shortlisted", 0.85)),
    # "now holds a certified 'All-Kill,'", "has achieved a certified 'All-Kill' status"
    rule("holds", rf"{_HEAD}{_GAP}\b(?P<t>holds|has achieved|achieved|earned|earns|has earned|was certified|is certified|has been certified|scored) (?:an? |the )?(?P<v>(?:[a-z]+ )?[“‘\"'][A-Z][\w-]{{2,30}},?[”’\"']|(?:certified )?(?:gold|platinum|diamond|triple platinum|double platinum))", _achieved("holds", 0.88)),
    # "spent 19 weeks atop the chart", "three weeks at number one on the list"
    rule("weeks at the top", rf"(?:{_HEAD}{_GAP})?\b(?P<t>spent|spends|spending|enjoyed|with|had|for) (?P<v>(?:an? |\w+ )?(?:consecutive |straight )?weeks? (?:atop|at the top of|on top of|at {_PLACE}(?: (?:on|in|of))?|in the top \w+(?: of)?)(?: (?:the )?[^;:!?,\ue000-\ue3ff\ue800-\uebff]{{2,50}}?)?)(?=[,.;:!?]| and\b| after\b| when\b| which\b|$)", _achieved("weeks at the top", 0.88)),
    # "Winner of the Medal for Autobiography"
    rule("winner of", rf"(?:{_HEAD},? (?:is |was )?(?:a |the )?(?:[a-z-]+ )?|^\W*)(?P<t>[Ww]inner of) (?P<v>(?:the |an? |two |three |four )?(?:[\ue800-\uebff] )?[^;:!?,\ue000-\ue3ff\ue800-\uebff]{{0,50}}?{_AWARD}(?: for [^;:!?,.\ue000-\ue3ff\ue800-\uebff]{{2,50}}?)?)(?=[,.;:!?]|$| (?:and|in|at|last)\b)", _achieved("winner of", 0.88)),
    # "won the 2025 Banksia for outstanding drama series"
    rule("won by name", rf"{_HEAD}{_GAP}\b(?P<t>won|wins|winning) (?P<v>the (?:[\ue800-\uebff] )?[A-Z][\w-]+(?: [A-Z][\w-]+){{0,2}}(?: for [^;:!?,.\ue000-\ue3ff\ue800-\uebff]{{3,50}}?)?)(?=[,.;:!?]|$| (?:in|at|and|last|this)\b)", _achieved("won by name", 0.85)),
    # "a record for new writing at the theatre"
    rule("a record", rf"(?:{_HEAD}{_GAP})?(?P<t>,|is|was|set|broke) (?P<v>an? (?:new )?record for [^;:!?,.\ue000-\ue3ff\ue800-\uebff]{{3,60}}?)(?=[,.;:!?]|$| when\b)", _achieved("a record", 0.8)),
    # "earning the title of military elite trainee", "was named an elite trainee" is read above
    rule("title of", rf"(?P<p>{P})[^;:!?]{{0,110}}?\b(?P<t>earning|earned|winning|won|holds|awarded) the title (?:of )?(?P<v>[^;:!?,\ue000-\uebff]{{3,50}})", _achieved("title of", 0.85)),
)  # fmt: skip
