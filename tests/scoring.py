"""Score an export against gold annotations: how much of them was found, and how much beside them.

The files of an export are compared as FILES names them; gold is the object of tests/gold/*.json. An entity is found where
its article's gold entity shares a name with it; a claim, where a citation of it stands in the article at the offsets
given and overlaps the quote of a gold claim with the same subject, predicate, value and negation. What is "optional" in
gold is neither required nor wrong.
"""

import json
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field

FILES = ("articles", "persons", "works", "claims", "disagreements")

_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l"})
_QUOTATION_MARKS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass
class Score:
    """found: gold items that were found; missed: those that were not; extra: what was found beside them."""

    found: int = 0
    missed: list[tuple] = field(default_factory=list)
    extra: list[tuple] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.found / (self.found + len(self.extra)) if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.found / (self.found + len(self.missed)) if self.found else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.found / (2 * self.found + len(self.missed) + len(self.extra)) if self.found else 0.0

    def __str__(self) -> str:
        lines = [f"precision {self.precision:.3f}, recall {self.recall:.3f}, F1 {self.f1:.3f}"]
        lines += [f"  missed  {' · '.join(map(str, item))}" for item in self.missed]
        lines += [f"  extra   {' · '.join(map(str, item))}" for item in self.extra]
        return "\n".join(lines)


def read_export(folder):
    """Return the export in the folder: a list of objects a file, by its name without the ending."""
    return {
        name: [
            json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        ]
        for name in FILES
    }


def score(gold, export):
    """Return a Score for each kind of finding."""
    return {
        "published": score_published(gold, export),
        "persons": score_entities(gold["persons"], export["persons"]),
        "works": score_entities(gold["works"], export["works"]),
        "claims": score_claims(gold, export, statements=False),
        "statements": score_claims(gold, export, statements=True),
        "disagreements": score_disagreements(gold, export),
    }


def folded(name):
    """Fold case, diacritics, possessives and punctuation, and drop a leading article."""
    decomposed = unicodedata.normalize("NFKD", str(name).translate(_LETTERS))
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()
    words = re.findall(r"\w+", re.sub(r"[’']s\b", "", plain))
    return " ".join(words[1:] if len(words) > 1 and words[0] in {"the", "a", "an"} else words)


def main_name(entity):
    return entity.get("name") or entity["title"]


def names_of(entity):
    return {folded(name) for name in (main_name(entity), *entity.get("aliases", []))}


def score_published(gold, export):
    score = Score()
    found = {article["source"]: article.get("published") for article in export["articles"]}
    for source, article in gold["articles"].items():
        expected, actual = article.get("published"), found.get(source)
        if expected and actual and actual[:10] == expected:
            score.found += 1
            continue
        if expected:
            score.missed.append((source, expected))
        if actual:
            score.extra.append((source, actual))
    return score


def score_entities(gold, found):
    """Count (article, entity) pairs; one found entity serves at most one gold entity, and the other way round."""
    score = Score()
    partner = _partners(gold, found)
    articles = defaultdict(set)
    for position, entity in enumerate(found):
        if position in partner:
            articles[partner[position]] |= set(entity["articles"])
        else:
            score.extra += [(article, main_name(entity)) for article in entity["articles"]]
    for position, entity in enumerate(gold):
        if entity.get("optional"):
            continue
        expected, actual = set(entity["articles"]), articles[position]
        score.found += len(expected & actual)
        score.missed += [(article, main_name(entity)) for article in sorted(expected - actual)]
        score.extra += [(article, main_name(entity)) for article in sorted(actual - expected)]
    return score


def _partners(gold, found):
    """Map positions of found entities to those of gold ones, the best pairs first.

    A pair is better if the found entity's main name is one of gold's, then by common articles, then by common names.
    """
    pairs = []
    for gold_position, gold_entity in enumerate(gold):
        gold_names = names_of(gold_entity)
        for position, entity in enumerate(found):
            common_names = gold_names & names_of(entity)
            if common_names:
                common_articles = set(gold_entity["articles"]) & set(entity["articles"])
                has_main_name = folded(main_name(entity)) in gold_names
                rank = (not has_main_name, -len(common_articles), -len(common_names))
                pairs.append((*rank, gold_position, position))
    partner = {}
    for *_, gold_position, position in sorted(pairs):
        if position not in partner and gold_position not in partner.values():
            partner[position] = gold_position
    return partner


