# gets: raised
import torch


class Loader:
    def __init__(self, dataset, batch_size=1, sampler=None, drop_last=False):
        self.dataset, self.size, self.drop = dataset, batch_size, drop_last
        self.sampler = range(len(dataset)) if sampler is None else sampler

    def __iter__(self):
        indices = list(self.sampler)
        for start in range(0, len(indices), self.size):
            chosen = indices[start:start + self.size]
            if len(chosen) == self.size or not self.drop:
                x, y = zip(*[self.dataset[i] for i in chosen])
                yield [torch.stack(x), torch.as_tensor(y)]

    def __len__(self):
        return len(self.sampler) // self.size if self.drop else -(-len(self.sampler) // self.size)
