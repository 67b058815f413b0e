"""Words that attribute quoted ones: “…,” said P · “…,” P, 52, told Q · P said: “…” · P called it “…” · P: “…”.

They are read in masked sentences, where persons are single characters. The speaker is named there, or only meant: by a
pronoun, a surname that stands for nobody known, or a noun ("the Dubliner").
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from newsarchive.ingest.document import Span
from newsarchive.ingest.extract import vocabulary
from newsarchive.ingest.extract.claims.rule import Context
from newsarchive.ingest.extract.masked import WB, P
from newsarchive.ingest.extract.required import Index

_S = vocabulary.SPEECH_VERB
_NO_BREAK = (
    r"(?!(?:of|for|at|to|in|on|with|from|by|about|after|before|during|since|who|whom|whose|which|that|this|as|and|or|but|"
    r"while|when|where|because|if|is|was|are|were|has|had|have|will|would|then|also|later|not)\b)"
)
_WORD = rf"{_NO_BREAK}\w[\w'&+./-]*"
_SMALL_WORD = rf"{_NO_BREAK}[a-z][\w'-]*"
# P · the director P · Q's president, P · Q distribution chief P; the last person in it is the one who speaks
_NP = (
    rf"(?:(?:{_WORD}|{P}(?:'s)?|{WB}(?:'s)?),? ){{0,7}}?{P}(?:(?:'s)? (?:{_SMALL_WORD},? ){{0,4}}{P})*(?!'s)"
)
_AGENT = r"(?:spokes\w+|representatives?|reps?|publicists?|lawyers?|officials?|press office)"
# a spokesman for P · P's lawyers · a P official: whom they speak for
_FOR = (
    rf"(?:(?:an?|the|its|his|her|their|one) )?(?:[\w'-]+ ){{0,3}}?{_AGENT} (?:for|of|from|at) (?:the )?(?:{_WORD} ){{0,3}}?(?P<np>{P})(?!'s)"
    rf"|(?P<np2>{P})'s (?:[\w-]+ ){{0,3}}?{_AGENT}(?!,? {P})"
    rf"|(?:[Aa]n?|[Tt]he) (?P<np3>{P}) {_AGENT}(?!,? {P})"
)
# An unnamed one speaks for the house that was named last.
_UNNAMED = rf"(?P<raw>(?:[Aa]n?|[Tt]he) (?:[\w-]+ ){{0,2}}?{_AGENT})"
# she · Lind · Mr Lind · the Dubliner · the Cork-born singer · the composer
_RAW = rf"(?P<raw>(?:[Ss]he|[Hh]e|[Tt]hey|[Ii]t)\b|[Tt]he (?:(?:[\w-]+ ){{0,2}}?{vocabulary.ROLE}\b|[A-Z][\w-]+(?: [a-z-]+)?)|(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Cllr|Prof)\.? )?(?!I\b)[A-Z][\w'-]+)"
_ADVERBS = r"(?:(?:also|later|then|has|had|once|recently|simply|just|even|still|now|\w+ly) )*"
# , 52, a professor at Q, · (right) · of the band Q · , who chaired it,
_TAIL = (
    rf"(?:,(?! ?{P})[^;!?“”\"]{{0,140}}?,|,| \([^)]*\)| (?:of|from|at|with|for|in) [^,.;:!?“”\"]{{1,60}}?)?"
)
_GAP = r"^[,.]?[”’\"'»]?\s*(?:[–—-]+ ?)?"
_SAID = rf"(?P<t>{_S})\b"
_INVERTED = rf"(?!tells?\b|told\b){_SAID}"

_BEHIND = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_GAP}{_INVERTED} {_ADVERBS}(?:{_FOR})",
        rf"{_GAP}(?:{_FOR}),? {_ADVERBS}{_SAID}",
        rf"{_GAP}{_INVERTED} (?P<np>{_NP})",
        rf"{_GAP}(?P<np>{_NP}){_TAIL} {_ADVERBS}{_SAID}",
        rf"{_GAP}{_UNNAMED} {_ADVERBS}{_SAID}",
        rf"{_GAP}{_INVERTED} {_UNNAMED}",
        rf"{_GAP}{_INVERTED} {_RAW}",
        rf"{_GAP}{_RAW}{_TAIL} {_ADVERBS}{_SAID}",
    )
)
# “…” – P · “…” — P, director of Q · “…”: P on W: nothing else stands in the line
_SIGNED = re.compile(
    rf"^\s*(?P<t>[–—-]{{1,2}}|―|:)\s*(?P<np>{_NP})(?:,[^.!?]{{0,120}}|\s*\([^)]*\)[^.!?]{{0,40}}| on [^.!?]{{1,80}})?\.?\s*$"
)

_CALLS = (
    r"(?:call(?:s|ed)|describ(?:es|ed)|hail(?:s|ed)|prais(?:es|ed)|dubb(?:ed)|brand(?:s|ed)|label(?:s|led|ed)|dismiss(?:es|ed)|"
    r"denounc(?:es|ed)|thank(?:s|ed)|complain(?:s|ed)|characteri[sz](?:es|ed)|likened|compar(?:es|ed)|acknowledg(?:es|ed)|"
    r"denie[sd]|rejected|conced(?:es|ed)|counter(?:s|ed)|respond(?:s|ed)|agree[sd])"
)
_VERB_BEFORE = re.compile(rf"\b(?P<t>{_S}|{_CALLS})\b")
_UP_TO_QUOTE = re.compile(r"[^!?“”\"]{0,140}?[:,]?\s*$")
_SUBJECT = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:{_FOR}),? {_ADVERBS}$",
        rf"(?P<np>{_NP}){_TAIL}(?: who)? {_ADVERBS}$",
        rf"\b{_UNNAMED} {_ADVERBS}$",
        rf"(?<![\w'-]){_RAW}{_TAIL} {_ADVERBS}$",
    )
)
_BEFORE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_INVERTED} (?P<np>{_NP}):\s*$",
        rf"\b(?P<t>[Aa]ccording to|[Ii]n the words of|[Aa]s told by) (?:the )?(?P<np>{_NP}){_TAIL},?\s*$",
        rf"\b(?P<t>(?:described|called|hailed|praised|dubbed) by) (?P<np>{_NP})(?: as)?:?\s*$",
        rf"\b(?P<t>(?:quoted|cited)) (?P<np>{_NP}) as (?:saying|telling|writing)\b[^.!?“”\"]{{0,60}}[:,]?\s*$",
        rf"^\W*(?P<np>{P})(?: \([^)]*\)| on (?:X|Twitter|Instagram|Facebook|TikTok|Threads|Weibo|Weverse))?(?P<t>:)\s*$",
    )
)
# P left the stage, adding: “…”
_PARTICIPLE = re.compile(
    rf"(?P<np>{P})(?!'s)[^!?“”\"]{{0,160}}, (?P<t>stating|saying|adding|writing|explaining|joking|noting|insisting|telling [^,.:]{{1,40}}|calling [^,.:]{{1,60}}|describing [^,.:]{{1,60}} as)(?: that)?[,:]?\s*$"
)
# What somebody said in other words: the next sentence may quote it.
_REPORTED = (
    re.compile(rf"(?P<np>{_NP}){_TAIL} {_ADVERBS}(?P<t>{_S}|{_CALLS}|ruled out|dismissed|declined|refused|hopes|thinks|remembers)\b"),
    re.compile(rf"\b{_INVERTED} (?P<np>{_NP})"),
)  # fmt: skip


@cache
def _indexes() -> tuple[Index, Index]:
    return Index((*_BEHIND, _SIGNED)), Index(_BEFORE)


@dataclass(frozen=True)
class Attribution:
    """Who said it, as the words have it: either a masked person (character) or words (raw) that only mean somebody.

    place: where in the document the speaker is named or meant; trigger: the verb; evidence: the words from the speaker
    to the quotation's end, or from its beginning to the speaker.
    """

    context: Context
    character: str
    raw: str
    place: int
    trigger: str
    evidence: Span


def behind(context: Context, outer: Span, offset: int | None = None) -> Attribution | None:
    """Return the attribution behind a quotation, in the sentence in which it ends or, from the offset on, another."""
    base = index_of(context, outer.end if offset is None else offset)
    rest = context.masked.text[base:]
    patterns = (*_BEHIND, _SIGNED)
    for number in _indexes()[0].possible(rest):
        if match := patterns[number].match(rest):
            end = context.masked.ends[base + match.end() - 1]
            return _attribution(context, match, base, Span(outer.start, max(end, outer.end)))
    return None


def before(context: Context, outer: Span, *, whole: bool = False) -> Attribution | None:
    """Return the attribution in front of a quotation; whole: the context is the sentence before it, all of which counts."""
    words = context.masked.text if whole else context.masked.text[: index_of(context, outer.start)]
    words = words.rstrip("“\"‘'«„(")
    for number in _indexes()[1].possible(words):
        if match := _BEFORE[number].search(words):
            return _attribution(context, match, 0, Span(context.masked.starts[match.start()], outer.end))
    for verb in reversed(list(_VERB_BEFORE.finditer(words))):
        if not _UP_TO_QUOTE.fullmatch(words, verb.end()):
            break
        for pattern in _SUBJECT:
            if match := pattern.search(words[: verb.start()]):
                evidence = Span(context.masked.starts[match.start()], outer.end)
                return _attribution(context, match, 0, evidence, trigger=verb["t"])
    if match := _PARTICIPLE.search(words):
        return _attribution(context, match, 0, Span(context.masked.starts[match.start()], outer.end))
    return None


def reported(context: Context, outer: Span) -> Attribution | None:
    """Return who speaks, in other words, in a sentence that a quotation follows."""
    for pattern in _REPORTED:
        if match := pattern.search(context.masked.text):
            return _attribution(context, match, 0, outer)
    return None


def index_of(context: Context, offset: int) -> int:
    """Return the position in the masked sentence of the first character that stands at the offset or behind it."""
    return bisect_left(context.masked.starts, offset)


def _attribution(
    context: Context, match: re.Match[str], base: int, evidence: Span, *, trigger: str = ""
) -> Attribution:
    groups = match.groupdict()
    group = next(name for name in ("np", "np2", "np3", "raw") if groups.get(name))
    words = match[group]
    place, character = base + match.start(group), ""
    if group != "raw":
        position = max(index for index, letter in enumerate(words) if re.match(P, letter))
        place, character, words = place + position, words[position], ""
    return Attribution(
        context, character, words, context.masked.starts[place], trigger or groups.get("t") or "", evidence
    )
