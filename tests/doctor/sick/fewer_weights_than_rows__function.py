from collections import Counter

import torch
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset, WeightedRandomSampler

torch.manual_seed(11)
signal = torch.randn(500, 1, 20)
kind = (signal.amax((1, 2)) > 2.6).long() + (signal.amin((1, 2)) < -2.4).long()


def balanced(data, labels, batch_size):
    counts = Counter(labels.tolist())
    per_class = {c: len(labels) / n for c, n in counts.items()}
    weights = [per_class[c] for c in sorted(per_class)]  # <- fewer-weights-than-rows
    #= weights = [per_class[c] for c in labels.tolist()]
    return DataLoader(data, batch_size, sampler=WeightedRandomSampler(weights, len(labels)))  # <- fewer-weights-than-rows, kept


net = nn.Sequential(nn.Conv1d(1, 8, 3), nn.ReLU(), nn.AdaptiveMaxPool1d(1), nn.Flatten(), nn.Linear(8, 3))
sgd = optim.SGD(net.parameters(), lr=0.05)
for epoch in range(4):
    for x, y in balanced(TensorDataset(signal, kind), kind, 50):
        sgd.zero_grad()
        loss = nn.functional.cross_entropy(net(x), y)
        loss.backward()
        sgd.step()
    print(epoch, loss.item())
