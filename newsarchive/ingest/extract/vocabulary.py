"""Patterns made from the lexicons: kinds of works, roles of people, and words that are no names."""

import re
from functools import cache

from newsarchive.ingest import lexicons
from newsarchive.names import fold
from newsarchive.vocabulary import WorkKind


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


def by_first_letter(alternatives: str) -> str:
    """Return a pattern of literal alternatives, as KIND and ROLE are, that looks only at those with the letter that stands
    there: it matches the same, several times as fast."""
    groups: dict[str, list[str]] = {}
    for word in alternatives.removeprefix("(?:").removesuffix(")").split("|"):
        groups.setdefault(word[0], []).append(word[1:])
    return "(?:" + "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in groups.items()) + ")"


@cache
def kind_words() -> dict[str, WorkKind]:
    """Return noun (in lower case) → kind of work."""
    told = {noun.lower(): WorkKind(kind) for noun, kind in lexicons.keyed("work_kinds").items()}
    return told | dict.fromkeys(lexicons.words("screen_words"), WorkKind.OTHER)


@cache
def role_words() -> dict[str, str]:
    """Return noun (in lower case) → predicate that the role stands for, or "-"."""
    return {noun.lower(): predicate for noun, predicate in lexicons.keyed("roles").items()}


KIND = rf"(?:{_alternatives([*lexicons.keyed('work_kinds'), *lexicons.words('screen_words')])})"
ROLE = rf"(?:{_alternatives(list(lexicons.keyed('roles')))})"
PRIZE = rf"(?:{_alternatives(list(lexicons.words('prizes')))})"
SPEECH_VERB = rf"(?:{_alternatives(list(lexicons.words('speech_verbs')))})"
GROUP_NOUN = (
    r"(?:girl group|boy group|boy band|girl band|rock band|pop group|idol group|band|group|trio|duo|quartet|quintet|sextet|septet|four-piece|"
    r"five-piece|three-piece|six-piece|ensemble|collective|choir|orchestra|troupe|act|outfit|double act|sister act)"
)
KOREAN_SURNAMES = lexicons.words("korean_surnames")
PARTICLES = lexicons.words("name_particles")
TITLES_OF_PERSONS = lexicons.words("titles_of_persons")
MONTHS_AND_DAYS = lexicons.words("months_and_days")
PRIZES = frozenset(" ".join(map(fold, prize.split())) for prize in lexicons.words("prizes"))
# What a prize's name ends with, in lower case.
PRIZE_NOUNS = frozenset(["award", "awards", "prize", "prizes", "medal", "trophy"])
GENDER_OF_PRONOUNS = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
# Words that begin sentences and are no names whatever their capital.
FUNCTION_WORDS = lexicons.words("function_words")


@cache
def common_words() -> frozenset[str]:
    return lexicons.words("common_words")


@cache
def given_names() -> frozenset[str]:
    return lexicons.words("given_names")


@cache
def places() -> frozenset[str]:
    return lexicons.words("places")


@cache
def organisation_words() -> frozenset[str]:
    return lexicons.words("organisation_words")


@cache
def platforms() -> frozenset[str]:
    """Return where works are shown, heard and talked of, folded; broadcasters among them are houses as well."""
    return lexicons.words("platforms") | broadcasters()


@cache
def broadcasters() -> frozenset[str]:
    return lexicons.words("broadcasters")


@cache
def formats() -> frozenset[str]:
    return frozenset(map(fold, lexicons.words("formats")))
