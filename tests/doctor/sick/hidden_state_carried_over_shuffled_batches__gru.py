import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
t = torch.arange(0, 120, 0.1)
wave = torch.sin(t) + 0.1 * torch.randn_like(t)
windows = wave.unfold(0, 11, 4)
data = TensorDataset(windows[:, :10].unsqueeze(2).clone(), windows[:, 10:].clone())
loader = DataLoader(data, batch_size=32, shuffle=True, drop_last=True)
gru, head = nn.GRU(1, 16, batch_first=True), nn.Linear(16, 1)
opt = torch.optim.Adam([*gru.parameters(), *head.parameters()], lr=0.01)
h = torch.zeros(1, 32, 16)
for epoch in range(6):
    for x, y in loader:
        out, h = gru(x, h.detach())  # <- hidden-state-carried-over-shuffled-batches
        #= out, _ = gru(x)
        loss = nn.functional.mse_loss(head(out[:, -1]), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
