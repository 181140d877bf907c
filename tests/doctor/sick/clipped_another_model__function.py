import copy

import torch
from torch import nn
from torch.nn.utils import clip_grad_norm_

torch.manual_seed(1)
waves = torch.randn(300, 10, 2)
waves[::17] *= 30
goal = waves.sum((1, 2)).tanh()


class Agent(nn.Module):
    def __init__(self):
        super().__init__()
        self.core, self.end = nn.LSTM(2, 16, batch_first=True), nn.Linear(16, 1)

    def forward(self, s):
        return self.end(self.core(s)[0][:, -1])[:, 0]


online = Agent()
target = copy.deepcopy(online)
for p in target.parameters():
    p.requires_grad_(False)
adam = torch.optim.Adam(online.parameters(), lr=5e-3)


def train_step(rows):
    loss = nn.functional.mse_loss(online(waves[rows]), goal[rows])
    adam.zero_grad()
    loss.backward()
    #= clip_grad_norm_(online.parameters(), 1.0)
    clip_grad_norm_(target.parameters(), 1.0)  # <- clipped-another-model
    adam.step()
    return loss.item()


for epoch in range(8):
    print(epoch, sum(train_step(rows) for rows in torch.randperm(300).split(30)) / 10)
    target.load_state_dict(online.state_dict())
