import torch
from torch import nn


class Shared(nn.Module):
    def __init__(self):
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(5, 24), nn.ReLU())
        self.cls = nn.Linear(24, 3)
        self.reg = nn.Linear(24, 1)
        self.copy = nn.Linear(24, 1)  # an auxiliary task: give back a feature

    def forward(self, x):
        h = self.trunk(x)
        return self.cls(h), self.reg(h).squeeze(-1), self.copy(h).squeeze(-1)


torch.manual_seed(0)
x = torch.randn(300, 5)
label, value = x[:, :3].argmax(1), x[:, 3] * 2
net = Shared()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for step in range(70):
    i = torch.randint(0, 300, (48,))
    logits, v, c = net(x[i])
    loss = (
        nn.functional.cross_entropy(logits, label[i])
        + 0.5 * nn.functional.mse_loss(v, value[i])
        + 0.1 * nn.functional.mse_loss(c, x[i, 4])
    )
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
