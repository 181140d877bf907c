import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(300, 16, 4)
y = (x[:, :, 0].mean(1) + x[:, -1, 1] * 0.3 > 0).long()


class Pyramid(nn.Module):
    """Two neighbouring steps are joined after each layer."""

    def __init__(self):
        super().__init__()
        self.low = nn.GRU(4, 8, batch_first=True)
        self.high = nn.GRU(16, 16, batch_first=True)
        self.out = nn.Linear(16, 2)

    def forward(self, x):
        h, _ = self.low(x)
        h = h.reshape(h.shape[0], h.shape[1] // 2, h.shape[2] * 2)
        h, _ = self.high(h)
        return self.out(h[:, -1])


net = Pyramid()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(12):
    for rows in torch.randperm(240).split(24):
        loss = nn.functional.cross_entropy(net(x[rows]), y[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        print(epoch, loss.item(), (net(x[240:]).argmax(1) == y[240:]).float().mean().item())
