import pytest

from newsarchive.views.years import Year, years_of
from tests.factories import make_article, make_cited_claim, make_disagreement, make_person, make_work
from tests.test_views import get, source

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return make_person("Ada Lind")


def test_works_stand_by_role_the_newest_first_with_their_years(client, ada):
    article = make_article()
    for title, year in (("Early", "1999-03-04"), ("Late", "2021"), ("Undated", "")):
        work = make_work(title, kind="film")
        make_cited_claim(work, "director", ada, article=article)
        if year:
            make_cited_claim(work, "release_date", year, article=article)
    make_cited_claim(make_work("Sung", kind="song"), "performer", ada, article=article)

    text = get(client, ada.get_absolute_url())

    assert "directed Late film, 2021" in text
    places = [
        text.index(words)
        for words in ("Late film", "Early film, 1999", "Undated film", "performed Sung song")
    ]
    assert places == sorted(places)


def test_a_disputed_year_is_said_to_be(client, ada):
    boats, article = make_work("Boats"), make_article()
    sides = [
        make_cited_claim(boats, "release_date", day, article=article) for day in ("2023-12-24", "2024-01-24")
    ]
    make_disagreement(*sides)
    role = make_cited_claim(boats, "performer", ada, article=article)

    assert years_of([role]) == {boats.pk: Year(2023, "2023 or 2024", is_disputed=True)}
    assert "Boats 2023 or 2024 (disputed)" in get(client, ada.get_absolute_url())


def test_a_preferred_date_alone_tells_the_year_and_a_deprecated_one_never(ada):
    boats, trams, article = make_work("Boats"), make_work("Trams"), make_article()
    make_cited_claim(boats, "release_date", "2023", article=article, rank="deprecated")
    make_cited_claim(boats, "release_date", "2024", article=article, rank="preferred", status="accepted")
    make_cited_claim(boats, "start_date", "1990", article=article)
    make_cited_claim(trams, "start_date", "1990", article=article)
    roles = [make_cited_claim(work, "performer", ada, article=article) for work in (boats, trams)]

    assert {pk: year.words for pk, year in years_of(roles).items()} == {boats.pk: "2024", trams.pk: "1990"}


def test_who_made_a_work_stands_apart_from_what_is_said_of_it(client, ada):
    boats, article = make_work("Boats"), make_article()
    make_cited_claim(boats, "duration", 5, article=article)
    make_cited_claim(boats, "cast_member", ada, article=article)

    page = source(client, boats.get_absolute_url())

    made = page[page.index('id="credits"') : page.index('id="facts"')]
    assert "Ada Lind" in made and "5 minutes" not in made
