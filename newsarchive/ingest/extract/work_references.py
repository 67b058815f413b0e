"""Find which works nouns and "it" stand for: "the single", "her 2022 album", "the horror film"."""

import re
from collections import deque
from collections.abc import Iterator
from functools import cache

from newsarchive.ingest import lexicons
from newsarchive.ingest.document import Span
from newsarchive.ingest.extract import vocabulary
from newsarchive.ingest.extract.entities import Entity
from newsarchive.ingest.extract.masked import Focus, Item, overlap
from newsarchive.ingest.extract.required import Index
from newsarchive.ingest.extract.sentences import Sentence
from newsarchive.vocabulary import WorkKind

# "confirmed that a 14-city tour", "the subject of this documentary": the noun is no longer the determiner's
_NO_ADJECTIVE = (
    r"an?|the|this|that|these|his|her|its|their|of|and|or|in|on|at|for|to|with|by|from|as|is|was|has|had"
)
_VIDEO = re.compile(r"^(?:music |lyric )?(?:video|videos|mv|clip|video clip)$", re.I)
# "the single", "her much-awaited new album", "this haunting music video"
_WORK_NOUN = re.compile(
    rf"\b(?P<det>[Tt]he|[Tt]his|[Tt]hat|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)(?P<adjectives>(?: (?!(?:first|second|third|fourth|next|previous|last|other|own|older|earlier|entire|whole|best|{_NO_ADJECTIVE})\b)[\w‑-]+,?){{0,3}}?) (?P<noun>{vocabulary.KIND})\b(?!-)"
)
# Words that are kinds of works, and verbs or plain nouns as well.
_AMBIGUOUS = lexicons.words("ambiguous_nouns")
_IS_CALLED = re.compile(r"[Ii]t(?:[’']s| is) (?:called|titled|entitled|named)\b")
# "it is understood that", "it turns out": nothing is meant
_EXPLETIVE = re.compile(
    r"[Ii]t(?:[’']s| is| was| has been| had been)(?: not| now| widely| also| still)? "
    r"(?:understood|believed|said|reported|hoped|expected|thought|claimed|rumou?red|clear|unclear|likely|unlikely|possible|known|true|no secret|no surprise|no accident)\b(?! (?:to|as)\b)"
    r"|[Ii]t (?:seems|appears|turns? out|turned out|emerged|transpired|emerges) (?:that|as)\b"
)
_PART_BEFORE = re.compile(
    r"\b(?:song|single|track|taste|episode|chapter|part|extract|number|scene|story) (?:from|off|of|on|in) $"
)
# "The band's 2022 album": a work without its title
_WORK_OF_YEAR = re.compile(
    rf"(?:[’']s?|\b[Hh]is|\b[Hh]er|\b[Tt]heir|\b[Ii]ts|\b[Tt]he) \d{{4}} (?P<noun>{vocabulary.KIND})\b(?!,? [“‘\"'A-Z])"
)
_BESIDE = re.compile(r"[”’\"']?(?:,[”’\"']?| (?:is|was|became|remains|will be)) ")
_NAMED = re.compile(r",? (?:(?:is )?(?:titled|called|entitled|named) )?")
# "after Adebare-Lind's novel was named": a work by its author
_OWNED_WORK = re.compile(
    rf"[’']s? (?P<noun>{vocabulary.KIND})\b(?!,? [“‘\"'A-Z])(?! (?:about|of|with|called|titled|industry|career|debut))"
)
_NOUNS = (_WORK_NOUN, _WORK_OF_YEAR, _OWNED_WORK)
_KIND_FAMILIES: dict[WorkKind, frozenset[WorkKind]] = {
    WorkKind.SERIES: frozenset({WorkKind.SERIES, WorkKind.SHOW}),
    WorkKind.SHOW: frozenset({WorkKind.SHOW, WorkKind.SERIES, WorkKind.TOUR}),
    WorkKind.FILM: frozenset({WorkKind.FILM}),
}

_SCREEN = frozenset({WorkKind.FILM, WorkKind.SERIES, WorkKind.SHOW})

