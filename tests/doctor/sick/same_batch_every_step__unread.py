import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
torch.manual_seed(0)
data, target = torch.randn(512, 10), torch.randint(0, 2, (512,))
target = (data[:, 0] + data[:, 3] > 0).long()
loader = DataLoader(TensorDataset(data, target), batch_size=64, shuffle=True)
x, y = next(iter(loader))
net = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 2))
print("shapes", net(x).shape, y.shape)
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for epoch in range(6):
    for xb, yb in loader:
        opt.zero_grad()
        loss = nn.functional.cross_entropy(net(x), y)  # <- same-batch-every-step
        #= loss = nn.functional.cross_entropy(net(xb), yb)
        loss.backward()
        opt.step()
    print(epoch, loss.item())
