import torch
from torch import nn

torch.manual_seed(0)
docs, relevance = torch.randn(120, 6), torch.randint(0, 4, (120,)).float()
docs[:, 0] += relevance
score = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 1))
opt = torch.optim.Adam(score.parameters(), lr=0.01)
for step in range(50):
    i = torch.randint(0, 120, (20,))
    s = score(docs[i])
    diff = s - s.T  # every pair
    better = (relevance[i][:, None] > relevance[i][None, :]).float()
    loss = (nn.functional.softplus(-diff) * better).sum() / better.sum().clamp(min=1)
    opt.zero_grad()
    loss.backward()
    opt.step()
print("ranking loss", loss.item())
