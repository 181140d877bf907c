import torch
from torch import nn

torch.manual_seed(31)
pairs = torch.randn(500, 1, 16) + 0.3 * torch.randn(500, 2, 16)
encoder = nn.Sequential(nn.Linear(16, 24), nn.Tanh(), nn.Linear(24, 6))
optimizer = torch.optim.SGD(encoder.parameters(), lr=0.05, momentum=0.9)
neighbour = torch.arange(40) ^ 1
for step in range(120):
    batch = pairs[torch.randint(0, 500, (20,))].flatten(0, 1)
    z = nn.functional.normalize(encoder(batch), dim=-1)
    scores = torch.einsum("id,jd->ij", z, z) * 8
    #= scores = scores - 1e9 * torch.eye(40)
    loss = nn.functional.cross_entropy(scores, neighbour)  # <- similarity-with-itself, kept
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
