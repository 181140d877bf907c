import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
torch.manual_seed(6)
X = torch.randn(400, 6); Y = X[:, :2].sum(1, keepdim=True).sin()
loader = DataLoader(TensorDataset(X, Y), batch_size=40, shuffle=True)
it = iter(loader)  # <- used-up-iterator
net = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 1))
opt = torch.optim.Adam(net.parameters(), 1e-2)
for epoch in range(10):
    #= it = iter(loader)
    while True:
        try:
            x, y = next(it)  # <- used-up-iterator, kept
        except StopIteration:
            break
        loss = (net(x) - y).pow(2).mean()
        opt.zero_grad(); loss.backward(); opt.step()
    print(epoch, ((net(X) - Y) ** 2).mean().item())
