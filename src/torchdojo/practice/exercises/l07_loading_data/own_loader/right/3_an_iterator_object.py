from itertools import islice

import numpy as np
import torch


class Epoch:
    def __init__(self, loader):
        self.loader = loader
        self.indices = iter(loader.sampler)

    def __iter__(self):
        return self

    def __next__(self):
        loader = self.loader
        rows = [loader.dataset[i] for i in islice(self.indices, loader.batch_size)]
        if not rows or (loader.drop_last and len(rows) < loader.batch_size):
            raise StopIteration
        return pack(rows)


def pack(rows):
    kind = type(rows[0])
    if kind is dict:
        return {k: pack([row[k] for row in rows]) for k in rows[0]}
    if kind in (tuple, list):
        return [pack(column) for column in map(list, zip(*rows))]
    if kind is torch.Tensor:
        return torch.cat([row.unsqueeze(0) for row in rows])
    return torch.from_numpy(np.array(rows))


class Loader:
    def __init__(self, dataset, batch_size=1, sampler=None, drop_last=False):
        self.dataset = dataset
        self.batch_size = batch_size
        self.sampler = range(len(dataset)) if sampler is None else sampler
        self.drop_last = drop_last

    def __iter__(self):
        return Epoch(self)

    def __len__(self):
        n = len(self.sampler)
        return n // self.batch_size if self.drop_last else -(-n // self.batch_size)
