import torch
from torch import nn

torch.manual_seed(7)


class Jury(nn.Module):
    """Looks at a bag of measurements with a token of its own and says whether one of them is far out."""

    def __init__(self, width):
        super().__init__()
        self.into = nn.Linear(3, width)
        self.cls_token = torch.zeros(1, 1, width)  # <- tensor-not-a-parameter
        #= self.cls_token = nn.Parameter(torch.zeros(1, 1, width))
        self.look = nn.MultiheadAttention(width, 2, batch_first=True)
        self.out = nn.Sequential(nn.Linear(width, width), nn.ReLU(), nn.Linear(width, 2))

    def forward(self, bags):
        asking = self.cls_token.expand(len(bags), -1, -1)
        inside = torch.cat([asking, torch.relu(self.into(bags))], dim=1)
        return self.out(self.look(asking, inside, inside)[0].squeeze(1))


bags = torch.randn(600, 6, 3)
far = torch.rand(600) < 0.5
bags[far, 0] *= 3
jury = Jury(16)
optimizer = torch.optim.Adam(jury.parameters(), lr=5e-3)
for epoch in range(6):
    for rows in torch.randperm(500).split(50):
        loss = nn.functional.cross_entropy(jury(bags[rows]), far[rows].long())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        print(epoch, loss.item(), (jury(bags[500:]).argmax(1) == far[500:]).float().mean().item())
