import torch
import torch.nn as nn

torch.manual_seed(0)
x = torch.randn(120, 5)
y = (x[:, 0] > 0).long()
net = nn.Sequential(nn.Linear(5, 12), nn.ReLU(), nn.Linear(12, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(8):
    outs = []  # --
    for row in x:  # <- rows-one-by-one
        outs.append(net(row.unsqueeze(0)))  # <- rows-one-by-one
    loss = nn.functional.cross_entropy(torch.cat(outs), y)  # --
    #= loss = nn.functional.cross_entropy(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