# A work named so near the beginning of a text is more likely what the text is about (characters; each counts one mention).
_OPENING = (90, 180, 400)
# How likely a noun means a work by where the text spoke of it, before it is known whether the kind fits: the one that the
# sentence or the text is about, the one that the document is most about, the one named last and, less and less, those
# before it. And how well a noun fits a work of another kind, and one of which no kind is told.
_SPOKEN_OF, _MAIN, _NAMED_LAST, _FADING = 1.0, 0.6, 0.85, 0.8
_MISFIT, _UNTOLD, _TOO_FAINT = 0.02, 0.3, 0.06
# "The horror film": how likely it is one that was called so where it was named, against one that was not; and how far from
# the name such words stand (characters).
_CALLED_SO, _NOT_CALLED_SO = 1.0, 0.55
_CALLED_BEFORE, _CALLED_BEHIND = 45, 70
# "The film stars newcomer Ada Byrne"
_WORDS_BEFORE_A_STAR = 4
_PLAIN_WORDS = re.compile(r"(?: [\w’'-]+)* ")
# Words that are said of any work.
_SAID_OF_ANY = frozenset(
    [
        "new",
        "latest",
        "first",
        "second",
        "third",
        "same",
        "best",
        "whole",
        "hit",
        "upcoming",
        "debut",
        "final",
        "original",
    ]
)
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_WORD = re.compile(r"[^\W\d_]{3,}")


@cache
def _index() -> Index:
    return Index(_NOUNS)


def names_follow(text: str, items: list[Item], end: int) -> bool:
    """Whether a title or name follows at once: "the single Love Wins All", "the band, The Ferries,"."""
    return any(
        item.entity is not None
        and item.explicit
        and 0 < item.span.start - end <= 14
        and _NAMED.fullmatch(text[end : item.span.start]) is not None
        for item in items
    )


def _is_starred(text: str, items: list[Item], end: int) -> bool:
    """Whether "stars" before end has its object behind it: "the film stars newcomer Ada Byrne", not "the film stars of Cork"."""
    for item in items:
        if item.entity is not None and item.explicit and item.span.start > end:
            between = text[end : item.span.start].lower()
            if not _PLAIN_WORDS.fullmatch(between):
                return False
            words = between.split()
            return len(words) <= _WORDS_BEFORE_A_STAR and not any(
                word.endswith("ed") or (word in vocabulary.FUNCTION_WORDS and word not in ("a", "an", "the"))
                for word in words
            )
    return False


