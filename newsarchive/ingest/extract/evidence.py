"""What the shape of a name and the words around it tell about who or what is named."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsarchive.ingest.extract import vocabulary
from newsarchive.names import fold
from newsarchive.vocabulary import PersonKind

_P, _G, _O, _C = PersonKind.PERSON, PersonKind.GROUP, PersonKind.ORGANISATION, PersonKind.CHARACTER
_R = vocabulary.ROLE
_S = vocabulary.SPEECH_VERB
_N = vocabulary.GROUP_NOUN
# Adjectives of an appositive: no verb, and no second article.
_ADJ = r"(?:(?!(?:the|a|an|of|and|is|was|that|who|which|by|in|on|to|has|had|will|with|portrays|features|stars|shows)\b)[\w’'-]+ ){0,4}?"

KOREAN_SURNAMES = frozenset(
    [
        "kim",
        "lee",
        "park",
        "choi",
        "jung",
        "kang",
        "jo",
        "cho",
        "yoon",
        "yun",
        "jang",
        "lim",
        "im",
        "han",
        "oh",
        "seo",
        "shin",
        "kwon",
        "hwang",
        "ahn",
        "an",
        "song",
        "yoo",
        "yu",
        "ryu",
        "hong",
        "jeon",
        "jun",
        "go",
        "ko",
        "moon",
        "mun",
        "yang",
        "son",
        "sohn",
        "bae",
        "baek",
        "paik",
        "heo",
        "huh",
        "nam",
        "sim",
        "shim",
        "noh",
        "roh",
        "ha",
        "gwak",
        "kwak",
        "seong",
        "sung",
        "cha",
        "joo",
        "ju",
        "woo",
        "u",
        "koo",
        "goo",
        "min",
        "jin",
        "ji",
        "eom",
        "um",
        "uhm",
        "won",
        "chun",
        "cheon",
        "bang",
        "gong",
        "kong",
        "hyun",
        "ham",
        "byun",
        "byeon",
        "yeom",
        "yeo",
        "choo",
        "chu",
        "do",
        "so",
        "seok",
        "sun",
        "seol",
        "ma",
        "gil",
        "yeon",
        "wi",
        "pyo",
        "myung",
        "myeong",
        "ki",
        "ban",
        "ra",
        "ok",
        "maeng",
    ]
)
_PERSON_VERB = (
    r"(?:plays?|played|playing|stars?|starred|sings?|sang|wrote|writes|directs?|directed|was born|died|grew up|enlists?|enlisted|enters|entered|"
    r"appears?|appeared|returns|returned|joined|joins|produced|produces|composed|composes|recorded|records|performed|performs|choreographed|hosts|hosted|voices|voiced|"
    r"conducts|conducted|designed|adapted|penned|co-wrote|co-directed|filmed|posted|unveils|unveiled|announced|announces|leads|led|narrates|narrated|steals|himself|herself|"
    r"has never|moves through|works|worked|is best known|is set to|learns|speaks|spoke|retired|married|won|wins|takes over|reprises|portrays|portrayed|knows?|lives?|lived|stepped|quit|left)"
)
_ORGANISATION_NOUN = (
    r"(?:label|record label|studio|broadcaster|network|agency|publisher|distributor|company|production company|platform|website|site|outlet|"
    r"newspaper|magazine|app|service|channel|station|streamer|developer|imprint|firm|promoter|chart|charity|festival|museum|gallery|theatre|university|independent|parent company|fan app)"
)


@dataclass(frozen=True)
class Clue:
    """A pattern in the words around a name that tells the kind of its bearer.

    score: how much it speaks for a name at all; weight: how much for the kind.
    """

    name: str
    kind: PersonKind
    score: float
    weight: int
    before: re.Pattern[str] | None = None  # both must match where both are given
    after: re.Pattern[str] | None = None


def _before(name: str, kind: PersonKind, score: float, weight: int, pattern: str) -> Clue:
    return Clue(name, kind, score, weight, before=re.compile(rf"(?:{pattern})$"))


def _after(name: str, kind: PersonKind, score: float, weight: int, pattern: str) -> Clue:
    return Clue(name, kind, score, weight, after=re.compile(rf"^(?:{pattern})"))


def _between(name: str, kind: PersonKind, score: float, weight: int, before: str, after: str) -> Clue:
    return Clue(name, kind, score, weight, re.compile(rf"(?:{before})$"), re.compile(rf"^(?:{after})"))


# Each with words that it reads, the name as N.
_CLUES = (
    _before("role before", _P, 4, 4, rf"\b(?i:{_R}) "),  # director N
    _between("role in apposition", _P, 4, 4, rf"\b(?i:{_R}), ", r","),  # the director, N, said
    _before("role of group", _G, 2.5, 3, r"\b(?:member|members|vocalist|singer|rapper|drummer|bassist|guitarist|leader|frontman|frontwoman|one third|half) of (?:the )?"),
    _before("credit", _P, 3.5, 3, r"\b(?:directed|written|produced|performed|sung|composed|created|choreographed|played|fronted|led|helmed|penned|narrated|conducted|voiced|portrayed|designed|adapted|edited|hosted|joined|scored|translated|illustrated|photographed|shot|filmed|opposite|alongside) (?:solely |also )?(?:by )(?:the )?"),
    _before("cast", _P, 2.5, 2, r"\b(?:starring|featuring|features|co-starring|stars|star|actors|cast(?:s|ing)?|with|opposite|alongside) "),
    _before("opposite", _P, 3, 2, r"\b[Oo]pposite (?:her|him|them) (?:is|was) "),
    _before("speech before", _P, 3, 2, rf"[”\"’',] (?:{_S}) "),  # “…,” said N
    _before("title", _P, 3.5, 4, r"\b(?:Mr|Mrs|Ms|Dr|Sir|Dame|Professor|Prof|Lord|Lady)\.? "),
    _before("group noun", _G, 4, 6, rf"\b(?:{_N}) "),  # the girl group N
    _before("organisation noun", _O, 3, 4, rf"\b(?:{_ORGANISATION_NOUN}) "),
    _before("capital article", _G, 2.5, 3, r"[a-z,] The "),
    _before("known only as", _C, 4, 6, r"\b(?:known only as|a character called|a character named) "),
    _before("through", _O, 2, 2, r"\b(?:through|via|label|(?:released|published|issued|distributed|put out)[^,;]{0,30} by|signed (?:to|with|by)) (?:the )?"),
    _before("group possessive", _P, 2.5, 2, r"\b[A-Z]\w{0,30}[’']s? "),  # BTS' N
    _before("in a place", _P, -1.5, 0, r"\b(?:in|at|near|into|across|outside|around|from) "),
    _before("character", _C, 4, 6, r"\b(?:plays?|played|playing|portrays|portrayed|portraying|voices|character,?|role of|the part of|as Sergeant|as Captain|protagonist|heroine|hero) (?:the \w+ )?"),
    _before("age", _P, 2, 1, r"\b\d\d-year-old (?:\w+ ){0,3}"),
    _before("by", _P, 0.5, 1, r"\b(?:by|with|of|for) "),
    _after("age", _P, 4, 3, r", (?:aged )?\d\d?[,.]"),
    _after("who", _P, 4, 2, r",? (?:who|whose)\b"),
    _after("role behind", _P, 4, 4, rf",? \(?(?:the|a|an|one of|\w+[’']s?) {_ADJ}(?:{_R})\b(?![’'])"),
    _after("role behind bare", _P, 2.5, 2, rf", (?:[\w’'-]+ )?(?:{_R})\b(?![’'])"),
    _after("born", _P, 4, 4, r",? \(?(?:born|née|né|aka|a\.k\.a\.|also known as|known (?:\w+ ){0,2}as|better known as)\b"),
    _after("speech behind", _P, 3, 2, rf",? (?:also |later |has |then |once )?(?:{_S})\b"),
    _after("acts", _P, 2.5, 2, rf" (?:also |then |never |first |once |only |still |who )?{_PERSON_VERB}\b"),
    _after("denies", _P, 2, 1, r" (?:(?:doesn|didn|isn|wasn|won|can|couldn|hasn)[’']t|did not|does not|will not|has not|is not)\b"),
    _after("possessive of a work", _P, 2, 1, rf"[’']s? (?:[\w’'-]+ ){{0,4}}?(?:{vocabulary.KIND}|voice|character|debut|career|performance|lyrics|fans|agency|family|music|acting|comeback|enlistment|wife|husband)\b"),
    _after("pronoun", _P, 1, 1, r"\b[^.]{0,60}\b(?:his|her|he|she|himself|herself)\b"),
    _after("group behind", _G, 4, 6, rf",? \(?(?:the|a|an) {_ADJ}(?:{_N})\b(?![’'])"),
    _after("group member", _G, 3, 4, r"(?:[’']s?)? (?:members?|bandmates?|vocalist|drummer|bassist|guitarist|frontman|frontwoman|rapper|maknae)\b"),
    _after("plural", _G, 2, 3, r" (?:are|have|were|announce|release|return|drop|perform|play|add|find|will take their|take their)\b"),
    _after("their", _G, 1.5, 2, r"\b[^.,]{0,40}\btheir (?:\w+ )?(?:first|second|third|fourth|debut|new|latest|album|tour|single|song|record)\b"),
    _after("place of a group", _G, -4, 0, rf" (?:{_N})\b"),
    _after("organisation behind", _O, 3, 4, rf",? (?:the|a|an) {_ADJ}(?:{_ORGANISATION_NOUN})\b(?![’'])"),
    _after("organisation's officer", _O, 2, 3, r"[’']s? (?:chief executive|CEO|president|chairman|spokesman|spokeswoman|spokesperson|head of|director of|headquarters|parent company)\b"),
    _after("publishes", _O, 1.5, 2, r",? (?:has |will |had )?(?:issued|published|publishes|distributes|distributed|broadcasts?|commissioned|signed|will premiere|will release|will publish|will air)\b"),
    _after("company speaks", _O, 0.5, 2, rf" (?:{_S}) in (?:a|its) (?:statement|press release)\b"),
)  # fmt: skip


def clues(before: str, after: str) -> Iterator[Clue]:
    """Yield the clues in the words before and after a name, as far as its sentence goes."""
    for clue in _CLUES:
        if (clue.before is None or clue.before.search(before)) and (
            clue.after is None or clue.after.match(after)
        ):
            yield clue


def acts(after: str) -> bool:
    """Whether the words behind a name say what a person does."""
    return re.match(rf" (?:{_PERSON_VERB}|{_S})\b", after) is not None


def shape(words: list[str]) -> float:
    """Return how much the words look like a person's name (positive) or like something else (negative)."""
    lower = [fold(word) for word in words]
    if not lower or not "".join(lower):
        return -9.0
    whole = " ".join(lower)
    if whole in vocabulary.places() or whole in vocabulary.platforms() or whole in vocabulary.MONTHS_AND_DAYS:
        return -6.0
    if any(character.isdigit() for character in whole) or len(words) > 5:
        return -4.0
    if words[-1] in vocabulary.organisation_words():
        return -1.0 if len(words) > 1 else -4.0
    common = [word in vocabulary.common_words() for word in lower]
    if len(words) == 1:
        word = words[0]
        if (
            lower[0] in vocabulary.FUNCTION_WORDS
            or lower[0] in vocabulary.role_words()
            or lower[0] in vocabulary.kind_words()
        ):
            return -6.0
        if word.isupper() and len(word) > 2:
            return -0.5
        if len(word) == 1:
            return -1.5
        if "-" in word and any(part in vocabulary.places() or part in ("k", "j") for part in whole.split()):
            return -6.0
        return (1.5 if lower[0] in vocabulary.given_names() else 0.0) + (-1.0 if common[0] else 0.5)
    score = 0.0
    particles = [word for word in words[1:-1] if word.lower() in vocabulary.PARTICLES]
    initials = [
        word for word in words[:-1] if len(word.strip(".")) == 1 or (len(word) <= 3 and word.isupper())
    ]
    given = (
        lower[0].split()[0] in vocabulary.given_names()
        or "-".join(lower[0].split()) in vocabulary.given_names()
    )
    if given:
        score += 1.0 if all(common) else 2.5
    if lower[0] in KOREAN_SURNAMES and 2 <= len(words) <= 3:
        score += 2.5 if "-" in whole or "-" in words[-1] or not common[-1] else 1.0
    if particles:
        score += 2.0
    if initials and not common[-1]:
        score += 1.5
    if lower[0] in vocabulary.TITLES_OF_PERSONS:
        score += 2.0
    if not any(common):
        score += 2.0
    elif not common[-1]:
        score += 1.0
    elif all(common):
        score -= 1.5
    if any(word in vocabulary.places() for word in lower[:1]):
        score -= 3.0
    if any(
        word in vocabulary.FUNCTION_WORDS and word not in ("may", "will", "read")
        for word in lower
        if word not in vocabulary.PARTICLES
    ):
        score -= 2.0
    return score
