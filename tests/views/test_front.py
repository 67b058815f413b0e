from datetime import date

import pytest

from newsarchive.views.front import contrasts_of
from newsarchive.vocabulary import WorkKind
from tests.factories import make_article, make_citation, make_claim, make_disagreement, make_person, make_work
from tests.test_views import get

pytestmark = pytest.mark.django_db


@pytest.fixture
def contradicting():
    """A disagreement of which one article has both values, and a later one only the second."""
    boats = make_work("Boats", kind=WorkKind.SONG)
    five, six = (make_claim(boats, "duration", minutes) for minutes in (5, 6))
    both = make_article("It has 5 minutes, no, 6 minutes.", published=date(2024, 1, 9))
    make_citation(five, both, "5 minutes")
    make_citation(six, both, "6 minutes")
    make_citation(six, make_article("It lasts 6 minutes.", published=date(2024, 3, 9)), "6 minutes")
    return make_disagreement(five, six)


def test_values_are_quoted_from_different_articles_where_there_are(contradicting):
    (contrast,) = contrasts_of([contradicting])

    assert {side.claim.number: side.citation.article.text for side in contrast.sides} == {
        5: "It has 5 minutes, no, 6 minutes.",
        6: "It lasts 6 minutes.",
    }


def test_a_work_is_told_from_others_of_its_title_by_its_kind(client, contradicting):
    assert "song Boats : sources disagree about the duration" in get(client, "/")
    assert "Boats song duration" in get(client, "/claims/")
    assert "song · open" in get(client, "/disagreements/")


def test_of_persons_no_kind_is_told(client):
    ada = make_person("Ada Byrne")
    make_citation(make_claim(ada, "birth_date", "1990"), make_article("Ada Byrne, born 1990."), "born 1990")

    assert "Ada Byrne birth date 1990" in get(client, "/claims/")
