import numpy as np
import torch
import torch.nn as nn


class Digits:
    def __init__(self, n, seed):
        rng = np.random.default_rng(seed)
        self.labels = rng.integers(0, 4, n)
        self.images = rng.integers(0, 120, (n, 8, 8)).astype(np.uint8)
        for i, c in enumerate(self.labels):
            r, k = divmod(int(c), 2)
            self.images[i, 4 * r : 4 * r + 4, 4 * k : 4 * k + 4] += 100

    def batches(self, size, rng):
        for idx in np.array_split(rng.permutation(len(self.labels)), len(self.labels) // size):
            x = torch.from_numpy(self.images[idx]).float().flatten(1)  # <- inputs-not-scaled, kept
            #= x = x / 255 - 0.5
            yield x, torch.from_numpy(self.labels[idx])


torch.manual_seed(0)
rng = np.random.default_rng(1)
train = Digits(320, 0)
mlp = nn.Sequential(nn.Linear(64, 24), nn.Sigmoid(), nn.Linear(24, 4))
optimizer = torch.optim.SGD(mlp.parameters(), lr=0.5)
for epoch in range(8):
    for x, y in train.batches(32, rng):
        out = mlp(x)  # <- inputs-not-scaled, kept
        loss = nn.functional.cross_entropy(out, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
