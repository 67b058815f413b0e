"""The words of a document in a row, with what parts each from the word before: looked up by position, once for all candidates."""

from bisect import bisect_left
from functools import lru_cache

from newsarchive.ingest.extract.names.words import classes
from newsarchive.ingest.extract.sentences import Sentence, Token

_QUOTES = frozenset("“”‘’\"'«»„`")
_DASHES = str.maketrans({"—": "–", "•": "–", "*": "–", "·": "–", "―": "–", "|": "–"})


@lru_cache(maxsize=20_000)
def gap(raw: str) -> tuple[str, bool]:
    """Return what stands between two words: "" for a space, else its first two marks, and whether it holds quotation marks."""
    quoted = False
    marks = ""
    for character in raw:
        if character in _QUOTES:
            quoted = True
        elif not character.isspace():
            marks += character
    if marks == "-" and raw != "-":
        marks = "–"
    elif len(marks) > 1 and marks[0] in "!?" and marks[1] in ",;:–—(":
        marks = marks[1:]  # the first one is part of the title before it: "Cobbler!, the musical"
    return marks.translate(_DASHES)[:2], quoted


class Words:
    """All words of the sentences, numbered through.

    before[i] is the gap before word i ("^…" where it begins a sentence), after[i] the one behind it ("$…" at the end of
    a sentence); quote_before and quote_after tell whether quotation marks stand there.
    """

    def __init__(self, text: str, sentences: tuple[Sentence, ...]) -> None:
        self.text = text
        self.sentences = sentences
        self.tokens: list[Token] = []
        self.sentence: list[int] = []
        self.before: list[str] = []
        self.after: list[str] = []
        self.quote_before: list[bool] = []
        self.quote_after: list[bool] = []
        self.begin: list[int] = []
        for number, sentence in enumerate(sentences):
            self.begin.append(len(self.tokens))
            position = sentence.start
            marks, quoted, possessive = "^", False, False
            for token in sentence.tokens:
                raw = text[position : token.start]
                if possessive:
                    raw = raw[2:] if raw[1:2] == "s" else raw[1:]
                found, quoted = gap(raw)
                if position == sentence.start:
                    found = f"^{found}"
                else:
                    self.after.append(found)
                    self.quote_after.append(quoted)
                self.before.append(found)
                self.quote_before.append(quoted)
                position, possessive = token.end, token.possessive
                self.tokens.append(token)
                self.sentence.append(number)
            if sentence.tokens:
                raw = text[position : sentence.end]
                marks, quoted = gap(raw[2:] if possessive and raw[1:2] == "s" else raw)
                self.after.append(f"${marks}")
                self.quote_after.append(quoted)
        self.begin.append(len(self.tokens))
        self.lower = [token.lower for token in self.tokens]
        self.capital = [token.capital for token in self.tokens]
        self.classes = [classes(word) for word in self.lower]
        self._starts = [token.start for token in self.tokens]

    def at(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the first and the last word of a stretch of the text, or None if it holds none."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end) - 1
        return (first, last) if first <= last else None

    def words(self, first: int, last: int) -> list[str]:
        return [token.text for token in self.tokens[first : last + 1]]
