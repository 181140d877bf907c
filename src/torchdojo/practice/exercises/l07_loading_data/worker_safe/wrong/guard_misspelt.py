# gets: guard-never-opens
import torch
from torch.utils.data import DataLoader, Dataset


class Squares(Dataset):
    def __init__(self, n):
        self.n = n

    def __getitem__(self, index):
        return torch.tensor(float(index) ** 2)

    def __len__(self):
        return self.n


def main(n, workers):
    return sum(b.sum().item() for b in DataLoader(Squares(n), batch_size=4, num_workers=workers)) + 0.0


if __name__ == "main":
    print(main(10, 2))
