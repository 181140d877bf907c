import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset


class Squares(Dataset):
    def __init__(self, n: int) -> None:
        self.n = n

    def __getitem__(self, index: int) -> Tensor:
        return torch.tensor(float(index) ** 2)

    def __len__(self) -> int:
        return self.n


def main(n: int, workers: int) -> float:
    loader = DataLoader(Squares(n), batch_size=4, num_workers=workers)
    total = 0.0
    for batch in loader:
        total += batch.sum().item()
    return total


if __name__ == "__main__":
    print(main(10, 2))
