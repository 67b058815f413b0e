"""Sentences with their entities masked, so that rules read "W, directed by P" whatever the names are.

Every mention of a work, person or date becomes one character of a private range; pronouns and nouns such as "the single"
or "the director" become the work or person that they stand for. What a word stands for is looked up in the focus: the
entities that the text spoke of last.
"""

import re

from newsarchive.ingest.document import Span
from newsarchive.ingest.extract import vocabulary
from newsarchive.ingest.extract.dates import DateReader
from newsarchive.ingest.extract.entities import Entity
from newsarchive.ingest.extract.listings import listings
from newsarchive.ingest.extract.masked import (
    BACKGROUND,
    DATE,
    PERSON,
    ROOM,
    WORK,
    Focus,
    Item,
    Masked,
    overlap,
)
from newsarchive.ingest.extract.quotations import Quotation
from newsarchive.ingest.extract.references import ROLE_BEHIND_TITLE, References
from newsarchive.ingest.extract.sentences import Sentence
from newsarchive.vocabulary import PersonKind

# A work that only says who somebody is does not become what the text is about.
_BACKGROUND_BEFORE = re.compile(
    r"\b(?:who (?:made|directed|wrote|sang|produced|created|starred|appeared|played)|known for|renowned for|famous for|(?:known|famous|remembered) as [^,;.]{1,60} (?:in|on|from)|behind|whose|last seen|success with|author of|star of|director of|credits include)\b[^,;.]{0,60}$"
)
# Nor does another work than the main one that somebody made, or was in, before: "She has appeared in the drama 'Salt'"
_MADE_BEFORE = re.compile(
    r"\b(?:has|have|had|previously|earlier) (?:also |previously |since |already )?(?:appeared|starred|acted|featured|been seen|worked|directed|written|produced|made|played)\b[^;.]{0,80}$"
    # "the baddie in 'Cold Ledger'", "(the nurse from The Lamplighters)", "her part in 'Salt'"
    r"|\b(?:hero|heroine|villain|baddie|lead|star|face|voice|singer|actor|actress|creator|maker|veteran|winner|alumn[ai]|alumnus|part|role|turn|performance|work|success|cameo)"
    r" (?:in|of|from|on) (?:the |his |her |their |its )?(?:[a-z-]+ ){0,3}[“‘\"']?$"
    # "Ada Byrne (from 'Salt') is the judge"
    r"|\([^()]{0,40}\b(?:from|of|in|on) (?:the )?[“‘\"']?$"
)
# ", adapted from Ada Byrne's memoir 'Tide', opens in May": what follows is said of the work before
_SOURCE_BEFORE = re.compile(
    r",[”’\"']? (?:(?:loosely|freely|partly|closely|itself|in part|and) )*"
    r"(?:(?:adapted|drawn|developed|expanded|spun off|taken)(?: by [^,;.]{1,40})? from|based (?:up)?on|inspired by)\b[^,;.]{0,70}$"
)
# "the 'Salt' spin-off starring Ada Byrne": what follows is said of the other work
_OF_ANOTHER_BEHIND = re.compile(
    r"[”’\"']? (?:spin-?off|sequel|prequel|companion series)\b(?! (?:is|was|has|grossed|earned)\b)"
)
# "Adapted from Ada Byrne's novel 'Tide', the film opens in May"
_SOURCE_AT_HEAD = re.compile(
    r"(?:[A-Z][a-z]+ly )?(?:Adapted|Drawn|Developed|Expanded|Based|Inspired)(?: in part| loosely| partly)? (?:(?:up)?on|from|by)\b[^,;.]{0,60}$"
)
_GOES_ON = re.compile(
    r",(?! (?:which|whose|who|that|itself)\b)| and (?:directed|written|produced|made|starring|set|shot)\b"
)
_NEAR = 6  # items of the sentence, of which the other work is one
# "'Tuesday', the only other song from 'Errands'": the sentence is about the part
_PART_OF_BEFORE = re.compile(
    r"\b(?:song|single|track|tune|cut|ballad|anthem|opener|closer|duet|B-side|episode|chapter|taste|part|instalment|extract|number) (?:from|off|of|on) (?:(?:the|her|his|their|its) )?(?:[\w’'-]+ ){0,3}?[“‘\"']?$"
)
# "for the first time since 2001", "the first album since 2019": a day of something else
_SINCE = re.compile(
    r"\b(?:time|times|performance|appearance|concert|gig|set|album|record|single|song|release|film|movie|series|novel|book|outing|victory|win) since $"
)
# A text may hold characters of the private range itself: they stand for nothing.
_MASKED = re.compile(f"[{chr(WORK)}-{chr(BACKGROUND + ROOM - 1)}]")
_MEASURED = r"(?!\w+-(?:part|minute|hour|episode|city|date|stop)\b)"
_KIND_BEFORE = re.compile(rf"\b[Tt]he (?:{_MEASURED}[a-z‑-]+ )?{vocabulary.KIND} $")
_GROUP_NOUN_BEFORE = re.compile(rf"\b[Tt]he (?:[a-z‑-]+ )?{vocabulary.GROUP_NOUN} $")
_POSSESSES = re.compile(
    r" (?!(?:is|was|in|on|and|to|with|at|for|who|that|as|from|by|but|or|when|while|about|had|has|will|into|out|a|the)\b)\w"
)
_REMEMBERED = 24


