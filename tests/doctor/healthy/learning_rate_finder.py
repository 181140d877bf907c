import torch
import torch.nn as nn

torch.manual_seed(0)
x = torch.randn(320, 6)
y = (x[:, :2].sum(1) > 0).long()
net = nn.Sequential(nn.Linear(6, 24), nn.ReLU(), nn.Linear(24, 2))
start = {k: v.clone() for k, v in net.state_dict().items()}
opt = torch.optim.SGD(net.parameters(), lr=1e-5)
curve = []
for step in range(60):  # the rate grows until the loss explodes
    opt.param_groups[0]["lr"] = 1e-5 * 1.3**step
    i = torch.randint(0, 320, (32,))
    loss = nn.functional.cross_entropy(net(x[i]), y[i])
    opt.zero_grad()
    loss.backward()
    opt.step()
    curve.append((opt.param_groups[0]["lr"], loss.item()))
    if loss.item() > 4:
        break
best = min(curve, key=lambda point: point[1])[0] / 10
net.load_state_dict(start)
opt = torch.optim.SGD(net.parameters(), lr=best)
for step in range(60):
    i = torch.randint(0, 320, (32,))
    loss = nn.functional.cross_entropy(net(x[i]), y[i])
    opt.zero_grad()
    loss.backward()
    opt.step()
print("suggested", best, "loss", loss.item())
