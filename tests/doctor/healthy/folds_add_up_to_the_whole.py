"""Cross-validation: each fold draws its rows by a sampler, and the hits of all folds are those of the whole data set."""

import torch
from torch import nn
from torch.utils.data import DataLoader, SubsetRandomSampler, TensorDataset

torch.manual_seed(8)
x = torch.randn(600, 8)
y = (x[:, 0] + x[:, 1] > 0).long()
dataset = TensorDataset(x, y)
folds = torch.randperm(600).chunk(3)
right = 0
for fold in range(3):
    rest = torch.cat([rows for number, rows in enumerate(folds) if number != fold])
    learned = DataLoader(dataset, batch_size=40, sampler=SubsetRandomSampler(rest.tolist()))
    held_out = DataLoader(dataset, batch_size=50, sampler=SubsetRandomSampler(folds[fold].tolist()))
    model = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 2))
    adam = torch.optim.Adam(model.parameters(), lr=5e-3)
    for _ in range(4):
        model.train()
        total = 0.0
        for a, b in learned:
            loss = nn.functional.cross_entropy(model(a), b)
            adam.zero_grad()
            loss.backward()
            adam.step()
            total += loss.item() * len(a)
        print(fold, total / len(learned.sampler))
    model.eval()
    with torch.no_grad():
        for a, b in held_out:
            right += (model(a).argmax(1) == b).sum().item()
print("cross-validated accuracy", right / len(dataset))
