import torch
from torch import nn, optim
from torch.utils.data import DataLoader

torch.manual_seed(7)


def walks(n):
    """Paths of 2 to 9 steps in the plane; did the path end above its beginning?"""
    for _ in range(n):
        path = torch.randn(int(torch.randint(2, 10, ())), 2) + 0.05
        yield path, (path[:, 1].sum() > 0).float()


def together(some):
    longest = 10
    steps = torch.zeros(len(some), longest, 2)
    for row, (path, _) in zip(steps, some):
        row[: len(path)] = path
    return steps, torch.stack([up for _, up in some])


class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        self.enter, self.weigh, self.leave = nn.Linear(2, 20), nn.Linear(20, 1), nn.Linear(20, 1)

    def forward(self, steps):
        there = steps.abs().sum(-1) > 0
        h = torch.relu(self.enter(steps))
        score = self.weigh(h).squeeze(-1)
        score = score.masked_fill(there, -1e9)  # <- padding-mask-inverted
        #= score = score.masked_fill(~there, -1e9)
        share = torch.softmax(score, dim=1)  # <- padding-mask-inverted, kept
        return self.leave((share[..., None] * h).sum(1)).squeeze(-1)


train = DataLoader(list(walks(600)), batch_size=30, shuffle=True, collate_fn=together)
reader = Reader()
adam = optim.Adam(reader.parameters(), lr=5e-3)
for epoch in range(4):
    for steps, up in train:
        adam.zero_grad()
        loss = nn.functional.binary_cross_entropy_with_logits(reader(steps), up)
        loss.backward()
        adam.step()
    print(epoch, loss.item())
