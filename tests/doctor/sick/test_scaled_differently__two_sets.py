"""A data set of one's own for both parts of a table: only one of them is given scaled rows."""

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

torch.manual_seed(14)
engines = torch.rand(900, 5) * torch.tensor([6000.0, 90.0, 12.0, 300.0, 40.0])
worn = (engines[:, 0] / 6000 + engines[:, 1] / 90 > 1).long()
centre, width = engines[:700].mean(0), engines[:700].std(0)


class Engines(Dataset):
    def __init__(self, rows, states):
        self.rows = torch.as_tensor(rows)
        self.states = torch.as_tensor(states)

    def __len__(self):
        return len(self.states)

    def __getitem__(self, i):
        return self.rows[i], self.states[i]


known = Engines((engines[:700] - centre) / width, worn[:700])
new = Engines(engines[700:], worn[700:])  # <- test-scaled-differently
#= new = Engines((engines[700:] - centre) / width, worn[700:])
known_loader = DataLoader(known, batch_size=35, shuffle=True)
new_loader = DataLoader(new, batch_size=100)
net = nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Linear(16, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(8):
    for rows, states in known_loader:
        loss = nn.functional.cross_entropy(net(rows), states)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    right = 0
    for rows, states in new_loader:
        with torch.no_grad():
            right += (net(rows).argmax(1) == states).sum().item()
    print(epoch, right / len(new))
