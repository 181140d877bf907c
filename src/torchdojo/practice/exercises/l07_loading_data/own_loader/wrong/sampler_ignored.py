# gets: sampler-ignored
import torch


def collate(samples):
    first = samples[0]
    if isinstance(first, torch.Tensor):
        return torch.stack(samples)
    if isinstance(first, dict):
        return {k: collate([s[k] for s in samples]) for k in first}
    if isinstance(first, (tuple, list)):
        return [collate(list(part)) for part in zip(*samples)]
    return torch.tensor(samples, dtype=torch.float64 if isinstance(first, float) else None)


class Loader:
    def __init__(self, dataset, batch_size=1, sampler=None, drop_last=False):
        self.dataset, self.size, self.drop = dataset, batch_size, drop_last

    def __iter__(self):
        n = len(self.dataset)
        for start in range(0, n, self.size):
            chosen = range(start, min(start + self.size, n))
            if len(chosen) == self.size or not self.drop:
                yield collate([self.dataset[i] for i in chosen])

    def __len__(self):
        return len(self.dataset) // self.size if self.drop else -(-len(self.dataset) // self.size)
