"""Tell the name of an outlet from what else stands above an article: sections, places, reporters, mottoes."""

import re

from newsarchive.ingest.lexicons import words as lexicon
from newsarchive.names import fold

LONGEST = 7  # words
_SMALL = frozenset(["of", "the", "and", "for", "de", "la", "el", "del", "du", "des", "et", "in", "on", "y"])
_WORDS = frozenset(
    ("advertiser", "argus", "bugle", "bulletin", "chronicle", "courant", "courier", "daily", "diaries", "diary", "dispatch",
     "echo", "examiner", "express", "gazette", "globe", "guardian", "herald", "independent", "inquirer", "journal", "ledger",
     "magazine", "mail", "mercury", "messenger", "mirror", "monitor", "news", "newsletter", "observer", "online", "post",
     "press", "record", "recorder", "register", "reporter", "review", "sentinel", "standard", "star", "sun", "telegraph",
     "times", "tribune", "voice", "weekly", "wire", "blog", "clarion", "crier", "beacon", "banner", "agency")
)  # fmt: skip
_SECTION = (
    r"(?:the )?(?:arts?|telly|first night|casting|crime|live|explained|explainers?|[a-z]+ of the (?:week|day|month|year|fortnight)|visual arts?|music|pop|rock|classical|opera|dance|theatre|theater|stage|film|films|movies?|cinema|tv|television|"
    r"radio|audio|podcasts?|books?|fiction|poetry|games?|gaming|sports?|football|culture|entertainment|lifestyle|celebrity|showbiz|"
    r"fashion|food|travel|business|tech|technology|science|politics|opinion|comment|column|letters|obituary|obituaries|interviews?|q ?& ?a|"
    r"features?|reviews?|previews?|news|breaking news|world|local|national|exclusive|analysis|explainer|profile|long read|press (?:releases?|information)|"
    r"news releases?|media release|for immediate release|immediate release|k-?pop|k-?drama|hallyu|what[’']s on|listings|diary|notebook|festivals?)"
)
SECTIONS = re.compile(rf"{_SECTION}(?:\s*(?:&|and|,|/|·|\||>|»|:|-|–)?\s*{_SECTION}){{0,3}}", re.I)
_NO_NAME = re.compile(
    r"[:;?“”\"‘()@<>#]|\d|[.…]$|^(?:an?|by|from|with|in|on|at|to|photos?|pictures?|words)\b", re.I
)
_EDITION = re.compile(r"\s*\((?:[\w’'-]+ ){0,2}(?:edition|online|blog|magazine|newspaper)\)$", re.I)
_AGENCY = re.compile(r"\(([^()\d]{2,40})\)")


def says_outlet(words: str) -> bool:
    """Tell whether one of a few words is what outlets are called: Courier, Gazette, Press …"""
    told = words.split()
    return len(told) <= LONGEST and any(fold(word) in _WORDS for word in told)


def has_capitals(words: str) -> bool:
    """Tell whether all words but small ones begin with a capital, as in a name."""
    told = [word for word in re.findall(r"[^\W\d_][\w’'.-]*", words) if word.lower() not in _SMALL]
    return bool(told) and all(word[0].isupper() for word in told)


def ends_as_outlet(words: str) -> bool:
    """Tell whether a few words end with what outlets are called, as in "Harbour Books newsletter"."""
    return fold(words.split()[-1]) in _WORDS if words.split() else False


def outlet_name(words: str) -> str:
    """Return the name of an outlet that words beside a date or a reporter's name are; "" if they are something else.

    An outlet's name is a few words with capitals of which one is common, or is what outlets are called; not a section,
    not a place, and not a person, whose names are seldom words.
    """
    name = _EDITION.sub("", words.partition(",")[0].strip(" –—-")).strip()
    told = [fold(word) for word in name.split()]
    if (
        not told
        or len(told) > LONGEST
        or _NO_NAME.search(name)
        or not has_capitals(name)
        or SECTIONS.fullmatch(name)
    ):
        return ""
    is_known = (
        says_outlet(name) or (told[0] == "the" and len(told) > 1) or any(mark in name for mark in "&+!")
    )
    if fold(name) in lexicon("places") or (told[0] in lexicon("given_names") and not is_known):
        return ""
    # One word alone may be a section of any sort.
    is_of_words = len(told) > 1 and any(
        word in lexicon("common_words") for word in told if word not in _SMALL
    )
    return (name.title() if name.isupper() and len(name) > 4 else name) if is_known or is_of_words else ""


def agency(words: str) -> str:
    """Return the agency of a dateline: "LONDON, May 3 (Meridian News) -"; "" if it names none."""
    match = _AGENCY.search(words)
    return match[1].strip() if match and match[1][:1].isupper() else ""
