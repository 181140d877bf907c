import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(420, 4)
y = x @ torch.randn(4) + torch.randn(420)


class Evaluator:
    """Reckons how much of the spread is explained."""

    def __init__(self, net):
        self.net = net

    def r2(self, y_true, y_pred):
        rest = torch.sum((y_true - y_pred) ** 2)
        whole = torch.sum((y_true - torch.mean(y_true)) ** 2)
        return 1 - rest / whole

    def report(self, x, y):
        with torch.no_grad():
            out = self.net(x)[:, 0]
        return self.r2(out, y).item()  # <- scored-against-predictions
        #= return self.r2(y, out).item()


net = nn.Linear(4, 1)
opt = torch.optim.SGD(net.parameters(), lr=0.05)
for step in range(100):
    loss = nn.functional.mse_loss(net(x[:320])[:, 0], y[:320])
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), Evaluator(net).report(x[320:], y[320:]))
