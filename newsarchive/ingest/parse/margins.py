"""Tell what stands above and below an article's own words and is none of them: the outlet's name, the section, stars,
the reporter's name alone in a line, who edited it, whom the press may ring."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from newsarchive.ingest.document import Span
from newsarchive.ingest.lexicons import words as lexicon
from newsarchive.ingest.parse.dates import printed_date
from newsarchive.ingest.parse.draft import Metadata
from newsarchive.ingest.parse.headings import is_title_like
from newsarchive.ingest.parse.outlets import (
    LONGEST,
    SECTIONS,
    ends_as_outlet,
    has_capitals,
    outlet_name,
    says_outlet,
)
from newsarchive.names import fold

# Blocks above the first paragraph and below the last one that are looked at, and how long they may be.
_TOP = 10
_BOTTOM = 8
_LONGEST = 120
_LONGEST_CREDIT = 300
_PROSE = 140

_EMBARGO = re.compile(
    r"(?:strictly )?(?:embargo(?:ed)?|not for (?:release|publication) before)\b.{0,100}", re.I
)
_PAGE = re.compile(r"(?:page|p\.) ?[A-Z]?\d{1,3}", re.I)
# "Sunday Supplement, 20 October 2024 — Page 3" · "Issue dated 26 May 2025" · "October 2026"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATED = re.compile(
    rf"(?!.*\b(?:released?|out|opens?|until|till|from|sale|premieres?|tickets?)\b)(?:[\w&/’'()]+[.,]?\s+){{0,3}}?(?:\d{{1,2}}(?:[–-]\d{{1,2}})? )?{_MONTH}(?: \d{{1,2}},)? \d{{4}}"
    r"(?:\W*(?:page|p\.|issue|no\.|[\d:.]+|[ap]m|(?-i:[A-Z]{2,4}\b)|printed|edition))*\W*(?:\d+)?",
    re.I,
)
# "Festival edition no. 9 | Aldmouth, 17 August 2025" · "no. 212 / 5 April 2026"
_NUMBERED = re.compile(
    rf"(?:[\w’'-]+ ){{0,3}}?(?:(?:edition|issue|number|volume|no\.|vol\.)[ ,]*)+#?\d{{1,4}}\b\W.{{0,60}}{_MONTH}.{{0,40}}",
    re.I,
)
_RULE = re.compile(r"[\W_]{3,}")
_RATING = re.compile(
    r"(?:(?:our |critic[’']s )?(?:rating|verdict|score|stars)\s*:?\s*)?(?:[★☆✩✪⭐½✭✮\s]{2,}|\d{1,2}(?:\.\d)?\s*(?:/|out of)\s*(?:5|10|100)(?: stars)?|"
    r"(?:one|two|three|four|five)(?: and a half)? stars?(?: out of five)?)\W*",
    re.I,
)

_NO_OUTLET = re.compile(r"[:;?!“”\"‘()]|\d{4}")

_PERSON = re.compile(
    r"(?:[–—-]+ ?)?(?P<name>[^\W\d_a-z][\w’'-]*\.?(?: (?:[^\W\d_a-z][\w’'-]*\.?|de|la|van|von|der|den|di|da|du|del|bin|al)){1,4})"
)
# "Edited by" alone is a credit of a film as well.
_EDITED = re.compile(
    r"\(?(?:additional )?(?:reporting|reported|writing|editing|compiled)(?: and (?:writing|editing|photography))? by (?P<name>[^;,.()|]{3,60})[^|]*",
    re.I,
)
_CONTACT = re.compile(
    r"(?:(?:media|press|editorial)? ?(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|office)|for (?:more|further|all) (?:information|details|press|media)\b.{0,60}|"
    r"(?:media|press) (?:information|kit|images|accreditation)|press)\s*:.{0,250}",
    re.I | re.S,
)
_REACHED = re.compile(r"[\w.+-]+@[\w-]+\.\w|\+?\d[\d ()-]{7,}\d|https?://|\bwww\.", re.I)
_ENDS = re.compile(r"\W*(?:ends?|#{2,}|-30-|30)\W*", re.I)
_NAME = r"[^\W\d_a-z][\w’'-]*(?: (?:[^\W\d_a-z][\w’'.-]*|de|la|van|von|der|di|da|du)){1,4}"
_WRITER = re.compile(
    rf"(?P<name>{_NAME}),? (?:is|was|writes|covers|reports|works)\b[^.]{{0,160}}\b(?:writer|reporter|editor|correspondent|critic|journalist|"
    r"columnist|contributor|freelancer?|for (?:the|this)|bureau)\b.*",
    re.S,
)
# "…, writes Ann Lee": at the end of the lines under a headline
_WRITES = re.compile(rf"[,:.–—-]? (?:writes|reports) (?P<name>{_NAME})\.?$")
# "the chamber music monthly": what an outlet says of itself
_MOTTO = re.compile(
    r"(?:the|an?|your|our)\b.*\b(?:monthly|weekly|quarterly|daily|newsletter|magazine|guide|blog|podcast|newspaper|paper|journal|website|site|home|people who|those who|one-stop)\b.*|"
    r"(?:since|est\.?|established) \d{4}",
    re.I,
)
_PAGE_BEHIND = re.compile(r"[\s.,)|·–—-]*(?:(?:page|p\.) ?\w+)?[\s.)]*", re.I)
_ISSUE = re.compile(r"[\s,(·|–—-]*\b(?:no|issue|vol|volume|number)\b\.? ?#?\d+.*", re.I | re.S)
_WEEKDAY_FIRST = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)", re.I)
_PARTS = re.compile(r"\s*(?:[|/·•]+|,)\s+|\s+[–—-]\s+")
_LONGEST_MOTTO = 60
_TAGLINE = re.compile(r"\s+[—–|-]\s+")
_WEEKDAY = re.compile(
    r"[\s,|·•–—-]*\b(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|(?:for )?(?:the )?week (?:beginning|ending|of|commencing)|(?:issue )?dated)[\s,.]*$|[\s,|·•–—-]+$",
    re.I,
)


@dataclass
class Margins:
    """What was found: the spans that are no part of the article, and the names that stand in them."""

    spans: list[Span] = field(default_factory=list)
    byline: str = ""
    outlet: str = ""
    published: date | None = None

    @property
    def metadata(self) -> Metadata:
        origin = "date line" if self.published else ""
        return Metadata(
            byline=self.byline, outlet=self.outlet, published=self.published, published_from=origin
        )


def read_margins(
    text: str, blocks: Sequence[Span], byline: str = "", credits: Sequence[Span] = ()
) -> Margins:
    """Read the margins of an article. blocks: all but boilerplate and lines of credits (which are the credits); byline:
    as those told it."""
    margins = Margins(byline=byline)
    first = next((number for number, block in enumerate(blocks) if _is_prose(text, block)), len(blocks))
    if first < len(blocks):
        _read_top(text, blocks[: min(first, _TOP)], credits, margins)
    _read_bottom(text, blocks[max(first + 1, len(blocks) - _BOTTOM) :], margins)
    return margins


def dated_outlet(line: str) -> tuple[str, date] | None:
    """Return the outlet and the day of "The Clarion, Saturday 26 April 2025, page 4"; None if a line is not that."""
    found = printed_date(line)
    if found is None or not _PAGE_BEHIND.fullmatch(line, found[2]):
        return None
    name = line[: found[1]]
    while name != (name := _WEEKDAY.sub("", name)):
        continue
    is_article = name.startswith(("The ", "THE ")) and len(name.split()) <= 5
    if not name or _NO_OUTLET.search(name) or not (says_outlet(name) or is_article):
        return None
    return (name.title() if name.isupper() else name), found[0]


def is_named_again(text: str, name: str, *, besides: Span) -> bool:
    """Tell whether a text speaks of the person whose name stands in the span: its surname occurs twice elsewhere."""
    surname = re.compile(rf"\b{re.escape(name.split()[-1])}\b", re.I)
    others = [
        m for m in surname.finditer(text) if not (besides.start <= m.start() and m.end() <= besides.end)
    ]
    return len(others) > 1


def _is_prose(text: str, block: Span) -> bool:
    words = text[block.start : block.end].rstrip()
    return block.end - block.start >= _PROSE or (words.endswith((".", ".”", '."', ".’")) and len(words) > 60)


def _read_top(text: str, blocks: Sequence[Span], credits: Sequence[Span], margins: Margins) -> None:
    titles: list[Span] = []
    for block in blocks:
        line = _line(text, block)
        if block.end - block.start > _LONGEST:
            titles.append(block)
        elif (not margins.outlet and _read_dated_outlet(line, margins)) or _is_sign(line):
            margins.spans.append(block)
        elif titles and not margins.byline and (name := _person(text, block)):
            margins.byline = name
            margins.spans.append(block)
        else:
            titles.append(block)
    if len(titles) > 1 and not margins.outlet and (name := _outlet(text, titles, credits)):
        if not SECTIONS.fullmatch(name):
            margins.outlet = name.title() if name.isupper() else name
        # what stands between the outlet's name and its date is its motto
        dated = min((span.start for span in credits if span.start > titles[0].start), default=0)
        above = [
            title
            for number, title in enumerate(titles[1:])
            if title.end <= dated or (number == 0 and _is_motto(_line(text, title)))
        ]
        margins.spans += [titles[0], *(above if len(above) < len(titles) - 1 else ())]
    elif not margins.outlet and (found := _outlet_below(text, titles, credits)):
        margins.outlet, block = found
        margins.spans.append(block)
    for block in titles[1:]:
        match = _WRITES.search(text[block.start : block.end].rstrip())
        if match and not margins.byline:
            margins.byline = match["name"]
            margins.spans.append(Span(block.start + match.start(), block.start + match.end()))


def _is_sign(line: str) -> bool:
    return any(
        pattern.fullmatch(line) for pattern in (SECTIONS, _EMBARGO, _RATING, _PAGE, _RULE, _DATED, _NUMBERED)
    )


def _read_dated_outlet(line: str, margins: Margins) -> bool:
    """Take what a line tells that is an outlet's name and a date; tell whether the line is that."""
    dated = dated_outlet(line)
    if dated is not None:
        margins.outlet, margins.published = dated
    return dated is not None


