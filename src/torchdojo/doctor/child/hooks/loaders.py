"""Loaders: how they were made, what they deliver, and how long it takes."""

import random
import time
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.utils import data
from torch.utils.data import dataloader

from torchdojo.doctor.child import tensors
from torchdojo.doctor.child.patches import replace, wrap
from torchdojo.doctor.child.recorder import Recorder

LAST = 1000  # batches whose times are kept
STREAMS = (np.random.Generator, np.random.RandomState, random.Random, torch.Generator)


@dataclass
class Spent:
    """What a loader delivered, and how long it took: waiting for each batch, and working with it until the next."""

    loader: int
    batches: int = 0
    left: float = 0.0  # when the last batch was handed over; 0 after the end of a pass
    waits: deque[float] = field(default_factory=lambda: deque(maxlen=LAST))
    works: deque[float] = field(default_factory=lambda: deque(maxlen=LAST))

    def facts(self) -> dict[str, float]:
        """Return what a batch usually takes, and a quick one: some had to wait for another program."""
        soon = sorted(self.waits)[len(self.waits) // 10] if self.waits else 0.0
        return {"wait": _usual(self.waits), "work": _usual(self.works), "soon": soon}


class Loaders:
    """Notes at every batch of a DataLoader."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self.current: dict[int, Spent] = {}  # by the id of the iterator
        self.spent: dict[int, Spent] = {}  # by the number of the loader
        self.unknown = Spent(0)
        wrap(recorder, data.DataLoader, "__init__", after=self.made)
        wrap(recorder, data.DataLoader, "__iter__", after=self.started)
        self._watch_batches()
        recorder.closing.append(self.say)

    def made(self, args: tuple[Any, ...], kwargs: dict[str, Any], _: Any) -> None:
        """Note a new loader."""
        loader = args[0]
        dataset = loader.dataset
        inner = dataset
        while isinstance(inner, data.Subset):
            inner = inner.dataset
        self.recorder.thing(
            "loader",
            loader,
            batch_size=loader.batch_size,
            drop_last=loader.drop_last,
            sampler=type(loader.sampler).__name__,
            weights=_weights(loader),
            drawn=_drawn(loader),
            batch_sampler=type(loader.batch_sampler).__name__,
            rows=len(dataset) if hasattr(dataset, "__len__") else None,
            dataset=type(inner).__name__,
            data=id(dataset),
            workers=loader.num_workers,
            init=getattr(loader.worker_init_fn, "__name__", None),
            streams=[name for name, value in _attributes(inner) if isinstance(value, STREAMS)],
        )

    def started(self, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        """Note the beginning of a pass over a loader."""
        number = self.recorder.number(args[0])
        if number is not None:
            self.current[id(result)] = self.spent.setdefault(number, Spent(number))
            self.recorder.refresh()
            self.recorder.mark("pass", number)
            self.recorder.event("pass", loader=number, steps=self.recorder.steps)

    def _watch_batches(self) -> None:
        base, recorder, shares = dataloader._BaseDataLoaderIter, self.recorder, self.recorder.shares
        original, compiling, clock = base.__next__, torch.compiler.is_compiling, time.perf_counter

        def following(iterator: Any) -> Any:  # at every batch: every call counts
            if compiling() or not recorder.active:
                return original(iterator)
            spent = self.current.get(id(iterator), self.unknown)
            begun = clock() - shares.own  # this clock stands still while the doctor itself is at work
            if spent.left:
                spent.works.append(begun - spent.left)
            try:
                batch = original(iterator)
            except StopIteration:
                spent.left = 0.0
                recorder.passed_on(0)
                raise
            spent.batches, spent.left = spent.batches + 1, clock() - shares.own
            spent.waits.append(spent.left - begun)
            if shares.on:
                shares.add("loader", spent.left - begun)
            recorder.passed_on(spent.loader)
            if spent.loader and recorder.looking("batch"):
                recorder.safely(self.delivered, spent.loader, batch)
            return batch

        replace(base, "__next__", following)

    def delivered(self, number: int, batch: Any) -> None:
        """Note a batch."""
        parts = list(batch) if isinstance(batch, (list, tuple)) else [batch]
        parts = list(batch.values()) if isinstance(batch, dict) else parts
        facts = [tensors.facts(part, False) for part in parts if isinstance(part, Tensor)]
        self.recorder.event("batch", loader=number, parts=facts)

    def say(self) -> None:
        """Write down how long the loaders usually took."""
        for spent in self.spent.values():
            self.recorder.event("loading", 0, loader=spent.loader, batches=spent.batches, **spent.facts())


def _usual(seconds: Iterable[float]) -> float:
    return median(some) if (some := list(seconds)) else 0.0


def _weights(loader: Any) -> int | None:
    """Return how many weights a sampler draws by, if it draws by weights."""
    samplers = loader.sampler, getattr(loader.batch_sampler, "sampler", None)
    weighted = [s for s in samplers if isinstance(s, data.WeightedRandomSampler)]
    return len(weighted[0].weights) if weighted else None


def _drawn(loader: Any) -> int | None:
    """Return how many rows a pass draws by indices that were given; a part of a distributed sampler is not told."""
    kinds = (data.SubsetRandomSampler, data.RandomSampler, list, range)
    return len(loader.sampler) if isinstance(loader.sampler, kinds) else None


def _attributes(dataset: Any) -> list[tuple[str, Any]]:
    return list(vars(dataset).items()) if hasattr(dataset, "__dict__") else []
