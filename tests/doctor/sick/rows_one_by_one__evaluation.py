import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(500, 4)
y = (x.abs().sum(1) > 3).long()
test_set = TensorDataset(x[200:], y[200:])
net = nn.Sequential(nn.Linear(4, 24), nn.ReLU(), nn.Linear(24, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(6):
    for idx in torch.randperm(200).split(20):
        loss = nn.functional.cross_entropy(net(x[idx]), y[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
    net.eval()
    right = 0
    with torch.no_grad():
        for i in range(len(test_set)):  # <- rows-one-by-one
            features, label = test_set[i]  # --
            right += int(net(features[None]).argmax(1).item() == label.item())  # <- rows-one-by-one
        #= for xb, yb in DataLoader(test_set, batch_size=100):
        #=     right += (net(xb).argmax(1) == yb).sum().item()
    net.train()
print("accuracy", right / len(test_set))
