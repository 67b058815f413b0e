from datetime import date

import pytest

from newsarchive.models import Article, Citation, Claim, Mention, Person, Work
from newsarchive.vocabulary import Outcome, Predicate
from tests.ingest.store.readings import Story, ingest, person, released, short, song

pytestmark = pytest.mark.django_db

ALL_KILL = Story(
    "IU's “Love Wins All” came out on January 24. Um Tae-hwa directed it, with Tae-hwa behind the camera.",
    entities=(person("IU"), song("Love Wins All"), person("Um Tae-hwa", short("Tae-hwa"))),
    claims=(
        released("Love Wins All", "2024-01-24", "“Love Wins All” came out on January 24"),
        ("Love Wins All", Predicate.DIRECTOR, "Um Tae-hwa", "Um Tae-hwa directed it"),
        ("Love Wins All", Predicate.PERFORMER, "IU", "IU's “Love Wins All”"),
    ),
    published=date(2024, 1, 28),
)


def test_a_document_becomes_an_article_with_its_persons_works_and_claims():
    stored = ingest(ALL_KILL, "all-kill.txt")

    article = Article.objects.get(pk=stored.article_id)
    assert stored.outcome == Outcome.NEW
    assert article.source == "all-kill.txt"
    assert article.claim_count == 3
    assert {person.name for person in Person.objects.all()} == {"IU", "Um Tae-hwa"}
    assert {work.title: work.kind for work in Work.objects.all()} == {"Love Wins All": "song"}
    assert all(article.text[m.start : m.end] == m.surface for m in Mention.objects.all())
    assert all(article.text[c.start : c.end] == c.quote for c in Citation.objects.all())
    assert {claim.shown_value for claim in Claim.objects.all()} == {"2024-01-24", "Um Tae-hwa", "IU"}
    assert Person.objects.get(name="Um Tae-hwa").aliases.get().kind == "short"


def test_a_second_ingest_changes_nothing():
    ingest(ALL_KILL, "all-kill.txt")
    before = _counts()

    stored = ingest(ALL_KILL, "all-kill.txt")

    assert stored.outcome == Outcome.UNCHANGED
    assert _counts() == before


def _counts():
    return {model: model.objects.count() for model in (Article, Person, Work, Claim, Citation, Mention)}
