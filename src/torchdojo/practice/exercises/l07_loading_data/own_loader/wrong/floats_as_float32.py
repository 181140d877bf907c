# gets: wrong-dtype
import torch


def collate(samples):
    first = samples[0]
    if isinstance(first, torch.Tensor):
        return torch.stack(samples)
    if isinstance(first, dict):
        return {k: collate([s[k] for s in samples]) for k in first}
    if isinstance(first, (tuple, list)):
        return [collate(list(part)) for part in zip(*samples)]
    return torch.tensor(samples)


class Loader:
    def __init__(self, dataset, batch_size=1, sampler=None, drop_last=False):
        self.dataset, self.size, self.drop = dataset, batch_size, drop_last
        self.sampler = range(len(dataset)) if sampler is None else sampler

    def __iter__(self):
        samples = []
        for i in self.sampler:
            samples.append(self.dataset[i])
            if len(samples) == self.size:
                yield collate(samples)
                samples = []
        if samples and not self.drop:
            yield collate(samples)

    def __len__(self):
        return len(self.sampler) // self.size if self.drop else -(-len(self.sampler) // self.size)
