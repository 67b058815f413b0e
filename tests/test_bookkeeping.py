from datetime import date

import pytest

from newsarchive.bookkeeping import (
    Evidence,
    count_origins,
    refresh_articles,
    refresh_claims,
    refresh_persons,
    refresh_works,
)
from newsarchive.likeness import shingles, sketch
from newsarchive.models import Article, Citation, Claim, Person, PersonAlias, Uncompared, Work
from newsarchive.vocabulary import Origin, Predicate, ReviewStatus
from tests.factories import (
    make_appearance,
    make_article,
    make_citation,
    make_claim,
    make_person,
    make_person_alias,
    make_work,
)

pytestmark = pytest.mark.django_db


def test_copies_of_one_passage_are_one_origin():
    def counted(*evidence):
        return count_origins([Evidence(article, passage=passage) for article, passage in evidence])

    assert counted((1, "a"), (2, "a"), (3, "b")) == 2
    assert counted((1, "a"), (1, "b"), (2, "b"), (3, "a")) == 1
    assert counted((1, ""), (2, "")) == 2
    assert counted() == 0


WIRE = (
    "The band Paper Lanterns will release its third album on 5 September, its label said on Monday, "
    "after a delay of five months."
)


def test_lightly_edited_copies_of_a_sentence_are_one_origin():
    copies = [
        WIRE,
        WIRE.replace("its label said on Monday, ", ""),
        WIRE.replace("The band Paper Lanterns", "Lisbon's Paper Lanterns"),
        "Their label confirmed that the new record by Paper Lanterns is coming in early September.",
    ]
    evidence = [Evidence(number, shingles=shingles(words)) for number, words in enumerate(copies)]

    assert count_origins(evidence) == 2
    assert count_origins(reversed(evidence)) == 2


def test_short_formulas_are_no_copies_of_each_other():
    formulas = ["It was released on 5 September.", "It was released on 5 September 2025."]

    assert count_origins([Evidence(n, shingles=shingles(words)) for n, words in enumerate(formulas)]) == 2


def test_lightly_edited_copies_of_an_article_are_one_origin():
    paragraphs = [
        f"{WIRE} Paragraph {number} tells what guest number {number} said of song {number}, and why."
        for number in range(12)
    ]
    copy = " ".join(["By our own reporter.", *paragraphs[:10]])
    other = " ".join(
        f"Here is line {number} of quite another report, {number * 7} words in." for number in range(40)
    )
    sketches = [sketch(" ".join(paragraphs)), sketch(copy), sketch(other)]

    assert count_origins([Evidence(n, sketch=kept) for n, kept in enumerate(sketches)]) == 2


def test_claims_are_counted_by_the_citations_that_stand():
    work = make_work()
    claim = make_claim(work, Predicate.PUBLISHER, "edam")
    articles = [make_article(f"EDAM Entertainment {n}", published=date(2024, 1, n)) for n in (1, 2, 3)]
    for article in articles:
        make_citation(claim, article, article.text, value="EDAM", origin=Origin.MACHINE)
    Claim.objects.update(origin=Origin.MACHINE, article_count=99)
    Citation.objects.filter(article=articles[0]).update(status=ReviewStatus.REJECTED)
    Article.objects.filter(pk=articles[1].pk).update(is_current=False)
    Article.objects.update(claim_count=9)

    refresh_claims([claim.pk])

    claim.refresh_from_db()
    assert (claim.article_count, claim.origin_count, claim.value) == (1, 1, "EDAM")
    assert claim.first_published == claim.last_published == date(2024, 1, 3)
    assert Work.objects.get().claim_count == 1
    assert [article.claim_count for article in Article.objects.order_by("pk")] == [0, 1, 1]


def test_a_rejected_claim_counts_nowhere():
    claim = make_claim(make_person(), Predicate.STATEMENT, "No.")
    article = make_article("No.")
    make_citation(claim, article, "No.")
    Claim.objects.update(status=ReviewStatus.REJECTED)

    refresh_claims([claim.pk])

    assert Person.objects.get().claim_count == 0
    assert Article.objects.get().claim_count == 0
    assert Claim.objects.get().article_count == 1


def test_names_and_kinds_are_those_of_current_articles():
    person = make_person("Old Name", kind="group")
    make_person_alias(person, "Stale", origin=Origin.MACHINE)
    make_person_alias(person, "Taetae")
    for names in (["V", "Kim Taehyung"], ["V"]):
        make_appearance(
            make_article(), person, name=names[0], kind="person", names=[[name, "name"] for name in names]
        )

    refresh_persons([person.pk])

    person.refresh_from_db()
    assert (person.name, person.name_key, person.kind, person.article_count) == ("V", "v", "person", 2)
    assert sorted(person.aliases.values_list("name", "origin")) == [
        ("Kim Taehyung", "machine"),
        ("Taetae", "editor"),
    ]


def test_what_an_editor_named_keeps_its_name():
    work = make_work("Wave", kind="film", curated=True)
    make_appearance(make_article(), work, name="Tide", kind="song", names=[["Tide", "name"]])

    refresh_works([work.pk])

    work.refresh_from_db()
    assert (work.title, work.kind) == ("Wave", "film")
    assert work.aliases.get().title == "Tide"


def test_refreshing_twice_writes_nothing_new(django_assert_num_queries):
    person = make_person()
    make_appearance(make_article(), person)
    refresh_persons([person.pk])

    marks = list(Uncompared.objects.values())
    with django_assert_num_queries(8) as queries:
        refresh_persons([person.pk])
    written = [query["sql"] for query in queries if not query["sql"].startswith("SELECT")]
    # It is marked to be compared, which it is already.
    assert [sql for sql in written if Uncompared._meta.db_table not in sql] == []
    assert list(Uncompared.objects.values()) == marks
    refresh_articles([])
    assert PersonAlias.objects.count() == 0
