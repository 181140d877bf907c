import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(3)
torch.manual_seed(3)
voxels = torch.from_numpy(rng.normal(size=(120, 2500))).float()
dementia = torch.from_numpy(rng.integers(0, 2, 120))
voxels[:, :8] += 0.5 * dementia[:, None]


def correlation(table, outcome):
    t = table - table.mean(0)
    o = outcome.float() - outcome.float().mean()
    return (t * o[:, None]).sum(0).abs() / (t.norm(dim=0) * o.norm())


class Selector:
    def __init__(self, keep):
        self.keep = keep

    def columns(self, table, outcome):
        return torch.argsort(correlation(table, outcome), descending=True)[: self.keep]


chosen = Selector(30).columns(voxels, dementia)  # <- features-chosen-with-test-labels
parts = np.array_split(rng.permutation(120), 6)
rates = []
for number in range(6):
    out = torch.from_numpy(parts[number])
    inside = torch.from_numpy(np.concatenate([parts[k] for k in range(6) if k != number]))
    #= chosen = Selector(30).columns(voxels[inside], dementia[inside])
    model = nn.Sequential(nn.Linear(30, 8), nn.ReLU(), nn.Linear(8, 2))
    sgd = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
    for _ in range(30):
        loss = nn.functional.cross_entropy(model(voxels[inside][:, chosen]), dementia[inside])
        sgd.zero_grad()
        loss.backward()
        sgd.step()
    with torch.no_grad():
        rates.append((model(voxels[out][:, chosen]).argmax(1) == dementia[out]).float().mean().item())
print(np.mean(rates))
