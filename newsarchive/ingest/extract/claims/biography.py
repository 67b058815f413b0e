"""People: other names, groups, births and deaths, military service."""

import re
from collections.abc import Iterator

from newsarchive.ingest.document import Name, Span
from newsarchive.ingest.extract import vocabulary
from newsarchive.ingest.extract.aliases import StatedAlias
from newsarchive.ingest.extract.claims.rule import PEOPLE, WB, Context, D, Found, P, Reader, Rule, make, rule
from newsarchive.ingest.extract.entities import Entity
from newsarchive.names import fold
from newsarchive.values import DateValue, TextValue
from newsarchive.vocabulary import AliasKind, PersonKind, Predicate

_GROUP = vocabulary.GROUP_NOUN
_R = vocabulary.ROLE
_MEMBER_ROLE = r"(?:(?:main |lead |founding |former |youngest |oldest |the )*(?:singer|vocalist|rapper|drummer|bassist|guitarist|keyboardist|keyboard player|leader|frontman|frontwoman|dancer|maknae|saxophonist|violinist|cellist|pianist|trumpeter|percussionist|member|members))"
_MID = r"[^;:!?\ue800-\uebff]{0,60}?"
# A rule that reckons: its day of birth stands in no words.
TURNED_SO_OLD = "turned so old"


def _groups(context: Context, character: str) -> Entity | None:
    entity = context.entity(character)
    return entity if entity is not None and entity.kind is PersonKind.GROUP else None


def membership(name: str, confidence: float, *, negated: bool | None = None) -> Reader:
    """Return a reader that makes the persons of group "p" members of the group "g"."""

    def read(context: Context, match: re.Match[str]) -> Iterator[Found]:
        given = match.groupdict().get("g")
        group = _groups(context, given) if given else None
        if group is None:
            return
        for person in context.people(match["p"], frozenset({PersonKind.PERSON})):
            if person is not group:
                yield make(context, match, person, Predicate.MEMBER_OF, name, confidence, negated=negated).of(
                    group
                )

    return read


def _member_of_whom_it_speaks(context: Context, match: re.Match[str]) -> Iterator[Found]:
    """A leader or member, where the document speaks of one group alone."""
    person = context.entity(match["p"])
    group = context.outline.group
    if person is not None and person.kind is PersonKind.PERSON and group is not None:
        yield make(
            context, match, person, Predicate.MEMBER_OF, "member of whom it speaks", 0.8, negated=False
        ).of(context.found[group])


def dated(predicate: Predicate, name: str, confidence: float) -> Reader:
    """Return a reader of a date in the life of the person of group "p"."""

    def read(context: Context, match: re.Match[str]) -> Iterator[Found]:
        person = context.entity(match["p"])
        date = context.masked.item(match["d"]).date
        if person is None or date is None or person.kind is not PersonKind.PERSON:
            return
        yield make(
            context,
            match,
            person,
            predicate,
            name,
            confidence,
            value=DateValue(date.iso),
            value_span=date.span,
        )

    return read


def _aged(context: Context, match: re.Match[str]) -> Iterator[Found]:
    """Who turned so old on a day was born so many years before it."""
    person, date = context.entity(match["p"]), context.masked.item(match["d"]).date
    if person is None or person.kind is not PersonKind.PERSON or date is None or not date.iso[:4].isdigit():
        return
    born = f"{int(date.iso[:4]) - int(match['age']):04d}{date.iso[4:]}"
    yield make(
        context, match, person, _BORN, TURNED_SO_OLD, 0.93, value=DateValue(born), value_span=date.span
    )


def _lifespan(context: Context, match: re.Match[str]) -> Iterator[Found]:
    yield from dated(Predicate.BIRTH_DATE, "lifespan", 0.9)(context, match)
    person, date = context.entity(match["p"]), context.masked.item(match["d2"]).date
    if person is not None and date is not None and person.kind is PersonKind.PERSON:
        yield make(
            context,
            match,
            person,
            Predicate.DEATH_DATE,
            "lifespan",
            0.9,
            value=DateValue(date.iso),
            value_span=date.span,
        )


