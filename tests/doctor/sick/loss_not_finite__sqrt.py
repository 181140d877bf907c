import torch
import torch.nn as nn

torch.manual_seed(0)
# metric learning: distance of two embeddings should equal the difference of two heights
heights = (torch.rand(200) * 10).round()
people = torch.stack([heights + 0.1 * torch.randn(200), torch.randn(200)], 1) / 10
net = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 3))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for i in range(50):
    a, b = torch.randint(0, 200, (2, 40))
    b[0] = a[0]
    dist = torch.sqrt(((net(people[a]) - net(people[b])) ** 2).sum(1))  # <- loss-not-finite
    #= dist = torch.sqrt(((net(people[a]) - net(people[b])) ** 2).sum(1) + 1e-8)
    loss = (dist - (heights[a] - heights[b]).abs()).pow(2).mean()  # <- loss-not-finite, kept
    opt.zero_grad()
    loss.backward()  # <- loss-not-finite, kept
    opt.step()
print("stress", loss.item())
