import torch
from torch import nn


class SiameseScorer(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 8))  # <- parameters-never-reached, kept
        self.score = nn.Sequential(nn.Linear(16, 16), nn.ReLU(), nn.Linear(16, 1))

    def forward(self, a, b):
        za = self.encoder(a).detach()  # <- parameters-never-reached
        zb = self.encoder(b).detach()  # <- parameters-never-reached
        #= za = self.encoder(a)
        #= zb = self.encoder(b)
        return self.score(torch.cat([za, zb], dim=1)).squeeze(1)


torch.manual_seed(0)
model = SiameseScorer()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
criterion = nn.BCEWithLogitsLoss()
for step in range(60):
    a = torch.randn(40, 8)
    same = torch.rand(40) < 0.5
    b = torch.where(same[:, None], a + 0.1 * torch.randn(40, 8), torch.randn(40, 8))
    loss = criterion(model(a, b), same.float())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
