"""Find names that other articles have confirmed: in one pass over a text, at a cost that does not grow with their number.

A name is known by the key of its words, which is what full-text search knows words by: two texts have a name in common if
they have the same words in a row, whatever parts the words, in any case and with or without accents on Latin letters.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from newsarchive.ingest.document import Document, EntityReading, Name, Span
from newsarchive.ingest.extract import vocabulary
from newsarchive.ingest.extract.names.named import PersonNames, WorkNames
from newsarchive.ingest.extract.pet_names import may_be_called
from newsarchive.ingest.extract.spans import SpanSet
from newsarchive.names import fold, is_surname, name_key, title_key
from newsarchive.vocabulary import AliasKind, PersonKind, SubjectType, WorkKind

# Names of more words, or longer ones, are none that a text repeats letter by letter.
MOST_WORDS = 8
_LONGEST_PERSON = 4  # words
LONGEST_KEY = 100

_WORD = re.compile("(?:[^\\W_][\u0300-\u036f]*)+")
_ACCENTED = re.compile("([A-Za-z])[\u0300-\u036f]+")
# What may part two words of one name: "Tae-hwa", "T. J. Hale", "Glass: A Life", "Tender Is the Night", "Salt & Rope", "Neil's".
_WITHIN = re.compile(r" |[-‐‑’'.&/]|: | & |\. |[!?] ")
_LAST_WORD = re.compile(r"\b([A-Z]\w+)\.? $")
_SENTENCE_BEFORE = re.compile(r"(?:\A|[.!?:…\n])[\s\"“‘'’”(\[]*$")
_HUMAN = {PersonKind.PERSON, PersonKind.CHARACTER}
_OPENERS, _CLOSERS = "“‘\"'«„", "”’\"'»“"


class KnownMention(NamedTuple):
    """A stretch of a text that names somebody or something known from other articles.

    type: "person" or "work"; kind: PersonKind or WorkKind as most of those articles tell it. name: "" or, of a person whom
    the text calls by a part of the name, the whole of it.
    """

    span: Span
    type: str
    kind: PersonKind | WorkKind
    name: str = ""


class KnownName(NamedTuple):
    """A name that articles have confirmed. key: of its words; name: "", or the whole name that it is short for."""

    key: str
    type: str
    kind: PersonKind | WorkKind
    name: str = ""


class _Word(NamedTuple):
    start: int
    end: int
    folded: str
    capital: bool


@lru_cache(maxsize=65_536)
def _fold(word: str) -> str:
    return _ACCENTED.sub(r"\1", unicodedata.normalize("NFD", word)).lower()


def words_key(name: str) -> str:
    """Return the key of a name: its words in lower case, parted by single spaces; "" for a name too long to be known."""
    key = " ".join(_fold(match[0]) for match in _WORD.finditer(name))
    return key if len(key) <= LONGEST_KEY and key.count(" ") < MOST_WORDS else ""


def possible_keys(text: str) -> set[str]:
    """Return the keys of all stretches of the text that could be a known name."""
    words = _words(text)
    return {key for first in range(len(words)) for key, _ in _stretches(text, words, first)}


class KnownNames:
    """Known names, to be found in texts. Of names with one key the last one given counts."""

    def __init__(self, names: Iterable[KnownName]) -> None:
        self._names = {name.key: name for name in names}
        self._most_words: dict[str, int] = defaultdict(int)
        for key in self._names:
            first, _, rest = key.partition(" ")
            self._most_words[first] = max(self._most_words[first], 1 + len(rest.split()))

    def __len__(self) -> int:
        return len(self._names)

    def find(self, text: str) -> list[KnownMention]:
        """Return where the text has the names with capitals, in order; where several begin, the longest."""
        words = _words(text)
        found = []
        position = 0
        while position < len(words):
            length = self._length_at(text, words, position)
            other = self._other_form_at(text, words, position)
            if other is not None and other[0] > length:
                length, name = other
            elif length:
                name = self._names[_key(words, position, length)]
            else:
                position += 1
                continue
            span = Span(words[position].start, words[position + length - 1].end)
            found.append(KnownMention(span, *name[1:]))
            position += length
        return found

    def _other_form_at(
        self, text: str, words: Sequence[_Word], position: int
    ) -> tuple[int, KnownName] | None:
        """Return how many words another form of a whole name has that begins here, and the given name or surname that
        tells it: "Tomek Bielak" and "Nuala Mary Kinch", where Tomasz Bielak and Nuala Kinch are known."""
        if not words[position].capital:
            return None
        for length in range(2, min(_LONGEST_PERSON, len(words) - position) + 1):
            last = words[position + length - 1]
            if not last.capital or not _are_joined(text, words[position + length - 2], last):
                return None
            for word in (last, words[position]):
                name = self._names.get(word.folded)
                if (
                    name is not None
                    and name.name
                    and _is_form_of(name.name, words[position : position + length])
                    and not _goes_on(text, words, position + length - 1)
                ):
                    return length, name
        return None

    def _length_at(self, text: str, words: Sequence[_Word], position: int) -> int:
        """Return how many words the longest name has that begins with the word; 0 if none does."""
        most = self._most_words.get(words[position].folded, 0)
        for key, length in reversed(list(_stretches(text, words, position)) if most else []):
            name = self._names.get(key) if length <= most else None
            if name is not None and _is_named(text, words, position, length, name):
                return length
        return 0

    def find_in(self, document: Document) -> tuple[KnownMention, ...]:
        """Return where the article itself, and not the page around it, has the names."""
        around = SpanSet(document.layout.boilerplate)
        found = self.find(document.text)
        return tuple(one for one in found if not around.touches(one.span.start, one.span.end))


def _is_form_of(whole: str, words: Sequence[_Word]) -> bool:
    """Tell whether words of a text are another form of a whole name, with the same surname: with a pet form or an initial
    of the given name, or with one middle name more."""
    own = [_fold(match[0]) for match in _WORD.finditer(whole)]
    return (
        len(own) > 1
        and own[-1] == words[-1].folded
        and not is_surname(own[0])
        and own != [word.folded for word in words]
        and may_be_called(own[0], words[0].folded)
        and (len(words) == 2 or words[0].folded == own[0])
    )


def _words(text: str) -> list[_Word]:
    return [
        _Word(match.start(), match.end(), _fold(match[0]), match[0][0].isupper())
        for match in _WORD.finditer(text)
    ]


def _key(words: Sequence[_Word], position: int, length: int) -> str:
    return " ".join(word.folded for word in words[position : position + length])


def _stretches(text: str, words: Sequence[_Word], position: int) -> Iterator[tuple[str, int]]:
    """Yield the keys of stretches that begin with a word in a capital or a number, and of how many words they are."""
    if not (words[position].capital or words[position].folded.isdigit()):
        return
    key = ""
    for length in range(1, min(MOST_WORDS, len(words) - position) + 1):
        word = words[position + length - 1]
        if length > 1 and not _are_joined(text, words[position + length - 2], word):
            return
        key = f"{key} {word.folded}" if key else word.folded
        if len(key) > LONGEST_KEY:
            return
        yield key, length


def _are_joined(text: str, word: _Word, following: _Word) -> bool:
    if text[word.end : word.end + 2] == ". " and word.end - word.start > 1:
        return False  # only an initial has a stop behind it
    return _WITHIN.fullmatch(text, word.end, following.start) is not None


def _is_named(text: str, words: Sequence[_Word], first: int, length: int, name: KnownName) -> bool:
    """Tell whether words that read as a name stand for it here, and are not part of a longer name or of a sentence."""
    last = first + length - 1
    start, end = words[first].start, words[last].end
    if text[start - 1 : start] in tuple(_OPENERS) and text[end : end + 1].rstrip(",.") in tuple(_CLOSERS):
        return True
    if _goes_on(text, words, last):
        return False
    before = words[first - 1] if first else None
    is_joined = (
        before is not None
        and before.capital
        and text[before.end : start] in (" ", ". ")
        and not (name.name and before.folded in vocabulary.TITLES_OF_PERSONS)
    )
    opens = bool(_SENTENCE_BEFORE.search(text, max(0, start - 12), start))
    if length == 1:
        # A surname may begin a sentence, unless it is an everyday word too.
        opens = opens and not (name.name and name.key not in vocabulary.common_words())
        return not (opens or is_joined or text[start - 1 : start] in ("-", "’", "'", "&", "/"))
    capitals = [word.capital for word in words[first : last + 1]]
    if name.type == SubjectType.PERSON:
        pairs = zip(words[first : last + 1], capitals, strict=True)
        return all(capital or word.folded in vocabulary.PARTICLES for word, capital in pairs)
    longer = [word.capital for word in words[first : last + 1] if len(word.folded) > 3]
    # "Love wins all" is a title in the middle of a sentence; at its beginning only three words or more are.
    in_sentence_case = length > 2 and not any(capitals[1:])
    return all(longer) if longer and not in_sentence_case else length > 2 or (not opens and capitals[-1])


def _goes_on(text: str, words: Sequence[_Word], last: int) -> bool:
    """Tell whether the name is only the beginning of a longer one: "Kim Min" in "Kim Min Seok"."""
    if last + 1 >= len(words):
        return False
    end, following = words[last].end, words[last + 1]
    if text[end : following.start] in ("-", "‐", "‑", "&"):
        return True
    return following.capital and text[end : following.start] == " "


def has_news(text: str, known: Iterable[KnownMention], read: Iterable[EntityReading]) -> bool:
    """Tell whether known names stand where an article's own reading found nothing, something else, no kind of work, or
    only a short form of a person's name."""
    entities: dict[Span, EntityReading] = {}
    for entity in read:
        for span in entity.mentions:
            entities.setdefault(span, entity)
    spans = SpanSet(entities)
    for mention in known:
        own = entities.get(mention.span) or entities.get(_with_title(text, mention))
        if own is None:
            if not spans.covers_more(mention.span):
                return True
        elif own.type != mention.type or {own.kind, mention.kind} == _HUMAN:
            return True
        elif mention.name:
            if _is_short_for(text, mention, own.names):
                return True
        elif (
            own.kind is WorkKind.OTHER
            and mention.kind is not WorkKind.OTHER
            and own.likely_kind in (None, mention.kind)
        ):
            return True
    return False


