"""Fitting a model to examples."""

from newsarchive.ingest.learned import LogLinear
from newsarchive.ingest.learned.training import Example, fit


def _examples() -> list[Example]:
    told = [Example(frozenset({"by", f"name {number % 3}"}), "yes", "a") for number in range(30)]
    told += [Example(frozenset({"near", f"name {number % 3}"}), "no", "a") for number in range(60)]
    return told


def test_what_is_plain_to_a_former_model_is_learned_from_a_few_that_count_for_all() -> None:
    former = LogLinear(("no", "yes"), (0.0, 0.0), {"near": (5.0, -5.0)})

    whole, thinned = fit(_examples(), sparse=True), fit(_examples(), sparse=True, known=former)

    for features in ({"by"}, {"near"}, {"by", "name 1"}):
        assert abs(whole.probabilities(features)["yes"] - thinned.probabilities(features)["yes"]) < 0.05


def test_what_a_former_model_is_wrong_about_is_learned_anew() -> None:
    former = LogLinear(("no", "yes"), (0.0, 0.0), {"by": (5.0, -5.0)})

    assert fit(_examples(), sparse=True, known=former).probabilities({"by"})["yes"] > 0.5
