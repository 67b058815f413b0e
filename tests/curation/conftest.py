from datetime import date

import pytest

from newsarchive.bookkeeping import Property, update_disagreements
from newsarchive.models import Disagreement
from newsarchive.vocabulary import Origin, Predicate
from tests.factories import make_article, make_citation, make_claim, make_work

MAY = "Paper Boats came out on May 1, 2020."
JUNE = "Paper Boats came out on June 2, 2020."


@pytest.fixture
def work():
    return make_work("Paper Boats")


def released(work, day, text):
    """Make the claim that the work came out on the day, cited by an article of its own."""
    claim = make_claim(work, Predicate.RELEASE_DATE, day, origin=Origin.MACHINE)
    make_citation(claim, make_article(text, published=date(2020, 7, 1)), text)
    return claim


@pytest.fixture
def may(work):
    return released(work, "2020-05-01", MAY)


@pytest.fixture
def june(work):
    return released(work, "2020-06-02", JUNE)


@pytest.fixture
def dispute(may, june):
    update_disagreements({Property.of(may)})
    return Disagreement.objects.get()
