import torch
from torch import nn

torch.manual_seed(0)
A = torch.tensor([[0.98, 0.15], [-0.15, 0.98]])
states = [torch.randn(200, 2)]
for _ in range(10):
    states.append(states[-1] @ A.T)
states = torch.stack(states, 1)
mix = torch.randn(2, 12)
seen = states @ mix + 0.01 * torch.randn(200, 11, 12)


class Model(nn.Module):
    """A linear system seen through a linear lens: x' = K x, y = C x."""

    def __init__(self):
        super().__init__()
        self.lift, self.step, self.drop = nn.Linear(12, 2), nn.Linear(2, 2, bias=False), nn.Linear(2, 12)

    def forward(self, y):
        z = self.lift(y)
        return self.drop(self.step(z)), self.drop(z)


net = Model()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(15):
    for rows in torch.randperm(160).split(20):
        after, now = net(seen[rows, :-1])
        loss = nn.functional.mse_loss(after, seen[rows, 1:]) + nn.functional.mse_loss(now, seen[rows, :-1])
        opt.zero_grad()
        loss.backward()
        opt.step()
print(loss.item(), torch.linalg.eigvals(net.step.weight.detach()))
