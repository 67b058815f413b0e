from datetime import date

import pytest

from newsarchive.ingest.store import start_run, unchanged_article
from newsarchive.models import Article, Citation, Claim, IngestItem, Person, Work
from newsarchive.verify import verify
from newsarchive.vocabulary import Outcome
from tests.ingest.store.readings import Story, ingest, person, released, song, source_file_of

pytestmark = pytest.mark.django_db


def story(iso, *, who="IU", url=""):
    return Story(
        f"{who} releases Holssi on {iso}.",
        entities=(person(who), song("Holssi")),
        claims=(released("Holssi", iso, f"Holssi on {iso}"),),
        url=url,
    )


FIRST, SECOND, THIRD = story("2024-04-23"), story("2024-04-24"), story("2024-04-25")


def current():
    return sorted((article.source, article.text) for article in Article.objects.current())


def chain(article):
    """Return the texts from an article down what it replaces."""
    texts = []
    while article is not None:
        texts.append(article.text)
        article = article.replaces
    return texts


def standing_values():
    return sorted(Claim.objects.standing().values_list("value", flat=True))


@pytest.fixture(autouse=True)
def sound_archive():
    yield
    assert [str(problem) for problem in verify()] == []


def test_a_changed_text_replaces_the_earlier_one():
    ingest(FIRST, "a.txt")

    stored = ingest(SECOND, "a.txt")

    assert stored.outcome == Outcome.REPLACED
    assert current() == [("a.txt", SECOND.text)]
    assert chain(Article.objects.get(pk=stored.article_id)) == [SECOND.text, FIRST.text]
    assert standing_values() == ["2024-04-24"]
    assert Citation.objects.filter(article__is_current=False).count() == 1


def test_an_earlier_text_that_comes_back_is_current_again():
    stories = [FIRST, SECOND, THIRD]
    for one in stories:
        ingest(one, "a.txt")

    stored = ingest(SECOND, "a.txt")

    assert (stored.outcome, stored.reason) == (Outcome.REPLACED, "an earlier text is back")
    assert chain(Article.objects.current().get()) == [SECOND.text, THIRD.text, FIRST.text]
    assert standing_values() == ["2024-04-24"]
    assert ingest(SECOND, "a.txt").outcome == Outcome.UNCHANGED


def test_one_text_at_two_places_is_one_article_under_the_first_name():
    ingest(FIRST, "b.txt")

    stored = ingest(FIRST, "a.txt")

    assert stored.outcome == Outcome.UNCHANGED
    assert Article.objects.get().source == "a.txt"


def test_a_text_stays_current_while_another_place_holds_it():
    ingest(FIRST, "a.txt")
    ingest(FIRST, "b.txt")

    ingest(SECOND, "a.txt")

    assert current() == [("a.txt", SECOND.text), ("b.txt", FIRST.text)]
    assert ingest(FIRST, "b.txt").outcome == Outcome.UNCHANGED


def test_a_place_that_takes_over_the_text_of_another_leaves_its_own_behind():
    ingest(FIRST, "a.txt")
    ingest(SECOND, "b.txt")

    ingest(SECOND, "a.txt")
    assert current() == [("a.txt", SECOND.text)]

    ingest(FIRST, "a.txt")
    assert current() == [("a.txt", FIRST.text), ("b.txt", SECOND.text)]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_texts_of_one_address_the_later_is_current_whichever_came_first(order):
    url = "https://example.com/music/holssi"
    stories = [
        ("2024-05-01.html", story("2024-04-23", url=url)),
        ("2024-05-02.html", story("2024-04-24", url=url)),
    ]
    for place in order:
        ingest(stories[place][1], stories[place][0])

    assert current() == [("2024-05-02.html", stories[1][1].text)]
    assert ingest(stories[0][1], "2024-05-01.html").outcome == Outcome.UNCHANGED
    assert current() == [("2024-05-02.html", stories[1][1].text)]


def test_the_address_of_a_front_page_makes_no_versions():
    ingest(story("2024-04-23", url="https://example.com/"), "a.html")
    ingest(story("2024-04-24", url="https://example.com/"), "b.html")

    assert Article.objects.current().count() == 2


def test_documents_from_standard_input_do_not_replace_each_other():
    ingest(FIRST, "-", root="")
    ingest(SECOND, "-", root="")

    assert Article.objects.current().count() == 2


def test_a_date_that_an_editor_set_is_kept_by_later_texts():
    article = Article.objects.get(pk=ingest(FIRST, "a.txt").article_id)
    Article.objects.filter(pk=article.pk).update(
        published=date(2024, 4, 1), sort_date=date(2024, 4, 1), published_from="editor"
    )

    later = Article.objects.get(pk=ingest(SECOND, "a.txt").article_id)

    assert (later.published, later.published_from) == (date(2024, 4, 1), "editor")


def test_what_was_read_at_a_place_last_need_not_be_read_again():
    stored = ingest(FIRST, "a.txt")

    assert unchanged_article(source_file_of(FIRST, "a.txt")) == stored.article_id
    assert unchanged_article(source_file_of(FIRST, "b.txt")) is None
    assert unchanged_article(source_file_of(SECOND, "a.txt")) is None


def test_a_newer_extractor_reads_unchanged_bytes_again(monkeypatch):
    stored = ingest(FIRST, "a.txt")
    monkeypatch.setattr("newsarchive.ingest.store.articles.EXTRACTOR_VERSION", "next")

    assert unchanged_article(source_file_of(FIRST, "a.txt")) is None
    again = ingest(Story(FIRST.text, entities=(song("releases"), person("IU")), claims=()), "a.txt")

    assert (again.outcome, again.article_id) == (Outcome.UNCHANGED, stored.article_id)
    assert again.reason == "read again by a newer extractor"
    assert Claim.objects.count() == 0
    assert Work.objects.get().title == "releases"
    assert Person.objects.get().article_count == 1


def test_every_input_is_recorded_with_its_outcome():
    run = start_run(["/news"])
    for one in (FIRST, FIRST, SECOND):
        ingest(one, "a.txt", run=run)

    items = IngestItem.objects.filter(run=run).order_by("id")
    assert [item.outcome for item in items] == [Outcome.NEW, Outcome.UNCHANGED, Outcome.REPLACED]
    assert [item.article.text for item in items] == [FIRST.text, FIRST.text, SECOND.text]
