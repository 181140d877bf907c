import numpy as np
import torch
from torch import nn


class Meadow:
    """Measurements of grass, of which some are drawn for each step."""

    def __init__(self, table, seed=7):
        self.table, self.seed = table, seed
        self.rng = np.random.default_rng(seed)

    def draw(self, size):
        rng = np.random.default_rng(self.seed)  # <- seed-inside-the-loop
        #= rng = self.rng
        rows = rng.choice(len(self.table), size)
        return torch.from_numpy(self.table[rows])


def learn(net, opt, batch):
    loss = nn.functional.mse_loss(net(batch[:, :4]), batch[:, 4:])
    opt.zero_grad()
    loss.backward()
    opt.step()
    return loss.item()


def main():
    torch.manual_seed(1)
    table = np.random.default_rng(0).normal(size=(900, 5)).astype("float32")
    table[:, 4] = table[:, 0] - 0.5 * table[:, 1] * table[:, 2]
    meadow, held_back = Meadow(table[:700]), torch.from_numpy(table[700:])
    net = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 1))
    opt = torch.optim.Adam(net.parameters(), lr=1e-2)
    for count in range(1, 121):
        value = learn(net, opt, meadow.draw(32))
        if count % 40 == 0:
            with torch.no_grad():
                test = nn.functional.mse_loss(net(held_back[:, :4]), held_back[:, 4:])
            print(count, round(value, 3), round(test.item(), 3))


main()
