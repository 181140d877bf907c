import numpy as np
import torch
from torch import nn


class Study:
    def __init__(self, seed=3):
        rng = np.random.default_rng(seed)
        self.markers = rng.normal(size=(140, 1500)).astype("f4")
        self.ill = rng.integers(0, 2, 140)
        order = rng.permutation(140)
        self.train_rows, self.test_rows = order[:100], order[100:]


def gap(table, group):
    return np.abs(table[group == 1].mean(axis=0) - table[group == 0].mean(axis=0))


def most_different(table, group, count):
    distance = gap(table, group)
    return distance.argsort()[-count:]


torch.manual_seed(3)
study = Study()
markers, ill = study.markers, study.ill
best = most_different(markers, ill, 25)  # <- features-chosen-with-test-labels
#= best = most_different(markers[study.train_rows], ill[study.train_rows], 25)
few = torch.from_numpy(markers[:, best])
answer = torch.from_numpy(ill)
model = nn.Sequential(nn.Linear(25, 12), nn.ReLU(), nn.Dropout(0.2), nn.Linear(12, 2))
optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3)
train_rows, test_rows = (torch.from_numpy(rows) for rows in (study.train_rows, study.test_rows))
for epoch in range(30):
    for rows in train_rows[torch.randperm(100)].split(20):
        loss = nn.functional.cross_entropy(model(few[rows]), answer[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
model.eval()
with torch.no_grad():
    right = model(few[test_rows]).argmax(1) == answer[test_rows]
print(loss.item(), right.float().mean().item())
