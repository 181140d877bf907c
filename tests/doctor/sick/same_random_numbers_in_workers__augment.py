import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, Dataset


class Noisy(Dataset):
    def __init__(self, n):
        self.rng = np.random.RandomState(0)  # <- same-random-numbers-in-workers, kept
        self.x = torch.randn(n, 8)
        self.y = (self.x[:, 0] > 0).long()

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        noise = torch.from_numpy(self.rng.normal(0, 0.1, 8)).float()  # <- same-random-numbers-in-workers
        #= noise = 0.1 * torch.randn(8)
        return self.x[i] + noise, self.y[i]


def main():
    torch.manual_seed(0)
    loader = DataLoader(Noisy(128), batch_size=16, shuffle=True, num_workers=2)  # <- same-random-numbers-in-workers, kept
    net = nn.Linear(8, 2)
    opt = torch.optim.SGD(net.parameters(), lr=0.1)
    for epoch in range(3):
        for x, y in loader:
            loss = nn.functional.cross_entropy(net(x), y)
            opt.zero_grad()
            loss.backward()
            opt.step()
        print(epoch, loss.item())


if __name__ == "__main__":
    main()
