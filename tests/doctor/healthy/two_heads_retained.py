import torch
from torch import nn


class TwoHeads(nn.Module):
    def __init__(self):
        super().__init__()
        self.trunk = nn.Linear(8, 16)
        self.size = nn.Linear(16, 1)
        self.kind = nn.Linear(16, 3)

    def forward(self, x):
        h = torch.tanh(self.trunk(x))
        return self.size(h), self.kind(h)


torch.manual_seed(0)
net = TwoHeads()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
x = torch.randn(100, 8)
size, kind = x.sum(1, keepdim=True), x[:, :3].argmax(1)
for _ in range(60):
    a, b = net(x)
    opt.zero_grad()
    first = nn.functional.mse_loss(a, size)
    second = nn.functional.cross_entropy(b, kind)
    first.backward(retain_graph=True)
    second.backward()
    opt.step()
print(first.item(), second.item())