def _outlet(text: str, titles: Sequence[Span], credits: Sequence[Span]) -> str:
    """Return the outlet that the first line names, where a headline follows, "" if it names none."""
    line, following = (_line(text, block) for block in titles[:2])
    issue = _ISSUE.search(line)
    line = line[: issue.start()] if issue else line
    name = _TAGLINE.split(line)[0]
    words = line.split()
    is_too_long = len(words) > LONGEST
    if is_too_long or _NO_OUTLET.search(line) or not is_title_like(line):
        return ""
    if not has_capitals(name) and not ends_as_outlet(name.partition(",")[0]):
        return ""
    if says_outlet(line) or issue or _is_motto(following):
        return name
    is_once = len(re.findall(re.escape(line), text, re.I)) == 1
    is_headline = is_title_like(following) and len(following.split()) > max(3, len(words))
    is_issuer = fold(words[-1]) in lexicon("organisation_words")
    if line.isupper() and (is_once or is_issuer) and (is_headline or len(titles) > 2):
        return name
    between = [span for span in credits if titles[0].end <= span.start < titles[1].start]
    is_dated = any(_WEEKDAY_FIRST.match(_line(text, span)) for span in between)
    return name if is_dated and is_once and is_headline else ""


def _outlet_below(text: str, titles: Sequence[Span], credits: Sequence[Span]) -> tuple[str, Span] | None:
    """Return the outlet that a line below the headline names, and the line: one beside the date or the reporter's name, or
    one that names a section as well ("Fenland Mercury | BOOKS")."""
    for above, block in pairwise(titles):
        name, *rest = _PARTS.split(_line(text, block), maxsplit=1)
        is_beside = any(
            not text[min(block.end, one.end) : max(block.start, one.start)].strip() for one in credits
        )
        is_below = not text[above.end : block.start].strip()
        is_part = bool(rest) and SECTIONS.fullmatch(rest[0].strip()) is not None
        if is_below and (is_part or (is_beside and (not rest or len(rest[0]) <= _LONGEST_MOTTO))):
            found = outlet_name(name)
            if found:
                return found, block
    return None


