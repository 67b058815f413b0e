"""What a claim holds for where it does not hold for all: a country, an edition, a medium, a festival's premiere.

"Out in Japan on 5 March" and "out on 12 March" do not contradict each other, nor do the hardback's day and the
paperback's. A place where something merely happens ("opens in Turin", "shot in Spain") is no qualifier.
"""

import re
from functools import cache

from newsarchive.ingest import lexicons
from newsarchive.vocabulary import Predicate

# What may hold for one country or edition and not for another.
QUALIFIED = frozenset(
    {
        Predicate.RELEASE_DATE,
        Predicate.START_DATE,
        Predicate.END_DATE,
        Predicate.DURATION,
        Predicate.NUMBER_OF_EPISODES,
        Predicate.PUBLISHER,
        Predicate.FIGURE,
    }
)

# What is bought, shown or sold stands near the country for which it is: not where it is made.
OUT = re.compile(
    r"\b(?:releas\w*|out|premi\w+|publish\w*|publication|launch\w*|debut\w*|arriv\w+|lands?|landed|hits?|drops?|dropped|"
    r"issued?|on sale|shops|stores|bookshops|available|opens?|opened|opening|airs?|aired|broadcast|screens?|cinemas|"
    r"theat(?:er|re)s|comes?|came|coming|copies|sold|selling|sells|tickets|admissions|gross\w*|took|takings|box office|"
    r"earned|views|viewers|streams?|streamed|streaming|shown|goes|went|follows|distribut\w+|rights|editions?|version|"
    r"label|publisher|leg)\b",
    re.I,
)
_MADE = r"(?:shot|filmed|filming|set|made|recorded|produced|born|based|written|shooting|staged|held|lives?|lived|studied)"

# A place in a country's charts says nothing of where a record came out.
_CHART = re.compile(
    r"\bcharts?\b|\bcharted\b|\b[Nn]o\.? ?\d|\bnumber (?:one|two|three|four|five|six|seven|eight|nine|ten|\d)|\b[Tt]op (?:\d|ten|five|forty)|\bpeak(?:ed|ing)?\b"
)

FESTIVAL = "festival premiere"
_FESTIVAL = re.compile(
    r"\b(?:festival|Cannes|Berlinale|Sundance|Tribeca|Locarno|Telluride|Karlovy Vary|South by Southwest|SXSW|TIFF|Rotterdam"
    r"|San Sebasti[aá]n|Sitges|Annecy|Venice (?:Film )?Festival|Biennale|Mostra)\b",
    re.I,
)
_SHOWN_FIRST = re.compile(
    r"\b(?:premi\w+|debut\w*|bow(?:s|ed)?|screen\w*|unveil\w*|shown|first seen|opens?|opened)\b", re.I
)

# In the order in which they stand in a qualifier: what it is called, and the words that say so.
_EDITIONS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.I))
    for name, pattern in (
        ("gala premiere", r"\b(?:gala|royal|red[- ]carpet|star-studded) premiere\b"),
        ("deluxe edition", r"\bdeluxe\b"),
        ("extended version", r"\b(?:extended|expanded|longer) (?:edition|cut|version|mix|play|re-?issue)\b"),
        ("director's cut", r"\bdirector['’]?s['’]? cut\b|\buncut version\b"),
        ("theatrical cut", r"\btheatrical (?:cut|version)\b"),
        ("special edition", r"\b(?:special|limited|collector['’]?s['’]?|signed|illustrated|anniversary) edition\b"),
        ("reissue", r"\bre-?issue[ds]?\b|\bre-?release[ds]?\b|\bre-?print(?:ed|s)?\b|\bre-?master(?:ed|s)?\b|\banniversary (?:release|pressing)\b"),
        ("paperback", r"\bpaperback\b|\bsoft-?cover\b"),
        ("audiobook", r"\baudio-?books?\b|\baudio (?:edition|version)\b"),
        ("e-book", r"\be-?books?\b"),
        ("translation", r"\b(?:in )?(?:an? |the )?[A-Z]\w+-language (?:edition|version|translation)\b|\b(?:in )?translation\b|\b(?:dubbed|subtitled) version\b"),
        ("remix", r"\bremix(?:es|ed)?\b"),
        ("acoustic version", r"\b(?:acoustic|unplugged|stripped-back|piano) version\b"),
        ("instrumental version", r"\binstrumental (?:version|edition)\b"),
        ("live version", r"\blive (?:version|recording|album)\b"),
        ("vinyl", r"\b(?:on|to|a|the|double|coloured|colored|limited) vinyl\b|\bvinyl (?:edition|release|pressing|LP|version)\b"),
        ("cassette", r"\bon (?:cassette|tape)\b"),
        ("home video", r"\b(?:on|to|the) (?:DVD|Blu-?ray|4K|home video|disc)\b|\b(?:DVD|Blu-?ray|home) (?:release|edition)\b"),
        ("digital release", r"\bdigital(?:ly)? (?:release[ds]?|edition|version|download|platforms|copy|copies)\b|\b(?:on|to|via) digital\b|\bdigitally\b|\bon[- ]demand\b|\bVOD\b"),
        ("streaming", r"\bstreaming (?:release|debut|premiere|date)\b"),
        ("physical release", r"\bphysical(?:ly)? (?:release[ds]?|edition|version|copies|album|formats?)\b"),
        ("limited release", r"\blimited (?:theatrical )?release\b"),
        ("early access", r"\bearly access\b"),
        ("PlayStation version", r"\b(?:PlayStation|PS)[\s-]?[45]? (?:version|edition|port)\b"),
        ("Xbox version", r"\bXbox (?:\w+ )?(?:version|edition|port)\b"),
        ("Switch version", r"\bSwitch (?:version|edition|port)\b"),
        ("PC version", r"\bPC (?:version|edition|port)\b"),
        ("console version", r"\bconsole (?:version|edition|port)s?\b"),
        ("mobile version", r"\bmobile (?:version|edition|port)\b"),
        ("Broadway", r"\b(?:on|to) Broadway\b"),
        ("West End", r"\b(?:in|to) the West End\b|\bWest End (?:run|transfer|production)\b"),
    )
)  # fmt: skip
# Who lists several formats speaks of all: "in hardback, ebook and audio". The first edition of a book is a hardback, and of
# an album a CD, so that these words restrict nothing.
_FORMATS = {"paperback", "audiobook", "e-book", "vinyl", "cassette", "digital release", "physical release"}
_FIRST_FORMAT = re.compile(
    r"\b(?:hard-?(?:back|cover)|print|CDs?|audio|all formats)\b(?! (?:book|edition|version))", re.I
)

