import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(320, 4)
y = x[:, :2].argmax(1)
loader = DataLoader(TensorDataset(x, y), batch_size=16, shuffle=True)
net = nn.Linear(4, 2)
opt = torch.optim.SGD(net.parameters(), lr=0.1)
log = {"loss": [], "acc": [], "norm": [], "max": []}
#= total = torch.zeros(())
for epoch in range(5):
    for xb, yb in loader:
        out = net(xb)
        loss = nn.functional.cross_entropy(out, yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
        log["loss"].append(loss.item())  # <- item-every-step
        log["acc"].append((out.argmax(1) == yb).float().mean().item())  # <- item-every-step
        log["norm"].append(net.weight.grad.norm().item())  # <- item-every-step
        log["max"].append(out.max().item())  # <- item-every-step
        #= total += loss.detach()
    print(epoch, loss.item())
