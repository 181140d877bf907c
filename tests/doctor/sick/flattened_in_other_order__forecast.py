import torch
from torch import nn

torch.manual_seed(0)
def 造序列(n, t=20):
    相位 = torch.rand(n, 1) * 6.28
    s = torch.sin(相位 + 0.3 * torch.arange(t + 1))
    return s[:, :-1, None], s[:, 1:]

class 预测器(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.GRU(1, 16)
        self.out = nn.Linear(16, 1)
    def forward(self, x):
        h, _ = self.rnn(x.permute(1, 0, 2))
        return self.out(h)

x, y = 造序列(400)
model = 预测器()
opt = torch.optim.Adam(model.parameters(), lr=1e-2)
for epoch in range(8):
    for i in range(0, 400, 40):
        pred = model(x[i:i + 40])
        loss = nn.functional.mse_loss(pred.reshape(-1), y[i:i + 40].reshape(-1))  # <- flattened-in-other-order
        #= loss = nn.functional.mse_loss(pred.squeeze(-1).t().reshape(-1), y[i:i + 40].reshape(-1))
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
