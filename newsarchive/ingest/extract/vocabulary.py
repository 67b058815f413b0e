"""Patterns made from the lexicons: kinds of works, roles of people, and words that are no names."""

import re
from functools import cache

from newsarchive.ingest import lexicons
from newsarchive.vocabulary import WorkKind

# Words between a determiner and the noun it belongs to: "her much-awaited second", "the Korean disaster".
ADJECTIVES = r"(?:(?!(?:and|or|but|of|in|on|at|by|for|with|to|as|that|which|who|is|was|has|had|will)\b)[\w’'‑-]+,? ){0,5}?"


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


@cache
def kind_words() -> dict[str, WorkKind]:
    """Return noun (in lower case) → kind of work."""
    return {noun.lower(): WorkKind(kind) for noun, kind in lexicons.keyed("work_kinds").items()}


@cache
def role_words() -> dict[str, str]:
    """Return noun (in lower case) → predicate that the role stands for, or "-"."""
    return {noun.lower(): predicate for noun, predicate in lexicons.keyed("roles").items()}


KIND = rf"(?:{_alternatives(list(lexicons.keyed('work_kinds')))})"
ROLE = rf"(?:{_alternatives(list(lexicons.keyed('roles')))})"
SPEECH_VERB = rf"(?:{_alternatives(list(lexicons.words('speech_verbs')))})"
GROUP_NOUN = (
    r"(?:girl group|boy group|boy band|girl band|rock band|pop group|idol group|band|group|trio|duo|quartet|quintet|sextet|septet|four-piece|"
    r"five-piece|three-piece|six-piece|ensemble|collective|choir|orchestra|troupe|act|outfit|double act|sister act)"
)
PARTICLES = frozenset(
    ["de", "del", "della", "di", "da", "dos", "das", "du", "van", "von", "der", "den", "ter", "ten", "la", "le", "las", "los", "al", "el", "bin", "ibn", "ap", "ab", "av", "af", "zu", "zur", "y", "e", "i", "of-the", "o", "san", "santa", "st", "ste"]
)
TITLES_OF_PERSONS = frozenset(
    ["mr", "mrs", "ms", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "sgt", "sergeant", "captain", "capt", "detective", "inspector", "judge", "king", "queen", "prince", "princess", "president", "father", "sister", "brother", "mother", "aunt", "uncle", "cousin", "saint", "rev", "reverend", "colonel", "col", "general", "gen", "lieutenant", "lt", "major", "senator", "minister", "madame", "monsieur"]
)
NUMBER_WORDS = frozenset(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "first", "second", "third"])
MONTHS_AND_DAYS = frozenset(
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
)
# Words that begin sentences and are no names whatever their capital.
FUNCTION_WORDS = frozenset(
    ["a", "about", "above", "across", "after", "again", "against", "all", "almost", "alone", "along", "already", "also", "although", "always", "am", "among", "an", "and", "another", "any", "anybody", "anyone", "anything", "are", "around", "as", "asked", "at", "away", "back", "be", "because", "been", "before", "behind", "being", "below", "best", "between", "both", "but", "by", "can", "cannot", "clear", "come", "could", "despite", "did", "do", "does", "done", "down", "during", "each", "early", "either", "else", "enough", "even", "ever", "every", "everybody", "everyone", "everything", "except", "far", "few", "fewer", "first", "five", "for", "four", "from", "further", "get", "go", "had", "half", "has", "have", "having", "he", "hence", "her", "here", "hers", "herself", "him", "himself", "his", "how", "however", "i", "if", "in", "indeed", "instead", "into", "is", "it", "its", "itself", "just", "last", "later", "least", "less", "let", "like", "little", "long", "many", "may", "maybe", "meanwhile", "might", "mine", "more", "most", "much", "must", "my", "myself", "near", "nearly", "needless", "neither", "never", "next", "nine", "no", "nobody", "none", "nope", "nor", "not", "nothing", "now", "of", "off", "often", "old", "on", "once", "one", "only", "onto", "opposite", "or", "other", "others", "our", "ours", "out", "over", "own", "part", "perhaps", "play", "please", "put", "rather", "read", "sadly", "said", "same", "say", "see", "seven", "several", "shall", "she", "should", "since", "six", "so", "some", "somebody", "someone", "something", "sometimes", "soon", "sorry", "still", "such", "take", "ten", "than", "that", "the", "their", "them", "themselves", "then", "there", "therefore", "these", "they", "thing", "think", "this", "those", "though", "three", "through", "throughout", "thus", "time", "to", "today", "together", "tomorrow", "tonight", "too", "toward", "two", "under", "unless", "unlike", "until", "up", "upon", "us", "very", "via", "was", "watch", "we", "well", "were", "what", "whatever", "when", "where", "whether", "which", "while", "who", "whole", "whose", "why", "will", "with", "within", "without", "would", "yes", "yesterday", "yet", "you", "your", "yours", "early", "initially", "originally", "finally", "currently", "recently", "previously", "earlier", "additionally", "moreover", "furthermore", "nevertheless", "nonetheless", "according", "following", "directed", "written", "produced", "filmed", "starring", "featuring", "released", "based", "set", "born", "known", "dressed", "asked", "speaking", "born", "related", "new", "review", "interview", "exclusive", "watch", "breaking", "news", "update", "photos", "video", "listen", "stream", "everything", "fans", "critics", "viewers", "readers", "tickets", "speaking", "following", "inspired", "created", "composed", "published", "premiered", "shot", "performed", "sung", "nowhere"]
)


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
    return lexicons.words("platforms")
