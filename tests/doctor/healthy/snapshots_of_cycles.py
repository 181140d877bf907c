import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(400, 6)
y = (x[:, 0] * x[:, 1] > 0).long()
loader = DataLoader(TensorDataset(x[:320], y[:320]), batch_size=32, shuffle=True)
net = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 2))
opt = torch.optim.SGD(net.parameters(), lr=0.2, momentum=0.9)
cycle = 30
schedule = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=cycle)  # down, up, down ...
answers, step = [], 0
for epoch in range(21):
    for a, b in loader:
        loss = nn.functional.cross_entropy(net(a), b)
        opt.zero_grad()
        loss.backward()
        opt.step()
        schedule.step()
        step += 1
        if step % (2 * cycle) == cycle:  # at the bottom
            with torch.no_grad():
                answers.append(net(x[320:]).softmax(1))
mean = torch.stack(answers).mean(0)
print(len(answers), (mean.argmax(1) == y[320:]).float().mean().item())
