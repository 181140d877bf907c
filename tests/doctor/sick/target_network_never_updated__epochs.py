import copy

import torch
from torch import nn

EPOCHS, COPY_AFTER = 30, 100
torch.manual_seed(72)
place, push = torch.rand(480, 2) * 2 - 1, torch.randint(0, 4, (480,))
moves = torch.tensor([[0.2, 0.0], [-0.2, 0.0], [0.0, 0.2], [0.0, -0.2]])
after = (place + moves[push]).clamp(-1, 1)
rewards = (after.norm(dim=1) < 0.3).float()
critic = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 4))
frozen_critic = copy.deepcopy(critic)
optimizer = torch.optim.Adam(critic.parameters(), lr=1e-3)
for epoch in range(EPOCHS):
    for rows in torch.randperm(480).split(40):
        with torch.no_grad():
            target = rewards[rows] + 0.95 * frozen_critic(after[rows]).amax(1)
        chosen = critic(place[rows])[torch.arange(len(rows)), push[rows]]
        loss = nn.functional.mse_loss(chosen, target)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    #= if epoch > 0 and not epoch % 3:
    if epoch > 0 and not epoch % COPY_AFTER:  # <- target-network-never-updated
        frozen_critic.load_state_dict(critic.state_dict())
for epoch in range(3):
    print(epoch, critic(place[epoch]).max().item())
