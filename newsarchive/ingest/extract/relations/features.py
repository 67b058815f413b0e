"""What tells whether a pair is a claim: the words between, before and behind its two sides, and what the sides are.

Each feature is told three times over: of any predicate, of its family, and of the predicate itself, so that what is
learned of one helps the others (Daumé, Frustratingly Easy Domain Adaptation, 2007). For the first two, words are read in
an alphabet of their own: a word that speaks of the predicate in question is "OWN", one that speaks of a rival "RIVAL".
"""

from bisect import bisect_left
from collections.abc import Iterable
from sys import intern

from newsarchive.ingest.extract.claims.rule import Context
from newsarchive.ingest.extract.relations.pairs import Argument, Pair
from newsarchive.ingest.extract.relations.words import Word
from newsarchive.ingest.extract.vocabulary import FUNCTION_WORDS, kind_words
from newsarchive.vocabulary import Predicate, WorkKind

_P = Predicate
_OWN: dict[Predicate, frozenset[str]] = {
    _P.DIRECTOR: frozenset({"direct", "role:director"}),
    _P.PERFORMER: frozenset({"perform", "role:performer"}),
    _P.CAST_MEMBER: frozenset({"star", "role:cast_member"}),
    _P.WRITER: frozenset({"write", "compose", "role:writer"}),
    _P.PRODUCER: frozenset({"produce", "role:producer"}),
    _P.PUBLISHER: frozenset({"publish"}),
    _P.RELEASE_DATE: frozenset({"release"}),
    _P.START_DATE: frozenset({"begin"}),
    _P.END_DATE: frozenset({"end"}),
    _P.FILMING_DATE: frozenset({"film"}),
    _P.BIRTH_DATE: frozenset({"born"}),
    _P.DEATH_DATE: frozenset({"die"}),
    _P.ENLISTMENT_DATE: frozenset({"enlist"}),
    _P.DISCHARGE_DATE: frozenset({"discharge"}),
    _P.PART_OF: frozenset({"part"}),
    _P.FORMER_TITLE: frozenset({"rename"}),
    _P.MEMBER_OF: frozenset({"join"}),
    _P.PLAYS: frozenset({"star"}),
    _P.DURATION: frozenset(),
    _P.NUMBER_OF_EPISODES: frozenset(),
    _P.NUMBER_OF_STOPS: frozenset(),
    _P.FIGURE: frozenset(),
}
_FAMILIES = (
    ("credit", (_P.DIRECTOR, _P.PERFORMER, _P.CAST_MEMBER, _P.WRITER, _P.PRODUCER, _P.PUBLISHER)),
    ("date", (_P.RELEASE_DATE, _P.START_DATE, _P.END_DATE, _P.FILMING_DATE)),
    ("life", (_P.BIRTH_DATE, _P.DEATH_DATE, _P.ENLISTMENT_DATE, _P.DISCHARGE_DATE)),
    ("amount", (_P.DURATION, _P.NUMBER_OF_EPISODES, _P.NUMBER_OF_STOPS, _P.FIGURE)),
    ("link", (_P.PART_OF, _P.FORMER_TITLE)),
    ("person", (_P.MEMBER_OF, _P.PLAYS)),
)
FAMILY = {predicate: name for name, predicates in _FAMILIES for predicate in predicates}
_RIVALS = {
    predicate: frozenset().union(*(_OWN[other] for other in predicates if other is not predicate))
    for _, predicates in _FAMILIES
    for predicate in predicates
}
# Words apart: pairs that stand so near need no word between them; and how far off a word of the predicate may be.
_SIDE_BY_SIDE = 5
_WITHIN = 9
_BREAKS = frozenset([";", ":", "(", ")", "—", "–", "“", "”", '"'])
_LISTING = frozenset([",", "and", "&", "plus", "or"])


def _distance(length: int) -> str:
    for name, limit in (("0", 0), ("1", 1), ("2", 2), ("4", 4), ("8", 8), ("16", 16)):
        if length <= limit:
            return name
    return "far"


