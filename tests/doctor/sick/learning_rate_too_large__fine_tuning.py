import torch
from torch import nn
torch.manual_seed(0)
x = torch.randn(800, 12); y = x[:, :5].argmax(1); y2 = (x[:, :4].argmax(1) > 1).long()
body = nn.Sequential(nn.Linear(12, 64), nn.ReLU(), nn.Linear(64, 32), nn.ReLU()); h1, h2 = nn.Linear(32, 5), nn.Linear(32, 2)
pre = torch.optim.Adam([*body.parameters(), *h1.parameters()], 3e-3)
for e in range(6):
    for i in torch.randperm(600).split(50):
        pre.zero_grad(); l = nn.functional.cross_entropy(h1(body(x[i])), y[i]); l.backward(); pre.step()
print("pre", l.item())
#= ft = torch.optim.Adam([*body.parameters(), *h2.parameters()], 1e-3)
ft = torch.optim.Adam([*body.parameters(), *h2.parameters()], 0.5)  # <- learning-rate-too-large
for e in range(8):
    for i in torch.randperm(600)[:200].split(20):
        ft.zero_grad(); l = nn.functional.cross_entropy(h2(body(x[i])), y2[i]); l.backward(); ft.step()
    print("ft", l.item())
