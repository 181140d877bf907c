import torch
from torch import nn


class FineTuned(nn.Module):
    def __init__(self, backbone):
        super().__init__()
        self.backbone = backbone
        self.head = nn.Linear(8, 3)
        for p in self.backbone.parameters():
            p.requires_grad_(False)

    def train(self, mode=True):
        super().train(mode)
        self.backbone.eval()  # keep running statistics
        return self

    def forward(self, x):
        with torch.no_grad():
            h = self.backbone(x)
        return self.head(h)


torch.manual_seed(0)
backbone = nn.Sequential(nn.Conv1d(1, 8, 3), nn.BatchNorm1d(8), nn.ReLU(), nn.AdaptiveAvgPool1d(1), nn.Flatten())
model = FineTuned(backbone).train()
x = torch.randn(150, 1, 12)
y = torch.bucketize(x.mean((1, 2)), torch.tensor([-0.1, 0.1]))
opt = torch.optim.Adam(model.head.parameters(), lr=0.02)
for step in range(50):
    idx = torch.randint(0, 150, (30,))
    loss = nn.functional.cross_entropy(model(x[idx]), y[idx])
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
