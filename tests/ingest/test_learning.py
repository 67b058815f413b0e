"""Fitting a model to examples."""

import pytest

from newsarchive.ingest.learned.training import Example, fit, fit_blend


def _examples() -> list[Example]:
    told = [
        Example(frozenset({"by", f"name {number % 3}"}), "yes", "abc"[number % 3]) for number in range(30)
    ]
    told += [
        Example(frozenset({"near", f"name {number % 3}"}), "no", "abc"[number % 3]) for number in range(900)
    ]
    return told


def test_a_blend_tells_what_its_examples_tell() -> None:
    blend = fit_blend(_examples(), lasso=2.0, ridge=2.0)

    assert blend.classes == ("no", "yes")
    assert blend.probabilities({"by"})["yes"] > 0.6
    assert blend.probabilities({"near"})["yes"] < 0.05


def test_a_blend_stands_between_few_features_and_all_of_them() -> None:
    twins = [
        example._replace(features=example.features | {f"{f} too" for f in example.features})
        for example in _examples()
    ]

    blend, evenly = fit_blend(twins, lasso=2.0, ridge=2.0), fit(twins, penalty=2.0)

    assert evenly.weights["by"][1] == pytest.approx(evenly.weights["by too"][1], abs=0.01)
    assert blend.weights["by"][1] != pytest.approx(blend.weights["by too"][1], abs=0.1)
    assert min(blend.weights["by"][1], blend.weights["by too"][1]) > 0


def test_what_few_corpora_say_is_not_learned() -> None:
    assert "name 1" in fit(_examples()).weights
    assert set(fit(_examples(), corpora_at_least=2).weights) == {"by", "near"}
    assert set(fit_blend(_examples(), lasso=2.0, ridge=2.0, corpora_at_least=2).weights) == {"by", "near"}


def test_of_fewer_corpora_than_asked_for_all_must_say_it() -> None:
    assert set(fit(_examples(), corpora_at_least=9).weights) == {"by", "near"}


def test_what_one_example_says_is_not_learned() -> None:
    assert "once" not in fit([*_examples(), Example(frozenset({"by", "once"}), "yes", "a")]).weights
