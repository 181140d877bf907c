import torch
from torch import nn


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden1 = nn.Linear(1, 30)
        self.hidden2 = nn.Linear(30, 30)
        self.output = nn.Linear(30, 1)

    def forward(self, x):
        x = self.hidden1(x)  # <- no-activation-between-layers
        x = self.hidden2(x)  # <- no-activation-between-layers
        #= x = torch.tanh(self.hidden1(x))
        #= x = torch.tanh(self.hidden2(x))
        return self.output(x)  # <- no-activation-between-layers, kept


torch.manual_seed(0)
t = torch.linspace(-3, 3, 128).unsqueeze(1)
wave = torch.sin(2 * t)
net = MLP()
opt = torch.optim.Adam(net.parameters(), lr=0.005)
for it in range(100):
    opt.zero_grad()
    loss = nn.functional.mse_loss(net(t), wave)
    loss.backward()
    opt.step()
print(loss.item())
