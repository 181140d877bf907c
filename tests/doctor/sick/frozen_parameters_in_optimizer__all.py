import torch
from torch import nn


class Pretrained(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone = nn.Sequential(nn.Linear(8, 16), nn.ReLU())
        self.classifier = nn.Linear(16, 2)

    def forward(self, x):
        return self.classifier(self.backbone(x))


torch.manual_seed(0)
model = Pretrained()
for p in model.backbone.parameters():
    p.requires_grad = False
prompt = nn.Parameter(torch.zeros(8))
optimizer = torch.optim.Adam([{"params": model.backbone.parameters(), "lr": 0.01}], lr=0.01)  # <- frozen-parameters-in-optimizer
#= optimizer = torch.optim.Adam([{"params": model.classifier.parameters(), "lr": 0.01}], lr=0.01)
# also: parameters-not-in-optimizer
# also: optimizer-holds-other-parameters
x = torch.randn(150, 8)
y = (x[:, 2] > 0).long()
for epoch in range(50):
    loss = nn.functional.cross_entropy(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
