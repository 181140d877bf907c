"""Points are shared out among learned slots on purpose; another net divides what its centres got; a third looks back."""
import torch
from torch import nn

WIDTH = 12


class Slots(nn.Module):
    def __init__(self):
        super().__init__()
        self.slots = nn.Parameter(torch.randn(4, WIDTH))
        self.ask, self.say = nn.Linear(WIDTH, WIDTH), nn.Linear(2, WIDTH)
        self.centre = nn.Linear(2, WIDTH)
        self.out = nn.Linear(3 * WIDTH, 2)

    def forward(self, points):
        keys = self.say(points)
        scores = self.ask(self.slots) @ keys.mT / WIDTH**0.5
        pooled = scores.softmax(dim=1) @ keys  # each point belongs to one slot; slots add up what they got
        chosen = self.centre(points[:, :3])
        share = (chosen @ keys.mT / WIDTH**0.5).softmax(dim=1) + 1e-6
        means = (share / share.sum(dim=2, keepdim=True)) @ keys
        back = (chosen @ keys.mT / WIDTH**0.5).softmax(dim=1).mT @ chosen  # which centre a point belongs to
        return self.out(torch.cat([pooled.amax(1), means.amax(1), back.amax(1)], dim=1))


torch.manual_seed(53)
points = torch.randn(600, 11, 2) + 2 * torch.randn(600, 1, 2)
label = (points.mean(1)[:, 0] > 0).long()
net = Slots()
optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(8):
    for rows in torch.randperm(600).split(50):
        loss = nn.functional.cross_entropy(net(points[rows]), label[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
