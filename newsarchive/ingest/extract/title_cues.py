"""Words around a title that give it away where it has no quotation marks, and those that tell its kind."""

import re
from dataclasses import dataclass

from newsarchive.ingest.extract import vocabulary
from newsarchive.vocabulary import WorkKind

_K = vocabulary.KIND
# A title in capitals: "Slack Water", "The Lord of the Rings", "H.E.R.", "Top 100: Live". Small words only between capitals.
_CAPITAL = r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž0-9][\w’'‑&!-]*(?:\.[A-Z](?:\.|\b))*)"
_TITLE = rf"{_CAPITAL}(?:(?::? |: | (?:of|the|and|in|on|a|an|to|for|at|from|with|&|de|la|des|du) (?:(?:the|a|an|my|la) )?){_CAPITAL}){{0,9}}[!?]?"
# A title in sentence case goes on in lower case up to a word that titles seldom hold.
_STOP = (
    r"(?:and|or|but|on|in|at|by|with|for|from|to|of|was|is|are|were|has|had|have|will|would|can|as|that|which|who|when|while|after|before|since|until|"
    r"music|video|film|song|single|album|tour|show|series|drama|featuring|starring|tells|follows|comes|came|goes|went|opens|opened|began|begins|premieres|"
    r"premiered|drops|dropped|made|makes|sold|sells|marks|marked|reached|entered|topped|ended|released?|out|if|it|he|she|they|MV|is|runs|stars|sings|tops|features|shows|plays|lasts|grossed|drew|earned|gets|gives|takes|took|says|said|also|then|now|still|never|into|over|his|her|its|their|this|got|moves|did|does|do|had|became|becomes|sounds|feels|looks|offers|brings|finds|turns)"
)
_SENTENCE_CASE = rf"(?!(?:A|An|The|This|That|His|Her|Its|Their|One|Every|No) [a-z]){_CAPITAL}(?: (?!{_STOP}\b)[a-z][\w’'-]*){{1,4}}(?:(?= (?:{_STOP})\b)|(?=[,.;:!?)”\"]|$))"

# Words that often stand in capitals before a noun without making a title.
_PLAIN_CAPITALS = (
    rf"(?!(?:Best|Chief|General|Prime|Vice|First|Second|Third|Fourth|Fifth|New|Grand|World|High|Royal|Great|North|South|East|West|Central|National|International|United|Mr|Mrs|Dr|Top)\b)"
    rf"{_CAPITAL}(?: {_CAPITAL}){{1,4}}"
)

# "the film Gannet drifts": a name and what it does
ONE_VERB = re.compile(rf"{_CAPITAL} [a-z]+(?:s|ed)")
_POSSESSOR = r"(?:(?i:his|her|its|their|my|our)|\w[\w’'.-]*[’']s?)"
_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|debut|latest|new|newest|previous|last|next|upcoming|forthcoming|final|lead|recent|breakthrough|only|biggest)"


@dataclass(frozen=True)
class Cue:
    """Words around a title: the pattern's group "title" is the title, "kind" (or kind) tells its kind."""

    pattern: re.Pattern[str]
    kind: WorkKind | None = None
    words_only: bool = False


def _cue(pattern: str, kind: WorkKind | None = None, *, words_only: bool = False) -> Cue:
    """words_only: the cue is weak, so that only a run of ordinary words ("Low Lights") is taken for a title."""
    return Cue(re.compile(pattern), kind, words_only)