class SentenceFeatures:
    """The features of the pairs of one sentence; words are looked at once."""

    def __init__(self, context: Context, words: list[Word]) -> None:
        self.context = context
        self.words = words
        self._starts = [word.start for word in words]
        self.texts = [self._text(word) for word in words]
        self._plain = [self._shape(word, text) for word, text in zip(words, self.texts, strict=True)]
        self._abstract: dict[Predicate, list[str]] = {}

    def _text(self, word: Word) -> str:
        if not word.masked:
            return "0" if word.text[0].isdigit() else word.text
        item = self.context.masked.item(word.text)
        if item.date is not None:
            return "<date>"
        entity = None if item.entity is None else self.context.found[item.entity]
        if entity is None:
            return "<?>"
        return "<work>" if entity.is_work else f"<{entity.kind.value}>"

    def _shape(self, word: Word, text: str) -> str:
        if word.masked or not text[0].isalpha() or text in FUNCTION_WORDS:
            return text
        if any(tell.startswith("kind:") for tell in word.tells):
            return "KIND"
        if any(tell.startswith("role") for tell in word.tells):
            return "ROLE"
        return "w"

    @staticmethod
    def own(predicate: Predicate) -> frozenset[str]:
        """Return what words tell (Word.tells) that speak of the predicate."""
        return _OWN[predicate]

    def abstract(self, predicate: Predicate) -> list[str]:
        """Return the words in the alphabet of the predicate."""
        known = self._abstract.get(predicate)
        if known is None:
            own, rivals = _OWN[predicate], _RIVALS[predicate]
            known = []
            for word, plain in zip(self.words, self._plain, strict=True):
                if not own.isdisjoint(word.tells):
                    known.append("OWN")
                elif not rivals.isdisjoint(word.tells):
                    known.append("RIVAL")
                else:
                    known.append(plain)
            self._abstract[predicate] = known
        return known

    def hopeful(self, pair: Pair, predicate: Predicate) -> bool:
        """Whether the pair could be such a claim at all: a word of the predicate is near, or the two stand side by side.

        It spares weighing most pairs of a long sentence, and loses next to no claim.
        """
        subject, value = pair.subject, pair.value
        if FAMILY[predicate] == "amount":
            return subject.named or subject.how != "recent"
        near = value if value.named else subject
        first, after = self._around(near)
        if subject.named and value.named:
            other = self._around(subject)[0]
            if abs(other - first) <= _SIDE_BY_SIDE:
                return True
            first, after = min(first, other), max(after, other + 1)
        abstract = self.abstract(predicate)
        return "OWN" in abstract[max(0, first - _WITHIN) : after + _WITHIN]

    def of(self, pair: Pair, predicate: Predicate, rules: Iterable[str]) -> set[str]:
        """Return the pair's features for the predicate; rules: names of the rules that read it as such a claim."""
        abstract = self.abstract(predicate)
        family = FAMILY[predicate]
        shared = self._places(pair, abstract, lists=True)
        shared |= {"rule"} if rules else set()
        raw = self._places(pair, self.texts, lists=False)
        sides = self._sides(pair)
        found = set(shared)
        found |= {f"{family}|{feature}" for feature in shared}
        found |= {f"{predicate.value}|{feature}" for feature in shared}
        found |= {f"{predicate.value}:{feature}" for feature in raw}
        found |= {f"{predicate.value}|{feature}" for feature in sides}
        found |= {f"{family}|{feature}" for feature in sides}
        found |= {f"rule={name}" for name in rules}
        found.add(predicate.value)
        return {intern(feature) for feature in found}

    def _around(self, argument: Argument) -> tuple[int, int]:
        """Return the positions of the first word of the argument and of the first word behind it."""
        return bisect_left(self._starts, argument.start), bisect_left(self._starts, argument.end)

    def _sides(self, pair: Pair) -> set[str]:
        subject, value = pair.subject, pair.value
        found = {f"how={subject.how}", f"vhow={value.how}"}
        kind = subject.entity.kind.value if subject.entity is not None else ""
        if subject.entity is not None:
            found |= {f"skind={kind}", f"skind={kind}&how={subject.how}", f"domain={self.context.domain.value}"}
            found |= {f"{feature}&how={subject.how}" for feature in self._standing(subject)}
        if value.entity is not None:
            if value.how not in ("named", "topic"):
                found |= {f"value {feature}&how={value.how}" for feature in self._standing(value)}
            found |= {f"vkind={value.entity.kind.value}", f"kinds={kind}&{value.entity.kind.value}"}
            for role in value.entity.roles:
                found |= {f"vrole={role}", f"vrole={role}&{kind}"}
        if value.date is not None:
            precision = {4: "year", 7: "month", 10: "day"}.get(len(value.date.iso), "time")
            found |= {f"precision={precision}", f"precision={precision}&{kind}"}
        if value.unit:
            found |= {f"unit={value.unit}", f"unit={value.unit}&{kind}"}
        if self.context.masked.sentence.heading:
            found.add("heading")
        return found

    def _standing(self, argument: Argument) -> set[str]:
        """Return how much the document speaks of the entity, and whether it is what the word would stand for."""
        entity = argument.entity
        if entity is None:
            return set()
        found = set()
        focus, main = self.context.masked.focus, self.context.main
        if main is not None and main.number == entity.number:
            found.add("main")
        if entity.is_work:
            if focus.topic == entity.number:
                found.add("topic")
            if focus.works and focus.works[-1] == entity.number:
                found.add("last")
            kind = kind_words().get(argument.noun.split()[-1]) if argument.noun else None
            if kind is not None:
                found.add("agrees" if kind is entity.kind else "disagrees" if entity.kind is not WorkKind.OTHER else "untold")
        elif focus.persons and focus.persons[-1] == entity.number:
            found.add("last")
        if argument.how.endswith("pronoun"):
            found.add(f"word={argument.noun}")
        return found or {"unmarked"}

    def _places(self, pair: Pair, texts: list[str], *, lists: bool) -> set[str]:
        subject, value = pair.subject, pair.value
        if not value.named:
            at_subject = self._around(subject)
            found = {f"s{feature}" for feature in self._window(texts, *at_subject)}
            if lists:
                found |= {f"value {feature}" for feature in self._alone(texts, at_subject)}
            return found
        at_value = self._around(value)
        found = {f"v{feature}" for feature in self._window(texts, *at_value)}
        if lists:
            found |= self._sought(texts, *at_value)
        if subject.named:
            at_subject = self._around(subject)
            found |= {f"s{feature}" for feature in self._window(texts, *at_subject)}
            found |= self._between(texts, subject, value, at_subject, at_value, lists=lists)
        elif lists:
            found |= self._alone(texts, at_value)
        return found

    def _window(self, texts: list[str], first: int, after: int) -> set[str]:
        found = set()
        for offset in range(1, 4):
            before = texts[first - offset] if first >= offset else "^" if first == offset - 1 else ""
            behind = texts[after + offset - 1] if after + offset <= len(texts) else "$" if after + offset - 1 == len(texts) else ""
            if before:
                found.add(f"-{offset}={before}")
            if behind:
                found.add(f"+{offset}={behind}")
        if first >= 2:
            found.add(f"-12={texts[first - 2]} {texts[first - 1]}")
        if first >= 3:
            found.add(f"-123={texts[first - 3]} {texts[first - 2]} {texts[first - 1]}")
        if after + 1 < len(texts):
            found.add(f"+12={texts[after]} {texts[after + 1]}")
        return found

    def _list_start(self, position: int) -> int:
        """Return where a list of names begins that the word at the position belongs to: "A, B and" before C."""
        while position >= 2 and self.texts[position - 1] in _LISTING:
            back = position - 1
            while back > 0 and self.texts[back] in _LISTING:
                back -= 1
            if self.texts[back] != self.texts[position]:
                break
            position = back
        return position

    def _sought(self, texts: list[str], first: int, after: int) -> set[str]:
        """Return the last word of a predicate before the value (before the list that it stands in), and the first behind it."""
        found = set()
        start = self._list_start(first) if first < len(texts) else first
        if start != first:
            found.add("listed")
            found |= {f"l{feature}" for feature in self._window(texts, start, start)}
        for name, positions in (("<", range(start - 1, max(-1, start - 25), -1)), (">", range(after, min(len(texts), after + 25)))):
            for steps, position in enumerate(positions):
                if texts[position] in ("OWN", "RIVAL"):
                    near = "near" if steps <= 2 else "mid" if steps <= 7 else "far"
                    between = texts[min(position, start) + 1 : max(position, after)] if name == "<" else texts[after:position]
                    crossed = any(text.startswith("<") and text != "<date>" for text in between if text not in ("<", ">"))
                    found |= {f"{name}{texts[position]}", f"{name}{texts[position]}&{near}", f"{name}{texts[position]}&{crossed}"}
                    break
            else:
                found.add(f"{name}none")
        return found

    def _between(
        self,
        texts: list[str],
        subject: Argument,
        value: Argument,
        at_subject: tuple[int, int],
        at_value: tuple[int, int],
        *,
        lists: bool,
    ) -> set[str]:
        first = subject.start < value.start
        order = "sv" if first else "vs"
        begin, end = (at_subject[1], at_value[0]) if first else (at_value[1], at_subject[0])
        if begin > end:
            return {order, f"{order}:inside"}
        between = texts[begin:end]
        length = len(between)
        distance = _distance(length)
        found = {f"{order}:{distance}"}
        if length <= 6:
            found.add(f"{order}:[{' '.join(between)}]")
        else:
            found |= {f"{order}:first2={' '.join(between[:2])}", f"{order}:last2={' '.join(between[-2:])}", f"{order}:last3={' '.join(between[-3:])}"}
        for text in set(between):
            found.add(f"{order}:w={text}")
        if not lists:
            found |= {f"{order}:b={left} {right}" for left, right in zip(between, between[1:], strict=False)}
            return found
        if length > 0:
            squeezed = [text for position, text in enumerate(between) if text != "w" or between[position - 1] != "w" or position == 0]
            if len(squeezed) <= 8:
                found.add(f"{order}:{{{' '.join(squeezed)}}}")
            found.add(f"{order}:telling={'OWN' in between}{'RIVAL' in between}")
            if value.start > subject.start:
                start = self._list_start(at_value[0])
                if begin <= start < at_value[0]:
                    head = texts[begin:start]
                    squeezed = [text for position, text in enumerate(head) if text != "w" or position == 0 or head[position - 1] != "w"]
                    if len(squeezed) <= 8:
                        found.add(f"{order}:list{{{' '.join(squeezed)}}}")
        mine = self.texts[at_subject[0]]
        theirs = self.texts[at_value[0]]
        found |= {
            f"{order}:others={min(sum(text == mine for text in between), 3)}",
            f"{order}:values={min(sum(text == theirs for text in between), 3)}",
            f"{order}:breaks={min(sum(text in _BREAKS for text in between), 2)}",
            f"{order}:commas={min(between.count(','), 3)}",
        }
        nearer = sum(
            1
            for position, text in enumerate(self.texts)
            if text == mine and position != at_subject[0] and abs(self.words[position].start - value.start) < abs(subject.start - value.start)
        )
        found.add(f"nearer={min(nearer, 2)}")
        same = [position for position, text in enumerate(self.texts) if text == mine]
        if same and same[0] == at_subject[0]:
            found.add("s only" if len(same) == 1 else "s first")
        return found

    def _alone(self, texts: list[str], at_value: tuple[int, int]) -> set[str]:
        """Return the features of a value whose subject the sentence does not name."""
        works = sum(text == "<work>" for text in self.texts)
        found = {
            f"works={min(works, 2)}",
            f"position={'first' if at_value[0] == 0 else 'second' if at_value[0] < 4 else 'later'}",
            f"^={texts[0]}",
            f"^2={' '.join(texts[:2])}",
        }
        if ":" in texts[:6]:
            found.add(f"label={' '.join(texts[: texts.index(':')])}")
        found.add(f"any={'OWN' in texts}{'RIVAL' in texts}")
        return found
