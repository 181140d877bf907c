import torch
from torch import nn

torch.manual_seed(27)


def spring(n):
    stretch = torch.rand(n, 2) * 3
    force = 40 * stretch[:, :1] + 12 * stretch[:, 1:] ** 2 + 2 * torch.randn(n, 1)
    return stretch, force


stretch, force = spring(500)
x_tr, x_val, y_tr, y_val = stretch[:400], stretch[400:], force[:400], force[400:]
centre, width = y_tr.mean(), y_tr.std()
y_tr = (y_tr - centre) / width
#= y_val = (y_val - centre) / width
net = nn.Sequential(nn.Linear(2, 24), nn.Tanh(), nn.Linear(24, 1))
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(60):
    net.train()
    optimizer.zero_grad()
    loss = criterion(net(x_tr), y_tr)
    loss.backward()
    optimizer.step()
    if epoch % 20 == 19:
        net.eval()
        with torch.no_grad():
            val = criterion(net(x_val), y_val)  # <- answers-on-another-scale, kept
        print(epoch, loss.item(), val.item())
