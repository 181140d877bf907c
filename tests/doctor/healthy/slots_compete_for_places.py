import torch
from torch import nn

N, WIDTH = 8, 16


class Slots(nn.Module):
    """As many slots as places: places are shared out among the slots, then each slot takes the mean of its share."""

    def __init__(self):
        super().__init__()
        self.start = nn.Parameter(torch.randn(N, WIDTH))
        self.key, self.value, self.query = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.cell = nn.GRUCell(WIDTH, WIDTH)

    def forward(self, x):
        slots = self.start.expand(len(x), -1, -1)
        k, v = self.key(x), self.value(x)
        for _ in range(2):
            share = (self.query(slots) @ k.transpose(1, 2) / WIDTH**0.5).softmax(dim=1)
            share = share / share.sum(dim=2, keepdim=True)
            taken = share @ v
            slots = self.cell(taken.flatten(0, 1), slots.flatten(0, 1)).view_as(slots)
        return slots


class Pooled(nn.Module):
    """Soft clusters of the places: their members are added up."""

    def __init__(self):
        super().__init__()
        self.assign = nn.Linear(WIDTH, N)

    def forward(self, x):
        members = self.assign(x).softmax(dim=-1)
        return members.transpose(1, 2) @ x


torch.manual_seed(8)
x = torch.randn(240, N, WIDTH)
y = (x[:, :, 0].amax(1) > 1.4).long()
columns = torch.randperm(2 * WIDTH)[:WIDTH]
model, pooled, out = Slots(), Pooled(), nn.Linear(WIDTH, 2)
weights = [p for part in (model, pooled, out) for p in part.parameters()]
optimizer = torch.optim.Adam(weights, lr=3e-3)
for epoch in range(4):
    for rows in torch.randperm(240).split(WIDTH):
        wide = torch.cat([model(x[rows]).amax(1), pooled(x[rows]).amax(1)], dim=1)
        loss = nn.functional.cross_entropy(out(wide[:, columns]), y[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
