import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(600, 5)
kinds = (x[:, :3] + 0.7 * torch.randn(600, 3)).argmax(1)
net = nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Linear(16, 3))
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(6):
    for a, b in DataLoader(TensorDataset(x[:500], kinds[:500]), batch_size=50, shuffle=True):
        loss = nn.functional.cross_entropy(net(a), b)
        opt.zero_grad()
        loss.backward()
        opt.step()

table = torch.zeros(3, 3)
with torch.no_grad():
    for inputs, labels in DataLoader(TensorDataset(x[500:], kinds[500:]), batch_size=50):
        predicted = net(inputs).argmax(dim=1)
        for t, p in zip(labels, predicted):
            table[t, p] += 1
precision = table.diag() / table.sum(1)  # <- precision-and-recall-swapped
recall = table.diag() / table.sum(0)  # <- precision-and-recall-swapped
#= precision = table.diag() / table.sum(0)
#= recall = table.diag() / table.sum(1)
print(loss.item(), precision.tolist(), recall.tolist())
