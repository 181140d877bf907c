# gets: wrong-dtype
import torch
from torch.utils.data import DataLoader, Dataset


class Squares(Dataset):
    def __init__(self, n):
        self.n = n

    def __getitem__(self, index):
        return torch.tensor(index**2)

    def __len__(self):
        return self.n


def main(n, workers):
    return float(sum(b.sum().item() for b in DataLoader(Squares(n), batch_size=4, num_workers=workers)))


if __name__ == "__main__":
    print(main(10, 2))
