import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(4)
kinds = torch.randn(6, 16)
songs = kinds[torch.randint(0, 6, (960,))] + 0.8 * torch.randn(960, 16)


class Twin(nn.Module):
    def __init__(self, size=8):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(16, 48), nn.BatchNorm1d(48), nn.ReLU(), nn.Linear(48, size))
        self.predictor = nn.Sequential(nn.Linear(size, 24), nn.ReLU(), nn.Linear(24, size))

    def forward(self, a, b):
        u, v = self.encoder(a), self.encoder(b)
        p, q = self.predictor(u), self.predictor(v)
        aims = v, u
        #= aims = v.detach(), u.detach()
        likeness = F.cosine_similarity(p, aims[0], dim=-1) + F.cosine_similarity(q, aims[1], dim=-1)  # <- views-fall-together, kept
        return -0.5 * likeness.mean()


def hum(x):
    return x * (torch.rand_like(x) > 0.2) + 0.2 * torch.randn_like(x)


twin = Twin()
optimizer = torch.optim.SGD(twin.parameters(), lr=0.2, momentum=0.9)
for epoch in range(12):
    twin.train()
    losses = []
    for pick in torch.randperm(960).split(64):
        loss = twin(hum(songs[pick]), hum(songs[pick]))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    print(epoch, sum(losses) / len(losses))
