"""Which of four notes is played: the step slipped into the branch that reports every eighth batch."""

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(17)
time = torch.linspace(0, 1, 50)
notes = torch.arange(800) % 4
tones = torch.sin((4 + 2 * notes[:, None]) * 6.283 * (time + torch.rand(800, 1))) + 0.3 * torch.randn(800, 50)
loader = DataLoader(TensorDataset(tones, notes), batch_size=20, shuffle=True)
net = nn.Sequential(nn.Linear(50, 64), nn.ReLU(), nn.Linear(64, 4))
optimizer = torch.optim.Adam(net.parameters(), lr=2e-3)
every = 8
for epoch in range(5):
    for number, (tone, note) in enumerate(loader):
        loss = nn.functional.cross_entropy(net(tone), note)
        optimizer.zero_grad()
        loss.backward()
        #= optimizer.step()
        if (number + 1) % every == 0:
            optimizer.step()  # <- gradients-cleared-unused
            print(f"{epoch} {number + 1:3d} {loss.item():.3f}")
with torch.no_grad():
    print((net(tones).argmax(1) == notes).float().mean().item())
