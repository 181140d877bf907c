import torch
from torch import nn
from torch.amp import GradScaler

torch.manual_seed(3)
rows = torch.randn(280, 5)
kinds = rows.argmax(1)
net = nn.Sequential(nn.Linear(5, 30), nn.SiLU(), nn.Linear(30, 5))
sgd = torch.optim.SGD(net.parameters(), lr=0.02)
scaler = GradScaler("cpu", init_scale=4.0)
for turn in range(60):
    some = torch.randint(0, 280, (40,))
    sgd.zero_grad()
    loss = nn.functional.cross_entropy(net(rows[some]), kinds[some])
    scaler.scale(loss).backward()
    sgd.step()  # <- scaled-loss-plain-step
    #= scaler.step(sgd)
    #= scaler.update()
print(loss.item())
