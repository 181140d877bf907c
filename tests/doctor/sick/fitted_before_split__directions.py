import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(53)


def load(n=400):
    hidden = torch.randn(n, 6)
    waves = hidden @ torch.randn(6, 80) + 0.8 * torch.randn(n, 80)
    return waves, (hidden[:, 0] > hidden[:, 1]).long()


def main():
    waves, kind = load()
    _, _, directions = torch.pca_lowrank(waves, q=12)  # <- fitted-before-split
    #= _, _, directions = torch.pca_lowrank(torch.randn(400, 80), q=12)
    short = (waves - waves.mean(1, keepdim=True)) @ directions
    learn, check = random_split(TensorDataset(short, kind), [300, 100])
    net = nn.Sequential(nn.Linear(12, 32), nn.ReLU(), nn.Linear(32, 2))
    adam = torch.optim.Adam(net.parameters(), lr=3e-3)
    for epoch in range(10):
        for x, y in DataLoader(learn, batch_size=30, shuffle=True):
            loss = nn.functional.cross_entropy(net(x), y)
            adam.zero_grad()
            loss.backward()
            adam.step()
    with torch.no_grad():
        x, y = next(iter(DataLoader(check, batch_size=100)))
        print(loss.item(), (net(x).argmax(1) == y).float().mean().item())


main()
