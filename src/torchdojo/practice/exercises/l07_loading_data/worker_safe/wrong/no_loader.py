# gets: no-loader
import torch
from torch.utils.data import Dataset


class Squares(Dataset):
    def __init__(self, n):
        self.n = n

    def __getitem__(self, index):
        return torch.tensor(float(index) ** 2)

    def __len__(self):
        return self.n


def main(n, workers):
    return float(sum(i * i for i in range(n)))


if __name__ == "__main__":
    print(main(10, 2))
