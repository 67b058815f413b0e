"""Find what pronouns and common nouns stand for: "she", "the single", "the director"."""

import re
from functools import cache

from newsarchive.ingest import lexicons
from newsarchive.ingest.document import Span
from newsarchive.ingest.extract import vocabulary
from newsarchive.ingest.extract.entities import Entity
from newsarchive.ingest.extract.masked import Focus, Item, overlap
from newsarchive.ingest.extract.person_cues import read_person_cues
from newsarchive.ingest.extract.required import Index
from newsarchive.ingest.extract.sentences import Sentence
from newsarchive.ingest.extract.work_references import WorkReferences, names_follow
from newsarchive.vocabulary import PersonKind

_PERSON_NOUN = re.compile(
    rf"\b(?P<det>[Tt]he)(?P<adjectives>(?: [\w‑’-]+,?){{0,2}}?) (?P<noun>(?!(?:lead|head|comic|veteran|model|partner|member|fan|fans)\b){vocabulary.ROLE}|man|woman)\b"
    rf"(?!-)(?! (?:of|for|from|at|known|behind|in|with|{vocabulary.KIND})\b)"
)
_GROUP_NOUN = re.compile(
    rf"\b(?P<det>[Tt]he|[Tt]heir|[Hh]er|[Hh]is)(?P<adjectives>(?: [\w‑’-]+){{0,2}}?) (?P<noun>{vocabulary.GROUP_NOUN})\b"
)
_ORGANISATION_NOUN = re.compile(
    r"\b[Tt]he (?P<noun>agency|label|record label|studio|broadcaster|network|publisher|distributor|company|production company|developer|streamer|channel)\b"
)
_NOUNS = (_GROUP_NOUN, _ORGANISATION_NOUN, _PERSON_NOUN)
_PRONOUN = re.compile(
    r"\b(?P<pronoun>[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im|[Ii]t|[Ii]ts|[Tt]hey|[Tt]heir|[Tt]hem|[Ww]hich)\b"
)
_OWN_WORK = re.compile(rf"[Ii]ts (?:[\w‑-]+ ){{0,4}}?{vocabulary.KIND},? [“‘\"'A-Z]")
# "Born Ann Lee in York, she": the other name is no other person
_BORN = re.compile(r"(?:\b[Bb]orn|\bn[ée]e?) $")
_FEMALE_NOUNS = lexicons.words("womens_nouns")
_MALE_NOUNS = frozenset(["man", "husband", "widower", "son", "brother", "father", "leading", "man"])

# "Ada Byrne is the director": the noun says what she is, and stands for nobody else
_PREDICATE_BEFORE = re.compile(
    r"(?<![Ii]t )\b(?:is|was|are|were|be|been|being|becomes?|became|remains?|stays) (?:(?:also|now|still|both|once) )?$"
)

# "the 'Lilac' singer", "The Hotel Del Luna actress"
ROLE_BEHIND_TITLE = re.compile(rf"[”’\"']?,? (?P<noun>{vocabulary.ROLE})\b")


@cache
def _index() -> Index:
    return Index(_NOUNS)


