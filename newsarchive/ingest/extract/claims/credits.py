"""Who made a work: director, performer, writer, producer, publisher."""

import re
from collections.abc import Iterator

from newsarchive.ingest.extract import vocabulary
from newsarchive.ingest.extract.claims.rule import (
    BY,
    MUSIC,
    NAMED_WORK,
    PEOPLE,
    SCREEN,
    SOME,
    WB,
    WORK,
    Context,
    Found,
    P,
    Reader,
    Rule,
    W,
    make,
    rule,
)
from newsarchive.ingest.extract.entities import Entity
from newsarchive.vocabulary import PersonKind, Predicate, WorkKind

_HUMAN = frozenset({PersonKind.PERSON, PersonKind.GROUP})
_K = vocabulary.KIND
_R = vocabulary.ROLE
_ANY_WORK = frozenset(WorkKind)
_PERFORMED = MUSIC | {WorkKind.TOUR, WorkKind.SHOW, WorkKind.OTHER}
_ADJ = r"(?:[\w’'&-]+,? ){0,6}?"
# A gap in which the subject stays the same: no other work, at most a clause.
_GAP = r"[^;:!?\ue000-\ue3ff]{0,110}?"
_SUBJECT = rf"(?<!{P} and )(?P<p>{P})"


def _work(context: Context, match: re.Match[str], kinds: frozenset[WorkKind]) -> Entity | None:
    groups = match.groupdict()
    if groups.get("w"):
        return context.entity(groups["w"])
    return context.topic(kinds, before=match.start())


def credit(
    predicate: Predicate,
    name: str,
    confidence: float,
    *,
    kinds: frozenset[WorkKind] = _ANY_WORK,
    role: str = "",
) -> Reader:
    """Return a reader that credits the persons of group "p" with the work of group "w", or with the one spoken of.

    kinds: the works that can have such a credit; role: a person needs this role, as far as roles are known.
    """

    def read(context: Context, match: re.Match[str]) -> Iterator[Found]:
        work = _work(context, match, kinds)
        if work is None or (work.kind not in kinds and work.kind is not WorkKind.OTHER):
            return
        for person in context.people(match["p"], _HUMAN):
            if role and role not in person.roles:
                continue
            yield make(context, match, work, predicate, name, confidence).of(person)

    return read


def own(name: str, confidence: float) -> Reader:
    """Return a reader of "P's W", "W by P": what P is to W depends on what W is."""

    def read(context: Context, match: re.Match[str]) -> Iterator[Found]:
        work = _work(context, match, _ANY_WORK)
        if work is None:
            return
        given = match.groupdict().get("w")
        noun = (match.groupdict().get("k") or (context.masked.item(given).noun if given else "")).lower()
        for person in _possessors(context, work) or context.people(match["p"]):
            predicate = ownership(work, person, noun, context.domain)
            if predicate is None:
                continue
            if predicate is Predicate.PUBLISHER:
                yield from _published(context, match, work, person, name)
            else:
                yield make(context, match, work, predicate, name, confidence).of(person)

    return read


def _possessors(context: Context, work: Entity) -> list[Entity]:
    """Return whose name the title itself begins with, as in "IU's Palette": it outweighs the words around the title."""
    title = work.names[0].text.replace("’", "'")
    return [
        entity
        for entity in context.found
        if not entity.is_work and any(title.startswith(f"{name.text}'s ") for name in entity.names)
    ]


_WRITTEN_FOR_THE_STAGE = frozenset(
    ["play", "opera", "musical", "ballet", "operetta", "revue", "pantomime", "monologue"]
)


