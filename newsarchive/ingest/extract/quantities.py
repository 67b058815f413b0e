"""Numbers and what they count: in digits and in words, durations, sums of money, bounds and ranges, parts of a whole."""

import re

from newsarchive.values import QuantityValue

_UNITS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9, "trillion": 1e12,
    "m": 1e6, "mn": 1e6, "bn": 1e9, "k": 1e3, "tn": 1e12,
}  # fmt: skip
_SPECIAL = {"dozen": 12.0, "couple": 2.0, "trio": 3.0, "score": 20.0}
_WORD = "|".join(sorted([*_UNITS, *_TENS], key=len, reverse=True))
_SCALE = r"(?:hundred|thousand|million|billion|trillion|lakh|crore|bn|mn|tn|m|k)\b"
# One number: 1,234.5 · 1.4 million · five-and-a-half · forty-one · two hundred and ten · a dozen · half a million
NUMBER = (
    rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?|(?:{_WORD})(?:[- ](?:{_WORD}))?)"
    rf"(?:(?:[- ]and[- ]a[- ](?:half|quarter)(?: (?:thousand|million|billion)\b)?)|(?:[- ]and[- ]three[- ]quarters?)"
    rf"|(?:\s?{_SCALE}(?: and (?:{_WORD})(?:-(?:{_WORD}))?)?))?"
    rf"|(?:half|(?:a|three)[- ]quarters?(?: of)?) a (?:million|billion)"
    r"|(?:a|one|two|three|four|five|six) dozen|a couple of(?: (?:hundred|thousand|million|dozen))?"
    r"|a (?:dozen|hundred|thousand|million|billion)"
)
_AND_A_PART = re.compile(r"[- ]and[- ](?:a[- ](half|quarter)|(three[- ]quarters?))")
_SHARE_OF = re.compile(r"^(half|(?:a )?quarter|three[- ]quarters?)(?: of)? an? ")


def number(words: str) -> float:
    """Return the number that the words (as NUMBER matches them) stand for.

    Raises ValueError if they are not a number.
    """
    words = words.strip().lower().replace(",", "")
    share = _SHARE_OF.match(words)
    if share:
        return _exact(_share(share[1]) * number(f"a {words[share.end() :]}"))
    part = _AND_A_PART.search(words)
    if part:
        added = _share(part[1] or part[2])
        scale = words[part.end() :].strip()
        return _exact((number(words[: part.start()]) + added) * (_SCALES[scale] if scale else 1.0))
    total, current, seen = 0.0, 0.0, False
    for one in re.findall(r"\d+(?:\.\d+)?|[a-z]+", words):
        if one in ("and", "a", "of"):
            current, seen = (current or (1.0 if one == "a" else 0.0)), True
        elif one[0].isdigit():
            current, seen = current + float(one), True
        elif one in _SPECIAL:
            current, seen = (current or 1.0) * _SPECIAL[one], True
        elif one in _UNITS or one in _TENS:
            current, seen = current + (_UNITS.get(one) or _TENS.get(one) or 0.0), True
        elif one in _SCALES:
            total, current, seen = total + (current or 1.0) * _SCALES[one], 0.0, True
        else:
            raise ValueError(f"not a number: {words!r}")
    if not seen:
        raise ValueError(f"not a number: {words!r}")
    return _exact(total + current)


def _exact(product: float) -> float:
    """Return what a decimal number times a scale is: 4.1 times a million is not 4,099,999.9999999995."""
    return round(product, 6)


def _share(words: str) -> float:
    words = words.replace("-", " ").removeprefix("a ")
    return 0.75 if words.startswith("three") else {"half": 0.5, "quarter": 0.25}[words]


_BOUNDS = [
    (
        "min",
        re.compile(
            r"(?:more than|over|at least|upwards of|in excess of|no (?:fewer|less) than|north of|passed|topped|surpassed|"
            r"exceeded|crossed|a minimum of)\s+$",
            re.I,
        ),
    ),
    (
        "max",
        re.compile(
            r"(?:fewer than|less than|under|at most|no more than|up to|as many as|a maximum of|not more than)\s+$", re.I
        ),
    ),
    ("near", re.compile(r"(?:nearly|almost|just (?:under|shy of|short of)|close to|not quite|approaching)\s+$", re.I)),
    (
        "about",
        re.compile(r"(?:about|around|some|roughly|approximately|an estimated|circa|in the region of)\s+$", re.I),
    ),
]  # fmt: skip
_RANGE = re.compile(rf"(?P<least>{NUMBER})(?:\s*(?:–|-)\s*|\s+(?:to|and)\s+)(?P<greatest>{NUMBER})", re.I)
_PART_AFTER = re.compile(
    rf"^ of (?:(?:the|its|his|her|their|all|those|these) )?(?:\w+[’']s )?(?:{NUMBER})\b", re.I
)


