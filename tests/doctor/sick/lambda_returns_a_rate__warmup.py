import math

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Plan:
    def __init__(self, peak, warm, total):
        self.peak, self.warm, self.total = peak, warm, total

    def __call__(self, step):
        if step < self.warm:
            return self.peak * (step + 1) / self.warm
        done = (step - self.warm) / (self.total - self.warm)
        return self.peak * 0.5 * (1 + math.cos(math.pi * done))


torch.manual_seed(7)
x = torch.randn(320, 8)
y = (x[:, :2].prod(1) > 0).long()
loader = DataLoader(TensorDataset(x, y), batch_size=32, shuffle=True)
model = nn.Sequential(nn.Linear(8, 32), nn.ReLU(), nn.Linear(32, 2))
opt = torch.optim.AdamW(model.parameters(), lr=3e-3)
sched = torch.optim.lr_scheduler.LambdaLR(opt, Plan(3e-3, 10, 100))  # <- lambda-returns-a-rate
#= sched = torch.optim.lr_scheduler.LambdaLR(opt, Plan(1.0, 10, 100))
for epoch in range(10):
    for rows, labels in loader:
        loss = nn.functional.cross_entropy(model(rows), labels)
        opt.zero_grad()
        loss.backward()
        opt.step()
        sched.step()
    print(epoch, loss.item())
# also: learning-rate-too-small