def score_claims(gold, export, *, statements):
    """Count gold claims, and citations beside them; a further citation of a gold claim already found counts as nothing."""
    score = Score()
    texts = {article["source"]: article["text"] for article in export["articles"]}
    entities = [names_of(entity) for entity in gold["persons"] + gold["works"]]
    expected = [claim for claim in gold["claims"] if (claim["predicate"] == "statement") == statements]
    found = set()
    for claim in export["claims"]:
        if (claim["predicate"] == "statement") != statements or claim["status"] == "rejected":
            continue
        for citation in claim["citations"]:
            if citation["status"] == "rejected":
                continue
            matches = [
                position
                for position, gold_claim in enumerate(expected)
                if gold_claim["article"] == citation["article"]
                and _says_the_same(gold_claim, claim, entities)
                and _supports(citation, gold_claim["quote"], texts[citation["article"]])
            ]
            if matches:
                found.add(next((position for position in matches if position not in found), matches[0]))
            else:
                score.extra.append(
                    (citation["article"], claim["subject"]["name"], claim["predicate"], claim["value"])
                )
    for position, claim in enumerate(expected):
        if claim.get("optional"):
            continue
        if position in found:
            score.found += 1
        else:
            score.missed.append((claim["article"], claim["subject"], claim["predicate"], claim["value"]))
    return score


def _says_the_same(gold_claim, claim, entities):
    subject = folded(gold_claim["subject"])
    subject_names = next((names for names in entities if subject in names), {subject})
    return (
        gold_claim["predicate"] == claim["predicate"]
        and bool(gold_claim.get("negated")) == claim["negated"]
        and bool(subject_names & names_of(claim["subject"]))
        and _same_value(gold_claim["value"], claim["value"], entities)
    )


def _same_value(expected, actual, entities):
    """Dates are equal to the precision of gold, and must not be more precise; texts share half of their words."""
    if isinstance(expected, int | float):
        number = _number(actual)
        return number is not None and abs(number - expected) < 1e-6
    if _DATE.fullmatch(expected):
        return str(actual).partition("T")[0] == expected
    left, right = folded(expected), folded(actual)
    if left == right or any(left in names and right in names for names in entities):
        return True
    return _shared_words(left, right) >= 0.5 and _number(expected) == _number(actual)


def _shared_words(left, right):
    """Return how alike two folded texts are, 0 to 1: twice the common words by all words."""
    left_words, right_words = set(left.split()), set(right.split())
    return 2 * len(left_words & right_words) / ((len(left_words) + len(right_words)) or 1)


def _number(value):
    digits = _NUMBER.search(str(value))
    return float(digits[0].replace(",", "")) if digits else None


def _supports(citation, gold_quote, text):
    """Whether the citation stands in the text at its offsets, and overlaps the gold quote or has half of its words."""
    start, end = citation["start"], citation["end"]
    if text[start:end] != citation["quote"]:
        return False
    quote, expected = _squeezed(citation["quote"]), _squeezed(gold_quote)
    expected_start = _squeezed(text).find(expected)
    quote_start = len(_squeezed(text[:start]))
    # White space at a border squeezes differently in a part than in the whole: hence two characters of grace.
    if (
        expected_start >= 0
        and expected_start < quote_start + len(quote) + 2
        and quote_start < expected_start + len(expected) + 2
    ):
        return True
    quote_words, expected_words = set(folded(quote).split()), set(folded(expected).split())
    return 2 * len(quote_words & expected_words) >= min(len(quote_words), len(expected_words))


def _squeezed(text):
    return re.sub(r"\s+", " ", text).translate(_QUOTATION_MARKS)


def score_disagreements(gold, export):
    """Count (subject, predicate) pairs."""
    main_names = {}
    for entity in gold["persons"] + gold["works"]:
        for name in (main_name(entity), *entity.get("aliases", [])):
            main_names.setdefault(folded(name), folded(main_name(entity)))

    def keys(disagreements):
        return {(folded(row["subject"]), row["predicate"]) for row in disagreements}

    known = keys(gold["disagreements"])
    required = keys(row for row in gold["disagreements"] if not row.get("optional"))
    found = set()
    for row in export["disagreements"]:
        name = folded(row["subject"]["name"])
        found.add((main_names.get(name, name), row["predicate"]))
    return Score(found=len(required & found), missed=sorted(required - found), extra=sorted(found - known))
