"""What speaks for each class of a candidate: its form, and the words around all the places where it stands."""

from collections.abc import Iterator

from newsarchive.ingest.document import Document
from newsarchive.ingest.extract import vocabulary
from newsarchive.ingest.extract.names.candidates import Form, Place
from newsarchive.ingest.extract.names.cues import families
from newsarchive.ingest.extract.names.shape import shape
from newsarchive.ingest.extract.names.text import Words
from newsarchive.ingest.extract.names.words import NOUNS, SMALL, classes

_ARTICLES = frozenset(["the", "a", "an"])
_POSSESSIVES = frozenset(["his", "her", "its", "their", "my", "our", "your", "whose"])
_TELLING_ENDS = frozenset(["kind", "kind?", "group", "house", "role", "part"])
_EVENTS = frozenset(
    [
        "award",
        "awards",
        "festival",
        "tour",
        "prize",
        "symphony",
        "records",
        "show",
        "band",
        "day",
        "week",
        "fair",
    ]
)
_PRONOUNS = {
    "he": "he",
    "she": "he",
    "his": "he",
    "her": "he",
    "it": "it",
    "its": "it",
    "they": "they",
    "their": "they",
}
# Of a word's classes the first of these tells most.
_GIST = ("title", "kind", "role", "group", "house", "kin", "kind?", "part", "of a work", "called", "credit", "speech", "casts",
         "stars", "makes", "happens", "publishes", "acts", "ordinal", "roles", "kinds", "be", "aux", "month", "place", "year",
         "number", "personal", "locative")  # fmt: skip
_SEEN_FAR = 12  # words of the sentence in which a pronoun may refer back to the name


