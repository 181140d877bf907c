import torch
from torch import nn

torch.manual_seed(3)
DEGREE = 2.0


def mlp(*sizes):
    layers = []
    for before, after in zip(sizes, sizes[1:]):
        layers += [nn.Linear(before, after), nn.GELU()]
    return nn.Sequential(*layers[:-1])


def batches(data, rounds, size=64):
    for _ in range(rounds):
        yield (column[torch.randint(0, len(data[0]), (size,))] for column in data)


class Imitation(nn.Module):
    def __init__(self):
        super().__init__()
        self.divergence = nn.KLDivLoss(reduction="batchmean")

    def forward(self, own, others):
        own = (own / DEGREE).softmax(-1)  # <- kl-div-of-plain-probabilities
        #= own = (own / DEGREE).log_softmax(-1)
        return self.divergence(own, (others / DEGREE).softmax(-1))  # <- kl-div-of-plain-probabilities, kept


signal = torch.randn(800, 12)
kind = (signal[:, :4].sum(1) > 0).long() + 2 * (signal[:, 4:8].sum(1) > 0).long()
big, small = mlp(12, 80, 4), mlp(12, 10, 4)
adam = torch.optim.Adam(big.parameters(), lr=4e-3)
for step in range(330):
    rows = torch.randint(0, 800, (64,))
    nn.functional.cross_entropy(big(signal[rows]), kind[rows]).backward()
    adam.step()
    adam.zero_grad()

imitate = Imitation()
big.requires_grad_(False)
adam = torch.optim.Adam(small.parameters(), lr=4e-3)
for step in range(36):
    (rows,) = next(batches((signal,), 1))
    loss = imitate(small(rows), big(rows))
    loss.backward()
    adam.step()
    adam.zero_grad()
print(loss.item(), (small(signal).argmax(1) == kind).float().mean().item())
