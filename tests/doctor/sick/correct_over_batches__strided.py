import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

SIDE = 12


def blobs(n):
    x = 0.4 * torch.randn(n, 1, SIDE, SIDE)
    y = torch.randint(0, 2, (n,))
    for i, k in enumerate(y.tolist()):
        x[i, 0, 6 * k : 6 * k + 6, 3:9] += 1
    return TensorDataset(x, y)


torch.manual_seed(9)
fit, check = DataLoader(blobs(400), 40, shuffle=True), DataLoader(blobs(120), 40)
network = nn.Sequential(nn.Conv2d(1, 6, 3, stride=2), nn.ReLU(), nn.Flatten(), nn.Linear(6 * (SIDE // 2 - 1) ** 2, 2))
optimizer = torch.optim.Adam(network.parameters(), lr=5e-3)
for epoch in range(4):
    network.train()
    for x, y in fit:
        optimizer.zero_grad()
        nn.functional.cross_entropy(network(x), y).backward()
        optimizer.step()
    network.eval()
    hits = 0
    with torch.no_grad():
        for x, y in check:
            hits = hits + torch.eq(network(x).argmax(1), y).sum()
    print(epoch, hits.item() / len(check))  # <- correct-over-batches
    #= print(epoch, hits.item() / len(check.dataset))
