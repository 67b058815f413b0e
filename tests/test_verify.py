from datetime import date

import pytest
from django.db import connection

from newsarchive.models import (
    Appearance,
    Article,
    CharacterSurname,
    Citation,
    Claim,
    Disagreement,
    Mention,
    Original,
    Person,
    PersonAlias,
    Work,
)
from newsarchive.verify import renew, verify
from tests.ingest.store.readings import Story, character, ingest, person, released, short, song

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def archive():
    """Two articles that contradict each other, the second in its second version."""
    for source, iso in (("a.txt", "2024-04-23"), ("b.txt", "2024-04-22"), ("b.txt", "2024-04-24")):
        ingest(
            Story(
                f"Lee IU releases Holssi on {iso}. IU smiles.",
                entities=(person("Lee IU", short("IU")), song("Holssi")),
                claims=(released("Holssi", iso, f"Holssi on {iso}"),),
                published=date(2024, 4, 1),
            ),
            source,
        )
    assert list(verify()) == []


def problems():
    return [str(problem) for problem in verify()]


def found(where, what):
    """Return whether exactly one problem is reported, there and in these words."""
    (problem,) = problems()
    assert problem.startswith(f"{where}: "), problem
    assert what in problem
    return True


def test_a_quote_that_does_not_stand_is_found():
    citation = Citation.objects.first()
    Citation.objects.filter(pk=citation.pk).update(quote="Holssi on Sunday")

    assert found(f"citation {citation.pk}", "its quote does not stand at 16–36 of article")


def test_a_value_outside_the_text_is_found():
    citation = Citation.objects.first()
    Citation.objects.filter(pk=citation.pk).update(value_start=5, value_end=5_000)

    assert found(f"citation {citation.pk}", "its value's place")


def test_a_mention_that_does_not_stand_is_found():
    mention = Mention.objects.first()
    Mention.objects.filter(pk=mention.pk).update(surface="UI")

    assert found(f"mention {mention.pk}", "“UI” does not stand at 0–6 of article")


def test_a_changed_text_is_found():
    article = Article.objects.current().first()
    Article.objects.filter(pk=article.pk).update(headline="Changed")

    assert found(f"article {article.pk}", "its text or metadata are not those that were ingested")


def test_a_date_that_an_editor_set_is_no_problem():
    Article.objects.filter(source="a.txt").update(
        published=date(2024, 5, 1), sort_date=date(2024, 5, 1), published_from="editor"
    )
    renew()

    assert problems() == []


def test_damaged_bytes_are_found():
    original = Original.objects.first()
    Original.objects.filter(pk=original.pk).update(compressed=b"nothing zlib wrote")

    assert found(f"original {original.pk}", "its bytes are not those that were ingested")


def test_a_version_that_is_both_current_and_replaced_is_found():
    replaced = Article.objects.get(is_current=False)
    Article.objects.filter(pk=replaced.pk).update(is_current=True)

    assert f"article {replaced.pk}: it is current although another one replaces it" in problems()[0]


def test_orphans_are_found():
    lost = Person.objects.create(name="Nobody")
    baseless = Claim.objects.create(
        subject_work=Work.objects.get(),
        predicate="release_date",
        value="2020",
        value_key="2020",
        date="2020",
        origin="machine",
    )
    unnamed = Appearance.objects.filter(work__isnull=False).first()
    unnamed.mentions.all().delete()

    assert [problem.split(":")[0] for problem in problems()] == [
        f"appearance {unnamed.pk}",
        f"claim {baseless.pk}",
        f"person {lost.pk}",
    ]


@pytest.mark.parametrize(
    ("damage", "where", "what"),
    [
        (lambda: Claim.objects.filter(value="2024-04-23").update(article_count=7), "claim", "counts"),
        (
            lambda: Article.objects.filter(source="a.txt").update(claim_count=7),
            "article",
            "it makes 1 claims",
        ),
        (lambda: Person.objects.update(article_count=7), "person", "counts"),
        (lambda: Work.objects.update(claim_count=7), "work", "counts"),
        (lambda: PersonAlias.objects.update(kind="legal"), "person", "no article calls it “IU” so"),
        (lambda: Disagreement.objects.update(value_count=7), "work", "not up to date"),
        (lambda: Claim.objects.update(disagreement=None), "work", "not up to date"),
    ],
)
def test_what_is_derived_wrongly_is_found_and_renewed(damage, where, what):
    assert damage()

    assert any(problem.startswith(f"{where} ") and what in problem for problem in problems())
    renew()
    assert problems() == []


def test_a_name_key_that_does_not_fit_is_found():
    Person.objects.update(name_key="wrong")

    assert found(f"person {Person.objects.get().pk}", "its name_key is not that of its name")


def test_a_damaged_search_index_is_found_and_renewed():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM person_search")

    assert problems()[0].startswith(f"search: person {Person.objects.get().pk} is not in the search index")
    renew()
    assert problems() == []


def test_surnames_of_characters_that_are_not_noted_are_found_and_noted_again():
    ingest(Story("Sgt Ada Vale walks.", entities=(character("Ada Vale"),)), "c.txt")
    article = Article.objects.get(source="c.txt")
    CharacterSurname.objects.all().delete()

    assert found(f"article {article.pk}", "the surnames of its character “Ada Vale” are not noted rightly")
    renew()
    assert problems() == []
    assert list(CharacterSurname.objects.values_list("surname", flat=True)) == ["vale"]
