import torch
import torch.nn as nn
torch.manual_seed(0)
class Forecaster(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.LSTM(1, 12, batch_first=True)
        self.lin = nn.Linear(12, 1)
    def forward(self, w):
        o, _ = self.rnn(w)
        return self.lin(o[:, -1])
t = torch.arange(0, 40, 0.1)
sig = torch.sin(t)
win = sig.unfold(0, 9, 2)
x, y = win[:, :8].unsqueeze(-1), win[:, 8]
f = Forecaster()
o = torch.optim.Adam(f.parameters(), lr=0.01)
for e in range(10):
    for i in torch.randperm(len(x)).split(32):
        loss = nn.HuberLoss()(f(x[i]), y[i])  # <- broadcast-in-regression-loss
        #= loss = nn.HuberLoss()(f(x[i]).flatten(), y[i])
        o.zero_grad(); loss.backward(); o.step()
print(loss.item())
