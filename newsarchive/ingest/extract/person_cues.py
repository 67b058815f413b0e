"""Read what the words beside names tell of persons: their roles, what they did, whether they are men or women."""

import re

from newsarchive.ingest import lexicons
from newsarchive.ingest.extract import vocabulary
from newsarchive.ingest.extract.entities import Entity
from newsarchive.names import fold

_ROLE_BEFORE = re.compile(rf"\b(?P<noun>(?i:{vocabulary.by_first_letter(vocabulary.ROLE)})),? $")
_ROLE_AFTER = re.compile(
    rf",? (?:is |was )?(?:the|a|an|\w+[’']s?) (?:[\w‑-]+ ){{0,3}}?(?P<noun>{vocabulary.ROLE})\b(?![’'])"
)
_CREDITED_BY = re.compile(r"\b(directed|helmed|written|sung|performed|produced) by (?:[\w ‑-]{0,30} )?$")
_CREDIT_ROLES = {
    "directed": "director",
    "helmed": "director",
    "written": "writer",
    "sung": "performer",
    "performed": "performer",
    "produced": "producer",
}
_DEED_AFTER = re.compile(
    r"(?:,? \(?who)?,? (?:(?:will|also|now|again|both|is|was|has|had|are|have|been|be|then|to|once) ){0,4}?"
    r"(?:(?P<plays>plays?|played|playing|portray(?:s|ed)|stars?|starred|starring|voice[sd]|reprise[sd]?|cast|co-stars?|appears?|appeared|acts|as (?:the )?[A-Z])"
    r"|(?P<directs>direct(?:s|ed|ing)?|helms?|helmed)|(?P<writes>wrote|writes|written|penned|co-wrote|adapted)"
    r"|(?P<produces>produce[sd]?|producing)|(?P<sings>sings?|sang|performs|performed|raps|recorded|released|tours|headlines))\b"
)
_DEED_BEFORE = re.compile(
    r"\b(?:(?P<plays>starring|stars|cast (?:also )?(?:includes?|is|of|led by)|played by|portrayed by|voiced by|opposite|alongside|actor|actress)"
    r"|(?P<directs>directed by|director|helmed by)|(?P<writes>written by|writer|author|script by|novelist|playwright)"
    r"|(?P<produces>produced by|producers?)|(?P<sings>sung by|performed by|singer|featuring|feat\.|ft\.))(?:,? [\w‑’'&-]+){0,6},? $"
)
_WROTE_AFTER = re.compile(r",? (?:who )?(?:also |had )?(?:wrote|writes|co-wrote|penned)\b")
_FEMALE_NOUNS = lexicons.words("womens_nouns")
# How much of the text before and after a name is looked at (characters).
_BEFORE, _AFTER = 50, 70


def read_person_cues(text: str, found: list[Entity]) -> None:
    """Add to the persons the roles and deeds that the text tells of them beside their names, and the gender that their
    given names or nouns tell."""
    for entity in found:
        if entity.is_work:
            continue
        for span in entity.mentions:
            before = text[max(0, span.start - _BEFORE) : span.start]
            after = text[span.end : span.end + _AFTER]
            # what stands right before a name, and not in front of a bracket or a quotation mark
            beside = before if before.endswith(" ") else ""
            for match in (_ROLE_BEFORE.search(beside), _ROLE_AFTER.match(after)):
                if match:
                    noun = match["noun"].lower()
                    entity.roles.add(vocabulary.role_words()[noun])
                    if noun in _FEMALE_NOUNS:
                        entity.gender = "f"
            credited = _CREDITED_BY.search(beside)
            if credited:
                entity.roles.add(_CREDIT_ROLES[credited[1]])
            if _WROTE_AFTER.match(after):
                entity.roles.add("writer")
            for deed in (_DEED_BEFORE.search(beside), _DEED_AFTER.match(after)):
                if deed and deed.lastgroup:
                    entity.deeds.add(deed.lastgroup)
        for name in entity.names:
            given = fold(name.text.split()[0])
            if given in vocabulary.KOREAN_SURNAMES and " " in name.text:
                continue
            if given in lexicons.words("womens_names"):
                entity.gender = entity.gender or "f"
            elif given in lexicons.words("mens_names"):
                entity.gender = entity.gender or "m"