class References:
    """What pronouns and common nouns stand for in one document, sentence by sentence."""

    def __init__(self, text: str, found: list[Entity]) -> None:
        self.text = text
        self.found = found
        self.focus = Focus()
        self.works = WorkReferences(text, found, self.focus)
        read_person_cues(text, found)

    def add_anaphora(self, sentence: Sentence, items: list[Item]) -> None:
        text = self.text
        found = list(self.works.nouns(sentence, items))
        possible = _index().possible(text[sentence.start : sentence.end])
        groups, organisations, persons = (
            pattern.finditer(text, sentence.start, sentence.end) if number in possible else ()
            for number, pattern in enumerate(_NOUNS)
        )
        for matches, bearer in ((groups, PersonKind.GROUP), (organisations, PersonKind.ORGANISATION)):
            for match in matches:
                number = self._last_person(items, match.start(), {bearer})
                if number is not None and not names_follow(text, items, match.end()):
                    found.append(
                        Item(Span(*match.span()), number, explicit=False, noun=match["noun"].lower())
                    )
        for match in persons:
            number = self._person_noun(match, items)
            if number is not None:
                found.append(Item(Span(*match.span()), number, explicit=False, noun=match["noun"].lower()))
        for owner in [item for item in items if item.background or self._is_group(item)]:
            role = ROLE_BEHIND_TITLE.match(text, owner.span.end)
            if role and not names_follow(text, items, role.end()):
                number = self._bearer(role["noun"].lower(), items, owner.span.start)
                if number is not None:
                    found.append(
                        Item(Span(*role.span("noun")), number, explicit=False, noun=role["noun"].lower())
                    )
        for item in found:
            if not any(overlap(item.span, other.span) for other in items):
                items.append(item)
        items.sort(key=lambda item: item.span)
        for match in _PRONOUN.finditer(text, sentence.start, sentence.end):
            span = Span(*match.span())
            if any(overlap(span, item.span) for item in items):
                continue
            number = self._pronoun(match["pronoun"].lower(), items, span.start)
            if number is not None:
                items.append(Item(span, number, explicit=False, noun=match["pronoun"].lower()))
                items.sort(key=lambda item: item.span)

    def _is_group(self, item: Item) -> bool:
        return item.explicit and item.entity is not None and self.found[item.entity].kind is PersonKind.GROUP

    def _person_noun(self, match: re.Match[str], items: list[Item]) -> int | None:
        noun = match["noun"].lower()
        if _PREDICATE_BEFORE.search(self.text, max(0, match.start() - 24), match.start()):
            return None
        if names_follow(self.text, items, match.end()) or any(
            overlap(Span(*match.span()), item.span) for item in items
        ):
            return None
        return self._bearer(noun, items, match.start())

    def _bearer(self, noun: str, items: list[Item], position: int) -> int | None:
        """Return whom "the director" or "the singer" stands for: the last one who has that role, or has none yet."""
        role = vocabulary.role_words().get(noun, "-")
        gender = "f" if noun in _FEMALE_NOUNS else "m" if noun in _MALE_NOUNS else ""
        near = [item.entity for item in items if position - 25 < item.span.end <= position]
        candidates = [number for number in self._persons_before(items, position) if number not in near]
        in_sentence = [
            item.entity for item in items if item.entity in candidates and item.span.end <= position
        ]
        if in_sentence:
            # of those named in the sentence its subject comes first
            candidates = [number for number in candidates if number not in in_sentence] + in_sentence[::-1]
        for number in reversed(candidates):
            roles = self.found[number].roles - {"-"}
            strict = role in ("director", "producer", "writer") or (role == "-" and not gender)
            if (role in roles or (not roles and not strict)) and self.found[number].may_be(gender):
                return number
        return None

    def _persons_before(
        self, items: list[Item], position: int, kinds: frozenset[PersonKind] = frozenset({PersonKind.PERSON})
    ) -> list[int]:
        named = [
            item.entity
            for item in items
            if item.entity is not None
            and item.span.start < position
            and not self.found[item.entity].is_work
            and self.found[item.entity].kind in kinds
        ]
        return [number for number in self.focus.persons if self.found[number].kind in kinds] + named

    def _last_person(self, items: list[Item], position: int, kinds: set[PersonKind]) -> int | None:
        before = self._persons_before(items, position, frozenset(kinds))
        if before:
            return before[-1]
        fitting = [entity.number for entity in self.found if not entity.is_work and entity.kind in kinds]
        return fitting[0] if len(fitting) == 1 else None

    def _pronoun(self, word: str, items: list[Item], position: int) -> int | None:
        if word == "its" and _OWN_WORK.match(self.text, position):
            # "Albion One will premiere its harbour thriller 'Slack Water'": the house's, or the group's
            houses = [
                i.entity
                for i in items
                if i.entity is not None
                and i.span.end <= position
                and self.found[i.entity].kind in (PersonKind.ORGANISATION, PersonKind.GROUP)
            ]
            return houses[0] if houses else None
        if word in ("it", "its"):
            return self.works.it(items, position)
        if word == "which":
            before = [item for item in items if item.span.end <= position]
            gap = self.text[before[-1].span.end : position].strip("”’\"' ") if before else "x"
            if re.match(
                r"\s+(?:[A-Z]|(?:he|she|they|it|the|his|her)\b)", self.text[position + 5 : position + 10]
            ):
                return None
            if before and gap in (",", "") and before[-1].entity is not None:
                return before[-1].entity
            return None
        if word in ("they", "their", "them"):
            named = [
                i.entity
                for i in items
                if i.entity is not None and i.span.end <= position and not self.found[i.entity].is_work
            ]
            salient = named[:1] or self.focus.persons[-1:]
            if re.search(
                r"\b(?:joined|left|founded|formed|quit|with)\s$", self.text[max(0, position - 8) : position]
            ):
                groups = self._persons_before(items, position, frozenset({PersonKind.GROUP}))
                return groups[-1] if groups else None
            return salient[0] if salient and self.found[salient[0]].kind is PersonKind.GROUP else None
        gender = vocabulary.GENDER_OF_PRONOUNS[word]
        number = self._gendered(items, position, gender, nearest=word in ("his", "her", "him"))
        if number is not None:
            self.found[number].gender = self.found[number].gender or gender
        return number

    def _gendered(self, items: list[Item], position: int, gender: str, *, nearest: bool) -> int | None:
        """ "She" is the first person of this sentence, "her" the nearest one before it; else one of the last sentence.

        A person whose gender is known to be another is passed over.
        """
        in_sentence = [
            item.entity
            for item in items
            if item.entity is not None
            and item.span.end <= position
            and self.found[item.entity].kind is PersonKind.PERSON
            and _BORN.search(self.text, max(0, item.span.start - 12), item.span.start) is None
        ]
        if nearest:
            in_sentence.reverse()
        for number in in_sentence + list(reversed(self.focus.persons)):
            if self.found[number].kind is PersonKind.PERSON and self.found[number].may_be(gender):
                return number
        return None
