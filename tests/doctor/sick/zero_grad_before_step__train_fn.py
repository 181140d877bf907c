import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
xs = torch.randn(256, 4)
ys = (xs.sum(1, keepdim=True) > 0).float()


def train_epoch(net, loader, optimizer):
    net.train()
    for x, y in loader:
        loss = nn.functional.binary_cross_entropy_with_logits(net(x), y)
        #= optimizer.zero_grad()
        loss.backward()
        optimizer.zero_grad()  # <- zero-grad-before-step
        optimizer.step()
    return loss.item()


net = nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 1))
optimizer = torch.optim.RMSprop(net.parameters(), lr=0.01)
loader = DataLoader(TensorDataset(xs, ys), batch_size=32, shuffle=True)
for epoch in range(8):
    print("epoch", epoch, "loss", train_epoch(net, loader, optimizer))
