import torch
from torch import nn
from torch.utils.data import DataLoader, Subset, TensorDataset

torch.manual_seed(4)
points = torch.randn(900, 6)
kinds = (points[:, 0] * points[:, 1] > 0).long()
everything = TensorDataset(points, kinds)
order = torch.randperm(900).tolist()
train_rows, unseen = Subset(everything, order[:700]), Subset(everything, order[700:])


@torch.no_grad()
def meter(loader):
    network.eval()
    right = [(network(a).argmax(-1) == b).sum() for a, b in loader]
    network.train()
    return float(sum(right)) / len(loader.dataset)


network = nn.Sequential(nn.Linear(6, 40), nn.ReLU(), nn.Linear(40, 2))
fit = DataLoader(train_rows, batch_size=35, shuffle=True)
test_rows = DataLoader(unseen, batch_size=100)
part = DataLoader(Subset(train_rows, range(200)), batch_size=100)
optimizer = torch.optim.Adam(network.parameters(), lr=5e-3)
for epoch in range(5):
    for a, b in fit:
        optimizer.zero_grad()
        nn.functional.cross_entropy(network(a), b).backward()
        optimizer.step()
    print(epoch, f"test {meter(test_rows):.3f}, a part of the training rows {meter(part):.3f}")
print({name: meter(loader) for name, loader in (("seen", part), ("test", test_rows))})
