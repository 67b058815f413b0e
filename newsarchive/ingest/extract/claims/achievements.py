"""Chart positions, awards and records."""

import re
from collections.abc import Iterable, Iterator

from newsarchive.ingest.document import Span
from newsarchive.ingest.extract.claims.rule import (
    NAMED_WORK,
    WB,
    Context,
    Found,
    P,
    Reader,
    Rule,
    W,
    make,
    rule,
)
from newsarchive.ingest.extract.vocabulary import PRIZE
from newsarchive.values import TextValue
from newsarchive.vocabulary import PersonKind, Predicate

_GAP = r"[^;:!?\ue000-\ue3ff]{0,100}?"
_HEAD = rf"(?:{NAMED_WORK}|(?P<p>{P}))"
_AWARD = rf"(?:[Aa]wards?|[Pp]rizes?|[Mm]edals?|{PRIZE}|Tony|Mercury|Brit|[Tt]rophy|[Hh]onou?rs?|(?:Golden|Silver|Bronze|Grand|Gold|Gilded|Crystal|Glass|Iron|Amber|Jade) [A-Z][\w-]+|(?:Prix|Pr[êe]mio|Premio) (?:[a-z]+ )*[A-Z][\w-]+|[Ss]cholarship|[Ff]ellowship|[Cc]hampionship)"
# Where the words that name an achievement end.
_END = r"(?=[,;:!?()—–]|(?<!\bNo)(?<!\bno)\.|[”’\"'](?!s\b)|$| (?:and|which|who|with|when|while|after|before|during|by|on|to|since|last|this|next|but|having|where|that|thanks|ahead|behind|for the (?:first|second|third)|the (?:following|same|previous|next)|a (?:year|week|month)|(?:in|at|from|of) [\ue800-\uebff])\b|(?<= )[\ue800-\uebff]| in [\ue800-\uebff])"
_WORDS = r"[^;:!?,()\ue000-\ue3ff\ue800-\uebff]"


def _achieved(name: str, confidence: float) -> Reader:
    def read(context: Context, match: re.Match[str]) -> Iterator[Found]:
        groups = match.groupdict()
        doer = _WINNER.search(context.masked.text[: match.start("t")]) if groups.get("t") else None
        given = groups.get("r")
        work = _WITH_WORK.match(context.masked.text, match.end("v")) if _IS_PLACE.match(match["v"]) else None
        subject = (
            context.entity(given)
            if given
            else context.entity(work["w"])
            if work
            else context.entity(doer[1])
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
        if _AT_ALONE.fullmatch(match["v"]) and _CHART_BEFORE.search(context.masked.text, 0, match.start("t")):
            return  # the chart stands before the place, and belongs to it
        span = context.masked.span(start, end)
        words = context.text[span.start : span.end].strip(' ,.;:"“”')
        if words and len(words) < 140 and _UNTOLD_PRIZE.fullmatch(words) is None:
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


def _most_of_its_kind(context: Context, match: re.Match[str]) -> Iterator[Found]:
    """A noun that stands for the work itself, where it says that the work is the most of something."""
    item = context.masked.item(match["noun"])
    if not item.explicit and _IS_MOST.match(context.text, item.span.start):
        yield from _achieved("the most of its kind", 0.8)(context, match)


# "W, for which she won": not the work, but who or what stands right before the verb
_WINNER = re.compile(
    rf"({P}|{WB})[”’\"']?(?:,? (?:who|which))?(?: has| had| have| also| then| later| already| twice)* $"
)


# "went to number one with W", "gave her a first chart-topper, W": the place is the work's
_WITH_WORK = re.compile(
    rf"(?:,? (?:on|in) [\ue800-\uebff])?(?:,? with|,) (?:(?:the|a|{P}'s?|[\w’'-]+) ){{0,4}}?[“‘\"']?(?P<w>{WB})"
)


def _chart(words: str) -> str:
    """Drop the comma that a quotation takes in; bring "Soriwave’s weekly chart at No. 1" into the order "No. 1 on Soriwave’s weekly chart"."""
    words = re.sub(r",(?=[’'”\"]$)", "", words)
    match = re.fullmatch(
        r"(?P<chart>.+?(?:(?i:chart|list|ranking|countdown)s?|[A-Z]\S* \d+|200)(?: in \w+)?) at (?P<place>(?:No\.? ?|number |#)\w+)",
        words,
    )
    return f"{match['place']} on {match['chart']}" if match else words


_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)"
_PLACE = rf"(?:(?:No|no)\.? ?(?:\d+|one)|[Nn]umber[- ]{_NUMBER}|#\d+|the top (?:\d+|ten|five|twenty|spot)|(?:first|second|third) place)"
_WON = r"(?:won|wins|win|winning|took(?: home)?|takes|taking|received|receives|collected|picked up|picks up|picking up|scooped|earned|earning|claimed|landed|bagged|awarded|shared|lifted|secured|gained|brought|brings|fetched|given|honou?red with|presented with|rewarded with|take home|went home with)"
_LIST = r"(?i:chart|charts|list|lists|rankings?|countdown|Hot 100|Top \d+|200)"
_MOST = r"(?:highest|biggest|largest|longest|fastest|best|lowest|widest|strongest|most|top|second[- ]biggest|second[- ]highest)"
# "his award": which one is told elsewhere, if at all
_UNTOLD_PRIZE = re.compile(
    r"(?:the|an?|his|her|its|their|this|that) (?:award|prize|trophy|medal|honou?r)(?: (?:in|on) .*)?", re.I
)
_IS_MOST = re.compile(rf"[Tt]he {_MOST}\b")
_IS_PLACE = re.compile(rf"(?:{_PLACE}|(?:the |[a-z]+ )?top of|\w+ (?:{_PLACE}|chart-topper))")
_AT_ALONE = re.compile(_PLACE)
# "won no prize", "shortlisted for nothing"; but "No 4" is a place on a list
_NOTHING = re.compile(
    r"^(?:(?:shortlisted|longlisted|nominated|nominations?) for )?(?:nothing|none|no(?![.]? ?\d))\b", re.I
)
_CHART_BEFORE = re.compile(
    rf"\b(?:[Ee]nter|[Dd]ebut|[Ww]ent |[Ll]and|[Oo]pen|[Pp]eak)[^;:!?,]{{3,60}}{_LIST}(?: in \w+)? $"
)


