"""Find quoted words, and tell titles from speech."""

import re
from dataclasses import dataclass

from newsarchive.ingest import lexicons
from newsarchive.ingest.document import Span
from newsarchive.ingest.extract.vocabulary import KIND

_OPENERS = {"“": "”", "‘": "’", '"': '"', "'": "'", "«": "»", "„": "“", "`": "'"}
_OPENER = re.compile(f"[{''.join(_OPENERS)}]")
_LONGEST = 1500
_SPEECH_VERB = "|".join(sorted(map(re.escape, lexicons.words("speech_verbs")), key=len, reverse=True))
# What follows speech: "… ," she said · said Noh · one fan wrote · the company said in a statement
_ATTRIBUTION_AFTER = re.compile(rf"^[,.]?\s*(?:[^\n.!?\"“”‘:;]{{0,90}}?\s)?(?:{_SPEECH_VERB})\b")
_ATTRIBUTION_BEFORE = re.compile(
    rf"(?:{_SPEECH_VERB}|stating|saying|adding|writing|according to [^.,]{{1,60}})\b[^.!?\"“”]{{0,80}}[:,]\s*$"
)
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "and",
        "or",
        "but",
        "nor",
        "with",
        "from",
        "by",
        "as",
        "vs",
        "is",
        "my",
    ]
)
_SCARE_AFTER = re.compile(
    r"^[”’\"']?,?\s+(?:status|award|prize|certification|title|treatment|effect|era|generation|concept|culture|list|section|category|button|hashtag)\b",
    re.I,
)
_SCARE_BEFORE = re.compile(
    r"\b(?:an?|so-called|certified|coveted|perfect|the term|the word|words?|nicknamed|dubbed|hashtag)\s+$",
    re.I,
)


# A title in sentence case needs words around it that speak for one.
_TITLE_BEFORE = re.compile(
    rf"\b(?:{KIND}|on|of|in|with|from|called|titled|entitled|named|as|to|for|and|singing|sings|sang|wrote|directed|sequel)[,:]?\s+$",
    re.I,
)
_TITLE_AFTER = re.compile(
    rf"^,?\s+(?:(?:is|was|has|will|had|which|began|came|comes|debuted|topped|by|singer|director|star|MV)\b|(?:the|an?|his|her|its|their)\s(?:[\w’'-]+\s){{0,4}}?{KIND}\b)"
)


@dataclass(frozen=True)
class Quotation:
    """Quoted words: the span with its quotation marks, and the words inside without a comma or stop at their end."""

    outer: Span
    inner: Span


def quotations(text: str, blocks: list[Span]) -> list[Quotation]:
    """Return the quotations of each block in text order; they do not nest: the outermost one counts."""
    found = []
    for block in blocks:
        # mark → up to where it is known not to close a quotation, so that no stretch is searched twice in vain
        searched: dict[str, int] = {}
        position = block.start
        while opener := _OPENER.search(text, position, block.end):
            start = opener.start()
            position = start + 1
            if _opens(text, start, block.start):
                close = _closing(text, start, block.end, searched)
                if close is not None:
                    inner_start, inner_end = start + 1, close
                    while inner_end > inner_start and text[inner_end - 1] in ",. ;":
                        inner_end -= 1
                    if inner_end > inner_start:
                        found.append(Quotation(Span(start, close + 1), Span(inner_start, inner_end)))
                        position = close + 1
    return found


def _opens(text: str, position: int, block_start: int) -> bool:
    after = text[position + 1 : position + 2]
    if not after or after.isspace():
        return False
    if position == block_start:
        return True
    before = text[position - 1]
    return not before.isalnum() and before not in ".,!?)]’'"


def _closing(text: str, start: int, block_end: int, searched: dict[str, int]) -> int | None:
    """Return the position of the mark that closes the quotation opened at start, or None."""
    mark = _OPENERS[text[start]]
    end = min(block_end, start + _LONGEST)
    position = max(start + 1, searched.get(mark, 0))
    while True:
        position = text.find(mark, position, end)
        if position < 0:
            # Speech that goes on in the next paragraph has no closing mark.
            searched[mark] = end
            return None
        after = text[position + 1 : position + 2]
        single = mark in "'’"
        if not (single and after.isalnum()) and not (
            single and _plural_possessive(text, position, end, mark)
        ):
            return position
        position += 1


def _plural_possessive(text: str, position: int, end: int, mark: str) -> bool:
    """Whether the mark after an s is a possessive, because the quotation is closed later: 'The Boys' Club'."""
    if (
        text[position - 1] not in "sS"
        or text[position + 1 : position + 2] != " "
        or not text[position + 2 : position + 3].isalpha()
    ):
        return False
    later = text.find(mark, position + 1, min(end, position + 60))
    opener = re.search(r"\s[‘'](?=\w)", text[position + 1 : later] if later >= 0 else "")
    return (
        later >= 0
        and opener is None
        and not text[later + 1 : later + 2].isalnum()
        and text[later - 1] not in "sS "
    )


def is_speech(text: str, quotation: Quotation) -> bool:
    """Whether somebody is said to have said or written the quoted words."""
    after = text[quotation.outer.end : quotation.outer.end + 130]
    before = text[max(0, quotation.outer.start - 130) : quotation.outer.start]
    inside = text[quotation.inner.start : quotation.inner.end]
    ends_clause = text[quotation.inner.end : quotation.outer.end][:1] in (",", "") or inside[-1:] in "?!"
    ends_sentence = text[quotation.inner.end : quotation.outer.end][:1] == "." or inside[-1:] in "?!"
    words = inside.split()
    if _ATTRIBUTION_BEFORE.search(before) and (len(words) > 2 or ends_sentence):
        return True
    if (ends_clause or ends_sentence) and _ATTRIBUTION_AFTER.match(after):
        return not _is_title_case(words) or len(words) > 6
    if len(words) > 3 and not _is_title_case(words) and ends_sentence and _starts_sentence(text, quotation):
        # speech that goes on after its attribution: “…,” she said. “…”
        return True
    return len(words) > 7 and not _is_title_case(words)


def _starts_sentence(text: str, quotation: Quotation) -> bool:
    before = text[max(0, quotation.outer.start - 3) : quotation.outer.start].rstrip(" ")
    return not before or before[-1] in '.!?\n:”"'


def is_title(text: str, quotation: Quotation) -> bool:
    """Whether the quoted words are the title of a work, as far as they and their neighbours tell."""
    inside = text[quotation.inner.start : quotation.inner.end]
    words = inside.split()
    if not words or len(words) > 10 or not (inside[0].isupper() or inside[0].isdigit()):
        return False
    after = text[quotation.outer.end : quotation.outer.end + 40]
    before = text[max(0, quotation.outer.start - 40) : quotation.outer.start]
    if _SCARE_AFTER.match(after) or _SCARE_BEFORE.search(before):
        return False
    if is_speech(text, quotation):
        return False
    if _is_title_case(words):
        return not after.startswith(":") or len(words) == 1
    if re.match(r"(?:I|We|You|It|He|She|They|There|This|That)(?:['’]\w+)?\b", inside) and len(words) > 3:
        return False
    if after.startswith(":"):
        return False
    return len(words) <= 3 or (
        len(words) <= 7 and bool(_TITLE_BEFORE.search(before) or _TITLE_AFTER.match(after))
    )


def _is_title_case(words: list[str]) -> bool:
    longer = [word for word in words if word.lower() not in _SMALL]
    return bool(longer) and all(
        word[:1].isupper() or word[:1].isdigit() or not word[:1].isalpha() for word in longer
    )
