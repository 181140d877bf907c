import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(200, 4)
y = (x * torch.tensor([1.0, 2.0, 3.0, 4.0])).sum(1, keepdim=True)
model = nn.Linear(4, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=50)
for epoch in range(50):
    sched.step()  # <- scheduler-before-optimizer
    opt.zero_grad()
    loss = nn.functional.mse_loss(model(x), y)
    loss.backward()
    opt.step()
    #= sched.step()
print(loss.item())
