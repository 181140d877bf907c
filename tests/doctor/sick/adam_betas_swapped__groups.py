import torch
from torch import nn

torch.manual_seed(1)
clicks = torch.randint(0, 50, (900, 2))
taste = torch.randn(50, 4)
liked = ((taste[clicks[:, 0]] * taste[clicks[:, 1]]).sum(1) > 0).float()


class Pair(nn.Module):
    def __init__(self):
        super().__init__()
        self.one, self.two = nn.Embedding(50, 8), nn.Embedding(50, 8)
        self.shift = nn.Parameter(torch.zeros(1))

    def forward(self, ids):
        return (self.one(ids[:, 0]) * self.two(ids[:, 1])).sum(1) + self.shift


pair = Pair()
beta2, beta1 = 0.9, 0.99
optimizer = torch.optim.NAdam(  # <- adam-betas-swapped, kept
    [{"params": [pair.shift], "lr": 0.01}, {"params": [*pair.one.parameters(), *pair.two.parameters()]}],
    lr=0.02,
    betas=(beta1, beta2),  # --
    #= betas=(beta2, beta1),
)
for step in range(80):
    loss = nn.functional.binary_cross_entropy_with_logits(pair(clicks), liked)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
