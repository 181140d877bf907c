import torch
import torch.nn as nn

torch.manual_seed(3)
x, k = torch.randn(480, 6), 3
y = x.pow(2).sum(1, keepdim=True)
model = nn.Sequential(nn.Linear(6, 40), nn.ReLU(), nn.Linear(40, 1))
opt = torch.optim.SGD(model.parameters(), lr=0.02, momentum=0.9)
scaler = torch.amp.GradScaler("cpu")
opt.zero_grad()
for epoch in range(6):
    for i, rows in enumerate(torch.randperm(480).split(20)):
        loss = nn.functional.smooth_l1_loss(model(x[rows]), y[rows]) / k
        scaler.scale(loss).backward()
        if (i + 1) % k:
            continue
        #= scaler.unscale_(opt)
        torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm=2.0)  # <- clip-before-unscale, kept
        scaler.unscale_(opt)  # --
        scaler.step(opt)
        scaler.update()
        opt.zero_grad()
    print(epoch, loss.item() * k)
