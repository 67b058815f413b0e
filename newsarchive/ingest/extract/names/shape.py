"""What a name's own words tell of it, wherever it stands."""

import re
from collections.abc import Iterator
from functools import lru_cache

from newsarchive.ingest import lexicons
from newsarchive.ingest.extract import vocabulary
from newsarchive.ingest.extract.names.words import SMALL, classes
from newsarchive.names import fold

# "the UK Top 40", "the Hot 100"
_CHART = re.compile(r"(?:^|.* )(?:top|hot) ?\d+")
# "T. J. Hale"
_INITIALS = re.compile(r"(?:[A-Z]\. ?){2,}[A-Z]\w")
# In the middle of a name only titles have these with capitals: "Pip And The Lighthouse".
_SMALL_WITH_CAPITALS = frozenset(word.capitalize() for word in SMALL | {"is", "into", "my", "your", "no"})


@lru_cache(maxsize=50_000)
def shape(text: str) -> tuple[str, ...]:
    """Return the features of a name's own words."""
    return tuple(_shape(text))


def _shape(text: str) -> Iterator[str]:
    written = text.replace("‑", "-").split()
    lower = [fold(word) for word in written]
    count = len(written)
    size = "1" if count == 1 else "2" if count == 2 else "3" if count == 3 else "4+"
    yield f"words {size}"
    whole = " ".join(lower)
    common = [all(part in vocabulary.common_words() for part in word.split()) for word in lower]
    given = lower[0] in vocabulary.given_names() or lower[0].replace(" ", "-") in vocabulary.given_names()
    if whole in vocabulary.places():
        yield "a place"
    elif lower[0] in vocabulary.places():
        yield "first a place"
    if whole in vocabulary.broadcasters():
        yield "a broadcaster"
    elif whole in vocabulary.platforms():
        yield "a platform"
    if whole in vocabulary.formats():
        yield "a format"
    if _CHART.fullmatch(whole):
        yield "a chart"
    if count == 1 and lower[0].endswith(("ian", "ish", "ese", "nian", "man", "woman")) and not given:
        yield "ends like a demonym"
    if (
        count == 1
        and "-" in text
        and lower[0].rsplit(" ", 1)[-1] in ("based", "born", "style", "bred", "set", "era", "language")
    ):
        yield "compound adjective"
    if any(word in _SMALL_WITH_CAPITALS for word in written[1:]):
        yield f"a small word with a capital {size}"
    if whole in vocabulary.MONTHS_AND_DAYS:
        yield "a month"
    if whole in vocabulary.PRIZES:
        yield "a prize"
    if any(character.isdigit() for character in text):
        yield "digits"
    if written[-1] in lexicons.words("place_words"):
        yield "last of a place"
    elif written[-1] in vocabulary.organisation_words() or text.endswith("+"):
        yield "last of an organisation"
    elif any(word in vocabulary.organisation_words() for word in written):
        yield "word of an organisation"
    if any(word in vocabulary.FUNCTION_WORDS and word not in vocabulary.PARTICLES for word in lower):
        yield f"function words {size}"
    for part, word in (("first", lower[0]), ("last", lower[-1])):
        if word in vocabulary.TITLES_OF_PERSONS:
            yield f"{part} a title"
        if word in vocabulary.role_words():
            yield f"{part} a role"
        if word in vocabulary.kind_words():
            yield f"{part} a kind"
    for name in classes(lower[-1]) & {"group", "house", "part"} if count > 1 else ():
        yield f"last a {name}"
    if given:
        yield f"given name {size}"
        yield "given and common" if common[0] else "given, not common"
    if lower[-1] in lexicons.words("surnames") or (
        " " in lower[-1] and lower[-1].rsplit(" ", 1)[-1] in lexicons.words("surnames")
    ):
        yield f"surname {size}"
        if given and count > 1:
            yield "given name and surname"
    if count > 1 and lower[0] in vocabulary.KOREAN_SURNAMES and count < 4:
        yield "Korean surname"
        if "-" in written[-1]:
            yield "Korean name"
    if all(common):
        yield f"all common {size}"
    elif not any(common):
        yield f"none common {size}"
    else:
        yield f"some common {size}"
        yield f"last {'common' if common[-1] else 'uncommon'} {size}"
    if lower[-1].endswith("s") and not lower[-1].endswith("ss"):
        yield f"ends in s {size}"
    if len(text) > 2 and text.isupper():
        yield f"all capitals {size}"
    elif any(word.isupper() and len(word) > 2 for word in written):
        yield "a word in capitals"
    if count > 1 and any(word.lower() in vocabulary.PARTICLES and word.islower() for word in written[:-1]):
        yield "particle"
    if count > 1 and any(len(word.strip(".")) == 1 for word in written[:-1]):
        yield "initial"
    if _INITIALS.match(text):
        yield "initials"
    if len(text) == 1:
        yield "one letter"
    if "-" in text:
        yield f"hyphen {size}"
    if any(character in text for character in "’'"):
        yield "apostrophe"
    if any(ord(character) > 127 and character.isalpha() for character in text):
        yield "foreign letters"
    if any(character.isupper() for word in written for character in word[1:]) and not text.isupper():
        yield "capitals inside"
    if "&" in text:
        yield "&"
    if text[-1:] in "!?":
        yield "mark at the end"