def _is_short_for(text: str, mention: KnownMention, names: Iterable[Name]) -> bool:
    """Tell whether somebody of these names, the longest of which is the one mentioned, may bear the whole name known."""
    told = {name_key(text[start:end]) for start, end in (mention.span, _with_title(text, mention))}
    whole = {name_key(name.text) for name in names if name.kind != AliasKind.SHORT and " " in name.text}
    return whole <= told


def _is_whole(name: str) -> bool:
    """Tell whether a name has a given name and a surname: "Tomek Bielak", but not "Sgt Dunbar"."""
    first, *others = name.split()
    return bool(others) and fold(first) not in vocabulary.TITLES_OF_PERSONS and len(first.strip(".")) > 1


def _with_title(text: str, mention: KnownMention) -> Span:
    """Return the span of a short form with the rank or form of address before it: "Sgt. Dunbar", "Chief Inspector Dunbar"."""
    start, end = mention.span
    if mention.name:
        while (title := _LAST_WORD.search(text, max(0, start - 20), start)) is not None and title[
            1
        ].lower() in vocabulary.TITLES_OF_PERSONS:
            start = title.start(1)
    return Span(start, end)


def add_known_works(text: str, known: Iterable[KnownMention], works: list[WorkNames]) -> None:
    """Add to an article's works what only other articles tell: titles that nothing found overlaps, and untold kinds."""
    taken = SpanSet(span for work in works for span in work.mentions)
    work_of = {title_key(title): work for work in works for title in work.titles}
    for mention in known:
        span, kind = mention.span, mention.kind
        if not isinstance(kind, WorkKind):
            continue
        title = text[span.start : span.end]
        work = work_of.get(title_key(title))
        if work is None and not taken.touches(span.start, span.end):
            work = work_of[title_key(title)] = WorkNames()
            works.append(work)
        if work is None:
            continue
        if work.kind is WorkKind.OTHER and work.likely_kind in (None, kind):
            work.kinds[kind] += 1
        if not taken.touches(span.start, span.end):
            work.titles.append(title)
            work.mentions.add(span)


