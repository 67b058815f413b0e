"""What the words around a pair cannot mean, however well its features and the network think of it."""

import re

from newsarchive.ingest.extract import vocabulary
from newsarchive.ingest.extract.masked import P
from newsarchive.ingest.extract.relations.pairs import Pair
from newsarchive.vocabulary import Predicate

# "According to the director, P joined late": who is named behind the comma is not the director, but "W, according to the
# director, P" names him.
_ACCORDING = re.compile(r"^\W*According to (?:the|a|an|his|her|its|their)\b[^,;:.!?]{0,80}, $")
# Who "features" in a song sings on it, unless the text speaks of its video.
_FEATURED = re.compile(r"\bfeatur(?:es|ed|ing)\b")
# "Lee directed them to wait": who is told to do something is no work.
_TOLD_TO_DO = re.compile(r"\bdirect(?:s|ed|ing)? (?:me|us|you|him|her|them) to\b")
# "The film stars, Lee among them, stayed away": people, and no verb.
_STARS_ARE_PEOPLE = re.compile(r"\b(?:film|movie|pop|rock|TV|screen) stars, (?!among\b)")
# "Her memoir was going to be called W": no former title of what the text speaks of.
_WORK_OF_SOMEBODY = re.compile(rf"^\W*{P}'s? (?:[\w-]+ ){{0,2}}{vocabulary.KIND}\b")
# "Lee has written both parts of the report"
_WROTE_NO_WORK = re.compile(
    r"\b(?:wrote|writ(?:es|ing|ten))\b[^,;:.!?\ue000-\uefff]{1,40}"
    r"\b(?:articles?|cheques?|columns?|e-?mails?|essays?|letters?|notes?|posts?|reports?|reviews?|statements?)\b"
)
# "recorded live in Oakland on 12 October 1991"
_RECORDED_ON = re.compile(
    r"\b(?:recorded|taped|filmed|captured)\b[^;:!?\ue000-\ue3ff\ue800-\uebff]{0,60}\b(?:on|in) $"
)
# "Lee, who produced Salt, had no hand in Tide"
_NO_PART_IN = re.compile(r"\b(?:no (?:part|hand|role|say) in|nothing to do with)(?: [\w’'-]+){0,4} ['\"“‘]?$")

# "after concluding his basic training on 8 February"
_TRAINED_UNTIL = re.compile(r"\b(?:conclud|complet|finish)\w+\b[^;:!?]{0,60}\b(?:on|in) $")


def is_ruled_out(pair: Pair, predicate: Predicate, text: str, word_ends: int | None) -> bool:
    """Whether the words of a sentence rule out that the pair is told of as the predicate says.

    text: the masked sentence; word_ends: where in it the word ends that speaks of the predicate, if one does.
    """
    subject, value = pair.subject, pair.value
    places = [argument for argument in (subject, value) if argument.named]
    begin, end = min(a.start for a in places), max(a.end for a in places)
    if len(places) > 1 and _NO_PART_IN.search(text[: max(a.start for a in places)]):
        return True
    if (
        value.named
        and (word_ends is None or word_ends < value.start)
        and _ACCORDING.match(text[: value.start])
    ):
        return True
    match predicate:
        case Predicate.RELEASE_DATE:
            return _RECORDED_ON.search(text, 0, value.start) is not None
        case Predicate.ENLISTMENT_DATE:
            return _TRAINED_UNTIL.search(text, 0, value.start) is not None
        case Predicate.DIRECTOR:
            return _TOLD_TO_DO.search(text, begin) is not None
        case Predicate.WRITER:
            return not subject.named and _WROTE_NO_WORK.search(text, begin) is not None
        case Predicate.FORMER_TITLE:
            return not subject.named and _WORK_OF_SOMEBODY.match(text[: value.start]) is not None
        case Predicate.CAST_MEMBER:
            return _STARS_ARE_PEOPLE.search(text, 0, value.start) is not None
        case Predicate.PERFORMER:
            has_video = subject.entity is not None and subject.entity.has_video
            return has_video and _FEATURED.search(text, begin, end) is not None
        case _:
            return False
