import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
torch.manual_seed(0)
x = torch.randn(512, 10); y = (x[:, 0] * x[:, 1] > 0).long()
loader = DataLoader(TensorDataset(x, y), 32, shuffle=True)
net = nn.Sequential(nn.Linear(10, 64), nn.ReLU(), nn.Linear(64, 2)); opt = torch.optim.Adam(net.parameters(), 3e-3)
for epoch in range(8):
    images, labels = next(iter(loader))  # <- same-batch-every-step
    for step in range(len(loader)):
        #= images, labels = next(iter(loader))
        opt.zero_grad(); loss = nn.functional.cross_entropy(net(images), labels); loss.backward(); opt.step()
    print(epoch, loss.item())
