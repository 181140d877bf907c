import torch
from torch import nn


class Fusion(nn.Module):
    """Three sensors; how much each is trusted is to be learned."""

    def __init__(self, sizes, wide):
        super().__init__()
        self.eyes = nn.ModuleList(nn.Linear(size, wide) for size in sizes)
        self.trust = nn.Linear(wide, 1)
        self.say = nn.Linear(wide, 2)

    def forward(self, *parts):
        seen = [torch.relu(eye(part)) for eye, part in zip(self.eyes, parts, strict=True)]
        shares = [torch.softmax(self.trust(one), dim=-1) for one in seen]  # <- attention-along-an-axis-of-one
        #= shares = torch.softmax(torch.stack([self.trust(one) for one in seen]), dim=0)
        return self.say(sum(share * one for share, one in zip(shares, seen, strict=True)))


torch.manual_seed(103)
parts = [torch.randn(240, size) for size in (3, 5, 4)]
label = (parts[0][:, 0] + parts[1][:, 1] > 0).long()
model = Fusion((3, 5, 4), 12)
adam = torch.optim.Adam(model.parameters(), lr=5e-3)
for epoch in range(5):
    for rows in torch.randperm(240).split(40):
        loss = nn.functional.cross_entropy(model(*(part[rows] for part in parts)), label[rows])
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(epoch, loss.item())
