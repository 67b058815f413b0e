"""How networks learn. Needs jax and optax (`pip install -e '.[train]'`); reading documents does not."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

import numpy as np

from newsarchive.ingest.extract.network.layers import REACHES, Array, Weights

# Arrays of numbers that are learned from at once.
Batch = TypeVar("Batch")
_DECAY, _WARM = 0.02, 0.15


def descended(
    start: Weights,
    batches: Callable[[np.random.Generator], Iterator[Batch]],
    off: Callable[[Weights, Batch, Array], Array],
    *,
    epochs: int,
    rate: float,
    seed: int,
) -> Weights:
    """Return the weights to which the batches lead: AdamW (Loshchilov and Hutter, 2019) by a rate that rises and falls
    again.

    batches: yields all of them, in an order drawn anew; off: how far the weights are off a batch, by a key for what is left
    to chance.
    """
    import jax
    import jax.numpy as jnp
    import optax

    steps = epochs * sum(1 for _ in batches(np.random.default_rng(seed)))
    rates = optax.cosine_onecycle_schedule(steps, rate, _WARM)
    adam = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(rates, weight_decay=_DECAY))

    @jax.jit
    def step(weights: Weights, state: Any, batch: Batch, key: Array) -> tuple[Weights, Any]:
        moves, state = adam.update(jax.grad(off)(weights, batch, key), state, weights)
        return optax.apply_updates(weights, moves), state

    weights: Weights = {name: jnp.asarray(numbers) for name, numbers in start.items()}
    state, key, order = adam.init(weights), jax.random.key(seed), np.random.default_rng(seed)
    for _ in range(epochs):
        for batch in batches(order):
            key, now = jax.random.split(key)
            weights, state = step(weights, state, batch, now)
    return {name: np.asarray(numbers) for name, numbers in weights.items()}


class Chance:
    """What is left to chance at one step."""

    def __init__(self, random: Any, key: Array) -> None:
        self._random = random
        self._key = key

    def draw(self, share: float, shape: tuple[int, ...]) -> Array:
        """Return true for a share of an array of that shape."""
        self._key, now = self._random.split(self._key)
        return self._random.bernoulli(now, share, shape)

    def drop(self, numbers: Array, share: float) -> Array:
        """Return the numbers without a share of them, those that stay the greater for it."""
        return numbers * self.draw(1 - share, numbers.shape) / (1 - share)


class Draw:
    """Draws the weights to start from."""

    def __init__(self, seed: int) -> None:
        self._random = np.random.default_rng(seed)

    def __call__(self, *shape: int, by: float = 0.0) -> Array:
        return self._random.normal(0, by or shape[0] ** -0.5, shape).astype(np.float32)

    def convolutions(self, entering: int, width: int) -> Weights:
        """Return the weights of `read_words`, for vectors of so many numbers that enter and that are read."""
        weights = {"enter": self(entering, width), "enter_bias": zeros(width)}
        for layer in range(len(REACHES)):
            weights[f"near_{layer}"] = self(3 * width, width)
            weights[f"near_bias_{layer}"] = zeros(width)
            weights[f"scale_{layer}"] = zeros(width) + 1
            weights[f"shift_{layer}"] = zeros(width)
        return weights


def zeros(length: int) -> Array:
    return np.zeros(length, np.float32)


class Tally:
    """What was seen of one kind of thing, with the corpora that have it: what few have tells of things rather than of
    language."""

    def __init__(self) -> None:
        self._groups: dict[str, set[str]] = defaultdict(set)

    def add(self, name: str, group: str) -> None:
        self._groups[name].add(group)

    def numbered(self, first: int, at_least: int) -> Mapping[str, int]:
        """Return numbers from the first on for what so many corpora have."""
        kept = sorted(name for name, groups in self._groups.items() if len(groups) >= at_least)
        return {name: number for number, name in enumerate(kept, first)}


def padded(numbers: Array, length: int, filling: int = 0) -> Array:
    """Return the rows with others behind them, up to that length."""
    more = ((0, length - len(numbers)), *((0, 0) for _ in numbers.shape[1:]))
    return np.pad(numbers, more, constant_values=filling)
