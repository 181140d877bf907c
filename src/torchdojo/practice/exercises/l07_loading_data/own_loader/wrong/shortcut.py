# gets: shortcut
from torch.utils.data import DataLoader


class Loader:
    def __init__(self, dataset, batch_size=1, sampler=None, drop_last=False):
        self.inner = DataLoader(dataset, batch_size=batch_size, sampler=sampler, drop_last=drop_last)

    def __iter__(self):
        return iter(self.inner)

    def __len__(self):
        return len(self.inner)
