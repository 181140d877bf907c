import torch
from torch import nn


class Rain(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(12, 48), nn.Tanh(), nn.Dropout(0.4))
        self.head = nn.Linear(48, 1)

    def forward(self, sky):
        return self.head(self.body(sky)).squeeze(1)


torch.manual_seed(8)
sky = torch.randn(900, 12)
wet = ((sky[:, :3].sum(1) + 0.4 * torch.randn(900)) > 0).float()
rain = Rain()
optimizer = torch.optim.Adam(rain.parameters(), lr=3e-3)
criterion = nn.BCEWithLogitsLoss()
for epoch in range(15):
    rain.training = True
    #= rain.train()
    for pick in torch.randperm(700).split(50):
        loss = criterion(rain(sky[pick]), wet[pick])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    rain.training = False
    #= rain.eval()
    with torch.no_grad():
        right = ((rain(sky[700:]) > 0).float() == wet[700:]).float().mean()  # <- evaluating-in-train-mode, kept
    print(epoch, loss.item(), right.item())