class Surroundings:
    """Features of the words before and after each position; each side is worked out once, whoever asks."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._before: dict[tuple[int, bool], tuple[str, ...]] = {}
        self._after: dict[tuple[int, bool], tuple[str, ...]] = {}
        self._gists: dict[tuple[int, bool], str] = {}

    def gist_before(self, first: int) -> str:
        """Return what stands before word first in short: the marks, and the word's class, or the word if it is a small one."""
        found = self._gists.get((first, True))
        if found is None:
            marks = self._words.before[first]
            found = marks if marks.startswith("^") else f"{marks}{self._gist(first - 1)}"
            self._gists[first, True] = found
        return found

    def gist_after(self, last: int) -> str:
        """Return what follows word last in short."""
        found = self._gists.get((last, False))
        if found is None:
            words = self._words
            marks = "'s" if words.tokens[last].possessive else words.after[last]
            found = marks if marks.startswith("$") else f"{marks}{self._gist(last + 1)}"
            self._gists[last, False] = found
        return found

    def _gist(self, at: int) -> str:
        words = self._words
        if at >= len(words.tokens):
            return ""
        word = words.lower[at]
        if word in SMALL or word in _POSSESSIVES:
            return f"={word}"
        told = words.classes[at]
        for name in _GIST:
            if name in told:
                return f"|{name}"
        return "Cap" if words.capital[at] else ""

    def before(self, first: int, *, quoted: bool) -> tuple[str, ...]:
        """Return the features of what stands before word first; quoted: the candidate has quotation marks of its own."""
        found = self._before.get((first, quoted))
        if found is None:
            found = self._before[first, quoted] = tuple(self._read_before(first, quoted))
        return found

    def after(self, last: int, *, quoted: bool) -> tuple[str, ...]:
        """Return the features of what follows word last."""
        found = self._after.get((last, quoted))
        if found is None:
            found = self._after[last, quoted] = tuple(self._read_after(last, quoted))
        return found

    def _read_before(self, first: int, quoted: bool) -> Iterator[str]:
        words = self._words
        marks = words.before[first]
        if words.quote_before[first] and not quoted:
            yield "<“"
        if marks.startswith("^"):
            yield "<" + marks
            if words.sentences[words.sentence[first]].heading:
                yield "<^heading"
            return
        at = first - 1
        word, told = words.lower[at], words.classes[at]
        if words.capital[at]:
            yield f"<{marks}|Cap"
        else:
            yield f"<{marks}={word}"
        if words.tokens[at].possessive:
            yield "<'s"
            if marks == "":
                yield "<'s Cap" if words.capital[at] else "<'s noun"
        for name in told:
            yield f"<{marks}|{name}"
        begin = words.begin[words.sentence[first]]
        if marks:
            yield from (f"<<{marks}|{name}" for name in self._noun_before(begin, at))
            return
        if (
            word in _ARTICLES
            or word in _POSSESSIVES
            or word in SMALL
            or "aux" in told
            or "called" in told
            or "be" in told
        ):
            if at - 1 >= begin and not words.before[at]:
                second = at - 1
                for name in words.classes[second]:
                    yield f"<<{word}|{name}"
                yield f"<<{word}|Cap" if words.capital[second] else f"<<{word}={words.lower[second]}"
                if words.lower[second] in _ARTICLES and second - 1 >= begin:
                    yield from (f"<<<{word}|{name}" for name in words.classes[second - 1])
            elif at - 1 >= begin:
                yield f"<<{word}|{words.before[at]}"
        elif not words.capital[at]:
            article = self._article_before(begin, at)
            if article:
                yield f"<np {article}"
                yield from (f"<np {article}|{name}" for name in told)

    def _noun_before(self, begin: int, at: int) -> Iterator[str]:
        """Yield the class of the noun that a comma parts from the name, if an article opens it: "her third album, N"."""
        told = self._words.classes[at] & NOUNS
        if told and self._article_before(begin, at):
            yield from told

    def _article_before(self, begin: int, at: int) -> str:
        """Return what opens the words up to at: "the", "a", "his" (a possessive) or ""."""
        words = self._words
        for position in range(at - 1, max(begin, at - 6) - 1, -1):
            if words.before[position + 1] not in ("", "-"):
                return ""
            word = words.lower[position]
            if word in _ARTICLES:
                return "the" if word == "the" else "a"
            if word in _POSSESSIVES or words.tokens[position].possessive:
                return "his"
            if word in SMALL or "aux" in words.classes[position]:
                return ""
        return ""

    def _read_after(self, last: int, quoted: bool) -> Iterator[str]:
        words = self._words
        marks = words.after[last]
        if words.quote_after[last] and not quoted:
            yield ">”"
        number = words.sentence[last]
        end = words.begin[number + 1]
        yield from self._pronouns(last, number, end)
        if words.tokens[last].possessive:
            if marks.startswith("$") or last + 1 >= end:
                yield ">'s$"
                return
            noun = self._head(last + 1, end)
            yield f">'s|{noun}"
            if words.capital[last + 1]:
                yield ">'s Cap"
            return
        if marks.startswith("$"):
            yield ">" + marks
            return
        at = last + 1
        word, told = words.lower[at], words.classes[at]
        if words.capital[at]:
            yield f">{marks}|Cap"
        else:
            yield f">{marks}={word}"
        for name in told:
            yield f">{marks}|{name}"
        if marks == "":
            yield from self._verb(at, end)
        elif marks[0] in ",(–:":
            yield from self._apposition(marks[0], at, end)

    def _verb(self, at: int, end: int) -> Iterator[str]:
        words = self._words
        position, helped = at, ""
        while position < end and position - at < 4 and words.classes[position] & {"aux", "be"}:
            helped = "be" if "be" in words.classes[position] else helped or "aux"
            position += 1
        if position >= end:
            return
        word = words.lower[position]
        if helped and not words.before[position]:
            yield from (f">{helped} |{name}" for name in words.classes[position])
            if helped == "be" and (word in _ARTICLES or word in _POSSESSIVES):
                noun = self._head(position + 1, end)
                yield f">is a|{noun}"
            elif not words.capital[position]:
                yield f">{helped} ={word}"
        elif word in SMALL and position + 1 < end and not words.before[position + 1]:
            following = position + 1
            yield f">{word} Cap" if words.capital[following] else f">{word} …"
            yield from (f">{word} |{name}" for name in words.classes[following])

    def _apposition(self, marks: str, at: int, end: int) -> Iterator[str]:
        words = self._words
        word, told = words.lower[at], words.classes[at]
        if ("number" in told or word == "aged") and (
            at + 1 >= end or (words.after[at][:1] in ",.)$–" and words.after[at])
        ):
            if len(word) <= 2 or word == "aged":
                yield ">age"
            return
        if "number" in told or "year" in told:
            yield f">{marks} number"
            return
        opened = word in _ARTICLES or word in _POSSESSIVES or words.tokens[at].possessive
        noun = self._head(at + 1 if opened else at, end)
        yield f">{marks}a|{noun}" if opened else f">{marks}bare|{noun}"
        if words.capital[at] and not opened:
            yield f">{marks}bare Cap"

    def _head(self, at: int, end: int) -> str:
        """Return the class of the first telling noun of the words from at on, "" where none comes before a mark or a verb."""
        words = self._words
        found = ""
        for position in range(at, min(end, at + 7)):
            if position > at and words.before[position] not in ("", "-", "&"):
                break
            told = words.classes[position]
            nouns = told & NOUNS
            if nouns:
                found = min(nouns)
            elif (
                found
                or words.lower[position]
                in (
                    "who",
                    "which",
                    "that",
                    "of",
                    "from",
                    "by",
                    "in",
                    "to",
                    "and",
                    "with",
                    "for",
                )
                or told & {"be", "aux"}
            ):
                break
        return found

    def _pronouns(self, last: int, number: int, end: int) -> Iterator[str]:
        words = self._words
        for position in range(last + 1, min(end, last + _SEEN_FAR)):
            pronoun = _PRONOUNS.get(words.lower[position])
            if pronoun is not None:
                yield f">pronoun {pronoun}"
                break
        if (
            number + 2 < len(words.begin)
            and last - words.begin[number] < 4
            and words.begin[number + 1] < words.begin[number + 2]
        ):
            pronoun = _PRONOUNS.get(words.lower[words.begin[number + 1]])
            if pronoun is not None:
                yield f">next {pronoun}"


