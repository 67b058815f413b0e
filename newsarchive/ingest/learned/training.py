"""Fit a log-linear model to examples. Needs scikit-learn (`pip install -e '.[train]'`); reading documents does not."""

import json
from array import array
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from newsarchive.ingest.learned import LogLinear


class Example(NamedTuple):
    """One candidate: its features, the class it is of, and the group (corpus) that it comes from.

    about: the candidate in words, for whoever looks at the mistakes.
    """

    features: frozenset[str]
    label: str
    group: str
    about: str = ""


# An example of the first class that a former model is as sure of as this teaches little: of such only some are learned
# from, and count for all of them.
_PLAIN = 0.003
_OF_PLAIN = 4


def fit(
    examples: list[Example],
    *,
    penalty: float = 1.0,
    seen_at_least: int = 2,
    sparse: bool = False,
    known: LogLinear | None = None,
) -> LogLinear:
    """Return the model with the greatest likelihood of the examples, less an L2 penalty on its weights.

    penalty: the inverse of scikit-learn's C; sparse: with an L1 penalty instead (Tibshirani, 1996), under which most
    features get no weight at all: for two classes only; seen_at_least: features of fewer examples are left out, since they name
    things rather than tell of language; known: a former model of the same two classes, by which examples are thinned that
    are plain to it, so that learning takes less time. Raises ValueError if the examples are of one class only.
    """
    from numpy import arange, int32, log, ones, where
    from numpy import array as values
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    counts = Counter(feature for example in examples for feature in example.features)
    names = sorted(feature for feature, count in counts.items() if count >= seen_at_least)
    column_of = {name: column for column, name in enumerate(names)}
    columns, ends = array("i"), array("i", [0])
    for example in examples:
        columns.extend(sorted(column_of[f] for f in example.features if f in column_of))
        ends.append(len(columns))
    matrix = csr_matrix((ones(len(columns)), columns, ends), shape=(len(examples), len(names)), dtype=float)
    matrix.indices, matrix.indptr = matrix.indices.astype(int32), matrix.indptr.astype(int32)
    labels, counted = values([example.label for example in examples]), ones(len(examples))
    if known is not None:
        told = values([known.weights.get(name, (0.0, 0.0)) for name in names])
        odds = matrix @ (told[:, 1] - told[:, 0])
        plain = (labels == known.classes[0]) & (odds + known.bias[1] - known.bias[0] < log(_PLAIN))
        kept = ~plain | (arange(len(examples)) % _OF_PLAIN == 0)
        counted = where(plain, float(_OF_PLAIN), 1.0)[kept]
        matrix, labels = matrix[kept], labels[kept]
    how = {"solver": "liblinear", "l1_ratio": 1, "tol": 1e-3, "random_state": 0} if sparse else {}
    fitted = LogisticRegression(C=1.0 / penalty, max_iter=2000, **how).fit(matrix, labels, counted)
    coefficients, intercept = fitted.coef_, fitted.intercept_
    if len(fitted.classes_) == 2:
        # scikit-learn keeps one row for two classes: the other's weights are its negatives, halved
        coefficients = [-coefficients[0] / 2, coefficients[0] / 2]
        intercept = [-intercept[0] / 2, intercept[0] / 2]
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
