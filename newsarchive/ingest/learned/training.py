"""Fit a log-linear model to examples. Needs scikit-learn (`pip install -e '.[train]'`); reading documents does not."""

import json
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from newsarchive.ingest.learned import LogLinear


class Example(NamedTuple):
    """One candidate: its features, the class it is of, and the group (corpus) that it comes from."""

    features: frozenset[str]
    label: str
    group: str


def fit(examples: list[Example], *, penalty: float = 1.0, seen_at_least: int = 2) -> LogLinear:
    """Return the model with the greatest likelihood of the examples, less an L2 penalty on its weights.

    penalty: the inverse of scikit-learn's C; seen_at_least: features of fewer examples are left out, since they name
    things rather than tell of language. Raises ValueError if the examples are of one class only.
    """
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    counts = Counter(feature for example in examples for feature in example.features)
    kept = {feature for feature, count in counts.items() if count >= seen_at_least}
    vectorizer = DictVectorizer(sparse=True)
    matrix = vectorizer.fit_transform(
        [dict.fromkeys(sorted(example.features & kept), 1.0) for example in examples]
    )
    fitted = LogisticRegression(C=1.0 / penalty, max_iter=2000).fit(matrix, [e.label for e in examples])
    coefficients, intercept = fitted.coef_, fitted.intercept_
    if len(fitted.classes_) == 2:
        # scikit-learn keeps one row for two classes: the other's weights are its negatives, halved
        coefficients = [-coefficients[0] / 2, coefficients[0] / 2]
        intercept = [-intercept[0] / 2, intercept[0] / 2]
    names = vectorizer.get_feature_names_out()
    return LogLinear(
        tuple(fitted.classes_),
        tuple(round(float(value), 4) for value in intercept),
        {
            str(name): tuple(round(float(row[column]), 4) for row in coefficients)
            for column, name in enumerate(names)
        },
    )


def write(fitted: LogLinear, path: Path) -> None:
    """Write the model as JSON, features in order, those without weight left out."""
    weights = {
        feature: list(values)
        for feature, values in sorted(fitted.weights.items())
        if any(abs(value) >= 0.01 for value in values)
    }
    data = {"classes": list(fitted.classes), "bias": list(fitted.bias), "weights": weights}
    path.write_text(json.dumps(data, ensure_ascii=False, indent=None, separators=(",", ":")) + "\n")