def bound(before: str) -> str:
    """Return how a number is meant, by the words before it: "min", "max", "near" (nearly), "about" or "" (exactly)."""
    if re.search(r"\bjust (?:under|shy of|short of)\s+$", before, re.I):
        return "near"
    return next((name for name, pattern in _BOUNDS if pattern.search(before)), "")


def is_part(after: str) -> bool:
    """Whether a number is only a part, by the words behind it: "eight of its ten", but not "eight of the episodes"."""
    return _PART_AFTER.match(after) is not None


def number_range(words: str) -> tuple[float, float] | None:
    """Return the ends of "60 to 70", "5–6 million", "between eight and ten"; None where the words are no range."""
    match = _RANGE.fullmatch(re.sub(r"^(?:between|from)\s+", "", words.strip(), flags=re.I))
    if match is None:
        return None
    least, greatest = number(match["least"]), number(match["greatest"])
    scale = re.search(rf"{_SCALE}$", match["greatest"], re.I)
    if scale and not re.search(_SCALE, match["least"], re.I):
        least *= _SCALES[scale[0].lower()]
    return (least, greatest) if least < greatest else None


# "two hours fifty", "three minutes four": what is left out is minutes of hours, and seconds of minutes.
_BELOW_SIXTY = rf"(?:[1-5]?\d|(?:{_WORD})(?:[- ](?:{_WORD}))?)"
# Behind it nothing is named that could be counted: "two hours ten songs".
_NOTHING_COUNTED = (
    r"(?=\s*(?:$|[,;:!?)\]”\"’'—–]|\.(?!\d))|\s+(?:and|but|it|it['’]s|its|there|the|a|an|with|without|long|in|is|was|has|had|of|you|"
    r"he|she|they|we|from|at|to|on|this|that|which|than|before|after|so|if|even|when|plus|including)\b)"
)
_HOURS = rf"(?P<hours>{NUMBER}|an?(?=[- ]hou?r))[- ]?(?:hours?|hrs?\.?|h)(?![a-z])(?P<half> and a half| and a quarter| and three[- ]quarters)?"
_MINUTES = rf"(?P<minutes>{NUMBER})[- ]?(?:minutes?|mins?|m)\b\.?(?P<part> and a half)?"
_DURATION = re.compile(
    rf"(?:(?P<share>half an hour|half-hour|three[- ]quarters of an hour|a quarter of an hour)|{_HOURS}(?:(?:,| and)? ?{_MINUTES}|(?P<clock>\d\d)|(?:,| and)? (?P<over>{_BELOW_SIXTY}))?"
    rf"|{_MINUTES.replace('minutes>', 'only>').replace('part>', 'with>')}(?:(?:,| and)? ?(?P<seconds>{NUMBER})(?:[- ]?(?:seconds?|secs?\.?|s)\b)?)?)(?:[- ]long)?",
    re.I,
)
# The same for finding: "m" alone is no minute ("$90m"), and groups have no names.
_HOURS_FOUND = rf"(?:{NUMBER}|an?(?=[- ]hou?r))(?! hour-long)[- ]?(?:hours?|hrs?\.?|h)"
_MINUTES_FOUND = rf"(?:{NUMBER})[- ]?(?:minutes?|mins?\.?)"
DURATION = (
    r"(?:half an hour|half-hour|three[- ]quarters of an hour|a quarter of an hour"
    rf"|{_HOURS_FOUND}(?:(?:(?:,| and)? ?(?:{_MINUTES_FOUND}|\d{{1,2}} ?m\b))|\d\d\b|(?: and)? {_BELOW_SIXTY}{_NOTHING_COUNTED}| and a half| and a quarter| and three[- ]quarters)?"
    rf"|{_MINUTES_FOUND}(?: and a half|(?:,| and)? (?:{NUMBER})[- ](?:seconds?|secs?\.?)|(?: and)? {_BELOW_SIXTY}{_NOTHING_COUNTED})?)"
)
_SHARES_OF_AN_HOUR = {"half": 30.0, "three": 45.0, "a": 15.0}
_PARTS = {"": 0.0, "half": 0.5, "quarter": 0.25, "quarters": 0.75}


def duration(words: str, before: str = "") -> QuantityValue | None:
    """Return the length that the words say, in minutes: "2 hours 28 minutes", "two hours fifty", "two and a half
    hours", "90-minute", "3 minutes 10".

    before: the words before them, for how it is meant. Whole and half hours are meant about. None for other words.
    """
    match = _DURATION.fullmatch(words.strip())
    if match is None:
        return None
    how = bound(before)
    if match["share"]:
        return QuantityValue(
            _SHARES_OF_AN_HOUR[re.split(r"[- ]", match["share"].lower())[0]], "minutes", how or "about"
        )
    if match["only"]:
        extra = 0.5 if match["with"] else 0.0
        seconds = number(match["seconds"]) / 60 if match["seconds"] else 0.0
        return QuantityValue(round(number(match["only"]) + extra + seconds, 2), "minutes", how)
    hours = 1.0 if match["hours"].lower() in ("a", "an") else number(match["hours"])
    hours += _PARTS[(match["half"] or "").replace("-", " ").split(" ")[-1]]
    told = match["minutes"] or match["clock"] or match["over"]
    minutes = number(told) if told else 0.0
    return QuantityValue(hours * 60 + minutes, "minutes", how or ("" if told else "about"))


