import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
x = torch.randn(500, 6)
taste = x @ torch.tensor([0.6, -0.4, 0.3, 0.0, 0.2, 0.1])
TASKS = {
    "stars": (taste + 3).round().clamp(1, 5).long().float(),
    "age": (45 + 14 * taste).int().float() / 10,
    "goals": torch.poisson(torch.exp(0.4 * taste)).long().float(),
    "steps": torch.randint(0, 3, (500,)).float() - 1,
    "won": (taste + 0.3 * torch.randn(500) > 0).long().float(),
    "rank": torch.bucketize(taste, torch.tensor([-0.5, 0.5])).float() - 1,
}
for name, y in TASKS.items():
    model = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 1))
    opt = torch.optim.Adam(model.parameters(), lr=3e-3)
    for epoch in range(8):
        for rows in torch.randperm(400).split(40):
            loss = F.mse_loss(model(x[rows]).squeeze(1), y[rows])
            opt.zero_grad()
            loss.backward()
            opt.step()
    with torch.no_grad():
        print(name, loss.item(), F.mse_loss(model(x[400:]).squeeze(1), y[400:]).item())
