"""Fitting a model to examples."""

import pytest

from newsarchive.ingest.learned.training import Example, fit, fit_blend, fit_further


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


def test_what_is_learned_further_is_added_to_what_is_known() -> None:
    known = fit(_examples())
    new = [Example(frozenset({"from"}), "yes", "abc"[number % 3]) for number in range(30)]

    further = fit_further([*new, *_examples()[30:120]], known, penalty=1.0)

    assert known.probabilities({"from"})["yes"] < 0.5 < further.probabilities({"from"})["yes"]
    assert further.probabilities({"by"})["yes"] == pytest.approx(known.probabilities({"by"})["yes"], abs=0.2)
    assert further.probabilities({"near"})["yes"] < 0.05


def test_the_dearer_a_move_the_less_is_learned_further() -> None:
    known = fit(_examples())
    new = [Example(frozenset({"near"}), "yes", "a")] * 50

    cheap, dear = (fit_further(new, known, penalty=penalty) for penalty in (0.1, 1_000.0))

    assert known.weights["near"][1] < dear.weights["near"][1] < cheap.weights["near"][1]


def test_a_class_that_is_not_known_cannot_be_learned_further() -> None:
    with pytest.raises(ValueError, match="no class perhaps"):
        fit_further([Example(frozenset({"by"}), "perhaps", "a")], fit(_examples()), penalty=1.0)


def test_several_classes_can_be_learned_further() -> None:
    told = [Example(frozenset({f"sign {number % 3}"}), "xyz"[number % 3], "a") for number in range(60)]
    known = fit(told)

    further = fit_further([Example(frozenset({"sign new"}), "y", "a")] * 20, known, penalty=1.0)

    assert further.probabilities({"sign new"})["y"] > 0.7
    assert further.probabilities({"sign 2"})["z"] > 0.7
