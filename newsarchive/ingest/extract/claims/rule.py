"""What a rule is: a pattern over masked sentences that reads one kind of claim, and the context it is applied in."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from newsarchive.ingest.document import Span
from newsarchive.ingest.extract.entities import Entity
from newsarchive.ingest.extract.masked import WB, B, D, Masked, P, W
from newsarchive.ingest.extract.outline import Outline
from newsarchive.ingest.extract.vocabulary import ROLE
from newsarchive.values import Value
from newsarchive.vocabulary import Modality, PersonKind, Predicate, WorkKind

# A list of persons in a row: "P, P and P", "P with the composer P"
_ROLES = rf"(?:(?:the |his |her |their |fellow |veteran |newcomer |bandmate |co-star )*(?:(?!\w+ing\b|co-starring\b)[a-z-]+ )?(?:{ROLE} )?)"
PEOPLE = rf"(?:{P}(?:'s? {P})?(?:(?:(?:, {ROLE})*,? and(?: by| with)?|,? &|,|,? (?:together |along )?with|,? alongside|,? plus) {_ROLES}{P}(?:'s? {P})?)*)"
SOME = r"[^;:!?\ue000-\uebff]"  # any words, without another entity or date
ANY = r"[^;:!?]"

# A work with what belongs to it: "W tour", "W's music video", "W,"
_OWN = r"(?: (?:world |music |arena |concert |stage |feature )?(?:tour|video|MV|film|album|single|series|podcast|show|festival|novel|movie|drama|play|musical|game|book|song|trailer|EP))"
_REFERENCE = (
    r"(?:'s? [\ue000-\ue3ff]|'s (?:[\w’-]+ ){0,3}?(?:video|clip|MV|script|score|lyrics|music|soundtrack|story|screenplay|libretto|title track))?"
    + _OWN
    + r"?[”’\"]?"
)
WORK = rf"(?P<w>{W}){_REFERENCE}"
# The same where the words belong to the title itself, so that it does not matter what the sentence is about.
NAMED_WORK = rf"(?P<w>{WB}){_REFERENCE}"
# "by P", "by 'Salt' director P", "by the Welsh film-maker P"
BY = rf"by (?:both )?(?:the )?(?:{B} )?(?:[\w’'-]+,? ){{0,5}}?(?P<p>{PEOPLE})"

SONGS = frozenset({WorkKind.SONG})
MUSIC = frozenset({WorkKind.SONG, WorkKind.ALBUM})
SCREEN = frozenset({WorkKind.FILM, WorkKind.SERIES, WorkKind.SHOW})
STAGED = frozenset({WorkKind.TOUR, WorkKind.SHOW, WorkKind.SERIES})
ALL_KINDS = frozenset(WorkKind)
_RANKED = 200


@dataclass(frozen=True)
class Found:
    """A claim as a rule found it: entities by number, offsets of the document's text.

    facts: the keys by which other articles may tell the same (corroboration.fact_keys).
    """

    subject: int
    predicate: Predicate
    evidence: Span
    rule: str
    trigger: str
    confidence: float
    object: int | None = None
    value: Value | None = None
    value_span: Span | None = None
    negated: bool = False
    modality: Modality = Modality.ASSERTED
    speaker: int | None = None
    facts: frozenset[int] = frozenset()

    def of(self, object: Entity) -> "Found":
        """Return the same claim with an entity as its value."""
        return replace(self, object=object.number)


@dataclass
class Context:
    """One sentence being read: masked, with the document's entities and what the text spoke of before.

    domain: the kind of works that the document mostly speaks of; ranked: its works, the one that it is most about first
    (see by_prominence), sorted once for all sentences; outline: what stands out in it.
    """

    text: str
    found: list[Entity]
    masked: Masked
    previous: "Context | None" = None
    domain: WorkKind = WorkKind.OTHER
    ranked: list[Entity] = field(default_factory=list)
    outline: Outline = field(default_factory=Outline)
    claims: list[Found] = field(default_factory=list)

    def entity(self, character: str) -> Entity | None:
        number = self.masked.item(character).entity
        return None if number is None else self.found[number]

    def people(self, words: str, kinds: frozenset[PersonKind] | None = None) -> list[Entity]:
        """Return the persons among masked words; in "BTS' V" the member, not the group."""
        persons = []
        for match in re.finditer(rf"({P})(?!'s? {P})", words):
            entity = self.entity(match[1])
            if entity is not None and (kinds is None or entity.kind in kinds) and entity not in persons:
                persons.append(entity)
        return persons

    def topic(self, kinds: frozenset[WorkKind] = ALL_KINDS, *, before: int | None = None) -> Entity | None:
        """Return the work of one of the kinds that is spoken of: in this sentence before the position, else before it."""
        items = self.masked.items
        end = self.masked.starts[before] if before is not None and before < len(self.masked.starts) else None
        in_sentence = [
            item.entity
            for item in items
            if item.entity is not None
            and self.found[item.entity].is_work
            and not item.background
            and (end is None or item.span.start < end)
        ]
        focus = self.masked.focus
        recent = (
            list(reversed(in_sentence))
            + ([focus.topic] if focus.topic is not None else [])
            + list(reversed(focus.works))
        )
        fitting = [number for number in recent if self.found[number].kind in kinds | {WorkKind.OTHER}]
        if not fitting:
            return None
        chosen, main = self.found[fitting[0]], self.main_work(kinds)
        if (
            main is not None
            and chosen.number not in in_sentence
            and chosen.number != focus.topic
            and len(main.mentions) >= 2 * len(chosen.mentions)
        ):
            # what was named in passing is not what a sentence without a title is about
            return main
        return chosen

    @cached_property
    def main(self) -> Entity | None:
        """The work that the document names most."""
        return self.main_work()

    def main_work(self, kinds: frozenset[WorkKind] = ALL_KINDS) -> Entity | None:
        """Return the work of one of the kinds that the document names most."""
        return next((e for e in self.ranked if e.merged_into is None and e.kind in kinds), None)


def by_prominence(found: list[Entity]) -> list[Entity]:
    """Return the works among the entities, those first that the document names most, and soonest; no more than any
    document can be about."""
    return sorted((e for e in found if e.is_work), key=lambda e: (-e.prominence, e.first))[:_RANKED]


Reader = Callable[[Context, re.Match[str]], Iterator[Found]]


@dataclass(frozen=True)
class Rule:
    """A named pattern over masked sentences, and the function that makes claims of its matches.

    The name is kept with the citation; the comment above each rule shows words that it reads.
    """

    name: str
    pattern: re.Pattern[str]
    read: Reader


def rule(name: str, pattern: str, read: Reader, flags: int = 0) -> Rule:
    return Rule(name, re.compile(pattern, flags), read)


_NEGATION = re.compile(
    r"\b(?:not(?! (?:only|just|merely)\b)|never|no longer|neither|nor|denied|denies|deny|has no part|no part in|nothing to do with|falsely|wrongly|fail(?:ed|s|ing)? to)\b|\w+n't\b"
)
# What is denied before it is another matter: "she would not sell, and won the prize".
_OTHER_CLAUSE = re.compile(r"[;:]|, (?:and|but|so|while|yet|as) ")
_DENIED_BEFORE = re.compile(
    r"(?<!be )\b(?:dismissed|denied|denies|rejected|refuted|ruled out)\b[^;:]{0,50}?\b(?:reports?|rumou?rs?|claims?|suggestions?|that)\b[^;:]{0,40}$"
)
# "Nor did she sing on it"
_INVERTED_BEFORE = re.compile(
    r"\b(?:[Nn]or|[Nn]either) (?:did|does|do|has|have|had|is|was|are|were|will|would|can|could) $"
)
# Wishes and might-have-beens claim nothing.
_IRREAL = re.compile(
    r"\b(?:I'd|I would|we'd|wish(?:es|ed)?|if only|imagine|would have|could have|should have|would love|was to have|were to have|dreams? of|had hoped)\b"
)
_PLAN = re.compile(
    r"\b(?:will|is set|are set|set to|is due|due|is to|are to|scheduled|expected|slated|planned|plans?|upcoming|forthcoming|to be released|aims?|hopes?|is about to)\b"
)
_REPORT = re.compile(
    r"\b(?:reportedly|is said to|are said to|according to|sources? (?:say|said)|it is reported|reports say)\b"
)
_RUMOUR = re.compile(
    r"\b(?:rumou?red|rumou?rs?|speculat\w+|alleged(?:ly)?|may have|might|could be|is believed)\b"
)


def is_negated(words: str) -> bool:
    """Whether the words say that something is not so."""
    return _NEGATION.search(words) is not None


def is_inverted(words: str, begin: int, verb: int) -> bool:
    """Whether what begins there is denied by the words before it, "nor did", and the verb is of the same clause."""
    return "," not in words[begin:verb] and _INVERTED_BEFORE.search(words[:begin]) is not None


def last_clause(words: str) -> str:
    """Return the last clause of the words: what is denied before it is another matter."""
    return _OTHER_CLAUSE.split(words)[-1]


def is_irreal(context: Context, match: re.Match[str]) -> bool:
    """Whether the words before the match, or in it, tell a wish or what did not come about."""
    return is_irreal_around(context, *match.span())


def is_irreal_around(context: Context, begin: int, end: int) -> bool:
    """Whether the masked words from begin to end (exclusive), or those before them, tell a wish or what did not come about."""
    return _IRREAL.search(context.masked.text[max(0, begin - 60) : end]) is not None


def modality(words: str) -> Modality:
    """Return in what manner the words say it."""
    if _RUMOUR.search(words):
        return Modality.RUMOURED
    if _REPORT.search(words):
        return Modality.REPORTED
    return Modality.PLANNED if _PLAN.search(words) else Modality.ASSERTED


# A reader should see the words around a claim: evidence grows to the ends of its clause where they are near.
_BEFORE_AT_MOST = 60
_AFTER_AT_MOST = 30
_BOUNDARY = re.compile(r"[,;:()—–]|[”\"] |\b(?:and|but|while)\b")


def whole_clause(text: str, begin: int, end: int) -> tuple[int, int]:
    """Return the ends of the clause around text[begin:end], or these where the clause goes on for long."""
    before = [match.end() for match in _BOUNDARY.finditer(text, 0, begin)]
    start = before[-1] if before else 0
    if begin - start <= _BEFORE_AT_MOST:
        begin = start
    after = _BOUNDARY.search(text, end)
    stop = after.start() if after else len(text.rstrip(" .!?\"”’'"))
    if 0 <= stop - end <= _AFTER_AT_MOST:
        end = stop
    return begin, end


def make(
    context: Context,
    match: re.Match[str],
    subject: Entity,
    predicate: Predicate,
    rule_name: str,
    confidence: float,
    *,
    object: Entity | None = None,
    value: Value | None = None,
    value_span: Span | None = None,
    negated: bool | None = None,
    start: int | None = None,
) -> Found:
    """Return the claim of a match: its evidence is the match, its trigger the words of the group "t" (or of the match)."""
    masked = context.masked
    begin, end = whole_clause(masked.text, *match.span())
    while begin < end and masked.text[begin] in " ,;:'\"":
        begin += 1
    while end > begin and masked.text[end - 1] in " ,;:":
        end -= 1
    evidence = masked.span(begin if start is None else start, end)
    named = match.re.groupindex
    if "t" in named and match["t"]:
        trigger_span = masked.span(*match.span("t"))
    else:
        trigger_span = evidence
    words = match[0]
    if negated is None:
        # What denies the claim stands right before the verb, or is the verb.
        stop = match.end("t") if "t" in named and match["t"] else match.end()
        before = last_clause(masked.text[max(match.start(), stop - 45) : stop])
        negated = (
            is_negated(before)
            or _DENIED_BEFORE.search(masked.text[: match.start()]) is not None
            or is_inverted(masked.text, match.start(), stop)
        )
    return Found(
        subject.number,
        predicate,
        evidence,
        rule_name,
        context.text[trigger_span.start : trigger_span.end][:200],
        confidence,
        object=None if object is None else object.number,
        value=value,
        value_span=value_span,
        negated=negated,
        modality=Modality.DENIED if negated else modality(words),
    )


__all__ = [
    "ALL_KINDS",
    "ANY",
    "BY",
    "MUSIC",
    "NAMED_WORK",
    "PEOPLE",
    "SCREEN",
    "SOME",
    "SONGS",
    "STAGED",
    "WB",
    "WORK",
    "B",
    "Context",
    "D",
    "Found",
    "P",
    "Rule",
    "W",
    "by_prominence",
    "is_inverted",
    "is_irreal_around",
    "is_negated",
    "make",
    "modality",
    "rule",
    "whole_clause",
]  # fmt: skip
