import torch
from torch import nn


class MinMax:
    def fit_transform(self, values):
        self.low, self.high = values.min(0).values, values.max(0).values
        return self.transform(values)

    def transform(self, values):
        return (values - self.low) / (self.high - self.low)


def tenants(n, share):
    rent = torch.rand(n, 3) * torch.tensor([3000.0, 60.0, 5.0]) * share + torch.tensor([200.0, 18.0, 0.0])
    return rent, (rent[:, 0] > 1200).float()


torch.manual_seed(0)
here, late_here = tenants(500, 1.0)
there, late_there = tenants(200, 0.6)
scaler = MinMax()
net = nn.Sequential(nn.Linear(3, 16), nn.Tanh(), nn.Linear(16, 1), nn.Flatten(0))
optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)
inputs = scaler.fit_transform(here)
for epoch in range(20):
    for rows in torch.randperm(500).split(50):
        optimizer.zero_grad()
        loss = nn.functional.binary_cross_entropy_with_logits(net(inputs[rows]), late_here[rows])
        loss.backward()
        optimizer.step()
net.eval()
with torch.no_grad():
    answers = net(scaler.fit_transform(there)) > 0  # <- test-scaled-differently
    #= answers = net(scaler.transform(there)) > 0
    print((answers == (late_there > 0.5)).float().mean().item())
