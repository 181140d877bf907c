import random

import numpy as np
import torch
from torch import nn


def set_seed(seed=42):
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)  # <- seed-inside-the-loop, kept


def train():
    #= set_seed()
    model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Dropout(0.2), nn.Linear(16, 3))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    x = torch.randn(200, 4)
    y = x[:, :3].argmax(1)
    for epoch in range(10):
        set_seed()  # <- seed-inside-the-loop
        order = np.random.permutation(len(x))
        for k in range(0, len(x), 25):
            batch = torch.from_numpy(order[k : k + 25])
            loss = nn.functional.cross_entropy(model(x[batch]), y[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print(epoch, loss.item())


train()