class Discourse(References):
    """Masks the sentences of one document, in order."""

    def __init__(self, text: str, found: list[Entity], quoted: list[Quotation], dates: DateReader) -> None:
        super().__init__(text, found)
        self.dates = dates
        self._quotes = {quotation.inner.start: quotation for quotation in quoted}
        self._mentions = sorted(
            ((span, entity.number) for entity in found for span in entity.mentions),
            key=lambda pair: (pair[0].start, -pair[0].end),
        )
        self._next = 0
        self._listed = {
            title.start for listing in listings(text) for title in listing.titles if listing.parts
        }

    def mask(self, sentence: Sentence) -> Masked:
        """Return the sentence masked, and move the focus on."""
        items = self._explicit(sentence)
        items += [
            Item(date.span, date=date)
            for date in self.dates.dates(sentence.start, sentence.end)
            if not any(overlap(date.span, item.span) for item in items)
            and not _SINCE.search(self.text, max(0, date.span.start - 30), date.span.start)
        ]
        items.sort(key=lambda item: item.span)
        before = self.focus.copy()
        self.add_anaphora(sentence, items)
        masked = self._write(sentence, items, before)
        # behind a list of tracks a text goes on about the album, not about the last of them
        if not any(self._listed & {item.span.start, item.span.start + 1} for item in items if item.explicit):
            self._move_focus(items)
        return masked

    # what the sentence names

    def _explicit(self, sentence: Sentence) -> list[Item]:
        items: list[Item] = []
        while self._next < len(self._mentions) and self._mentions[self._next][0].start < sentence.end:
            span, number = self._mentions[self._next]
            self._next += 1
            if span.start < sentence.start or (items and span.start < items[-1].span.end):
                continue
            quotation = self._quotes.get(span.start)
            quoted = quotation is not None and quotation.inner.end <= span.end and self.found[number].is_work
            whole = quotation.outer if quotation is not None and quoted else span
            whole = Span(self._noun_before(items, sentence, whole.start, number), whole.end)
            source = self.found[number].is_work and self._is_source(items, sentence, whole, number)
            background = self.found[number].is_work and (
                source
                or _SOURCE_AT_HEAD.match(self.text[sentence.start : whole.start]) is not None
                or ROLE_BEHIND_TITLE.match(self.text, whole.end) is not None
                or _BACKGROUND_BEFORE.search(self.text[max(sentence.start, whole.start - 80) : whole.start])
                is not None
                or (
                    self.works.main is not None
                    and number != self.works.main.number
                    and self._only_tells_who(items, sentence, whole.start)
                )
                or (
                    bool(items)
                    and _PART_OF_BEFORE.search(self.text[max(sentence.start, whole.start - 60) : whole.start])
                    is not None
                )
            )
            items.append(
                Item(whole, number, noun="quoted" if quoted else "", background=background, source=source)
            )
        return items

    def _only_tells_who(self, items: list[Item], sentence: Sentence, start: int) -> bool:
        """Whether a title there only says who somebody is: "the baddie in 'Cold Ledger'", "Ada Byrne ('Salt') stars"."""
        last = items[-1] if items else None
        is_in_brackets = (
            last is not None
            and last.entity is not None
            and self.found[last.entity].kind is PersonKind.PERSON
            and self.text[last.span.end : start] == " ("
        )
        return (
            is_in_brackets
            or _MADE_BEFORE.search(self.text[max(sentence.start, start - 120) : start]) is not None
        )

    def _is_source(self, items: list[Item], sentence: Sentence, title: Span, number: int) -> bool:
        """Whether a title is but what another work is drawn from: "'Salt', based on the novel 'Tide', opens", "the 'Salt'
        spin-off"."""
        main = self.works.main
        if main is not None and main.number != number and _OF_ANOTHER_BEHIND.match(self.text, title.end):
            return True
        near = items[-_NEAR:]
        if not any(item.entity is not None and self.found[item.entity].is_work for item in near):
            return False
        behind = "," if self.text[title.start : title.end].rstrip("”’\"'").endswith(",") else ""
        behind += self.text[title.end : title.end + 16]
        return (
            _GOES_ON.match(behind) is not None
            and _SOURCE_BEFORE.search(self.text[max(sentence.start, title.start - 100) : title.start])
            is not None
        )

    def _noun_before(self, items: list[Item], sentence: Sentence, start: int, number: int) -> int:
        """Return where "the album Slack Water" or "the band The Ferries" begins: the noun belongs to the name."""
        first = max(sentence.start, items[-1].span.end if items else 0, start - 60)
        entity = self.found[number]
        if not entity.is_work and entity.kind is not PersonKind.GROUP:
            return start
        match = (_KIND_BEFORE if entity.is_work else _GROUP_NOUN_BEFORE).search(self.text[first:start])
        return first + match.start() if match else start

    # moving on

    def _move_focus(self, items: list[Item]) -> None:
        in_passing = {item.entity for item in items if item.background}
        works = [
            item.entity
            for item in items
            if item.entity is not None
            and self.found[item.entity].is_work
            and item.noun != "which"
            and item.entity not in in_passing
        ]
        persons = [
            item.entity for item in items if item.entity is not None and not self.found[item.entity].is_work
        ]
        for number in works:
            if number in self.focus.works:
                self.focus.works.remove(number)
            self.focus.works.append(number)
        if works and self._is_about(items, works[0]):
            self.focus.topic = works[0]
        # The one named first is spoken of; those after it come further back.
        for number in reversed(persons):
            if number in self.focus.persons:
                self.focus.persons.remove(number)
            self.focus.persons.append(number)
        # nobody refers back further than this
        del self.focus.works[:-_REMEMBERED], self.focus.persons[:-_REMEMBERED]

    def _is_about(self, items: list[Item], work: int) -> bool:
        """Whether a sentence turns the text to the work that it names first: not if it only names it in passing.

        It does if it begins with the work, or with what somebody does to it where the work is not another than the text's
        main one; but not with a festival, unless that is the main one.
        """
        if self.works.main is None or work == self.works.main.number:
            return True
        if self.found[work].is_event:
            return False  # where it is shown, as a rule
        if self.focus.topic is None:
            return True
        first = next((item for item in items if item.entity is not None), None)
        if first is not None and first.entity == work:
            return True
        return self.focus.topic != self.works.main.number

    def _base(self, item: Item) -> int:
        if item.date is not None:
            return DATE
        if item.entity is not None and self.found[item.entity].is_work:
            return BACKGROUND if item.background else WORK
        return PERSON

    def _write(self, sentence: Sentence, items: list[Item], before: Focus) -> Masked:
        text: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        position = sentence.start

        def copy_to(end: int) -> None:
            nonlocal position
            if position < end:
                words = self.text[position:end]
                if not words.isascii():
                    words = _MASKED.sub("\ufffd", words.replace("’", "'"))
                text.append(words)
                starts.extend(range(position, end))
                ends.extend(range(position + 1, end + 1))
                position = end

        for index, item in enumerate(items[:ROOM]):
            if item.span.start < position:
                continue
            copy_to(item.span.start)
            base = self._base(item)
            text.append(chr(base + index))
            starts.append(item.span.start)
            ends.append(item.span.end)
            position = item.span.end
            if item.noun in ("his", "its", "their") or (
                item.noun == "her" and _POSSESSES.match(self.text, item.span.end)
            ):
                text.append("'s")
                starts += (item.span.start, item.span.start)
                ends += (item.span.end, item.span.end)
            elif item.noun == "quoted" and self.text[item.span.end - 2] in ",.!?;":
                text.append(self.text[item.span.end - 2])
                starts.append(item.span.end - 2)
                ends.append(item.span.end)
        copy_to(sentence.end)
        return Masked(sentence, "".join(text), items, starts, ends, before)
