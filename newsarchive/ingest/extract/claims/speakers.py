"""Whom a pronoun, a surname or a noun beside a quotation means: "she said", "the Dubliner said"."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from math import log

from newsarchive.ingest import lexicons
from newsarchive.ingest.document import Span
from newsarchive.ingest.extract import vocabulary
from newsarchive.ingest.extract.claims.attribution import Attribution, reported
from newsarchive.ingest.extract.claims.rule import Context
from newsarchive.ingest.extract.entities import Entity
from newsarchive.ingest.extract.masked import Item
from newsarchive.ingest.extract.spans import SpanSet
from newsarchive.names import fold
from newsarchive.vocabulary import PersonKind

_GENDERS = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
_PRONOUNS = frozenset((*_GENDERS, "they", "their", "them", "it", "its"))
_SHE_BEFORE = re.compile(
    rf"\b(?:Mrs|Ms|Miss|Dame|Lady|Baroness|Queen|Princess|actress|{'|'.join(sorted(lexicons.words('womens_nouns')))}|\w+woman)\b\.?,? (?:[A-Z]\w+ )?$"
)
_HE_BEFORE = re.compile(
    r"\b(?:Mr|Sir|Lord|Father|Baron|King|Prince|husband|son|brother|father|widower|uncle|nephew|grandson|grandfather|\w+[a-z]man)\b\.?,? (?:[A-Z]\w+ )?$"
)
# Objects are left out: "said Lind, who made five films with him".
_PRONOUN = re.compile(r"\b(he|his|himself|she|her(?= [a-z])|herself)\b", re.I)
# "Cllr Brendan Fee (Ind) said": a speaker whom nobody knows
_UNKNOWN = re.compile(
    rf"^(?!(?:He|She|They|It|The|A|An|I|We|You)\b)(?:[A-Z][\w'.-]*\s){{1,4}}(?:\([^)]*\) )?(?:has |had |also )?{vocabulary.SPEECH_VERB}\b"
)
_AGENT = re.compile(r"spokes|representative|\brep|publicist|lawyer|official|press office", re.I)
# "Landlady Godelieve Peeters is philosophical."
_UNKNOWN_SUBJECT = re.compile(r"^(?P<name>(?:[A-Z][\w'-]*\s){1,4})(?:is|was|has|had|[a-z]+(?:s|ed))\b")

# Who speaks was named within so many sentences.
_SENTENCES_BACK = 7
_NEAR = (3.0, 2.6, 1.8, 1.3, 0.9, 0.6, 0.4, 0.3)
_OTHER_PARAGRAPH = 0.5
_SUBJECT = 1.0
_POSSESSOR = -0.7
_PRONOUN_SHARE = 0.4
_REPORTED = 1.5
_SPOKE_LAST = (1.5, 0.4)  # where nobody else was named first since, and where somebody was
_OFTEN_QUOTED = 2.5
_OFTEN_NAMED = 0.5
_KNOWN_GENDER = 0.7
_LEANS = (
    0.4,
    -1.0,
)  # where a single pronoun tells the gender: the same, and the other
_CHARACTER = -1.0
_SPOKEN_OF = -4.0  # hardly anybody names himself in his own words
_MAIN = 0.8  # whom the document names most, wherever it does
_UNSEEN_QUOTES = 2  # so that one quotation makes no interview
_LEAST = 1.0
_PEOPLE = frozenset({PersonKind.PERSON, PersonKind.CHARACTER})
_BODIES = frozenset({PersonKind.GROUP, PersonKind.ORGANISATION})


class Speakers:
    """Resolves the speakers of one document; spoke(), in text order, tells it who did."""

    def __init__(self, text: str, contexts: Sequence[Context], quoted: Sequence[Span]) -> None:
        self._text = text
        self._contexts = contexts
        self._inside = SpanSet(quoted)
        self._position = {id(context): index for index, context in enumerate(contexts)}
        self._found = contexts[0].found if contexts else []
        self._gender: dict[int, str] = {}
        self._leaning: dict[int, str] = {}
        self._named_quotes: Counter[int] = Counter()
        self._quotes = 0
        self._last: tuple[int, Entity] | None = None
        self._main = max(
            (e for e in self._found if e.kind is PersonKind.PERSON and e.merged_into is None),
            key=lambda entity: (len(entity.mentions), -entity.number),
            default=None,
        )
        self._learn_genders()

    def count(self, attributions: Sequence[Attribution]) -> None:
        """Note who is named as a speaker, and how often, before pronouns are resolved."""
        for attribution in attributions:
            entity = self._named(attribution)
            if entity is not None:
                self._named_quotes[entity.number] += 1
        self._quotes = self._named_quotes.total()

    def spoke(self, entity: Entity, context: Context) -> None:
        self._last = (self._position[id(context)], entity)

    def resolve(self, attribution: Attribution) -> Entity | None:
        """Return the speaker, None if nobody known is meant."""
        named = self._named(attribution)
        if named is not None or (attribution.character and not self._pronoun_of(attribution)):
            return named
        words = self._pronoun_of(attribution) or attribution.raw
        if _AGENT.search(words):
            return self._house(attribution)
        pronoun = words.lower()
        if pronoun in ("it", "its"):
            return self._best(attribution, "", _BODIES)
        if pronoun == "they":
            return self._best(attribution, "", _BODIES) or self._best(attribution, "", _PEOPLE)
        if pronoun in _GENDERS:
            return self._best(attribution, _GENDERS[pronoun], _PEOPLE)
        if words[:4].lower() == "the ":
            return self._best(attribution, "", _PEOPLE)
        return self._short_name(words)

    def _named(self, attribution: Attribution) -> Entity | None:
        if not attribution.character or self._pronoun_of(attribution):
            return None
        entity = attribution.context.entity(attribution.character)
        return None if entity is None or entity.is_work else entity

    def _pronoun_of(self, attribution: Attribution) -> str:
        """Return the pronoun that the masked speaker is, "" if it is none."""
        if not attribution.character:
            return ""
        item = attribution.context.masked.item(attribution.character)
        return item.noun if item.noun in _PRONOUNS else ""

    def _short_name(self, words: str) -> Entity | None:
        """Return the one person of whose names a word is part: "Ted" for Edward "Ted" Nuttall."""
        fitting = self._bearers.get(fold(words.split()[-1]), ())
        return fitting[0] if len(fitting) == 1 else None

    @cached_property
    def _bearers(self) -> dict[str, list[Entity]]:
        """The persons of the document by the words of their names."""
        found: dict[str, list[Entity]] = defaultdict(list)
        for entity in self._found:
            if not entity.is_work and entity.merged_into is None:
                for word in {word for name in entity.names for word in fold(name.text).split()}:
                    found[word].append(entity)
        return found

    def _house(self, attribution: Attribution) -> Entity | None:
        return self._best(attribution, "", frozenset({PersonKind.ORGANISATION}))

    # pronouns

    def _best(self, attribution: Attribution, gender: str, kinds: frozenset[PersonKind]) -> Entity | None:
        here = self._sentence_of(attribution)
        if self._speaker_is_unknown(here):
            return None
        scores = self._nearness(attribution, here)
        if self._last is not None and attribution.raw[:4].lower() != "the ":
            back, number = max(here - self._last[0], 0), self._last[1].number
            is_new = back > 1 and self._first_of(self._contexts[here - 1]) not in (None, number)
            if back <= _SENTENCES_BACK:
                scores[number] = scores.get(number, _NEAR[back]) + _SPOKE_LAST[is_new]
        if self._main is not None:
            scores.setdefault(self._main.number, _MAIN)
        quotes = self._quotes + _UNSEEN_QUOTES
        spoken_of = self._named_in(attribution.evidence)
        for number in list(scores):
            entity = self._found[number]
            known = self._gender.get(number, "")
            if (
                entity.kind not in kinds
                or (gender and known and known != gender)
                or (kinds is _PEOPLE and "&" in entity.names[0].text)
            ):
                del scores[number]
                continue
            scores[number] += _KNOWN_GENDER if gender and known == gender else 0.0
            if gender and number in self._leaning:
                scores[number] += _LEANS[self._leaning[number] != gender]
            scores[number] += _OFTEN_NAMED * log(len(entity.mentions))
            scores[number] += _CHARACTER if entity.kind is PersonKind.CHARACTER else 0.0
            scores[number] += _SPOKEN_OF if number in spoken_of else 0.0
            scores[number] += _OFTEN_QUOTED * self._named_quotes[number] / quotes
        best = max(scores, key=lambda number: (scores[number], -number), default=None)
        return self._found[best] if best is not None and scores[best] >= _LEAST else None

    def _sentence_of(self, attribution: Attribution) -> int:
        """Return the position of the sentence in which the quotation, or what attributes it, begins."""
        here = self._position[id(attribution.context)]
        while here > 0 and self._contexts[here].masked.sentence.start > attribution.evidence.start:
            here -= 1
        return here

    def _nearness(self, attribution: Attribution, here: int) -> dict[int, float]:
        """Return how near each person is named, as a subject rather than a possessor, before the quotation."""
        scores: dict[int, float] = {}
        block = self._contexts[here].masked.sentence.block
        last = self._position[id(attribution.context)]
        for index in range(last, max(-1, here - _SENTENCES_BACK - 1), -1):
            context = self._contexts[index]
            is_other = context.masked.sentence.block != block
            near = _NEAR[max(here - index, 0)] - _OTHER_PARAGRAPH * is_other
            for position, item in enumerate(self._items(context, attribution.place)):
                assert item.entity is not None
                score = near * (1.0 if item.explicit else _PRONOUN_SHARE)
                score += _SUBJECT if position == 0 else 0.0
                if self._text[item.span.end : item.span.end + 2] in ("’s", "'s"):
                    score += _POSSESSOR
                scores[item.entity] = max(scores.get(item.entity, -9.0), score)
            if index == here - 1 and not is_other and (told := reported(context, attribution.evidence)):
                speaker = self._named(told)
                if speaker is not None and speaker.number in scores:
                    scores[speaker.number] += _REPORTED
        return scores

    def _first_of(self, context: Context) -> int | None:
        return next((item.entity for item in self._items(context, len(self._text)) if item.explicit), None)

    def _named_in(self, span: Span) -> set[int]:
        """Return whom quotations in the span name."""
        first = bisect_left(self._quoted_names, (span.start, 0, 0))
        after = bisect_left(self._quoted_names, (span.end, 0, 0))
        return {number for _, end, number in self._quoted_names[first:after] if end <= span.end}

    @cached_property
    def _quoted_names(self) -> list[tuple[int, int, int]]:
        """Where quotations name somebody or something: start, end and the entity's number."""
        return sorted(
            (*span, entity.number)
            for entity in self._found
            for span in entity.mentions
            if self._inside.touches(*span)
        )

    def _speaker_is_unknown(self, here: int) -> bool:
        """Whether the sentence before tells that somebody spoke whose name nobody made out."""
        if here == 0:
            return False
        before, sentence = self._contexts[here - 1].masked, self._contexts[here].masked.sentence
        if before.sentence.block != sentence.block:
            return False
        if _UNKNOWN.match(before.text):
            return True
        subject = _UNKNOWN_SUBJECT.match(before.text)
        return subject is not None and not any(
            word.lower() in vocabulary.FUNCTION_WORDS or word.lower() in vocabulary.common_words()
            for word in subject["name"].split()[-1:]
        )

    def _items(self, context: Context, place: int) -> Iterator[Item]:
        """Yield the persons named or meant in a sentence outside quotations, before the place."""
        for item in context.masked.items:
            if (
                item.entity is not None
                and not self._found[item.entity].is_work
                and item.span.end <= place
                and not self._inside.touches(*item.span)
            ):
                yield item

    # what the document tells of its persons

    def _learn_genders(self) -> None:
        votes: dict[int, Counter[str]] = {}
        for entity in self._found:
            if entity.kind not in _PEOPLE:
                continue
            tally = votes.setdefault(entity.number, Counter())
            names = [words for name in entity.names if (words := fold(name.text).split())]
            for words in [words for words in names if len(words) > 1] or names:
                if words[0] in vocabulary.KOREAN_SURNAMES and len(words) > 1:
                    continue
                if words[0] in lexicons.words("womens_names"):
                    tally["f"] += 3
                if words[0] in lexicons.words("mens_names"):
                    tally["m"] += 3
            for span in entity.mentions:
                left = self._text[max(0, span.start - 40) : span.start]
                tally["f"] += 4 * bool(_SHE_BEFORE.search(left))
                tally["m"] += 4 * bool(_HE_BEFORE.search(left))
        for context in self._contexts:
            self._vote_by_pronouns(context, votes)
        for number, tally in votes.items():
            (gender, most), *rest = tally.most_common(2) or [("", 0)]
            others = sum(count for _, count in rest)
            if most >= 2 and most > 2 * others:
                self._gender[number] = gender
            elif most > others:
                self._leaning[number] = gender

    def _vote_by_pronouns(self, context: Context, votes: dict[int, Counter[str]]) -> None:
        """Count the pronouns that follow a person in a sentence that names no other before them."""
        named = [
            item
            for item in context.masked.items
            if item.explicit and item.entity is not None and self._found[item.entity].kind in _PEOPLE
        ]
        if not named or any(item.entity != named[0].entity for item in named[1:2]):
            return
        first = named[0]
        end = context.masked.sentence.end
        if first.entity is None or self._inside.touches(*first.span):
            return
        for match in _PRONOUN.finditer(self._text, first.span.end, end):
            if not self._inside.touches(*match.span()):
                votes[first.entity]["f" if match[0].lower().startswith(("she", "her")) else "m"] += 1
