"""A small archive that shows everything: the five articles of seeds/ with the claims of their gold, as if read by hand."""

import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace

from newsarchive.models import Claim
from newsarchive.vocabulary import Predicate
from newsarchive.wording import date_in_words
from tests.factories import (
    find_span,
    make_appearance,
    make_article,
    make_citation,
    make_claim,
    make_disagreement,
    make_mention,
    make_person,
    make_work,
)

ROOT = Path(__file__).parent.parent.parent
OUTLETS = {
    "000-all-kill.txt": "Chart Notes",
    "001-video-explained.txt": "Seoul Evening",
    "002-local-papers.txt": "The Fan Gazette",
    "003-review.txt": "Weekly Review",
    "004-behind-the-scenes.txt": "Seoul Evening",
}
BOILERPLATE = ("Advertisement", "ALSO READ", "Leave a Reply", "You must be logged in")
HEADINGS = ("Three reasons to watch it twice", "1. ", "2. ", "3. ", "Love Wins All, by IU")


def make_demo():
    gold = json.loads((ROOT / "tests/gold/seeds.json").read_text(encoding="utf-8"))
    articles = {name: _article(name, known) for name, known in gold["articles"].items()}
    entities = {}
    for known in gold["persons"]:
        aliases = [alias for alias in known["aliases"] if "’" not in alias and "'" not in alias]
        entities[known["name"]] = make_person(known["name"], kind=known["kind"], aliases=aliases)
    for known in gold["works"]:
        entities[known["title"]] = make_work(known["title"], kind=known["kind"], aliases=known["aliases"])
    for known in [*gold["persons"], *gold["works"]]:
        _appear(entities[known.get("name") or known["title"]], known, articles)
    claims = [_claim(known, entities, articles) for known in gold["claims"]]
    for known in gold["disagreements"]:
        sides = {
            c for c in claims if str(c.subject) == known["subject"] and c.predicate == known["predicate"]
        }
        make_disagreement(*sorted(sides, key=lambda claim: claim.pk))
    return SimpleNamespace(articles=articles, entities=entities, claims=claims)


def _article(name, known):
    text = (ROOT / "seeds" / name).read_text(encoding="utf-8")
    published = date.fromisoformat(known["published"]) if known["published"] else None
    lines, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append((start, start + len(line), line.strip()))
        start += len(line) + 1
    return make_article(
        text,
        source=name,
        headline=known.get("headline", ""),
        published=published,
        published_from="leading date" if published else "",
        outlet=OUTLETS[name],
        byline="By a staff writer",
        url=f"https://news.example/{name.removesuffix('.txt')}",
        language="en",
        layout={
            "blocks": [[start, end] for start, end, _ in lines],
            "headings": [[start, end] for start, end, line in lines if line.startswith(HEADINGS)],
            "boilerplate": [[start, end] for start, end, line in lines if line.startswith(BOILERPLATE)]
            + ([[1, 16]] if text.startswith(" date ") else []),
        },
    )


def _appear(entity, known, articles):
    names = sorted([str(entity), *known["aliases"]], key=len, reverse=True)
    names.insert(1, str(entity).capitalize())
    for source in known["articles"]:
        appearance = make_appearance(articles[source], entity)
        for name in names:
            count = articles[source].text.count(name)
            for nth in range(count if len(name) > 2 else 0):
                start, end = find_span(articles[source].text, name, nth=nth)
                if not articles[source].mentions.filter(start__lt=end, end__gt=start).exists():
                    make_mention(appearance, name, nth=nth)


def _claim(known, entities, articles):
    subject, predicate = entities[known["subject"]], Predicate(known["predicate"])
    value = known["value"]
    if predicate.value_type in ("person", "work"):
        value = entities[value]
    fields = {"subject_person" if subject._meta.model_name == "person" else "subject_work": subject}
    draft = Claim.objects.filter(**fields, predicate=predicate, negated=known.get("negated", False))
    shown = f"{value:g} {predicate.definition.unit}" if isinstance(value, int | float) else str(value)
    claim = draft.filter(value=shown).first() or make_claim(
        subject, predicate, value, negated=known.get("negated", False)
    )
    words = _value_words(known["quote"], known["value"])
    make_citation(claim, articles[known["article"]], known["quote"], value_words=words, rule="by hand")
    return claim


def _value_words(quote, value):
    """Return the words of the quote that carry the value; "" if they are not easily found."""
    candidates = [str(value)]
    if isinstance(value, int | float):
        candidates += ["five and a half minutes", "five-minute", f"{value} cities"]
    if isinstance(value, str) and value[:2] == "20":
        day, month, *year = [*date_in_words(value).split(), "", ""]
        candidates = [f"{month} {day}, {year[0]}", f"{month} {day}", f"{day} {month}", day]
    return next((words for words in candidates if words and words in quote), "")
