"""Who acts in a work, and in which part."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsarchive.ingest.extract import vocabulary
from newsarchive.ingest.extract.claims.credits import CREDIT_LABEL
from newsarchive.ingest.extract.claims.rule import (
    PEOPLE,
    SCREEN,
    WB,
    WORK,
    Context,
    Found,
    P,
    Reader,
    Rule,
    make,
    rule,
)
from newsarchive.ingest.extract.entities import Entity
from newsarchive.values import TextValue
from newsarchive.vocabulary import PersonKind, Predicate, WorkKind

_HUMAN = frozenset({PersonKind.PERSON, PersonKind.GROUP})
_ACTED = frozenset(
    {WorkKind.FILM, WorkKind.SERIES, WorkKind.SHOW, WorkKind.SONG, WorkKind.OTHER, WorkKind.GAME}
)
_PLAYED = SCREEN | {WorkKind.GAME}
# How much of the certainty that somebody plays a part is left for the work that it is a part in.
_AS_SURE = 0.9
_LIKELY_PLAYED = 0.3
_ADJ = r"(?:[\w’'&-]+,? ){0,6}?"
_CAPITALS = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,6}"
# "as Inspector Marie Lowe": what stands before a name is no name by itself.
_RANK = rf"(?:(?:[A-Z][\w.’'-]* ){{1,2}}(?={P}))?"
_GAP = r"[^;:!?\ue000-\ue3ff]{0,110}?"
_VIDEO_NOUN = re.compile(
    r"\b(?:video|MV|mv|clip|film|movie|short|drama|series|scenes?|actor|actress|on-screen)\b"
)


# Who plays which part is told by the order alone, so that no other of the parts is theirs.
RESPECTIVELY = "respectively"
# "Producer: Ada Byrne" is no part
_CREDIT = re.compile(rf"(?:[A-Z][a-z]+ )?{CREDIT_LABEL}(?: by)?")


# Of the words that end names of places those that end nobody's: parts are called Street and Park.
_VENUE = re.compile(
    r"\b(?:Arena|Stadium|Festival|Theatre|Theater|Centre|Center|Ballroom|Palladium|Coliseum|Academy)\W*$"
)


def _casts(name: str, confidence: float) -> Reader:
    def read(context: Context, match: re.Match[str]) -> Iterator[Found]:
        given = match.groupdict().get("w")
        work = context.entity(given) if given else context.topic(_ACTED, before=match.start())
        if work is None:
            return
        predicate = _predicate(context, work, match)
        if predicate is None:
            return
        people = context.people(match["p"], _HUMAN)
        persons = [person for person in people if person.kind is PersonKind.PERSON]
        for person in persons or people:
            yield make(context, match, work, predicate, name, confidence).of(person)

    return read


def _casts_in_each(context: Context, match: re.Match[str]) -> Iterator[Found]:
    person = context.entity(match["p"])
    works = [work for work in map(context.entity, re.findall(WB, match["ws"])) if work is not None]
    if person is None or person.kind is not PersonKind.PERSON or not any(map(_is_played, works)):
        return
    for work in works:  # what stands beside a film and is not said to be anything else is one as well
        if _is_played(work) or work.kind is WorkKind.OTHER:
            yield make(context, match, work, Predicate.CAST_MEMBER, "star in each", 0.9).of(person)


def _hosts(context: Context, match: re.Match[str]) -> Iterator[Found]:
    """Who hosts or narrates a programme appears in it; films and books are presented by others."""
    work = context.entity(match["w"])
    if work is not None and work.kind in (WorkKind.SERIES, WorkKind.SHOW, WorkKind.OTHER):
        yield from _casts("hosts", 0.85)(context, match)


def _predicate(context: Context, work: Entity, match: re.Match[str]) -> Predicate | None:
    """To feature in a song is to perform it, unless the text speaks of its video; albums and tours have no cast."""
    trigger = match["t"]
    if work.kind is WorkKind.SONG or (work.kind is WorkKind.OTHER and re.match(r"featur", trigger)):
        if re.match(r"featur", trigger) and not work.has_video and not _VIDEO_NOUN.search(match[0]):
            return Predicate.PERFORMER
        return Predicate.CAST_MEMBER
    if work.kind in (WorkKind.ALBUM, WorkKind.TOUR, WorkKind.BOOK):
        return (
            Predicate.PERFORMER if re.match(r"featur", trigger) and work.kind is not WorkKind.BOOK else None
        )
    return Predicate.CAST_MEMBER


def _plays(context: Context, match: re.Match[str]) -> Iterator[Found]:
    """A part, and with it a place in the cast of the work that the text speaks of."""
    yield from _part(context, match, match["p"], match["c"], match.start("c"))


def _part(
    context: Context, match: re.Match[str], who: str, part: str, start: int, name_of_rule: str = "plays"
) -> Iterator[Found]:
    """Who plays a part; start: where the part stands in the masked text."""
    person = context.entity(who)
    if person is None or person.kind is not PersonKind.PERSON:
        return
    if _VENUE.search(context.text[slice(*context.masked.span(start, start + len(part)))]):
        return  # the band played Wembley Arena
    if re.fullmatch(P, part):
        character = context.entity(part)
        if (
            character is None
            or character is person
            or character.kind in (PersonKind.GROUP, PersonKind.ORGANISATION)
        ):
            return
        if character.roles - {"-"} and character.kind is not PersonKind.CHARACTER:
            return
        item = context.masked.item(part)
        if not item.explicit:
            return
        character.kind = PersonKind.CHARACTER
        name, span = character.names[0].text, item.span
        surface = context.text[item.span.start : item.span.end]
        name = name if len(name) >= len(surface) else surface
    else:
        if part.split()[0].lower() in vocabulary.FUNCTION_WORDS or _CREDIT.fullmatch(part):
            return
        span = context.masked.span(start, start + len(part))
        name = part
    value = TextValue(name)
    yield make(context, match, person, Predicate.PLAYS, name_of_rule, 0.9, value=value, value_span=span)
    given = match.groupdict().get("w")
    work = context.entity(given) if given else _staged(context, match)
    if work is not None:
        yield make(context, match, work, Predicate.CAST_MEMBER, "plays a part", 0.75).of(person)


def _respectively(context: Context, match: re.Match[str]) -> Iterator[Found]:
    """Persons and parts in the same order: as many of the one as of the other."""
    people = re.findall(P, match["ps"])
    parts = list(re.finditer(rf"{P}|{_CAPITALS}", match["cs"]))
    if len(people) == len(parts):
        for person, part in zip(people, parts, strict=True):
            yield from _part(context, match, person, part[0], match.start("cs") + part.start(), RESPECTIVELY)


def _is_somebody(context: Context, match: re.Match[str]) -> Iterator[Found]:
    """Where a text speaks of the screen or the stage, somebody who is somebody else plays them."""
    person, item = context.entity(match["p"]), context.masked.item(match["p"])
    part = context.entity(match["c"]) if re.fullmatch(P, match["c"]) else None
    if context.domain not in SCREEN or person is None or not item.explicit:
        return
    if part is not None and part.kind is not PersonKind.CHARACTER and (part.roles - {"-"} or part.deeds):
        return
    yield from _plays(context, match)


def _staged(context: Context, match: re.Match[str]) -> Entity | None:
    """Return the work that a part belongs to: the one of this sentence, else the one that the document is about."""
    in_sentence = [
        item
        for item in context.masked.items
        if item.entity is not None and context.found[item.entity].is_work and not item.background
    ]
    return (
        (context.topic(_ACTED, before=match.start()) or context.topic(_ACTED))
        if in_sentence
        else context.main_work(_ACTED | {WorkKind.OTHER})
    )


def _plays_in_brackets(context: Context, match: re.Match[str]) -> Iterator[Found]:
    """Where a text speaks of the screen or the stage, a name behind a part is who plays it."""
    part, person = context.entity(match["c"]), context.entity(match["p"])
    if _LISTED.match(context.masked.text) and _is_the_actor(part, person):
        yield from _part(context, match, match["c"], match["p"], match.start("p"))
        return
    if (
        context.domain in SCREEN
        and part is not None
        and (part.kind is PersonKind.CHARACTER or not part.roles - {"-"})
    ):
        yield from _plays(context, match)


def _is_the_actor(first: Entity | None, in_brackets: Entity | None) -> bool:
    """Whether of "Ada Byrne (Tess)" in a list the first one plays the other, by what else the text says of both."""
    if first is None or in_brackets is None or first.kind is PersonKind.CHARACTER:
        return False
    if in_brackets.kind is PersonKind.CHARACTER:
        return True
    return len(first.roles | first.deeds) > len(in_brackets.roles | in_brackets.deeds)


def _is_played(work: Entity) -> bool:
    """Whether there are parts in a work: of one whose kind is not told, as far as it is likely."""
    if work.kind is not WorkKind.OTHER or not work.likely:
        return work.kind in _PLAYED
    return sum(work.likely.get(kind, 0.0) for kind in _PLAYED) >= _LIKELY_PLAYED


_LISTED = re.compile(r"[-*•·–—] ?")
_PLACED = re.compile(rf"\b(?:in|of|on|from) (?:the )?(?:[\w’'-]+ ){{0,4}}?[“‘\"']?{WB}|^{WB}|{WB}'s")


def casts_of_parts(claims: Sequence[tuple[Context, Found]]) -> Iterator[Found]:
    """Yield that whoever plays a part is in the cast of the work that the words speak of, or that the document is about.

    claims: all of a document, each with the sentence that it was read from. Nothing is added of somebody whom the
    document puts in a cast itself.
    """
    cast = {claim.object for _, claim in claims if claim.predicate is Predicate.CAST_MEMBER}
    for context, claim in claims:
        if claim.predicate is not Predicate.PLAYS or claim.negated or claim.subject in cast:
            continue
        named = {
            item.entity: context.found[item.entity]
            for item in context.masked.items
            if item.entity is not None
            and item.explicit
            and not item.background
            and context.found[item.entity].is_work
        }
        main = next((work for work in context.ranked if work.merged_into is None and _is_played(work)), None)
        work = next(iter(named.values())) if len(named) == 1 else None
        work = work or context.topic(_PLAYED) if named else main
        if main is not None and work is not main and _PLACED.search(context.masked.text) is None:
            # a work that is named beside a part, and not as where the part is, does not outweigh what all is about
            work = main if main.number in context.outline.headline else work
        if work is not None and _is_played(work):
            cast.add(claim.subject)
            yield replace(
                claim,
                subject=work.number,
                predicate=Predicate.CAST_MEMBER,
                rule="plays a part",
                confidence=round(claim.confidence * _AS_SURE, 3),
                object=claim.subject,
                value=None,
                value_span=None,
            )


_PART = rf"(?:{P}|{_CAPITALS})"
_NAMED_PART = rf"(?:the )?(?:[a-z][\w’'-]* ){{0,4}}?(?P<c>{_PART})"
_AS_THEY_WERE = (
    r"(?:,? (?:are|is|both|all|back|returns?|returning|will|reprise|reprising|their|(?:lead )?roles?|parts?|star|stars|starring|"
    r"co-star|appear|reunite|come|cast|once|again|also|who|playing|play))*"
)
RULES: tuple[Rule, ...] = (
    # "The music video of W stars P opposite P", "W, starring P, P and P", "which also stars P", "co-starring P of G"
    rule("stars", rf"{WORK}(?:{_GAP}[^\w'])?(?P<t>(?:co-)?starr(?:ing|ed)|(?:co-)?stars?) (?:the |a |also )?{_ADJ}(?P<p>{PEOPLE})", _casts("stars", 0.9)),
    # "W features BTS' V", "featuring a collaboration with P"
    rule("features", rf"{WORK}(?:{_GAP}[^\w'])?(?P<t>featuring|features|featured) (?:the |a |also )?(?:[\w’'&-]+,? |{P},? )?{_ADJ}(?P<p>{PEOPLE})", _casts("features", 0.85)),
    # "with P as its second lead", "with P in the leading role"
    rule("as its lead", rf"{WORK}[^;:!?\ue000-\ue3ff]{{0,110}}? with (?P<p>{PEOPLE}) (?P<t>as (?:\w+'s |its |the |[\ue000-\ue3ff]'s )?(?:[\w-]+ )*(?:leads?|stars?|love interest|hero|heroine|villain)|in the (?:lead|leading|title|main) roles?)", _casts("as its lead", 0.88)),
    # "P and P star", "P stars in W", "joined by P and by P"
    rule("star in", rf"(?P<p>{PEOPLE}) (?:will |also |both )?(?P<t>(?:co-)?stars?|starred|appears?|appeared|acts?|acted|features) (?:opposite {P} |alongside {P} |together )?in {_ADJ}(?P<w>{WB})", _casts("star in", 0.9)),
    rule("star", rf"(?P<p>{PEOPLE}) (?P<t>(?:(?:will|is to|are to|is set to|are set to) )?(?:co-)?star|(?:co-)?stars)\b(?= as|,|\.|$| in the| opposite)", _casts("star", 0.85)),
    rule("joined by", rf"\bstar,? (?P<t>joined by) {_ADJ}(?P<p>{PEOPLE})", _casts("joined by", 0.85)),
    rule("cast includes", rf"\b(?P<t>cast (?:also )?(?:includes?|features?|is led by|is headed by|is completed by|list)) {_ADJ}(?P<p>{PEOPLE})", _casts("cast includes", 0.9)),
    rule("leads the cast", rf"(?P<p>{PEOPLE}) (?P<t>leads? the cast|heads? the cast|leads? a cast|takes? the (?:lead|title role)|plays? the lead)", _casts("leads the cast", 0.9)),
    # "a music video in which she appears opposite P", "Opposite her is P", "on the man in its music video, P"
    rule("appears opposite", rf"{P} (?P<t>appears?|stars?|plays?|is seen|features) (?:opposite|alongside|with) (?P<p>{PEOPLE})", _casts("appears opposite", 0.85)),
    rule("opposite", rf"(?P<t>[Oo]pposite) {P}(?:'s)? is (?P<p>{P})", _casts("opposite", 0.8)),
    rule("the star of", rf"\b(?P<t>man|woman|star|stars|actor|actress|lead|leads|face|couple) (?:in|of) {WORK}, (?P<p>{PEOPLE})", _casts("the star of", 0.85)),
    rule("star of", rf"(?P<p>{P}),? (?:the |a )?(?:[\w-]+ )?(?P<t>stars?|co-star|lead) of (?:the )?{_ADJ}(?P<w>{WB})", _casts("star of", 0.9)),
    # "was last seen on television in the hospital drama W"
    rule("last seen in", rf"(?P<p>{P})(?:, [^;!?]{{0,60}}?,)? (?:was |is )?(?P<t>last seen|best known|known|first seen|made (?:his|her) name|appeared)[^;!?\ue000-\uebff]{{0,50}}? in (?:the )?{_ADJ}(?P<w>{WB})", _casts("last seen in", 0.88)),
    rule("a part in", rf"(?P<p>{P})[^;!?\ue000-\uebff]{{0,40}}? (?P<t>(?:role|part|turn|debut|performance|cameo)s? in) (?:the |a )?(?:(?!\w+ing\b)[\w’'-]+ ){{0,4}}?(?P<w>{WB})", _casts("a part in", 0.85)),
    # "Callum Adebowale plays Tam Dunbar", "P as C"
    rule("plays", rf"(?P<p>{P})(?:, [^;!?]{{0,60}}?,)?,? (?:(?:will|also|who|has|have|had|once|later|still|now) )*(?P<t>plays?|played|playing|is playing|portrays|portrayed|voices|voiced|is cast as|was cast as|stars as|co-stars as|returns as|returned as|is back as|is returning as|takes the (?:role|part) of|(?:takes|took|taking) over(?: as| the (?:role|part) of)|inherits the (?:role|part) of|(?:reprises|reprised|reprising)(?: (?:his|her|their|the|{P}'s?) (?:\w+ )?(?:role|part) (?:as|of))?|creates? the (?:role|part) of|sings the (?:role|part) of|sings(?= (?:the )?(?:[A-Z]|[\ue400-\ue7ff]))|would play|will play) (?:the (?:role|part) of )?(?:the )?(?:[a-z][\w’'-]* ){{0,5}}?(?:called |named )?{_RANK}(?P<c>{P}|{_CAPITALS})(?! \(|'s\b)", _plays),
    rule("is the part", rf"(?P<p>{P}) is (?:the )?(?:[a-z]+ ){{0,2}}?(?P<t>)(?P<c>{P}), (?:a|an|the|who|whose|[\ue400-\ue7ff]'s)\b", _plays),
    rule("playing", rf"\b[Pp](?P<t>laying) [^;!?]{{0,60}}?,? ?(?P<c>{P}), is (?P<p>{P})", _plays),
    rule("played by", rf"(?P<c>{P}),? ?\(?(?:who is |who's |is |as |was )?(?P<t>played|portrayed|voiced)(?: [a-z-]+){{0,5}}? by (?:the )?{_ADJ}(?P<p>{P})", _plays),
    rule("cast list", rf"^[-*•·] ?(?:[Tt]he )?(?P<c>{P}|{_CAPITALS}) ?(?P<t>–|—|-|:|\.{{2,}}) ?(?P<p>{P})", _plays),
    rule("in brackets", rf"(?P<c>{P})(?P<t>) \((?P<p>{P})[,)]", _plays_in_brackets),
    rule("sung by", rf"(?P<c>{P}), (?P<t>sung|danced|acted) by (?:the )?{_ADJ}(?P<p>{P})", _plays),
    rule("as the part", rf"(?P<p>{P})(?:,| leads the cast| stars| co-stars| returns| appears| has [^;!?]{{0,40}}role,)? (?P<t>as) (?:the |a |an |{P}'s? |{P} (?=character\b))?(?:(?!(?:a|an)\b)[a-z][\w’'-]*,? ){{0,4}}?(?:known only as |called |named )?{_RANK}(?P<c>{P}|{_CAPITALS})(?=[,.;)]| (?:and|a|an|the|who)\b| ?[–—-]|$)", _plays),
    rule("known only as", rf"(?P<p>{P})[^;!?\ue000-\uebff]{{0,40}} role, as [^;!?\ue000-\uebff]{{0,30}}?(?P<t>known only as|called|named) (?P<c>{P}|{_CAPITALS})", _plays),
    rule("as the part, before", rf"^(?P<t>As) (?:the )?(?:[a-z][\w’'-]* ){{0,4}}?(?P<c>{P}), (?P<p>{P})", _plays),
    # "P and P are back as C and C", "with P, P and P as C, C and C, respectively"
    rule("respectively", rf"(?P<ps>{P}(?:, {P})*,? and {P}){_AS_THEY_WERE},? (?P<t>as) (?P<cs>(?:the )?{_PART}(?:, (?:the )?{_PART})*,? and (?:the )?{_PART})", _respectively),
    # "P is C", "P is splendid as the Harbour Mistress", where the text speaks of the screen or the stage
    rule("is somebody", rf"(?P<p>{P}) is (?P<t>)(?:the )?(?P<c>{P}|(?<=the ){_CAPITALS})(?=[,.;!)]| and\b| in\b| the [a-z]|$)", _is_somebody),
    rule("is something as", rf"(?<!and )(?P<p>{P}) (?:is|was) (?:(?!known\b|listed\b|credited\b|billed\b)[a-z-]+,? ){{1,4}}?(?P<t>as) (?:the )?{_RANK}(?P<c>{P}|(?<=the ){_CAPITALS})(?=[,.;!)]| and\b| in\b| who\b|$)", _is_somebody),
    # "takes over the role of C from P", "the part of C, created by P", "the role of C will be performed by P"
    rule("taken over from", rf"\b(?P<t>tak(?:es?|ing|en) over|took over|inherit(?:s|ed)?) (?:as|the (?:role|part) of) {_NAMED_PART} from (?:the )?{_ADJ}(?P<p>{P})", _plays),
    rule("part created by", rf"\b(?:role|part) of {_NAMED_PART}, (?:a (?:role|part) )?(?:which was )?(?P<t>created|originated|first played|previously played|last played)[^;:!?\ue000-\uebff]{{0,40}}? by (?:the )?{_ADJ}(?P<p>{P})", _plays),
    rule("part performed by", rf"\b(?:role|part|voice) of {_NAMED_PART},? (?:which )?(?:will be |is |was |is being |to be )?(?P<t>performed|played|sung|voiced|taken|danced|filled) by (?:the )?{_ADJ}(?P<p>{P})", _plays),
    # "P, best known as C in W", "the C of W, P"
    rule("known as a part", rf"(?P<p>{P})(?:,? who)?,? (?:is |was |still )?(?:[a-z]+ ){{0,2}}?(?P<t>known|remembered|recognised|recognisable|famous|familiar|made (?:his|her|their|{P}'s) name|(?:rose|shot|came) to fame|found fame)(?: to [^;:!?,\ue000-\uebff]{{0,30}})? as {_NAMED_PART} (?:in|on|from) (?:the )?{_ADJ}(?P<w>{WB})", _plays),
    # "who spent six years as C", "won best actress for the part of C"
    rule("years as a part", rf"(?P<p>{P})(?:,? who)?(?: has| had)? (?:spent|did|enjoyed|had) (?:[\w-]+ ){{1,4}}?(?:years|months|weeks|series|seasons|episodes) (?P<t>as|playing) {_NAMED_PART}(?=[,.;)]| (?:in|on|and|before|until)\b|$)", _plays),
    rule("honoured for a part", rf"(?P<p>{P})[^;:!?\ue000-\uebff]{{0,80}}? for (?:{P}'s |his |her |the )?(?P<t>(?:title )?(?:part|role|performance|portrayal|turn)) (?:of|as) {_NAMED_PART}(?=[,.;)]| (?:in|on|and)\b|$)", _plays),
    # "W, whose star, P", "her W co-star P", "W, with the voice of P", "P is the voice of the fox in W"
    rule("whose star", rf"{WORK},? (?P<t>whose (?:stars?|leads?|leading (?:man|lady)|hero|heroine)),? (?P<p>{PEOPLE})", _casts("whose star", 0.9)),
    rule("co-star in", rf"(?P<w>{WB}) (?P<t>co-stars?),? (?P<p>{PEOPLE})", _casts("co-star in", 0.9)),
    rule("with the voice of", rf"{WORK},? (?:with|featuring|using) (?P<t>the voices? of) (?P<p>{PEOPLE})", _casts("with the voice of", 0.9)),
    rule("is the voice in", rf"(?P<p>{P})(?:, [^;!?]{{0,60}}?,)? (?:is|was|provides|provided|will be) (?P<t>the voice) of [^;:!?\ue000-\ue3ff]{{2,40}}? in (?:the )?{_ADJ}(?P<w>{WB})", _casts("is the voice in", 0.88)),
    # "who also appeared in W and its sequel, W"
    rule("star in each", rf"(?P<p>{P})(?:,? who)? (?:(?:has|have|had|also|previously|later) )*(?P<t>appear(?:s|ed)|starred|acted|was seen) in (?P<ws>(?:the )?{_ADJ}{WB}(?:(?:, and|,| and) (?:its sequel,? |the |in )?{_ADJ}{WB})+)", _casts_in_each),
    # "P, P and P are also in the voice cast", "P joins the cast", "the voice cast led by P"
    rule("in the cast", rf"(?P<p>{PEOPLE}) (?:(?:is|are|will|also|have|has|been|all|both|now) )*(?P<t>(?:in|among|joins?|joined|joining|completes?|completing|rounds? out|heads?|fronts?|leading) the (?:[a-z-]+ )?(?:cast|ensemble|line-up of voices))", _casts("in the cast", 0.88)),
    rule("cast led by", rf"\b(?P<t>cast,? (?:led|headed|fronted|completed) by|cast (?:is|are|of)) (?:the )?{_ADJ}(?P<p>{PEOPLE})", _casts("cast led by", 0.88)),
    # "W, in which P plays", "W, in which she was a telephone operator"
    rule("in which they act", rf"(?P<w>{WB})(?: \([^)]{{0,12}}\))?,? (?:in|on) (?:which|where) (?P<p>{P}) (?P<t>plays?|played|was|is|stars?|starred|appears?|appeared|takes|took|turns up|gives|gave|did not appear|does not appear)\b", _casts("in which they act", 0.85)),
    # "W, hosted by P", "She later hosted the quiz W", "a quiz that P presents"
    rule("hosted by", rf"{WORK}(?:{_GAP}[^\w'])?(?P<t>(?:co-)?(?:hosted|presented|fronted|anchored|narrated|voiced)) by {_ADJ}(?P<p>{PEOPLE})", _casts("hosted by", 0.88)),
    rule("hosts", rf"(?P<p>{PEOPLE})(?:, [^;!?]{{0,60}}?,)? (?:(?:will|would|has|had|then|later|also|who|to|was|is|now|once) )*(?P<t>(?:co-)?(?:host(?:s|ed|ing)?|present(?:s|ed|ing)|front(?:s|ed|ing)|anchor(?:s|ed|ing)|narrat(?:es|ed|ing))) (?:the |a |an |its |{P}'s? |{WB}'s? )?{_ADJ}(?P<w>{WB})", _hosts),
    # "a guest appearance by P", "P will make a cameo in W", "This Saturday's guest: P"
    rule("guests", rf"\b(?P<t>(?:guest |special |cameo )?(?:appearances?|cameos?|guest|guest star)(?: by| from|:)) {_ADJ}(?P<p>{PEOPLE})", _casts("guests", 0.8)),
    rule("makes a cameo", rf"(?P<p>{PEOPLE})(?:, [^;!?]{{0,60}}?,)? (?:(?:will|has|had|also|who|to|is|set) )*(?P<t>(?:mak(?:e|es|ing)|made) an? (?:[a-z]+ )?(?:appearance|cameo)|has a cameo|guest[- ]stars?)(?: (?:in|on) {_ADJ}(?P<w>{WB}))?", _casts("makes a cameo", 0.85)),
    # "New to the ensemble are P and P", "Her new co-star P"
    rule("new to the cast", rf"\b(?P<t>(?:[Nn]ew to|[Jj]oining|[Aa]lso (?:in|joining)|[Rr]ounding out|[Cc]ompleting) the (?:[a-z]+ )?(?:cast|ensemble|line-up|series|company))(?: (?:is|are|will be|comes|come))?:? {_ADJ}(?P<p>{PEOPLE})", _casts("new to the cast", 0.88)),
    rule("co-star", rf"{P}'s? (?P<t>(?:[a-z]+ )?co-stars?),? (?P<p>{PEOPLE})", _casts("co-star", 0.82)),
    # "IU's character Hi-jae", "Taehyung's Tae-joon"
    rule("somebody's part", rf"(?P<p>{P})'s (?P<t>character,? )?(?P<c>{P})(?! (?:said|wrote|told))", _plays),
)  # fmt: skip
