import json

import pytest

from tests.factories import make_outlet, make_person, make_work

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def archive():
    make_person("Um Tae-hwa", aliases=["Uhm Tae-hwa"], article_count=3)
    make_person("Uma", article_count=1)
    make_work("Umbrella", kind="song", article_count=2)
    make_outlet("The Guardian")


def suggest(client, text):
    response = client.get("/search/suggestions.json", {"q": text})
    assert response.headers["Content-Type"] == "application/x-suggestions+json"
    assert "max-age=60" in response.headers["Cache-Control"]
    return json.loads(response.content)


def test_names_are_suggested_the_most_covered_first(client):
    assert suggest(client, "um") == [
        "um",
        ["Um Tae-hwa", "Umbrella", "Uma"],
        ["person · 3 articles", "song · 2 articles", "person · 1 article"],
        ["http://testserver/persons/1/", "http://testserver/works/1/", "http://testserver/persons/2/"],
    ]


def test_a_name_is_suggested_by_another_of_its_names(client):
    assert suggest(client, "uhm t")[1:3] == [["Um Tae-hwa"], ["person · 3 articles · also Uhm Tae-hwa"]]


@pytest.mark.parametrize(
    ("text", "completed"),
    [
        ("boats outlet:gua", 'boats outlet:"The Guardian"'),
        ("person:uhm", 'person:"Um Tae-hwa"'),
        ("work:umb", "work:Umbrella"),
        ("kind:fi", "kind:film"),
        ("predicate:release", "predicate:release_date"),
        ("is:", "is:disputed"),
    ],
)
def test_the_value_of_an_operator_is_completed(client, text, completed):
    _, texts, _, addresses = suggest(client, text)

    assert texts == [completed]
    assert addresses[0].startswith("http://testserver/search/?q=")


@pytest.mark.parametrize("text", ["", " ", "zzz", "before:20", '"', "-um", 'outlet:"The Guardian"'])
def test_nothing_may_be_suggested(client, text):
    assert suggest(client, text)[1:] == [[], [], []]
