import re

import pytest

from newsarchive.likeness import sketch
from newsarchive.models import Fingerprint
from tests.factories import (
    make_article,
    make_citation,
    make_claim,
    make_person,
    make_work,
)

pytestmark = pytest.mark.django_db

REPORT = " ".join(
    f"The {word} of the opera was moved to {number} May." for number, word in enumerate("abcdefghijklmnop")
)


def source(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def make_version(earlier, later):
    first = make_article(earlier, source="same.txt", headline="Then", is_current=False)
    return first, make_article(later, source="same.txt", headline="Now", replaces=first)


def make_printed(text, **fields):
    article = make_article(text, **fields)
    Fingerprint.objects.create(article=article, sketch=sketch(text))
    return article


def test_no_white_space_comes_between_the_words_and_their_mark_of_punctuation(client):
    article = make_article("Boats lasts five minutes, they say.")
    make_citation(make_claim(make_work("Boats"), "duration", 5), article, "Boats lasts five minutes")

    page = source(client, article.get_absolute_url())
    without_notes = re.sub(r'<span class="note".*?close</a></span>', "", page, flags=re.DOTALL)

    assert re.search(r"</sup></mark>, they say\.", without_notes)


def test_a_claim_that_is_cited_again_has_a_short_note(client):
    article = make_article("Ada sang Boats. Yes, Ada sang it.")
    claim = make_claim(make_work("Boats"), "performer", make_person("Ada"))
    for words in ("Ada sang Boats", "Ada sang it"):
        make_citation(claim, article, words)

    page = source(client, article.get_absolute_url())
    notes = re.findall(r'<span class="note".*?close</a></span>', page, flags=re.DOTALL)

    assert [">again<" in note for note in notes] == [False, True]


def test_versions_lead_to_each_other_and_to_what_was_changed(client):
    first, second = make_version("It opens in May.", "It opens in June.")
    changes = f"{second.get_absolute_url()}differences/"

    assert f'href="{changes}"' in source(client, first.get_absolute_url())
    assert f'href="{changes}"' in source(client, second.get_absolute_url())
    page = source(client, changes)
    assert "It opens in <del>May</del><ins>June</ins>." in page
    assert "<del>Then</del> <ins>Now</ins>" in page


def test_claims_that_came_and_went_are_told(client):
    first, second = make_version("It opens in May.", "It opens in June. Ada directs.")
    opera = make_work("Opera")
    make_citation(make_claim(opera, "release_date", "2024-05"), first, "It opens in May")
    make_citation(make_claim(opera, "release_date", "2024-06"), second, "It opens in June")
    for article in (first, second):
        make_citation(opera.claims.first(), article, "It opens")

    found = client.get(f"{second.get_absolute_url()}differences.json").json()

    assert [claim["shown"] for claim in found["claims_new"]] == ["June 2024"]
    assert found["claims_gone"] == []
    assert found["paragraphs"] == [
        [["", "It opens in "], ["gone", "May"], ["new", "June. Ada directs"], ["", "."]]
    ]
    assert (found["with"], found["words_gone"], found["words_new"]) == (first.pk, 1, 3)


@pytest.mark.parametrize(
    "query", ["", "?with=", "?with=x", "?with=0", "?with=1", "?with=99999999999999999999", "?with=²"]
)
def test_with_nothing_to_compare_it_says_so(client, query):
    article = make_article()

    assert "no earlier version" in source(client, f"{article.get_absolute_url()}differences/{query}")


def test_any_two_articles_can_be_compared(client):
    one, other = make_article("Ada sang."), make_article("Ben sang.")

    page = source(client, f"{other.get_absolute_url()}differences/?with={one.pk}")

    assert "<del>Ada </del><ins>Ben </ins>sang." in page
