import torch
import torch.nn as nn

torch.manual_seed(0)
x = torch.randn(240, 4)
y = (x.sum(1) > 0).float()
model = nn.Linear(4, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.5)
sched = torch.optim.lr_scheduler.ReduceLROnPlateau(opt, factor=0.5, patience=2)
bce = nn.BCEWithLogitsLoss()
for epoch in range(12):
    for idx in torch.randperm(200).split(25):
        opt.zero_grad()
        bce(model(x[idx]).squeeze(1), y[idx]).backward()
        opt.step()
    with torch.no_grad():
        val = bce(model(x[200:]).squeeze(1), y[200:]).item()
    sched.step(val)
    print(epoch, val, opt.param_groups[0]["lr"])
