"""One strength of noise; what was added is drawn in the same line in which it is added."""

import torch
from torch import nn

torch.manual_seed(4)
waves = torch.sin(torch.rand(300, 1) * 6 + torch.linspace(0, 5, 20))
finder = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 20))
adam = torch.optim.Adam(finder.parameters(), lr=2e-3)
criterion = nn.MSELoss()
for epoch in range(10):
    for clean in waves[torch.randperm(300)].split(30):
        heard = clean + 0.5 * torch.randn_like(clean)  # --
        loss = criterion(finder(heard), torch.randn_like(clean))  # <- noise-of-another-draw
        #= noise = torch.randn_like(clean)
        #= loss = criterion(finder(clean + 0.5 * noise), noise)
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(epoch, loss.item())
