"""Fit a log-linear model to examples. Needs scikit-learn (`pip install -e '.[train]'`); reading documents does not."""

import json
from array import array as numbers_of_type
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from newsarchive.ingest.learned import LogLinear


class Example(NamedTuple):
    """One candidate: its features, the class it is of, and the group (corpus) that it comes from.

    about: the candidate in words, for whoever looks at the mistakes.
    """

    features: frozenset[str]
    label: str
    group: str
    about: str = ""


# An example of the first class that a first model is as sure of as this teaches little: of such only some are learned
# from once more, and count for all of them.
_PLAIN = 0.003
_OF_PLAIN = 4
_SEEN_AT_LEAST = 2
_TOLERANCE = 1e-2


class _Table(NamedTuple):
    """Examples as rows of a sparse matrix, a column for each feature by its name, and the class of each row."""

    matrix: Any
    names: list[str]
    labels: Any


def fit(examples: Iterable[Example], *, penalty: float = 1.0, corpora_at_least: int = 1) -> LogLinear:
    """Return the model with the greatest likelihood of the examples, less an L2 penalty on its weights.

    penalty: the inverse of scikit-learn's C; corpora_at_least: features seen in fewer of the examples' groups (or in one
    example alone) are left out, since they name things rather than tell of language; of fewer groups, all count. Raises
    ValueError if the examples are of one class only.
    """
    from sklearn.linear_model import LogisticRegression

    table = _tabulate(examples, corpora_at_least)
    fitted = LogisticRegression(C=1.0 / penalty, max_iter=2000).fit(table.matrix, table.labels)
    coefficients, intercept = fitted.coef_, fitted.intercept_
    if len(fitted.classes_) == 2:
        return _of_two_classes(fitted.classes_, table.names, coefficients[0], intercept[0])
    return LogLinear(
        tuple(fitted.classes_),
        tuple(round(float(value), 4) for value in intercept),
        {
            name: tuple(round(float(row[column]), 4) for row in coefficients)
            for column, name in enumerate(table.names)
        },
    )


def fit_blend(
    examples: Iterable[Example], *, lasso: float, ridge: float, corpora_at_least: int = 1
) -> LogLinear:
    """Return the mean of two models of two classes: one with an L1 penalty on its weights (Tibshirani, 1996), one with L2.

    The first gives a few features all the weight, the second spreads it over all that tell the same; their mean ranks
    better than either. lasso and ridge: the inverse of scikit-learn's C for each; corpora_at_least: as in `fit`. The second
    learns from all that is not plain to the first, and from some of what is. Raises ValueError if the examples are of one
    class only.
    """
    from numpy import arange, log, where
    from sklearn.linear_model import LogisticRegression

    table = _tabulate(examples, corpora_at_least)
    sparsely = LogisticRegression(
        C=1.0 / lasso, solver="liblinear", l1_ratio=1, tol=_TOLERANCE, max_iter=2000, random_state=0
    ).fit(table.matrix, table.labels)
    odds = table.matrix @ sparsely.coef_[0] + sparsely.intercept_[0]
    plain = (table.labels == sparsely.classes_[0]) & (odds < log(_PLAIN))
    kept = ~plain | (arange(len(plain)) % _OF_PLAIN == 0)
    evenly = LogisticRegression(
        C=1.0 / ridge, solver="liblinear", tol=_TOLERANCE, max_iter=2000, random_state=0
    ).fit(table.matrix[kept], table.labels[kept], where(plain, float(_OF_PLAIN), 1.0)[kept])
    return _of_two_classes(
        sparsely.classes_,
        table.names,
        (sparsely.coef_[0] + evenly.coef_[0]) / 2,
        (sparsely.intercept_[0] + evenly.intercept_[0]) / 2,
    )


