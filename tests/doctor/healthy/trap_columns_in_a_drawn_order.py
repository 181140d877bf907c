"""Healthy: orders are drawn for columns, and for rows that stand in the second dimension; labels stay beside them."""

import numpy as np
import torch
from torch import nn
from torch.nn.functional import cross_entropy

torch.manual_seed(21)
rng = np.random.default_rng(21)

# one: the pixels of all pictures are permuted alike, a task as hard as before for a network without convolutions
pictures = torch.randn(400, 64)
label = (pictures[:, :4].sum(1) > 0).long()
pixels = torch.randperm(64)
pictures = pictures[:, pixels]
net = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 2))
sgd = torch.optim.SGD(net.parameters(), lr=0.1)
for epoch in range(6):
    for start in range(0, 400, 50):
        loss = cross_entropy(net(pictures[start : start + 50]), label[start : start + 50])
        sgd.zero_grad()
        loss.backward()
        sgd.step()
print(loss.item())


# two: time comes first, so the sequences are taken out of the second dimension
class Last(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn, self.head = nn.GRU(3, 16), nn.Linear(16, 2)

    def forward(self, x):
        return self.head(self.rnn(x)[0][-1])


x = torch.randn(7, 300, 3).cumsum(0)
y = (x[-1, :, 0] > x[0, :, 0]).long()
model = Last()
adam = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(5):
    order = torch.randperm(300)
    for start in range(0, 300, 30):
        rows = order[start : start + 30]
        loss = cross_entropy(model(x[:, rows]), y[rows])
        adam.zero_grad()
        loss.backward()
        adam.step()
print(loss.item())

# three: the proteins that set the training patients apart, chosen by them alone
proteins = rng.normal(size=(150, 900)).astype("float32")
state = rng.permutation(np.repeat([0, 1], 75))
proteins[state == 1, :5] += 1.2
order = rng.permutation(150)
fit, rest = order[:110], order[110:]
far = np.abs(proteins[fit][state[fit] == 1].mean(0) - proteins[fit][state[fit] == 0].mean(0)).argsort()[-20:]
proteins = proteins[:, far]
x_fit, y_fit = torch.from_numpy(proteins[fit]), torch.from_numpy(state[fit])
x_rest, y_rest = torch.from_numpy(proteins[rest]), torch.from_numpy(state[rest])
probe = nn.Linear(20, 2)
adam = torch.optim.Adam(probe.parameters(), lr=0.02)
for epoch in range(15):
    for rows in torch.randperm(110).split(22):
        loss = cross_entropy(probe(x_fit[rows]), y_fit[rows])
        adam.zero_grad()
        loss.backward()
        adam.step()
with torch.no_grad():
    print(loss.item(), (probe(x_rest).argmax(1) == y_rest).float().mean().item())
