import torch
from torch import nn

torch.manual_seed(73)
x = torch.randn(400, 6)
y = (x[:, 0] + 0.5 * torch.randn(400) > 0).long()


def run(name, plan, each_epoch):
    net = nn.Sequential(nn.Linear(6, 24), nn.ReLU(), nn.Linear(24, 2))
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
    schedule = plan(optimizer)
    for _ in range(20):
        total = 0.0
        for rows in torch.randperm(400).split(50):
            loss = nn.functional.cross_entropy(net(x[rows]), y[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item()
            if not each_epoch:
                schedule.step()
        if each_epoch:
            schedule.step(total) if name == "when needed" else schedule.step()
    print(name, total / 8, optimizer.param_groups[0]["lr"])


lrs = torch.optim.lr_scheduler
run("restarts", lambda o: lrs.CosineAnnealingWarmRestarts(o, T_0=5, eta_min=1e-6), True)
run("one cycle", lambda o: lrs.OneCycleLR(o, 0.2, total_steps=160), False)
run("when needed", lambda o: lrs.ReduceLROnPlateau(o, factor=0.02, patience=0), True)
run("exponential", lambda o: lrs.ExponentialLR(o, 0.75), True)

# first the head, then all of it: the head's rate is put to rest
net = nn.Sequential(nn.Linear(6, 24), nn.ReLU(), nn.Linear(24, 2))
parts = [{"params": net[2].parameters(), "lr": 0.1}, {"params": net[0].parameters(), "lr": 0.0}]
optimizer = torch.optim.SGD(parts, lr=0.1)
for epoch in range(30):
    if epoch == 6:
        optimizer.param_groups[0]["lr"], optimizer.param_groups[1]["lr"] = 0.0, 0.1
    loss = nn.functional.cross_entropy(net(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
