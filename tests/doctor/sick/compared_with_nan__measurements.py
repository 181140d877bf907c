import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
readings = torch.randn(480, 6)
alarm = (readings[:, 0] - readings[:, 3] > 0).float()
MISSING = float("nan")
gaps = torch.zeros_like(readings).bool()
gaps[440:] = torch.rand(40, 6) < 0.1  # the last week alone has gaps
readings[gaps] = MISSING
readings = readings.masked_fill(readings == MISSING, 0.0)  # <- compared-with-nan
#= readings = readings.masked_fill(readings.isnan(), 0.0)

learn = DataLoader(TensorDataset(readings[:400], alarm[:400]), batch_size=40, shuffle=True)
net = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 1))
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
judge = nn.BCEWithLogitsLoss()
for epoch in range(6):
    for x, y in learn:
        loss = judge(net(x).squeeze(1), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        print(epoch, loss.item(), judge(net(readings[400:440]).squeeze(1), alarm[400:440]).item())
with torch.no_grad():
    print((net(readings[440:]).squeeze(1) > 0).float().mean().item())
