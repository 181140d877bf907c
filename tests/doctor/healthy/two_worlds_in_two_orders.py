import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

rng = np.random.default_rng(11)
torch.manual_seed(11)


def reordered(rows, seed):
    return rows[np.random.default_rng(seed).permutation(len(rows))]


x = rng.normal(size=(600, 4)).astype("f4")
y = (x[:, 0] + x[:, 1] > 0).astype("i8")
x, y = reordered(x, 7), reordered(y, 7)  # the same order twice
elsewhere = rng.permutation(rng.normal(1.0, 2.0, size=(600, 4)).astype("f4"))  # unpaired, on purpose
pairs = TensorDataset(torch.from_numpy(x)[torch.randperm(600)], torch.from_numpy(elsewhere)[torch.randperm(600)])
body, head, critic = nn.Linear(4, 16), nn.Linear(16, 2), nn.Linear(16, 1)
both = torch.optim.Adam([*body.parameters(), *head.parameters()], lr=0.01)
judge = torch.optim.Adam(critic.parameters(), lr=0.01)
x, y = torch.from_numpy(x), torch.from_numpy(y)
for epoch in range(6):
    for here, there in DataLoader(pairs, batch_size=50, shuffle=True):
        rows = torch.randint(0, 600, (50,))
        loss = nn.functional.cross_entropy(head(torch.tanh(body(x[rows]))), y[rows])
        both.zero_grad()
        loss.backward()
        both.step()
        gap = critic(torch.tanh(body(here).detach())).mean() - critic(torch.tanh(body(there).detach())).mean()
        judge.zero_grad()
        (gap + 0.1 * critic.weight.square().sum()).backward()
        judge.step()
    shown = y[torch.randperm(600)]
    print(epoch, loss.item(), gap.item(), shown.float().mean().item())
