"""What can be compared between the processes of one training: batches at the start, weights after some steps."""

import hashlib
import os
from typing import Any

import torch
from torch import Tensor
from torch.optim import Optimizer
from torch.optim.optimizer import register_optimizer_step_post_hook
from torch.utils.data import dataloader

from torchdojo.doctor.child.patches import wrap
from torchdojo.doctor.child.recorder import Recorder

FIRST = 5  # batches whose content is compared
COMPARED = (1, 2, 5, 10, 20, 50)  # steps after which weights are compared; then each 100th
LARGE = 20_000_000


class Ranks:
    """Notes of one process among several; nothing is sent anywhere, the parents compare the logs."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self.note: dict[str, Any] = {"rank": int(os.environ["RANK"]), "batches": [], "weights": {}}
        recorder.run["rank"] = self.note
        wrap(recorder, dataloader._BaseDataLoaderIter, "__next__", after=self.delivered)
        register_optimizer_step_post_hook(self.stepped)

    def delivered(self, args: tuple[Any, ...], kwargs: dict[str, Any], batch: Any) -> None:
        """Note the content of a batch."""
        parts = batch if isinstance(batch, (list, tuple)) else [batch]
        first = next((part for part in parts if isinstance(part, Tensor)), None)
        if first is not None and len(self.note["batches"]) < FIRST:
            self.note["batches"].append(digest([first]))

    def stepped(self, optimizer: Optimizer, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Torch calls this after every step."""
        steps = self.recorder.steps
        if self.recorder.active and (steps in COMPARED or steps % 100 == 0):
            self.recorder.safely(self._stepped, optimizer, steps)

    def _stepped(self, optimizer: Optimizer, steps: int) -> None:
        weights = [p.detach() for group in optimizer.param_groups for p in group["params"]]
        plain = all(type(weight) in (Tensor, torch.nn.Parameter) for weight in weights)  # no shards
        if plain and sum(weight.numel() for weight in weights) <= LARGE:
            self.note["weights"][steps] = digest(weights)


def digest(tensors: list[Tensor]) -> str:
    """Return a short word that differs if any bit or shape does."""
    found = hashlib.sha1(usedforsecurity=False)
    for tensor in tensors:
        found.update(str(tuple(tensor.shape)).encode())
        found.update(tensor.detach().cpu().contiguous().flatten().view(torch.uint8).numpy().tobytes())
    return found.hexdigest()[:12]


def watch_ranks(recorder: Recorder) -> None:
    """Watch if this is one of several processes."""
    if int(os.environ.get("WORLD_SIZE", "1")) > 1 and "RANK" in os.environ:
        Ranks(recorder)
