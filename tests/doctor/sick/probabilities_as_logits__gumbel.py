"""A discrete autoencoder: gumbel_softmax is given what softmax made."""

import torch
import torch.nn.functional as F
from torch import nn


class Coder(nn.Module):
    def __init__(self, width, codes):
        super().__init__()
        self.choose, self.spell = nn.Linear(width, codes), nn.Linear(codes, width)

    def forward(self, x, tau):
        weights = torch.softmax(self.choose(x), dim=-1)  # --
        code = F.gumbel_softmax(weights, tau=tau)  # <- probabilities-as-logits
        #= code = F.gumbel_softmax(self.choose(x), tau=tau)
        return self.spell(code)


torch.manual_seed(0)
rows = torch.eye(4, 12)[torch.randint(4, (600,))] * 3 + 0.2 * torch.randn(600, 12)
coder = Coder(12, 4)
optimizer = torch.optim.Adam(coder.parameters(), lr=0.01)
for epoch in range(8):
    for pick in torch.randperm(600).split(50):
        loss = F.mse_loss(coder(rows[pick], tau=1.0), rows[pick])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
