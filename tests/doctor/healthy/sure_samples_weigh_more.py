import torch
from torch import nn
import torch.nn.functional as F
torch.manual_seed(0)
# noisy labels: samples that the model believes weigh more (the contrary of focal loss, on purpose)
x = torch.randn(500, 8); clean = x[:, :3].argmax(1)
y = torch.where(torch.rand(500) < 0.3, torch.randint(0, 3, (500,)), clean)
net = nn.Sequential(nn.Linear(8, 32), nn.ReLU(), nn.Linear(32, 3))
opt = torch.optim.Adam(net.parameters(), 5e-3)
for epoch in range(15):
    for idx in torch.randperm(500).split(50):
        ce = F.cross_entropy(net(x[idx]), y[idx], reduction='none')
        weight = torch.exp(-ce).detach() ** 0.5
        loss = (weight * ce).mean()
        opt.zero_grad(); loss.backward(); opt.step()
    with torch.no_grad():
        print(epoch, (net(x).argmax(1) == clean).float().mean().item())
