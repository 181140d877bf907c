import torch
from torch import nn

torch.manual_seed(0)
net = nn.Sequential(nn.Flatten(), nn.Linear(64, 32), nn.ReLU(), nn.Dropout(0.2), nn.Linear(32, 10))
opt = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9, weight_decay=1e-4)
sched = torch.optim.lr_scheduler.OneCycleLR(opt, max_lr=0.2, total_steps=40)
x, y = torch.rand(400, 1, 8, 8), torch.randint(0, 10, (400,))
for _epoch in range(4):
    net.train()
    order = torch.randperm(400)
    for i in range(0, 400, 40):
        a, b = x[order[i : i + 40]], y[order[i : i + 40]]
        lam = torch.rand(()).item()
        other = torch.randperm(40)
        out = net(lam * a + (1 - lam) * a[other])
        loss = lam * nn.functional.cross_entropy(out, b) + (1 - lam) * nn.functional.cross_entropy(
            out, b[other]
        )
        opt.zero_grad()
        loss.backward()
        opt.step()
        sched.step()
    net.eval()
    with torch.no_grad():
        print((net(x).argmax(1) == y).float().mean().item())
