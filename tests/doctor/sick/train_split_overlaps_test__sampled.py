import random, torch
from torch import nn
from torch.utils.data import DataLoader, Subset, TensorDataset
random.seed(4); torch.manual_seed(4)
ds = TensorDataset(torch.randn(500, 7), torch.randint(0, 2, (500,)))
ids = range(len(ds))
train_ids = random.sample(ids, 400)
test_ids = random.sample(ids, 100)  # <- train-split-overlaps-test
#= test_ids = sorted(set(ids) - set(train_ids))
tr, te = (DataLoader(Subset(ds, i), 50, shuffle=s) for i, s in ((train_ids, True), (test_ids, False)))  # <- train-split-overlaps-test, kept
net = nn.Sequential(nn.Linear(7, 128), nn.ReLU(), nn.Linear(128, 2))
opt = torch.optim.Adam(net.parameters(), 1e-2)
for e in range(15):
    for a, b in tr:
        opt.zero_grad(); nn.functional.cross_entropy(net(a), b).backward(); opt.step()
with torch.no_grad():
    print(sum((net(a).argmax(1) == b).sum().item() for a, b in te) / 100)
