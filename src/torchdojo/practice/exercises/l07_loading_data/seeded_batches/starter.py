from torch import Tensor
from torch.utils.data import DataLoader


def loader(words: list[Tensor], batch_size: int, seed: int) -> DataLoader:
    ...  # TODO
