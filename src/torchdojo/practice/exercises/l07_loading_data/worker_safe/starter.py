from torch import Tensor
from torch.utils.data import Dataset


class Squares(Dataset):
    def __init__(self, n: int) -> None:
        ...  # TODO

    def __getitem__(self, index: int) -> Tensor:
        ...  # TODO

    def __len__(self) -> int:
        ...  # TODO


def main(n: int, workers: int) -> float:
    ...  # TODO


print(main(10, 2))  # TODO: only when this file is run as a script
