import torch
from torch import nn
torch.manual_seed(0)
def make(act, depth=8):
    layers, c = [], 1
    for _ in range(depth):
        layers += [nn.Conv1d(c, 8, 3, padding=1), act()]  # <- vanishing-gradients, kept
        c = 8
    return nn.Sequential(*layers, nn.AdaptiveAvgPool1d(1), nn.Flatten(), nn.Linear(8, 2))
net = make(nn.Sigmoid)  # <- vanishing-gradients
#= net = make(nn.ReLU)
y = torch.randint(0, 2, (200,)); t = torch.linspace(0, 6, 40)
x = torch.where(y[:, None] == 1, torch.sin(3 * t), torch.sin(t))[:, None] + 0.1 * torch.randn(200, 1, 40)
opt = torch.optim.SGD(net.parameters(), 0.1)
for e in range(15):
    for k in torch.randperm(200).split(20):
        opt.zero_grad(); l = nn.functional.cross_entropy(net(x[k]), y[k]); l.backward(); opt.step()
print(l.item())