class WorkReferences:
    """Which works the words of one document stand for, sentence by sentence.

    focus: what the text speaks of, moved on by whoever reads it; main: the work that the document is most about.
    """

    def __init__(self, text: str, found: list[Entity], focus: Focus) -> None:
        self.text = text
        self.found = found
        self.focus = focus
        self._so_called: dict[int, tuple[deque[Span], set[str]]] = {}
        for entity in found:
            entity.prominence = len(entity.mentions) + sum(entity.first < end for end in _OPENING)
        works = [entity for entity in found if entity.is_work]
        self.main = max(works, key=lambda e: (e.prominence, -e.first), default=None)

    def nouns(self, sentence: Sentence, items: list[Item]) -> Iterator[Item]:
        """Yield the nouns of a sentence that stand for works; items: what the sentence names."""
        possible = _index().possible(self.text[sentence.start : sentence.end])
        nouns, of_years, owned = (
            pattern.finditer(self.text, sentence.start, sentence.end) if number in possible else ()
            for number, pattern in enumerate(_NOUNS)
        )
        for match in nouns:
            item = self._noun(match, items)
            if item is not None:
                yield item
        for match in of_years:
            topic = self.focus.topic
            kind = vocabulary.kind_words()[match["noun"].lower()]
            if topic is not None and self._may_be(topic, kind):
                yield Item(Span(*match.span("noun")), topic, explicit=False, noun=match["noun"].lower())
        for match in owned:
            noun = match["noun"].lower()
            if (
                any(
                    i.span.end == match.start() and i.entity is not None and not self.found[i.entity].is_work
                    for i in items
                )
                and noun not in _AMBIGUOUS
            ):
                kind = vocabulary.kind_words()[noun]
                number = self._last(items, match.start(), kind, video=bool(_VIDEO.match(noun)), generic=False)
                if number is not None and not names_follow(self.text, items, match.end()):
                    yield Item(Span(*match.span("noun")), number, explicit=False, noun=noun)

    def it(self, items: list[Item], position: int) -> int | None:
        """ "It" is the work at the head of this sentence, else what the last sentence was about."""
        if _IS_CALLED.match(self.text, position) or _EXPLETIVE.match(self.text, position):
            return None
        if _PART_BEFORE.search(self.text[max(0, position - 40) : position]):
            # "Kettle, the first song from it": not the song itself
            return self.focus.topic
        named = [
            item.entity
            for item in items
            if item.entity is not None
            and item.span.end <= position
            and self.found[item.entity].is_work
            and not item.background
        ]
        if named:
            return named[-1] if len(named) == 1 else named[0]
        if self.focus.topic is not None:
            return self.focus.topic
        return self.focus.works[-1] if self.focus.works else None

    def _noun(self, match: re.Match[str], items: list[Item]) -> Item | None:
        noun = match["noun"].lower()
        adjectives = match["adjectives"].strip()
        if any(overlap(Span(*match.span()), item.span) for item in items) or names_follow(
            self.text, items, match.end()
        ):
            return None
        after = self.text[match.end() : match.end() + 14]
        if re.match(r",? (?:of|for (?:his|her|its|their|the))\b", after):
            return None
        if re.match(
            r" (?:director|star|actor|actress|producer|industry|maker|critic|fans?|chart|festival|scene|label|company|executive|buyers|world|market|version)\b",
            after,
        ):
            return None
        if re.match(r" stars\b", after) and not _is_starred(self.text, items, match.end() + len(" stars")):
            return None
        determiner = match["det"].lower()
        if (
            determiner in ("his", "her", "their", "its")
            and adjectives.split(" ")[-1:]
            and re.search(r"\b(?:new|upcoming|next|forthcoming|latest|debut)\b", adjectives)
        ):
            return None
        if noun in _AMBIGUOUS and (determiner not in ("the", "this", "that") or " " in adjectives):
            return None
        kind = vocabulary.kind_words()[noun]
        topic = self.focus.topic
        beside = self._in_apposition(items, match.start())
        if beside is not None and determiner == "the":
            return Item(Span(match.start(), match.end()), beside, explicit=False, noun=noun)
        if determiner in ("that", "this") and topic is not None and self._may_be(topic, kind):
            return Item(Span(match.start(), match.end()), topic, explicit=False, noun=noun)
        if determiner == "its" and _VIDEO.match(noun):
            number = self.it(items, match.start())
            return (
                None
                if number is None
                else Item(Span(match.start("noun"), match.end()), number, explicit=False, noun=noun)
            )
        number = self._last(
            items,
            match.start(),
            kind,
            video=bool(_VIDEO.match(noun)),
            generic=noun in ("project", "title", "work", "piece", "production"),
            called=frozenset(_WORD.findall(f"{adjectives} {noun}".lower())) - _SAID_OF_ANY,
        )
        if number is None:
            return None
        start = match.start()
        if determiner in ("his", "her", "their", "its"):
            # "its video": the determiner stays a word of its own
            start = (
                match.start("adjectives") + (1 if adjectives else 0) if adjectives else match.start("noun")
            )
            if determiner == "its" and not _VIDEO.match(noun):
                return None
        if (
            re.search(r"[- ](?:minute|hour|part|episode|city|date)\b", f" {adjectives}")
            or "hour-long" in adjectives
        ):
            start = match.start("noun")
        return Item(Span(start, match.end()), number, explicit=False, noun=noun)

    def _in_apposition(self, items: list[Item], position: int) -> int | None:
        """Return the work whose title stands right before the position, with but a comma or "is" between: "W, the sequel to V"."""
        before = [item for item in items if item.span.end <= position]
        if not before or not before[-1].explicit or before[-1].background or before[-1].entity is None:
            return None
        if not self.found[before[-1].entity].is_work:
            return None
        title = before[-1].span
        # the comma may stand inside of the quotation marks
        inside = before[-1].noun == "quoted" and self.text[title.end - 2] == ","
        between = self.text[title.end - 2 if inside else title.end : position]
        return before[-1].entity if _BESIDE.fullmatch(between) else None

    def _last(
        self,
        items: list[Item],
        position: int,
        kind: WorkKind,
        *,
        video: bool,
        generic: bool,
        called: frozenset[str] = frozenset(),
    ) -> int | None:
        family = _KIND_FAMILIES.get(kind, frozenset({kind})) if kind is not WorkKind.OTHER else _SCREEN
        in_sentence = [
            item.entity
            for item in items
            if item.entity is not None
            and item.span.start < position
            and self.found[item.entity].is_work
            and not item.background
        ]
        # what the sentence or the text is about comes before what was named last
        salience = dict.fromkeys(self._heads(items, position), _SPOKEN_OF)
        if self.focus.topic is not None:
            salience.setdefault(self.focus.topic, _SPOKEN_OF)
        if self.main is not None:
            salience.setdefault(self.main.number, _MAIN)
        for distance, number in enumerate(reversed(self.focus.works + in_sentence)):
            salience[number] = max(salience.get(number, 0.0), _NAMED_LAST * _FADING**distance)
        if not generic:
            for number in salience:
                salience[number] *= self._fitness(number, family, video=video)
        so_called = {number: called & self._called(number, position) for number in salience} if called else {}
        most = max(map(len, so_called.values()), default=0)
        for number, words in so_called.items():
            if most:
                salience[number] *= _CALLED_SO if len(words) == most else _NOT_CALLED_SO
        best = max(salience, key=lambda number: salience[number], default=None)
        return best if best is not None and salience[best] >= _TOO_FAINT else None

    def _called(self, number: int, position: int) -> set[str]:
        """Return the words that stand around the work's names before the position, in the same sentences.

        The text is read once, from its beginning on, and each name is looked at once.
        """
        if number not in self._so_called:
            self._so_called[number] = (deque(sorted(self.found[number].mentions)), set())
        ahead, words = self._so_called[number]
        while ahead and ahead[0].start < position:
            span = ahead.popleft()
            before = _SENTENCE_END.split(self.text[max(0, span.start - _CALLED_BEFORE) : span.start])[-1]
            behind = _SENTENCE_END.split(self.text[span.end : span.end + _CALLED_BEHIND])[0]
            words.update(_WORD.findall(f"{before} {behind}".lower()))
        return words

    def _may_be(self, number: int, kind: WorkKind) -> bool:
        work = self.found[number]
        return work.kind in (kind, WorkKind.OTHER) or not work.is_kind_told

    def _fitness(self, number: int, family: frozenset[WorkKind], *, video: bool) -> float:
        """Return how well a noun of the family of kinds fits the work, 0 to 1; video: whether the noun is "video" or the like."""
        work = self.found[number]
        if work.kind is WorkKind.SONG and work.has_video and WorkKind.FILM in family:
            return _UNTOLD  # its video is called a short film as well
        if work.kind is not WorkKind.OTHER and work.is_kind_told:
            if video and work.kind is WorkKind.ALBUM:
                return _UNTOLD  # it has one if no song of it is named
            return 1.0 if work.kind in family else _MISFIT
        if not work.likely:
            return _UNTOLD
        return max(_UNTOLD if video else _MISFIT, min(1.0, sum(work.likely[kind] for kind in family)))

    def _heads(self, items: list[Item], position: int) -> list[int]:
        """Return the work that the sentence begins with, if it does and the work stands before the position."""
        first = next((item for item in items if item.entity is not None), None)
        if first is None or first.entity is None or first.span.end > position or first.background:
            return []
        return [first.entity] if self.found[first.entity].is_work else []
