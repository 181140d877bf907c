"""One loop for both phases, whose loaders stand in a dict."""

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(9)
marks = torch.rand(500, 6)
passed = (marks.mean(1) > 0.5).long()
parts = {"learn": TensorDataset(marks[:400], passed[:400]), "check": TensorDataset(marks[400:], passed[400:])}
loaders = {name: DataLoader(part, batch_size=20, shuffle=name == "learn") for name, part in parts.items()}
net = nn.Sequential(nn.Linear(6, 16), nn.Tanh(), nn.Linear(16, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(5):
    for part in ("learn", "check"):
        net.train(part == "learn")
        hits = 0
        for rows, labels in loaders[part]:
            with torch.set_grad_enabled(part == "learn"):
                scores = net(rows)
                loss = nn.functional.cross_entropy(scores, labels)
            if part == "learn":
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
            hits += (scores.argmax(1) == labels).sum().item()
        print(epoch, part, hits / len(loaders[part]))  # <- correct-over-batches
        #= print(epoch, part, hits / len(loaders[part].dataset))