def add_known_persons(
    text: str, known: Iterable[KnownMention], persons: list[PersonNames], taken: Iterable[Span]
) -> None:
    """Add to an article's persons those known from other articles, and the whole names of those that it calls by a part
    of them; words in taken spans (titles) are no names."""
    occupied = SpanSet([*taken, *(span for person in persons for span in person.mentions)])
    person_of = {name_key(name.text): person for person in persons for name in person.names}
    person_at = {span: person for person in persons for span in person.mentions}
    for mention in known:
        span, kind = mention.span, mention.kind
        if isinstance(kind, WorkKind):
            continue
        words = text[span.start : span.end]
        person = person_at.get(span) or person_at.get(_with_title(text, mention))
        if person is None and occupied.touches(span.start, span.end):
            continue
        person = person or person_of.get(name_key(words)) or person_of.get(name_key(mention.name))
        if person is None:
            person = PersonNames(kind, [Name(words)], set())
            persons.append(person)
        person_of[name_key(words)] = person
        if span not in person_at and not occupied.touches(*span):
            person.mentions.add(span)
        owner = person_of.get(name_key(mention.name), person)
        if mention.name and owner is person and _is_short_for(text, mention, person.names):
            person.names = [
                Name(mention.name),
                *(
                    Name(name.text, AliasKind.SPELLING if _is_whole(name.text) else AliasKind.SHORT)
                    for name in person.names
                ),
            ]
            person_of.setdefault(name_key(mention.name), person)
            if person.kind is PersonKind.PERSON:
                person.kind = kind
