import random

import torch
from torch import Tensor


def mini_batches(count: int, size: int, seed: int) -> list[Tensor]:
    waiting = list(range(count))
    random.Random(seed).shuffle(waiting)
    batches = []
    while waiting:
        batches.append(torch.tensor(waiting[:size]))
        waiting = waiting[size:]
    return batches