def fit_further(
    examples: Iterable[Example], known: LogLinear, *, penalty: float, corpora_at_least: int = 1
) -> LogLinear:
    """Return what is known, moved to where the examples are more likely: the greatest likelihood of the examples, less an
    L2 penalty on how far weights and biases move (Chelba and Acero, Adaptation of Maximum Entropy Capitalizer, 2004).

    So a few corpora can be learned from without those that the known model has learned from, and little is forgotten.
    penalty: what half the square of a move costs; corpora_at_least: as in `fit`, for features that are not known yet. Raises
    ValueError for an example of a class that the known model does not have.
    """
    from numpy import arange, array, exp, vstack, zeros
    from scipy.optimize import minimize
    from scipy.special import logsumexp

    table = _tabulate(examples, corpora_at_least, known=known.weights.keys())
    number_of = {name: number for number, name in enumerate(known.classes)}
    if new := sorted(set(table.labels) - number_of.keys()):
        raise ValueError(f"the known model has no class {', '.join(new)}")
    right = array([number_of[label] for label in table.labels])
    none = (0.0,) * len(known.classes)
    before = array([known.weights.get(name, none) for name in table.names]).reshape(-1, len(known.classes))
    scores = table.matrix @ before + array(known.bias)
    rows, shape = arange(len(right)), (len(table.names) + 1, len(known.classes))
    chosen = zeros(scores.shape)
    chosen[rows, right] = 1

    def cost(moves: Any) -> tuple[float, Any]:
        """Return what the moves of the weights (and, in the last row, of the biases) cost, and the slope of that."""
        moves = moves.reshape(shape)
        told = scores + table.matrix @ moves[:-1] + moves[-1]
        likely = told - logsumexp(told, axis=1, keepdims=True)
        off = exp(likely) - chosen
        slope = vstack([table.matrix.T @ off, off.sum(axis=0)]) + penalty * moves
        return -likely[rows, right].sum() + penalty / 2 * (moves**2).sum(), slope.ravel()

    moves = minimize(cost, zeros(shape).ravel(), jac=True, method="L-BFGS-B").x.reshape(shape)
    moved = {
        name: tuple(round(float(value), 4) for value in weights)
        for name, weights in zip(table.names, before + moves[:-1], strict=True)
    }
    bias = tuple(round(float(value), 4) for value in array(known.bias) + moves[-1])
    return LogLinear(known.classes, bias, known.weights | moved)


def _of_two_classes(classes: Any, names: list[str], weights: Any, bias: float) -> LogLinear:
    """Return a model of two classes; weights and bias: for the second against the first, of which each gets one half."""
    return LogLinear(
        tuple(str(one) for one in classes),
        (round(float(-bias / 2), 4), round(float(bias / 2), 4)),
        {
            name: (round(float(-weight / 2), 4), round(float(weight / 2), 4))
            for name, weight in zip(names, weights, strict=True)
        },
    )


def _tabulate(examples: Iterable[Example], corpora_at_least: int, known: Collection[str] = ()) -> _Table:
    """Take the examples one by one, so that not all of their features need be kept as words.

    known: features that count wherever they are seen.
    """
    from numpy import arange, array, asarray, int32, ones
    from scipy.sparse import csr_matrix

    column_of: dict[str, int] = {}
    number_of: dict[str, int] = {}
    columns, ends, groups, labels = numbers_of_type("i"), numbers_of_type("q", [0]), numbers_of_type("i"), []
    for example in examples:
        columns.extend(column_of.setdefault(name, len(column_of)) for name in sorted(example.features))
        ends.append(len(columns))
        labels.append(example.label)
        groups.append(number_of.setdefault(example.group, len(number_of)))
    if not labels:
        raise ValueError("there is nothing to learn from: no sentence names what could be told of")
    shape = (len(labels), len(column_of))
    matrix = csr_matrix((ones(len(columns)), asarray(columns), asarray(ends)), shape=shape)
    of_group = csr_matrix(
        (ones(len(labels)), (asarray(groups), arange(len(labels)))), shape=(len(number_of), len(labels))
    )
    in_groups = asarray(((of_group @ matrix) > 0).sum(axis=0)).ravel()
    in_examples = asarray(matrix.sum(axis=0)).ravel()
    enough = (in_groups >= min(corpora_at_least, len(number_of))) & (in_examples >= _SEEN_AT_LEAST)
    kept = sorted((name, column) for name, column in column_of.items() if enough[column] or name in known)
    matrix = matrix[:, [column for _, column in kept]]
    # as liblinear wants them
    matrix.indices, matrix.indptr = matrix.indices.astype(int32), matrix.indptr.astype(int32)
    return _Table(matrix, [name for name, _ in kept], array(labels))


def write(fitted: LogLinear, path: Path) -> None:
    """Write the model as JSON, features in order, those without weight left out."""
    weights = {
        feature: list(values)
        for feature, values in sorted(fitted.weights.items())
        if any(abs(value) >= 0.01 for value in values)
    }
    data = {"classes": list(fitted.classes), "bias": list(fitted.bias), "weights": weights}
    path.write_text(json.dumps(data, ensure_ascii=False, indent=None, separators=(",", ":")) + "\n")
