import random

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
random.seed(0)
feats = torch.randn(500, 6)
feats = feats[torch.randperm(500)]
species = (feats[:, 0] > 0.2 * feats[:, 1]).long()  # made of the rows as they stand now
order = torch.randperm(500)
learned, held = order[:400], order[400:]
inputs, kinds = feats[learned], species[learned].unsqueeze(1)
inputs, kinds = inputs[inputs[:, 1].argsort()], kinds[inputs[:, 1].argsort()]
again = feats.index_select(0, held)
truth = species.index_select(0, held)


def pairs(one, other, n=25):  # which rows meet does not matter
    for _ in range(20):
        yield one[torch.randint(0, 400, (n,))], other[torch.randint(0, 100, (n,))]


net = nn.Sequential(nn.Linear(6, 32), nn.Tanh(), nn.Linear(32, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(10):
    for s in range(0, 400, 25):
        loss = nn.functional.cross_entropy(net(inputs[s : s + 25]), kinds[s : s + 25, 0])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item(), (net(again).argmax(1) == truth).float().mean().item())
judge = nn.Linear(6, 1)
adam = torch.optim.Adam(judge.parameters(), lr=1e-3)
for real, fake in pairs(feats[:400], torch.rand(100, 6)):
    loss = nn.functional.softplus(-judge(real)).mean() + nn.functional.softplus(judge(fake)).mean()
    adam.zero_grad()
    loss.backward()
    adam.step()
some = feats[torch.randperm(500)][:100]
ones = torch.ones(100, 1)
for given, wanted in DataLoader(TensorDataset(some, ones), 20):
    loss = nn.functional.binary_cross_entropy_with_logits(judge(given), wanted)
    adam.zero_grad()
    loss.backward()
    adam.step()