def describe(document: Document, words: Words, found: dict[str, Form], surroundings: Surroundings) -> None:
    """Give every form its features: those of its words, and those of all its places together."""
    plain = {words.lower[i] for i in range(len(words.tokens)) if not words.capital[i]}
    first_words: dict[str, int] = {}
    last_words: dict[str, int] = {}
    for key in found:
        parts = key.split()
        if len(parts) > 1:
            first_words[parts[0]] = first_words.get(parts[0], 0) + 1
            last_words[parts[-1]] = last_words.get(parts[-1], 0) + 1
    links = {document.text[span.start : span.end] for span in document.layout.links}
    for key, form in found.items():
        parts = key.split()
        place = form.places[0]
        text = document.text[place.span.start : place.span.end]
        features = form.features
        features.update(shape(text))
        features.update(_spread(form.places, words, surroundings))
        features.update(_in_short(form.places, parts, features, words, surroundings))
        if len(parts) == 1:
            if parts[0] in plain:
                features.add("also in lower case")
            if parts[0] in last_words:
                features.add("last word of another")
            if parts[0] in first_words:
                features.add("first word of another")
        else:
            if parts[-1] in found:
                features.add("last word alone")
            if parts[0] in found:
                features.add("first word alone")
        if text in links:
            features.add("linked")
        features.update(_together(features))
        cues = list(families(features))
        features.update(cues)
        size = "1" if len(parts) == 1 else "2+"
        known = (
            "common"
            if f"all common {min(len(parts), 4)}{'+' if len(parts) > 3 else ''}" in features
            else "rare"
        )
        features.update(f"{cue} & {known} {size}" for cue in cues)
        if not cues:
            features.add(f"no cue & {known} {size}")


def _in_short(
    places: list[Place], parts: list[str], features: set[str], words: Words, surroundings: Surroundings
) -> Iterator[str]:
    """Yield what the words before and behind tell together, and each of them of a name of this form."""
    form = f"{_form(parts, features)} {places[0].how}"
    for place in places:
        before, after = surroundings.gist_before(place.first), surroundings.gist_after(place.last)
        yield f"{before}…{after}"
        yield f"{before}… & {form}"
        yield f"…{after} & {form}"
        if before.startswith("^") and after.startswith("$"):
            yield from _next_line(place, words)
    if len(places) > 1:
        yield f"again & {form}"
    if len(parts) > 1:
        for name in classes(parts[-1]) & _TELLING_ENDS:
            yield f"ends with a {name} & {form}"
        if parts[-1] in _EVENTS:
            yield f"ends with {parts[-1]}"
        if places[0].how == "joined":
            small = places[0].small
            yield f"small {small} & {'given name' if parts[0] in vocabulary.given_names() else form}"
            if parts[-1] in vocabulary.places():
                yield f"small {small}, ends with a place"