def also_known_as(alias: StatedAlias, person: Entity, text: str) -> Iterator[Found]:
    """Yield the claim that a stated alias makes: the person is also known by the name that is not its main one."""
    main = person.names[0].text
    name, span = (
        (alias.other_text, alias.other) if alias.other_text != main else (alias.owner_text, alias.owner)
    )
    if alias.other_kind is AliasKind.STAGE and alias.owner_text != main:
        name, span = alias.owner_text, alias.owner
    if name == main:
        return
    yield Found(
        person.number,
        Predicate.ALSO_KNOWN_AS,
        alias.evidence,
        "stated alias",
        alias.trigger[:200],
        0.93,
        value=TextValue(name),
        value_span=Span(span.start, span.end),
    )


def _served(context: Context, match: re.Match[str]) -> Iterator[Found]:
    person = context.entity(match["p"])
    if person is None or person.kind is not PersonKind.PERSON:
        return
    for group, predicate in (("d", Predicate.ENLISTMENT_DATE), ("d2", Predicate.DISCHARGE_DATE)):
        date = context.masked.item(match[group]).date
        if date is not None:
            yield make(
                context,
                match,
                person,
                predicate,
                "served between",
                0.85,
                value=DateValue(date.iso),
                value_span=date.span,
            )


def _under_a_name(context: Context, match: re.Match[str]) -> Iterator[Found]:
    """A name that the text gives somebody in passing: from here on both are one."""
    given = match.groupdict().get("p")
    number = context.masked.focus.persons[-1] if not given and context.masked.focus.persons else None
    person = context.entity(given) if given else None if number is None else context.found[number]
    if person is None or person.kind not in (PersonKind.PERSON, PersonKind.GROUP):
        return
    other = context.entity(match["o"]) if re.fullmatch(P, match["o"]) else None
    if other is not None and (
        other.kind not in (person.kind, PersonKind.CHARACTER) or not context.masked.item(match["o"]).explicit
    ):
        return
    span = context.masked.span(*match.span("o"))
    name = _bare(context, span)
    if fold(name) == fold(person.names[0].text):
        # the name that the text goes by: the other one is said to be theirs
        if not given or not context.masked.item(given).explicit:
            return
        span = context.masked.span(*match.span("p"))
        if fold(_bare(context, span)) == fold(person.names[0].text):
            return
    elif other is None:
        person.names.append(Name(name, AliasKind.STAGE))
        if not re.search(P, match["o"]):
            person.mentions.add(span)
    elif other is not person and other.merged_into is None and person.merged_into is None:
        other.merged_into = person.number
    yield _goes_by(context, match, person, span, "under a name", 0.85)


def _called_by_others(context: Context, match: re.Match[str]) -> Iterator[Found]:
    """What others call somebody, of group "p" or "q", as long as it is not a word of the person's name."""
    person = context.entity(match["p"] or match["q"])
    words = match["o"]
    other = context.entity(words) if re.fullmatch(P, words) else None
    if person is None or person.kind is not PersonKind.PERSON or (other and other.is_work):
        return
    span = context.masked.span(*match.span("o"))
    name = _bare(context, span)
    if fold(name) == fold(person.names[0].text) or fold(name) in fold(person.names[0].text).split():
        return
    yield _goes_by(context, match, person, span, "what others call", 0.8)


def _goes_by(
    context: Context, match: re.Match[str], person: Entity, span: Span, name: str, confidence: float
) -> Found:
    return make(
        context,
        match,
        person,
        Predicate.ALSO_KNOWN_AS,
        name,
        confidence,
        value=TextValue(_bare(context, span)),
        value_span=span,
        negated=False,
    )


def _bare(context: Context, span: Span) -> str:
    """Return the words of the span without what they are quoted in."""
    return context.text[span.start : span.end].strip("“”‘’\"', ")


def nicknames(text: str, found: list[Entity]) -> Iterator[Found]:
    """Yield the names that stand in quotation marks inside the names of persons: "Nelson “Kilo” Batista"."""
    for person in found:
        if person.is_work or person.kind is not PersonKind.PERSON or person.merged_into is not None:
            continue
        for span in sorted(person.mentions):
            match = _NICKNAME.search(text, span.start, span.end)
            if match is not None:
                yield Found(
                    person.number,
                    Predicate.ALSO_KNOWN_AS,
                    span,
                    "nickname in a name",
                    match[1],
                    0.9,
                    value=TextValue(match[1]),
                    value_span=Span(*match.span(1)),
                )
                break


