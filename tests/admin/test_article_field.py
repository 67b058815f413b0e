"""The source of a link, chosen by words of its title, its outlet or its date."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from newsarchive.admin.article_field import ArticleField, find_article, offered_articles
from newsarchive.models import Citation, Claim
from newsarchive.vocabulary import Predicate
from tests.factories import make_article, make_person, make_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def boats():
    return make_article(
        "Ada Lind sang “Paper Boats”.",
        headline="Paper boats come ashore",
        outlet="Harbour Post",
        published=date(2024, 1, 24),
        sort_date=date(2024, 1, 24),
    )


@pytest.fixture
def reefs():
    return make_article(
        "The reefs are paper thin.",
        headline="Reefs at low tide",
        outlet="Reef Weekly",
        published=date(2024, 2, 3),
        sort_date=date(2024, 2, 3),
    )


@pytest.mark.parametrize(
    "typed, found",
    [
        ("boats ash", {"boats"}),
        ("paper", {"boats", "reefs"}),
        ("harbour p", {"boats"}),
        ("2024-02", {"reefs"}),
        ("2024-01-24", {"boats"}),
        ("paper 2024-02-03", {"reefs"}),
        ("2024-02-30", set()),
        ("2024-13", set()),
        ("  ", set()),
        ('"', set()),
    ],
)
def test_articles_are_offered_by_title_outlet_and_date(boats, reefs, typed, found):
    names = {boats.pk: "boats", reefs.pk: "reefs"}
    assert {names[offer.article.pk] for offer in offered_articles(typed)} == found


def test_the_newest_come_first_and_replaced_texts_not_at_all(boats, reefs):
    make_article("An older paper.", headline="Paper", is_current=False)

    assert [offer.article for offer in offered_articles("paper")] == [reefs, boats]


def test_what_is_offered_tells_outlet_and_date_and_stands_for_itself(boats):
    (offer,) = offered_articles("boats")

    assert offer.row["details"] == "Harbour Post, 24 January 2024"
    assert find_article(offer.row["text"]) == boats
    assert find_article(str(boats.pk)) == find_article(f"#{boats.pk}") == find_article("paper boats") == boats


def test_what_names_none_or_several_is_refused_with_the_choices(boats, reefs):
    for typed in ("whales", "999999", "#a999999"):
        with pytest.raises(ValidationError, match="no such article"):
            find_article(typed)
    with pytest.raises(ValidationError, match=f"#a{boats.pk}.*Harbour Post"):
        find_article("paper")
    assert ArticleField(required=False).clean("") is None


def test_the_page_asks_for_what_is_typed(desk, window, boats):
    names = reverse("review-names")

    assert desk.get(names, {"q": "boats", "of": "article"}).json()["names"][0]["label"] == str(boats)
    assert desk.get(names, {"q": "", "of": "article"}).json() == {"names": []}
    assert window.get(names, {"q": "boats", "of": "article"}).status_code == 200


def test_a_link_takes_its_source_by_the_words_of_its_title(desk, boats):
    song, singer = make_work("Paper Boats"), make_person("Ada Lind")
    form = {"property": "performer", "other": "Ada Lind", "article": "paper boats", "quote": "Ada Lind sang"}

    desk.post(reverse("link-work", args=[song.pk]), form)

    claim = Claim.objects.get(predicate=Predicate.PERFORMER)
    assert (claim.subject, claim.object, Citation.objects.get().article) == (song, singer, boats)
