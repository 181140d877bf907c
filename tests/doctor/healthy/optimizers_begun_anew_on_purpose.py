import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(300, 8)
y = (x[:, 0] * x[:, 1] > 0).long()
loader = DataLoader(TensorDataset(x, y), batch_size=30, shuffle=True)
model = nn.Sequential(nn.Linear(8, 24), nn.ReLU(), nn.Linear(24, 24), nn.ReLU(), nn.Linear(24, 2))


def one_pass(optimizer, data=loader):
    for inputs, labels in data:
        loss = nn.functional.cross_entropy(model(inputs), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return loss.item()


for phase in range(3):  # layer by layer, from the head down
    for number, layer in enumerate(model):
        layer.requires_grad_(number >= 4 - 2 * phase)
    optimizer = torch.optim.Adam([p for p in model.parameters() if p.requires_grad], lr=3e-3)
    print("phase", phase, one_pass(optimizer))

for cycle in range(4):  # warm restarts: the schedule and the moments begin anew
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=3)
    for epoch in range(3):
        last = one_pass(optimizer)
        schedule.step()
    print("cycle", cycle, last)

tasks = [DataLoader(TensorDataset(x[i::3], y[i::3]), batch_size=25, shuffle=True) for i in range(3)]
for t in range(3):  # one task after the other
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    print("task", t, one_pass(optimizer, tasks[t]))

optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
for epoch in range(6):
    if epoch == 3:
        optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
    print("epoch", epoch, one_pass(optimizer))

for lr in (1e-2, 3e-3, 1e-3):  # stages of falling rates
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    print("rate", lr, one_pass(optimizer))