def ownership(work: Entity, person: Entity, noun: str, domain: WorkKind) -> Predicate | None:
    """Return what somebody is to a work that is called theirs: author of a book, performer of a song …

    noun: the word that the text has for the work; domain: what the document mostly speaks of, for want of a kind.
    """
    kind = work.kind
    if kind is WorkKind.OTHER and noun:
        kind = vocabulary.kind_words().get(noun.split()[-1], kind)
    if kind is WorkKind.OTHER:
        for role_name, predicate in (("director", Predicate.DIRECTOR), ("writer", Predicate.WRITER)):
            if role_name in person.roles and "performer" not in person.roles:
                return predicate
        kind = domain
    if person.kind is PersonKind.CHARACTER:
        return None
    if person.kind is PersonKind.ORGANISATION:
        return Predicate.PUBLISHER if kind is not WorkKind.TOUR else None
    if kind is WorkKind.BOOK:
        return Predicate.WRITER
    if kind in (WorkKind.FILM, WorkKind.SERIES, WorkKind.GAME):
        if "director" in person.roles:
            return Predicate.DIRECTOR
        return Predicate.WRITER if "writer" in person.roles else None
    if kind in (WorkKind.SONG, WorkKind.ALBUM, WorkKind.TOUR):
        return Predicate.PERFORMER
    if kind is WorkKind.SHOW:
        for role_name, predicate in (("writer", Predicate.WRITER), ("director", Predicate.DIRECTOR)):
            if role_name in person.roles:
                return predicate
        return Predicate.WRITER if noun in _WRITTEN_FOR_THE_STAGE else Predicate.PERFORMER
    for role_name, predicate in (
        ("director", Predicate.DIRECTOR),
        ("performer", Predicate.PERFORMER),
        ("writer", Predicate.WRITER),
    ):
        if role_name in person.roles:
            return predicate
    return Predicate.PERFORMER if person.kind is PersonKind.GROUP else None


def _by_role(context: Context, match: re.Match[str]) -> Iterator[Found]:
    """the 'Lilac' singer, The Hotel Del Luna actress: the role stands for a person."""
    work = context.entity(match["w"])
    item = context.masked.item(match["p"])
    if work is None or item.entity is None:
        return
    if not item.explicit and context.text[item.span.start : item.span.end].lower() != item.noun:
        # "IU's Palette, the singer's show": "the singer" is somebody, not whoever goes with the title
        return
    groups = match.groupdict()
    noun = item.noun if not item.explicit else (groups.get("r") or groups.get("q") or "").lower()
    role = vocabulary.role_words().get(noun, "-")
    if role == "-":
        return
    yield make(context, match, work, Predicate(role), "role behind title", 0.85, negated=False).of(
        context.found[item.entity]
    )


def _by_role_list(context: Context, match: re.Match[str]) -> Iterator[Found]:
    """What somebody is called the composer, director … of: each of the works."""
    person = context.entity(match["p"])
    role = vocabulary.role_words().get((match.groupdict().get("r") or "writer").lower(), "-")
    if person is None or role == "-" or person.kind not in _HUMAN:
        return
    for character in re.findall(WB, match["ws"]):
        work = context.entity(character)
        if work is not None:
            yield make(context, match, work, Predicate(role), "maker of works", 0.88).of(person)


def _published(
    context: Context, match: re.Match[str], work: Entity, organisation: Entity, name: str
) -> Iterator[Found]:
    from newsarchive.ingest.extract.claims.publishers import published_by

    yield from published_by(context, match, work, organisation.names[0].text, name)


def _in_brackets(context: Context, match: re.Match[str]) -> Iterator[Found]:
    """The works behind somebody's name, by what the text says that they do."""
    person = context.entity(match["p"])
    if person is None or person.kind not in _HUMAN:
        return
    told = [role for role in ("director", "writer", "cast_member", "performer") if role in person.roles]
    if not told and "plays" in person.deeds:
        told = ["cast_member"]
    for character in re.findall(WB, match["ws"]):
        work = context.entity(character)
        if work is None or len(told) != 1:
            continue
        predicate = Predicate(told[0])
        if _can_have(work, predicate) and (work.kind is not WorkKind.BOOK or predicate is _WR):
            yield make(context, match, work, predicate, "works in brackets", 0.82, negated=False).of(person)


