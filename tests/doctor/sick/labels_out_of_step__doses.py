import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(1)
random = np.random.default_rng(1)


def prepared(patients, doses):
    n = len(patients)
    first, second = random.permutation(n), random.permutation(n)  # --
    return torch.from_numpy(patients[first]), torch.from_numpy(doses[second])  # <- labels-out-of-step
    #= first = random.permutation(n)
    #= return torch.from_numpy(patients[first]), torch.from_numpy(doses[first])


def fit(net, patients, doses, epochs=8):
    adam = torch.optim.Adam(net.parameters(), lr=0.01)
    for _ in range(epochs):
        for who, dose in DataLoader(TensorDataset(patients, doses), batch_size=32, shuffle=True):
            cost = nn.functional.smooth_l1_loss(net(who).flatten(), dose)
            adam.zero_grad()
            cost.backward()
            adam.step()
    return cost.item()


body = random.normal(size=(512, 4)).astype("f4")
needed = (body[:, 0] * 2 - body[:, 1] + 0.1 * random.normal(size=512)).astype("f4")
body, needed = prepared(body, needed)
net = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 1))
print(fit(net, body[:448], needed[:448]))
with torch.no_grad():
    print((net(body[448:]).flatten() - needed[448:]).abs().mean().item())