def _is_motto(line: str) -> bool:
    return line[:1].islower() or _MOTTO.fullmatch(line) is not None


def _line(text: str, block: Span) -> str:
    return text[block.start : block.end].strip()


def _person(text: str, block: Span) -> str:
    """Return the name that a line is and of which the text does not speak, "" if it is none."""
    match = _PERSON.fullmatch(_line(text, block))
    if match is None or is_named_again(text, match["name"], besides=block):
        return ""
    words = fold(match["name"]).split()
    is_name = words[0] in lexicon("given_names") or not any(word in lexicon("common_words") for word in words)
    return match["name"] if is_name and words[0] not in lexicon("places") else ""


def _read_bottom(text: str, blocks: Sequence[Span], margins: Margins) -> None:
    after_contact = False
    for number, block in enumerate(blocks):
        line = _line(text, block)
        is_last = number >= len(blocks) - 3
        if block.end - block.start > _LONGEST_CREDIT:
            after_contact = False
        elif _ENDS.fullmatch(line):
            margins.spans.append(block)
        elif _CONTACT.fullmatch(line):
            margins.spans.append(block)
            after_contact = True
        elif after_contact and ((len(line) <= _LONGEST and not line.endswith(".")) or _REACHED.search(line)):
            margins.spans.append(block)
        elif match := _EDITED.fullmatch(line):
            margins.byline = margins.byline or match["name"].strip()
            margins.spans.append(block)
        elif is_last and (match := _WRITER.fullmatch(line)) and _is_own(match["name"], text, block, margins):
            margins.spans.append(block)
        elif is_last and not _is_listed(text, blocks, number) and (name := _person(text, block)):
            margins.byline = margins.byline or (name.title() if name.isupper() else name)
            margins.spans.append(block)


def _is_listed(text: str, blocks: Sequence[Span], number: int) -> bool:
    """Whether the line above is short as well, so that a name stands in a list."""
    if number == 0:
        return False
    above = blocks[number - 1]
    return not _is_prose(text, above)


def _is_own(name: str, text: str, block: Span, margins: Margins) -> bool:
    """Whether the name is the reporter's: the byline has it, or there is no byline and the text does not speak of him."""
    if margins.byline:
        return fold(name.split()[-1]) in fold(margins.byline).split()
    if is_named_again(text, name, besides=block):
        return False
    margins.byline = name
    return True