_NICKNAME = re.compile(r" [“\"‘'](\w[\w .-]*)[”\"’'] (?=\w)")
_CAPITALS = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,6}"
# "the Duchess of Drizzle", "Kelly the Map": a nickname may go on behind what looks like a whole name
_OTHER = rf"(?P<o>(?:(?:{_CAPITALS} )?{P}|{_CAPITALS})(?: (?:the|of|o'|on) (?:the )?(?:[A-Z][\w’'-]*|{P}))*)"
# "best known as Jo Tarrant in The Quarry" names a part
_NO_PART = rf"(?![\w’'-]| (?:{P}|[A-Z]))(?![”’\"']? (?:in|on|from) (?:the )?(?:[a-z-]+ ){{0,4}}?[“‘\"']?{WB})"
_TO_WHOM = r"(?: (?:to|by|among|in|throughout) [^,;:!?\ue000-\uebff]{1,40}?)?"
_WHERE = _TO_WHOM.replace("throughout", "throughout|along|across|around|on|at")
_BORN, _DIED = Predicate.BIRTH_DATE, Predicate.DEATH_DATE
_ENLISTED, _DISCHARGED = Predicate.ENLISTMENT_DATE, Predicate.DISCHARGE_DATE
# Names are joined by aliases.py before sentences are masked, so it has only what the names themselves say. The rules here
# read masked sentences: their owner may be a pronoun, and their other name words that no reader of names took for one.
RULES: tuple[Rule, ...] = (
    # "He wrote pop songs under the name Ted Frost", "As Ted Frost he wrote", "The man who was born Marlon Etienne Baptiste"
    rule("under a name", rf"(?P<p>{P})[^;:!?\ue400-\ue7ff]{{0,70}}? (?P<t>under the (?:pen |stage |assumed )?name(?: of)?|songs as|books as) (?P<o>{P}|{_CAPITALS})", _under_a_name),
    rule("as another name", rf"^[-*• ]*(?P<t>As) (?P<o>{P}|{_CAPITALS}),? (?P<p>{P}) (?:wrote|writes|recorded|records|released|performed|sang|published)", _under_a_name),
    rule("born somewhere as", rf"(?P<p>{P})(?:,? who|, [^;!?]{{0,60}}?,)? (?:was )?(?P<t>born)\b[^;:!?\ue000-\ue7ff]{{0,50}}? as (?P<o>{P}|{_CAPITALS})(?=[,.;)]|$)", _under_a_name),
    # "To us she was always Wren", "At 17 she was playing pubs as Addie B"
    rule("to friends", rf"\b[Tt]o (?:us|me|many|most|everyone|(?:{P}'s? |the )?(?:\w+ )?(?:friends|fans|family|neighbours|colleagues|locals|followers|listeners|readers)) (?P<p>{P}) (?P<t>was|is|will be|remained) (?:always |simply |just |only |still |forever )?(?:“|‘)?{_OTHER}(?=[”’\"',.;)]|$)", _under_a_name),
    rule("plays under", rf"(?P<p>{P}) (?:was |had been |is |began |started )?(?P<t>(?:playing|singing|gigging|busking|performing|recording|releasing|posting|uploading|DJing|rapping) (?:(?:in |around |at )?(?:the )?(?:[a-z]+ )?(?:pubs|clubs|gigs|sets|shows|songs|music|covers|tracks|demos|records|streets|bars|parties)) as) (?P<o>{P}|{_CAPITALS})(?=[,.;)]|$)", _under_a_name),
    rule("born as", rf"(?P<p>{P}),? (?:who )?(?:was )?(?P<t>born|christened) (?P<o>{P}|{_CAPITALS})(?=[,.;)]| is\b| was\b| in\b| on\b)", _under_a_name),
    # "P, known to her fans as the Wren", "He was known as the Minister", "P, dubbed the Jetty Man"
    rule("known as", rf"(?P<p>{P}),?(?: \(|,)?(?: who)?(?: (?:is|was|are|were|had been|has been|became|also|now|then|once|still|better|best|widely|simply|popularly|affectionately|often|always))* ?(?P<t>known{_WHERE}(?: (?:simply|only|just))? (?:as|by the (?:name|nickname))|(?:dubbed|nicknamed|christened){_TO_WHOM}(?: (?:simply|only|just))?(?: as)?) (?:the )?[“‘\"']?{_OTHER}{_NO_PART}", _under_a_name),
    rule("called", rf"(?P<p>{P}),?(?: who)? (?:is|was|were) (?:(?:also|often|always|still|sometimes|once) )?(?P<t>called|named) (?:the )?[“‘\"']?{_OTHER}(?= (?:by|at|for|until|when|to)\b)", _under_a_name),
    # "Locals know him as the Jetty Man", "whose friends still call her Kelly Mo"; "P, whom fans call Ettan"
    rule("others call", rf"\b(?P<t>(?:know|knows|knew|remember|remembers|refer to|refers to) (?P<p>{P}) (?:simply |only )?as|(?:call|calls|called|nicknamed|dubbed|nickname) (?P<q>{P})(?:'s)?) (?:the )?[“‘\"']?{_OTHER}(?=[”’\"',.;)]| (?:and|since|because|to|in|for|after|or|on|at|when)\b|$)", _called_by_others),
    rule("whom others call", rf"(?P<p>{P}),? (?P<t>who(?:m)? (?:(?!an? )[\w’'-]+ ){{1,7}}?(?:calls?|called|knew as|knows? as|have called|nicknamed|dubbed)(?: (?:anything|nothing) but)?) (?:the )?[“‘\"']?{_OTHER}{_NO_PART}", _under_a_name),
    # "'the Postman', as Quilty was known", "Gota, as generations of us knew her"
    rule("as known", rf"(?:^|(?<=[“‘\"',;(] )|(?<=[“‘\"'])|\b(?:the|The) ){_OTHER}[”’\"']?,? (?P<t>as) (?:(?P<p>{P}) (?:is|was|has been|became|had become) (?:(?:always|still|widely|better|best) )?(?:known|called)|(?:[\w’'-]+ ){{1,5}}?(?:knew|know|knows|call|calls|called) (?P<q>{P}))", _called_by_others),
    # "Real name: Arakawa Yumeko", "Born Salma Haddad in Beirut, she"
    rule("real name", rf"^\W*(?P<t>(?:Real|Full|Birth|Legal|Given) name):? {_OTHER}", _under_a_name),
    rule("names", rf"(?P<p>{P})'s (?P<t>(?:real|legal|birth|full|given|maiden|stage|pen|old) name)(?: is| was|'s|,| being)? {_OTHER}(?=[,.;)]|$| (?:and|but)\b)", _under_a_name),
    rule("born, before, as", rf"^\W*(?P<t>[Bb]orn) {_OTHER},? (?:in|on|to)\b[^;:!?\ue400-\ue7ff]{{0,80}}?, (?P<p>{P})", _under_a_name),
    rule("formed as", rf"(?P<p>{P}),? (?:who |which )?(?:were |was )?(?P<t>formed|founded|started|began|began life)\b[^;:!?\ue000-\ue7ff]{{0,60}}? as (?:the )?[“‘\"']?{_OTHER}(?=[”’\"',.;)]| (?:and|but|in|before)\b|$)", _under_a_name),
    # "P, the main vocalist of the girl group G", "P, one of the four members of G", "best known as a vocalist of the group G"
    rule("member in apposition", rf"(?P<p>{P}),?(?: \d\d,)?(?: \([^)]{{0,40}}\))?,?(?: (?:is|was|who is|who was|and is|has been))?[^;:!?\ue000-\uebff]{{0,60}}? ?(?P<t>{_MEMBER_ROLE}|one (?:third|half|quarter|fifth)|part|half) (?:of|in|with|for) (?:the |a )?(?:[\w’'-]+ ){{0,4}}?(?P<g>{P})", membership("member in apposition", 0.9)),
    rule("best known as a member", rf"(?P<p>{P})[^;:!?\ue000-\ue3ff]{{0,90}}?\b(?P<t>known as (?:a|the) {_MEMBER_ROLE} (?:of|in)) (?:the )?(?:[\w’'-]+ ){{0,3}}?(?P<g>{P})", membership("best known as a member", 0.88)),
    # "BTS' V", "Cherry Protocol's Yebi"
    rule("the group's", rf"(?P<g>{P})(?P<t>'s?) (?:own |{_MEMBER_ROLE},? |{_R},? )?(?P<p>{P})", membership("the group's", 0.88, negated=False)),
    rule("group member", rf"(?P<g>{P})(?:'s?)? (?P<t>{_MEMBER_ROLE}s?),? (?P<p>{PEOPLE})", membership("group member", 0.92, negated=False)),
    # "Iden of Ninefold", "P from G"
    rule("of the group", rf"(?P<p>{P}),? (?P<t>of|from|on loan from|formerly of|who fronts|who leads) (?:the )?(?:[\w’'-]+ ){{0,3}}?(?P<g>{P})", membership("of the group", 0.88, negated=False)),
    # "P founded the group with guitarist P and bassist P"
    rule("founded", rf"(?P<p>{PEOPLE}) (?P<t>founded|formed|started|co-founded) (?:the )?(?:[\w-]+ )?(?P<g>{P})", membership("founded", 0.9)),
    rule("founded with", rf"{P} (?:founded|formed|started|co-founded) (?:the )?(?P<g>{P})[^;!?\ue000-\ue7ff]{{0,20}}? (?P<t>with) (?:the )?(?:[\w-]+ ){{0,2}}?(?P<p>{PEOPLE})", membership("founded with", 0.88)),
    # "leader P", "Another member, P": of the group that the document speaks of
    rule("member of whom it speaks", rf"(?<!{P}'s )(?<!{P}' )\b(?P<t>(?:[Aa]nother |[Ff]ellow |[Gg]roup |[Bb]and )?(?:leader|[Mm]ember|maknae|frontman|frontwoman)),? (?P<p>{P})(?! of\b)", _member_of_whom_it_speaks),
    # "his group, G", "G, whose fiddle player, P"
    rule("somebody's group", rf"(?P<p>{P})'s (?:own |old |new |current )?(?P<t>group|band|trio|duo|quartet|quintet|girl group|boy band|boy group),? (?P<g>{P})", membership("somebody's group", 0.86)),
    rule("whose player", rf"(?P<g>{P}),? (?P<t>whose) (?:{_MEMBER_ROLE}|[a-z]+ players?|[a-z]+ists?|(?:co-)?founders?|singers?),? (?P<p>{PEOPLE})", membership("whose player", 0.88, negated=False)),
    rule("joined", rf"(?P<p>{PEOPLE})(?:, [^;!?]{{0,60}}?,)? (?:had |has |who |later |also )*(?P<t>joined|belongs to|belonged to|(?:is|was) part of|has been with|have been with|has been in|sings in|plays in|fronts|leads) (?:the )?(?:[\w-]+ ){{0,2}}?(?P<g>{P})(?!'s)", membership("joined", 0.88)),
    # "Matthijs van der Plaat is no longer in the band", "P left the band"
    rule("no longer in", rf"(?P<p>{P}) (?:is|was) (?P<t>no longer (?:in|with|part of|a member of)|not (?:in|a member of)) (?:the )?(?P<g>{P})", membership("no longer in", 0.9, negated=True)),
    rule("left", rf"(?P<p>{P})(?:, [^;!?]{{0,60}}?,)? (?:has |had )?(?P<t>left|quit|departed|walked out of) (?:the )?(?:[\w-]+ )?(?P<g>{P})", membership("left", 0.85, negated=True)),
    # "The four-piece (singer P, guitarist P, bassist P and drummer P)"
    rule("line-up", rf"(?P<g>{P}) (?P<t>\()(?P<p>(?:(?:[\w-]+ ){{0,3}}{P}(?:,| and)? ?){{2,}})\)", membership("line-up", 0.9, negated=False)),
    # "P (born on D", "P, who was born on D", "P was born in Osaka on D"
    rule("born", rf"(?P<p>{P})(?:,? (?:who )?| \(| \([^)]*\),? (?:who )?|, \d\d?, )(?:was )?(?P<t>born)\b{_MID}(?P<d>{D})", dated(_BORN, "born", 0.93)),
    rule("born, before", rf"^(?P<t>Born)\b[^;:!?\ue400-\uebff]{{0,50}}? (?:in|on) (?P<d>{D}),[^;:!?\ue400-\ue7ff]{{0,50}}? ?(?P<p>{P})", dated(_BORN, "born, before", 0.92)),
    # "P turned 60 in D", "P, who turns 89 on D"
    rule(TURNED_SO_OLD, rf"(?P<p>{P})(?:, [^;!?]{{0,60}}?,)?,? (?:who |will |had |has |would have |only |just )*(?P<t>turn(?:s|ed)?) (?P<age>[1-9]\d|1[01]\d)(?: years old)?,? (?:on |in )?(?P<d>{D})", _aged),
    rule("birth", rf"(?P<p>{P})'s (?P<t>birth|date of birth|birthday)\b{_MID}(?P<d>{D})", dated(_BORN, "birth", 0.8)),
    rule("lifespan", rf"(?P<p>{P}) (?P<t>\()(?P<d>{D}) ?[–-] ?(?P<d2>{D})\)", _lifespan),
    rule("born and died", rf"(?P<p>{P}),[^;!?\ue400-\uebff]{{0,60}}?(?P<t>born) (?:on |in )?(?P<d>{D})[;,] (?:and )?died (?:on |in )?(?P<d2>{D})", _lifespan),
    # "P, who died on D", "P has died", "P's death on D"
    rule("died", rf"(?P<p>{P})(?:, [^;!?]{{0,70}}?,)?,? (?:who |has |had |also )?(?P<t>died|passed away|was found dead|dies)\b{_MID}(?P<d>{D})", dated(_DIED, "died", 0.92)),
    rule("death", rf"(?P<p>{P})'s (?P<t>death|passing)\b{_MID}(?P<d>{D})", dated(_DIED, "death", 0.88)),
    # "P enlists on D", "He is due to begin his military service in D", "She enters the army in D"
    rule("enlists", rf"(?P<p>{P})(?:, [^;!?]{{0,60}}?,)? (?:is (?:due|set|expected) to |will |had |has |also )*(?P<t>enlist(?:s|ed)?|(?:begin|begins|began|starts?|started) (?:(?:his|her|the|[\ue400-\ue7ff]'s) )?(?:mandatory )?(?:military|national) service|enter(?:s|ed)? the (?:army|military|navy)|join(?:s|ed)? the (?:army|military|navy)|enters military service)\b{_MID}(?P<d>{D})", dated(_ENLISTED, "enlists", 0.93)),
    rule("served between", rf"(?P<p>{P})[^;!?]{{0,120}}? (?P<t>(?:national|military) service)\b[^;:!?\ue400-\uebff]{{0,50}}? (?:between|from) (?P<d>{D}) (?:and|to|until) (?P<d2>{D})", _served),
    # "is expected back in D", "will be discharged on D"; in a text of military service
    rule("discharged", rf"(?P<p>{P})(?:,[^;!?]{{0,100}},)?(?:[^;!?\ue400-\ue7ff]{{0,110}}?) (?P<t>(?:was |is (?:due |set |expected )?(?:to be )?|will be |be )discharged|completes? (?:his|her|[\ue400-\ue7ff]'s) (?:military )?service)\b{_MID}(?P<d>{D})", dated(_DISCHARGED, "discharged", 0.9)),
    rule("expected back", rf"(?P<p>{P}) (?=[^;!?]{{0,200}}\b(?:enlist|military|army|service))[^;!?]{{0,110}}? (?P<t>(?:is|and is) expected (?:back|to return|to be back)|(?:will|is due to|is set to) return)\b{_MID}(?P<d>{D})", dated(_DISCHARGED, "expected back", 0.85)),
)  # fmt: skip
