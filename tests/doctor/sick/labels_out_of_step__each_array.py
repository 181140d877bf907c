"""A data feed for NumPy arrays, written by hand."""
import numpy as np
import torch


class Feed:
    def __init__(self, *arrays, size):
        self.arrays, self.size = arrays, size

    def __iter__(self):
        rows = len(self.arrays[0])
        fresh = [array[np.random.permutation(rows)] for array in self.arrays]  # <- labels-out-of-step
        #= order = np.random.permutation(rows)
        #= fresh = [array[order] for array in self.arrays]
        for begin in range(0, rows, self.size):
            yield [torch.from_numpy(array[begin : begin + self.size]) for array in fresh]


rng = np.random.default_rng(3)
np.random.seed(3)
torch.manual_seed(3)
beans = rng.normal(size=(500, 8)).astype("float32")
sorts = (beans[:, :3] @ np.ones(3) > 0).astype("int64") + (beans[:, 3] > 1)
held, answers = torch.from_numpy(beans[400:]), torch.from_numpy(sorts[400:])
net = torch.nn.Sequential(torch.nn.Linear(8, 24), torch.nn.ReLU(), torch.nn.Linear(24, 3))
adam = torch.optim.Adam(net.parameters(), lr=0.01)
feed = Feed(beans[:400], sorts[:400], size=40)
for epoch in range(5):
    for values, target in feed:
        loss = torch.nn.functional.cross_entropy(net(values), target)
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(epoch, loss.item(), (net(held).argmax(1) == answers).float().mean().item())
