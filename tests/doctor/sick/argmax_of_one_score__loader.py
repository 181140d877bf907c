"""Will it rain tomorrow? One output, and the accuracy of a script for ten classes."""
import torch
from torch.utils.data import DataLoader, TensorDataset


class Weather(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.one = torch.nn.Linear(5, 20)
        self.two = torch.nn.Linear(20, 1)

    def forward(self, x):
        return torch.sigmoid(self.two(torch.relu(self.one(x))))


torch.manual_seed(3)
days = torch.randn(360, 5)
rain = (days[:, 0] + 0.5 * days[:, 1] > 0.3).float().unsqueeze(1)
known = DataLoader(TensorDataset(days[:300], rain[:300]), batch_size=30, shuffle=True)
coming = DataLoader(TensorDataset(days[300:], rain[300:]), batch_size=30)
net = Weather()
adam = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(6):
    net.train()
    for x, y in known:
        loss = torch.nn.functional.binary_cross_entropy(net(x), y)
        adam.zero_grad()
        loss.backward()
        adam.step()
    net.eval()
    hits = 0
    with torch.no_grad():
        for x, y in coming:
            _, says = torch.max(net(x), 1)  # <- argmax-of-one-score
            #= says = (net(x) > 0.5).long().squeeze(1)
            hits += (says == y.squeeze(1)).sum().item()
    print(epoch, hits / 60)
