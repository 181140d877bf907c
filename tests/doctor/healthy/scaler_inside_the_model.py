import torch
import torch.nn as nn


class Scaled(nn.Module):
    def __init__(self, mean, std):
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("std", std)
        self.net = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 1))

    def forward(self, x):
        return self.net((x - self.mean) / self.std)


torch.manual_seed(0)
x = torch.randn(260, 3) * torch.tensor([1.0, 200.0, 30.0]) + torch.tensor([5.0, 4000.0, -50.0])
y = ((x[:, 1:2] - 4000) / 200) - (x[:, 2:] + 50) / 30
model = Scaled(x[:200].mean(0), x[:200].std(0))
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for epoch in range(5):
    for i in torch.randperm(200).split(20):
        loss = nn.functional.mse_loss(model(x[i]), y[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
model.eval()
with torch.no_grad():
    print("test", nn.functional.mse_loss(model(x[200:]), y[200:]).item())
