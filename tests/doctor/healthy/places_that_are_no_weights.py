import torch
from torch import nn

torch.manual_seed(3)


class Sums(nn.Module):
    """Each step of a series has a place; the places are counted, given later, or left out."""

    def __init__(self, width, told):
        super().__init__()
        self.into = nn.Linear(1, width)
        self.pos_enc = torch.zeros(12, width)
        self.pos_enc[:, 0] = torch.arange(12) / 12
        if told:
            self.pos_embed = nn.Parameter(torch.zeros(12, width))
        else:
            self.pos_embed = torch.zeros(12, width)
        self.out = nn.Linear(width, 1)

    def forward(self, x):
        inside = self.into(x.unsqueeze(2)) + self.pos_enc + self.pos_embed
        return self.out(torch.tanh(inside).mean(1)).squeeze(1)


class Given(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.into = nn.Linear(1, width)
        self.pos_emb = torch.zeros(12, width)
        self.out = nn.Linear(width, 1)

    def forward(self, x):
        return self.out(torch.tanh(self.into(x.unsqueeze(2)) + self.pos_emb).mean(1)).squeeze(1)


x = torch.rand(400, 12)
y = (x * torch.linspace(0, 1, 12)).sum(1)
given = Given(16)
given.pos_emb[:, 1:2] = torch.linspace(-1, 1, 12)[:, None]
for model in (Sums(16, True), Sums(16, False), given):
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for epoch in range(6):
        for rows in torch.randperm(400).split(40):
            loss = nn.functional.mse_loss(model(x[rows]), y[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    print(loss.item())
