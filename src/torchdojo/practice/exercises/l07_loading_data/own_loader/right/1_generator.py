import torch
from torch import Tensor


def collate(samples: list):
    first = samples[0]
    if isinstance(first, Tensor):
        return torch.stack(samples)
    if isinstance(first, dict):
        return {key: collate([one[key] for one in samples]) for key in first}
    if isinstance(first, tuple | list):
        return [collate(list(part)) for part in zip(*samples)]
    if isinstance(first, float):
        return torch.tensor(samples, dtype=torch.float64)
    return torch.tensor(samples)


class Loader:
    def __init__(self, dataset, batch_size=1, sampler=None, drop_last=False):
        self.dataset = dataset
        self.batch_size = batch_size
        self.sampler = range(len(dataset)) if sampler is None else sampler
        self.drop_last = drop_last

    def __iter__(self):
        samples = []
        for index in self.sampler:
            samples.append(self.dataset[index])
            if len(samples) == self.batch_size:
                yield collate(samples)
                samples = []
        if samples and not self.drop_last:
            yield collate(samples)

    def __len__(self):
        full, left_over = divmod(len(self.sampler), self.batch_size)
        return full + bool(left_over and not self.drop_last)
