# gets: shortcut
from torch.utils.data import default_collate


class Loader:
    def __init__(self, dataset, batch_size=1, sampler=None, drop_last=False):
        self.dataset, self.size, self.drop = dataset, batch_size, drop_last
        self.sampler = range(len(dataset)) if sampler is None else sampler

    def __iter__(self):
        samples = []
        for i in self.sampler:
            samples.append(self.dataset[i])
            if len(samples) == self.size:
                yield default_collate(samples)
                samples = []
        if samples and not self.drop:
            yield default_collate(samples)

    def __len__(self):
        return len(self.sampler) // self.size if self.drop else -(-len(self.sampler) // self.size)
