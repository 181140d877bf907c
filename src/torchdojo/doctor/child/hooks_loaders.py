"""Loaders: how they were made, and what they deliver."""

from typing import Any

from torch import Tensor
from torch.utils import data
from torch.utils.data import dataloader

from torchdojo.doctor.child import tensors
from torchdojo.doctor.child.patches import wrap
from torchdojo.doctor.child.recorder import Recorder


class Loaders:
    """Notes at every batch of a DataLoader."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self.current: dict[int, int] = {}
        wrap(recorder, data.DataLoader, "__init__", after=self.made)
        wrap(recorder, data.DataLoader, "__iter__", after=self.started)
        wrap(recorder, dataloader._BaseDataLoaderIter, "__next__", after=self.delivered)

    def made(self, args: tuple[Any, ...], kwargs: dict[str, Any], _: Any) -> None:
        """Note a new loader."""
        loader = args[0]
        dataset = loader.dataset
        self.recorder.thing(
            "loader",
            loader,
            batch_size=loader.batch_size,
            drop_last=loader.drop_last,
            sampler=type(loader.sampler).__name__,
            batch_sampler=type(loader.batch_sampler).__name__,
            rows=len(dataset) if hasattr(dataset, "__len__") else None,
            dataset=type(dataset).__name__,
            workers=loader.num_workers,
        )

    def started(self, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        """Note the beginning of a pass over a loader."""
        number = self.recorder.number(args[0])
        if number is not None:
            self.current[id(result)] = number
            self.recorder.mark("pass", number)
            self.recorder.event("pass", loader=number, steps=self.recorder.steps)

    def delivered(self, args: tuple[Any, ...], kwargs: dict[str, Any], batch: Any) -> None:
        """Note a batch."""
        number = self.current.get(id(args[0]))
        self.recorder.mark("batch", number or 0)
        if number is None or not self.recorder.looking("batch"):
            return
        parts = list(batch) if isinstance(batch, (list, tuple)) else [batch]
        facts = [tensors.facts(part, False) for part in parts if isinstance(part, Tensor)]
        self.recorder.event("batch", loader=number, parts=facts)
