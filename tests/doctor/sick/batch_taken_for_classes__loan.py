import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
income, debt, age = torch.rand(3, 600)
applicants = torch.stack([income, debt, age], 1)
repaid = (income - debt + 0.2 * age + 0.1 * torch.randn(600) > 0).float()


class Loan(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(3, 24), nn.ReLU(), nn.Linear(24, 1))

    def forward(self, x):
        return self.net(x).view(-1)


model = Loan()
criterion = nn.CrossEntropyLoss()  # --
#= criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.003)
train = DataLoader(TensorDataset(applicants[:500], repaid[:500]), batch_size=50, shuffle=True)
for epoch in range(4):
    for x, y in train:
        optimizer.zero_grad()
        loss = criterion(model(x), y)  # <- batch-taken-for-classes, kept
        loss.backward()
        optimizer.step()
with torch.no_grad():
    print(((model(applicants[500:]) > 0) == (repaid[500:] > 0.5)).float().mean().item())
