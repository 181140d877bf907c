"""Random orders and draws of single arrays, on purpose: strangers, two domains, columns, the same seed twice."""
import numpy as np
import torch
from torch import nn


class Domains:
    """Photos and drawings, neither knows of the other."""

    def __init__(self, *domains, size):
        self.domains, self.size = domains, size

    def __iter__(self):
        fresh = [domain[torch.randperm(len(domain))] for domain in self.domains]
        for begin in range(0, len(fresh[0]), self.size):
            yield [domain[begin : begin + self.size] for domain in fresh]


def drawn(array, count, seed):
    generator = torch.Generator().manual_seed(seed)
    return array[torch.randint(0, len(array), (count,), generator=generator)]


np.random.seed(0)
torch.manual_seed(0)
x = np.random.randn(240, 6).astype("float32")
y = (x[:, 0] - x[:, 1] > 0).astype("int64")
for array in (x, y):
    np.random.seed(5)
    np.random.shuffle(array)
state = np.random.get_state()
np.random.shuffle(x)
np.random.set_state(state)
np.random.shuffle(y)
columns = np.random.permutation(6)
x = x[:, columns]
importance = [x[np.random.permutation(240), k].std() for k in range(6)]
x, y = torch.from_numpy(x), torch.from_numpy(y)
source, other = x[:120], x[120:] + 0.1
net = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=0.02)
for epoch in range(3):
    for here, there in Domains(source, other, size=30):
        apart = (net(here).mean(0) - net(there).mean(0)).norm()
        inputs, labels = drawn(x, 30, epoch), drawn(y, 30, epoch)
        loss = nn.functional.cross_entropy(net(inputs), labels) + 0.1 * apart
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item(), importance[0])