def is_nothing(claim: Found) -> bool:
    """Whether an achievement is none: "shortlisted for nothing", "won no prize"."""
    return (
        claim.predicate is Predicate.ACHIEVEMENT
        and isinstance(claim.value, TextValue)
        and _NOTHING.search(claim.value.text) is not None
    )


def told_in_full(claims: Iterable[Found]) -> Iterator[Found]:
    """Yield the claims but for places on charts whose words are part of another's: "No. 4" of "the Melodex chart at No. 4"."""
    reached: dict[tuple[int, bool], int] = {}
    places = [(claim, claim.value_span or Span(-1, -1)) for claim in claims]
    for claim, own in sorted(places, key=lambda place: (place[1].start, -place[1].end)):
        if claim.predicate is Predicate.ACHIEVEMENT and own.start >= 0:
            about = (claim.subject, claim.negated)
            if own.end <= reached.get(about, -1) and _is_place(claim):
                continue
            reached[about] = max(own.end, reached.get(about, -1))
        yield claim


def _is_place(claim: Found) -> bool:
    return isinstance(claim.value, TextValue) and _IS_PLACE.match(claim.value.text) is not None


RULES: tuple[Rule, ...] = (
    # "entered Soriwave's weekly chart at No. 1"
    rule("entered a chart", rf"(?:{_HEAD}{_GAP})?\b(?P<t>entered|enters|entering|debuted|opened|peaked|landed|went (?:straight )?in(?:to)?|crashed|charted|re-entered) (?:on |in |into )?(?P<v>(?:the )?[^;:!?,]{{3,60}}? {_LIST}(?: in \w+)? at {_PLACE})", _achieved("entered a chart", 0.9)),
    # "went to No. 6 in the UK", "reached No. 1 on the album chart", "it was No. 3 in Ireland"
    rule("reached a place", rf"(?:{_HEAD}{_GAP})?\b(?P<t>(?:went|gone|going|shot|climbed|rose|risen|sailed|jumped|soared|got|straight|returned|returns?|returning|climbs?|rises|back)(?: straight| back)? to|\w+ back (?:to|in|into|at)|reached|reaching|reaches|hit|hits|hitting|peaked at|peaking at|(?:debut|open|enter|land|chart|sit|stand|top|finish|start)\w* (?:out )?(?:at|in)|took|straight in at|at|was|is|been|became|become|as high as|made|cracked|crack|topped out at|a) (?P<v>{_PLACE}(?: (?:in|on|of|at) (?:the )?{_WORDS}{{2,60}}?)?){_END}", _achieved("reached a place", 0.85)),
    rule("topped", rf"(?:{_HEAD}{_GAP})?\b(?P<v>(?P<t>topped|tops|topping|led|(?:reached|hit|reaching|went to|climbed to|rose to|shot to|returned to|returns to|is back at|was back at|held|holding|opened at|debuted at|spent \w+ (?:weeks|months) at) the top of) (?:the )?{_WORDS}{{2,50}}? (?:charts?|lists?|box office|poll|tally|rankings?|ratings)(?: in (?:the )?[A-Z]\w+)?(?: for [^;:!?,.\ue000-\uebff]{{3,40}}?weeks?(?:ends?)?)?)", _achieved("topped", 0.85)),
    # "was named winner of the Harrow Prize", "was awarded the Halloway Medal"
    rule("was named", rf"(?:{_HEAD}{_GAP})?\b(?:was|were|been|is|being) (?P<t>named|voted|crowned|chosen as|declared|judged|awarded|named as|appointed|made|given) (?P<v>(?:the |an? )?(?:[Ww]inner|[Cc]hampion|(?![^,;:.]*(?:[Bb]est|of the [Yy]ear) ){_WORDS}{{0,60}}?{_AWARD}){_WORDS}{{0,70}}?){_END}", _achieved("was named", 0.85)),
    rule("won", rf"(?:{_HEAD}{_GAP})?\b(?P<t>{_WON}) (?:(?P<r>{P}) )?(?:(?:[\ue800-\uebff]|(?:last|this|that|the same) year)'s |(?:[\ue400-\ue7ff]'s )?(?:first|second|third|fourth|own) )?(?P<v>(?!to |on |out |up |off |(?:{P} )?(?:the |an? |its |her |his )?[Bb]est )(?:the |an? |its |her |his |two |three |four |five |six |seven |nine )?(?:[\ue800-\uebff] )?{_WORDS}{{0,60}}?{_AWARD}(?: (?:for|at|in|of) {_WORDS}{{2,60}}?)?){_END}", _achieved("won", 0.88)),
    rule("shortlisted", rf"(?:{_HEAD}{_GAP})?\b(?P<v>(?P<t>shortlisted|longlisted|nominated|(?:an? )?nominations?) for (?:the |an? )?{_WORDS}{{3,60}}?){_END}", _achieved("shortlisted", 0.85)),
    # "now holds a certified 'All-Kill,'", "has achieved a certified 'All-Kill' status", "was certified five times platinum"
    rule("holds", rf"(?:{_HEAD}{_GAP})?\b(?P<t>holds|has achieved|achieved|earned|earns|has earned|certified|went|gone|scored) (?:an? |the )?(?P<v>(?:[a-z]+ )?[“‘\"'][A-Z][\w-]{{2,30}},?[”’\"']|(?:certified )?(?:\w+[- ]times?[- ]|(?:triple|double|multi)[- ]?)?(?:gold|platinum|diamond)\b)", _achieved("holds", 0.88)),
    # "spent 19 weeks atop the chart", "three weeks at number one on the list", "31 weeks in the top ten"
    rule("weeks at the top", rf"(?:{_HEAD}{_GAP})?\b(?P<t>spent|spends|spending|enjoyed|with|had|for|a|notched|marked|logged) (?:[\ue400-\ue7ff]'s )?(?P<v>(?:an? |\w+ )?(?:consecutive |straight )?weeks? (?:atop|at the top of|on top of|on top|at {_PLACE}(?: (?:on|in|of))?|in the top \w+(?: of)?|(?:in|on) (?:the )?{_WORDS}{{0,40}}?(?:{_LIST}|top \w+))(?: (?:the )?{_WORDS}{{2,50}}?)?){_END}", _achieved("weeks at the top", 0.88)),
    # "Winner of the Medal for Autobiography", "winner of the reality show"
    rule("winner of", rf"(?:{_HEAD}[”’\"']?,? (?:is |was |and )?(?:a |an |the )?(?:[a-z-]+ )?|^\W*)(?P<v>(?P<t>[Ww]inner|[Nn]ominee|[Rr]unner-up|[Rr]ecipient|[Hh]older) (?:of|for|in) (?:the |an? |two |three |four )?(?:[\ue800-\uebff] )?{_WORDS}{{3,70}}?){_END}", _achieved("winner of", 0.88)),
    # "Tony nominee P", "P, an Olivia Award winner"
    rule("holder in apposition", rf"(?:(?P<p>{P}),? (?:is |was )?(?:an? |the )(?:[a-z-]+[ -]){{0,2}}?)(?P<v>(?P<t>(?:[A-Z][\w'’-]+[ -]){{1,4}}(?:nominee|winner|laureate|medallist|champion))){_END}", _achieved("holder in apposition", 0.85)),
    rule("holder before the name", rf"(?P<v>(?P<t>(?:[A-Z][\w'’-]+[ -]){{1,4}}(?:nominee|winner|laureate|medallist|champion|nominated|winning))),? (?:[a-z-]+ ){{0,3}}(?P<p>{P})", _achieved("holder before the name", 0.85)),
    # "won the 2025 Banksia for outstanding drama series"
    rule("won by name", rf"{_HEAD}{_GAP}\b(?P<t>won|wins|winning|took|lifted) (?P<v>(?:the|an?) (?:[\ue800-\uebff] )?[A-Z][\w-]+(?: [A-Z][\w-]+){{0,2}}(?: for [^;:!?,.\ue000-\ue3ff\ue800-\uebff]{{3,50}}?)?)(?=[,.;:!?]|$| (?:in|at|and|last|this|for|with|twice|three times|ahead)\b)", _achieved("won by name", 0.85)),
    # "the most-watched cable drama of 2021", "the biggest opening for an Irish film since"
    rule("the most", rf"(?:{_HEAD}{_GAP})?\b(?P<t>is|was|still|and|becomes?|became|reached|hit|posted|drew|scored|as|making (?:it|[\ue000-\ue3ff])|made (?:it|[\ue000-\ue3ff])|,|with|had|its|remains|marks?|marked) (?:now |still |also )?(?:{W}'s |{P}'s )?(?P<v>(?:the |its |their )?(?:[\w’'-]+ ){{0,3}}?(?:{_MOST}[- ](?:watched|selling|grossing|streamed|viewed|running|earning|rated|visited|downloaded|played|performing|heard|read|borrowed|attended|ever)\b{_WORDS}{{3,70}}?|{_MOST} (?:ever )?(?:[\w’'-]+ )?(?:opening|launch|debut|start|audience|sales|rating|ratings|entry|weekend|price|first[- ]week|figure|run|stay|viewership|attendance)\b{_WORDS}{{3,70}}?|{_MOST} [\w-]+ (?:ever )?to (?:reach|win|top|hit|enter|receive|take|lead)\b{_WORDS}{{2,60}}?)){_END}", _achieved("the most", 0.8)),
    # "it is the longest song to reach No 1"
    rule("the most of its kind", rf"(?:{_HEAD}{_GAP})?\b(?P<t>is|was|becomes?|became|remains) (?P<v>(?P<noun>{W}) (?:ever )?to (?:reach|win|top|hit|enter|receive|take|lead)\b{_WORDS}{{2,60}}?){_END}", _most_of_its_kind),
    # "it is the singer's third number one", "gave her a first chart-topper, W"
    rule("so many number ones", rf"(?:{_HEAD}{_GAP})?\b(?P<t>is|was|becomes?|became|gave|gives|giving|scored|earned|landed|had|has|with|for|marks?|marking)(?: {P})? (?:(?:the )?(?:[\w-]+ )?(?:{P}|[a-z-]+)'s?|a|her|his|their|its|the)(?: [a-z-]+){{0,2}}? (?P<v>(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) (?:[A-Z][\w-]+ |solo |straight |consecutive )?(?:{_PLACE}(?: (?:single|album|hit|record))?|chart-topper|chart-topping \w+|top[- ](?:ten|five|10|5|20|40) (?:hit|single|album|entry))){_END}", _achieved("so many number ones", 0.85)),
    # "a record for new writing at the theatre"
    rule("a record", rf"(?:{_HEAD}{_GAP})?(?P<t>,|is|was|set|sets|setting|broke|breaking) (?P<v>(?:an?|the) (?:(?:new|house|club|venue|national|world|box-office|box office|festival|all-time) ){{0,2}}record for [^;:!?,.\ue000-\ue3ff\ue800-\uebff]{{3,60}}?)(?=[,.;:!?]|$| when\b)", _achieved("a record", 0.8)),
    # "earning the title of military elite trainee", "was named an elite trainee" is read above
    rule("title of", rf"(?P<p>{P})[^;:!?]{{0,110}}?\b(?P<t>earning|earned|winning|won|holds|awarded) the title (?:of )?(?P<v>[^;:!?,\ue000-\uebff]{{3,50}})", _achieved("title of", 0.85)),
)  # fmt: skip
