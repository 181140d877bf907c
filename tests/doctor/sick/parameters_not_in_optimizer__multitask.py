import torch
import torch.nn as nn
torch.manual_seed(0)
class MT(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(5, 20), nn.ReLU())
        self.head_a = nn.Linear(20, 1)
        self.head_b = nn.Linear(20, 3)
    def forward(self, x):
        h = self.body(x)
        return self.head_a(h).squeeze(-1), self.head_b(h)
net = MT()
opt = torch.optim.Adam(list(net.body.parameters()) + list(net.head_a.parameters()), lr=0.01)  # <- parameters-not-in-optimizer
#= opt = torch.optim.Adam(net.parameters(), lr=0.01)
for it in range(60):
    x = torch.randn(32, 5)
    a, b = net(x)
    loss = nn.functional.mse_loss(a, x[:, 0]) + nn.functional.cross_entropy(b, x[:, :3].argmax(1))
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
