"""One program on several processes: `torchrun --nproc-per-node 2 -m torchdojo run 9`.

Outside torchrun both functions return their argument unchanged, so a lecture can name them without cost.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar, cast

import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel
from torch.utils.data import DataLoader

M = TypeVar("M", bound=nn.Module)
L = TypeVar("L", bound=DataLoader[Any])


@contextmanager
def joined() -> Iterator[bool]:
    """Join the other processes if torchrun started this one; gives True in the process that records and shows.

    gloo on the CPU, nccl on CUDA. The nccl path needs two GPUs and was not run by us.
    """
    if not dist.is_torchelastic_launched():
        yield True
        return
    if torch.cuda.is_available():
        torch.cuda.set_device(int(os.environ["LOCAL_RANK"]))
    dist.init_process_group("nccl" if torch.cuda.is_available() else "gloo")
    try:
        yield dist.get_rank() == 0
    finally:
        dist.destroy_process_group()


def spread(model: M) -> M:
    """Wrap the model so that backward() averages its gradients over all processes."""
    if not dist.is_initialized():
        return model
    return cast(M, DistributedDataParallel(model))


def share(loader: L) -> L:
    """Give every process its own rows of each batch; together they see just what one process would."""
    if not dist.is_initialized():
        return loader
    return cast(L, _Share(loader))


class _Share:
    """A loader of which this process takes every `world`-th row of each batch."""

    def __init__(self, loader: DataLoader[Any]) -> None:
        self.loader = loader

    def __len__(self) -> int:
        return len(self.loader)

    def __iter__(self) -> Iterator[Any]:
        rank, world = dist.get_rank(), dist.get_world_size()
        for batch in self.loader:
            if len(batch[0]) >= world:  # a process without a row would average in a NaN
                yield [tensor[rank::world] for tensor in batch]
