import torch
from torch import nn

torch.manual_seed(0)
feats = torch.randn(500, 6)
species = (feats[:, 0] > 0.2 * feats[:, 1]).long()


def batches(inputs, kinds, n=25):
    for _ in range(20):
        yield inputs[torch.randint(0, 500, (n,))], kinds[torch.randint(0, 500, (n,))]  # <- labels-out-of-step
        #= rows = torch.randint(0, 500, (n,))
        #= yield inputs[rows], kinds[rows]


net = nn.Sequential(nn.Linear(6, 32), nn.Tanh(), nn.Linear(32, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(10):
    for flowers, kinds in batches(feats, species):
        loss = nn.functional.cross_entropy(net(flowers), kinds)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
