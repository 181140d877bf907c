"""Which of three machines made a sound: the data set's length is taken from the wrong axis."""

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

generator = np.random.default_rng(2)


class Sounds(Dataset):
    def __init__(self, number):
        self.machine = generator.integers(0, 3, number)
        self.spectra = generator.normal(size=(number, 20)).astype("float32")
        self.spectra[np.arange(number), 5 * self.machine] += 2.5

    def __len__(self):
        return self.spectra.shape[1]  # <- most-rows-dropped
        #= return self.spectra.shape[0]

    def __getitem__(self, row):
        spectrum = torch.from_numpy(self.spectra[row])
        return spectrum, int(self.machine[row])


torch.manual_seed(1)
train, test = Sounds(900), Sounds(300)
net = nn.Sequential(nn.Linear(20, 24), nn.ReLU(), nn.Linear(24, 3))
optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(10):
    for spectra, machines in DataLoader(train, batch_size=16, shuffle=True):
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(spectra), machines).backward()
        optimizer.step()
with torch.no_grad():
    right = [(net(a).argmax(1) == b).float() for a, b in DataLoader(test, batch_size=100)]
    print(torch.cat(right).mean().item())