_CREDITS = (
    (re.compile(r"direct", re.I), Predicate.DIRECTOR, 0.9),
    (re.compile(r"produce", re.I), Predicate.PRODUCER, 0.9),
    (re.compile(r"cast|starring|stars|voices", re.I), Predicate.CAST_MEMBER, 0.9),
    (re.compile(r"artist|performer|singer|vocal", re.I), Predicate.PERFORMER, 0.9),
    (re.compile(r"writ|screenplay|script|story|words|lyric|librett|music|compos|author|book", re.I), Predicate.WRITER, 0.88),
)  # fmt: skip
CREDIT_LABEL = (
    r"(?i:(?:(?:game|film|lead|main|original|executive|co-) ?)?(?:direct(?:ors?|ion|ed)|produc(?:ers?|tion|ed)|writ(?:ers?|ing|ten)|screenplay|script|"
    r"story|words|lyrics|libretto|music|compos(?:ers?|ed)|author|cast|starring|voices|artists?|performers?|singers?|vocals?))"
)
_SHORTEST_SENTENCE = 90  # characters


def _credit_line(context: Context, match: re.Match[str]) -> Iterator[Found]:
    """A line of credits: of the work that the list is headed by, or else of the one that the document is about."""
    work = _listed_work(context)
    if work is None:
        return
    for person in context.people(match["p"], _HUMAN):
        for label, predicate, confidence in _CREDITS:
            if label.search(match["t"]) and _can_have(work, predicate):
                yield make(context, match, work, predicate, "credit line", confidence, negated=False).of(
                    person
                )


def _can_have(work: Entity, predicate: Predicate) -> bool:
    if predicate in (Predicate.DIRECTOR, Predicate.CAST_MEMBER):
        return work.kind not in (WorkKind.BOOK, WorkKind.ALBUM, WorkKind.TOUR)
    return True


def _listed_work(context: Context) -> Entity | None:
    """Return the work whose credits a list gives: the last one named in a line of it, or in the line above it; else the
    document's main work. Sentences above the list end the search: what they name in passing has no list."""
    above = context.previous
    while above is not None:
        sentence = above.masked.sentence
        words = above.masked.text.rstrip()
        if len(words) > _SHORTEST_SENTENCE or (words.endswith((".", "!", "?")) and not sentence.heading):
            break
        named = [item.entity for item in above.masked.items if item.entity is not None and item.explicit]
        works = [context.found[number] for number in named if context.found[number].is_work]
        if works and works[0].merged_into is None:
            return works[0]
        above = above.previous
    return context.main or context.topic()


_DIRECTED = r"(?P<t>(?:co-)?directed|helmed|filmed|shot)"
_WROTE = r"(?P<t>(?:co-)?(?:wrote|writes|written|penned|scripted|authored|composed)|finished)"
_TEXT = r"(?:(?:the|all the|all|its|every) (?:[\w-]+ ){0,2}?(?:lyrics|words|script|scripts|screenplay|music|score|libretto|text|songs|story|melody|teleplay|book)(?: and (?:the )?\w+)?)"
_D, _PF, _WR, _PR = Predicate.DIRECTOR, Predicate.PERFORMER, Predicate.WRITER, Predicate.PRODUCER

