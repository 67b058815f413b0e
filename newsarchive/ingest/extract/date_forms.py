"""The forms in which English texts write dates, as patterns: from 2025-04-11 and April 11th to "the spring of 2019".

Months and days of the week are matched with their capital ("may" is a verb). Each form names itself; what it means is
for dates.DateReader to say.
"""

import re
from dataclasses import dataclass

from newsarchive.figures import FIGURES
from newsarchive.ingest.extract.vocabulary import KIND

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, name in enumerate(
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    )
}
COUNTED = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "a couple of": 2,
}  # fmt: skip
DECADES = {"twenties": "2", "thirties": "3", "forties": "4", "fifties": "5", "sixties": "6", "seventies": "7", "eighties": "8", "nineties": "9"}  # fmt: skip

# Named days: (month, day); Easter moves.
HOLIDAYS = {
    "new year's day": (1, 1), "valentine's day": (2, 14), "st patrick's day": (3, 17), "april fools' day": (4, 1),
    "april fool's day": (4, 1), "may day": (5, 1), "fourth of july": (7, 4), "july fourth": (7, 4),
    "bastille day": (7, 14), "halloween": (10, 31), "christmas eve": (12, 24), "christmas day": (12, 25),
    "boxing day": (12, 26), "new year's eve": (12, 31),
}  # fmt: skip
EASTER = {"good friday": -2, "easter sunday": 0, "easter monday": 1}

# Feasts that last for days are told to their month.
FEASTS = {"christmas": 12, "thanksgiving": 11}
ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty-first",
            "twenty-second",
            "twenty-third",
            "twenty-fourth",
            "twenty-fifth",
            "twenty-sixth",
            "twenty-seventh",
            "twenty-eighth",
            "twenty-ninth",
            "thirtieth",
            "thirty-first",
        ],
        start=1,
    )
}

_LONG = "January|February|March|April|May|June|July|August|September|October|November|December"
MONTH = rf"(?:{_LONG}|{_LONG.upper()}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)(?![\w’'-]*[A-Za-z])"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Weds?|Thurs?|Thu|Fri|Sat|Sun)\b\.?)"
_FULL_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
# What follows a day and month, or a month, and tells its year.
_YEAR_BEHIND = (
    rf"(?:(?:,? |, )(?P<year>{YEAR})\b(?!,\d)"
    r"| (?:of )?(?P<which>(?:last|this|next|that|the same|the following|the previous) year|the year before)\b)"
)
_PART = r"(?:(?:early|mid|late|mid-to-late|the (?:start|beginning|middle|end) of|the (?:first|second) half of)[ -])"
_COUNT = r"(?:a couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
_ORDINAL = rf"(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))})"
_TO = r"(?: ?[–—-] ?| to | until | through | till )"
_SMALL = r"(?=[.,;:!?)’”\"–—]|$|\s+(?:in|at|on|and|or|but|for|with|when|as|after|before|by|from|to|of|is|was|will|the|a|his|her|its|their|where|while|it|he|she|they)\b)"
# What makes a year part of a name: "the 2025 edition", "its 1997 edition", "the 2010 census".
_NAMED_BY_YEAR = r"(?!\s+(?:[\w-]+\s+)?(?:edition|season|ceremony|census|list|Olympics|Games|World Cup|awards?|election|vintage|model|people|seats|miles|metres|words|copies)\b)"


@dataclass(frozen=True)
class Form:
    """A way to write a date; before: what must stand right before it, None where anything may."""

    name: str
    pattern: re.Pattern[str]
    before: re.Pattern[str] | None = None


def _form(name: str, pattern: str, *, before: str = "", flags: int = 0) -> Form:
    return Form(name, re.compile(pattern, flags), re.compile(rf"{before}$", re.I) if before else None)


