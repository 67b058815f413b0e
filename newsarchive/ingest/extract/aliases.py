"""Read where a text says that two names are one person's: "V aka Kim Taehyung"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from newsarchive.ingest.document import Span
from newsarchive.ingest.extract.pet_names import may_be_called
from newsarchive.ingest.extract.required import Index
from newsarchive.ingest.extract.sentences import Sentence
from newsarchive.ingest.extract.vocabulary import FUNCTION_WORDS, given_names, places, role_words
from newsarchive.names import fold
from newsarchive.vocabulary import AliasKind

_WORD = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w‑-]*(?:[’'](?=[A-Z])[\w‑-]+)*"
_NAME = rf"(?:{_WORD}\.?(?: (?:{_WORD}\.?|d[aeiou]s?|del|la|le|van|von|der|den|ter|ap|bin|al|el|y|e)(?= |\b)){{0,5}})"
_ONE = rf"(?P<owner>{_NAME})"
_TWO = rf"(?P<other>{_NAME})"
_BRACKETED = re.compile(rf"{_WORD} {_WORD} \({_WORD}[),]")
_IN_BRACKETS = re.compile(rf"{_WORD} \({_WORD}[^()]*\)")
_ABBREVIATED = re.compile(r"(?:\b\w|\b(?:Jr|Sr|St))\.\Z")
_IN_A_WORK = re.compile(rf" (?:in|on|from) (?:the )?(?:[a-z-]+ ){{0,4}}(?:[“‘\"'*_]|(?P<named>{_WORD}))")
_GIVEN_AND_LAST = re.compile(rf"\b(?P<first>{_WORD}) (?=(?P<last>{_WORD})\b)")
_AGE = r"(?:,? (?:aged )?\d\d?,?)?"


@dataclass(frozen=True)
class StatedAlias:
    """Two names of one person: owner is the one that the text uses first or mainly."""

    owner: Span
    owner_text: str
    owner_kind: AliasKind
    other: Span
    other_text: str
    other_kind: AliasKind
    evidence: Span
    trigger: str


@dataclass(frozen=True)
class _Pattern:
    pattern: re.Pattern[str]
    owner_kind: AliasKind
    other_kind: AliasKind


def _p(pattern: str, owner_kind: AliasKind, other_kind: AliasKind) -> _Pattern:
    return _Pattern(re.compile(pattern), owner_kind, other_kind)


_STAGE, _LEGAL, _PLAIN = AliasKind.STAGE, AliasKind.LEGAL, AliasKind.NAME
_PATTERNS = (
    # V aka Kim Taehyung · Bex, also known as Rebecca Thirlwall
    _p(rf"{_ONE},? \(?(?P<trigger>aka|a\.k\.a\.?|AKA|also known as|otherwise known as|alias) {_TWO}", _PLAIN, _PLAIN),
    # Kim Taehyung, known on stage as V · Marlon Baptiste, who records as Marlo · Ann Lee, better known as Echo
    _p(rf"{_ONE}{_AGE},? \(?(?P<trigger>(?:better |best |professionally |widely |popularly )?known (?:professionally |on stage |to \w+ |simply |online |here )*(?:as|by (?:his|her|their) (?:stage|pen) name,?)|who (?:records|performs|writes|releases music|raps|sings|publishes|works|goes|acts) (?:as|under the name|by)|performing as|writing as|records as|performs as|recording as|under the (?:pen|stage) name) (?:the )?{_TWO}", _LEGAL, _STAGE),
    # Rowa, 27, whose legal name is Seo Ha-rin · Iden, real name Ma Jun-seo
    _p(rf"{_ONE}{_AGE},? \(?(?P<trigger>(?:whose )?(?:real|legal|birth|full|given) name (?:is |was |being |of )?){_TWO}", _STAGE, _LEGAL),
    _p(rf"{_ONE}{_AGE},? \(?(?P<trigger>(?:whose |his |her )?(?:stage|pen) name (?:is |was )?){_TWO}", _LEGAL, _STAGE),
    # Iden, born Ma Jun-seo · Echo (née Ann Lee)
    _p(rf"{_ONE}{_AGE},? \(?(?P<trigger>(?:who was )?born|née|né) {_TWO}(?! \d)(?=[,.;)]| is\b| was\b| in\b| on\b|$)", _STAGE, _LEGAL),
    # R. T. Quill, the pen name of former diplomat Rosamund Teague
    _p(rf"{_ONE},? (?P<trigger>(?:the |a )?(?:pen|stage|professional) name of) (?:[a-z]\w* ){{0,4}}{_TWO}", _STAGE, _LEGAL),
    # Rebecca Thirlwall (Bex to you and me)
    _p(rf"{_ONE} \({_TWO} (?P<trigger>to (?:you and me|(?:his|her|their) \w+|fans|friends|most))\b", _LEGAL, _STAGE),
    # Rowa (Seo Ha-rin)
    _p(rf"{_ONE} (?P<trigger>\()(?P<other>{_NAME})\)", _PLAIN, _PLAIN),
    # Seo Harin, as she signs her lyric sheets: the owner is whom the text speaks of; read by coreference, not here
)  # fmt: skip


_NAMED = re.compile(r"\bname\b|\bborn\b")


@cache
def _index() -> Index:
    return Index([pattern.pattern for pattern in _PATTERNS])


def stated_aliases(text: str, sentences: tuple[Sentence, ...]) -> Iterator[StatedAlias]:
    """Yield the aliases that the sentences state, in text order within each pattern."""
    surnames: frozenset[str] | None = None
    for sentence in sentences:
        if sentence.title_case:
            continue
        cast = listed = False
        if text.find("(", sentence.start, sentence.end) >= 0:
            cast = len(_BRACKETED.findall(text, sentence.start, sentence.end)) > 1
            listed = len(_IN_BRACKETS.findall(text, sentence.start, sentence.end)) > 1
        for number in _index().possible(text[sentence.start : sentence.end]):
            pattern = _PATTERNS[number]
            for match in pattern.pattern.finditer(text, sentence.start, sentence.end):
                owner, other = _name(text, match, "owner"), _name(text, match, "other")
                owner_text, other_text = text[owner.start : owner.end], text[other.start : other.end]
                if owner_text == other_text:
                    continue
                if "known" in match["trigger"] and _is_a_part(text, other.end):
                    continue
                if match["trigger"] == "(":
                    if listed or not _brackets_name(owner_text, other_text, cast):
                        continue
                    if surnames is None:
                        surnames = _surnames(text)
                    if other_text in surnames and " " in owner_text:
                        continue  # whoever bears that surname plays the part, or published the book
                yield StatedAlias(
                    owner, owner_text, pattern.owner_kind, other, other_text, pattern.other_kind,
                    Span(match.start(), match.end()), match["trigger"].strip(" ,("),
                )  # fmt: skip


# He also wrote pop songs under the name Ted Frost · her real name, she says, is Ann Lee · She was born Ann Lee in York
_OF_PRONOUNS = (
    (re.compile(rf"\b(?P<owner>[Hh]e|[Ss]he)\b[^.!?;:\n“”\"]{{0,60}}? under (?:the|his|her) (?:pen |stage |professional )?(?P<trigger>name)(?: of)? {_TWO}"), _STAGE),
    (re.compile(rf"\b[Uu]nder (?:the|his|her) (?:pen |stage |professional )?(?P<trigger>name)(?: of)? {_TWO},? (?P<owner>he|she)\b"), _STAGE),
    (re.compile(rf"\b(?P<owner>[Hh]is|[Hh]er) (?P<trigger>(?:real|legal|birth|full|given) name)(?:, [^.,;\n]{{1,40}},)? (?:is|was) {_TWO}"), _LEGAL),
    (re.compile(rf"\b(?P<owner>[Hh]e|[Ss]he) was (?P<trigger>born) {_TWO}(?= (?:in|at|on|near|to)\b|,)"), _LEGAL),
)  # fmt: skip


def aliases_of_pronouns(text: str, sentences: tuple[Sentence, ...]) -> Iterator[StatedAlias]:
    """Yield the names that the sentences state of "he" or "she", which is the owner."""
    for sentence in sentences:
        if sentence.heading or not _NAMED.search(text, sentence.start, sentence.end):
            continue
        for pattern, kind in _OF_PRONOUNS:
            for match in pattern.finditer(text, sentence.start, sentence.end):
                other = _name(text, match, "other")
                words = text[other.start : other.end]
                if kind is _LEGAL and " " not in words:
                    continue
                yield StatedAlias(
                    Span(*match.span("owner")), match["owner"].lower(), _PLAIN, other, words, kind,
                    Span(match.start(), match.end()), match["trigger"],
                )  # fmt: skip


def _name(text: str, match: re.Match[str], group: str) -> Span:
    """Return the span of a name without words before it that are none ("Drummer Bex")."""
    start, end = match.span(group)
    if text[end - 1] == "." and not _ABBREVIATED.search(text, start, end):
        end -= 1
    words = text[start:end].split(" ")
    while len(words) > 1 and (words[0].lower() in role_words() or words[0].lower() in FUNCTION_WORDS):
        start += len(words.pop(0)) + 1
    return Span(start, end)


def _surnames(text: str) -> frozenset[str]:
    """Return the words that a text writes behind a given name."""
    given = given_names()
    return frozenset(
        match["last"] for match in _GIVEN_AND_LAST.finditer(text) if fold(match["first"]) in given
    )


def _is_a_part(text: str, end: int) -> bool:
    """Whether a name is that of a part, by what follows its end: "best known as Jo Tarrant in The Quarry"."""
    work = _IN_A_WORK.match(text, end)
    return work is not None and (work["named"] is None or fold(work["named"]) not in places())


def _brackets_name(owner: str, other: str, cast: bool) -> bool:
    """A name in brackets is another name if one of the two has one word and the other several; in a list of several such
    (cast) a single word behind a whole name is a role."""
    one, several = sorted((owner.split(), other.split()), key=len)
    if fold(owner) in places() or all(fold(part) in places() for part in re.split("[-‑]", other)):
        return False
    if (
        one == owner.split()
        and {fold(one[0]), fold(several[0])} <= given_names()
        and not may_be_called(several[0], one[0])
    ):
        return False  # of two given names one is a part that the other plays
    if len(several) > 1 and one == other.split() and cast and not may_be_called(several[0], other):
        return False
    return len(one) == 1 and 2 <= len(several) <= 4 and not other.isupper()
