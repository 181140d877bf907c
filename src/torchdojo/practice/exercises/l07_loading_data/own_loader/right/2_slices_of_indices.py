import math
from functools import singledispatch

import torch


@singledispatch
def together(first, samples):
    return torch.tensor(samples)


@together.register
def _(first: torch.Tensor, samples):
    return torch.stack(samples)


@together.register
def _(first: float, samples):
    return torch.tensor(samples, dtype=torch.double)


@together.register(tuple)
@together.register(list)
def _(first, samples):
    return [together(one, [s[i] for s in samples]) for i, one in enumerate(first)]


@together.register
def _(first: dict, samples):
    return {key: together(first[key], [s[key] for s in samples]) for key in first}


class Loader:
    def __init__(self, dataset, batch_size=1, sampler=None, drop_last=False):
        self.dataset, self.size, self.drop = dataset, batch_size, drop_last
        self.sampler = sampler if sampler is not None else range(len(dataset))

    def __iter__(self):
        indices = list(self.sampler)
        for number in range(len(self)):
            start = number * self.size
            chosen = indices[start : start + self.size]
            samples = [self.dataset[i] for i in chosen]
            yield together(samples[0], samples)

    def __len__(self):
        batches = len(self.sampler) / self.size
        return math.floor(batches) if self.drop else math.ceil(batches)