# Where two forms match from one place, the longer match counts, and of equally long ones the first.
FORMS: tuple[Form, ...] = (
    # 2025-04-11, 2025/04/11, 2025-04
    _form("iso", rf"(?<![\w/-])(?P<year>{YEAR})(?P<mark>[-/.])(?P<month>0[1-9]|1[0-2])(?:(?P=mark)(?P<day>0[1-9]|[12]\d|3[01]))?(?![\w/-]|\.\d)"),
    # 11/04/2025, 11.4.25
    _form("figures", FIGURES),
    # from 11 to 16 May, 11–16 May 2025
    _form("days of a month", rf"\b(?P<day>{_DAY})(?P<to>{_TO}| and | or )(?P<last>{_DAY}) (?:of )?(?P<month>{MONTH}){_YEAR_BEHIND}?"),
    # 11 April, the 11th of April 2025, Friday 11 April
    _form("day and month", rf"\b(?:(?P<weekday>{_WEEKDAY}),? )?(?:the )?(?P<day>{_DAY}) (?:of )?(?P<month>{MONTH}){_YEAR_BEHIND}?"),
    # March 3-5, 2025
    _form("month and days", rf"\b(?P<month>{MONTH}) (?P<day>{_DAY})(?P<to>{_TO}| and | or | & )(?P<last>{_DAY})\b(?!,\d|:|-| (?:minutes|hours|episodes|million|cities|dates|other|more|of)\b){_YEAR_BEHIND}?"),
    # April 11, Apr. 11th, 2025, Friday, April 11
    _form("month and day", rf"\b(?:(?P<weekday>{_WEEKDAY}),? )?(?P<month>{MONTH}) (?:the )?(?P<day>{_DAY})\b(?!,\d{{3}}\b|:|-(?!\d)|\s*(?:million|thousand|billion|%|minutes|hours|episodes|copies|people)){_YEAR_BEHIND}?"),
    # the fourth of June, October the second
    _form("day and month", rf"\b(?:the (?P<day>{_ORDINAL}) of (?P<month>{MONTH})){_YEAR_BEHIND}?"),
    _form("month and day", rf"\b(?P<month>{MONTH}) the (?P<day>{_ORDINAL})\b{_YEAR_BEHIND}?"),
    # March 2025, March of last year, early March 2025, the end of March this year
    _form("month and year", rf"\b{_PART}?(?P<month>{MONTH}){_YEAR_BEHIND}"),
    # last March, next February, this May
    _form("which month", rf"\b(?P<step>[Ll]ast|[Tt]his|[Nn]ext|[Tt]his past|[Tt]his coming|[Tt]hat|[Tt]he same) (?P<month>{MONTH})(?! [A-Z])"),
    # in March, between March and May, from March to October
    _form("month", rf"{_PART}?(?P<month>{MONTH})(?! \d| [A-Z])", before=rf"\b(?:in|by|since|until|till|from|during|between|through|before|after|around|(?:slated|due|planned|set|scheduled) for|{MONTH} (?:and|or|to|through|until))\s"),
    # mid-June, late March
    _form("part of a month", rf"\b{_PART}(?P<month>{MONTH})(?! \d| [A-Z])"),
    # the summer of 2019, spring 2026, late 2024, the end of 2025, Q3 2025, the first half of 2026
    _form("part of a year", rf"\b(?:(?:the )?(?:early |late |mid-?)?{_SEASON}(?: of)?,? (?P<year>{YEAR})|(?:early|mid|late)[ -](?P<year2>{YEAR})|the (?:start|beginning|middle|end|(?:first|second) half|(?:first|second|third|fourth|final|last) quarter) of (?P<year3>{YEAR})|Q[1-4],? (?:of )?(?P<year4>{YEAR}))\b(?!,\d)"),
    # this spring, last summer, next autumn, Q3, the third quarter
    _form("season", rf"\b(?:(?P<step>last|this|next|this past|this coming|earlier this|later this|early this|late this) (?P<season>{_SEASON})|(?P<quarter>Q[1-4])\b(?! (?:of )?\d))\b"),
    # in the spring, by early autumn
    _form("season of no year", r"(?:the )?(?:early |late )?(?P<season>spring|summer|autumn)\b(?! of\b| [A-Z]| ?\d|['’-])", before=r"\b(?:in|by|until|since) "),
    # the early 1990s, the '90s, the nineties
    _form("decade", r"\b(?:the )?(?:(?:early|mid|late|mid-to-late)[ -])?(?:(?P<decade>(?:1[5-9]|20)\d)0s|(?:(?<=the )|(?<=early )|(?<=late )|(?<=mid ))(?:['‘’](?P<short>\d)0s|(?P<words>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)))\b", flags=re.I),
    # New Year's Day 2026, on Valentine's Day
    _form("holiday", rf"\b(?P<holiday>New Year['’]s (?:Day|Eve)|(?:St\.? )?Valentine['’]s Day|St\.? Patrick['’]s Day|April Fool(?:s['’]|['’]s) Day|May Day|(?:the )?Fourth of July|July Fourth|Bastille Day|Hallowe['’]?en|Christmas (?:Eve|Day)|Boxing Day|Good Friday|Easter (?:Sunday|Monday)){_YEAR_BEHIND}?(?! (?:special|album|song|single|film|movie|concert|show|party|market|edition|release|[A-Z]\w+)s?\b|['’])", before=r"\b(?:on|by|for|until|till|since|from|before|after|and|to|of|around|this|last|next|past) |^|[,;:(—–] ?"),
    # at Christmas, for Thanksgiving 2015
    _form("feast", rf"(?P<feast>Christmas|Thanksgiving)(?:,? (?:of )?(?P<year>{YEAR}))?\b(?! (?:Day|Eve|[A-Z]\w+|[a-z]+ing|special|album|song|single|number|film|movie|concert|show|party|market|edition|lunch|dinner|tree|card|carol|present|week|weekend|tour|episode|hit|classic)s?\b|['’-])", before=r"\b(?:at|for|by|before|over|until|till|since|around|this|last|next|every|that|just) "),
    # last week, next month, this year, later this year, the same month, that year, the following year
    _form("which period", r"\b(?P<step>last|this|next|earlier this|later this|this past|this coming|that|the same|the previous|the following|the next|earlier that|later that|the) (?P<unit>week|weekend|month|year|day)(?P<before> before| after)?\b(?! old| of\b|-|['’]s)"),
    # a year ago, two weeks earlier, three months later, in two weeks' time
    _form("distance", rf"\b(?P<count>{_COUNT}) (?P<unit>day|week|month|year)s?['’]? (?P<way>ago|earlier|later|before(?=[.,;:]|$)|afterwards|from now|hence)\b|\bin (?P<count2>{_COUNT}) (?P<unit2>day|week|month|year)s?['’] time\b", flags=re.I),
    # last year's film, this month's
    _form("year of something", r"\b(?P<step>[Ll]ast|[Tt]his|[Nn]ext) (?P<unit>year|month)(?=['’]s\b)"),
    # a week on Sunday, Sunday week, a fortnight today, three weeks tomorrow, a week ago Saturday, Friday of next week
    _form("weeks from a day", rf"\b(?P<count>{_COUNT}) (?P<unit>week|fortnight)s? (?P<ago>ago )?(?:(?P<near>today|tomorrow|yesterday)|(?:on |from )?(?P<weekday>{_FULL_WEEKDAY}))\b(?!['’]s)|\b(?P<weekday2>{_FULL_WEEKDAY}) week\b|\b(?P<weekday3>{_FULL_WEEKDAY}) of (?P<step>last|next) week\b"),
    # came out at midnight
    _form("midnight", r"midnight\b(?! (?:on|of|in|and|mass|tomorrow|local|[A-Z])|['’,-])", before=r"\b(?:at|since) "),
    # today, yesterday, tonight, this morning
    _form("near day", r"\b(?P<word>the day before yesterday|the day after tomorrow|today|tonight|yesterday|tomorrow|last night|this morning|this afternoon|this evening)\b(?!['’])", flags=re.I),
    # on Friday, last Friday, opened Friday
    _form("weekday", rf"\b(?:(?P<step>[Ll]ast|[Tt]his|[Nn]ext|[Tt]his coming|[Tt]his past) )?(?P<weekday>{_FULL_WEEKDAY})\b(?!['’]|s\b| [A-Z])"),
    # On Friday Ada Byrne sings
    _form("weekday", rf"(?P<step>)(?P<weekday>{_FULL_WEEKDAY})(?= [A-Z])(?! (?:Night|Morning|Prayers|Times|Post|Herald|Express|Mirror|Telegraph|Club))", before=r"(?:^|[.!?”\"] )On "),
    # on the 11th
    _form("day", rf"the (?P<day>{_DAY}){_SMALL}", before=r"\b(?:on|by|to|of|until|till|since|from|through) "),
    # in 2024, until 2026, from 2019 to 2023
    _form("year", rf"(?P<year>{YEAR})\b(?!,\d|['’-]\w| [\w-]*(?:people|seats|copies|words|miles|fans|metres)\b)", before=r"\b(?:in|since|of|by|to|until|till|after|during|before|around|between|through|from|circa) "),
    # from '83, in the winter of ’96
    _form("short year", r"['‘’](?P<short>\d\d)\b(?!['’]?s\b)", before=r"\b(?:in|from|since|of|until|by|to|summer|winter|spring|autumn|fall|late|early) "),
    # 2003 – W is released
    _form("year", rf"(?<![^\n])(?P<year>{YEAR})(?=:? ?[–—-] |: )"),
    # 2019–2023
    _form("other year", rf"(?P<year>{YEAR})\b(?!,\d)", before=rf"(?:\b(?:in|from|between) |\(){YEAR}(?: ?[–-] ?| and )"),
    # (1994), (1931–1979), (2019, Corran Books)
    _form("year in brackets", rf"(?P<year>{YEAR})(?=\)|[,;:] | ?[–-] ?{YEAR}\))", before=r"\((?:b\. ?|born )?"),
    # (Marsh Lantern, 2024), (2019 film)
    _form("year in brackets", rf"(?P<year>{YEAR})(?=\))", before=r"\((?:[^()\d]{2,28}, )"),
    _form("year in brackets", rf"(?P<year>{YEAR})(?= (?:[a-z]+ )?{KIND}\b)", before=r"\("),
    # France, 2016, 118 mins · UK 2024, 8 min
    _form("year of a listing", rf"(?P<year>{YEAR})(?=[,;] \d+ ?(?:min|pages|pp)|\)?[.,;] (?:[Dd]ir(?:\.|ected|ector)))"),
    # Ada's 2024 album, the 2024 hit
    _form("year of a thing", rf"(?P<year>{YEAR})\b{_NAMED_BY_YEAR}", before=r"(?:['’]s|s['’]|\btheir) "),
    _form("year of a thing", rf"(?P<year>{YEAR})\b(?=\s+[a-z“‘\"]){_NAMED_BY_YEAR}", before=r"\b(?:the|his|her|its|an?) "),
    # Ada's acclaimed 1985 ballad, the band's seminal, much loved 1991 album
    _form("year of a thing", rf"(?P<year>{YEAR})\b(?=(?: [\w-]+){{0,2}}? {KIND}\b)", before=r"(?:['’]s|s['’]|\b(?:the|his|her|its|their|an?)) (?:[a-z-]+,? ){1,3}"),
    # 2021's "Slow Rivers"
    _form("year of a thing", rf"(?P<year>{YEAR})(?=['’]s (?:[a-z-]+ ){{0,3}}[“‘\"'A-Z])"),
)  # fmt: skip

# A sentence without any of these has no date: most have none.
MAY_HAVE_DATE = re.compile(
    rf"\d|\b(?:{_LONG}|{_LONG.upper()}|{_FULL_WEEKDAY}|spring|summer|autumn|fall|winter|week|weekend|month|year|years|weeks|"
    r"months|day|days|today|tonight|yesterday|tomorrow|night|morning|afternoon|evening|twenties|thirties|forties|fifties|"
    r"sixties|seventies|eighties|nineties|New Year|Valentine|Patrick|Fool|Fools|Fourth|Bastille|Halloween|Christmas|"
    r"Thanksgiving|Boxing|Easter|Good Friday|quarter|fortnight|midnight)\b"
)