# Titles without quotation marks. Each is shown with words it reads.
CUES = (
    # "the first single from the album, Kettle, came out": the nearer noun is not its kind
    _cue(
        rf"\b(?P<kind>{_K}) (?:from|off|on|of) (?:{_POSSESSOR}|the) (?:[\w’'-]+ ){{0,3}}?(?:album|EP|record|mini-album|LP|soundtrack|collection|musical|series|show|film), (?P<title>{_TITLE})(?=[,.;:!?)”\"]| is\b| was\b|$)"
    ),
    # "the harbour drama Slack Water", "the film Concrete Utopia", "whose film Gannet made"
    _cue(rf"\b(?P<kind>{_K}) (?P<title>{_TITLE})"),
    # "her third album, Slack Water," "IU's latest single, Love wins all," "since its first EP, Tender."
    _cue(
        rf"(?:{_POSSESSOR}|\b{_ORDINAL}|\b(?i:the|an?)) (?:[\w’'-]+ ){{0,4}}?(?P<kind>{_K}), (?P<title>(?:\w+[’']s )?{_TITLE})(?=[,.;:!?)”\"]| is\b| was\b|$)"
    ),
    # "single, Love wins all, was filmed", "pre-release single Love wins all and"
    _cue(
        rf"(?:{_POSSESSOR}|\b{_ORDINAL}|\b(?i:the)) (?:[\w’'-]+ ){{0,4}}?(?P<kind>{_K}),? (?P<title>{_SENTENCE_CASE})"
    ),
    # "the first episode of Slack water, nothing happens", "a cover of Blue Hour", "the second season of Tall Ships"
    _cue(
        rf"\b(?:episode|season|series|part|instalment|installment|chapter|finale|adaptation|premiere|cast|revival|production|recording|remake|run) of (?:the \w+ )?(?P<title>{_TITLE})(?=[,.;:!?)’'\"]| [a-z(]|$)"
    ),
    _cue(
        rf"\b(?:episode|season|part|instalment|chapter|finale|premiere|cast|audience|success) of (?P<title>{_SENTENCE_CASE})"
    ),
    # "the Every Other Town tour", "12-city Compass tour", "the Deckchair podcast"
    _cue(
        rf"(?:\b(?i:the|a|his|her|its|their|this)|[’']s?|-\w+|\b[a-z]+s?) (?P<title>(?!(?:The|A) |\d+-){_TITLE}) (?P<kind>(?:world |arena |stadium |concert )?(?:tour|Tour)|podcast|music video|MV|festival|trilogy|musical)\b"
    ),
    _cue(rf"\b(?i:the) (?P<title>{_SENTENCE_CASE}) (?P<kind>music video|MV|podcast|tour|musical)\b"),
    # "The Hotel Del Luna actress", "the Salt Ledger director"
    _cue(
        rf"\b(?i:the) (?P<title>{_CAPITAL}(?: {_CAPITAL}){{1,6}}) (?:actress|actor|star|director|author|creator|screenwriter|novelist|playwright|showrunner)\b"
    ),
    # "Open House, her first tour alone", "Errands, her new mini-album", "Tuesday, the B-side", "IU's Palette, the singer's YouTube show"
    _cue(
        rf"(?P<title>(?:{_CAPITAL}[’']s )?{_TITLE}), (?:(?i:his|her|its|their|the|a|an)|{_CAPITAL}[’']s?) (?:[\w’'-]+ ){{0,4}}?(?P<kind>{_K})\b"
    ),
    _cue(
        rf"^(?P<title>{_SENTENCE_CASE}), (?:(?i:his|her|its|their|the|a|an)|{_CAPITAL}[’']s?) (?:[\w’'-]+ ){{0,4}}?(?P<kind>{_K})\b"
    ),
    # "Slack Water is a six-part drama", "Slack water, which began …, is a six-part drama"
    _cue(
        rf"(?P<title>{_TITLE})(?:, which [^,]{{3,60}},)? (?:is|was|will be) (?:the|a|an|her|his|their|its) (?:[\w’'-]+ ){{0,4}}?(?P<kind>{_K})\b"
    ),
    _cue(
        rf"^(?P<title>{_SENTENCE_CASE})(?:, which [^,]{{3,60}},)? (?:is|was|will be) (?:the|a|an|her|his|their|its) (?:[\w’'-]+ ){{0,4}}?(?P<kind>{_K})\b"
    ),
    # "originally titled Love Wins", "a memoir called Salt", "renamed Back Roads"
    _cue(
        rf"\b(?:titled|entitled|called|named|renamed|retitled|known as|billed as|under the title|the title) (?P<title>{_TITLE})(?=[,.;:!?)”\"]| [a-z]|$)"
    ),
    # "best known for the film …" is covered; "known for Concrete Utopia", "star of Tall Ships", "the director of Love wins all"
    _cue(
        rf"\b(?:renowned for|famous for|known for|author of|writer of|director of|creator of|star of|stars of|composer of|singer of|producer of|behind|success with|episode,|project,|hit with|role in|roles in|appeared in|starred in|debut in|seen in|part in|lead in) (?P<title>{_TITLE})(?=[,.;:!?)’'\"]| [a-z(]|$)"
    ),
    _cue(
        rf"\b(?:director|author|writer|creator|star|composer|singer|producer) of (?P<title>{_SENTENCE_CASE})"
    ),
    # "the opening bars of The Ninth Signal", "recorded Lamplight on the Esk": ordinary words in capitals, inside a sentence
    _cue(
        rf"(?<=[a-z,;:–—(] )(?P<title>The {_CAPITAL}(?: (?:(?:of|the|and|in|on|at|to|for|from|with) ){{0,2}}{_CAPITAL}){{0,8}})(?![’']s? [A-Z])(?! {_CAPITAL})",
        words_only=True,
    ),
    _cue(
        rf"(?<=[a-z,;:–—(] )(?<!\bthe )(?<!\ba )(?<!\ban )(?P<title>{_CAPITAL}(?: {_CAPITAL}){{0,5}} (?:of|on|in|at|to|for|from|with)(?: the| a| my)? {_CAPITAL}(?: {_CAPITAL}){{0,5}})(?=[,.;:!?)]| [a-z(]|$)",
        words_only=True,
    ),
    _cue(
        rf"(?<=[a-z,;:–—(] )(?<!\bthe )(?<!\ba )(?<!\ban )(?P<title>{_PLAIN_CAPITALS})(?=,? \(?(?:1[89]|20)\d\d\)?|, (?:which|recorded|released|directed|written|produced|his|her|their|its|the|a|an)\b)",
        words_only=True,
    ),
    # "- Gravel by Tomasz Wieczorek (Lowbell Press)", a review's head "Gravel" over "By Tomasz Wieczorek"
    _cue(rf"^(?:[-*•–—·] ?|\d+[.)] )?(?P<title>{_TITLE}),? by (?={_CAPITAL})"),
    # "Quorum review: nobody leaves", "the Quorum dress rehearsal"
    _cue(rf"^(?P<title>{_TITLE})(?: (?:[Rr]eview|[Rr]ecap|[Tt]railer|[Ee]xplained|[Ff]inale))(?::| –|$)"),
    _cue(
        rf"\b(?i:the) (?P<title>(?!(?:The|A) ){_TITLE}) (?:dress rehearsal|premiere|cast|finale|trailer|soundtrack|creator|team|sequel|universe|franchise|script|screenplay|launch)\b",
        words_only=True,
    ),
    # "Delphine Oyelaran's Kitchen Weather", "whose Letters from a Dry Dock"
    _cue(
        rf"(?:(?P<owner>{_CAPITAL})[’']s?|\bwhose) (?P<title>{_CAPITAL} (?:{_TITLE}))(?=[,.;:!?)]| [a-z]|$)",
        words_only=True,
    ),
    # "who did The Glass Ferry", "who wrote Salt Rising", "Kwabena Forsythe (The Glass Ferry)"
    _cue(
        rf"\bwho (?:did|made|wrote|directed|composed|created|produced|penned|sang|starred in|played in|designed) (?:the \w+ )?(?P<title>{_TITLE})(?=[,.;:!?)]| [a-z]|$)",
        words_only=True,
    ),
    _cue(rf"{_CAPITAL} {_CAPITAL} \((?P<title>The {_TITLE}|{_CAPITAL} {_TITLE})\)", words_only=True),
    # "Slack Water comes to Albion One", "Slack Water: Who Is In It", "That is Low Lights, and"
    _cue(
        rf"(?P<title>{_TITLE}) (?:comes? (?:out|to)|came out|premieres?|premiered|drops?|dropped|airs?|aired|goes out|lands|landed|arrives?|arrived|is out|is released|was released|will be released|debuts?|debuted|tells the story|follows|stars|runs to|tops|topped|hits)\b(?! (?:its|his|her|their|the|a|an|new|[“‘\"']))",
        words_only=True,
    ),
    _cue(rf"^(?:Review: )?(?P<title>{_TITLE}): [A-Z]", words_only=True),
    _cue(rf"\b(?:That|It|This) (?:is|was) (?P<title>{_TITLE}),", words_only=True),
)
# A kind of work right before or behind a quoted title: "the thriller 'Salt Ledger'", "'Tuesday', the B-side"
KIND_BEFORE = re.compile(rf"\b({_K})(?:,| in| called| titled| entitled| named|:)? [“‘\"'«]?$")
KIND_AFTER = re.compile(
    rf"^[”’\"'»]?,?[”’\"'»]? (?:(?:which|that)? ?(?:is|was|will be) |(?:begins|opens|starts|ends|closes|plays), )?(?:(?:the|a|an|her|his|its|their|\w+[’']s?) (?:[\w’'-]+ ){{0,4}}?)?({_K})\b(?! (?:of|by|from) [“‘])"
)
EPISODE_AFTER = re.compile(r"^[”’\"']?,?[”’\"']?,? (?:the|an?) (?:[\w-]+ ){0,2}episode\b")


# What is said of a work tells its kind too: only tours visit cities.
KIND_BY_VERB = (
    (
        re.compile(
            r"^[”’\"']? (?:will )?(?:runs? to|visits?|calls? at|takes? in|stops? (?:at|in)|plays?) (?:\d+|\w+) (?:dates|cities|shows|stops|venues)\b"
        ),
        WorkKind.TOUR,
    ),
    (
        re.compile(r"^[”’\"']?,? (?:which )?(?:runs? (?:to|for)|has|consists of) (?:\d+|\w+) episodes\b"),
        WorkKind.SERIES,
    ),
)
