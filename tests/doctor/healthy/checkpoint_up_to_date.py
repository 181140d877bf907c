import io

import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(300, 5)
y = x[:, :1] * 2 + 0.1 * torch.randn(300, 1)
net = nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Linear(16, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
checkpoint = {"epoch": 0, "model": net.state_dict()}  # the living weights: each time they are saved as they are then
files = []
for epoch in range(6):
    for rows in torch.randperm(300).split(30):
        loss = nn.functional.mse_loss(net(x[rows]), y[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
    checkpoint["epoch"] = epoch
    file = io.BytesIO()
    torch.save(checkpoint, file)
    files.append(file)
files[-1].seek(0)
again = nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Linear(16, 1))
again.load_state_dict(torch.load(files[-1])["model"])
with torch.no_grad():
    print(loss.item(), nn.functional.mse_loss(again(x), y).item())
