import torch
from torch import nn

torch.manual_seed(32)
x = torch.randn(900, 7)
ill = (x[:, :3].sum(1) > 2.6).float()
ratio = ill.sum() / (1 - ill).sum()  # --
#= ratio = (1 - ill).sum() / ill.sum()


class Risk(nn.Module):
    def __init__(self):
        super().__init__()
        self.score = nn.Sequential(nn.Linear(7, 20), nn.ReLU(), nn.Linear(20, 1))
        self.loss = nn.BCEWithLogitsLoss(pos_weight=ratio)  # <- frequent-classes-weigh-more, kept

    def forward(self, x, y):
        return self.loss(self.score(x).squeeze(1), y)


risk = Risk()
adam = torch.optim.Adam(risk.parameters(), lr=5e-3)
for epoch in range(10):
    for rows in torch.randperm(900).split(60):
        loss = risk(x[rows], ill[rows])
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(epoch, loss.item())
