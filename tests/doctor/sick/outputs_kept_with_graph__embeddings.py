import torch
from torch import nn

torch.manual_seed(0)
encoder = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 4))
optimizer = torch.optim.Adam(encoder.parameters(), lr=0.005)
history = {}
for step in range(60):
    anchor = torch.randn(24, 6)
    positive = anchor + 0.1 * torch.randn(24, 6)
    za, zp = encoder(anchor), encoder(positive)
    sim = nn.functional.normalize(za, dim=1) @ nn.functional.normalize(zp, dim=1).T
    loss = nn.functional.cross_entropy(sim / 0.2, torch.arange(24))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    history[step] = za  # <- outputs-kept-with-graph
    #= history[step] = za.detach()
print("loss", loss.item(), "drift", (history[0].norm() - history[59].norm()).item())
