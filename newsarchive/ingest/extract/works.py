"""Find the works that a document names: titles in quotation marks or italics, and titles that the words around them give away."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from newsarchive.ingest import lexicons
from newsarchive.ingest.document import Document, Span
from newsarchive.ingest.extract import vocabulary
from newsarchive.ingest.extract.evidence import shape
from newsarchive.ingest.extract.quotations import Quotation, is_title
from newsarchive.ingest.extract.sentences import Sentence
from newsarchive.ingest.extract.spans import SpanSet
from newsarchive.ingest.extract.title_cues import (
    CUES,
    EPISODE_AFTER,
    KIND_AFTER,
    KIND_BEFORE,
    KIND_BY_VERB,
    ONE_VERB,
)
from newsarchive.names import name_key, title_key
from newsarchive.vocabulary import WorkKind


@dataclass
class WorkNames:
    """A work as the document names it."""

    titles: list[str] = field(default_factory=list)
    kinds: Counter[WorkKind] = field(default_factory=Counter)
    mentions: set[Span] = field(default_factory=set)
    quoted: bool = False
    confidence: float = 1.0

    @property
    def kind(self) -> WorkKind:
        told = [kind for kind, _ in self.kinds.most_common() if kind is not WorkKind.OTHER]
        return told[0] if told else WorkKind.OTHER


def find_works(
    document: Document, sentences: tuple[Sentence, ...], quoted: list[Quotation], persons: set[str]
) -> list[WorkNames]:
    """Return the works that the document names, with every mention.

    persons: names, folded, that the document surely uses for persons: an unquoted title among them is none.
    """
    text = document.text
    seeds: list[tuple[Span, WorkKind | None, bool]] = []
    title_quotes = [q for q in quoted if is_title(text, q)]
    for quotation in title_quotes:
        seeds.append((quotation.inner, _kind_around(text, quotation.outer), True))
    for span in document.layout.emphases:
        words = text[span.start : span.end].strip(" ,.;:")
        start = text.find(words, span.start)
        if words and words[0].isupper() and len(words.split()) <= 10:
            seeds.append((Span(start, start + len(words)), _kind_around(text, span), True))
    taken = SpanSet(quotation.outer for quotation in quoted)
    for sentence in sentences:
        seeds.extend(_cued(text, sentence, taken, persons))
    works: dict[str, WorkNames] = {}
    for span, kind, sure in _longest(seeds):
        title = text[span.start : span.end]
        key = title_key(title)
        if not key or (not sure and not _may_be_title(title)):
            continue
        work = works.setdefault(key, WorkNames())
        work.quoted = work.quoted or sure
        work.titles.append(title)
        if kind is not None:
            work.kinds[kind] += 1
        work.mentions.add(span)
    _drop_longer_guesses(works)
    _propagate(text, sentences, works)
    return list(works.values())


def _longest(seeds: list[tuple[Span, WorkKind | None, bool]]) -> list[tuple[Span, WorkKind | None, bool]]:
    """Leave out unquoted titles that stand inside longer ones, and let the first cue of a title tell its kind."""
    kept: dict[Span, tuple[Span, WorkKind | None, bool]] = {}
    spans = SpanSet(span for span, _, _ in seeds)
    for span, kind, sure in seeds:
        if not sure and spans.covers_more(span):
            continue
        if span not in kept or kept[span][1] is None:
            kept[span] = (span, kind, sure)
    return list(kept.values())


def _cued(
    text: str, sentence: Sentence, taken: SpanSet, persons: set[str]
) -> Iterable[tuple[Span, WorkKind | None, bool]]:
    words = text[sentence.start : sentence.end]
    for cue in CUES:
        if sentence.title_case and not cue.pattern.pattern.startswith("^"):
            # capitals tell nothing in such a heading, only what stands at its beginning
            continue
        for match in cue.pattern.finditer(words):
            start, end = sentence.start + match.start("title"), sentence.start + match.end("title")
            if taken.touches(start, end):
                continue
            start += _leading(text[start:end]) if start == sentence.start else 0
            title = text[start:end]
            if name_key(title) in persons or not _may_be_title(title) or ONE_VERB.fullmatch(title):
                continue
            if cue.words_only and not _ordinary_words(text, title):
                continue
            owner = match.groupdict().get("owner")
            if owner and (sentence.heading or not any(key.endswith(name_key(owner)) for key in persons)):
                continue
            noun = match.groupdict().get("kind")
            kind = cue.kind or (_told(noun, text) if noun else None)
            yield Span(start, end), kind, False


def _ordinary_words(text: str, title: str) -> bool:
    """Whether a guess looks like a title: ordinary words, not a name, a role, an organisation or a group ("The Ferries").

    A single word must have its capital inside another sentence as well.
    """
    words = title.split()
    if any(
        word in vocabulary.organisation_words() or word.lower() in vocabulary.MONTHS_AND_DAYS
        for word in words[:-1]
    ):
        return False
    if (
        words[-1].lower() in _SMALL_WORDS
        or words[-1].lower() in vocabulary.places()
        or any(word[0].isdigit() for word in words)
    ):
        return False
    if any(word in ("Awards", "Prize", "Song", "Hall", "Year", "Division") for word in words):
        return False
    if (
        shape([word for word in words if word != "The"] or words) > 0.5
        or words[-1] in vocabulary.organisation_words()
    ):
        return False
    if len(words) == 1:
        word = title.lower()
        if (
            word in vocabulary.role_words()
            or word in vocabulary.kind_words()
            or word in vocabulary.FUNCTION_WORDS
        ):
            return False
        return re.search(rf"[a-z,;] {re.escape(title)}\b", text) is not None
    folded = [word.lower() for word in words]
    if any(" ".join(folded[i:]) in vocabulary.role_words() for i in range(len(folded))):
        return False
    if folded[0] == "the":
        known = [word for word in folded[1:] if word in vocabulary.common_words() or word in _SMALL_WORDS]
        return len(known) == len(folded) - 1 and not re.search(r"(?:[^s]s|men|folk)$", folded[-1])
    return sum(word in vocabulary.common_words() for word in folded) >= len(folded) - 1


_MONTH_NAMES = [month.capitalize() for month in vocabulary.MONTHS_AND_DAYS]
_SMALL_WORDS = frozenset(["of", "the", "and", "in", "on", "at", "to", "for", "from", "with", "a", "an", "my"])


def _leading(title: str) -> int:
    """Return how long the preposition is that a sentence begins with before a title: "In The Long Sitting, …"."""
    match = re.match(
        r"(?:In|On|At|For|With|From|And|But|When|As|Like|After|Before|Since|Until|By|To) (?=[A-Z])", title
    )
    return match.end() if match else 0


def _told(noun: str, text: str) -> WorkKind | None:
    """Return the kind that a noun tells: "world tour" is a tour; a "drama" is what the text makes of it."""
    if noun.lower() in lexicons.words("screen_words"):
        return vocabulary.screen_kind(text)
    kinds = vocabulary.kind_words()
    return kinds.get(noun.lower(), kinds.get(noun.split()[-1].lower()))


def _kind_around(text: str, span: Span) -> WorkKind | None:
    """Return the kind that the words right before or behind a quoted title tell."""
    after = text[span.end : span.end + 80]
    if EPISODE_AFTER.match(after):
        return WorkKind.OTHER
    before = KIND_BEFORE.search(text[max(0, span.start - 60) : span.start].rstrip("“‘\"'«"))
    if before:
        return _told(before[1], text)
    behind = KIND_AFTER.match(after)
    if behind:
        return _told(behind[1], text)
    return next((kind for pattern, kind in KIND_BY_VERB if pattern.match(after)), None)


def _may_be_title(title: str) -> bool:
    words = title.split()
    folded = title_key(title)
    if (
        not folded
        or folded in vocabulary.places()
        or folded in lexicons.words("platforms")
        or folded in vocabulary.MONTHS_AND_DAYS - {"may"}
    ):
        return folded in vocabulary.MONTHS_AND_DAYS
    if all(word.lower() in vocabulary.FUNCTION_WORDS for word in words):
        return False
    if len(words) > 1 and words[-1] in vocabulary.organisation_words() - {
        "House",
        "Lane",
        "Street",
        "Hotel",
        "Road",
        "Club",
        "Works",
        "Park",
        "Bridge",
        "Island",
        "Sea",
        "Bay",
        "River",
        "Garden",
        "Palace",
        "Castle",
        "Tower",
        "Court",
        "Music",
        "Weekly",
        "Today",
        "Review",
        "City",
        "Station",
        "Hospital",
        "Hall",
        "Square",
        "Lake",
        "Mountain",
        "Valley",
        "Coast",
        "Ocean",
        "Beach",
        "Academy",
        "School",
        "Team",
        "Brothers",
        "Sons",
        "Force",
        "Army",
    }:
        return False
    if len(words) == 1 and (
        words[0].lower() in vocabulary.given_names() and words[0].lower() not in vocabulary.common_words()
    ):
        return False
    return not title.isdigit()


def _drop_longer_guesses(works: dict[str, WorkNames]) -> None:
    """Drop an unquoted title that is a surer one with words around it ("Keep the Window Open Rowa")."""
    keys = sorted(works, key=len)
    for key in keys:
        if (
            " " not in key
            and len(works[key].mentions) == 1
            and any(other.startswith(f"{key} ") and len(works[other].mentions) > 1 for other in keys)
        ):
            # a word of the title in quotation marks, not another title
            del works[key]
    for key in [key for key in keys if key in works]:
        if works[key].quoted:
            continue
        surer = next(
            (
                other
                for other in keys
                if other in works
                and other != key
                and " " in other
                and f" {other} " in f" {key} "
                and (works[other].quoted or len(works[other].mentions) > len(works[key].mentions))
            ),
            None,
        )
        if surer is not None:
            works[surer].kinds.update(works.pop(key).kinds)


def _propagate(text: str, sentences: tuple[Sentence, ...], works: dict[str, WorkNames]) -> None:
    """Add every further place that names one of the works."""
    by_first: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key in works:
        by_first[key.split()[0]].append((key, key))
    for sentence in sentences:
        folded = [
            title_key(token.text) if token.lower not in ("the", "a", "an") else token.lower
            for token in sentence.tokens
        ]
        for position, token in enumerate(sentence.tokens):
            if not token.capital:
                continue
            words = folded[position].split()
            for key, _ in sorted(by_first.get(words[0] if words else "", ()), key=lambda pair: -len(pair[0])):
                end = _match(text, sentence, folded, position, key)
                if end is None:
                    continue
                if " " not in key and not _single_word_names_work(text, sentence, position, works[key]):
                    continue
                start = token.start
                if (
                    position
                    and sentence.tokens[position - 1].lower == "the"
                    and sentence.tokens[position - 1].capital
                    and any(t.startswith("The ") for t in works[key].titles)
                ):
                    start = sentence.tokens[position - 1].start
                works[key].mentions.add(Span(start, end))
                break
    for work in works.values():
        work.mentions = _without_nested(work.mentions)


def _match(text: str, sentence: Sentence, folded: list[str], position: int, key: str) -> int | None:
    """Return where the title ends that starts at the token, or None."""
    wanted = key.split()
    got: list[str] = []
    for index in range(position, len(sentence.tokens)):
        got += folded[index].split()
        if got == wanted:
            return sentence.tokens[index].end
        if len(got) >= len(wanted) or got != wanted[: len(got)]:
            return None
    return None


def _single_word_names_work(text: str, sentence: Sentence, position: int, work: WorkNames) -> bool:
    """A title of one word is found again only where its capital tells something."""
    token = sentence.tokens[position]
    if token.lower in vocabulary.MONTHS_AND_DAYS:
        return False
    if sentence.title_case or (position == 0 and token.lower in vocabulary.FUNCTION_WORDS):
        return False
    following = sentence.tokens[position + 1] if position + 1 < len(sentence.tokens) else None
    previous = sentence.tokens[position - 1] if position else None
    if following and following.capital and text[token.end : following.start] == " ":
        return False
    return not (previous and previous.capital and position > 1 and text[previous.end : token.start] == " ")


def _without_nested(spans: set[Span]) -> set[Span]:
    everything = SpanSet(spans)
    return {span for span in spans if not everything.covers_more(span)}
