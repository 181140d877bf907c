import torch
from torch import nn

torch.manual_seed(0)
cell, out = nn.LSTMCell(1, 16), nn.Linear(16, 1)
opt = torch.optim.Adam([*cell.parameters(), *out.parameters()], lr=0.01)
for epoch in range(25):
    phase = torch.rand(16, 1) * 6
    wave = torch.sin(torch.arange(12) * 0.5 + phase)
    h = c = torch.zeros(16, 16)
    loss = 0
    for t in range(11):
        h, c = cell(wave[:, t : t + 1], (h, c))
        loss += nn.functional.mse_loss(out(h), wave[:, t + 1 : t + 2])
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item() / 11)
