"""What can be learned from annotated corpora: the only list of it. Needs scikit-learn, jax and optax, which reading documents
does not."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

from newsarchive.ingest.extract.names import training as names
from newsarchive.ingest.extract.network import Network
from newsarchive.ingest.extract.relations import training as claims
from newsarchive.ingest.learned import Model
from newsarchive.ingest.learned.training import write

# From folders with gold.json to models, each by the name of its file.
Learner: TypeAlias = Callable[[list[Path]], Mapping[str, Model]]


class Learners(NamedTuple):
    """How one thing is learned: from nothing, or further from the models that are there."""

    anew: Learner
    further: Learner


LEARNERS = {
    "names": Learners(names.learn, names.learn_further),
    "claims": Learners(claims.learn, claims.learn_further),
}


def save(model: Model, name: str, into: Path) -> str:
    """Write the model to a file of that name in the folder, and return in a line what was written."""
    if isinstance(model, Network):
        path = into / f"{name}.npz"
        model.save(path)
        size = sum(weights.size for weights in model.weights.values())
        return f"{path.name}: {size} weights, {len(model.vocabulary['words'])} words"
    path = into / f"{name}.json"
    write(model, path)
    return f"{path.name}: {len(model.weights)} features, {len(model.classes)} classes"
