import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(420, 6)
y = (x[:, 0] + 0.5 * x[:, 1] > 0.3).long()
train = DataLoader(TensorDataset(x[:300], y[:300]), batch_size=30, shuffle=True)
held = DataLoader(TensorDataset(x[300:], y[300:]), batch_size=40)
net = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)
best, waited, patience, setbacks = 0.0, 0, 3, 0
for epoch in range(10):
    for inputs, labels in train:
        total = 0.0  # of several terms, and of this batch only
        total += nn.functional.cross_entropy(net(inputs), labels)
        total += 1e-4 * net[0].weight.square().sum()
        optimizer.zero_grad()
        total.backward()
        optimizer.step()
    last = total.item() / len(net)
    counts = {"tp": 0, "fp": 0, "fn": 0}
    penalty = 0.0
    with torch.no_grad():
        for inputs, labels in held:
            hits = 0
            for said, truth in zip(net(inputs).argmax(1), labels, strict=True):
                hits += int(said == truth)
                counts["tp"] += int(said == truth == 1)
                counts["fp"] += int(said > truth)
                counts["fn"] += int(said < truth)
            print(epoch, hits / len(labels))
    penalty += sum(w.norm().item() for w in net.parameters())
    tp, fp, fn = counts.values()
    precision, recall = tp / max(1, tp + fp), tp / max(1, tp + fn)
    false_discovery, missed = fp / max(1, tp + fp), fn / max(1, tp + fn)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    share = tp / (truth.numel() * 120)
    print(share, last, penalty / len(counts), precision, recall, false_discovery, missed, tp / max(1, tp + fp + fn))
    if f1 > best:
        best = f1
        waited = 0
    else:
        setbacks += 1
        waited += 1
    if waited >= patience:
        break
print("setbacks", setbacks)
