import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
torch.manual_seed(0)
# a long series in order; ten chunks per step
t = torch.arange(4001) * 0.1
series = torch.sin(t) + 0.05 * torch.randn(4001)
chunks = TensorDataset(series[:-1].view(-1, 5, 1), series[1:].view(-1, 5, 1))
loader = DataLoader(chunks, batch_size=1, shuffle=False)
cell, head = nn.GRU(1, 16, batch_first=True), nn.Linear(16, 1)
opt = torch.optim.Adam([*cell.parameters(), *head.parameters()], 5e-3)
for epoch in range(3):
    h, pending, total = None, 0.0, 0.0
    for i, (x, y) in enumerate(loader, 1):
        out, h = cell(x, h)
        pending = pending + nn.functional.mse_loss(head(out), y)
        if i % 10 == 0:
            opt.zero_grad()
            (pending / 10).backward()
            opt.step()
            total += pending.item()
            h, pending = h.detach(), 0.0
    print(epoch, total / len(loader))
