"""What stands around each word of a document, as features: worked out once, whichever candidate asks."""

from collections.abc import Iterator

from newsarchive.ingest.extract.names.text import Words
from newsarchive.ingest.extract.names.words import NOUNS, SMALL
from newsarchive.ingest.extract.vocabulary import kind_words

ARTICLES = frozenset(["the", "a", "an"])
_POSSESSIVES = frozenset(["his", "her", "its", "their", "my", "our", "your", "whose"])
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
GIST = ("title", "kind", "role", "group", "house", "kin", "kind?", "part", "of a work", "called", "credit", "speech", "casts",
         "stars", "makes", "happens", "publishes", "acts", "ordinal", "roles", "kinds", "be", "aux", "month", "place", "year",
         "number", "personal", "locative")  # fmt: skip
_KNOWN = frozenset(["known", "famous", "famed", "renowned", "remembered", "celebrated", "acclaimed", "noted"])
# "P, whom fans call N": the verb, and how far back (words) "whom" may stand.
_CALL = frozenset(["call", "calls", "called", "nicknamed", "dubbed"])
_WHOM_FAR = 4
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
        for name in GIST:
            if name in told:
                return f"|{name}"
        return "Cap" if words.capital[at] else ""

    def before(self, first: int, *, quoted: bool) -> tuple[str, ...]:
        """Return the features of what stands before word first; quoted: the candidate has quotation marks of its own."""
        found = self._before.get((first, quoted))
        if found is None:
            found = self._before[first, quoted] = tuple(self._read_before(first, quoted))
        return found

    def _speaks_of_somebody(self, begin: int, verb: int) -> bool:
        """Whether the words before a verb are those of "whom fans call"."""
        words = self._words
        for position in range(verb - 1, max(begin, verb - 1 - _WHOM_FAR) - 1, -1):
            if words.before[position + 1]:
                return False
            if words.lower[position] == "whom":
                return True
        return False

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
        if word in _CALL and self._speaks_of_somebody(begin, at):
            yield "<whom they call"
        if marks:
            yield from (f"<<{marks}|{name}" for name in self._noun_before(begin, at))
            return
        if (
            word in ARTICLES
            or word in _POSSESSIVES
            or word in SMALL
            or "aux" in told
            or "called" in told
            or "be" in told
        ):
            if at - 1 >= begin and not words.before[at]:
                second = at - 1
                if word == "for" and words.lower[second] in _KNOWN:
                    yield "<known for"
                for name in words.classes[second]:
                    yield f"<<{word}|{name}"
                yield f"<<{word}|Cap" if words.capital[second] else f"<<{word}={words.lower[second]}"
                if words.lower[second] in ARTICLES and second - 1 >= begin:
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
            if word in ARTICLES:
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
            yield from self._possessed(last + 1, end)
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
            if (
                marks == ""
                and name in ("player", "recorded", "screen role")
                and at + 1 < end
                and words.capital[at + 1]
                and not words.before[at + 1]
            ):
                yield f">|{name} Cap"
        if marks == "":
            yield from self._verb(at, end)
        elif marks[0] in ",(–:":
            yield from self._apposition(marks[0], at, end)

    def _possessed(self, at: int, end: int) -> Iterator[str]:
        """Yield the kind of the work that belongs to the name: a singer has singles, a channel has shows."""
        words = self._words
        for position in range(at, min(end, at + 5)):
            if position > at and words.before[position] not in ("", "-"):
                return
            kind = kind_words().get(words.lower[position])
            if kind is not None:
                yield f">'s a {kind.value}"
                return

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
            if helped == "be" and (word in ARTICLES or word in _POSSESSIVES):
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
        opened = word in ARTICLES or word in _POSSESSIVES or words.tokens[at].possessive
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
            if nouns and words.tokens[position].possessive:
                continue  # "the singer's show" is no singer
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