# A disc that is "not on vinyl" is none.
_NOT = re.compile(
    r"\b(?:not|never|no|without|before|until|rather than|instead of|unlike|after) (?:\w+ ){0,2}$", re.I
)


@cache
def _territory_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    called = lexicons.keyed("territories")
    name = "|".join(re.escape(one) for one in sorted(called, key=len, reverse=True))
    places = re.compile(
        rf"(?<!\w)(?P<how>in|across|throughout|to|for|within|outside)(?: (?:cinemas|theat(?:er|re)s|shops|stores|"
        rf"bookshops|(?:big|small) screens?|readers|audiences|viewers)(?: in| across| throughout)?)? (?:the )?"
        rf"(?P<names>(?:{name})(?!\w)(?:(?:,| and|, and| or) (?:the )?(?:{name})(?!\w))*)"
    )
    sides = re.compile(
        rf"(?<!\w)(?P<names>(?:{name})(?!\w)(?:(?: and|/|,) (?:the )?(?:{name})(?!\w))*) (?:\w+ )?"
        r"(?:releases?|premiere|debut|edition|version|publication|launch|cinemas|theat(?:er|re)s|shops|bookshops|stores|"
        r"box office|distributor|publisher|rights|leg|dates?|run|broadcast|cut|translation|pressing|label)\b"
    )
    return places, sides


def qualifier_of(words: str) -> str:
    """Return what the words restrict their claim to ("Japan", "paperback, UK", "festival premiere"); "" for nothing.

    words: those of the claim and around it, in its clause. What only tells where something is made, or that it is not
    so, restricts nothing.
    """
    found = []
    if _FESTIVAL.search(words) and _SHOWN_FIRST.search(words):
        found.append(FESTIVAL)
    for name, pattern in _EDITIONS:
        match = pattern.search(words)
        if match and not _NOT.search(words[: match.start()]):
            found.append(name)
    formats = _FORMATS & set(found)
    if len(formats) > 1 or (formats and _FIRST_FORMAT.search(words)):
        found = [name for name in found if name not in formats]
    if not found or found[0] != FESTIVAL:
        found += _territories(words)
    return ", ".join(dict.fromkeys(found))[:80]


def _territories(words: str) -> list[str]:
    """Return the countries and regions for which the words speak, in the order of their names."""
    if not OUT.search(words) or _CHART.search(words):
        return []
    called = lexicons.keyed("territories")
    places, sides = _territory_patterns()
    found: set[str] = set()
    for pattern in (places, sides):
        for match in pattern.finditer(words):
            before = words[: match.start()]
            if _NOT.search(before) or re.search(
                rf"\b{_MADE}(?: (?!and\b|but\b)[\w’'-]+){{0,4}} ?$", before, re.I
            ):
                continue
            listed = re.split(r"(?:,| and|, and| or|/) (?:the )?", match["names"])
            outside = match.groupdict().get("how") == "outside"
            found |= {f"outside {called[one]}" if outside else called[one] for one in listed if one in called}
    return sorted(found)
