import torch
from torch import nn

torch.manual_seed(0)
centres = torch.randn(6, 10) * 2
net = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 4))
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
triplet = nn.TripletMarginLoss(margin=0.5)
for step in range(50):
    a = torch.randint(0, 6, (32,))
    n = (a + torch.randint(1, 6, (32,))) % 6
    anchor, positive = (net(centres[a] + 0.5 * torch.randn(32, 10)) for _ in range(2))
    loss = triplet(anchor, positive, net(centres[n] + 0.5 * torch.randn(32, 10)))
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
