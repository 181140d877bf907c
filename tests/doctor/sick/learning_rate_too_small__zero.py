import torch
from torch import nn
torch.manual_seed(0)
x = torch.randn(300, 10); y = x[:, :3].argmax(1); net = nn.Linear(10, 3)
def make(cfg): return torch.optim.SGD(net.parameters(), lr=cfg.get("lr", 0), momentum=.9)  # <- learning-rate-too-small, kept
#= opt = make({"lr": 0.1})
opt = make({"learning_rate": 0.1})  # <- learning-rate-too-small
for e in range(8):
    for i in torch.randperm(300).split(30):
        opt.zero_grad(); l = nn.functional.cross_entropy(net(x[i]), y[i]); l.backward(); opt.step()
    print(e, l.item())
