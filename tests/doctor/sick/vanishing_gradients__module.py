import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset


class Deep(nn.Module):
    def __init__(self, depth=10, width=20):
        super().__init__()
        self.inp = nn.Linear(4, width)
        self.mid = nn.ModuleList([nn.Linear(width, width) for _ in range(depth)])  # <- vanishing-gradients, kept
        self.out = nn.Linear(width, 1)

    def forward(self, x):
        x = torch.sigmoid(self.inp(x))  # --
        #= x = torch.relu(self.inp(x))
        for layer in self.mid:
            x = torch.sigmoid(layer(x))  # <- vanishing-gradients
            #= x = x + 0.1 * torch.relu(layer(x))
        return self.out(x)


torch.manual_seed(0)
x = torch.randn(256, 4)
y = (x[:, :1] * 2 + x[:, 1:2]).tanh()
dl = DataLoader(TensorDataset(x, y), batch_size=32, shuffle=True)
net = Deep()
optimizer = torch.optim.SGD(net.parameters(), lr=0.05)
for epoch in range(8):
    for xb, yb in dl:
        loss = nn.functional.mse_loss(net(xb), yb)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
