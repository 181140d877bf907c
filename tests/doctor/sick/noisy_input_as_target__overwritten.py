import torch
from torch import nn
torch.manual_seed(0)
x = torch.sin(torch.rand(400, 1) * 6 + torch.linspace(0, 6, 40))
test = torch.sin(torch.rand(100, 1) * 6 + torch.linspace(0, 6, 40))
bad_test = test + 0.3 * torch.randn_like(test)
net = nn.Sequential(nn.Linear(40, 60), nn.ReLU(), nn.Linear(60, 40))
opt = torch.optim.Adam(net.parameters(), lr=1e-3)
for ep in range(20):
    for b in x[torch.randperm(400)].split(25):
        b = b + 0.3 * torch.randn_like(b)  # --
        loss = nn.functional.mse_loss(net(b), b)  # <- noisy-input-as-target
        #= loss = nn.functional.mse_loss(net(b + 0.3 * torch.randn_like(b)), b)
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        err = nn.functional.mse_loss(net(bad_test), test)
print(loss.item(), err.item())
