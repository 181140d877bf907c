import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Ranges:
    def fit(self, table):
        self.low, self.high = table.amin(0), table.amax(0)
        return self

    def transform(self, table):
        return (table - self.low) / (self.high - self.low)

    def fit_transform(self, table):
        return self.fit(table).transform(table)


torch.manual_seed(2)
bees = torch.rand(800, 4) * torch.tensor([40.0, 900.0, 3.0, 12.0])
swarms = ((bees[:, 0] / 40 + bees[:, 1] / 900) > 1).long()
order = torch.randperm(800)
ours, theirs = order[:740], order[740:]
ranges = Ranges()
rows_in = ranges.fit_transform(bees[ours])
rows_out = ranges.fit_transform(bees[theirs])  # <- test-scaled-differently
#= rows_out = ranges.transform(bees[theirs])
loader = DataLoader(TensorDataset(rows_in, swarms[ours]), 37, shuffle=True)
net = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=1e-2)
for epoch in range(15):
    for x, y in loader:
        loss = nn.functional.cross_entropy(net(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
net.eval()
with torch.no_grad():
    right = (net(rows_out).argmax(1) == swarms[theirs]).float().mean().item()
print("right", right)