_SIGNS = {
    "us$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "hk$": "HKD", "nz$": "NZD", "s$": "SGD",
    "nt$": "TWD", "r$": "BRL", "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₩": "KRW", "₹": "INR", "rs": "INR",
    "rs.": "INR", "₦": "NGN", "zł": "PLN", "₽": "RUB", "₺": "TRY", "₴": "UAH", "฿": "THB", "₫": "VND", "₱": "PHP",
}  # fmt: skip
_NAMES = {
    "dollar": "USD", "us dollar": "USD", "u.s. dollar": "USD", "australian dollar": "AUD", "canadian dollar": "CAD",
    "pound": "GBP", "pound sterling": "GBP", "euro": "EUR", "won": "KRW", "south korean won": "KRW", "yen": "JPY",
    "yuan": "CNY", "renminbi": "CNY", "rupee": "INR", "naira": "NGN", "zloty": "PLN", "złoty": "PLN", "real": "BRL",
    "reai": "BRL", "krona": "SEK", "swiss franc": "CHF", "peso": "MXN", "rand": "ZAR", "baht": "THB",
}  # fmt: skip
# "Harbour 9/11 won the prize": so few of a currency whose name is a verb as well are no sum that news tell.
_VERBS_TOO, _LEAST_BESIDE_VERBS = frozenset(["won"]), 1_000
_CODES = "USD|AUD|CAD|GBP|EUR|JPY|KRW|INR|NGN|PLN|BRL|CNY|SEK|NOK|DKK|CHF|HKD|NZD|SGD|TWD|MXN|ZAR|THB"
_SIGN = "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True))
_NAME = "|".join(re.escape(name) for name in sorted(_NAMES, key=len, reverse=True))
# One sum: $12.5m · US$12.5 million · 12.5 million dollars · EUR 3 million · Rs 20 crore
MONEY = rf"(?:(?:{_SIGN}|(?:{_CODES})\b) ?(?:{NUMBER})|(?:{NUMBER}) ?(?:(?:{_NAME})s?\b|(?:{_CODES})\b|€|zł))"
_MONEY = re.compile(
    rf"(?:(?P<sign>{_SIGN}|(?:{_CODES})\b) ?(?P<n>{NUMBER})|(?P<m>{NUMBER}) ?(?:(?P<name>{_NAME})s?\b|(?P<code>(?:{_CODES})\b|€|zł)))",
    re.I,
)  # fmt: skip


def money(words: str, before: str = "") -> QuantityValue | None:
    """Return the sum that the words (as MONEY matches them) say, its unit the code of its currency; None for other words.

    before: the words before them, for how it is meant. A bare dollar is the American one.
    """
    match = _MONEY.fullmatch(words.strip())
    if match is None:
        return None
    amount = number(match["n"] or match["m"])
    if match["name"] and match["name"].lower() in _VERBS_TOO and amount < _LEAST_BESIDE_VERBS:
        return None
    sign = (match["sign"] or match["code"] or "").lower()
    unit = _NAMES[match["name"].lower()] if match["name"] else _SIGNS.get(sign, sign.upper())
    return QuantityValue(amount, unit, bound(before))


# What stands before a sum, and what figures count.
CURRENCY_SIGN = r"(?:US\$|A\$|C\$|HK\$|\$|£|€|¥|₩)"
COUNTED = (
    "views|viewers|copies|downloads|streams|plays|tickets|readers|admissions|players|listeners|units|sales|pre-orders|"
    "preorders|subscribers|visitors|households|likes|wishlists|spectators"
)
_COUNTED_AS = {
    "plays": "streams", "listens": "streams", "times": "streams", "pre-orders": "copies", "preorders": "copies",
    "units": "copies", "sales": "copies", "dollars": "USD", "pounds": "GBP", "euros": "EUR", "won": "KRW", "yen": "JPY",
}  # fmt: skip


def currency(sign: str) -> str:
    """Return the code of the currency that the sign (as CURRENCY_SIGN matches it) stands for."""
    return _SIGNS[sign.lower()]


def unit_of(noun: str) -> str:
    """Return the unit in which a figure is kept, by the noun that says what it counts: "plays" are streams."""
    noun = noun.lower()
    return _COUNTED_AS.get(noun, noun)