def _form(parts: list[str], features: set[str]) -> str:
    size = min(len(parts), 4)
    for name in ("given name and surname", "Korean surname"):
        if name in features:
            return name
    if f"given name {size if size < 4 else '4+'}" in features:
        return f"given name {size}"
    for name in ("all common", "none common"):
        if f"{name} {size if size < 4 else '4+'}" in features:
            return f"{name} {size}"
    return f"some common {size}"


def _next_line(place: Place, words: Words) -> Iterator[str]:
    """Yield what the line below a name that stands alone begins with: "Directed by", "Fastnet, 224pp", "South Korea, 2025"."""
    number = words.sentence[place.last] + 1
    if number >= len(words.sentences):
        return
    begin, end = words.begin[number], min(words.begin[number + 1], words.begin[number] + 6)
    if begin >= end:
        return
    yield f"next line {_gist_of_first(words, begin)}"
    if any("year" in words.classes[i] or "number" in words.classes[i] for i in range(begin, end)):
        yield "next line with a number"
    if any(words.lower[i] == "by" for i in range(begin, end)):
        yield "next line with by"


def _gist_of_first(words: Words, begin: int) -> str:
    told = words.classes[begin]
    for name in _GIST:
        if name in told:
            return name
    return "Cap" if words.capital[begin] else "other"


def _together(features: set[str]) -> Iterator[str]:
    """Yield what two features tell together and neither alone."""
    opens = any(feature in features for feature in ("<^", "<^–", "<^-"))
    if (
        opens
        and "first a role" in features
        and "only at beginnings" in features
        and not features & {"words 1", "first a title"}
    ):
        yield "a role opens"
    if features >= {"cut role", "<|role", "words 2"}:
        yield "a role before a whole name"
    if opens and ">by Cap" in features:
        yield "opens, by a name"
    if "lower" in features:
        yield (
            "lower after a noun"
            if features & {"<|kind", "<,|kind", "<|kind?", "<<of|part"}
            else "lower alone"
        )
    if "the" in features and features & {">|role", ">|kind"}:
        yield "the N of a role or kind"
    if "one letter" in features and features & {"<'s Cap", ">|speech", ">'s|kind", ">|acts", "<|role"}:
        yield "a letter that acts"
    if features & {">'s|kind", ">'s|kind?"} and features & {
        "none common 1",
        "none common 2",
        "none common 3",
    }:
        yield "a rare name that has a work"
    if opens and features & {">–|role", ">–bare|role", ">,|role", ">–|Cap", ">–bare Cap"}:
        yield "opens, a role behind"
    if opens and features & {">(|year", ">( number", ">(|Cap", ">(bare Cap"}:
        yield "opens, a bracket behind"


def _spread(places: list[Place], words: Words, surroundings: Surroundings) -> Iterator[str]:
    count = len(places)
    yield f"places {count if count < 3 else '3+' if count < 6 else '6+'}"
    inside = 0
    for place in places:
        quoted = place.how == "quoted"
        yield place.how
        if quoted:
            yield "quoted title" if place.titled else "quoted words"
        if place.cut:
            yield f"cut {place.cut}"
        if place.small:
            yield f"small {place.small}"
        first, last = place.first, place.last
        before = words.before[first]
        if before.startswith("^"):
            if words.sentences[words.sentence[first]].heading:
                yield "in a heading"
            if words.after[last].startswith("$"):
                yield "alone in a block"
                if words.sentence[first] < 3:
                    yield "alone at the head"
        else:
            inside += 1
        article = first > 0 and not before and words.lower[first - 1] == "the"
        if article:
            yield "The" if words.capital[first - 1] and not words.before[first - 1].startswith("^") else "the"
            if words.before[first - 1].startswith("^"):
                yield "^the"
            yield from (f"the{feature}" for feature in surroundings.before(first - 1, quoted=False))
        yield from surroundings.before(first, quoted=quoted)
        yield from surroundings.after(last, quoted=quoted)
        if place.how in ("run", "joined"):
            if (
                first > 0
                and words.capital[first - 1]
                and not before
                and words.lower[first - 1] not in _ARTICLES
                and not words.tokens[first - 1].possessive
            ):
                yield "more capitals before"
            if last + 1 < len(words.tokens) and not words.after[last] and words.capital[last + 1]:
                yield "more capitals after"
    yield "inside sentences" if inside else "only at beginnings"
