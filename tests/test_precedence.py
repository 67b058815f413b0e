"""Sources of one subject that differ, and whether they disagree."""

from datetime import date

import pytest

from newsarchive.disagreements import Property, update_disagreements
from newsarchive.models import Claim, Disagreement
from newsarchive.vocabulary import Modality, Predicate
from tests.factories import make_article, make_citation, make_claim, make_work

pytestmark = pytest.mark.django_db

RELEASE = Predicate.RELEASE_DATE
PLANNED, ASSERTED, DENIED, CORRECTED = (
    Modality.PLANNED,
    Modality.ASSERTED,
    Modality.DENIED,
    Modality.CORRECTED,
)


@pytest.fixture
def work():
    return make_work("Paper Boats")


def print_(work, value, modality, published, words="It is out.", *, article=None, negated=False, **fields):
    """Let an article of that day say it; return the article."""
    article = article or make_article(f"{words} No. {Claim.objects.count()}", published=published)
    known = Claim.objects.filter(subject_work=work, predicate=RELEASE, date=value, negated=negated, **fields)
    claim = known.first() or make_claim(work, RELEASE, value, negated=negated, **fields)
    make_citation(claim, article, article.text, modality=modality)
    return article


def disputed(work):
    update_disagreements([Property.of(Claim(subject_work=work, predicate=RELEASE))])
    row = Disagreement.objects.filter(status="open").first()
    return sorted(row.claims.values_list("value", flat=True)) if row else []


def explained(work):
    assert disputed(work) == []
    row = Disagreement.objects.standing().get()
    assert row.status == "explained"
    return sorted(row.claims.values_list("value", flat=True))


MARCH, APRIL, MAY = date(2025, 3, 1), date(2025, 4, 1), date(2025, 5, 1)


def test_a_plan_gives_way_to_what_a_later_article_reports_as_done(work):
    print_(work, "2025-04-05", PLANNED, MARCH)
    print_(work, "2025-04-12", ASSERTED, MAY)

    assert explained(work) == ["2025-04-05", "2025-04-12"]


def test_a_plan_gives_way_where_a_later_article_says_it_was_put_off(work):
    print_(work, "2025-04-05", PLANNED, MARCH)
    print_(work, "2025-06-12", PLANNED, APRIL, "It has been postponed to 12 June.")

    assert explained(work) == ["2025-04-05", "2025-06-12"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("2025-04-05", PLANNED, MARCH), ("2025-04-12", PLANNED, MAY)),
        (("2025-04-05", ASSERTED, MAY), ("2025-04-12", ASSERTED, MAY)),
        # done before it was planned, reported before the plan, said to be done ahead of time, at an unknown time
        (("2025-04-05", PLANNED, MARCH), ("2025-03-20", ASSERTED, MAY)),
        (("2025-04-05", PLANNED, MAY), ("2025-04-12", ASSERTED, MARCH)),
        (("2025-04-05", PLANNED, MARCH), ("2025-04-12", ASSERTED, date(2025, 3, 9))),
        (("2025-04-05", PLANNED, None), ("2025-04-12", ASSERTED, MAY)),
        (("2025-04-05", PLANNED, MARCH), ("2025-04-12", ASSERTED, None)),
    ],
)
def test_otherwise_plans_and_reports_disagree(work, first, second):
    for value, modality, published in (first, second):
        print_(work, value, modality, published)

    assert disputed(work) == sorted([first[0], second[0]])


def test_a_plan_that_somebody_still_reports_as_a_fact_does_not_give_way(work):
    print_(work, "2025-04-05", PLANNED, MARCH)
    print_(work, "2025-04-05", ASSERTED, date(2025, 4, 6))
    print_(work, "2025-04-12", ASSERTED, MAY)

    assert disputed(work) == ["2025-04-05", "2025-04-12"]


def test_what_is_only_denied_is_no_vote(work):
    print_(work, "2025-04-05", DENIED, MARCH)
    print_(work, "2025-04-12", ASSERTED, MARCH)

    assert disputed(work) == []


def test_a_correction_outranks_what_it_takes_back(work):
    print_(work, "2025-04-05", ASSERTED, MARCH)
    correction = print_(work, "2025-04-12", CORRECTED, APRIL, "It is the 12th, not the 5th.")
    print_(work, "2025-04-05", DENIED, APRIL, article=correction, negated=True)

    assert explained(work) == ["2025-04-05", "2025-04-05", "2025-04-12"]


def test_a_correction_does_not_outrank_what_is_printed_after_it(work):
    correction = print_(work, "2025-04-12", CORRECTED, MARCH, "It is the 12th, not the 5th.")
    print_(work, "2025-04-05", DENIED, MARCH, article=correction, negated=True)
    print_(work, "2025-04-05", ASSERTED, APRIL)

    assert disputed(work) == ["2025-04-05", "2025-04-05", "2025-04-12"]


def test_a_correction_does_not_outrank_what_it_does_not_speak_of(work):
    print_(work, "2025-04-19", ASSERTED, MARCH)
    correction = print_(work, "2025-04-12", CORRECTED, APRIL, "It is the 12th, not the 5th.")
    print_(work, "2025-04-05", DENIED, APRIL, article=correction, negated=True)

    assert disputed(work) == ["2025-04-12", "2025-04-19"]


def test_claims_for_different_countries_or_editions_do_not_disagree(work):
    print_(work, "2025-04-05", ASSERTED, MARCH, qualifier="Japan")
    print_(work, "2025-04-12", ASSERTED, MARCH, qualifier="UK")
    print_(work, "2025-04-19", ASSERTED, MARCH)

    assert disputed(work) == []


def test_claims_for_one_country_disagree(work):
    print_(work, "2025-04-05", ASSERTED, MARCH, qualifier="Japan")
    print_(work, "2025-04-12", ASSERTED, MARCH, qualifier="Japan")

    assert disputed(work) == ["2025-04-05", "2025-04-12"]


def test_a_date_with_two_readings_disagrees_with_neither(work):
    print_(work, "[2025-03-04,2025-04-03]", ASSERTED, MARCH)
    print_(work, "2025-03-04", ASSERTED, MARCH)
    assert disputed(work) == []

    print_(work, "2025-04-03", ASSERTED, MARCH)
    assert disputed(work) == ["2025-03-04", "2025-04-03"]


def test_a_third_value_opens_an_explained_disagreement(work):
    print_(work, "2025-04-05", PLANNED, MARCH)
    print_(work, "2025-04-12", ASSERTED, MAY)
    assert explained(work)

    print_(work, "2025-04-19", ASSERTED, MAY)

    assert disputed(work) == ["2025-04-05", "2025-04-12", "2025-04-19"]
