"""The scorer itself: what a perfect export scores, and what each kind of mistake costs."""

import copy
import json

import pytest
from django.conf import settings

from tests.scoring import score


@pytest.fixture
def gold():
    return json.loads((settings.BASE_DIR / "tests" / "gold" / "seeds.json").read_text(encoding="utf-8"))


@pytest.fixture
def perfect(gold):
    """An export of exactly what gold says."""
    texts = {
        source: (settings.BASE_DIR / "seeds" / source).read_text(encoding="utf-8")
        for source in gold["articles"]
    }
    articles = [
        {"source": source, "published": article["published"], "text": texts[source]}
        for source, article in gold["articles"].items()
    ]
    claims = []
    for claim in gold["claims"]:
        start = texts[claim["article"]].index(claim["quote"])
        claims.append(
            {
                "subject": {"name": claim["subject"], "aliases": []},
                "predicate": claim["predicate"],
                "value": claim["value"],
                "negated": claim.get("negated", False),
                "status": "unreviewed",
                "citations": [
                    {
                        "article": claim["article"],
                        "quote": claim["quote"],
                        "start": start,
                        "end": start + len(claim["quote"]),
                        "status": "unreviewed",
                    }
                ],
            }
        )
    disagreements = [
        {"subject": {"name": row["subject"]}, "predicate": row["predicate"]} for row in gold["disagreements"]
    ]
    return {
        "articles": articles,
        "persons": copy.deepcopy(gold["persons"]),
        "works": copy.deepcopy(gold["works"]),
        "claims": claims,
        "disagreements": disagreements,
    }


def test_finding_exactly_what_stands_there_is_perfect(gold, perfect):
    assert {name: found.f1 for name, found in score(gold, perfect).items()} == dict.fromkeys(
        ["published", "persons", "works", "claims", "statements", "disagreements"], 1.0
    )


def test_finding_nothing_is_worth_nothing(gold):
    nothing = {"articles": [], "persons": [], "works": [], "claims": [], "disagreements": []}

    assert {found.f1 for found in score(gold, nothing).values()} == {0.0}


def test_a_person_split_in_two_costs_the_second_half(gold, perfect):
    v = next(person for person in perfect["persons"] if person["name"] == "V")
    v["articles"].remove("002-local-papers.txt")
    v["aliases"] = []
    perfect["persons"].append({"name": "Kim Taehyung", "aliases": [], "articles": ["002-local-papers.txt"]})

    persons = score(gold, perfect)["persons"]

    assert persons.missed == [("002-local-papers.txt", "V")]
    assert persons.extra == [("002-local-papers.txt", "Kim Taehyung")]


def test_two_persons_run_together_cost_one_of_them(gold, perfect):
    iu, v = (next(person for person in perfect["persons"] if person["name"] == name) for name in ("IU", "V"))
    iu["aliases"] = [v["name"], *v["aliases"]]
    perfect["persons"].remove(v)

    assert {name for _, name in score(gold, perfect)["persons"].missed} == {"V"}


def release_date(perfect):
    return next(claim for claim in perfect["claims"] if claim["predicate"] == "release_date")


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda claim: claim.update(value="2019-05-05"), id="another value"),
        pytest.param(lambda claim: claim.update(value=claim["value"][:7]), id="a vaguer date"),
        pytest.param(lambda claim: claim.update(negated=True), id="the contrary"),
        pytest.param(lambda claim: claim.update(predicate="filming_date"), id="another predicate"),
        pytest.param(lambda claim: claim["subject"].update(name="Concrete Utopia"), id="another subject"),
        pytest.param(lambda claim: claim["citations"][0].update(start=0), id="a quote that stands elsewhere"),
    ],
)
def test_a_claim_that_says_something_else_is_missed_and_extra(gold, perfect, spoil):
    spoil(release_date(perfect))

    claims = score(gold, perfect)["claims"]

    assert (len(claims.missed), len(claims.extra)) == (1, 1)


def test_a_quote_of_other_words_is_no_evidence(gold, perfect):
    claim = release_date(perfect)
    text = next(
        row["text"] for row in perfect["articles"] if row["source"] == claim["citations"][0]["article"]
    )
    start = text.index("Nobody deserves it more")
    claim["citations"][0].update(quote=text[start : start + 23], start=start, end=start + 23)

    claims = score(gold, perfect)["claims"]

    assert (len(claims.missed), len(claims.extra)) == (1, 1)


def test_a_time_of_day_is_no_mistake(gold, perfect):
    release_date(perfect)["value"] += "T18:00"

    assert score(gold, perfect)["claims"].f1 == 1.0


def test_what_an_editor_rejected_does_not_count(gold, perfect):
    release_date(perfect)["status"] = "rejected"

    claims = score(gold, perfect)["claims"]

    assert (len(claims.missed), claims.extra) == (1, [])


def test_a_disagreement_beside_those_of_gold_is_extra(gold, perfect):
    perfect["disagreements"].append({"subject": {"name": "love wins all"}, "predicate": "director"})

    disagreements = score(gold, perfect)["disagreements"]

    assert (disagreements.recall, disagreements.extra) == (1.0, [("love wins all", "director")])


def test_a_wrong_date_of_publication_is_missed_and_extra(gold, perfect):
    perfect["articles"][1]["published"] = "2023-12-24"

    published = score(gold, perfect)["published"]

    assert (len(published.missed), len(published.extra)) == (1, 1)
