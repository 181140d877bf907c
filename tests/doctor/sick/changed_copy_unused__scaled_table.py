import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def table(rows=520):
    torch.manual_seed(3)
    features = torch.randn(rows, 4) * torch.tensor([1.0, 2.0, 4.0, 0.5])
    return features, (features @ torch.tensor([1.0, -0.5, 0.3, 2.0]) > 0).float()


def main():
    features, bought = table()
    mean, width = features[:400].mean(0), features[:400].std(0)
    standardised = (features - mean) / width  # <- changed-copy-unused
    #= features = (features - mean) / width
    learn = DataLoader(TensorDataset(features[:400], bought[:400]), batch_size=40, shuffle=True)
    keep = DataLoader(TensorDataset(features[400:], bought[400:]), batch_size=60)
    net = nn.Sequential(nn.Linear(4, 12), nn.ReLU(), nn.Linear(12, 1))
    opt = torch.optim.Adam(net.parameters(), lr=1e-2)
    judge = nn.BCEWithLogitsLoss()
    for epoch in range(6):
        for x, y in learn:
            opt.zero_grad()
            loss = judge(net(x).squeeze(1), y)
            loss.backward()
            opt.step()
        with torch.no_grad():
            right = sum(((net(x).squeeze(1) > 0) == (y > 0.5)).sum().item() for x, y in keep)
        print(epoch, loss.item(), right / 120)


main()