RULES: tuple[Rule, ...] = (
    # "W, directed by P", "The clip was directed by P", "W is filmed by 'Salt' director P"
    rule("directed by", rf"{WORK}(?:{_GAP}[^\w'])?{_DIRECTED} {BY}", credit(_D, "directed by", 0.93, kinds=_ANY_WORK)),
    # "Every episode was directed by P", "Directed by P, …" of what the text speaks of
    rule("directed by, of the topic", rf"(?:^|^[^\ue000-\ue3ff\ue800-\uebff.;]{{0,50}}?\b)(?i:{_DIRECTED}) {BY}", credit(_D, "directed by, of the topic", 0.8)),
    # "Directed by P, W is a …"
    rule("directed by, before", rf"^Directed {BY}[^;!?\ue000-\ue3ff]{{0,140}}?, {WORK}", credit(_D, "directed by, before", 0.88)),
    # "'Salt' director P"
    rule("title and director", rf"(?P<w>{WB})(?:'s?)?,? (?:film |series |movie )?(?P<t>director|filmmaker|film-maker)(?: and [\w-]+)?,? (?P<p>{P})", credit(_D, "title and director", 0.95)),
    # "P, the director of W", "P, the Welsh film-maker behind W", "P, director of W"
    rule("director of", rf"(?P<p>{P}),? (?:is |was )?(?:the |a |its )?(?:[\w-]+ ){{0,3}}?(?P<t>director|filmmaker|film-maker)s? (?:of|behind|known for|best known for|renowned for) (?:the )?{_ADJ}(?P<w>{WB})", credit(_D, "director of", 0.95)),
    # "the director of W, P", "W's director, P"
    rule("director, named", rf"(?:\b[Tt]he )?(?P<t>director) of (?P<w>{WB}),? (?P<p>{P})", credit(_D, "director, named", 0.95)),
    # "P, the show's director"
    rule("its director, behind", rf"(?P<p>{P}), (?P<w>{W})'s (?P<t>director|film-?maker)\b", credit(_D, "its director, behind", 0.92)),
    rule("its director", rf"(?P<w>{WB})'s (?P<t>director),? (?P<p>{P})", credit(_D, "its director", 0.95)),
    # "P directed the video", "P, who made the film W2, shot it", "P did not direct it"
    rule(
        "directed",
        rf"(?P<p>{PEOPLE})(?:,? (?:who|and)(?= (?:also |had |has |once )?direct))?(?:, [^;!?]{{0,110}}?,)? (?:also |later |both |who |had |has |has also |will |is to |did not |didn't |never |does not )*(?P<t>direct(?:s|ed)?|helms?|helmed|(?:is|are) directing)(?: (?:all (?:of )?|every episode of |the whole of |the ))? ?(?P<w>{WB})",
        credit(_D, "directed", 0.9),
    ),
    rule("a director shot it", rf"(?P<p>{P})(?:,? who)?(?:, [^;!?]{{0,110}}?,)? (?P<t>shot|filmed|made) (?:the )?(?P<w>{WB})", credit(_D, "a director shot it", 0.85, role="director")),
    # "Siân Prydderch directs.", "P, whose 'Salt' we loved, is the director"
    rule("directs", rf"(?P<p>{P})(?:, [^;!?]{{0,90}}?,)? (?P<t>directs|is directing|is the director|directed (?:all of them|them all|them(?=[,.;]|$)|all \w+ \w+)|directs (?:all of them|them all|all \w+ \w+))\b(?! (?:the (?!lot\b|whole\b)|of |{W}))", credit(_D, "directs", 0.85, kinds=SCREEN | {WorkKind.SONG, WorkKind.OTHER})),
    # "P, who made the thriller W"
    rule("who made", rf"(?P<p>{P}), (?:who|and who) (?:also |previously |earlier )?(?P<t>made|directed|shot|filmed|helmed) (?:the |a )?{_ADJ}(?P<w>{WB})", credit(_D, "who made", 0.9, kinds=SCREEN | {WorkKind.OTHER})),
    # "P, whose film W made …", "P's film W", "known for the film W"
    rule("a director's film", rf"(?P<p>{P}),? ?(?:whose|'s) (?:[\w-]+ ){{0,3}}?(?P<t>film|movie|feature|thriller|documentary|short|drama|debut|comedy),? (?P<w>{WB})", credit(_D, "a director's film", 0.88, kinds=SCREEN | {WorkKind.OTHER}, role="director")),
    rule("director known for", rf"(?P<p>{P})(?:,| is| was|, who is| had just had)? ?(?:best |perhaps |also |a )*(?P<t>known for|renowned for|famous for|success with|celebrated for)(?: the)? {_ADJ}(?P<w>{WB})", credit(_D, "director known for", 0.8, kinds=SCREEN | {WorkKind.OTHER}, role="director")),
    # "Director P has used the time to tighten the work"
    rule("director, of the topic", rf"(?:^(?P<t>Director)|^The (?:film-?maker|director),) (?P<p>{P})\b", credit(_D, "director, of the topic", 0.75, kinds=SCREEN)),
    # "a film by P with the title of W", "a thriller by P called W"
    rule("a film by", rf"\b(?:[Ff]ilm|[Mm]ovie|[Dd]ocumentary|[Ff]eature|[Tt]hriller|[Ss]hort|[Cc]omedy|[Dd]rama) (?P<t>by) (?:the )?{_ADJ}(?P<p>{PEOPLE}),? (?:with the (?:\w+ )?title(?: of)?|called|titled|entitled|named|under the title(?: of)?),? [“‘\"']?{WORK}", credit(_D, "a film by", 0.88, kinds=SCREEN | {WorkKind.OTHER})),
    rule("co-director", rf"\b(?P<t>[Cc]o-director),? (?P<p>{P})", credit(_D, "co-director", 0.8, kinds=SCREEN)),
    # "P (W, W)" behind a director or writer
    rule("works in brackets", rf"(?P<p>{P})(?:,[^;:!?()\ue000-\uefff]{{0,40}})? (?P<t>\()(?P<ws>[“‘\"'*]?{WB}[”’\"'*]?(?:(?:, and|,| and|;) (?:the )?[“‘\"'*]?{WB}[”’\"'*]?)*)\)", _in_brackets),
    # lines of a list: "Director: P", "Written by: P and P", "Direction and screenplay P", "Cast P, P, P"
    rule("credit line", rf"^[-*•·]? ?(?P<t>{CREDIT_LABEL}(?:(?:,| and| &| ?/|, and) {CREDIT_LABEL})*(?: by)?) ?(?:[:–—-] ?)?(?P<p>{PEOPLE})\W*$", _credit_line),
    rule("credit line with more", rf"^[-*•·]? ?(?P<t>{CREDIT_LABEL}(?:(?:,| and| &| ?/|, and) {CREDIT_LABEL})*(?: by)?) ?[:–—] ?(?P<p>{PEOPLE})", _credit_line),
    # "'Lilac' singer", "the Hotel Del Luna actress" with the person that it stands for
    rule("role behind title", rf"(?P<w>{WB}),?'? (?P<p>{P})", _by_role),
    rule("role behind title, named", rf"(?P<w>{WB})(?:(?:'s?)?,? (?P<r>{_R})|'s (?P<q>{_R}),) (?P<p>{P})", _by_role),
    rule("role of title", rf"\b(?P<t>(?P<r>{_R})) of (?P<w>{WB}),? (?P<p>{P})", _by_role),
    # "P, the composer of W, W and the chamber opera W", "P's score for W"
    rule("maker of works", rf"(?P<p>{P}),? (?:is |was )?(?:the |a |an )?(?:[\w-]+ ){{0,4}}?(?P<t>(?P<r>{_R})) (?:of|behind) (?P<ws>(?:the |such \w+ as )?(?:[\w’'-]+ ){{0,3}}?{WB}(?:(?:, and|,| and) (?:the |of )?(?:[\w’'-]+ ){{0,3}}?{WB})*)", _by_role_list),
    rule("score for", rf"(?P<p>{P})'s (?:[\w-]+ ){{0,2}}?(?P<t>score|music|theme|libretto|script|screenplay|soundtrack|lyrics|songs) (?:for|to|of) (?P<ws>(?:the )?(?:[\w’'-]+ ){{0,3}}?{WB}(?:(?:, and|,| and) (?:the )?(?:[\w’'-]+ ){{0,3}}?{WB})*)", _by_role_list),
    # "P's latest single, W", "her sixth mini-album, W", "P's W"
    rule("possessive", rf"(?P<p>{P})(?:'s?) (?:[\w’'&,-]+ ){{0,6}}?(?P<t>(?P<k>{_K}))(?: (?:and|with|called|titled|entitled|named))?[,:]? [“‘\"']?{NAMED_WORK}", own("possessive", 0.92)),
    rule("possessive of a title", rf"{_SUBJECT}(?P<t>'s?) {WORK}(?! (?:director|actor|actress|star))", own("possessive of a title", 0.85)),
    # "W, her first single in four years", "W, P's comeback single"
    rule("apposition", rf"{NAMED_WORK},? (?:which is |is |was )?(?P<p>{P})'s? (?:[\w’'&,\ue800-\uebff-]+ ){{0,5}}?(?P<t>(?P<k>{_K}))\b", own("apposition", 0.9)),
    # "W, by P", "W by the Leith singer P", "the new song by P"
    rule("by", rf"{NAMED_WORK},? (?:which is |is )?(?P<t>by) (?:the )?(?:[\w’'-]+ ){{0,4}}?(?P<p>{PEOPLE})", own("by", 0.9)),
    rule("noun by", rf"\b[Tt]he (?P<k>opera|play|musical|novel|book|ballet|memoir|poem|song|album) (?P<t>by) (?:the )?(?:[\w’'-]+ ){{0,4}}?(?P<p>{PEOPLE})", own("noun by", 0.8)),
    rule("the work of", rf"{WORK} is (?P<t>the work of|a song by|an album by|a novel by) (?:the )?{_ADJ}(?P<p>{PEOPLE})", own("the work of", 0.9)),
    # "P, whose song W"
    rule("whose", rf"(?P<p>{P}),? whose (?:[\w’'-]+ ){{0,3}}?(?P<t>(?P<k>{_K})),? (?P<w>{WB})", own("whose", 0.9)),
    # "P returned with W", "P released W", "P will leave on W", "with which P returned"
    rule("released", rf"(?P<p>{P})(?:,(?: [^;!?,\ue000-\ue3ff]{{0,80}},)+)?(?: (?:will|has|have|had|also|then|recently|just|is|are|to|once|again|set|first))* (?P<t>release[sd]?|unveil(?:s|ed)?|drop(?:s|ped)?|issue[sd]?|put(?:s)? out|launch(?:es|ed)?|debut(?:s|ed)?|premiere[sd]?|return(?:s|ed)?|announce[sd]?|embark(?:s|ed)?|leave|take|tour(?:s|ed)?|record(?:s|ed)?|perform(?:s|ed)?|sings?|sang|covers?|covered)\b(?:{SOME}|[\ue400-\uebff]){{0,60}}?{WORK}", own("released", 0.85)),
    rule("with which", rf"{WORK} (?P<t>with which|that|which|on which) (?P<p>{P}) (?:has |have |had )?(?:returned|put on sale|released|recorded|announced|unveiled|performed|sang|sings|issued|made)", own("with which", 0.88)),
    # "sung by P", "performed by P"
    rule("sung by", rf"{WORK}(?:{_GAP}[^\w'])?(?P<t>sung|performed|recorded) {BY}", credit(_PF, "sung by", 0.95, kinds=_PERFORMED)),
    # "P did not sing on W", "he didn't feature on the song", "Matthijs will not play on this tour"
    rule("sings on", rf"(?P<p>{PEOPLE}) (?:(?:will|does|did|do|has|have|is|was|also|not|never|first|once)\b ?|\w+n't )*(?P<t>sing|sings|sang|sung|perform|performs|performed|play|plays|played|feature|features|featured|appear|appeared|rap|raps|rapped|tour) (?:alone |live |lead vocals |drums |guitar |at all |the )*(?:on|in|at) {WORK}", credit(_PF, "sings on", 0.85, kinds=_PERFORMED)),
    rule("sings", rf"(?P<p>{PEOPLE})(?:,(?: [^;!?,\ue000-\ue3ff]{{0,40}},)? who)? (?P<t>sings?|sang|doesn't sing|does not sing|did not sing|didn't sing|performs?|recorded|records) {WORK}", credit(_PF, "sings", 0.85, kinds=_PERFORMED)),
    rule("has no part", rf"(?P<p>{P}),?(?: [^;!?]{{0,60}},)? (?P<t>has no part in|is not part of|will not be part of|will not join|is not on|does not appear on) {WORK}", credit(_PF, "has no part", 0.8, kinds=_PERFORMED)),
    # "the voice on it is P's"
    rule("the voice", rf"[Tt]he (?P<t>voice|vocals?) (?:on|of|behind) {WORK} (?:is|are|belongs? to) (?P<p>{P})", credit(_PF, "the voice", 0.88, kinds=_PERFORMED)),
    # "gives a poignant track in W", "returned with a new track W"
    rule("gives a track", rf"(?P<p>{P})(?: (?:has|have|once again|again|recently|now))* (?:gives|gave|given|delivers?|delivered|offers?|offered|returns?|returned|made|makes|came back|comes back|brings|brought|presents?|presented|sings|sang|back|released|releases|unveils?|unveiled|announced|announces|debuted|drops?|dropped|shares?|shared) [^;!?\ue000-\uebff]{{0,70}}?(?P<t>(?P<k>track|song|single|ballad|anthem|album|record|EP|mini-album)),? (?:in |with |on |called |titled )?[“‘\"']?{WORK}", own("gives a track", 0.85)),
    # "written by P", "W, which she wrote with P"
    rule("written by", rf"{WORK}(?:{_GAP}[^\w'])?{_WROTE.replace('|finished', '')}(?:, produced| and directed| and produced| and performed| alone| entirely)? {BY}", credit(_WR, "written by", 0.93)),
    rule("written by, of the topic", rf"^[^\ue000-\ue3ff.;]{{0,60}}?\b(?P<t>[Ww]ritten|(?:script|scripts|lyrics|screenplay|music|words|story|libretto|score)(?: is| are| was| were)?) {BY}", credit(_WR, "written by, of the topic", 0.82)),
    rule("words by", rf"\b(?P<t>scripts?|screenplay|libretto|lyrics|words|text|teleplay|music) {BY}", credit(_WR, "words by", 0.8)),
    rule("words by, before", rf"\b(?P<t>[Ww]ritten|[Cc]omposed|libretto|script|screenplay|music|lyrics|words|score) {BY}[^;:!?\ue000-\ue3ff]{{0,90}}?, {WORK}", credit(_WR, "words by, before", 0.85)),
    rule("which they wrote", rf"{WORK},? (?:which |that )?(?P<p>{PEOPLE}) {_WROTE}(?P<more> with (?:the )?{_ADJ}{PEOPLE})?", credit(_WR, "which they wrote", 0.9)),
    rule("co-wrote", rf"{WORK},? (?:which |that )?{P} (?P<t>(?:co-)?wrote) with (?:the )?(?:[\w-]+ )?(?P<p>{PEOPLE})", credit(_WR, "co-wrote", 0.9)),
    # "P, who wrote the serial W", "P wrote W"
    rule("wrote", rf"(?P<p>{PEOPLE})(?:,? who)?(?:, [^;!?]{{0,80}}?,)? (?:also |had |has |will |both |first |did not |didn't |never )*(?P<t>(?:co-)?(?:wrote|writes?|written|penned|scripted|authored|composed)) (?!in |on |that |about )(?:{_TEXT} (?:for|to|of|on) |a word of |the )?{_ADJ}(?P<w>{WB})", credit(_WR, "wrote", 0.9)),
    # "P wrote the lyrics with the composer P", "P is the author of all the scripts", "finished the text … with P"
    rule("wrote the words", rf"(?P<p>{P})(?:, [^;!?]{{0,60}}?,)? (?:also |has |had )?{_WROTE} {_TEXT}", credit(_WR, "wrote the words", 0.88)),
    # "P wrote all six episodes", "P has adapted her own novel"
    rule("wrote every part", rf"(?P<p>{PEOPLE})(?:, [^;!?]{{0,80}}?,)? (?:also |has |had )?(?P<t>(?:co-)?wrote|writes|written|penned|scripted) (?:all|every|each|both|most)\b(?: of)?(?: (?:the|its))?(?: [\w-]+){{0,3}}? (?:episodes?|scripts?|instalments?|songs|tracks|lyrics)\b(?! of)", credit(_WR, "wrote every part", 0.85)),
    rule("adapted their own", rf"(?P<p>{P})(?:, [^;!?]{{0,80}}?,)? (?:also |has |had )?(?P<t>adapted|adapts|is adapting) (?:his|her|their|{P}'s) own (?:[\w-]+ ){{0,2}}?(?:novel|book|play|story|memoir|novella|stories|{W})\b", credit(_WR, "adapted their own", 0.82, kinds=SCREEN | {WorkKind.OTHER})),
    rule("adapted the book", rf"(?P<p>{P})(?:, [^;!?]{{0,80}}?,)? (?:also |has |had )?(?P<t>adapted|adapts|is adapting) the (?:book|novel|play|story|memoir|novella|stories)(?=[.,;]|$| (?:for|into|with)\b)", credit(_WR, "adapted the book", 0.85, kinds=SCREEN | {WorkKind.OTHER})),
    rule("wrote the words with", rf"{P}(?:, [^;!?]{{0,60}}?,)? (?:also |has |had )?{_WROTE} {_TEXT}[^;,!?\ue000-\uebff]{{0,30}}? with (?:the )?(?:[\w-]+ ){{0,2}}?(?P<p>{PEOPLE})", credit(_WR, "wrote the words with", 0.88)),
    rule("is the author", rf"(?P<p>{PEOPLE}),?(?: who [^;!?]{{0,80}},)? (?:is|are|was) (?:the )?(?P<t>(?:sole )?(?:author|writer|composer|librettist|playwright|novelist|screenwriter)s?)(?: of (?:the )?{_ADJ}(?P<w>{WB})| of (?:all|every|the|its) [^;!?]{{0,20}}(?:script|lyric|word|song|episode|score|text)s?)", credit(_WR, "is the author", 0.88)),
    rule("author, named", rf"(?P<w>{WB})(?:'s?)?,? (?P<t>author|writer|novelist|playwright|librettist|screenwriter|creator|songwriter|composer),? (?P<p>{P})", credit(_WR, "author, named", 0.9)),
    # "novelist P won the prize for W"
    rule("won for", rf"(?P<p>{P})[^;:!?\ue000-\ue3ff]{{0,110}}? (?P<t>(?:won|wins|winning|win|took|takes|shortlisted|nominated)\b[^;:!?\ue000-\ue3ff]{{0,80}}? for) [“‘\"']?{WORK}", own("won for", 0.75)),
    # "Produced by P for Two Gulls", "P produced.", "who stays on as a producer with P and P"
    rule("produced by, of the topic", rf"(?:^|^[^\ue000-\ue3ff\ue800-\uebff.;]{{0,50}}?\b)(?P<t>(?i:(?:executive-|co-)?produced)) {BY}", credit(_PR, "produced by, of the topic", 0.8)),
    rule("they produced", rf"(?P<p>{PEOPLE}) (?P<t>(?:executive-|co-)?produce(?:s|d)?)(?=[,.;]| with\b| alongside\b| for\b)", credit(_PR, "they produced", 0.8, kinds=SCREEN)),
    rule("stays as a producer", rf"(?P<p>{P})[^;:!?\ue000-\uebff]{{0,40}}?\b(?P<t>(?:staying|stays?|remains?|returning|returns?|serving|serves|on board|attached|on) as (?:an? |the )?(?:executive )?producers?)\b", credit(_PR, "stays as a producer", 0.88)),
    rule("a producer with", rf"\bas (?:an? |the )?(?:executive )?(?P<t>producers?) (?:with|alongside|together with) (?:the )?(?P<p>{PEOPLE})", credit(_PR, "a producer with", 0.85)),
    rule("producers are", rf"\b(?P<t>(?:[Ee]xecutive )?[Pp]roducers?) (?:are|include|is|were) (?:the )?(?P<p>{P}(?:(?:,? and|,)(?:,? for (?:{P}|[^;:!?,\ue000-\uebff]{{2,40}}),)? {P})*)", credit(_PR, "producers are", 0.9)),
    # "produced by P", "P, who produced it"
    rule("produced by", rf"{WORK}(?:{_GAP}[^\w'])?(?P<t>(?:co-|executive-)?produced)(?: and [\w-]+)? {BY}", credit(_PR, "produced by", 0.93)),
    rule("produced", rf"(?P<p>{PEOPLE})(?:,? who)?(?:, [^;!?]{{0,80}}?,)? (?:also |had |has |both )?(?P<t>(?:co-)?produced|produces) (?:the )?(?P<w>{WB})", credit(_PR, "produced", 0.92)),
    rule("is the producer", rf"(?P<p>{PEOPLE}) (?:is|are|was|serves as|returns as) (?:the |its |an? )?(?P<t>(?:executive )?producers?|producing)\b", credit(_PR, "is the producer", 0.88)),
    rule("producer, named", rf"\b(?P<t>(?:[Ee]xecutive |[Ll]ead )?[Pp]roducer),? (?P<p>{P})", credit(_PR, "producer, named", 0.75, kinds=SCREEN | {WorkKind.TOUR, WorkKind.ALBUM})),
)  # fmt: skip
