import torch
from torch import nn


class Regressor(nn.Module):
    def __init__(self, p=0.3):
        super().__init__()
        self.p = p
        self.l1, self.l2 = nn.Linear(4, 24), nn.Linear(24, 1)

    def forward(self, x):
        h = torch.tanh(self.l1(x))
        h = torch.dropout(h, self.p, True)  # <- dropout-always-on
        #= h = torch.dropout(h, self.p, self.training)
        return self.l2(h).squeeze(-1)


def rmse(model, x, y):
    model.eval()
    with torch.no_grad():
        return (model(x) - y).pow(2).mean().sqrt().item()


torch.manual_seed(0)
x = torch.randn(260, 4)
y = x[:, 0] - 0.5 * x[:, 3]
model = Regressor()
optim = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(60):
    model.train()
    loss = nn.functional.mse_loss(model(x[:200]), y[:200])
    optim.zero_grad()
    loss.backward()
    optim.step()
print("test rmse", rmse(model, x[200:], y[200:]))
