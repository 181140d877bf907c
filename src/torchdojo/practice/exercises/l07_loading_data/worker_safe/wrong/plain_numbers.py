# gets: not-a-tensor
import torch
from torch.utils.data import DataLoader, Dataset


class Table(Dataset):
    def __init__(self, rows):
        self.rows = rows

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, index):
        return self.rows[index]


class Squares(Table):
    def __init__(self, n):
        super().__init__([float(i * i) for i in range(n)])


def main(n, workers):
    loader = DataLoader(Squares(n), 4, num_workers=workers)
    return torch.cat(list(loader)).sum().item()


if __name__ == "__main__":
    result = main(10, 2)
    print(result)
