import numpy as np
import torch
import torch.nn.functional as F


class MinMax:
    low = high = None

    def fit_transform(self, a):
        self.low, self.high = a.min(axis=0), a.max(axis=0)
        return self.transform(a)

    def transform(self, a):
        return ((a - self.low) / (self.high - self.low)).astype("float32")


def run(seed=3):
    rng = np.random.RandomState(seed)
    torch.manual_seed(seed)
    data = rng.uniform(-4, 4, size=(800, 3))
    data[600:] = rng.uniform(-1, 2, size=(200, 3))
    label = torch.from_numpy((data[:, 0] + data[:, 1] - 0.5 * data[:, 2] > 0.5).astype("int64"))
    box = MinMax()
    train = torch.from_numpy(box.fit_transform(data[:600]))
    later = torch.from_numpy(box.fit_transform(data[600:]))  # <- test-scaled-differently
    #= later = torch.from_numpy(box.transform(data[600:]))
    net = torch.nn.Sequential(torch.nn.Linear(3, 16), torch.nn.ReLU(), torch.nn.Linear(16, 2))
    optimizer = torch.optim.Adam(net.parameters(), lr=0.02)
    for step in range(200):
        rows = torch.randint(0, 600, (60,))
        loss = F.cross_entropy(net(train[rows]), label[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    net.eval()
    with torch.no_grad():
        right = (net(later).argmax(1) == label[600:]).float().mean()
    print(f"later rows {right.item():.3f}")


run()
